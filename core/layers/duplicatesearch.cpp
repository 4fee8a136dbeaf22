// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/duplicatesearch.h"

#include <algorithm>
#include <tuple>

namespace layers {

namespace {

struct Content
{
    qint64 size;
    quint64 fingerprint;
    quint32 node;

    [[nodiscard]] bool isCopyOf(const Content &other) const
    {
        return size == other.size && fingerprint == other.fingerprint;
    }
};

} // namespace

DuplicateList findDuplicates(const std::vector<std::shared_ptr<const LayerToc>> &tocs,
                             std::span<const MergeNode> nodes, std::span<const ContentFate> fates)
{
    std::vector<Content> contents;
    for (quint32 i = 0; i < nodes.size(); ++i) {
        if (fates[i].isAlive() && nodes[i].size > 0)
            contents.push_back(
                {nodes[i].size, tocs[nodes[i].createdIn]->at(nodes[i].entry).fingerprint, i});
    }
    std::ranges::sort(contents, {}, [](const Content &content) {
        return std::tuple(content.size, content.fingerprint, content.node);
    });

    DuplicateList list;
    for (std::size_t i = 0; i < contents.size();) {
        std::size_t end = i + 1;
        while (end < contents.size() && contents[end].isCopyOf(contents[i]))
            ++end;
        if (end - i > 1) {
            list.groups.push_back({.size = contents[i].size,
                                   .first = quint32(list.members.size()),
                                   .count = quint32(end - i)});
            for (; i < end; ++i)
                list.members.push_back(
                    {fates[contents[i].node].visibleName, nodes[contents[i].node].createdIn});
        }
        i = end;
    }
    std::ranges::sort(list.groups, {}, [&list](const Duplicate &group) {
        return std::pair(-group.wastedBytes(), list.members[group.first].node);
    });
    return list;
}

} // namespace layers
