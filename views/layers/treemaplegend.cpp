// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/treemaplegend.h"

#include "views/layers/marks.h"
#include "views/theme/colors.h"
#include "views/theme/palettes.h"
#include "views/tr.h"

#include <QPainter>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace views {

using layers::ChangeKind;

namespace {

constexpr int SwatchSize = 12;
constexpr int InGroup = 4;
constexpr int BetweenGroups = 16;
constexpr std::array Kinds{ChangeKind::Unchanged, ChangeKind::Added, ChangeKind::Modified,
                           ChangeKind::Deleted};

/// Puts swatches and words side by side.
class Line final
{
public:
    Line(const TreemapLegend &legend, QPainter *painter)
        : m_legend(legend)
        , m_painter(painter)
    {}

    void word(const QString &text)
    {
        const QFontMetrics metrics = m_legend.fontMetrics();
        if (m_painter) {
            m_painter->setPen(palettes::quietText(m_legend.palette()));
            m_painter->drawText(m_x, (m_legend.height() - metrics.height()) / 2 + metrics.ascent(),
                                text);
        }
        m_x += metrics.horizontalAdvance(text) + InGroup;
    }

    void swatch(const QColor &color, double hatchedFrom = 1, int width = SwatchSize)
    {
        if (m_painter)
            marks::drawSwatch(*m_painter, place(width), color, hatchedFrom);
        m_x += width;
    }

    /// On the swatch just drawn.
    void mark(ChangeKind kind, const QColor &color)
    {
        const QRectF swatch = place(SwatchSize).translated(-SwatchSize, 0);
        if (m_painter)
            marks::drawKind(*m_painter, swatch.adjusted(2, 2, -2, -2), kind, color);
    }

    void space(int width) { m_x += width; }
    [[nodiscard]] int width() const { return m_x; }

private:
    [[nodiscard]] QRectF place(int width) const
    {
        return QRectF(m_x, (m_legend.height() - SwatchSize) / 2, width, SwatchSize);
    }

    const TreemapLegend &m_legend;
    QPainter *m_painter;
    int m_x = 0;
};

} // namespace

TreemapLegend::TreemapLegend(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"treemapLegend"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    describe();
}

void TreemapLegend::setColors(TreemapColors colors)
{
    m_colors = colors;
    describe();
    updateGeometry();
    update();
}

void TreemapLegend::setLayerCount(int count)
{
    m_layerCount = std::max(count, 1);
    updateGeometry();
    update();
}

void TreemapLegend::describe()
{
    setAccessibleName(Tr::tr("Legend"));
    setAccessibleDescription(
        m_colors == TreemapColors::ByLayer
            ? Tr::tr("Dark blue is the base layer, yellow the top layer, hatched is hidden.")
            : Tr::tr("Plus is added, dot is modified, stroke is deleted, hatched is hidden."));
}

int TreemapLegend::run(QPainter *painter) const
{
    constexpr int MostSwatches = 12;
    constexpr int RampWidth = 96;
    Line line(*this, painter);
    if (m_colors == TreemapColors::ByLayer) {
        //: The lowest layer of an image.
        line.word(Tr::tr("Base"));
        const int count = std::min(m_layerCount, MostSwatches);
        for (int i = 0; i < count; ++i)
            line.swatch(colors::layer(i, count, palette()), 1, RampWidth / count);
        line.space(InGroup);
        //: The highest layer of an image.
        line.word(Tr::tr("Top"));
    } else {
        for (const ChangeKind kind : Kinds) {
            const QColor color = colors::change(kind, palette());
            line.swatch(color);
            line.mark(kind, colors::textOn(color));
            line.space(InGroup);
            line.word(marks::kindName(kind));
            line.space(BetweenGroups - InGroup);
        }
    }
    line.space(m_colors == TreemapColors::ByLayer ? BetweenGroups - InGroup : 0);
    line.swatch(palettes::line(palette()), 0, SwatchSize + InGroup);
    line.space(InGroup);
    //: Bytes that later layers hide; drawn hatched.
    line.word(Tr::tr("Hidden"));
    return line.width();
}

QSize TreemapLegend::sizeHint() const
{
    return {run(nullptr), std::max(fontMetrics().height(), SwatchSize) + 2};
}

QSize TreemapLegend::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void TreemapLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    run(&painter);
}

} // namespace views
