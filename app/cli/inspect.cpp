// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/imagejson.h"
#include "app/cli/openstore.h"
#include "app/tr.h"
#include "models/imagewarnings.h"
#include "views/format.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using app::Tr;
namespace format = views::format;

namespace cli {

namespace {

core::Result<store::ImageDetails> readDetails(const Console &console, const Arguments &arguments)
{
    const auto store = openAnyStore(console);
    if (!store)
        return std::unexpected(store.error());
    return (*store)->inspect(arguments.names.first(), arguments.platform, console.stop());
}

QJsonObject inspectJson(const store::ImageDetails &details)
{
    QJsonObject json{
        {u"tags"_s, tagsOf(details.image)},
        {u"digest"_s, details.image.target.digest.toString()},
        {u"manifestDigest"_s, details.manifestDescriptor.digest.toString()},
        {u"id"_s, details.manifest.config.digest.toString()},
        {u"platform"_s, details.config.platform.toString()},
        {u"sizeBytes"_s, details.image.sizeBytes},
        {u"uniqueBytes"_s, knownBytes(details.image.uniqueBytes)},
        {u"inUseBy"_s, cli::toJson(details.image.usedBy)},
    };
    const auto insert = [&json](const QString &key, const QByteArray &document) {
        if (!document.isEmpty())
            json.insert(key, QJsonDocument::fromJson(document).object());
    };
    insert(u"manifest"_s, details.manifestJson);
    insert(u"config"_s, details.configJson);
    insert(u"engine"_s, details.engineJson);
    insert(u"index"_s, details.indexJson);
    return json;
}

/// One step of the build with the layer it made, if it made one.
struct Step
{
    oci::HistoryEntry entry;
    const oci::Descriptor *layer = nullptr;
    const oci::DiffId *diffId = nullptr;
};

QList<Step> stepsOf(const store::ImageDetails &details)
{
    QList<Step> steps;
    qsizetype layer = 0;
    const auto take = [&](const oci::HistoryEntry &entry) {
        Step step{.entry = entry};
        if (!entry.emptyLayer && layer < details.manifest.layers.size()) {
            step.layer = &details.manifest.layers[layer];
            if (layer < details.config.diffIds.size())
                step.diffId = &details.config.diffIds[layer];
            ++layer;
        }
        steps.append(step);
    };
    for (const oci::HistoryEntry &entry : details.config.history)
        take(entry);
    while (layer < details.manifest.layers.size())
        take({});
    return steps;
}

QJsonObject toJson(const Step &step)
{
    QJsonObject json{
        {u"createdBy"_s, step.entry.createdBy},
        {u"created"_s, step.entry.created.toUTC().toString(Qt::ISODate)},
        {u"comment"_s, step.entry.comment},
        {u"emptyLayer"_s, step.layer == nullptr},
    };
    if (step.layer) {
        json.insert(u"digest"_s, step.layer->digest.toString());
        json.insert(u"sizeBytes"_s, step.layer->size);
    }
    if (step.diffId)
        json.insert(u"diffId"_s, step.diffId->toString());
    return json;
}

} // namespace

int inspect(const Console &console, const QStringList &words)
{
    const auto arguments = parseArguments(words, {.takesPlatform = true});
    if (!arguments)
        return console.wrongUsage(arguments.error().message);
    const auto details = readDetails(console, *arguments);
    if (!details)
        return console.fail(details.error());
    // What there is to say is JSON in the registry too; there is no other form of it.
    console.print(QJsonDocument(inspectJson(*details)));
    for (const QString &warning : models::imageWarnings(*details))
        console.say(warning);
    return Done;
}

int history(const Console &console, const QStringList &words)
{
    const auto arguments = parseArguments(words, {.takesPlatform = true});
    if (!arguments)
        return console.wrongUsage(arguments.error().message);
    const auto details = readDetails(console, *arguments);
    if (!details)
        return console.fail(details.error());
    const QList<Step> steps = stepsOf(*details);
    if (console.isJson()) {
        QJsonArray array;
        for (const Step &step : steps)
            array.append(toJson(step));
        console.print(QJsonDocument(array));
        return Done;
    }
    QList<QStringList> rows;
    for (const Step &step : steps)
        rows.append({step.layer ? step.layer->digest.shortForm() : u"-"_s,
                     format::age(step.entry.created),
                     step.layer ? format::size(step.layer->size) : u"-"_s,
                     oci::dockerfileLine(step.entry.createdBy)});
    console.print({Tr::tr("Layer"), Tr::tr("Created"), Tr::tr("Size"), Tr::tr("Command")}, rows,
                  {2});
    return Done;
}

} // namespace cli
