// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/repositorylistmodel.h"

#include "core/oci/reference.h"
#include "models/draggedreferences.h"

using namespace Qt::StringLiterals;

namespace models {

RepositoryListModel::RepositoryListModel(const QString &domain, QObject *parent)
    : QAbstractListModel(parent)
    , m_domain(domain)
{}

void RepositoryListModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_names.clear();
    m_hasMore = false;
    m_isWaiting = false;
    endResetModel();
}

void RepositoryListModel::append(const QList<hub::FoundRepository> &found, bool hasMore)
{
    QList<hub::FoundRepository> fresh;
    for (const hub::FoundRepository &each : found) {
        if (m_names.contains(each.name))
            continue;
        m_names.insert(each.name);
        fresh += each;
    }
    m_hasMore = hasMore;
    m_isWaiting = false;
    if (fresh.isEmpty())
        return fetchMore({}); // The view has nothing new to notice.
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(fresh.size()) - 1);
    m_rows += fresh;
    endInsertRows();
}

int RepositoryListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString RepositoryListModel::referenceOf(const hub::FoundRepository &found) const
{
    const bool isHub = m_domain == "docker.io"_L1;
    const auto reference = oci::Reference::parse(isHub ? found.name : m_domain + u'/' + found.name);
    return reference ? reference->repository() : QString();
}

QVariant RepositoryListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const hub::FoundRepository &found = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return found.name;
    case DescriptionRole:
        return found.description;
    case TrustRole:
        return int(found.trust);
    case StarsRole:
        return found.stars;
    case PullsRole:
        return found.pulls.count;
    case AtLeastRole:
        return found.pulls.isAtLeast;
    case UpdatedRole:
        return found.updated;
    case ArchitecturesRole:
        return found.architectures;
    case ReferenceRole:
        return referenceOf(found);
    default:
        return {};
    }
}

bool RepositoryListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore && !m_isWaiting;
}

void RepositoryListModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_isWaiting = true;
    Q_EMIT moreWanted();
}

Qt::ItemFlags RepositoryListModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList RepositoryListModel::mimeTypes() const
{
    return {u"text/plain"_s, ReferencesMime};
}

QMimeData *RepositoryListModel::mimeData(const QModelIndexList &indexes) const
{
    QStringList names;
    for (const QModelIndex &index : indexes)
        names += index.data(ReferenceRole).toString();
    return dragReferences(names);
}

} // namespace models
