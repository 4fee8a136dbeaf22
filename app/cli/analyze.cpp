// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/analysisreport.h"
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/openstore.h"
#include "app/tr.h"
#include "core/layers/archivereader.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <optional>

using namespace Qt::StringLiterals;
using app::Tr;

namespace cli {

namespace {

/// An OCI layout folder, and which of its images.
struct LayoutName
{
    QString folder;
    QString image; ///< Empty: the only one.
};

/// "FOLDER" or, as skopeo and umoci write it, "FOLDER:NAME".
std::optional<LayoutName> layoutName(const QString &word)
{
    const auto isLayout = [](const QString &folder) {
        return QFileInfo::exists(folder + u"/oci-layout"_s);
    };
    if (isLayout(word))
        return LayoutName{word, {}};
    for (qsizetype colon = word.indexOf(u':'); colon > 0; colon = word.indexOf(u':', colon + 1)) {
        if (isLayout(word.first(colon)))
            return LayoutName{word.first(colon), word.sliced(colon + 1)};
    }
    return std::nullopt;
}

core::Result<QString> onlyImage(store::OciStore &store, const QString &folder)
{
    const auto images = store.list();
    if (!images)
        return std::unexpected(images.error());
    if (images->size() == 1)
        return images->first().target.digest.toString();
    QStringList names;
    for (const store::Image &image : *images) {
        for (const oci::Reference &name : image.names)
            names.append(name.toString());
    }
    return core::fail(core::ErrorCode::InvalidArgument,
                      Tr::tr("“%1” holds %n image(s). Write FOLDER:NAME to choose one.", nullptr,
                             int(images->size()))
                          .arg(folder),
                      names.join(u", "_s));
}

core::Result<AnalysisReport> analyzeStored(const Console &console, const QString &folder,
                                           QString name,
                                           const std::optional<oci::Platform> &platform)
{
    QElapsedTimer timer;
    timer.start();
    const auto store = folder.isEmpty()
                           ? openStore(console)
                           : store::OciStore::open(folder, layers::TocCache::user(), false);
    if (!store)
        return std::unexpected(store.error());
    if (name.isEmpty()) {
        auto only = onlyImage(**store, folder);
        if (!only)
            return std::unexpected(only.error());
        name = *only;
    }
    const auto details = (*store)->inspect(name, platform);
    if (!details)
        return std::unexpected(details.error());
    const auto tocs = (*store)->readTocs(*details, console.stop());
    if (!tocs)
        return std::unexpected(tocs.error());
    AnalysisReport report{
        .reference = details->image.names.isEmpty() ? details->image.target.digest.toString()
                                                    : details->image.names.first().toString(),
        .layers = details->manifest.layers,
        .config = details->config,
    };
    report.readMs = timer.restart();
    auto analysis = layers::analyze(*tocs, console.stop());
    if (!analysis)
        return std::unexpected(analysis.error());
    report.analysis = *analysis;
    report.analyzeMs = timer.elapsed();
    return report;
}

core::Result<AnalysisReport> analyzeArchive(const Console &console, const QString &file,
                                            const std::optional<oci::Platform> &platform)
{
    QElapsedTimer timer;
    timer.start();
    auto image = layers::readArchive(file, platform, console.stop());
    if (!image)
        return std::unexpected(image.error());
    AnalysisReport report{
        .reference = image->reference.isEmpty() ? file : image->reference,
        .layers = image->layers,
        .config = image->config,
    };
    report.readMs = timer.restart();
    auto analysis = layers::analyze(std::move(image->tocs), console.stop());
    if (!analysis)
        return std::unexpected(analysis.error());
    report.analysis = *analysis;
    report.analyzeMs = timer.elapsed();
    return report;
}

core::Result<AnalysisReport> analyzeWord(const Console &console, const Arguments &arguments)
{
    const QString &word = arguments.names.first();
    if (const auto layout = layoutName(word))
        return analyzeStored(console, layout->folder, layout->image, arguments.platform);
    const bool looksLikeFile = word.startsWith(u'/') || word.startsWith(u'.');
    if (looksLikeFile || QFileInfo(word).isFile())
        return analyzeArchive(console, word, arguments.platform);
    return analyzeStored(console, {}, word, arguments.platform);
}

} // namespace

int analyze(const Console &console, const QStringList &words)
{
    const auto arguments = parseArguments(words, {.takesPlatform = true});
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
