// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/report/ruletext.h"

#include "app/tr.h"
#include "core/base/pathtext.h"
#include "core/ci/rulevalues.h"
#include "views/format.h"

#include <algorithm>
#include <cmath>
#include <ranges>

using namespace Qt::StringLiterals;
using app::Tr;
namespace format = views::format;

namespace report {

namespace {

PathFinding wasteFinding(const AnalysisReport &report, const layers::Waste &waste)
{
    return {.path = pathOf(report, waste.node),
            .text = Tr::tr("%1 stored in layer %2 and hidden by layer %3.")
                        .arg(format::size(waste.bytes))
                        .arg(waste.storedIn.front())
                        .arg(waste.hiddenBy),
            .layer = waste.storedIn.front(),
            .bytes = waste.bytes};
}

PathFinding secretFinding(const AnalysisReport &report, const layers::Secret &secret)
{
    const layers::FileNode node = report.analysis->tree->node(secret.node);
    const QString text =
        node.isHidden()
            ? Tr::tr("It looks like a secret. Layer %1 hides it, but everybody who has the image "
                     "can read it in layer %2.")
                  .arg(node.hiddenBy)
                  .arg(node.layer)
            : Tr::tr("It looks like a secret. It is stored in layer %1.").arg(node.layer);
    return {
        .path = pathOf(report, secret.node), .text = text, .layer = node.layer, .bytes = node.size};
}

PathFinding diveFinding(const layers::DivePath &path)
{
    return {.path = core::pathText(path.path),
            //: %1 is an amount of bytes.
            .text = Tr::tr("Dive counts %1 for it, of %n layer(s).", nullptr, int(path.count))
                        .arg(format::size(path.bytes)),
            .layer = path.layer,
            .bytes = path.bytes};
}

PathFinding fileFinding(const AnalysisReport &report, quint32 file)
{
    const layers::FileNode node = report.analysis->tree->node(file);
    return {.path = pathOf(report, file),
            .text = Tr::tr("%1 stored in layer %2.").arg(format::size(node.size)).arg(node.layer),
            .layer = node.layer,
            .bytes = node.size};
}

} // namespace

QLatin1StringView statusName(ci::Status status)
{
    switch (status) {
    case ci::Status::Pass:
        return "PASS"_L1;
    case ci::Status::Fail:
        return "FAIL"_L1;
    case ci::Status::Skip:
        return "SKIP"_L1;
    }
    return {};
}

QString amountText(const ci::Check &check, double amount)
{
    if (std::isinf(amount))
        return u"∞"_s;
    switch (check.unit) {
    case ci::Unit::Ratio:
        return format::percent(amount, 2);
    case ci::Unit::Bytes:
        return format::exactBytes(qint64(amount));
    case ci::Unit::Count:
        return format::count(qint64(amount));
    }
    return {};
}

QString failureText(const ci::Check &check)
{
    const QString value = amountText(check, check.value);
    const QString limit = amountText(check, check.limit);
    return check.rule == ci::name::LowestEfficiency
               ? Tr::tr("%1, where at least %2 is asked for.").arg(value, limit)
               : Tr::tr("%1, where at most %2 is allowed.").arg(value, limit);
}

std::vector<PathFinding> findings(const AnalysisReport &report, const ci::Check &check,
                                  std::size_t most)
{
    std::vector<PathFinding> found;
    const auto take = [&](const auto &all, auto findingOf) {
        for (const auto &one : all | std::views::take(most))
            found.push_back(findingOf(one));
    };
    const ci::Included &included = report.included;
    if (check.rule == ci::name::NoSecrets)
        take(included.secrets, [&](const auto &secret) { return secretFinding(report, secret); });
    else if (std::ranges::contains(ci::name::OfDive, check.rule))
        take(included.divePaths, diveFinding);
    else if (check.rule == ci::name::HighestImageSize)
        take(included.largestFiles, [&](quint32 file) { return fileFinding(report, file); });
    else if (check.rule != ci::name::HighestLayerCount)
        take(included.waste, [&](const auto &waste) { return wasteFinding(report, waste); });
    return found;
}

QString pathOf(const AnalysisReport &report, quint32 node)
{
    const layers::FileTree &tree = *report.analysis->tree;
    return tree.displayPath(tree.node(node));
}

} // namespace report
