// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/repositorylistmodel.h"

#include "core/oci/reference.h"

using namespace Qt::StringLiterals;

namespace models {

RepositoryListModel::RepositoryListModel(const QString &domain, QObject *parent)
    : PagedModel(ReferenceRole, parent)
    , m_domain(domain)
{}

void RepositoryListModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_names.clear();
    restart();
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
    takePage(int(m_rows.size()), int(fresh.size()), hasMore, [&] { m_rows += fresh; });
}

QModelIndex RepositoryListModel::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex RepositoryListModel::parent(const QModelIndex &) const
{
    return {};
}

int RepositoryListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
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

} // namespace models
