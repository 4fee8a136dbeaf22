// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/treemapnavigation.h"

namespace views::navigation {

using layers::FileNode;
using layers::FileTree;

quint32 neighbour(const TreemapLayout &layout, quint32 tile, Direction direction)
{
    constexpr double Step = 1.5; // Below the smallest side of a tile.
    const QRectF from = layout.tiles()[tile].rect;
    QPointF point = from.center();
    QPointF step;
    switch (direction) {
    case Direction::Left:
        point.setX(from.left());
        step = {-Step, 0};
        break;
    case Direction::Right:
        point.setX(from.right() - Step / 2);
        step = {Step, 0};
        break;
    case Direction::Up:
        point.setY(from.top());
        step = {0, -Step};
        break;
    case Direction::Down:
        point.setY(from.bottom() - Step / 2);
        step = {0, Step};
        break;
    }
    for (;;) {
        point += step;
        const quint32 found = layout.tileAt(point);
        if (found == Tile::None)
            return tile;
        if (found != tile && layout.tiles()[found].kind != Tile::Kind::Open)
            return found;
    }
}

quint32 first(const TreemapLayout &layout)
{
    if (layout.tiles().empty())
        return Tile::None;
    quint32 tile = 0;
    while (layout.tiles()[tile].kind == Tile::Kind::Open)
        tile = layout.tiles()[tile].firstChild;
    return tile;
}

std::optional<quint32> folderTowards(const FileTree &tree, quint32 root, quint32 node)
{
    if (node == root)
        return {};
    quint32 step = node;
    while (tree.node(step).parent != root) {
        step = tree.node(step).parent;
        if (step == FileNode::None)
            return {};
    }
    return tree.node(step).childCount > 0 ? std::optional(step) : std::nullopt;
}

quint32 folderOf(const FileTree &tree, const Tile &tile)
{
    const FileNode node = tree.node(tile.node);
    const bool isFolder = tile.kind != Tile::Kind::Other && node.childCount > 0;
    return isFolder || node.parent == FileNode::None ? tile.node : node.parent;
}

bool isInside(const FileTree &tree, quint32 node, quint32 folder)
{
    while (node != folder && node != FileNode::None)
        node = tree.node(node).parent;
    return node == folder;
}

} // namespace views::navigation
