// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/pathdifftreemodel.h"

#include "core/layers/filetree.h"
#include "models/pathdiffmodel.h"
#include "models/pathdifftext.h"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

namespace models {

using layers::PathChange;
using layers::PathDifference;

PathDiffTreeModel::PathDiffTreeModel(PathDiffModel *paths, QObject *parent)
    : QAbstractItemModel(parent)
    , m_paths(paths)
{
    connect(m_paths, &PathDiffModel::modelAboutToBeReset, this, [this] {
        beginResetModel();
        m_nodes.clear();
        m_children.clear();
    });
    connect(m_paths, &PathDiffModel::modelReset, this, [this] {
        build();
        endResetModel();
    });
}

void PathDiffTreeModel::setActive(bool active)
{
    if (active == m_isActive)
        return;
    beginResetModel();
    m_isActive = active;
    build();
    endResetModel();
}

void PathDiffTreeModel::build()
{
    m_nodes.clear();
    m_children.clear();
    if (!m_isActive || !m_paths->diff())
        return;
    m_nodes.resize(1);
    addNodes();
    sumUp();
    sortChildren();
}

/// The paths are sorted so that what is in a folder stands together.
void PathDiffTreeModel::addNodes()
{
    std::vector<quint32> rows = m_paths->rows();
    std::ranges::sort(rows);
    std::vector<quint32> way{0};
    for (const quint32 row : rows) {
        const PathDifference &difference = m_paths->diff()->paths[row];
        const std::string_view path = difference.path;
        std::size_t depth = 1; // The way to it: as far as the names are those of the path before.
        for (std::size_t start = 1; start <= path.size(); ++depth) {
            const std::size_t end = std::min(path.find('/', start), path.size());
            const std::string_view name = path.substr(start, end - start);
            start = end + 1;
            if (depth < way.size() && m_nodes[way[depth]].name == name)
                continue;
            way.resize(depth);
            m_nodes.push_back({.name = name, .parent = way.back()});
            way.push_back(quint32(m_nodes.size() - 1));
        }
        way.resize(depth);
        Node &node = m_nodes[way.back()];
        node.path = &difference;
        node.before += difference.change == PathChange::Added ? 0 : difference.sizeA;
        node.after += difference.change == PathChange::Removed ? 0 : difference.sizeB;
    }
}

void PathDiffTreeModel::sumUp()
{
    for (std::size_t i = m_nodes.size(); --i > 0;) {
        Node &parent = m_nodes[m_nodes[i].parent];
        parent.before += m_nodes[i].before;
        parent.after += m_nodes[i].after;
        ++parent.childCount;
    }
}

void PathDiffTreeModel::sortChildren()
{
    m_children.resize(m_nodes.size() - 1);
    quint32 first = 0;
    for (Node &node : m_nodes) {
        node.firstChild = first;
        first += std::exchange(node.childCount, 0);
    }
    for (quint32 i = 1; i < m_nodes.size(); ++i) {
        Node &parent = m_nodes[m_nodes[i].parent];
        m_children[parent.firstChild + parent.childCount++] = i;
    }
    const auto order = [this](quint32 child) {
        const Node &node = m_nodes[child];
        const bool isSame = node.path && node.path->change == PathChange::Same;
        return std::tuple(-std::abs(node.after - node.before), isSame, child);
    };
    for (const Node &node : m_nodes) {
        const auto children = std::span(m_children).subspan(node.firstChild, node.childCount);
        std::ranges::sort(children, {}, order);
        for (quint32 row = 0; row < children.size(); ++row)
            m_nodes[children[row]].row = row;
    }
}

// --- The model -----------------------------------------------------------------------------------

const PathDiffTreeModel::Node &PathDiffTreeModel::nodeOf(const QModelIndex &index) const
{
    return m_nodes[index.isValid() ? std::size_t(index.internalId()) : 0];
}

QModelIndex PathDiffTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, m_children[nodeOf(parent).firstChild + quint32(row)]);
}

QModelIndex PathDiffTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const quint32 parent = nodeOf(index).parent;
    return parent == 0 ? QModelIndex() : createIndex(int(m_nodes[parent].row), 0, parent);
}

int PathDiffTreeModel::rowCount(const QModelIndex &parent) const
{
    return m_nodes.empty() || parent.column() > 0 ? 0 : int(nodeOf(parent).childCount);
}

int PathDiffTreeModel::columnCount(const QModelIndex &) const
{
    return PathDiffModel::ColumnCount;
}

QVariant PathDiffTreeModel::display(const Node &node, int column) const
{
    const bool isFolder =
        !node.path || node.childCount > 0 || node.path->type == layers::EntryType::Directory;
    switch (column) {
    case PathDiffModel::ChangeColumn:
        return node.path ? changeText(node.path->change) : QString();
    case PathDiffModel::PathColumn:
        return layers::FileTree::displayText(node.name) + (isFolder ? QString(u'/') : QString());
    case PathDiffModel::BeforeColumn:
        return node.path && node.path->change == PathChange::Added ? QVariant() : node.before;
    case PathDiffModel::AfterColumn:
        return node.path && node.path->change == PathChange::Removed ? QVariant() : node.after;
    case PathDiffModel::DifferenceColumn:
        return node.after - node.before;
    default:
        return {};
    }
}

QVariant PathDiffTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &node = nodeOf(index);
    if (role == Qt::DisplayRole)
        return display(node, index.column());
    if (role == PathDiffModel::KindRole)
        return int(node.path ? kindOf(node.path->change) : layers::ChangeKind::Unchanged);
    return {};
}

QVariant PathDiffTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return pathDiffTitle(section);
}

} // namespace models
