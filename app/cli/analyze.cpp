// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/analysisreport.h"
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/imagesource.h"

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
    report.readMs = timer.restart();
    auto analysis = layers::analyze(std::move(image->tocs), console.stop(), report.config);
    if (!analysis)
        return std::unexpected(analysis.error());
    report.analysis = *analysis;
    report.analyzeMs = timer.elapsed();
    return report;
}

} // namespace

int analyze(const Console &console, const QStringList &words)
{
    const auto arguments = parseArguments(words, {.takesPlatform = true, .takesRemote = true});
    if (!arguments)
        return console.wrongUsage(arguments.error().message);
    const auto report = analyzeWord(console, *arguments);
    if (!report)
        return console.fail(report.error());
    if (console.isJson())
        console.print(QJsonDocument(toJson(*report)));
    else
        print(console, *report);
    return Done;
}

} // namespace cli
