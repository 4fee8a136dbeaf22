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

Included included(const layers::ImageAnalysis &analysis, const PathFilter &exclude)
{
    const auto isIncluded = [&](quint32 node) {
        return exclude.isEmpty()
               || !exclude.holds(analysis.tree->displayPath(analysis.tree->node(node)));
    };
    Included included;
    for (const layers::Waste &waste : analysis.waste) {
        if (isIncluded(waste.node)) {
            included.waste.push_back(waste);
            included.wastedBytes += waste.bytes;
        }
    }
    std::ranges::copy_if(analysis.secrets, std::back_inserter(included.secrets), isIncluded,
                         &layers::Secret::node);
    return included;
}

std::vector<Check> evaluate(const Rules &rules, const layers::ImageAnalysis &analysis)
{
    const Included ours = included(analysis, rules.exclude);
    const double wastedPart =
        analysis.storedBytes > 0 ? double(ours.wastedBytes) / double(analysis.storedBytes) : 0;
    const std::optional<qint64> mostSecrets =
        rules.noSecrets ? std::optional<qint64>(0) : std::nullopt;
    return {
        noLessThan(name::LowestEfficiency, analysis.dive.efficiency, rules.lowestEfficiency),
        noMoreThan(name::HighestWastedBytes, Unit::Bytes, double(analysis.dive.wastedBytes),
                   rules.highestWastedBytes),
        noMoreThan(name::HighestUserWastedPercent, Unit::Ratio, analysis.dive.userWastedPercent,
                   rules.highestUserWastedPercent),
        noMoreThan(name::HighestTrueWaste, Unit::Bytes, double(ours.wastedBytes),
                   rules.highestTrueWaste),
        noMoreThan(name::HighestTrueWastePercent, Unit::Ratio, wastedPart,
                   rules.highestTrueWastePercent),
        noMoreThan(name::HighestImageSize, Unit::Bytes, double(analysis.storedBytes),
                   rules.highestImageSize),
        noMoreThan(name::HighestLayerCount, Unit::Count, double(analysis.layers.size()),
                   rules.highestLayerCount),
        noMoreThan(name::NoSecrets, Unit::Count, double(ours.secrets.size()), mostSecrets),
    };
}

bool areMet(const std::vector<Check> &checks)
{
    return !std::ranges::contains(checks, Status::Fail, &Check::status);
}

} // namespace ci
