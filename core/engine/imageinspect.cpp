// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/imageinspect.h"

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/engine/imagesummary.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using core::JsonReader;
using core::Result;
using core::Tr;

namespace {

std::unexpected<core::Error> damaged(core::Error error)
{
    return core::failWorded(std::move(error),
                            Tr::tr("What the engine says of the image cannot be understood."));
}

struct Step
{
    QJsonObject json; ///< As in the history of a configuration.
    qint64 size = 0;
};

/// Oldest first.
Result<QList<Step>> readSteps(QByteArrayView bytes)
{
    const auto objects = core::parseJsonObjects(bytes, core::limits::Config, core::limits::Layers);
    if (!objects)
        return std::unexpected(objects.error());
    QList<Step> steps;
    for (const QJsonObject &object : *objects) {
        JsonReader json(object);
        QJsonObject step{{u"created_by"_s, json.string("CreatedBy"_L1)},
                         {u"comment"_s, json.string("Comment"_L1)}};
        if (const qint64 created = json.integer("Created"_L1); created > 0)
            step.insert(
                u"created"_s,
                QDateTime::fromSecsSinceEpoch(created, QTimeZone::UTC).toString(Qt::ISODate));
        steps.prepend({step, json.count("Size"_L1)});
        if (const auto &error = json.error())
            return std::unexpected(*error);
    }
    return steps;
}

/// Marks the steps that made no layer, where the sizes tell them, and returns the layers' sizes.
QList<qint64> pairWithLayers(QList<Step> &steps, qsizetype layers)
{
    QList<qint64> sizes;
    const bool allMadeOne = steps.size() == layers;
    for (const Step &step : std::as_const(steps)) {
        if (allMadeOne || step.size > 0)
            sizes.append(step.size);
    }
    if (sizes.size() != layers)
        return {};
    for (Step &step : steps)
        step.json.insert(u"empty_layer"_s, !allMadeOne && step.size == 0);
    return sizes;
}

QJsonObject configOf(JsonReader &json, const QList<Step> &steps)
{
    QJsonArray history;
    for (const Step &step : steps)
        history.append(step.json);
    const QJsonObject config{
        {u"created"_s, json.string("Created"_L1)},
        {u"architecture"_s, json.string("Architecture"_L1)},
        {u"os"_s, json.string("Os"_L1)},
        {u"variant"_s, json.string("Variant"_L1)},
        {u"os.version"_s, json.string("OsVersion"_L1)},
        {u"author"_s, json.string("Author"_L1)},
        {u"config"_s, json.object("Config"_L1).json()},
        {u"rootfs"_s,
         QJsonObject{{u"type"_s, u"layers"_s},
                     {u"diff_ids"_s,
                      QJsonArray::fromStringList(json.object("RootFS"_L1).strings("Layers"_L1))}}},
        {u"history"_s, history},
    };
    return config;
}

} // namespace

Result<ImageInspect> parseInspect(const QByteArray &bytes, QByteArrayView historyJson)
{
    const auto object = core::parseJsonObject(bytes, core::limits::Config);
    if (!object)
        return damaged(object.error());
    auto steps = readSteps(historyJson);
    if (!steps)
        return damaged(steps.error());
    JsonReader json(*object);
    const auto id = parseId(json.string("Id"_L1));
    if (!id)
        return damaged({core::ErrorCode::Corrupt, {}, id.error().message});
    const qsizetype layers = json.object("RootFS"_L1).strings("Layers"_L1).size();
    const QList<qint64> sizes = pairWithLayers(*steps, layers);
    const QJsonObject config = configOf(json, *steps);
    if (const auto &error = json.error())
        return damaged(*error);
    auto parsed = oci::ImageConfig::parse(QJsonDocument(config).toJson(QJsonDocument::Compact));
    if (!parsed)
        return damaged({parsed.error().code, {}, parsed.error().detail});
    return ImageInspect{*id, std::move(*parsed), sizes, bytes};
}

Result<oci::ImageManifest> manifestOf(const ImageInspect &image)
{
    using oci::MediaType;
    QJsonArray layers;
    for (qsizetype i = 0; i < image.config.diffIds.size(); ++i)
        layers.append(oci::Descriptor::of(MediaType::OciLayer, image.config.diffIds[i].digest(),
                                          image.layerSizes.value(i))
                          .toJson());
    const QJsonObject manifest{
        {u"schemaVersion"_s, 2},
        {u"mediaType"_s, MediaType::OciManifest.toString()},
        {u"config"_s, oci::Descriptor::of(MediaType::OciConfig, image.id, 0).toJson()},
        {u"layers"_s, layers}};
    auto parsed = oci::ImageManifest::parse(QJsonDocument(manifest).toJson(QJsonDocument::Compact),
                                            MediaType::OciManifest);
    if (!parsed)
        return damaged({parsed.error().code, {}, parsed.error().detail});
    return parsed;
}

} // namespace engine
