// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/filetreebuilder.h"

#include <algorithm>

namespace layers {

namespace {

struct Sums
{
    qint64 total = 0;
    qint64 hidden = 0;
};

std::vector<Sums> sumsOf(std::span<const MergeNode> nodes, const std::vector<bool> &wasted)
{
    std::vector<Sums> sums(nodes.size());
    for (std::size_t i = nodes.size(); i-- > 0;) { // children before their parents
        Sums &own = sums[i];
        own.total += nodes[i].size;
        own.hidden += wasted[i] ? nodes[i].size : 0;
        if (i > 0) {
            sums[nodes[i].parent].total += own.total;
            sums[nodes[i].parent].hidden += own.hidden;
        }
    }
    return sums;
}

/// The children of all nodes side by side, those of node i from starts[i] to starts[i + 1].
struct Families
{
    std::vector<quint32> starts;
    std::vector<quint32> members;
};

Families familiesOf(std::span<const MergeNode> nodes)
{
    Families families{.starts = std::vector<quint32>(nodes.size() + 1),
                      .members = std::vector<quint32>(nodes.size() - 1)};
    for (const MergeNode &node : nodes.subspan(1))
        ++families.starts[node.parent + 1];
    for (std::size_t i = 1; i < families.starts.size(); ++i)
        families.starts[i] += families.starts[i - 1];
    auto next = families.starts;
    for (quint32 i = 1; i < nodes.size(); ++i)
        families.members[next[nodes[i].parent]++] = i;
    return families;
}

FileNode toFileNode(const MergeNode &node, const Sums &sums)
{
    return {.entry = node.entry,
            .size = node.size,
            .totalSize = sums.total,
            .hiddenSize = sums.hidden,
            .layer = node.layer,
            .createdIn = node.createdIn,
            .hiddenBy = node.hiddenBy,
            .type = node.type,
            .kind = node.kind};
}

} // namespace

BuiltTree buildTree(std::span<const MergeNode> nodes, const PathTable &paths,
                    const std::vector<bool> &wasted)
{
    const auto sums = sumsOf(nodes, wasted);
    auto [starts, members] = familiesOf(nodes);
    const auto before = [&](quint32 a, quint32 b) {
        if (sums[a].total != sums[b].total)
            return sums[a].total > sums[b].total;
        if (const int order = paths.name(nodes[a].slot).compare(paths.name(nodes[b].slot)))
            return order < 0;
        return a < b; // of one name: in the order of the layers
    };
    std::vector<FileNode> tree;
    tree.reserve(nodes.size());
    tree.push_back(toFileNode(nodes.front(), sums.front()));
    std::vector<char> names;
    std::vector<quint32> order{0}; // by position in the tree: which node it is
    order.reserve(nodes.size());
    for (quint32 i = 0; i < order.size(); ++i) {
        const auto first = members.begin() + starts[order[i]];
        const auto last = members.begin() + starts[order[i] + 1];
        std::sort(first, last, before);
        tree[i].firstChild = quint32(tree.size());
        tree[i].childCount = quint32(last - first);
        for (auto member = first; member != last; ++member) {
            const std::string_view name = paths.name(nodes[*member].slot);
            FileNode &child = tree.emplace_back(toFileNode(nodes[*member], sums[*member]));
            child.parent = i;
            child.nameOffset = quint32(names.size());
            child.nameLength = quint32(name.size());
            names.insert(names.end(), name.begin(), name.end());
            order.push_back(*member);
        }
    }
    names.shrink_to_fit();
    std::vector<quint32> positions(nodes.size());
    for (quint32 i = 0; i < order.size(); ++i)
        positions[order[i]] = i;
    return {std::make_shared<const FileTree>(tree, std::move(names)), std::move(positions)};
}

} // namespace layers
