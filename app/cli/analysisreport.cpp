// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/analysisreport.h"

#include "app/cli/console.h"
#include "app/report/ruletext.h"
#include "app/report/wastetext.h"
#include "app/tr.h"
#include "core/ci/rulevalues.h"
#include "models/wastemodel.h"
#include "views/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using app::Tr;
namespace format = views::format;

namespace cli {

using namespace report;

namespace {

constexpr std::size_t WasteRows = 20;
constexpr std::size_t SecretRows = 20;
constexpr std::size_t WorstRows = 5;

QString createdBy(const AnalysisReport &report, qsizetype layer)
{
    const oci::HistoryEntry *entry = report.config.historyOfLayer(layer);
    return entry ? entry->createdBy : QString();
}

void printLayers(const Console &console, const AnalysisReport &report)
{
    QList<QStringList> rows;
    for (std::size_t i = 0; i < report.analysis->layers.size(); ++i) {
        const layers::LayerTotals &totals = report.analysis->layers[i];
        rows.append(
            {QString::number(i), format::size(totals.storedBytes), format::size(totals.hiddenBytes),
             format::count(totals.files),
             format::elideMiddle(oci::dockerfileLine(createdBy(report, qsizetype(i))), 90)});
    }
    console.print(
        {Tr::tr("Layer"), Tr::tr("Stored"), Tr::tr("Wasted"), Tr::tr("Files"), Tr::tr("Command")},
        rows, {0, 1, 2, 3});
}

void printWaste(const Console &console, const AnalysisReport &report)
{
    const auto &waste = report.included.waste;
    if (waste.empty())
        return;
    QList<QStringList> rows;
    for (std::size_t i = 0; i < std::min(waste.size(), WasteRows); ++i)
        rows.append({format::size(waste[i].bytes), layerNumbers(waste[i].storedIn),
                     QString::number(waste[i].hiddenBy), models::wasteReasonText(waste[i].reason),
                     pathOf(report, waste[i].node)});
    console.printRaw("\n");
    console.print({Tr::tr("Wasted"), Tr::tr("Stored in"), Tr::tr("Hidden by"), Tr::tr("Reason"),
                   Tr::tr("Path")},
                  rows, {0, 1, 2});
    if (waste.size() > WasteRows)
        console.printText(
            Tr::tr("… and %n more path(s); --json has all.", nullptr, int(waste.size() - WasteRows))
            + u'\n');
}

void printSecrets(const Console &console, const AnalysisReport &report)
{
    QList<QStringList> rows;
    for (const PathFinding &finding : findings(report, {.rule = ci::name::NoSecrets}, SecretRows))
        rows.append({finding.path, finding.text});
    if (rows.isEmpty())
        return;
    console.printRaw("\n");
    console.print({Tr::tr("Secret"), {}}, rows);
}

void printAdvice(const Console &console, const AnalysisReport &report)
{
    QList<QStringList> rows;
    for (const layers::Advice &advice : report.included.advice) {
        rows.append({format::size(advice.bytes), advice.text});
        rows.append({QString(), u"  "_s + layersOf(advice)});
        for (const layers::AdvicePath &path : advice.paths)
            rows.append({QString(),
                         u"  %1 (%2)"_s.arg(pathOf(report, path.node), format::size(path.bytes))});
        for (const QString &line : advice.line.split(u'\n'))
            rows.append({QString(), u"    "_s + line});
    }
    if (rows.isEmpty())
        return;
    console.printRaw("\n");
    console.print({Tr::tr("Saves"), Tr::tr("Advice")}, rows, {0});
}

void printChecks(const Console &console, const AnalysisReport &report)
{
    if (report.checks.empty())
        return;
    QList<QStringList> rows;
    for (const ci::Check &check : report.checks)
        rows.append(
            {QString(statusName(check.status)), QString(check.rule), amountText(check, check.value),
             check.status == ci::Status::Skip ? QString() : amountText(check, check.limit)});
    console.printRaw("\n");
    console.print({{}, Tr::tr("Rule"), Tr::tr("Value"), Tr::tr("Limit")}, rows, {2, 3});
}

/// Of rules that are not about what the tables above list.
void printWorstPaths(const Console &console, const AnalysisReport &report)
{
    QList<QStringList> rows;
    const auto list = [&](const QString &rules, const ci::Check &check) {
        for (const PathFinding &finding : findings(report, check, WorstRows))
            rows.append({rules, finding.path, finding.text});
    };
    QStringList ofDive; // They are all about the same paths.
    for (const ci::Check &check : report.checks) {
        if (check.status == ci::Status::Fail && std::ranges::contains(ci::name::OfDive, check.rule))
            ofDive += QString(check.rule);
    }
    if (!ofDive.isEmpty())
        list(ofDive.join(u", "_s), {.rule = ci::name::OfDive.front()});
    for (const ci::Check &check : report.checks) {
        if (check.status == ci::Status::Fail && check.rule == ci::name::HighestImageSize)
            list(QString(check.rule), check);
    }
    if (rows.isEmpty())
        return;
    console.printRaw("\n");
    console.print({Tr::tr("Rule"), Tr::tr("Path"), {}}, rows);
}

} // namespace

void print(const Console &console, const AnalysisReport &report)
{
    const layers::ImageAnalysis &analysis = *report.analysis;
    const QString sums =
        Tr::tr("%1 (%2): %3 stored, %4 live, %5 wasted, efficiency %6")
            .arg(report.reference, report.config.platform.toString(),
                 format::size(analysis.storedBytes), format::size(analysis.liveBytes),
                 format::size(analysis.wastedBytes), format::percent(analysis.efficiency, 1));
    console.printText(sums + u'\n' + format::diveText(analysis.dive) + u"\n\n"_s);
    printLayers(console, report);
    printWaste(console, report);
    printSecrets(console, report);
    printAdvice(console, report);
    printChecks(console, report);
    printWorstPaths(console, report);
}

} // namespace cli
