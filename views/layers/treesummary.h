// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/filetree.h"

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
/// Exact; reads everything below \a tile.
[[nodiscard]] LayerShare layerShare(const layers::FileTree &tree, const Tile &tile);

/// The nature of every node of a tree, worked out from the files up by a weighted majority vote
/// (Boyer, Moore 1991, "MJRTY"): exact where one layer holds more than half of the bytes, and
/// otherwise one of the large ones. Immutable; any thread.
class TreeSummary final
{
public:
    TreeSummary() = default;
    explicit TreeSummary(const layers::FileTree &tree);

    [[nodiscard]] TileNature nature(const Tile &tile) const;

private:
    template <class T>
    struct Vote
    {
        T winner{};
        qint64 lead = 0;

        void add(const Vote &other);
    };
    struct Votes
    {
        Vote<quint16> layer;
        Vote<layers::ChangeKind> kind;
    };

    std::vector<Votes> m_votes;
};

} // namespace views
