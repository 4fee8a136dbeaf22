// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/tiletext.h"

#include "views/format.h"
#include "views/layers/marks.h"
#include "views/layers/treemaplayout.h"
#include "views/tr.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace views::tiletext {

namespace {

using layers::FileNode;
using layers::FileTree;

bool isOneFile(const FileTree &tree, const Tile &tile)
{
    return tile.kind == Tile::Kind::Closed && !tree.node(tile.node).isFolder();
}

QString hiddenPhrase(const FileNode &node, const Tile &tile, bool oneFile)
{
    if (!oneFile)
        //: %1 is a size: so much of a folder is hidden by later layers.
        return Tr::tr("%1 hidden").arg(format::size(tile.hiddenSize));
    if (node.hiddenBy == node.layer)
        return Tr::tr("hidden in the same layer");
    return Tr::tr("hidden by layer %1").arg(node.hiddenBy);
}

QString layersPhrase(const LayerShare &share)
{
    if (share.layerCount == 1)
        return Tr::tr("layer %1").arg(share.largest);
    //: What a folder holds comes from %n layers, of which layer %2 stored the part %1, a
    //: percentage.
    return Tr::tr("%n layers, %1 in layer %2", nullptr, share.layerCount)
        .arg(format::percent(share.part))
        .arg(share.largest);
}

QStringList factList(const FileTree &tree, const Tile &tile, TileNature nature,
                     const models::FileSieve *scale)
{
    const FileNode node = tree.node(tile.node);
    const bool oneFile = isOneFile(tree, tile);
    QStringList facts{format::size(tile.size)};
    if (oneFile) {
        facts += Tr::tr("layer %1").arg(nature.layer);
        facts += marks::kindName(nature.kind).toLower();
    } else {
        facts += layersPhrase(layerShare(tree, tile, scale));
    }
    if (tile.hiddenSize > 0)
        facts += hiddenPhrase(node, tile, oneFile);
    if (tile.leftOut > 0)
        facts += Tr::tr("%n too small to draw", nullptr, int(tile.leftOut));
    return facts;
}

} // namespace

QString path(const FileTree &tree, const Tile &tile)
{
    if (tile.kind != Tile::Kind::Other)
        return tree.displayPath(tree.node(tile.node));
    const FileNode folder = tree.node(tree.node(tile.node).parent);
    //: %1 is the path of a folder, of which %n entries are drawn as one.
    return Tr::tr("%1: %n smallest entries", nullptr, int(tile.nodes().size()))
        .arg(tree.displayPath(folder));
}

QString facts(const FileTree &tree, const Tile &tile, TileNature nature,
              const models::FileSieve *scale)
{
    return factList(tree, tile, nature, scale).join(u" · "_s);
}

QString toolTip(const FileTree &tree, const Tile &tile, TileNature nature,
                const models::FileSieve *scale)
{
    QStringList lines = factList(tree, tile, nature, scale);
    lines[0] = Tr::tr("%1 (%2)").arg(lines[0], format::exactBytes(tile.size));
    lines.prepend(path(tree, tile));
    for (QString &line : lines)
        line = line.toHtmlEscaped();
    lines[0] = u"<b>"_s + lines[0] + u"</b>"_s;
    return u"<qt>"_s + lines.join(u"<br>"_s) + u"</qt>"_s;
}

QString spoken(const FileTree &tree, const Tile &tile, TileNature nature,
               const models::FileSieve *scale)
{
    return path(tree, tile) + u", "_s + factList(tree, tile, nature, scale).join(u", "_s);
}

} // namespace views::tiletext
