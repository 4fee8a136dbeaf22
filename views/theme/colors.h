// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/filetree.h"
#include "models/filefamily.h"

#include <QColor>

class QPalette;

/// The few colours of our own, those that mean something. All are worked out in OKLab (Ottosson
/// 2020, "A perceptual color space for image processing"), where equal steps look equal.
namespace views::colors {

/// The colour of layer \a layer of \a layerCount: an ordered scale from deep blue (base) through
/// teal to warm yellow (top). Lightness rises in equal steps, as in viridis and cividis, so the
/// order survives colour blindness and greyscale print.
[[nodiscard]] QColor layer(int layer, int layerCount, const QPalette &palette);

/// The colour of a kind of change. Never the only sign of it: see drawKindMark().
[[nodiscard]] QColor change(layers::ChangeKind kind, const QPalette &palette);

/// What is not wasted, where waste is to be seen; and what is.
[[nodiscard]] QColor live(const QPalette &palette);
[[nodiscard]] QColor waste(const QPalette &palette);

/// The colour of a family of files. So many differ in lightness as much as in hue, for colour-blind
/// eyes; their names are in the legend and with what is pointed at.
[[nodiscard]] QColor family(models::FileFamily family, const QPalette &palette);

/// \a color stepped back, for what is not meant just now.
[[nodiscard]] QColor pale(const QColor &color, const QPalette &palette);
/// \a color brought forward, for what is under the pointer.
[[nodiscard]] QColor lifted(const QColor &color);
/// \a from and \a to mixed in equal-looking steps; \a share of \a to, 0 ... 1.
[[nodiscard]] QColor mix(const QColor &from, const QColor &to, double share);

/// Black or white, whichever reads better on \a background.
[[nodiscard]] QColor textOn(const QColor &background);

} // namespace views::colors
