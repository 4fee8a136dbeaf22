// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ci/included.h"
#include "core/ci/rules.h"

#include <QLatin1StringView>

#include <vector>

namespace ci {

enum class Status : quint8 { Pass, Fail, Skip };
enum class Unit : quint8 { Ratio, Bytes, Count };

/// One rule held against an image.
struct Check
{
    QLatin1StringView rule; ///< Its name in .dive-ci.
    Status status = Status::Skip;
    Unit unit = Unit::Ratio;
    double value = 0; ///< Of the image; may be infinite. Bytes are exact below 2^53.
    double limit = 0; ///< What the rule allows; nothing if it is skipped.

    friend bool operator==(const Check &, const Check &) = default;
};

/// All rules in a fixed order, Dive's first. Ours look at what is \a included(). Dive's limits may
/// be met, as in Dive: only what is beyond them fails. An infinite userWastedPercent fails whatever
/// the limit.
[[nodiscard]] std::vector<Check> evaluate(const Rules &rules, const layers::ImageAnalysis &analysis,
                                          const Included &included);

/// No check failed.
[[nodiscard]] bool areMet(const std::vector<Check> &checks);

} // namespace ci
