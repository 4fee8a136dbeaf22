// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/pagedmodel.h"

#include "models/draggedreferences.h"

using namespace Qt::StringLiterals;

namespace models {

PagedModel::PagedModel(int referenceRole, QObject *parent)
    : QAbstractItemModel(parent)
    , m_referenceRole(referenceRole)
{}

void PagedModel::restart()
{
    m_hasMore = false;
    m_isWaiting = false;
}

void PagedModel::takePage(int before, int count, bool hasMore, const std::function<void()> &insert)
{
    m_hasMore = hasMore;
    m_isWaiting = false;
    if (count == 0)
        return fetchMore({});
    beginInsertRows({}, before, before + count - 1);
    insert();
    endInsertRows();
}

bool PagedModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore && !m_isWaiting;
}

void PagedModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_isWaiting = true;
    Q_EMIT moreWanted();
}

Qt::ItemFlags PagedModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList PagedModel::mimeTypes() const
{
    return {u"text/plain"_s, ReferencesMime};
}

QMimeData *PagedModel::mimeData(const QModelIndexList &indexes) const
{
    QStringList names;
    for (const QModelIndex &index : indexes)
        names += index.data(m_referenceRole).toString();
    names.removeDuplicates();
    return dragReferences(names);
}

} // namespace models
