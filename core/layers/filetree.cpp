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
    const auto isFull = [](const FileNode &node) { return node.childCount > 0; };
    m_folders.reserve(std::size_t(std::ranges::count_if(nodes, isFull)));
    m_nodes.reserve(std::max<std::size_t>(nodes.size(), 1));
    for (const FileNode &node : nodes) {
        Q_ASSERT(node.isFolder() ? node.size == 0 : !isFull(node));
        Entry entry{.size = node.size,
                    .parent = node.parent,
                    .nameOffset = node.nameOffset,
                    .entry = std::min(node.entry, NoEntry),
                    .type = quint32(node.type),
                    .kind = quint32(node.kind),
                    .isWasted = node.hiddenSize > 0,
                    .layer = node.layer,
                    .hiddenBy = node.hiddenBy};
        if (node.isFolder()) {
            const quint32 number = isFull(node) ? quint32(m_folders.size()) : FileNode::None;
            entry.size = (qint64(node.createdIn) << FolderBits) | number;
        }
        if (isFull(node)) {
            m_folders.push_back({.totalSize = node.totalSize,
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
                  .entry = entry.entry == NoEntry ? FileNode::None : entry.entry,
                  .nameOffset = entry.nameOffset,
                  .nameLength = quint32(end - entry.nameOffset),
                  .layer = entry.layer,
                  .createdIn = entry.layer,
                  .hiddenBy = entry.hiddenBy,
                  .type = EntryType(entry.type),
                  .kind = ChangeKind(entry.kind)};
    if (!node.isFolder()) {
        node.size = entry.size;
        node.totalSize = entry.size;
        node.hiddenSize = entry.isWasted != 0 ? entry.size : 0;
        return node;
    }
    node.createdIn = quint16(entry.size >> FolderBits);
    node.folder = quint32(entry.size);
    if (node.folder != FileNode::None) {
        const Folder &folder = m_folders[node.folder];
        node.firstChild = folder.firstChild;
        node.childCount = folder.childCount;
        node.totalSize = folder.totalSize;
        node.hiddenSize = folder.hiddenSize;
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
