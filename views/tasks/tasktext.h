// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>

namespace views {

/// "2 s left", "3 min left", "1 h 5 min left"; empty if negative.
[[nodiscard]] QString timeLeftText(qint64 seconds);
/// "12 s", "4 min 12 s", "1 h 5 min", of at least 0.
[[nodiscard]] QString durationText(qint64 seconds);
/// "Waiting until 14:02"; empty if \a until is invalid.
[[nodiscard]] QString waitText(const QDateTime &until);

} // namespace views
