// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/treemaprenderer.h"

#include "views/format.h"
#include "views/layers/marks.h"
#include "views/theme/colors.h"
#include "views/theme/palettes.h"
#include "views/tr.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace views {

using layers::ChangeKind;
using layers::FileNode;
using layers::FileTree;

namespace {

constexpr double Margin = 4;       ///< Between the edge of a tile and its name.
constexpr double MarkSize = 6;     ///< Of the sign of a kind of change.
constexpr double MarkRoom = 11;    ///< With the space after it.
constexpr double MarkTile = 20;    ///< Side of the smallest tile that gets one without a name.
constexpr double ShortestName = 9; ///< Letters; below that a name is not shortened.
constexpr int ChangeKinds = 4;

/// How much of \a tile is visible, 0 ... 1; the rest is hatched.
double liveShare(const Tile &tile)
{
    return tile.size > 0 ? 1 - double(tile.hiddenSize) / double(tile.size) : 1;
}

} // namespace

/// Plain rectangles in an image, several times faster than through a QPainter.
class TreemapRenderer::Canvas final
{
public:
    Canvas(QImage &image, qreal pixelRatio)
        : m_bits(reinterpret_cast<QRgb *>(image.bits()))
        , m_stride(image.bytesPerLine() / qsizetype(sizeof(QRgb)))
        , m_area(image.rect())
        , m_hatch(marks::Hatch::of(pixelRatio))
    {}

    void fill(const QRect &rect, QRgb color)
    {
        const QRect area = rect & m_area;
        for (int y = area.top(); y <= area.bottom(); ++y)
            std::fill_n(line(y) + area.left(), area.width(), color);
    }

    void stripe(const QRect &rect, QRgb color)
    {
        const QRect area = rect & m_area;
        for (int y = area.top(); y <= area.bottom(); ++y) {
            QRgb *pixels = line(y);
            for (int x = area.left(); x <= area.right(); ++x) {
                if ((x + y) % m_hatch.period < m_hatch.width)
                    pixels[x] = color;
            }
        }
    }

private:
    [[nodiscard]] QRgb *line(int y) const { return m_bits + y * m_stride; }

    QRgb *m_bits;
    qsizetype m_stride;
    QRect m_area;
    marks::Hatch m_hatch;
};

TreemapRenderer::TreemapRenderer(const FileTree &tree, const TreeSummary &summary,
                                 TreemapStyle style)
    : m_tree(tree)
    , m_summary(summary)
    , m_style(std::move(style))
{
    const bool byLayer = m_style.colors == TreemapColors::ByLayer;
    const int count = byLayer ? std::max(m_style.layerCount, 1) : ChangeKinds;
    for (int i = 0; i < count; ++i) {
        const QColor color = byLayer ? colors::layer(i, count, m_style.palette)
                                     : colors::change(ChangeKind(i), m_style.palette);
        m_inks.push_back(makeInk(color, false));
    }
    for (int i = 0; i < count; ++i)
        m_inks.push_back(makeInk(m_inks[std::size_t(i)].fill, true));

    const QFontMetricsF font(m_style.font);
    m_ascent = font.ascent();
    m_lineHeight = std::ceil(font.height());
    m_narrowest = font.horizontalAdvance(u'i');
}

TreemapMetrics TreemapRenderer::metrics(const QFont &font)
{
    const QFontMetricsF metrics(font);
    return {.titleHeight = std::ceil(metrics.height()) + 2,
            .characterWidth = metrics.averageCharWidth()};
}

TreemapRenderer::Ink TreemapRenderer::makeInk(const QColor &fill, bool pale) const
{
    constexpr double Quiet = 0.72;
    constexpr double PaleText = 0.55;
    constexpr double PaleQuiet = 0.4;
    const QPalette &palette = m_style.palette;
    const QColor back = pale ? colors::pale(fill, palette) : fill;
    const QColor stripe = marks::stripeColor(fill);
    const QColor text = colors::textOn(back);
    return {.fill = back,
            .stripe = pale ? colors::pale(stripe, palette) : stripe,
            .text = pale ? colors::mix(back, text, PaleText) : text,
            .quietText = colors::mix(back, text, pale ? PaleQuiet : Quiet)};
}

const TreemapRenderer::Ink &TreemapRenderer::ink(TileNature nature) const
{
    const std::size_t count = m_inks.size() / 2;
    const bool byLayer = m_style.colors == TreemapColors::ByLayer;
    const auto index =
        std::min(byLayer ? std::size_t(nature.layer) : std::size_t(nature.kind), count - 1);
    const bool pale = m_style.highlightedLayer && *m_style.highlightedLayer != nature.layer;
    return m_inks[index + (pale ? count : 0)];
}

QColor TreemapRenderer::frameColor(const Tile &tile) const
{
    const double share = tile.depth > 1 ? 0.07 : 0.13;
    return colors::mix(m_style.palette.color(QPalette::Base), m_style.palette.color(QPalette::Text),
                       share);
}

QRect TreemapRenderer::deviceRect(const Tile &tile) const
{
    const qreal ratio = m_style.pixelRatio;
    const auto snap = [ratio](double value) { return int(std::lround(value * ratio)); };
    const int gap = std::max(1, int(ratio)); // A hairline at 1.5, too.
    const QPoint begin(snap(tile.rect.left()), snap(tile.rect.top()));
    return {begin, QPoint(snap(tile.rect.right()) - gap - 1, snap(tile.rect.bottom()) - gap - 1)};
}

QRectF TreemapRenderer::visibleRect(const Tile &tile) const
{
    const QRect rect = deviceRect(tile);
    const qreal ratio = m_style.pixelRatio;
    return {rect.x() / ratio, rect.y() / ratio, rect.width() / ratio, rect.height() / ratio};
}

void TreemapRenderer::fill(Canvas &canvas, const Tile &tile) const
{
    QRect rect = deviceRect(tile);
    if (tile.kind == Tile::Kind::Open) {
        if (tile.titleHeight > 0)
            canvas.fill(rect, frameColor(tile).rgb());
        return;
    }
    const Ink &tileInk = ink(m_summary.nature(tile));
    canvas.fill(rect, tileInk.fill.rgb());
    if (tile.hiddenSize > 0) {
        rect.setLeft(rect.left() + int(std::lround(rect.width() * liveShare(tile))));
        canvas.stripe(rect, tileInk.stripe.rgb());
    }
}

QImage TreemapRenderer::render(const TreemapLayout &layout, QSize size) const
{
    const QSize pixels(int(std::ceil(size.width() * m_style.pixelRatio)),
                       int(std::ceil(size.height() * m_style.pixelRatio)));
    QImage image(pixels, QImage::Format_RGB32);
    if (image.isNull())
        return image;
    image.fill(m_style.palette.color(QPalette::Base));
    Canvas canvas(image, m_style.pixelRatio);
    for (const Tile &tile : layout.tiles())
        fill(canvas, tile);

    image.setDevicePixelRatio(m_style.pixelRatio);
    QPainter painter(&image);
    painter.setFont(m_style.font);
    for (const Tile &tile : layout.tiles()) {
        if (tile.kind != Tile::Kind::Open && mayHaveLabel(tile))
            drawLabel(painter, tile, ink(m_summary.nature(tile)));
        else if (tile.titleHeight > 0)
            drawTitle(painter, tile);
    }
    return image;
}

QString TreemapRenderer::label(const Tile &tile) const
{
    if (tile.kind == Tile::Kind::Other)
        //: On a tile that stands for the %n smallest entries of a folder.
        return Tr::tr("%n more", nullptr, int(tile.nodeCount));
    const FileNode node = m_tree.node(tile.node);
    const QString name = m_tree.displayName(node);
    return node.isFolder() ? name + u'/' : name;
}

/// Quickly says no to the thousands of tiles that have no room for a name.
bool TreemapRenderer::mayHaveLabel(const Tile &tile) const
{
    const QRectF &rect = tile.rect;
    const bool marked = m_style.colors == TreemapColors::ByChange;
    if (marked && rect.width() > MarkTile && rect.height() > MarkTile)
        return true;
    const double letters =
        tile.kind == Tile::Kind::Other
            ? 5
            : std::clamp<double>(m_tree.node(tile.node).nameLength, 2, ShortestName);
    return rect.height() > m_lineHeight + 2 && rect.width() > letters * m_narrowest + 2 * Margin;
}

/// \a text, shortened in the middle if it is too long for \a room and enough of it would stay.
QString TreemapRenderer::fitted(const QString &text, double room) const
{
    const QFontMetricsF font(m_style.font);
    if (font.horizontalAdvance(text) <= room)
        return text;
    return room >= ShortestName * font.averageCharWidth()
               ? font.elidedText(text, Qt::ElideMiddle, room)
               : QString();
}

void TreemapRenderer::drawLabel(QPainter &painter, const Tile &tile, const Ink &ink) const
{
    const QRectF rect = visibleRect(tile);
    const bool hatched = tile.hiddenSize > 0;
    const auto write = [&](double x, double y, const QString &text, const QColor &color) {
        if (text.isEmpty() || y + m_lineHeight > rect.bottom())
            return false;
        if (hatched) {
            const double width = QFontMetricsF(m_style.font).horizontalAdvance(text);
            painter.fillRect(QRectF(x - 2, y, width + 4, m_lineHeight), ink.fill);
        }
        painter.setPen(color);
        painter.drawText(QPointF(x, y + m_ascent), text);
        return true;
    };

    double x = rect.left() + Margin;
    const double y = rect.top() + 2;
    const ChangeKind kind = m_summary.nature(tile).kind;
    if (m_style.colors == TreemapColors::ByChange && kind != ChangeKind::Unchanged) {
        const double room = std::min(m_lineHeight, rect.height());
        const QRectF mark(x, std::round(y + (room - MarkSize) / 2), MarkSize, MarkSize);
        if (hatched)
            painter.fillRect(mark.adjusted(-2, -2, 2, 2), ink.fill);
        marks::drawKind(painter, mark, kind, ink.quietText);
        x += MarkRoom;
    }
    const double left = rect.left() + Margin;
    if (!write(x, y, fitted(label(tile), rect.right() - Margin - x), ink.text))
        return;
    const QString size = format::size(tile.size);
    if (left + QFontMetricsF(m_style.font).horizontalAdvance(size) + Margin <= rect.right())
        write(left, y + m_lineHeight, size, ink.quietText);
}

void TreemapRenderer::drawTitle(QPainter &painter, const Tile &tile) const
{
    const QRectF rect = visibleRect(tile);
    const QFontMetricsF font(m_style.font);
    const QString name = font.elidedText(m_tree.displayName(m_tree.node(tile.node)),
                                         Qt::ElideMiddle, rect.width() - 2 * Margin);
    const double baseline = rect.top() + 1 + m_ascent;
    painter.setPen(m_style.palette.color(QPalette::Text));
    painter.drawText(QPointF(rect.left() + Margin, baseline), name);
    const QString size = format::size(tile.size);
    const double x = rect.right() - Margin - font.horizontalAdvance(size);
    if (x < rect.left() + 3 * Margin + font.horizontalAdvance(name))
        return;
    painter.setPen(palettes::quietText(m_style.palette));
    painter.drawText(QPointF(x, baseline), size);
}

void TreemapRenderer::drawLifted(QPainter &painter, const Tile &tile) const
{
    const QRectF rect = visibleRect(tile);
    const QColor edge = m_style.palette.color(QPalette::Text);
    painter.setFont(m_style.font);
    painter.setBrush(Qt::NoBrush);
    if (tile.kind == Tile::Kind::Open) {
        if (tile.titleHeight > 0) {
            const QRectF strip(rect.topLeft(), QSizeF(rect.width(), tile.titleHeight - 1));
            painter.fillRect(strip, colors::lifted(frameColor(tile)));
            drawTitle(painter, tile);
        }
    } else {
        Ink lifted = ink(m_summary.nature(tile));
        lifted.fill = colors::lifted(lifted.fill);
        lifted.text = colors::textOn(lifted.fill);
        lifted.quietText = lifted.text;
        marks::drawSwatch(painter, rect, lifted.fill, liveShare(tile));
        if (mayHaveLabel(tile))
            drawLabel(painter, tile, lifted);
    }
    painter.setPen(QPen(edge, 1));
    painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5));
}

} // namespace views
