// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/containersummary.h"

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/engine/imagesummary.h"
#include "core/oci/reference.h"

using namespace Qt::StringLiterals;

namespace engine {

using core::JsonReader;
using core::Result;
using core::Tr;

namespace {

std::unexpected<core::Error> damaged(core::Error error)
{
    return core::failWorded(std::move(error),
                            Tr::tr("The engine's list of containers cannot be understood."));
}

/// Docker's list has objects, Podman's the paths inside the container.
void readMounts(const QJsonArray &mounts, ContainerSummary &container)
{
    container.hasMounts = !mounts.isEmpty() && mounts.first().isString();
    for (const QJsonValue value : mounts) {
        const QJsonObject mount = value.toObject();
        if (mount["Type"_L1].toString() != "image"_L1)
            continue;
        bool isById = false;
        for (const QLatin1StringView key : {"Name"_L1, "Source"_L1}) {
            const auto id = parseId(mount[key].toString());
            isById = isById || id;
            if (id && !container.mountedImages.contains(*id))
                container.mountedImages.append(*id);
        }
        const auto name = oci::Reference::parse(mount["Source"_L1].toString());
        if (!isById && name && !container.mountedNames.contains(name->toString()))
            container.mountedNames.append(name->toString());
    }
}

Result<ContainerSummary> readContainer(JsonReader json)
{
    ContainerSummary container{.id = json.string("Id"_L1)};
    const QStringList names = json.strings("Names"_L1);
    // Links to other containers are names too, with more than one slash.
    for (const QString &name : names) {
        if (name.count(u'/') <= 1) {
            container.name = name.startsWith(u'/') ? name.sliced(1) : name;
            break;
        }
    }
    container.image = json.string("Image"_L1);
    if (const auto id = parseId(json.string("ImageID"_L1)))
        container.imageId = *id;
    JsonReader manifest = json.object("ImageManifestDescriptor"_L1);
    if (const auto digest = oci::Digest::parse(manifest.string("digest"_L1)))
        container.manifest = *digest;
    container.state = json.string("State"_L1).toLower();
    readMounts(json.json()["Mounts"_L1].toArray(), container);
    if (container.id.isEmpty())
        json.require("Id"_L1);
    if (const auto &error = json.error())
        return std::unexpected(*error);
    return container;
}

} // namespace

Result<QList<ContainerSummary>> parseContainers(QByteArrayView bytes)
{
    const auto objects =
        core::parseJsonObjects(bytes, core::limits::EngineJson, core::limits::EngineItems);
    if (!objects)
        return damaged(objects.error());
    QList<ContainerSummary> containers;
    containers.reserve(objects->size());
    for (const QJsonObject &object : *objects) {
        auto container = readContainer(JsonReader(object));
        if (!container)
            return damaged(container.error());
        containers.append(std::move(*container));
    }
    return containers;
}

Result<void> addMounts(QByteArrayView bytes, ContainerSummary &container)
{
    const auto object = core::parseJsonObject(bytes, core::limits::Config);
    if (!object)
        return core::failWorded(
            object.error(), Tr::tr("What the engine says of a container cannot be understood."));
    readMounts((*object)["Mounts"_L1].toArray(), container);
    return {};
}

} // namespace engine
