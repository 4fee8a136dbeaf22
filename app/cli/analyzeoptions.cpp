// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/analyzeoptions.h"

#include "app/tr.h"
#include "core/ci/rulesfile.h"
#include "core/ci/rulevalues.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;
using app::Tr;
using core::ErrorCode;
using core::Result;

namespace cli {

namespace {

constexpr QLatin1StringView DefaultConfig(".dive-ci");

bool isRule(const QString &name)
{
    return std::ranges::contains(ci::name::OfDive, name)
           || std::ranges::contains(ci::name::OfOurs, name);
}

Result<ReportFormat> parseFormat(const QString &text)
{
    constexpr std::array Names{"text"_L1, "json"_L1, "markdown"_L1, "sarif"_L1, "junit"_L1};
    const auto found = std::ranges::find(Names, text);
    if (found == Names.end())
        return core::fail(ErrorCode::InvalidArgument,
                          Tr::tr("“%1” is no format. There are text, json, markdown, sarif and "
                                 "junit.")
                              .arg(text));
    return ReportFormat(found - Names.begin());
}

/// True if it was one of ours.
Result<bool> takeOption(AnalyzeOptions &options, const QString &name, const QString &value)
{
    if (name == "ci-config"_L1) {
        options.ciConfig = value;
    } else if (name == "exclude"_L1) {
        options.exclude.append(value);
        if (const auto filter = ci::PathFilter::parse(options.exclude); !filter)
            return std::unexpected(filter.error());
    } else if (name == "format"_L1) {
        const auto format = parseFormat(value);
        if (!format)
            return std::unexpected(format.error());
        options.format = *format;
    } else if (isRule(name)) {
        ci::Rules scratch;
        if (auto set = ci::setRule(scratch, name, value); !set)
            return std::unexpected(std::move(set.error()));
        options.rules.append({name, value});
    } else {
        return false;
    }
    return true;
}

bool takesValue(const QString &name)
{
    return name == "ci-config"_L1 || name == "exclude"_L1 || name == "format"_L1 || isRule(name);
}

} // namespace

Result<AnalyzeOptions> takeAnalyzeOptions(QStringList &words)
{
    AnalyzeOptions options;
    QStringList rest;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (word == "--"_L1) {
            rest += words.sliced(i);
            break;
        }
        const QString name =
            word.startsWith("--"_L1) ? word.sliced(2).section(u'=', 0, 0) : QString();
        if (name == "ci"_L1 && word == "--ci"_L1) {
            options.ci = true;
        } else if (!takesValue(name)) {
            rest.append(word);
        } else {
            const bool isJoined = word.contains(u'=');
            if (!isJoined && i + 1 == words.size())
                return core::fail(ErrorCode::InvalidArgument,
                                  Tr::tr("%1 needs a value.").arg(word));
            const auto taken =
                takeOption(options, name, isJoined ? word.section(u'=', 1) : words[++i]);
            if (!taken)
                return std::unexpected(taken.error());
        }
    }
    if (!options.ci && (options.ciConfig || !options.rules.isEmpty()))
        return core::fail(ErrorCode::InvalidArgument, Tr::tr("Rules are checked with --ci."));
    if (!options.ci && options.format == ReportFormat::JUnit)
        return core::fail(ErrorCode::InvalidArgument,
                          Tr::tr("The format junit is for rules, with --ci."));
    words = rest;
    return options;
}

Result<ci::Rules> loadRules(const AnalyzeOptions &options)
{
    ci::Rules rules;
    if (options.ci && (options.ciConfig || QFileInfo::exists(DefaultConfig))) {
        auto read = ci::readRules(options.ciConfig.value_or(DefaultConfig));
        if (!read)
            return read;
        rules = std::move(*read);
    }
    for (const auto &[name, value] : options.rules) {
        if (auto set = ci::setRule(rules, name, value); !set)
            return std::unexpected(std::move(set.error()));
    }
    auto exclude = ci::PathFilter::parse(rules.exclude.globs() + options.exclude);
    if (!exclude)
        return std::unexpected(std::move(exclude.error()));
    rules.exclude = std::move(*exclude);
    return rules;
}

} // namespace cli
