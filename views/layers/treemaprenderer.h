// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/layers/treemaplayout.h"
#include "views/layers/treesummary.h"

#include <QColor>
#include <QFont>
#include <QImage>
#include <QPalette>

#include <optional>
#include <vector>

class QPainter;

namespace views {

enum class TreemapColors { ByLayer, ByChange };

struct TreemapStyle
{
    TreemapColors colors = TreemapColors::ByLayer;
    int layerCount = 1;
    std::optional<int> highlightedLayer = {}; ///< The tiles of other layers step back.
    QPalette palette = {};
    QFont font = {};
    qreal pixelRatio = 1;
};

/// Draws a TreemapLayout, whose units are logical pixels, on the grid of the device's pixels. Keeps
/// references to \a tree and \a summary. Wants a QGuiApplication for its fonts.
class TreemapRenderer final
{
public:
    TreemapRenderer(const layers::FileTree &tree, const TreeSummary &summary, TreemapStyle style);

    /// What a layout needs to know about \a font.
    [[nodiscard]] static TreemapMetrics metrics(const QFont &font);

    /// The whole picture, \a size in logical pixels.
    [[nodiscard]] QImage render(const TreemapLayout &layout, QSize size) const;
    /// One tile in front of the picture: what is under the pointer.
    void drawLifted(QPainter &painter, const Tile &tile) const;
    /// \a tile without the gap at its right and bottom.
    [[nodiscard]] QRectF visibleRect(const Tile &tile) const;

private:
    /// The colours of one layer or kind of change.
    struct Ink
    {
        QColor fill;
        QColor stripe;
        QColor text;
        QColor quietText;
    };
    class Canvas;

    [[nodiscard]] Ink makeInk(const QColor &fill, bool pale) const;
    [[nodiscard]] QColor frameColor(const Tile &tile) const;
    [[nodiscard]] const Ink &ink(TileNature nature) const;
    [[nodiscard]] QRect deviceRect(const Tile &tile) const;
    void fill(Canvas &canvas, const Tile &tile) const;
    [[nodiscard]] QString label(const Tile &tile) const;
    [[nodiscard]] bool mayHaveLabel(const Tile &tile) const;
    [[nodiscard]] QString fitted(const QString &text, double room) const;
    void drawLabel(QPainter &painter, const Tile &tile, const Ink &ink) const;
    void drawTitle(QPainter &painter, const Tile &tile) const;

    const layers::FileTree &m_tree;
    const TreeSummary &m_summary;
    TreemapStyle m_style;
    std::vector<Ink> m_inks; ///< By layer or by kind of change.
    double m_ascent = 0;
    double m_lineHeight = 0;
    double m_narrowest = 0; ///< Width of the narrowest character worth considering.
};

} // namespace views
