// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/imagesummary.h"

#include "core/base/json.h"
#include "core/base/limits.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace engine {

using core::JsonReader;
using core::Result;
using core::Tr;

namespace {

std::unexpected<core::Error> damaged(core::Error error)
{
    return core::failWorded(std::move(error),
                            Tr::tr("The engine's list of images cannot be understood."));
}

Result<ManifestSummary> readManifest(JsonReader json)
{
    auto descriptor = oci::Descriptor::parse(json.object("Descriptor"_L1).json());
    if (!descriptor)
        return std::unexpected(std::move(descriptor.error()));
    ManifestSummary manifest{.descriptor = std::move(*descriptor)};
    manifest.isAvailable = json.boolean("Available"_L1);
    manifest.isImage = json.string("Kind"_L1) == "image"_L1;
    manifest.sizeBytes = json.object("Size"_L1).count("Total"_L1);
    JsonReader data = json.object("ImageData"_L1);
    JsonReader platform = data.object("Platform"_L1);
    manifest.platform = oci::Platform::parse(platform);
    manifest.containers = data.strings("Containers"_L1);
    return manifest;
}

void readDigests(JsonReader &json, ImageSummary &image)
{
    for (const QString &text : json.strings("RepoDigests"_L1)) {
        const auto digest = oci::Digest::parse(text.section(u'@', 1));
        if (digest && !image.registryDigests.contains(*digest))
            image.registryDigests.append(*digest);
    }
    // Podman: the manifest's, also of images that no registry knows.
    const auto own = oci::Digest::parse(json.string("Digest"_L1));
    if (own && !image.registryDigests.contains(*own))
        image.registryDigests.append(*own);
}

Result<void> readManifests(JsonReader &json, ImageSummary &image)
{
    if (json.has("Descriptor"_L1)) {
        auto target = oci::Descriptor::parse(json.object("Descriptor"_L1).json());
        if (!target)
            return std::unexpected(std::move(target.error()));
        image.target = std::move(*target);
    }
    for (JsonReader &one : json.objects("Manifests"_L1, core::limits::IndexEntries)) {
        auto manifest = readManifest(std::move(one));
        if (!manifest)
            return std::unexpected(std::move(manifest.error()));
        image.manifests.append(std::move(*manifest));
    }
    return {};
}

Result<ImageSummary> readImage(JsonReader json)
{
    const auto id = parseId(json.string("Id"_L1));
    if (!id)
        return core::fail(core::ErrorCode::Corrupt, {}, u"Id: "_s + id.error().message);
    ImageSummary image{.id = *id};
    image.names = json.strings("RepoTags"_L1);
    image.names.removeAll(u"<none>:<none>"_s);
    if (const auto parent = parseId(json.string("ParentId"_L1)))
        image.parent = *parent;
    if (const qint64 created = json.integer("Created"_L1); created > 0)
        image.created = QDateTime::fromSecsSinceEpoch(created, QTimeZone::UTC);
    image.sizeBytes = json.count("Size"_L1);
    image.sharedBytes = json.has("SharedSize"_L1) ? json.integer("SharedSize"_L1) : -1;
    image.isManifestList = json.boolean("IsManifestList"_L1);
    if (json.has("Os"_L1))
        image.platform =
            oci::Platform::normalized(json.string("Os"_L1), json.string("Arch"_L1), {});
    readDigests(json, image);
    if (auto read = readManifests(json, image); !read)
        return std::unexpected(std::move(read.error()));
    if (const auto &error = json.error())
        return std::unexpected(*error);
    return image;
}

} // namespace

Result<oci::Digest> parseId(QStringView id)
{
    if (id.contains(u':'))
        return oci::Digest::parse(id);
    return oci::Digest::parse(u"sha256:"_s + id.toString());
}

Result<QList<ImageSummary>> parseImages(QByteArrayView bytes)
{
    const auto objects =
        core::parseJsonObjects(bytes, core::limits::EngineJson, core::limits::EngineItems);
    if (!objects)
        return damaged(objects.error());
    QList<ImageSummary> images;
    images.reserve(objects->size());
    for (const QJsonObject &object : *objects) {
        auto image = readImage(JsonReader(object));
        if (!image)
            return damaged({image.error().code, {}, image.error().detail});
        images.append(std::move(*image));
    }
    return images;
}

} // namespace engine
