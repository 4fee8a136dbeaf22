// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ci/rules.h"

#include <QLatin1StringView>
#include <QString>

#include <array>

namespace ci {

/// The names of the rules, as they stand in .dive-ci and as options of the command line.
namespace name {
inline constexpr QLatin1StringView LowestEfficiency{"lowestEfficiency"};
inline constexpr QLatin1StringView HighestWastedBytes{"highestWastedBytes"};
inline constexpr QLatin1StringView HighestUserWastedPercent{"highestUserWastedPercent"};
inline constexpr QLatin1StringView HighestTrueWaste{"highestTrueWaste"};
inline constexpr QLatin1StringView HighestTrueWastePercent{"highestTrueWastePercent"};
inline constexpr QLatin1StringView HighestImageSize{"highestImageSize"};
inline constexpr QLatin1StringView HighestLayerCount{"highestLayerCount"};
inline constexpr QLatin1StringView NoSecrets{"noSecrets"};

inline constexpr std::array OfDive{LowestEfficiency, HighestWastedBytes, HighestUserWastedPercent};
inline constexpr std::array OfOurs{HighestTrueWaste, HighestTrueWastePercent, HighestImageSize,
                                   HighestLayerCount, NoSecrets};
} // namespace name

/// "20MB" is 20,000,000 and "20MiB" 20,971,520 bytes, as Dive reads sizes (go-humanize): a number,
/// perhaps with a point and commas, and a unit in any case. InvalidArgument for anything else.
[[nodiscard]] core::Result<qint64> parseSize(const QString &text);

/// Sets the rule \a name to what \a value says; "", "off", "false" and "disabled" switch it off.
/// InvalidArgument, in words that name the rule, if there is no such rule or the value cannot be
/// one: ratios are from 0 to 1, and for highestTrueWastePercent also percentages ("5%").
[[nodiscard]] core::Result<void> setRule(Rules &rules, const QString &name, const QString &value);

} // namespace ci
