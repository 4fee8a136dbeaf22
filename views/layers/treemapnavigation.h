// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/layers/treemaplayout.h"

#include <QtGlobal>

#include <optional>

/// Ways through a treemap, for keyboard, wheel and mouse.
namespace views::navigation {

enum class Direction { Left, Right, Up, Down };

/// The tile that one meets going from \a tile in \a direction; \a tile itself at the border.
[[nodiscard]] quint32 neighbour(const TreemapLayout &layout, quint32 tile, Direction direction);
/// The tile to begin with, the largest; Tile::None if there is none.
[[nodiscard]] quint32 first(const TreemapLayout &layout);

/// One step from folder \a root towards \a node: the folder inside of \a root that is, or holds, \a
/// node. None if there is no such folder.
[[nodiscard]] std::optional<quint32> folderTowards(const layers::FileTree &tree, quint32 root,
                                                   quint32 node);
/// The folder that is meant by \a tile: itself, or the one around a file.
[[nodiscard]] quint32 folderOf(const layers::FileTree &tree, const Tile &tile);
[[nodiscard]] bool isInside(const layers::FileTree &tree, quint32 node, quint32 folder);

} // namespace views::navigation
