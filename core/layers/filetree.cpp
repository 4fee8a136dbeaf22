// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/filetree.h"

#include "core/base/pathtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace layers {

FileTree::FileTree(const std::vector<FileNode> &nodes, std::vector<char> names)
    : m_names(std::move(names))
{
    const auto hasFamily = [](const FileNode &node) { return node.childCount > 0; };
    m_families.reserve(std::size_t(std::ranges::count_if(nodes, hasFamily)));
    m_nodes.reserve(std::max<std::size_t>(nodes.size(), 1));
    for (const FileNode &node : nodes) {
        Entry entry{.size = node.size,
                    .parent = node.parent,
                    .entry = node.entry,
                    .nameOffset = node.nameOffset,
                    .family = FileNode::None,
                    .layer = node.layer,
                    .hiddenBy = node.hiddenBy,
                    .type = node.type,
                    .kind = node.kind,
                    .isWasted = node.hiddenSize > 0};
        if (hasFamily(node)) {
            entry.family = quint32(m_families.size());
            m_families.push_back({.totalSize = node.totalSize,
                                  .hiddenSize = node.hiddenSize,
                                  .firstChild = node.firstChild,
                                  .childCount = node.childCount});
        }
        m_nodes.push_back(entry);
    }
    if (m_nodes.empty())
        *this = FileTree({FileNode()}, {});
}

FileNode FileTree::node(quint32 index) const
{
    const Entry &entry = m_nodes[index];
    const std::size_t end =
        index + 1 < m_nodes.size() ? m_nodes[index + 1].nameOffset : m_names.size();
    FileNode node{.index = index,
                  .parent = entry.parent,
                  .entry = entry.entry,
                  .nameOffset = entry.nameOffset,
                  .nameLength = quint32(end - entry.nameOffset),
                  .size = entry.size,
                  .totalSize = entry.size,
                  .hiddenSize = entry.isWasted ? entry.size : 0,
                  .layer = entry.layer,
                  .hiddenBy = entry.hiddenBy,
                  .type = entry.type,
                  .kind = entry.kind};
    if (entry.family != FileNode::None) {
        const Family &family = m_families[entry.family];
        node.firstChild = family.firstChild;
        node.childCount = family.childCount;
        node.totalSize = family.totalSize;
        node.hiddenSize = family.hiddenSize;
    }
    return node;
}

std::string_view FileTree::name(const FileNode &node) const
{
    return std::string_view(m_names.data(), m_names.size())
        .substr(node.nameOffset, node.nameLength);
}

QString FileTree::displayName(const FileNode &node) const
{
    return displayText(name(node));
}

QString FileTree::displayText(std::string_view bytes)
{
    return core::pathText(bytes);
}

QString FileTree::displayPath(const FileNode &node) const
{
    std::vector<quint32> way;
    for (FileNode step = node; step.parent != FileNode::None; step = this->node(step.parent))
        way.push_back(step.index);
    if (way.empty())
        return u"/"_s;
    QString path;
    for (const quint32 step : std::views::reverse(way))
        path += u'/' + displayName(this->node(step));
    return path;
}

} // namespace layers
