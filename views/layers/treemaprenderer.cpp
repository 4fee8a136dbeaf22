// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/treemaprenderer.h"

#include "views/format.h"
#include "views/layers/marks.h"
#include "views/layers/tiletext.h"
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

TreemapRenderer::TreemapRenderer(const models::FileSieve &sieve, const TreeSummary &summary,
                                 TreemapStyle style)
    : m_sieve(sieve)
    , m_tree(sieve.files().tree())
    , m_summary(summary)
    , m_style(std::move(style))
{
    const std::vector<QColor> colors = fills();
    for (const bool pale : {false, true}) {
        for (const QColor &color : colors)
            m_inks.push_back(makeInk(color, pale));
    }

    const QFontMetricsF font(m_style.font);
    m_ascent = font.ascent();
    m_lineHeight = std::ceil(font.height());
    m_narrowest = font.horizontalAdvance(u'i');
}

/// The colours of what inkIndex() tells.
std::vector<QColor> TreemapRenderer::fills() const
{
    const QPalette &palette = m_style.palette;
    const int layerCount = std::max(1, int(m_sieve.files().analysis().layers.size()));
    std::vector<QColor> fills;
    switch (m_style.colors) {
    case TreemapColors::ByLayer:
        for (int i = 0; i < layerCount; ++i)
            fills.push_back(colors::layer(i, layerCount, palette));
        break;
    case TreemapColors::ByChange:
        for (int i = 0; i < ChangeKinds; ++i)
            fills.push_back(colors::change(ChangeKind(i), palette));
        break;
    case TreemapColors::ByWaste:
        fills = {colors::live(palette), colors::waste(palette)};
        break;
    case TreemapColors::ByType:
        for (int i = 0; i < models::FileFamilyCount; ++i)
            fills.push_back(colors::family(models::FileFamily(i), palette));
        break;
    case TreemapColors::ByAge:
        for (int i = 0; i < models::FileFacts::AgeSteps; ++i)
            fills.push_back(colors::layer(i, models::FileFacts::AgeSteps, palette));
        fills.push_back(colors::change(ChangeKind::Unchanged, palette)); // NoAge
        break;
    }
    return fills;
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
    const QColor hidden = m_style.colors == TreemapColors::ByWaste ? colors::waste(palette) : fill;
    const QColor stripe = marks::stripeColor(hidden);
    const QColor text = colors::textOn(back);
    return {.fill = back,
            .hiddenFill = pale ? colors::pale(hidden, palette) : hidden,
            .stripe = pale ? colors::pale(stripe, palette) : stripe,
            .text = pale ? colors::mix(back, text, PaleText) : text,
            .quietText = colors::mix(back, text, pale ? PaleQuiet : Quiet)};
}

TreemapRenderer::Shares TreemapRenderer::shares(const Tile &tile) const
{
    if (tile.size <= 0)
        return {};
    qint64 bytes = tile.size;
    qint64 hidden = tile.hiddenSize;
    if (!m_sieve.showsAll()) {
        bytes = 0;
        hidden = 0;
        for (const quint32 node : tile.nodes()) {
            bytes += m_sieve.bytes(node);
            hidden += m_sieve.hiddenBytes(node);
        }
    }
    return {.live = double(bytes - hidden) / double(tile.size),
            .hidden = double(hidden) / double(tile.size)};
}

std::size_t TreemapRenderer::inkIndex(const Tile &tile) const
{
    using enum TreeSummary::Trait;
    switch (m_style.colors) {
    case TreemapColors::ByLayer:
        return m_summary.most(Layer, tile);
    case TreemapColors::ByChange:
        return m_summary.most(Kind, tile);
    case TreemapColors::ByWaste:
        return tile.hiddenSize == tile.size ? 1 : 0;
    case TreemapColors::ByType:
        return m_summary.most(Family, tile);
    case TreemapColors::ByAge:
        return m_summary.most(Age, tile);
    }
    return 0;
}

const TreemapRenderer::Ink &TreemapRenderer::ink(const Tile &tile, const Shares &shares) const
{
    const std::size_t count = m_inks.size() / 2;
    const bool pale = shares.live + shares.hidden <= 0;
    return m_inks[std::min(inkIndex(tile), count - 1) + (pale ? count : 0)];
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
    const Shares share = shares(tile);
    const Ink &own = ink(tile, share);
    const bool isLeftOut = share.live + share.hidden <= 0;
    canvas.fill(rect, own.fill.rgb());
    const auto from = [&rect](double part) {
        return rect.adjusted(int(std::lround(rect.width() * part)), 0, 0, 0);
    };
    if (share.hidden > 0 || (isLeftOut && tile.hiddenSize == tile.size)) {
        canvas.fill(from(share.live), own.hiddenFill.rgb());
        canvas.stripe(from(share.live), own.stripe.rgb());
    }
    if (!isLeftOut && share.live + share.hidden < 1)
        canvas.fill(from(share.live + share.hidden), ink(tile, {.live = 0}).fill.rgb());
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
        if (tile.kind != Tile::Kind::Open && mayHaveLabel(tile)) {
            const Shares share = shares(tile);
            const bool isLeftOut = share.live + share.hidden <= 0;
            const bool onHatch = isLeftOut ? tile.hiddenSize == tile.size : share.live < 1;
            drawLabel(painter, tile, ink(tile, share), onHatch);
        } else if (tile.titleHeight > 0) {
            drawTitle(painter, tile);
        }
    }
    return image;
}

TreemapRenderer::Look TreemapRenderer::look(const Tile &tile) const
{
    const bool isOpen = tile.kind == Tile::Kind::Open;
    const Shares share = shares(tile);
    const Ink &own = ink(tile, share);
    return {.fill = isOpen ? frameColor(tile) : own.fill,
            .hiddenFill = own.hiddenFill,
            .stripe = own.stripe,
            .text = isOpen ? m_style.palette.color(QPalette::Text) : own.text,
            .hidden = isOpen ? 0 : share.hidden,
            .label = label(tile),
            .path = tiletext::path(m_tree, tile)};
}

QString TreemapRenderer::label(const Tile &tile) const
{
    if (tile.kind == Tile::Kind::Other)
        //: On a tile that stands for the %n smallest entries of a folder.
        return Tr::tr("%n more", nullptr, int(tile.nodes().size()));
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

/// \a onHatch: not all of what the label stands on has the plain colour of \a ink.
void TreemapRenderer::drawLabel(QPainter &painter, const Tile &tile, const Ink &ink,
                                bool onHatch) const
{
    const QRectF rect = visibleRect(tile);
    const auto write = [&](double x, double y, const QString &text, const QColor &color) {
        if (text.isEmpty() || y + m_lineHeight > rect.bottom())
            return false;
        if (onHatch) {
            const double width = QFontMetricsF(m_style.font).horizontalAdvance(text);
            painter.fillRect(QRectF(x - 2, y, width + 4, m_lineHeight), ink.fill);
        }
        painter.setPen(color);
        painter.drawText(QPointF(x, y + m_ascent), text);
        return true;
    };

    double x = rect.left() + Margin;
    const double y = rect.top() + 2;
    const ChangeKind kind = m_style.colors == TreemapColors::ByChange ? m_summary.nature(tile).kind
                                                                      : ChangeKind::Unchanged;
    if (kind != ChangeKind::Unchanged) {
        const double room = std::min(m_lineHeight, rect.height());
        const QRectF mark(x, std::round(y + (room - MarkSize) / 2), MarkSize, MarkSize);
        if (onHatch)
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
        const Shares share = shares(tile);
        Ink lifted = ink(tile, share);
        lifted.fill = colors::lifted(lifted.fill);
        lifted.text = colors::textOn(lifted.fill);
        lifted.quietText = lifted.text;
        painter.fillRect(rect, lifted.fill);
        if (share.hidden > 0) {
            QRectF hidden = rect;
            hidden.setLeft(std::round(rect.left() + rect.width() * share.live));
            marks::drawHatch(painter, hidden, colors::lifted(lifted.hiddenFill));
        }
        if (mayHaveLabel(tile))
            drawLabel(painter, tile, lifted, share.hidden > 0);
    }
    painter.setPen(QPen(edge, 1));
    painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5));
}

} // namespace views
