// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/pathdiffmodel.h"

#include "core/layers/filetree.h"
#include "models/pathdifftext.h"

#include <algorithm>

namespace models {

using layers::PathChange;
using layers::PathDifference;

PathDiffModel::PathDiffModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void PathDiffModel::setDiff(std::shared_ptr<const layers::ImageDiff> diff)
{
    beginResetModel();
    m_diff = std::move(diff);
    collect();
    endResetModel();
}

void PathDiffModel::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    beginResetModel();
    m_filter = text;
    collect();
    endResetModel();
}

void PathDiffModel::setShowsSame(bool shows)
{
    if (shows == m_showsSame)
        return;
    beginResetModel();
    m_showsSame = shows;
    collect();
    endResetModel();
}

void PathDiffModel::collect()
{
    m_rows.clear();
    if (!m_diff)
        return;
    const std::vector<PathDifference> &paths = m_diff->paths;
    for (quint32 i = 0; i < paths.size(); ++i) {
        if (isWanted(paths[i]))
            m_rows.push_back(i);
    }
    std::ranges::stable_sort(m_rows, {}, [&paths](quint32 row) {
        const PathDifference &path = paths[row];
        return std::pair(-std::abs(path.sizeB - path.sizeA), path.change == PathChange::Same);
    });
}

bool PathDiffModel::isWanted(const PathDifference &path) const
{
    return (m_showsSame || path.change != PathChange::Same)
           && (m_filter.isEmpty()
               || layers::FileTree::displayText(path.path).contains(m_filter, Qt::CaseInsensitive));
}

int PathDiffModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PathDiffModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant PathDiffModel::display(const PathDifference &path, int column) const
{
    switch (column) {
    case ChangeColumn:
        return changeText(path.change);
    case PathColumn:
        return layers::FileTree::displayText(path.path);
    case BeforeColumn:
        return path.change == PathChange::Added ? QVariant() : path.sizeA;
    case AfterColumn:
        return path.change == PathChange::Removed ? QVariant() : path.sizeB;
    case DifferenceColumn:
        return path.sizeB - path.sizeA;
    default:
        return {};
    }
}

QVariant PathDiffModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PathDifference &path = m_diff->paths[m_rows[std::size_t(index.row())]];
    if (role == Qt::DisplayRole)
        return display(path, index.column());
    if (role == KindRole)
        return int(kindOf(path.change));
    return {};
}

QVariant PathDiffModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return pathDiffTitle(section);
}

} // namespace models
