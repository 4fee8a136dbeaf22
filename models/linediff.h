// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/limits.h"
#include "core/base/result.h"

#include <QByteArrayView>

#include <span>
#include <stop_token>
#include <vector>

namespace models {

/// One line of two texts laid side by side.
struct DiffLine
{
    enum class Side : quint8 { Both, Before, After };

    Side side = Side::Both;
    quint32 before = 0; ///< Index of the line in the text before; of the next one if Side::After.
    quint32 after = 0;  ///< Index of the line in the text after; of the next one if Side::Before.

    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

/// The lines of \a text, each with its line feed; the last one may have none.
[[nodiscard]] std::vector<QByteArrayView> splitLines(QByteArrayView text);

/// Lines that may differ, and lines of each text, before it takes too much time and memory.
inline constexpr int MaxDifferences = core::limits::LineDifferences;
inline constexpr qsizetype MaxDiffLines = core::limits::LinesCompared;

/// A shortest way from the lines \a before to the lines \a after, removed lines before added ones.
/// LimitExceeded above the bounds; Cancelled. Any thread; up to some 100 ms.
///
/// Source: Myers 1986, "An O(ND) Difference Algorithm and Its Variations", the greedy algorithm of
/// section 4, with the common beginning and end taken off first.
[[nodiscard]] core::Result<std::vector<DiffLine>>
diffLines(const std::vector<QByteArrayView> &before, const std::vector<QByteArrayView> &after,
          const std::stop_token &stop = {});

} // namespace models
