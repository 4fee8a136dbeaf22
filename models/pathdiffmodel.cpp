// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/pathdiffmodel.h"

#include "core/layers/filetree.h"
#include "models/tr.h"

#include <algorithm>

namespace models {

using layers::PathChange;
using layers::PathDifference;

namespace {

QString changeText(PathChange change)
{
    switch (change) {
    case PathChange::Added:
        //: What became of a path from one image to another.
        return Tr::tr("Added");
    case PathChange::Removed:
        //: What became of a path from one image to another.
        return Tr::tr("Removed");
    case PathChange::Content:
        //: What became of a path from one image to another.
        return Tr::tr("Changed");
    case PathChange::Metadata:
        //: Mode or owner of a path differ between two images, its content does not.
        return Tr::tr("Metadata");
    case PathChange::Type:
        //: A path became a file, folder, link ... that was something else.
        return Tr::tr("Other type");
    }
    return {};
}

layers::ChangeKind kindOf(PathChange change)
{
    switch (change) {
    case PathChange::Added:
        return layers::ChangeKind::Added;
    case PathChange::Removed:
        return layers::ChangeKind::Deleted;
    default:
        return layers::ChangeKind::Modified;
    }
}

} // namespace

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

void PathDiffModel::collect()
{
    m_rows.clear();
    if (!m_diff)
        return;
    const std::vector<PathDifference> &paths = m_diff->paths;
    for (quint32 i = 0; i < paths.size(); ++i) {
        if (m_filter.isEmpty()
            || QString::fromStdString(paths[i].path).contains(m_filter, Qt::CaseInsensitive))
            m_rows.push_back(i);
    }
    std::ranges::stable_sort(m_rows, std::greater(), [&paths](quint32 row) {
        return std::abs(paths[row].sizeB - paths[row].sizeA);
    });
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
    switch (section) {
    case ChangeColumn:
        return Tr::tr("Change");
    case PathColumn:
        return Tr::tr("Path");
    case BeforeColumn:
        //: Column: the size of a file in the first of two images.
        return Tr::tr("Before");
    case AfterColumn:
        //: Column: the size of a file in the second of two images.
        return Tr::tr("After");
    case DifferenceColumn:
        return Tr::tr("Difference");
    default:
        return {};
    }
}

} // namespace models
