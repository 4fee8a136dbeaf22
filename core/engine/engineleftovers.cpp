// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engineleftovers.h"

#include "core/base/json.h"
#include "core/base/limits.h"

#include <QHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace engine {

using core::JsonReader;
using core::Result;
using core::Tr;
using store::Leftover;

namespace {

std::unexpected<core::Error> damaged(core::Error error)
{
    return core::failWorded(std::move(error),
                            Tr::tr("What the engine says of what can be cleaned up cannot be "
                                   "understood."));
}

bool isAlive(const QString &state)
{
    return state == "running"_L1 || state == "paused"_L1 || state == "restarting"_L1
           || state == "removing"_L1;
}

Leftover readContainer(JsonReader &json)
{
    Leftover container{.kind = Leftover::Kind::Container,
                       .bytes = json.count("SizeRw"_L1),
                       .id = json.string("Id"_L1),
                       .state = json.string("State"_L1).toLower(),
                       .image = json.string("Image"_L1)};
    // Links to other containers are names too, with more than one slash.
    for (const QString &name : json.strings("Names"_L1)) {
        if (container.name.isEmpty() && name.count(u'/') <= 1)
            container.name = name.startsWith(u'/') ? name.sliced(1) : name;
    }
    if (const qint64 created = json.count("Created"_L1); created > 0)
        container.created = QDateTime::fromSecsSinceEpoch(created, QTimeZone::UTC);
    if (container.id.isEmpty())
        json.require("Id"_L1);
    return container;
}

/// \a parents by record: a record can go when those that were made of it have gone.
QStringList childrenFirst(const QHash<QString, QStringList> &parents)
{
    QHash<QString, int> children;
    for (const QStringList &above : parents) {
        for (const QString &parent : above)
            ++children[parent];
    }
    QStringList sorted;
    for (auto record = parents.keyBegin(); record != parents.keyEnd(); ++record) {
        if (children.value(*record) == 0)
            sorted += *record;
    }
    sorted.sort();
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        const QStringList above = parents.value(sorted[i]);
        for (const QString &parent : above) {
            if (--children[parent] == 0 && parents.contains(parent))
                sorted += parent;
        }
    }
    return sorted;
}

} // namespace

Result<QList<Leftover>> parseStoppedContainers(QByteArrayView bytes)
{
    const auto objects =
        core::parseJsonObjects(bytes, core::limits::EngineJson, core::limits::EngineItems);
    if (!objects)
        return damaged(objects.error());
    QList<Leftover> containers;
    for (const QJsonObject &object : *objects) {
        JsonReader json(object);
        Leftover container = readContainer(json);
        if (const auto &error = json.error())
            return damaged(*error);
        if (!isAlive(container.state))
            containers.append(std::move(container));
    }
    return containers;
}

Result<ContainerNow> parseContainerNow(QByteArrayView bytes)
{
    const auto object = core::parseJsonObject(bytes, core::limits::Config);
    if (!object)
        return damaged(object.error());
    JsonReader json(*object);
    JsonReader state = json.object("State"_L1);
    const ContainerNow now{.isAlive = state.boolean("Running"_L1) || state.boolean("Paused"_L1)
                                      || isAlive(state.string("Status"_L1)),
                           .writtenBytes = json.count("SizeRw"_L1)};
    if (const auto &error = json.error())
        return damaged(*error);
    return now;
}

Result<Leftover> parseBuildCache(QByteArrayView bytes)
{
    const auto object = core::parseJsonObject(bytes, core::limits::EngineJson);
    if (!object)
        return damaged(object.error());
    JsonReader json(*object);
    Leftover cache{.kind = Leftover::Kind::BuildCache, .count = 0};
    QHash<QString, QStringList> parents;
    for (JsonReader &record : json.objects("BuildCache"_L1, core::limits::EngineItems)) {
        const QString id = record.string("ID"_L1);
        const qint64 size = record.count("Size"_L1);
        // What an image has too comes back with the image.
        if (id.isEmpty() || record.boolean("InUse"_L1) || record.boolean("Shared"_L1))
            continue;
        QStringList above = record.strings("Parents"_L1); // API 1.42
        if (record.has("Parent"_L1))
            above += record.string("Parent"_L1);
        parents.insert(id, above);
        ++cache.count;
        cache.bytes += size;
    }
    if (const auto &error = json.error())
        return damaged(*error);
    cache.records = childrenFirst(parents);
    return cache;
}

Result<PrunedCache> parsePrunedCache(QByteArrayView bytes)
{
    const auto object = core::parseJsonObject(bytes, core::limits::EngineJson);
    if (!object)
        return damaged(object.error());
    JsonReader json(*object);
    PrunedCache pruned{.records = {}, .bytes = json.count("SpaceReclaimed"_L1)};
    if (const auto &error = json.error())
        return damaged(*error);
    for (const QJsonValue &record : object->value("CachesDeleted"_L1).toArray())
        pruned.records += record.toString();
    return pruned;
}

} // namespace engine
