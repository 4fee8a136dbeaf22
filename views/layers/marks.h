// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/filetree.h"

#include <QColor>
#include <QIcon>
#include <QRectF>
#include <QString>

class QPainter;
class QPalette;

/// Signs that mean the same in treemap, table and legend.
namespace views::marks {

/// How hidden bytes are hatched: pixel x, y is striped where (x + y) % period < width, in device
/// pixels of a screen of \a pixelRatio, so that the stripes of neighbours meet.
struct Hatch
{
    int period = 6;
    int width = 2;

    [[nodiscard]] static Hatch of(qreal pixelRatio);
};
/// The stripes on \a background.
[[nodiscard]] QColor stripeColor(const QColor &background);

/// Hatches \a rect, which is filled with \a background.
void drawHatch(QPainter &painter, const QRectF &rect, const QColor &background);

/// The sign of a kind of change, centred in \a rect: plus for added, dot for modified, stroke for
/// deleted, nothing for unchanged.
void drawKind(QPainter &painter, const QRectF &rect, layers::ChangeKind kind, const QColor &color);
/// A tile of \a color with that sign on it, \a size logical pixels wide; not tinted when selected.
[[nodiscard]] QIcon kindTile(const QColor &color, layers::ChangeKind kind, int size,
                             qreal pixelRatio);
/// "Added", for legends, tooltips and screen readers.
[[nodiscard]] QString kindName(layers::ChangeKind kind);

/// The ring of what is selected, inside of \a rect; seen on every colour.
void drawRing(QPainter &painter, const QRectF &rect, const QPalette &palette);

/// A colour tile of the legend, hatched from \a hatchedFrom (0 ... 1, left to right) on.
void drawSwatch(QPainter &painter, const QRectF &rect, const QColor &color, double hatchedFrom = 1);

} // namespace views::marks
