// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPalette>

/// Palettes for the Fusion style, which has none of its own worth the name. Every role is set.
namespace views::palettes {

/// \a accent is the system's; it colours selections, bars and the focus.
[[nodiscard]] QPalette light(const QColor &accent);
[[nodiscard]] QPalette dark(const QColor &accent);

/// True if text on \a palette is lighter than what it stands on.
[[nodiscard]] bool isDark(const QPalette &palette);

/// Text that is there but not first: the text colour half way to the background, still readable
/// (contrast of at least 4.5).
[[nodiscard]] QColor quietText(const QPalette &palette);
/// Hairlines between parts.
[[nodiscard]] QColor line(const QPalette &palette);
/// The edge of what can be checked; its contrast is at least 3 if it is enabled.
[[nodiscard]] QColor outline(const QPalette &palette, bool isEnabled);

} // namespace views::palettes
