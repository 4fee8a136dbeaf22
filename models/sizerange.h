// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <limits>
#include <optional>

namespace models {

/// Sizes in bytes, both ends included.
struct SizeRange
{
    static constexpr qint64 NoEnd = std::numeric_limits<qint64>::max();

    qint64 smallest = 0;
    qint64 largest = NoEnd;

    friend bool operator==(const SizeRange &, const SizeRange &) = default;
};

/// What a person writes: "10 MB" and ">= 10 MB" are all sizes from there on, "< 2 GiB" all below,
/// "1..5 MB", "1 kB – 5 MB" and "..5 MB" ranges; units as in English and French ("Mo"), bytes
/// without one, with a point or comma in the number. All sizes for an empty text, nothing for what
/// means no size.
[[nodiscard]] std::optional<SizeRange> parseSizeRange(const QString &text);

} // namespace models
