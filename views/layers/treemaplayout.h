// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/filetree.h"

#include <QRectF>

#include <limits>
#include <span>
#include <vector>

namespace models {
class FileSieve;
}

namespace views {

/// One rectangle of the treemap.
struct Tile
{
    enum class Kind : quint8 {
        Open,   ///< A folder with tiles inside.
        Closed, ///< A file, or a folder too small to be opened.
        Other,  ///< The smallest entries of a folder, drawn as one.
    };
    static constexpr quint32 None = std::numeric_limits<quint32>::max();

    QRectF rect;            ///< The gap at its right and bottom edge included.
    quint32 node = 0;       ///< In the FileTree. Other: one of the entries.
    quint32 parent = None;  ///< The tile of the folder around it.
    quint32 firstChild = 0; ///< Tiles firstChild ... firstChild + childCount - 1.
    quint32 childCount = 0;
    quint32 leftOut = 0; ///< Open: entries that hold bytes and yet could not be drawn.
    qint64 size = 0;     ///< Bytes that the area stands for, those of the entries inside included.
    qint64 hiddenSize = 0;  ///< The part of size that is hidden.
    double titleHeight = 0; ///< Of the strip at the top that names an open folder; 0 if none.
    quint16 depth = 0;      ///< Levels below the folder shown; capped.
    Kind kind = Kind::Closed;
    std::span<const quint32> merged; ///< Other: the entries, all of one folder; of the layout.

    /// The nodes of the FileTree that it stands for.
    [[nodiscard]] std::span<const quint32> nodes() const
    {
        return merged.empty() ? std::span(&node, 1) : merged;
    }
};

struct TreemapMetrics
{
    double titleHeight = 18;   ///< Of the strips.
    double characterWidth = 7; ///< Of their text; a strip too short for the name is not made.
    int titledLevels = 3;      ///< How many levels of folders get one, where there is room.
    double padding = 1;        ///< Between the border of a titled folder and what is in it.
    double smallestSide = 2;   ///< No tile is thinner: one pixel and the gap.
    double smallestArea = 9;   ///< Entries below it are merged.
    double smallestFolder = 8; ///< Folders with a shorter side are not opened.
};

/// Where everything stored below one folder is drawn.
///
/// A squarified treemap (Bruls, Huizing, van Wijk 2000, "Squarified Treemaps"), with two
/// departures: the smallest entries of a folder are merged into one tile, laid last, and entries
/// that could not even fill a tile together are left out, their space shared by the rest. Within a
/// folder, areas are proportional to sizes. Plain geometry in units of the caller's; any thread.
class TreemapLayout final
{
    Q_DISABLE_COPY(TreemapLayout)

public:
    TreemapLayout() = default;
    TreemapLayout(TreemapLayout &&) = default;
    TreemapLayout &operator=(TreemapLayout &&) = default;
    /// Lays out what is below node \a root of \a tree inside \a rect. A size is what is stored,
    /// or, with \a scale, a sieve of this tree, the part of it that is shown. Time and memory are
    /// those of the folders that are opened, whatever their depth.
    TreemapLayout(const layers::FileTree &tree, quint32 root, const QRectF &rect,
                  const TreemapMetrics &metrics, const models::FileSieve *scale = nullptr);

    /// The folder shown first, parents before children; empty if there is nothing to show.
    [[nodiscard]] std::span<const Tile> tiles() const { return m_tiles; }
    [[nodiscard]] std::span<const Tile> children(const Tile &tile) const;
    /// The innermost tile at \a point, Tile::None outside.
    [[nodiscard]] quint32 tileAt(const QPointF &point) const;
    /// The tile that shows \a node, by itself or inside of a closed or merged one; Tile::None if it
    /// is not below the folder shown or was left out.
    [[nodiscard]] quint32 tileOf(const layers::FileTree &tree, quint32 node) const;

private:
    std::vector<Tile> m_tiles;
    std::vector<std::vector<quint32>> m_merged; ///< What the tiles of kind Other refer to.
};

} // namespace views
