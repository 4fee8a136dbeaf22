// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/containersummary.h"

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/engine/imagesummary.h"

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

/// Docker writes objects, Podman the paths inside the container.
QList<oci::Digest> mountedImages(const QJsonValue &mounts)
{
    QList<oci::Digest> images;
    for (const QJsonValue value : mounts.toArray()) {
        const QJsonObject mount = value.toObject();
        if (mount["Type"_L1].toString() != "image"_L1)
            continue;
        for (const QLatin1StringView key : {"Name"_L1, "Source"_L1}) {
            if (const auto id = parseId(mount[key].toString()); id && !images.contains(*id))
                images.append(*id);
        }
    }
    return images;
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
    container.mountedImages = mountedImages(json.json()["Mounts"_L1]);
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

} // namespace engine
