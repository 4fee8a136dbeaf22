// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/ci/rulevalues.h"

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace ci {

using core::ErrorCode;
using core::Result;

namespace {

struct Unit
{
    QLatin1StringView name;
    double bytes;
};

constexpr double K = 1000;
constexpr double Ki = 1024;

constexpr Unit Units[] = {
    {QLatin1StringView(""), 1},
    {"b"_L1, 1},
    {"k"_L1, K},
    {"kb"_L1, K},
    {"m"_L1, K *K},
    {"mb"_L1, K *K},
    {"g"_L1, K *K *K},
    {"gb"_L1, K *K *K},
    {"t"_L1, K *K *K *K},
    {"tb"_L1, K *K *K *K},
    {"p"_L1, K *K *K *K *K},
    {"pb"_L1, K *K *K *K *K},
    {"e"_L1, K *K *K *K *K *K},
    {"eb"_L1, K *K *K *K *K *K},
    {"ki"_L1, Ki},
    {"kib"_L1, Ki},
    {"mi"_L1, Ki *Ki},
    {"mib"_L1, Ki *Ki},
    {"gi"_L1, Ki *Ki *Ki},
    {"gib"_L1, Ki *Ki *Ki},
    {"ti"_L1, Ki *Ki *Ki *Ki},
    {"tib"_L1, Ki *Ki *Ki *Ki},
    {"pi"_L1, Ki *Ki *Ki *Ki *Ki},
    {"pib"_L1, Ki *Ki *Ki *Ki *Ki},
    {"ei"_L1, Ki *Ki *Ki *Ki *Ki *Ki},
    {"eib"_L1, Ki *Ki *Ki *Ki *Ki *Ki},
};

std::unexpected<core::Error> noSize(const QString &text)
{
    return core::fail(ErrorCode::InvalidArgument,
                      core::Tr::tr("“%1” is no size. Write it as “20MB”.").arg(text));
}

bool isOff(const QString &value)
{
    const QString text = value.trimmed().toLower();
    return text.isEmpty() || text == "off"_L1 || text == "false"_L1 || text == "disabled"_L1;
}

Result<double> parseRatio(QString text, bool takesPercent)
{
    const QString whole = text;
    const bool isPercent = takesPercent && text.endsWith(u'%');
    if (isPercent)
        text.chop(1);
    bool isNumber = false;
    const double ratio = text.trimmed().toDouble(&isNumber) / (isPercent ? 100 : 1);
    if (!isNumber || !(ratio >= 0 && ratio <= 1)) // NaN is neither
        return core::fail(ErrorCode::InvalidArgument,
                          core::Tr::tr("“%1” is no number from 0 to 1.").arg(whole));
    return ratio;
}

Result<qint64> parseCount(const QString &text)
{
    bool isNumber = false;
    const qint64 count = text.trimmed().toLongLong(&isNumber);
    if (!isNumber || count < 0)
        return core::fail(ErrorCode::InvalidArgument, core::Tr::tr("“%1” is no number.").arg(text));
    return count;
}

Result<bool> parseSwitch(const QString &text)
{
    const QString value = text.trimmed().toLower();
    if (value == "true"_L1 || value == "on"_L1 || value == "yes"_L1)
        return true;
    return core::fail(ErrorCode::InvalidArgument,
                      core::Tr::tr("“%1” is neither “true” nor “false”.").arg(text));
}

template <class Rule, class Value>
Result<void> assign(Rule &rule, Result<Value> value)
{
    if (!value)
        return std::unexpected(std::move(value.error()));
    rule = *value;
    return {};
}

Result<void> setValue(Rules &rules, const QString &rule, const QString &value)
{
    const bool off = isOff(value);
    const auto set = [&](auto &target, auto parse) -> Result<void> {
        target = {};
        return off ? Result<void>() : assign(target, parse());
    };
    const auto ratio = [&] { return parseRatio(value, false); };
    const auto size = [&] { return parseSize(value); };
    if (rule == name::LowestEfficiency)
        return set(rules.lowestEfficiency, ratio);
    if (rule == name::HighestWastedBytes)
        return set(rules.highestWastedBytes, size);
    if (rule == name::HighestUserWastedPercent)
        return set(rules.highestUserWastedPercent, ratio);
    if (rule == name::HighestTrueWaste)
        return set(rules.highestTrueWaste, size);
    if (rule == name::HighestTrueWastePercent)
        return set(rules.highestTrueWastePercent, [&] { return parseRatio(value, true); });
    if (rule == name::HighestImageSize)
        return set(rules.highestImageSize, size);
    if (rule == name::HighestLayerCount)
        return set(rules.highestLayerCount, [&] { return parseCount(value); });
    if (rule == name::NoSecrets)
        return set(rules.noSecrets, [&] { return parseSwitch(value); });
    return core::fail(ErrorCode::InvalidArgument, core::Tr::tr("There is no such rule."));
}

} // namespace

Result<qint64> parseSize(const QString &text)
{
    const QString trimmed = text.trimmed();
    qsizetype end = 0;
    while (end < trimmed.size()
           && (trimmed[end].isDigit() || trimmed[end] == u'.' || trimmed[end] == u','))
        ++end;
    bool isNumber = false;
    const double number = trimmed.first(end).remove(u',').toDouble(&isNumber);
    const QString unit = trimmed.sliced(end).trimmed().toLower();
    for (const Unit &known : Units) {
        if (isNumber && unit == known.name) {
            const double bytes = number * known.bytes;
            if (bytes >= 0x1p63)
                return noSize(text);
            return qint64(bytes);
        }
    }
    return noSize(text);
}

Result<void> setRule(Rules &rules, const QString &name, const QString &value)
{
    auto done = setValue(rules, name, value);
    if (!done)
        done.error().message = core::Tr::tr("Rule %1: %2").arg(name, done.error().message);
    return done;
}

} // namespace ci
