// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/ci/evaluation.h"

#include "core/ci/rulevalues.h"

#include <algorithm>

namespace ci {

namespace {

template <class Limit>
Check noMoreThan(QLatin1StringView rule, Unit unit, double value, const std::optional<Limit> &limit)
{
    Check check{.rule = rule, .unit = unit, .value = value};
    if (limit) {
        check.limit = double(*limit);
        check.status = value > check.limit ? Status::Fail : Status::Pass;
    }
    return check;
}

Check noLessThan(QLatin1StringView rule, double value, const std::optional<double> &limit)
{
    Check check{.rule = rule, .value = value};
    if (limit) {
        check.limit = *limit;
        check.status = *limit > value ? Status::Fail : Status::Pass;
    }
    return check;
}

} // namespace

std::vector<Check> evaluate(const Rules &rules, const layers::ImageAnalysis &analysis,
                            const Included &included)
{
    const double wastedPart =
        analysis.storedBytes > 0 ? double(included.wastedBytes) / double(analysis.storedBytes) : 0;
    const std::optional<qint64> mostSecrets =
        rules.noSecrets ? std::optional<qint64>(0) : std::nullopt;
    return {
        noLessThan(name::LowestEfficiency, analysis.dive.efficiency, rules.lowestEfficiency),
        noMoreThan(name::HighestWastedBytes, Unit::Bytes, double(analysis.dive.wastedBytes),
                   rules.highestWastedBytes),
        noMoreThan(name::HighestUserWastedPercent, Unit::Ratio, analysis.dive.userWastedPercent,
                   rules.highestUserWastedPercent),
        noMoreThan(name::HighestTrueWaste, Unit::Bytes, double(included.wastedBytes),
                   rules.highestTrueWaste),
        noMoreThan(name::HighestTrueWastePercent, Unit::Ratio, wastedPart,
                   rules.highestTrueWastePercent),
        noMoreThan(name::HighestImageSize, Unit::Bytes, double(analysis.storedBytes),
                   rules.highestImageSize),
        noMoreThan(name::HighestLayerCount, Unit::Count, double(analysis.layers.size()),
                   rules.highestLayerCount),
        noMoreThan(name::NoSecrets, Unit::Count, double(included.secrets.size()), mostSecrets),
    };
}

bool areMet(const std::vector<Check> &checks)
{
    return !std::ranges::contains(checks, Status::Fail, &Check::status);
}

} // namespace ci
