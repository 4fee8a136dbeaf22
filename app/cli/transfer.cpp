// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/openstore.h"
#include "app/cli/progressline.h"
#include "app/cli/registries.h"
#include "app/cli/transferoptions.h"
#include "app/tr.h"
#include "core/base/progress.h"
#include "core/store/archivefile.h"
#include "views/format.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

#include <chrono>
#include <future>

using namespace Qt::StringLiterals;
using app::Tr;
namespace format = views::format;

/// tag, save, load, import, copy.
namespace cli {

namespace {

using Report = core::Result<store::LoadReport>;

/// Runs \a work on another thread, and shows how far it is.
template <class Work>
auto showingProgress(const Console &console, const Work &work)
{
    using namespace std::chrono_literals;
    core::Progress progress;
    auto outcome = std::async(std::launch::async, [&] { return work(progress); });
    while (outcome.wait_for(100ms) != std::future_status::ready)
        console.showProgress(progressLine(progress.status()));
    console.endProgress();
    return outcome.get();
}

/// What came somewhere, one line an image.
int tellNames(const Console &console, const QString &key, const QStringList &names,
              const QString &line)
{
    if (console.isJson()) {
        console.print(QJsonDocument(QJsonObject{{key, QJsonArray::fromStringList(names)}}));
        return Done;
    }
    for (const QString &name : names)
        console.say(line.arg(name));
    return Done;
}

} // namespace

int tag(const Console &console, const QStringList &words)
{
    const auto options =
        parseTransferOptions(words, {.leastWords = 2, .mostWords = 2, .takesRemote = true});
    if (!options)
        return console.wrongUsage(options.error().message);
    if (options->isRemote)
        return tagOnRegistry(console, options->words);
    const auto name = oci::Reference::parse(options->words[1]);
    if (!name)
        return console.wrongUsage(name.error().message);
    const auto store = openAnyStore(console);
    if (!store)
        return console.fail(store.error());
    if (const auto tagged = (*store)->tag(options->words[0], *name, console.stop()); !tagged)
        return console.fail(tagged.error());
    return tellNames(console, u"tagged"_s, {name->toString()}, Tr::tr("Tagged: %1"));
}

int save(const Console &console, const QStringList &words)
{
    const auto options = parseTransferOptions(words, {.takesPlatform = true, .takesOutput = true});
    if (!options)
        return console.wrongUsage(options.error().message);
    const auto store = openAnyStore(console);
    if (!store)
        return console.fail(store.error());
    const store::SaveRequest request{
        .path = options->output,
        .options = {.format = options->format, .platform = options->platform},
        .isPacked = options->isPacked};
    const auto saved = showingProgress(console, [&](core::Progress &progress) {
        return store::saveToFile(**store, options->words, request, progress, console.stop());
    });
    if (!saved)
        return console.fail(saved.error());
    const qint64 bytes = QFileInfo(request.path).size();
    if (console.isJson())
        console.print(
            QJsonDocument(QJsonObject{{u"file"_s, request.path},
                                      {u"saved"_s, QJsonArray::fromStringList(options->words)},
                                      {u"bytes"_s, bytes}}));
    else
        console.say(Tr::tr("Saved to %1, %2.").arg(request.path, format::size(bytes)));
    return Done;
}

int load(const Console &console, const QStringList &words)
{
    const auto options = parseTransferOptions(words, {});
    if (!options)
        return console.wrongUsage(options.error().message);
    const auto store = openAnyStore(console, true);
    if (!store)
        return console.fail(store.error());
    QStringList loaded;
    for (const QString &path : options->words) {
        const auto report = showingProgress(console, [&](core::Progress &progress) {
            return store::loadFile(**store, path, progress, console.stop());
        });
        if (!report)
            return console.fail(report.error());
        loaded += report->names;
    }
    return tellNames(console, u"loaded"_s, loaded, Tr::tr("Loaded: %1"));
}

int import(const Console &console, const QStringList &words)
{
    const auto options =
        parseTransferOptions(words, {.mostWords = 2, .takesPlatform = true, .takesMessage = true});
    if (!options)
        return console.wrongUsage(options.error().message);
    const auto store = openAnyStore(console, true);
    if (!store)
        return console.fail(store.error());
    const store::ImportOptions wanted{.name = options->words.value(1),
                                      .platform = options->platform.value_or(oci::Platform::host()),
                                      .message = options->message};
    const Report report = showingProgress(console, [&](core::Progress &progress) {
        return store::importFile(**store, options->words[0], wanted, progress, console.stop());
    });
    if (!report)
        return console.fail(report.error());
    return tellNames(console, u"imported"_s, report->names, Tr::tr("Imported: %1"));
}

int copy(const Console &console, const QStringList &words)
{
    const auto options = parseTransferOptions(
        words,
        {.takesPlatform = true, .takesTarget = true, .takesRemote = true, .takesAllTags = true});
    if (!options)
        return console.wrongUsage(options.error().message);
    if (options->isRemote)
        return copyBetweenRegistries(console, *options);
    if (options->platform)
        return console.wrongUsage(Tr::tr("One platform alone can be copied with --remote only."));
    const auto from = openAnyStore(console);
    if (!from)
        return console.fail(from.error());
    const auto to = openAnyStore(console, options->target, true);
    if (!to)
        return console.fail(to.error());
    const Report report = showingProgress(console, [&](core::Progress &progress) {
        return (*from)->copyTo(options->words, **to, progress, console.stop());
    });
    if (!report)
        return console.fail(report.error());
    return tellNames(console, u"copied"_s, report->names, Tr::tr("Copied: %1"));
}

} // namespace cli
