// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace views {

/// A line of a stranger's text with everything that cannot be seen spelled out: control characters
/// as their pictures (U+2400), what is invisible or changes the direction of writing as
/// "[U+202E]", so that a text reads as it is stored. Tabs stay.
[[nodiscard]] QString visibleText(QStringView line);

} // namespace views
