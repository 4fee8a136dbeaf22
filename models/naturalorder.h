// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

namespace models {

/// Orders texts as people do: case is ignored, runs of ASCII digits compare by value. Negative,
/// zero or positive.
[[nodiscard]] int compareNaturally(QStringView a, QStringView b);

} // namespace models
