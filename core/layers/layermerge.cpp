// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/layermerge.h"

#include "core/base/limits.h"

#include <algorithm>
#include <utility>

namespace layers {

LayerMerge::LayerMerge(PathTable &paths)
    : m_paths(paths)
    , m_nodes(1)
    , m_visible{0}
    , m_linkSteps(core::limits::LinkSteps)
{}

void LayerMerge::addLayer(const LayerToc &toc, std::span<const LayerItem> items)
{
    if (std::exchange(m_hasBase, true))
        ++m_layer;
    m_tocs.push_back(&toc);
    m_visible.resize(m_paths.size(), FileNode::None);
    m_lowerHiddenBy.resize(m_paths.size(), FileNode::NotHidden);
    applyWhiteouts(toc, items);
    const std::size_t listings = m_listings.size();
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].kind == ItemKind::Content)
            addEntry(toc.at(i), quint32(i), items[i].slot);
    }
    markChangedFolders(listings);
}

void LayerMerge::applyWhiteouts(const LayerToc &toc, std::span<const LayerItem> items)
{
    m_lowerTargets.clear();
    const auto isWhiteout = [](const LayerItem &item) {
        return item.kind == ItemKind::Whiteout || item.kind == ItemKind::Opaque;
    };
    const auto last = std::ranges::find_last_if(items, isWhiteout);
    const std::size_t end = last.empty() ? 0 : std::size_t(last.begin() - items.begin()) + 1;
    std::unordered_set<quint32> opaque;
    for (std::size_t i = 0; i < end; ++i) {
        if (items[i].kind == ItemKind::Whiteout) {
            if (const quint32 hidden = visibleAt(items[i].target); hidden != FileNode::None)
                hide(hidden, WasteReason::Removed);
        } else if (items[i].kind == ItemKind::Opaque) {
            opaque.insert(m_visible[follow(items[i].target)]);
        } else if (const TocEntry entry = toc.at(i); entry.type == EntryType::HardLink) {
            if (const quint32 target = namedBy(entry.link);
                target != FileNode::None && !isBelow(target, opaque))
                m_lowerTargets.emplace(quint32(i), target);
        }
    }
    for (const LayerItem &item : items) {
        const quint32 folder =
            item.kind == ItemKind::Opaque ? m_visible[follow(item.target)] : FileNode::None;
        if (folder != FileNode::None)
            hideChildren(folder, WasteReason::Opaque);
    }
}

/// What is visible at \a slot, the links on the way to its folder followed.
quint32 LayerMerge::visibleAt(quint32 slot)
{
    if (m_visible[slot] != FileNode::None || slot == PathTable::Root)
        return m_visible[slot];
    const quint32 written = m_paths.parent(slot);
    const quint32 folder = follow(written);
    if (folder == written)
        return FileNode::None;
    const quint32 real = m_paths.findChild(folder, m_paths.name(slot));
    return real == PathTable::None ? FileNode::None : m_visible[real];
}

void LayerMerge::addEntry(const TocEntry &entry, quint32 index, quint32 slot)
{
    if (slot == PathTable::Root) {
        touchFolder(0, index);
        return;
    }
    quint32 folder = m_paths.parent(slot);
    const quint32 real = follow(folder);
    const bool isBehindLink = std::exchange(folder, real) != real;
    if (isBehindLink)
        slot = childSlot(folder, m_paths.name(slot));
    const quint32 parent = folderAt(folder);
    quint32 content = FileNode::None;
    quint32 symlink = FileNode::None;
    if (entry.type == EntryType::HardLink) {
        quint32 target = namedBy(entry.link);
        if (target == FileNode::None)
            target = lowerTarget(index);
        if (target != FileNode::None) {
            content = m_nodes[target].content;
            symlink = m_nodes[target].symlink;
        }
    }
    if (const quint32 present = m_visible[slot]; present != FileNode::None) {
        if (entry.type == EntryType::Directory && m_nodes[present].type == EntryType::Directory) {
            touchFolder(present, index);
            return;
        }
        hide(present, isSameContent(m_nodes[present], entry) ? WasteReason::SameContent
                                                             : WasteReason::Replaced);
    }
    const quint32 node = append(slot, parent, entry.type);
    m_nodes[node].entry = index;
    m_nodes[node].isBehindLink = isBehindLink;
    if (entry.type == EntryType::File) {
        m_nodes[node].size = entry.size;
        content = node;
    }
    m_nodes[node].content = content;
    m_nodes[node].symlink = entry.type == EntryType::Symlink ? node : symlink;
}

/// What is visible where \a hardLink, a clean path, leads; a link at its end is not followed.
quint32 LayerMerge::namedBy(std::string_view hardLink)
{
    const quint32 target = m_paths.findPath(hardLink);
    if (target != PathTable::None && m_visible[target] != FileNode::None)
        return m_visible[target];
    const std::size_t slash = hardLink.rfind('/');
    if (slash == std::string_view::npos)
        return FileNode::None;
    m_way.clear();
    prependWay(hardLink.substr(0, slash));
    const quint32 folder = walk(PathTable::Root);
    const quint32 real = folder == PathTable::None
                             ? PathTable::None
                             : m_paths.findChild(folder, hardLink.substr(slash + 1));
    return real == PathTable::None ? FileNode::None : m_visible[real];
}

bool LayerMerge::isBelow(quint32 node, const std::unordered_set<quint32> &folders) const
{
    while (!folders.empty() && m_nodes[node].parent != FileNode::None) {
        node = m_nodes[node].parent;
        if (folders.contains(node))
            return true;
    }
    return false;
}

/// What hard link \a index named before a later entry of its layer whited it out.
quint32 LayerMerge::lowerTarget(quint32 index) const
{
    const auto found = m_lowerTargets.find(index);
    if (found == m_lowerTargets.end())
        return FileNode::None;
    const MergeNode &target = m_nodes[found->second];
    const bool isWhitedOut =
        target.hiddenBy == m_layer
        && (target.reason == WasteReason::Removed || target.reason == WasteReason::Opaque);
    return isWhitedOut ? found->second : FileNode::None;
}

bool LayerMerge::isSameContent(const MergeNode &present, const TocEntry &entry) const
{
    if (entry.type != EntryType::File || present.content == FileNode::None)
        return false;
    const MergeNode &stored = m_nodes[present.content];
    return stored.size == entry.size
           && m_tocs[stored.createdIn]->at(stored.entry).fingerprint == entry.fingerprint;
}

void LayerMerge::touchFolder(quint32 folder, quint32 index)
{
    MergeNode &touched = m_nodes[folder];
    if (touched.layer < m_layer)
        m_listings.push_back({.node = folder, .entry = touched.entry, .layer = touched.layer});
    touched.entry = index;
    touched.layer = m_layer;
}

/// Of the folders that this layer lists again: those that are still there and not as before.
void LayerMerge::markChangedFolders(std::size_t firstListing)
{
    for (const FolderListing &before : std::span(m_listings).subspan(firstListing)) {
        MergeNode &folder = m_nodes[before.node];
        const TocEntry now = m_tocs[folder.layer]->at(folder.entry);
        const TocEntry then = folderEntry(*m_tocs[before.layer], before.entry);
        if (folder.hiddenBy == FileNode::NotHidden && !now.hasAttributesOf(then))
            folder.kind = ChangeKind::Modified;
    }
}

// --- Symbolic links ------------------------------------------------------------------------------

/// Where the folder \a slot is, or would be, once the links on the way to it are followed.
quint32 LayerMerge::follow(quint32 slot)
{
    quint32 known = slot;
    while (m_visible[known] == FileNode::None)
        known = m_paths.parent(known);
    if (m_nodes[m_visible[known]].symlink == FileNode::None)
        return slot;
    m_way.clear();
    const quint32 folder = m_paths.parent(known);
    for (quint32 step = slot; step != folder; step = m_paths.parent(step))
        m_way.push_back(m_paths.name(step));
    const quint32 end = walk(folder);
    return end == PathTable::None || isTooLong(end) ? slot : end;
}

/// Goes from folder \a slot along m_way; None if that leads too far.
quint32 LayerMerge::walk(quint32 slot)
{
    int links = 0;
    while (!m_way.empty()) {
        if (--m_linkSteps < 0 || m_paths.size() >= core::limits::TreeNodes)
            return PathTable::None;
        const std::string_view name = m_way.back();
        m_way.pop_back();
        if (name == "..") {
            slot = slot == PathTable::Root ? slot : m_paths.parent(slot);
            continue;
        }
        const quint32 next = childSlot(slot, name);
        const quint32 link =
            m_visible[next] == FileNode::None ? FileNode::None : m_nodes[m_visible[next]].symlink;
        if (link == FileNode::None) {
            slot = next;
            continue;
        }
        const std::string_view target =
            m_tocs[m_nodes[link].createdIn]->at(m_nodes[link].entry).link;
        if (++links > core::limits::LinksOfALayer || target.size() > core::limits::LinkedPath)
            return PathTable::None;
        if (target.starts_with('/'))
            slot = PathTable::Root;
        prependWay(target);
    }
    return slot;
}

void LayerMerge::prependWay(std::string_view path)
{
    const auto here = std::ptrdiff_t(m_way.size());
    for (std::size_t start = 0; start < path.size();) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        const std::string_view component = path.substr(start, end - start);
        if (!component.empty() && component != ".")
            m_way.push_back(component);
        start = end + 1;
    }
    std::reverse(m_way.begin() + here, m_way.end());
}

bool LayerMerge::isTooLong(quint32 slot) const
{
    std::size_t length = 0;
    for (; slot != PathTable::Root && length <= core::limits::LinkedPath;
         slot = m_paths.parent(slot))
        length += m_paths.name(slot).size() + 1;
    return length > core::limits::LinkedPath;
}

quint32 LayerMerge::childSlot(quint32 parent, std::string_view name)
{
    const quint32 slot = m_paths.child(parent, name);
    if (slot >= m_visible.size()) {
        m_visible.resize(slot + 1uz, FileNode::None);
        m_lowerHiddenBy.resize(slot + 1uz, FileNode::NotHidden);
    }
    return slot;
}

// --- Nodes ---------------------------------------------------------------------------------------

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
