// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>

namespace layers {
struct DiveFigures;
}

/// How numbers, dates and digests are written, the same on every page. Follows the default QLocale
/// and the language of the program. GUI thread.
namespace views::format {

/// "142 MB", in French "142 Mo": decimal units as Docker prints them, three significant figures.
[[nodiscard]] QString size(qint64 bytes);
/// "142,345,678 bytes", for tooltips.
[[nodiscard]] QString exactBytes(qint64 bytes);
/// "+142 MB", "−1.2 kB", "0 B".
[[nodiscard]] QString difference(qint64 bytes);
/// "41.2 MB/s".
[[nodiscard]] QString rate(double bytesPerSecond);
/// "84 of 137 MB" while something grows: both in the unit of \a total.
[[nodiscard]] QString sizeOf(qint64 done, qint64 total);

/// "1,234".
[[nodiscard]] QString count(qint64 number);
/// "61 %", or "99.4 %" with \a decimals of 1. Rounds down, so that 100 % means all of it.
[[nodiscard]] QString percent(double ratio, int decimals = 0);

/// Dive's figures under Dive's names: "Dive: efficiency 95.0 %, wastedBytes 1.20 MB, ...".
[[nodiscard]] QString diveText(const layers::DiveFigures &dive);

/// "3 days ago", with the thresholds of Docker's CREATED column; "just now" below a minute and for
/// the future. Empty if \a moment is invalid.
[[nodiscard]] QString age(const QDateTime &moment, const QDateTime &now);
[[nodiscard]] QString age(const QDateTime &moment);
/// Date and time with seconds in the local time zone, for tooltips. Empty if \a moment is invalid.
[[nodiscard]] QString date(const QDateTime &moment);

/// "sha256:6c3c624b…9f21d3" from the text of a digest or DiffID, the middle left out. The whole
/// belongs in the tooltip and on the clipboard.
[[nodiscard]] QString shortDigest(const QString &digest);
/// \a text itself, or its beginning and end around "…", at most \a length characters.
[[nodiscard]] QString elideMiddle(const QString &text, qsizetype length);

} // namespace views::format
