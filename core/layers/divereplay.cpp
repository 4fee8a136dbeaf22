// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/divereplay.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace layers {

namespace {

constexpr std::string_view WhiteoutPrefix = ".wh.";
constexpr std::size_t WorstPaths = 20;
constexpr std::string_view DroppedPrefix = ".wh..wh..";

} // namespace

DiveReplay::DiveReplay(PathTable &paths)
    : m_paths(paths)
{}

void DiveReplay::growTables()
{
    m_members.resize(m_paths.size());
    m_stack.resize(m_paths.size());
    m_scores.resize(m_paths.size());
}

void DiveReplay::addLayer(const LayerToc &toc, std::span<const LayerItem> items, bool isLookedUp)
{
    ++m_layer;
    growTables();
    buildTree(toc, items);
    if (m_hasWhiteouts)
        sortTree();
    // Dive looks up what the base layer hides in a copy of the base layer itself.
    if (m_layer == 1 && (m_hasWhiteouts || isLookedUp)) {
        for (const quint32 slot : m_tree)
            addToStack(slot, m_members[slot].payload);
    }
    count();
    if (isLookedUp)
        stack();
    if (m_layer == 1)
        m_baseSize = m_imageSize;
}

void DiveReplay::buildTree(const LayerToc &toc, std::span<const LayerItem> items)
{
    m_tree.clear();
    m_hasWhiteouts = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const TocEntry entry = toc.at(i);
        m_imageSize += quint64(entry.size);
        const LayerItem &item = items[i];
        const Payload payload{.size = entry.size, .isFolder = entry.type == EntryType::Directory};
        if (item.kind == ItemKind::Content || item.kind == ItemKind::Whiteout) {
            join(item.slot);
            m_members[item.slot].payload = payload;
        } else {
            add(entry.path, payload);
        }
    }
}

/// Dive's AddPath() for a name that our own merge takes for a note.
void DiveReplay::add(std::string_view path, const Payload &payload)
{
    quint32 slot = PathTable::Root;
    bool isDropped = false;
    for (std::size_t start = 0; start < path.size() && !isDropped;) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        const std::string_view name = path.substr(start, end - start);
        isDropped = name.starts_with(DroppedPrefix);
        if (!isDropped)
            slot = m_paths.child(slot, name);
        start = end + 1;
    }
    growTables();
    join(slot);
    if (!isDropped)
        m_members[slot].payload = payload;
}

/// Puts \a slot and the folders above it into the tree of this layer.
void DiveReplay::join(quint32 slot)
{
    bool isNewChild = false;
    while (slot != PathTable::Root) {
        Member &member = m_members[slot];
        const bool isNew = member.stamp != m_layer;
        if (isNew) {
            member = {.stamp = m_layer};
            m_tree.push_back(slot);
            m_hasWhiteouts |= isWhiteout(slot);
        }
        member.childCount += isNewChild ? 1 : 0;
        if (!isNew)
            return;
        isNewChild = true;
        slot = m_paths.parent(slot);
    }
}

bool DiveReplay::isWhiteout(quint32 slot) const
{
    return m_paths.name(slot).starts_with(WhiteoutPrefix);
}

/// The order of Dive's visits: by name, children before their folder.
void DiveReplay::sortTree()
{
    std::ranges::sort(m_tree, [this](quint32 a, quint32 b) {
        const quint32 above = m_paths.parent(a);
        const quint32 below = m_paths.parent(b);
        return above != below ? above < below : m_paths.name(a) < m_paths.name(b);
    });
    // Siblings are side by side now. Taken from the top of a stack, a folder comes before its
    // children and the last name first: the wanted order from its end.
    const auto byParent = std::exchange(m_tree, {});
    const auto pushChildren = [&](quint32 folder) {
        auto child = std::ranges::lower_bound(
            byParent, folder, {}, [this](quint32 slot) { return m_paths.parent(slot); });
        for (; child != byParent.end() && m_paths.parent(*child) == folder; ++child)
            m_pending.push_back(*child);
    };
    m_pending.clear();
    pushChildren(PathTable::Root);
    while (!m_pending.empty()) {
        const quint32 slot = m_pending.back();
        m_pending.pop_back();
        m_tree.push_back(slot);
        if (m_members[slot].childCount > 0)
            pushChildren(slot);
    }
    std::ranges::reverse(m_tree);
}

/// Dive's Efficiency() for one layer.
void DiveReplay::count()
{
    for (const quint32 slot : m_tree) {
        if (m_members[slot].childCount > 0)
            continue;
        quint32 counted = slot;
        quint64 size = quint64(m_members[slot].payload.size);
        if (isWhiteout(slot)) {
            const Hidden hidden = hiddenBy(slot);
            counted = hidden.path;
            m_scores[counted].isKnown = true;
            if (!isInStack(hidden.node))
                return;
            size = m_stack[hidden.node].payload.isFolder ? sizeBelow(hidden.node) : 0;
        }
        Score &score = m_scores[counted];
        score.isKnown = true;
        score.cumulative += size;
        if (score.least < 0 || qint64(size) < score.least)
            score.least = qint64(size);
        ++score.count;
        score.layer = quint16(m_layer - 1);
    }
}

/// Dive's FileTree::Stack().
void DiveReplay::stack()
{
    for (const quint32 slot : m_tree) {
        if (!isWhiteout(slot)) {
            addToStack(slot, m_members[slot].payload);
        } else if (const quint32 hidden = hiddenBy(slot).node; m_stack[hidden].isPresent) {
            removeFromStack(hidden);
        }
    }
}

DiveReplay::Hidden DiveReplay::hiddenBy(quint32 whiteout)
{
    const quint32 folder = m_paths.parent(whiteout);
    const std::string_view name = m_paths.name(whiteout).substr(WhiteoutPrefix.size());
    const quint32 path = m_paths.child(folder, name);
    growTables();
    return {.path = path, .node = name.empty() ? folder : path};
}

bool DiveReplay::isInStack(quint32 slot) const
{
    return slot == PathTable::Root || m_stack[slot].isPresent;
}

quint64 DiveReplay::sizeBelow(quint32 slot)
{
    quint64 sum = 0;
    m_pending.assign(1, slot);
    while (!m_pending.empty()) {
        const Stacked &stacked = m_stack[m_pending.back()];
        m_pending.pop_back();
        sum += quint64(stacked.payload.size);
        for (quint32 child = stacked.firstChild; child != PathTable::None;
             child = m_stack[child].next)
            m_pending.push_back(child);
    }
    return sum;
}

void DiveReplay::addToStack(quint32 slot, const Payload &payload)
{
    m_stack[slot].payload = payload;
    while (slot != PathTable::Root && !m_stack[slot].isPresent) {
        const quint32 parent = m_paths.parent(slot);
        Stacked &added = m_stack[slot];
        added.isPresent = true;
        added.previous = PathTable::None;
        added.next = m_stack[parent].firstChild;
        if (added.next != PathTable::None)
            m_stack[added.next].previous = slot;
        m_stack[parent].firstChild = slot;
        slot = parent;
    }
}

void DiveReplay::removeFromStack(quint32 slot)
{
    const Stacked &removed = m_stack[slot];
    if (removed.next != PathTable::None)
        m_stack[removed.next].previous = removed.previous;
    if (removed.previous != PathTable::None)
        m_stack[removed.previous].next = removed.next;
    else
        m_stack[m_paths.parent(slot)].firstChild = removed.next;

    m_pending.assign(1, slot);
    while (!m_pending.empty()) {
        Stacked &gone = m_stack[m_pending.back()];
        m_pending.pop_back();
        for (quint32 child = gone.firstChild; child != PathTable::None; child = m_stack[child].next)
            m_pending.push_back(child);
        gone = {};
    }
}

std::vector<DivePath> DiveReplay::worst() const
{
    std::vector<quint32> slots;
    for (quint32 slot = 0; slot < m_scores.size(); ++slot) {
        if (m_scores[slot].count >= 2 && m_scores[slot].cumulative > 0)
            slots.push_back(slot);
    }
    const auto middle = slots.begin() + qsizetype(std::min(slots.size(), WorstPaths));
    std::ranges::partial_sort(slots, middle, [this](quint32 a, quint32 b) {
        const Score &one = m_scores[a];
        const Score &other = m_scores[b];
        return one.cumulative != other.cumulative ? one.cumulative > other.cumulative : a < b;
    });
    std::vector<DivePath> paths;
    for (auto slot = slots.begin(); slot != middle; ++slot) {
        const Score &score = m_scores[*slot];
        paths.push_back({.path = '/' + m_paths.pathOf(*slot),
                         .count = score.count,
                         .bytes = qint64(score.cumulative),
                         .layer = score.layer});
    }
    return paths;
}

DiveFigures DiveReplay::figures() const
{
    quint64 cumulative = 0;
    qint64 least = 0;
    quint64 wasted = 0;
    for (const Score &score : m_scores) {
        if (!score.isKnown)
            continue;
        cumulative += score.cumulative;
        least += score.least; // -1 for a whiteout of nothing, as in Dive
        if (score.count >= 2)
            wasted += score.cumulative;
    }
    DiveFigures figures;
    figures.efficiency = cumulative == 0 ? 1 : double(least) / double(cumulative);
    figures.wastedBytes = qint64(wasted);
    figures.worst = worst();
    figures.sizeBytes = qint64(m_imageSize);
    if (const quint64 userSize = m_imageSize - m_baseSize; userSize > 0)
        figures.userWastedPercent = double(wasted) / double(userSize);
    else if (wasted > 0)
        figures.userWastedPercent = std::numeric_limits<double>::infinity();
    return figures;
}

} // namespace layers
