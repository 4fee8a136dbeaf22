// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/treemaplayout.h"

#include "models/filesieve.h"

#include <algorithm>
#include <limits>

namespace views {

namespace {

using layers::FileNode;
using layers::FileTree;

/// What the areas stand for: all that is stored, or the part of it that a sieve shows.
class Measure final
{
public:
    Measure(const FileTree &tree, const models::FileSieve *scale)
        : m_tree(tree)
        , m_scale(scale && !scale->showsAll() ? scale : nullptr)
    {}

    [[nodiscard]] bool isScaled() const { return m_scale != nullptr; }
    [[nodiscard]] qint64 bytes(quint32 node) const
    {
        return m_scale ? m_scale->bytes(node) : m_tree.node(node).totalSize;
    }
    [[nodiscard]] qint64 hiddenBytes(quint32 node) const
    {
        return m_scale ? m_scale->hiddenBytes(node) : m_tree.node(node).hiddenSize;
    }

private:
    const FileTree &m_tree;
    const models::FileSieve *m_scale;
};

struct Entry
{
    double size = 0;
    quint32 node = 0;
};

/// One entry of a folder, or several that are drawn as one.
struct Item
{
    double size = 0;
    std::size_t first = 0; ///< Among the entries of the folder.
    std::size_t count = 1;
};

double shorterSide(const QRectF &rect)
{
    return std::min(rect.width(), rect.height());
}

/// Lays out the entries of one folder. Entries [0, m_drawn) get a tile each and are sorted by size,
/// [m_drawn, m_kept) get one together, and those after m_kept are left out.
class FolderLayout final
{
public:
    FolderLayout(const Measure &measure, const FileNode &folder, const QRectF &inside,
                 const TreemapMetrics &metrics);

    /// False if the folder is better drawn closed.
    [[nodiscard]] bool run();

    [[nodiscard]] const std::vector<Item> &items() const { return m_items; }
    [[nodiscard]] const std::vector<QRectF> &rects() const { return m_rects; }
    [[nodiscard]] std::span<const Entry> entriesOf(const Item &item) const
    {
        return std::span(m_entries).subspan(item.first, item.count);
    }
    [[nodiscard]] std::size_t leftOut() const { return m_entries.size() - m_kept; }

private:
    [[nodiscard]] double sum(std::size_t first, std::size_t last) const;
    [[nodiscard]] double smallestSize() const { return m_metrics.smallestArea / m_scale; }
    void setScale();
    void sortLarge();
    [[nodiscard]] bool mergeSmall();
    [[nodiscard]] bool place();
    [[nodiscard]] std::size_t rowEnd(std::size_t begin, double side, double &rowSize) const;
    QRectF placeRow(std::size_t begin, std::size_t end, double rowSize, QRectF free);
    void giveUp(std::size_t item);

    const TreemapMetrics &m_metrics;
    std::vector<Entry> m_entries; ///< Those that hold bytes.
    QRectF m_inside;
    std::size_t m_drawn = 0;
    std::size_t m_kept = 0;
    double m_scale = 0; ///< Area of a byte.
    std::vector<Item> m_items;
    std::vector<QRectF> m_rects;
};

FolderLayout::FolderLayout(const Measure &measure, const FileNode &folder, const QRectF &inside,
                           const TreemapMetrics &metrics)
    : m_metrics(metrics)
    , m_inside(inside)
{
    m_entries.reserve(folder.childCount);
    for (quint32 node = folder.firstChild; node < folder.firstChild + folder.childCount; ++node) {
        const qint64 size = measure.bytes(node);
        if (size > 0)
            m_entries.push_back({.size = double(size), .node = node});
        else if (!measure.isScaled()) // Sorted by what is stored.
            break;
    }
    m_kept = m_entries.size();
    m_drawn = m_kept;
    if (measure.isScaled() && m_kept > 0)
        sortLarge();
}

double FolderLayout::sum(std::size_t first, std::size_t last) const
{
    double total = 0;
    for (std::size_t i = first; i < last; ++i)
        total += m_entries[i].size;
    return total;
}

void FolderLayout::setScale()
{
    m_scale = m_inside.width() * m_inside.height() / sum(0, m_kept);
}

/// Only what may get a tile of its own is sorted: a folder may have a hundred thousand others.
void FolderLayout::sortLarge()
{
    setScale();
    const double smallest = smallestSize();
    const auto small = std::ranges::stable_partition(
        m_entries, [smallest](const Entry &entry) { return entry.size >= smallest; });
    std::ranges::stable_sort(m_entries.begin(), small.begin(), std::greater(), &Entry::size);
    m_drawn = std::size_t(small.begin() - m_entries.begin());
}

/// Decides which entries get a tile of their own. False if none does.
bool FolderLayout::mergeSmall()
{
    setScale();
    const double smallest = smallestSize();
    const auto drawn = std::span(m_entries).first(m_drawn);
    const auto large = std::ranges::partition_point(
        drawn, [smallest](double size) { return size >= smallest; }, &Entry::size);
    m_drawn = std::size_t(large - drawn.begin());
    const double rest = sum(m_drawn, m_kept);
    if (rest < smallest) {
        m_kept = m_drawn;
        if (m_kept > 0)
            setScale();
    }
    m_items.clear();
    for (std::size_t i = 0; i < m_drawn; ++i)
        m_items.push_back({.size = m_entries[i].size, .first = i});
    if (m_drawn < m_kept) {
        // The squarified layout needs the largest first, whatever it is made of.
        const auto place = std::ranges::upper_bound(m_items, rest, std::greater(), &Item::size);
        m_items.insert(place, {.size = rest, .first = m_drawn, .count = m_kept - m_drawn});
    }
    return m_drawn > 0;
}

/// The end of the row that begins with item \a begin along a side of length \a side: items are
/// added while the worst aspect ratio of the row becomes better.
std::size_t FolderLayout::rowEnd(std::size_t begin, double side, double &rowSize) const
{
    const auto worst = [&](std::size_t last, double total) {
        const double row = total * m_scale;
        const double largest = m_items[begin].size * m_scale;
        const double smallest = m_items[last].size * m_scale;
        return std::max(side * side * largest / (row * row), row * row / (side * side * smallest));
    };
    std::size_t end = begin + 1;
    rowSize = m_items[begin].size;
    double ratio = worst(begin, rowSize);
    while (end < m_items.size()) {
        const double next = worst(end, rowSize + m_items[end].size);
        if (next > ratio)
            break;
        ratio = next;
        rowSize += m_items[end++].size;
    }
    while (end > begin + 1 && m_items[end - 1].size / rowSize * side < m_metrics.smallestSide)
        rowSize -= m_items[--end].size;
    return end;
}

/// Puts items [begin, end) side by side along the shorter side of \a free; what is left of it.
QRectF FolderLayout::placeRow(std::size_t begin, std::size_t end, double rowSize, QRectF free)
{
    const bool upright = free.width() >= free.height(); // The row is a column at the left.
    const bool last = end == m_items.size();
    const double side = shorterSide(free);
    const double thickness =
        last ? std::max(free.width(), free.height()) : rowSize * m_scale / side;
    double position = upright ? free.top() : free.left();
    const double finish = position + side;
    for (std::size_t i = begin; i < end; ++i) {
        const double next =
            i + 1 == end ? finish : std::min(finish, position + m_items[i].size / rowSize * side);
        m_rects.push_back(upright ? QRectF(free.left(), position, thickness, next - position)
                                  : QRectF(position, free.top(), next - position, thickness));
        position = next;
    }
    if (upright)
        free.setLeft(free.left() + thickness);
    else
        free.setTop(free.top() + thickness);
    return free;
}

/// Takes the items from \a item on out of the drawing. They join the merged ones if there are any,
/// unless nothing but those is left.
void FolderLayout::giveUp(std::size_t item)
{
    const auto isMerged = [](const Item &i) { return i.count > 1; };
    const auto rest = std::span(m_items).subspan(item);
    const auto entry = std::ranges::find_if_not(rest, isMerged);
    const bool merge = entry != rest.end() && std::ranges::any_of(m_items, isMerged);
    if (entry != rest.end())
        m_drawn = entry->first;
    if (!merge)
        m_kept = m_drawn;
}

/// False if the last items would be thinner than a tile may be; they are given up.
bool FolderLayout::place()
{
    m_rects.clear();
    QRectF free = m_inside;
    for (std::size_t begin = 0; begin < m_items.size();) {
        const double side = shorterSide(free);
        double rowSize = 0;
        const std::size_t end = rowEnd(begin, side, rowSize);
        if (side < m_metrics.smallestSide
            || rowSize * m_scale < m_metrics.smallestSide * side * (1 - 1e-9)) {
            giveUp(begin);
            return false;
        }
        free = placeRow(begin, end, rowSize, free);
        begin = end;
    }
    return true;
}

bool FolderLayout::run()
{
    constexpr int Attempts = 16;
    constexpr double MostLeftOut = 0.1;

    const double all = sum(0, m_entries.size());
    for (int attempt = 0; attempt < Attempts; ++attempt) {
        if (m_kept == 0 || !mergeSmall() || sum(0, m_kept) < all * (1 - MostLeftOut))
            return false;
        if (place())
            return true;
    }
    return false;
}

/// Where the tiles inside of \a tile go; sets its title. Empty if there is no room for any.
QRectF insideOf(Tile &tile, std::size_t nameLength, const TreemapMetrics &metrics)
{
    QRectF inside = tile.rect;
    const bool named = tile.depth > 0 && tile.depth <= metrics.titledLevels;
    const double nameWidth = (double(nameLength) + 2) * metrics.characterWidth;
    // The deeper a folder is, the more it has to be worth a strip.
    const double leastHeight = (tile.depth < 3 ? 3 : 3 * tile.depth) * metrics.titleHeight;
    if (named && inside.height() >= leastHeight && inside.width() >= nameWidth) {
        tile.titleHeight = metrics.titleHeight;
        inside.adjust(metrics.padding, metrics.titleHeight, -metrics.padding, -metrics.padding);
    }
    return shorterSide(inside) < metrics.smallestFolder ? QRectF() : inside;
}

Tile makeTile(const Measure &measure, std::span<const quint32> nodes, const QRectF &rect)
{
    Tile tile;
    tile.rect = rect;
    tile.node = nodes.front();
    for (const quint32 node : nodes) {
        tile.size += measure.bytes(node);
        tile.hiddenSize += measure.hiddenBytes(node);
    }
    if (nodes.size() > 1) {
        tile.kind = Tile::Kind::Other;
        tile.merged = nodes;
    }
    return tile;
}

std::vector<quint32> nodesOf(std::span<const Entry> entries)
{
    std::vector<quint32> nodes(entries.size());
    std::ranges::transform(entries, nodes.begin(), &Entry::node);
    return nodes;
}

} // namespace

TreemapLayout::TreemapLayout(const FileTree &tree, quint32 root, const QRectF &rect,
                             const TreemapMetrics &metrics, const models::FileSieve *scale)
{
    const Measure measure(tree, scale);
    if (measure.bytes(root) <= 0 || shorterSide(rect) < metrics.smallestSide)
        return;
    m_tiles.push_back(makeTile(measure, std::span(&root, 1), rect));

    for (quint32 i = 0; i < m_tiles.size(); ++i) {
        Tile &folder = m_tiles[i];
        const FileNode node = tree.node(folder.node);
        if (node.childCount == 0 || folder.kind == Tile::Kind::Other)
            continue;
        const QRectF inside = insideOf(folder, node.nameLength, metrics);
        if (inside.isEmpty()) {
            folder.titleHeight = 0;
            continue;
        }
        FolderLayout layout(measure, node, inside, metrics);
        if (!layout.run()) {
            folder.titleHeight = 0;
            continue;
        }
        folder.kind = Tile::Kind::Open;
        folder.leftOut = quint32(layout.leftOut());
        folder.firstChild = quint32(m_tiles.size());
        folder.childCount = quint32(layout.items().size());
        const auto depth = quint16(std::min<int>(folder.depth + 1, 0xFFFF));
        for (std::size_t item = 0; item < layout.items().size(); ++item) { // May move folder.
            const auto entries = layout.entriesOf(layout.items()[item]);
            if (entries.size() > 1)
                m_merged.push_back(nodesOf(entries));
            const auto nodes = entries.size() > 1 ? std::span<const quint32>(m_merged.back())
                                                  : std::span(&entries.front().node, 1);
            Tile tile = makeTile(measure, nodes, layout.rects()[item]);
            tile.parent = i;
            tile.depth = depth;
            m_tiles.push_back(tile);
        }
    }
}

std::span<const Tile> TreemapLayout::children(const Tile &tile) const
{
    return std::span(m_tiles).subspan(tile.childCount == 0 ? 0 : tile.firstChild, tile.childCount);
}

quint32 TreemapLayout::tileAt(const QPointF &point) const
{
    const auto holds = [&point](const Tile &tile) {
        return point.x() >= tile.rect.left() && point.x() < tile.rect.right()
               && point.y() >= tile.rect.top() && point.y() < tile.rect.bottom();
    };
    if (m_tiles.empty() || !holds(m_tiles.front()))
        return Tile::None;
    quint32 found = 0;
    for (;;) {
        const auto inside = children(m_tiles[found]);
        const auto child = std::ranges::find_if(inside, holds);
        if (child == inside.end())
            return found;
        found = m_tiles[found].firstChild + quint32(child - inside.begin());
    }
}

quint32 TreemapLayout::tileOf(const FileTree &tree, quint32 node) const
{
    if (m_tiles.empty())
        return Tile::None;
    std::vector<quint32> way;
    for (; node != m_tiles.front().node; node = tree.node(node).parent) {
        if (node == FileNode::None)
            return Tile::None;
        way.push_back(node);
    }
    quint32 found = 0;
    for (; !way.empty() && m_tiles[found].kind == Tile::Kind::Open; way.pop_back()) {
        const auto inside = children(m_tiles[found]);
        const auto child = std::ranges::find_if(inside, [&way](const Tile &tile) {
            return std::ranges::find(tile.nodes(), way.back()) != tile.nodes().end();
        });
        if (child == inside.end())
            return Tile::None;
        found = m_tiles[found].firstChild + quint32(child - inside.begin());
    }
    return found;
}

} // namespace views
