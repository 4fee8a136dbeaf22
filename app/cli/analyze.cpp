// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/analysisreport.h"
#include "app/cli/analyzeoptions.h"
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/imagesource.h"
#include "app/cli/reportformats.h"
#include "app/tr.h"

#include <QElapsedTimer>

namespace cli {

namespace {

core::Result<AnalysisReport> analyzeWord(const Console &console, const Arguments &arguments)
{
    QElapsedTimer timer;
    timer.start();
    const QString &word = arguments.names.first();
    auto image = arguments.remote ? openRemoteImage(console, word, arguments.platform)
                                  : openImage(console, word, arguments.platform);
    if (!image)
        return std::unexpected(image.error());
    AnalysisReport report{
        .reference = image->reference,
        .layers = image->layers,
        .config = image->config,
    };
    const qint64 readMs = timer.restart();
    auto analysis =
        layers::analyze(std::move(image->tocs), console.stop(), report.config, image->baseLayers);
    if (!analysis)
        return std::unexpected(analysis.error());
    report.analysis = *analysis;
    report.timing = {.readMs = readMs, .analyzeMs = timer.elapsed()};
    return report;
}

void write(const Console &console, const AnalysisReport &report, ReportFormat format)
{
    switch (format) {
    case ReportFormat::Text:
        return print(console, report);
    case ReportFormat::Json:
        return console.print(QJsonDocument(toJson(report)));
    case ReportFormat::Markdown:
        return console.printRaw(toMarkdown(report));
    case ReportFormat::Sarif:
        return console.print(QJsonDocument(toSarif(report)));
    case ReportFormat::JUnit:
        return console.printRaw(toJUnit(report));
    }
}

} // namespace

int analyze(const Console &console, const QStringList &words)
{
    QStringList rest = words;
    const auto options = takeAnalyzeOptions(rest);
    if (!options)
        return console.wrongUsage(options.error().message);
    const ReportFormat format =
        options->format.value_or(console.isJson() ? ReportFormat::Json : ReportFormat::Text);
    if (console.isJson() && format != ReportFormat::Json)
        return console.wrongUsage(app::Tr::tr("--json and another format exclude each other."));
    const auto arguments = parseArguments(rest, {.takesPlatform = true, .takesRemote = true});
    if (!arguments)
        return console.wrongUsage(arguments.error().message);
    const auto rules = loadRules(*options);
    if (!rules)
        return console.fail(rules.error());
    auto report = analyzeWord(console, *arguments);
    if (!report)
        return console.fail(report.error());
    report->included = ci::included(*report->analysis, report->config, rules->exclude);
    if (options->ci)
        report->checks = ci::evaluate(*rules, *report->analysis, report->included);
    write(console, *report, format);
    return ci::areMet(report->checks) ? Done : RulesNotMet;
}

} // namespace cli
