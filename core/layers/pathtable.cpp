// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/pathtable.h"

#include <xxhash.h>

#include <algorithm>
#include <ranges>

namespace layers {

PathTable::PathTable()
    : m_slots{{.name = {}, .parent = None, .next = None}}
    , m_buckets(1024, None)
{}

std::size_t PathTable::bucketOf(quint32 parent, std::string_view name) const
{
    return XXH3_64bits_withSeed(name.data(), name.size(), parent) & (m_buckets.size() - 1);
}

quint32 PathTable::findChild(quint32 parent, std::string_view name) const
{
    quint32 slot = m_buckets[bucketOf(parent, name)];
    while (slot != None && (m_slots[slot].parent != parent || m_slots[slot].name != name))
        slot = m_slots[slot].next;
    return slot;
}

quint32 PathTable::child(quint32 parent, std::string_view name)
{
    if (const quint32 known = findChild(parent, name); known != None)
        return known;
    if (m_slots.size() >= m_buckets.size())
        grow();
    quint32 &bucket = m_buckets[bucketOf(parent, name)];
    m_slots.push_back({.name = name, .parent = parent, .next = bucket});
    bucket = quint32(m_slots.size() - 1);
    return bucket;
}

void PathTable::grow()
{
    m_buckets.assign(m_buckets.size() * 4, None);
    for (quint32 slot = 1; slot < m_slots.size(); ++slot) {
        quint32 &bucket = m_buckets[bucketOf(m_slots[slot].parent, m_slots[slot].name)];
        m_slots[slot].next = bucket;
        bucket = slot;
    }
}

quint32 PathTable::path(std::string_view path)
{
    // Entries of a tar mostly follow each other inside a folder: go on from what is shared.
    const auto differs = std::ranges::mismatch(m_lastPath, path).in2;
    const std::size_t common = std::size_t(differs - path.begin());
    while (!m_steps.empty()) {
        const std::size_t end = m_steps.back().end;
        if (end <= common && (end == path.size() || path[end] == '/'))
            break;
        m_steps.pop_back();
    }
    m_lastPath = path;
    quint32 slot = m_steps.empty() ? Root : m_steps.back().slot;
    std::size_t start = m_steps.empty() ? 0 : m_steps.back().end + 1;
    while (start < path.size()) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        slot = child(slot, path.substr(start, end - start));
        m_steps.push_back({end, slot});
        start = end + 1;
    }
    return slot;
}

quint32 PathTable::findPath(std::string_view path) const
{
    quint32 slot = Root;
    for (std::size_t start = 0; start < path.size() && slot != None;) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        slot = findChild(slot, path.substr(start, end - start));
        start = end + 1;
    }
    return slot;
}

std::string PathTable::pathOf(quint32 slot) const
{
    std::vector<quint32> way;
    std::size_t length = 0;
    for (; slot != Root; slot = parent(slot)) {
        way.push_back(slot);
        length += name(slot).size() + 1;
    }
    std::string path;
    path.reserve(length);
    for (const quint32 step : std::views::reverse(way)) {
        if (!path.empty())
            path += '/';
        path += name(step);
    }
    return path;
}

} // namespace layers
