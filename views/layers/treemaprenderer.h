// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/layers/treemaplayout.h"
#include "views/layers/treesummary.h"

#include <QColor>
#include <QFont>
#include <QImage>
#include <QPalette>

#include <vector>

class QPainter;

namespace views {

/// What the colours of tiles mean.
enum class TreemapColors {
    ByLayer,
    ByChange,
    ByWaste, ///< What is hidden stands out.
    ByType,  ///< models::FileFamily
    ByAge,   ///< Steps of models::FileFacts
};

struct TreemapStyle
{
    TreemapColors colors = TreemapColors::ByLayer;
    QPalette palette = {};
    QFont font = {};
    qreal pixelRatio = 1;
};

/// Draws a TreemapLayout, whose units are logical pixels, on the grid of the device's pixels. What
/// a sieve leaves out is pale. Keeps references to \a sieve and \a summary. Wants a QGuiApplication
/// for its fonts.
class TreemapRenderer final
{
public:
    TreemapRenderer(const models::FileSieve &sieve, const TreeSummary &summary, TreemapStyle style);

    /// What a layout needs to know about \a font.
    [[nodiscard]] static TreemapMetrics metrics(const QFont &font);

    /// The whole picture, \a size in logical pixels.
    [[nodiscard]] QImage render(const TreemapLayout &layout, QSize size) const;
    /// One tile in front of the picture: what is under the pointer.
    void drawLifted(QPainter &painter, const Tile &tile) const;
    /// \a tile without the gap at its right and bottom.
    [[nodiscard]] QRectF visibleRect(const Tile &tile) const;

    /// How one tile is drawn, for other forms of the picture.
    struct Look
    {
        QColor fill;
        QColor hiddenFill; ///< Below the stripes.
        QColor stripe;
        QColor text;
        double hidden = 0; ///< How much of it is hatched, from the right, 0 ... 1.
        QString label;
        QString path;
    };
    [[nodiscard]] Look look(const Tile &tile) const;

private:
    /// The colours of one layer, kind of change...
    struct Ink
    {
        QColor fill;
        QColor hiddenFill; ///< Below the stripes.
        QColor stripe;
        QColor text;
        QColor quietText;
    };
    class Canvas;

    /// How much of a tile is what, 0 ... 1, from left to right; the rest was left out.
    struct Shares
    {
        double live = 1;
        double hidden = 0;
    };

    [[nodiscard]] std::vector<QColor> fills() const;
    [[nodiscard]] Ink makeInk(const QColor &fill, bool pale) const;
    [[nodiscard]] Shares shares(const Tile &tile) const;
    [[nodiscard]] QColor frameColor(const Tile &tile) const;
    [[nodiscard]] std::size_t inkIndex(const Tile &tile) const;
    [[nodiscard]] const Ink &ink(const Tile &tile, const Shares &shares) const;
    [[nodiscard]] QRect deviceRect(const Tile &tile) const;
    void fill(Canvas &canvas, const Tile &tile) const;
    [[nodiscard]] QString label(const Tile &tile) const;
    [[nodiscard]] bool mayHaveLabel(const Tile &tile) const;
    [[nodiscard]] QString fitted(const QString &text, double room) const;
    void drawLabel(QPainter &painter, const Tile &tile, const Ink &ink, bool onHatch) const;
    void drawTitle(QPainter &painter, const Tile &tile) const;

    const models::FileSieve &m_sieve;
    const layers::FileTree &m_tree;
    const TreeSummary &m_summary;
    TreemapStyle m_style;
    std::vector<Ink> m_inks; ///< By layer, kind of change...; then the same ones pale.
    double m_ascent = 0;
    double m_lineHeight = 0;
    double m_narrowest = 0; ///< Width of the narrowest character worth considering.
};

} // namespace views
