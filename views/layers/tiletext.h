// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/layers/treesummary.h"

#include <QString>

/// What is said of a tile, on the line below the treemap, in tooltips and to screen readers. With
/// \a scale the tile is one of a layout in that scale.
namespace views::tiletext {

/// "/usr/lib/libc.so.6", or "/usr/lib: 12 smallest entries".
[[nodiscard]] QString path(const layers::FileTree &tree, const Tile &tile);
/// "1.92 MB · layer 3 · added".
[[nodiscard]] QString facts(const layers::FileTree &tree, const Tile &tile, TileNature nature,
                            const models::FileSieve *scale = nullptr);
/// Path and facts with exact bytes, in lines, as rich text.
[[nodiscard]] QString toolTip(const layers::FileTree &tree, const Tile &tile, TileNature nature,
                              const models::FileSieve *scale = nullptr);
/// "/usr/lib/libc.so.6, 1.92 MB, layer 3, added", for screen readers.
[[nodiscard]] QString spoken(const layers::FileTree &tree, const Tile &tile, TileNature nature,
                             const models::FileSieve *scale = nullptr);

} // namespace views::tiletext
