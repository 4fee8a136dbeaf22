// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/layermerge.h"

#include <utility>

namespace layers {

LayerMerge::LayerMerge(PathTable &paths)
    : m_paths(paths)
    , m_nodes(1)
    , m_visible{0}
{}

void LayerMerge::addLayer(const LayerToc &toc, std::span<const LayerItem> items)
{
    if (std::exchange(m_hasBase, true))
        ++m_layer;
    m_tocs.push_back(&toc);
    m_visible.resize(m_paths.size(), FileNode::None);
    m_lowerHiddenBy.resize(m_paths.size(), FileNode::NotHidden);
    applyWhiteouts(items);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].kind == ItemKind::Content)
            addEntry(toc.at(i), quint32(i), items[i].slot);
    }
}

void LayerMerge::applyWhiteouts(std::span<const LayerItem> items)
{
    for (const LayerItem &item : items) {
        if (item.kind == ItemKind::Whiteout && m_visible[item.target] != FileNode::None)
            hide(m_visible[item.target], WasteReason::Removed);
    }
    for (const LayerItem &item : items) {
        if (item.kind == ItemKind::Opaque && m_visible[item.target] != FileNode::None)
            hideChildren(m_visible[item.target], WasteReason::Opaque);
    }
}

void LayerMerge::addEntry(const TocEntry &entry, quint32 index, quint32 slot)
{
    if (slot == PathTable::Root) {
        touchFolder(m_nodes.front(), index);
        return;
    }
    const quint32 parent = folderAt(m_paths.parent(slot));
    quint32 content = FileNode::None;
    if (entry.type == EntryType::HardLink) {
        const quint32 target = m_paths.findPath(entry.link);
        if (target != PathTable::None && m_visible[target] != FileNode::None)
            content = m_nodes[m_visible[target]].content;
    }
    if (const quint32 present = m_visible[slot]; present != FileNode::None) {
        if (entry.type == EntryType::Directory && m_nodes[present].type == EntryType::Directory) {
            touchFolder(m_nodes[present], index);
            return;
        }
        hide(present, isSameContent(m_nodes[present], entry) ? WasteReason::SameContent
                                                             : WasteReason::Replaced);
    }
    const quint32 node = append(slot, parent, entry.type);
    m_nodes[node].entry = index;
    if (entry.type == EntryType::File) {
        m_nodes[node].size = entry.size;
        content = node;
    }
    m_nodes[node].content = content;
}

bool LayerMerge::isSameContent(const MergeNode &present, const TocEntry &entry) const
{
    if (entry.type != EntryType::File || present.content == FileNode::None)
        return false;
    const MergeNode &stored = m_nodes[present.content];
    return stored.size == entry.size
           && m_tocs[stored.createdIn]->at(stored.entry).fingerprint == entry.fingerprint;
}

void LayerMerge::touchFolder(MergeNode &folder, quint32 index)
{
    folder.entry = index;
    if (folder.layer < m_layer && m_layer > 0)
        folder.kind = ChangeKind::Modified;
    folder.layer = m_layer;
}

/// The folder visible at \a slot. Where there is none, one that no layer lists is made, and what is
/// no folder gives way to it.
quint32 LayerMerge::folderAt(quint32 slot)
{
    m_pending.clear();
    while (m_visible[slot] == FileNode::None
           || m_nodes[m_visible[slot]].type != EntryType::Directory) {
        m_pending.push_back(slot);
        slot = m_paths.parent(slot);
    }
    quint32 folder = m_visible[slot];
    const auto missing = std::exchange(m_pending, {});
    for (auto it = missing.rbegin(); it != missing.rend(); ++it) {
        if (m_visible[*it] != FileNode::None)
            hide(m_visible[*it], WasteReason::Replaced);
        folder = append(*it, folder, EntryType::Directory);
    }
    return folder;
}

quint32 LayerMerge::append(quint32 slot, quint32 parent, EntryType type)
{
    const quint32 node = quint32(m_nodes.size());
    const ChangeKind kind = m_layer == 0                       ? ChangeKind::Unchanged
                            : m_lowerHiddenBy[slot] == m_layer ? ChangeKind::Modified
                                                               : ChangeKind::Added;
    m_nodes.push_back({.slot = slot,
                       .parent = parent,
                       .nextSibling = m_nodes[parent].firstChild,
                       .createdIn = m_layer,
                       .layer = m_layer,
                       .type = type,
                       .kind = kind});
    m_nodes[parent].firstChild = node;
    m_visible[slot] = node;
    return node;
}

void LayerMerge::hide(quint32 node, WasteReason reason)
{
    m_pending.assign(1, node);
    while (!m_pending.empty()) {
        MergeNode &hidden = m_nodes[m_pending.back()];
        m_pending.pop_back();
        hidden.hiddenBy = m_layer;
        hidden.reason = reason;
        hidden.kind = ChangeKind::Deleted;
        m_visible[hidden.slot] = FileNode::None;
        if (hidden.createdIn < m_layer)
            m_lowerHiddenBy[hidden.slot] = m_layer;
        quint32 child = std::exchange(hidden.firstChild, FileNode::None);
        for (; child != FileNode::None; child = m_nodes[child].nextSibling) {
            if (m_nodes[child].hiddenBy == FileNode::NotHidden)
                m_pending.push_back(child);
        }
    }
}

void LayerMerge::hideChildren(quint32 folder, WasteReason reason)
{
    quint32 child = std::exchange(m_nodes[folder].firstChild, FileNode::None);
    for (; child != FileNode::None; child = m_nodes[child].nextSibling) {
        if (m_nodes[child].hiddenBy == FileNode::NotHidden)
            hide(child, reason);
    }
}

} // namespace layers
