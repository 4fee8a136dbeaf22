// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/treesummary.h"

#include "views/layers/treemaplayout.h"

#include <algorithm>
#include <numeric>
#include <ranges>

namespace views {

using layers::FileNode;
using layers::FileTree;

LayerShare layerShare(const FileTree &tree, const Tile &tile)
{
    std::vector<qint64> bytes;
    std::vector<quint32> open(tile.nodeCount);
    std::iota(open.begin(), open.end(), tile.node);
    qint64 total = 0;
    while (!open.empty()) {
        const FileNode node = tree.node(open.back());
        open.pop_back();
        for (quint32 child = 0; child < node.childCount; ++child)
            open.push_back(node.firstChild + child);
        if (node.size <= 0)
            continue;
        if (node.layer >= bytes.size())
            bytes.resize(node.layer + 1uz);
        bytes[node.layer] += node.size;
        total += node.size;
    }
    if (total <= 0)
        return {};
    const auto largest = std::ranges::max_element(bytes);
    return {.layerCount = int(std::ranges::count_if(bytes, [](qint64 b) { return b > 0; })),
            .largest = quint16(largest - bytes.begin()),
            .part = double(*largest) / double(total)};
}

template <class T>
void TreeSummary::Vote<T>::add(const Vote &other)
{
    if (winner == other.winner) {
        lead += other.lead;
    } else if (lead < other.lead) {
        winner = other.winner;
        lead = other.lead - lead;
    } else {
        lead -= other.lead;
    }
}

TreeSummary::TreeSummary(const FileTree &tree)
    : m_votes(tree.count())
{
    // Parents before children, whatever the order of the array.
    std::vector<quint32> order{0};
    order.reserve(tree.count());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const FileNode node = tree.node(order[i]);
        for (quint32 child = 0; child < node.childCount; ++child)
            order.push_back(node.firstChild + child);
    }
    for (const quint32 index : std::views::reverse(order)) {
        const FileNode node = tree.node(index);
        Votes &votes = m_votes[index];
        if (node.childCount == 0)
            votes = {{node.layer, node.totalSize}, {node.kind, node.totalSize}};
        if (node.parent == FileNode::None)
            continue;
        m_votes[node.parent].layer.add(votes.layer);
        m_votes[node.parent].kind.add(votes.kind);
    }
}

TileNature TreeSummary::nature(const Tile &tile) const
{
    Votes votes = m_votes[tile.node];
    for (quint32 i = 1; i < tile.nodeCount; ++i) {
        votes.layer.add(m_votes[tile.node + i].layer);
        votes.kind.add(m_votes[tile.node + i].kind);
    }
    return {votes.layer.winner, votes.kind.winner};
}

} // namespace views
