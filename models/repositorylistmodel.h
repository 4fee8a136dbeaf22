// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/requests.h"
#include "models/pagedmodel.h"

#include <QSet>

namespace models {

/// Repositories of Docker Hub or of another registry: what a search has found, or a catalog lists.
/// It grows by pages. GUI thread.
class RepositoryListModel final : public PagedModel
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

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString referenceOf(const hub::FoundRepository &found) const;

    QString m_domain;
    QList<hub::FoundRepository> m_rows;
    QSet<QString> m_names;
};

} // namespace models
