// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/filesieve.h"

#include <array>
#include <memory>
#include <vector>

namespace views {

struct Tile;

/// What a tile is mostly made of, where it stands for more than one file: the layer and the kind of
/// change that hold most of its bytes.
struct TileNature
{
    quint16 layer = 0;
    layers::ChangeKind kind = layers::ChangeKind::Added;
};

/// The layers that stored what is in a tile.
struct LayerShare
{
    int layerCount = 0;  ///< How many of them.
    quint16 largest = 0; ///< The one that stored most.
    double part = 0;     ///< How much of the tile that is, 0 ... 1.
};
/// Exact; reads everything below \a tile. With \a scale only what it shows counts.
[[nodiscard]] LayerShare layerShare(const layers::FileTree &tree, const Tile &tile,
                                    const models::FileSieve *scale);

/// What the files of every tile are for the most part, worked out from the files up by a weighted
/// majority vote (Boyer, Moore 1991, "MJRTY"): exact where one answer has more than half of the
/// bytes, and otherwise one of the large ones. What a sieve leaves out counts only where it leaves
/// out all. Each trait is worked out when first asked for. GUI thread.
class TreeSummary final
{
public:
    enum class Trait { Layer, Kind, Family, Age };

    TreeSummary() = default;
    explicit TreeSummary(std::shared_ptr<const models::FileSieve> sieve);

    [[nodiscard]] TileNature nature(const Tile &tile) const;
    /// A layer, a layers::ChangeKind, a models::FileFamily or an age of models::FileFacts.
    [[nodiscard]] quint16 most(Trait trait, const Tile &tile) const;

private:
    struct Vote
    {
        qint64 lead = 0;
        quint16 winner = 0;

        void add(const Vote &other);
    };
    using Votes = std::vector<Vote>; ///< Of the folders with something in them, in their order.

    [[nodiscard]] quint16 traitOf(Trait trait, const layers::FileNode &node) const;
    [[nodiscard]] Votes count(Trait trait) const;
    [[nodiscard]] Vote voteOf(Trait trait, const Votes &votes, quint32 node) const;

    std::shared_ptr<const models::FileSieve> m_sieve;
    mutable std::array<Votes, 4> m_votes;
};

} // namespace views
