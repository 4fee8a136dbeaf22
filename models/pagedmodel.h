// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractItemModel>

#include <functional>

namespace models {

/// The base of lists that grow by pages: a view that comes near the end calls fetchMore(), and
/// moreWanted() asks for the next one. Rows can be dragged as the names of what they stand for. GUI
/// thread.
class PagedModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    /// The next page did not come: it may be asked for again.
    void setFailed() { m_isWaiting = false; }

    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

Q_SIGNALS:
    void moreWanted();

protected:
    /// The names are the data of \a referenceRole.
    explicit PagedModel(int referenceRole, QObject *parent = nullptr);

    /// There is no row, and nothing is waited for.
    void restart();
    /// A page came, and \a insert appends those of its rows that are new, \a count of them, to
    /// the \a before that are there. Without any there is nothing for a view to notice, so the next
    /// page is asked for.
    void takePage(int before, int count, bool hasMore, const std::function<void()> &insert);

private:
    int m_referenceRole;
    bool m_hasMore = false;
    bool m_isWaiting = false; ///< For a page that was asked for.
};

} // namespace models
