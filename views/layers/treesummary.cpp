// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/treesummary.h"

#include "views/layers/treemaplayout.h"

#include <algorithm>

namespace views {

using layers::FileNode;
using layers::FileTree;

LayerShare layerShare(const FileTree &tree, const Tile &tile, const models::FileSieve *scale)
{
    std::vector<qint64> bytes;
    std::vector<quint32> open(tile.nodes().begin(), tile.nodes().end());
    qint64 total = 0;
    while (!open.empty()) {
        const FileNode node = tree.node(open.back());
        open.pop_back();
        for (quint32 child = 0; child < node.childCount; ++child)
            open.push_back(node.firstChild + child);
        if (node.size <= 0 || (scale && scale->bytes(node) <= 0))
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

void TreeSummary::Vote::add(const Vote &other)
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

TreeSummary::TreeSummary(std::shared_ptr<const models::FileSieve> sieve)
    : m_sieve(std::move(sieve))
{}

quint16 TreeSummary::traitOf(Trait trait, const FileNode &node) const
{
    switch (trait) {
    case Trait::Layer:
        return node.layer;
    case Trait::Kind:
        return quint16(m_sieve->showsAll() || !m_sieve->isShown(node.index)
                           ? node.kind
                           : m_sieve->kind(node.index));
    case Trait::Family:
        return quint16(m_sieve->files().family(node.index));
    case Trait::Age:
        return m_sieve->files().age(node.index);
    }
    return 0;
}

TreeSummary::Vote TreeSummary::voteOf(Trait trait, const Votes &votes, quint32 node) const
{
    const FileNode entry = m_sieve->files().tree().node(node);
    if (entry.childCount == 0)
        return {.lead = entry.totalSize, .winner = traitOf(trait, entry)};
    const auto &folders = m_sieve->files().folders();
    return votes[std::size_t(std::ranges::lower_bound(folders, node) - folders.begin())];
}

TreeSummary::Votes TreeSummary::count(Trait trait) const
{
    const FileTree &tree = m_sieve->files().tree();
    const auto &folders = m_sieve->files().folders();
    Votes votes(folders.size());
    // Backwards, folders come after what is in them, and all but the root are met as children in
    // the same order.
    std::size_t met = folders.size();
    for (std::size_t i = folders.size(); i-- > 0;) {
        const FileNode folder = tree.node(folders[i]);
        const bool isLeftOut = m_sieve->bytes(folder) == 0;
        for (quint32 child = folder.firstChild + folder.childCount; child-- > folder.firstChild;) {
            const FileNode node = tree.node(child);
            const Vote vote = node.childCount > 0
                                  ? votes[--met]
                                  : Vote{.lead = node.totalSize, .winner = traitOf(trait, node)};
            if (isLeftOut || m_sieve->bytes(node) > 0)
                votes[i].add(vote);
        }
    }
    return votes;
}

quint16 TreeSummary::most(Trait trait, const Tile &tile) const
{
    if (!m_sieve)
        return 0;
    if (tile.nodes().size() == 1 && m_sieve->files().tree().node(tile.node).childCount == 0)
        return traitOf(trait, m_sieve->files().tree().node(tile.node));
    Votes &votes = m_votes[std::size_t(trait)];
    if (votes.empty())
        votes = count(trait);
    Vote sum;
    bool isAnyShown = false;
    for (const quint32 node : tile.nodes()) {
        const bool isShown = m_sieve->bytes(node) > 0;
        if (isShown && !isAnyShown)
            sum = {};
        isAnyShown |= isShown;
        if (isShown == isAnyShown)
            sum.add(voteOf(trait, votes, node));
    }
    return sum.winner;
}

TileNature TreeSummary::nature(const Tile &tile) const
{
    return {most(Trait::Layer, tile), layers::ChangeKind(most(Trait::Kind, tile))};
}

} // namespace views
