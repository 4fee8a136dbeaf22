// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/imageconfig.h"

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/base/text.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace oci {

namespace {

using core::ErrorCode;
using core::JsonReader;
using core::Tr;

/// Go writes year 1 for "no date".
QDateTime readDate(const QString &text)
{
    const QDateTime date = QDateTime::fromString(text, Qt::ISODateWithMs);
    return date.isValid() && date.date().year() > 1 ? date.toUTC() : QDateTime();
}

/// Old Docker versions wrote a single string instead of a list of one.
QStringList readWords(JsonReader &json, QLatin1StringView key)
{
    if (json.json()[key].isString())
        return {json.string(key)};
    return json.strings(key);
}

QList<HistoryEntry> readHistory(JsonReader &json)
{
    QList<HistoryEntry> history;
    for (JsonReader &step : json.objects("history"_L1, core::limits::Layers)) {
        history.append({.created = readDate(step.string("created"_L1)),
                        .createdBy = step.string("created_by"_L1),
                        .author = step.string("author"_L1),
                        .comment = step.string("comment"_L1),
                        .emptyLayer = step.boolean("empty_layer"_L1)});
    }
    return history;
}

QList<DiffId> readDiffIds(JsonReader &json)
{
    json.require("rootfs"_L1);
    JsonReader rootfs = json.object("rootfs"_L1);
    if (rootfs.string("type"_L1) != "layers"_L1)
        rootfs.fail("type"_L1, "is not layers"_L1);
    const QStringList texts = rootfs.strings("diff_ids"_L1);
    if (texts.size() > core::limits::Layers) {
        rootfs.fail("diff_ids"_L1, "has too many elements"_L1, ErrorCode::LimitExceeded);
        return {};
    }
    QList<DiffId> diffIds;
    diffIds.reserve(texts.size());
    for (const QString &text : texts) {
        core::Result<DiffId> diffId = DiffId::parse(text);
        if (diffId) {
            diffIds.append(*std::move(diffId));
        } else if (diffId.error().code == ErrorCode::InvalidArgument) {
            rootfs.fail("diff_ids"_L1, "has an element that is not a digest"_L1);
        } else {
            rootfs.fail(diffId.error());
        }
    }
    return diffIds;
}

/// The spec writes "config"; engines, and tools that copy from them, write "Config".
QLatin1StringView executionKey(const JsonReader &json)
{
    return json.has("config"_L1) ? "config"_L1 : "Config"_L1;
}

void readExecution(JsonReader json, ImageConfig &config)
{
    config.user = json.string("User"_L1);
    config.exposedPorts = json.object("ExposedPorts"_L1).json().keys();
    config.env = json.strings("Env"_L1);
    config.entrypoint = readWords(json, "Entrypoint"_L1);
    config.cmd = readWords(json, "Cmd"_L1);
    config.volumes = json.object("Volumes"_L1).json().keys();
    config.workingDir = json.string("WorkingDir"_L1);
    config.stopSignal = json.string("StopSignal"_L1);
    config.labels = json.stringMap("Labels"_L1);
    config.shell = json.strings("Shell"_L1);
    config.onBuild = json.strings("OnBuild"_L1);
    if (const QJsonObject check = json.object("Healthcheck"_L1).json(); !check.isEmpty())
        config.healthcheck = QString::fromUtf8(QJsonDocument(check).toJson(QJsonDocument::Compact));
}

bool saysNothing(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return !value.toBool();
    case QJsonValue::String:
        return value.toString().isEmpty();
    case QJsonValue::Array:
        return value.toArray().isEmpty();
    case QJsonValue::Object:
        return value.toObject().isEmpty();
    case QJsonValue::Double:
        return false;
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return true;
}

/// Ports and volumes are the keys of an object whose values are empty.
bool isPlainSet(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    return std::ranges::all_of(object, saysNothing);
}

/// Into \a settings, those of \a object whose keys are not \a known.
void addOthers(QMap<QString, QString> &settings, const QString &prefix, const QJsonObject &object,
               std::initializer_list<QLatin1StringView> known)
{
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QJsonValue value = member.value();
        if (saysNothing(value) || std::ranges::find(known, member.key()) != known.end())
            continue;
        const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        settings.insert(prefix + member.key(), QString::fromUtf8(json.sliced(1).chopped(1)));
    }
}

QMap<QString, QString> readOthers(const JsonReader &json)
{
    const QLatin1StringView key = executionKey(json);
    QMap<QString, QString> settings;
    addOthers(settings, {}, json.json(),
              {"architecture"_L1, "os"_L1, "variant"_L1, "os.version"_L1, "os.features"_L1,
               "created"_L1, "author"_L1, "rootfs"_L1, "history"_L1, key});
    addOthers(settings, u"rootfs."_s, json.json()["rootfs"_L1].toObject(),
              {"type"_L1, "diff_ids"_L1});
    QJsonObject execution = json.json()[key].toObject();
    for (const QLatin1StringView set : {"ExposedPorts"_L1, "Volumes"_L1}) {
        if (isPlainSet(execution[set]))
            execution.remove(set);
    }
    addOthers(settings, u"config."_s, execution,
              {"User"_L1, "Env"_L1, "Entrypoint"_L1, "Cmd"_L1, "WorkingDir"_L1, "StopSignal"_L1,
               "Labels"_L1, "Shell"_L1, "OnBuild"_L1, "Healthcheck"_L1});
    return settings;
}

} // namespace

core::Result<ImageConfig> ImageConfig::parse(QByteArrayView bytes)
{
    const QString message = Tr::tr("The configuration of the image is damaged, so the image cannot "
                                   "be read.");
    core::Result<QJsonObject> object = core::parseJsonObject(bytes, core::limits::Config);
    if (!object)
        return core::failWorded(std::move(object.error()), message);
    JsonReader json(*std::move(object));
    ImageConfig config;
    config.platform = Platform::parse(json);
    config.created = readDate(json.string("created"_L1));
    config.author = json.string("author"_L1);
    config.diffIds = readDiffIds(json);
    config.history = readHistory(json);
    readExecution(json.object(executionKey(json)), config);
    config.otherSettings = readOthers(json);
    if (json.error())
        return core::failWorded(*json.error(), message);
    return config;
}

const HistoryEntry *ImageConfig::historyOfLayer(qsizetype layer) const
{
    const auto makesLayer = [](const HistoryEntry &entry) { return !entry.emptyLayer; };
    if (layer < 0 || std::ranges::count_if(history, makesLayer) != diffIds.size())
        return nullptr;
    for (const HistoryEntry &entry : history) {
        if (makesLayer(entry) && layer-- == 0)
            return &entry;
    }
    return nullptr;
}

} // namespace oci
