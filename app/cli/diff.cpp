// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/diffreport.h"
#include "app/cli/imagesource.h"

namespace cli {

namespace {

core::Result<layers::ImagePaths> pathsOf(const Console &console, ImageSource &source)
{
    auto analysis = layers::analyze(std::move(source.tocs), console.stop());
    if (!analysis)
        return std::unexpected(std::move(analysis.error()));
    return layers::ImagePaths(std::move(*analysis));
}

void addLayers(DiffReport &report, const layers::ImageAnalysis &analysis,
               const oci::ImageConfig &config)
{
    for (std::size_t i = 0; i < analysis.layers.size(); ++i) {
        const oci::HistoryEntry *step = config.historyOfLayer(qsizetype(i));
        report.layerFacts.insert(analysis.tocs[i]->diffId(),
                                 {.storedBytes = analysis.layers[i].storedBytes,
                                  .createdBy = step ? step->createdBy : QString()});
    }
}

core::Result<DiffReport> compare(const Console &console, const Arguments &arguments)
{
    auto a = openImage(console, arguments.names[0], arguments.platform);
    if (!a)
        return std::unexpected(std::move(a.error()));
    auto b = openImage(console, arguments.names[1], arguments.platform);
    if (!b)
        return std::unexpected(std::move(b.error()));
    DiffReport report{.a = a->reference,
                      .b = b->reference,
                      .layers = layers::diffLayers(a->config.diffIds, b->config.diffIds),
                      .config = layers::diffConfigs(a->config, b->config)};
    const auto pathsA = pathsOf(console, *a);
    if (!pathsA)
        return std::unexpected(pathsA.error());
    const auto pathsB = pathsOf(console, *b);
    if (!pathsB)
        return std::unexpected(pathsB.error());
    addLayers(report, pathsB->image(), b->config);
    addLayers(report, pathsA->image(), a->config);
    auto files = layers::diff(*pathsA, *pathsB, console.stop(),
                              arguments.same ? layers::SamePaths::List : layers::SamePaths::Count);
    if (!files)
        return std::unexpected(std::move(files.error()));
    report.files = std::move(*files);
    return report;
}

} // namespace

int diff(const Console &console, const QStringList &words)
{
    const auto arguments = parseArguments(words, {.leastNames = 2,
                                                  .mostNames = 2,
                                                  .takesPlatform = true,
                                                  .takesTree = true,
                                                  .takesSame = true});
    if (!arguments)
        return console.wrongUsage(arguments.error().message);
    const auto report = compare(console, *arguments);
    if (!report)
        return console.fail(report.error());
    if (console.isJson())
        console.print(QJsonDocument(toJson(*report)));
    else
        print(console, *report, arguments->tree);
    return Done;
}

} // namespace cli
