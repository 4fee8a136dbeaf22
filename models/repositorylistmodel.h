// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/requests.h"

#include <QAbstractListModel>
#include <QSet>

namespace models {

/// Repositories of Docker Hub or of another registry: what a search has found, or a catalog lists.
/// It grows by pages: a view that comes near the end calls fetchMore(), and moreWanted() asks for
/// the next one. GUI thread.
class RepositoryListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        DescriptionRole = Qt::UserRole,
        TrustRole,         ///< int of a hub::Trust.
        StarsRole,         ///< qint64.
        PullsRole,         ///< qint64; -1 if that is not said.
        AtLeastRole,       ///< bool: the pulls are rounded down.
        UpdatedRole,       ///< QDateTime; invalid if not said.
        ArchitecturesRole, ///< QStringList.
        ReferenceRole,     ///< "docker.io/library/nginx", without a tag.
    };
    Q_ENUM(Role)

    /// \a domain is the registry that all of them are in.
    explicit RepositoryListModel(const QString &domain, QObject *parent = nullptr);

    void clear();
    /// More of them; those that are there already are passed over, because what is asked for page
    /// by page may move in between.
    void append(const QList<hub::FoundRepository> &found, bool hasMore);
    /// The next page did not come: it may be asked for again.
    void setFailed() { m_isWaiting = false; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    /// A row can be dragged as the name of its repository.
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

Q_SIGNALS:
    void moreWanted();

private:
    [[nodiscard]] QString referenceOf(const hub::FoundRepository &found) const;

    QString m_domain;
    QList<hub::FoundRepository> m_rows;
    QSet<QString> m_names;
    bool m_hasMore = false;
    bool m_isWaiting = false; ///< For a page that was asked for.
};

} // namespace models
