// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/manifest.h"

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace oci {

namespace {

using core::ErrorCode;
using core::JsonReader;
using core::Tr;
using Kind = MediaType::Kind;

std::unexpected<core::Error> failDamaged(core::Error error)
{
    return core::failWorded(std::move(error),
                            Tr::tr("The manifest of the image is damaged, so the image cannot be "
                                   "read."));
}

std::unexpected<core::Error> failSchema1()
{
    return core::fail(ErrorCode::Unsupported,
                      Tr::tr("The image is in Docker's schema 1 format, which was withdrawn years "
                             "ago. Its publisher has to build and push it again with a current "
                             "tool."));
}

std::unexpected<core::Error> failConfused()
{
    return core::fail(ErrorCode::Corrupt,
                      Tr::tr("The manifest can be read in two ways, so different programs would "
                             "see different images. It is refused."),
                      u"keys of a manifest and of an index in one document (CVE-2021-41190)"_s);
}

std::unexpected<core::Error> failContradiction(const MediaType &announced, const MediaType &found)
{
    return core::fail(ErrorCode::Corrupt,
                      Tr::tr("The manifest says that it is something other than what the "
                             "registry or the index announced, so it is refused."),
                      u"announced %1, found %2"_s.arg(core::excerpt(announced.toString()),
                                                      core::excerpt(found.toString())));
}

/// Types that servers and files give when they do not know.
bool saysNothing(const MediaType &type)
{
    constexpr std::array Vague = {"text/plain"_L1, "application/json"_L1,
                                  "application/octet-stream"_L1};
    return type.isEmpty() || std::ranges::contains(Vague, type.toString());
}

/// Go reads keys whatever their case, and other clients are written in Go.
bool hasAnyKey(const QJsonObject &json, std::initializer_list<QLatin1StringView> keys)
{
    return std::ranges::any_of(json.keys(), [&](const QString &key) {
        return std::ranges::any_of(keys, [&](QLatin1StringView other) {
            return key.compare(other, Qt::CaseInsensitive) == 0;
        });
    });
}

MediaType typeByContent(const QJsonObject &json)
{
    if (json.contains("manifests"_L1))
        return MediaType::OciIndex;
    if (json.contains("config"_L1) || json.contains("layers"_L1))
        return MediaType::OciManifest;
    return MediaType::None;
}

/// The media type that the caller, the document and its content agree on.
core::Result<MediaType> agreedType(const QJsonObject &object, const MediaType &announced)
{
    JsonReader json(object);
    const MediaType named = MediaType::parse(json.string("mediaType"_L1));
    const qint64 schema = json.has("schemaVersion"_L1) ? json.count("schemaVersion"_L1) : 2;
    if (json.error())
        return failDamaged(*json.error());
    MediaType type = announced;
    if (saysNothing(type))
        type = named.isEmpty() ? typeByContent(object) : named;
    if (schema == 1 || type.kind() == Kind::Schema1 || named.kind() == Kind::Schema1)
        return failSchema1();
    if (!named.isEmpty() && named != type)
        return failContradiction(type, named);
    if (schema != 2) {
        return core::fail(ErrorCode::Unsupported,
                          Tr::tr("The image is in a format that is not supported."),
                          u"schemaVersion %1"_s.arg(schema));
    }
    return type;
}

core::Result<Descriptor> readDescriptor(const QJsonObject &json, const QString &where)
{
    return Descriptor::parse(json).transform_error([&](core::Error error) {
        if (error.code == ErrorCode::Corrupt)
            error.message.clear();
        error.detail.prepend(where + u": "_s);
        return error;
    });
}

core::Result<QList<Descriptor>> readDescriptors(JsonReader &json, QLatin1StringView key,
                                                qsizetype limit)
{
    QList<Descriptor> descriptors;
    for (const JsonReader &element : json.objects(key, limit)) {
        const QString where = u"%1[%2]"_s.arg(key).arg(descriptors.size());
        core::Result<Descriptor> descriptor = readDescriptor(element.json(), where);
        if (!descriptor)
            return failDamaged(std::move(descriptor.error()));
        descriptors.append(*std::move(descriptor));
    }
    return descriptors;
}

core::Result<QJsonObject> readDocument(QByteArrayView json)
{
    core::Result<QJsonObject> object = core::parseJsonObject(json, core::limits::Manifest);
    if (!object && object.error().code == ErrorCode::LimitExceeded) {
        return core::failWorded(std::move(object.error()),
                                Tr::tr("The manifest of the image is larger than any real one, so "
                                       "it is refused."));
    }
    if (!object)
        return failDamaged(std::move(object.error()));
    return object;
}

} // namespace

core::Result<ImageIndex> ImageIndex::parse(QByteArrayView json, const MediaType &mediaType)
{
    auto parsed = parseManifestOrIndex(json, mediaType);
    if (!parsed)
        return std::unexpected(std::move(parsed.error()));
    if (auto *index = std::get_if<ImageIndex>(&*parsed))
        return std::move(*index);
    return core::fail(ErrorCode::Corrupt,
                      Tr::tr("There is a single image where an index of images was expected."));
}

core::Result<ImageIndex> ImageIndex::read(const QJsonObject &object, const MediaType &type)
{
    if (hasAnyKey(object, {"config"_L1, "layers"_L1, "fsLayers"_L1}))
        return failConfused();
    JsonReader json(object);
    if (!object.contains("manifests"_L1)) // null is how Go writes an empty list
        json.require("manifests"_L1);
    auto manifests = readDescriptors(json, "manifests"_L1, core::limits::IndexEntries);
    Annotations annotations = json.stringMap("annotations"_L1);
    if (json.error())
        return failDamaged(*json.error());
    if (!manifests)
        return std::unexpected(std::move(manifests.error()));
    ImageIndex index(type);
    index.manifests = *std::move(manifests);
    index.annotations = std::move(annotations);
    return index;
}

QList<Descriptor> ImageIndex::images() const
{
    QList<Descriptor> images;
    std::ranges::copy_if(manifests, std::back_inserter(images), [](const Descriptor &entry) {
        const Kind kind = entry.mediaType.kind();
        const Kind artifact = MediaType::parse(entry.artifactType).kind();
        return (kind == Kind::Manifest || kind == Kind::Index)
               && (entry.artifactType.isEmpty() || artifact == Kind::Config)
               && !entry.annotations.contains(annotation::ReferenceType)
               && !(entry.platform && entry.platform->isUnknown());
    });
    return images;
}

core::Result<ImageManifest> ImageManifest::parse(QByteArrayView json, const MediaType &mediaType)
{
    auto parsed = parseManifestOrIndex(json, mediaType);
    if (!parsed)
        return std::unexpected(std::move(parsed.error()));
    if (auto *manifest = std::get_if<ImageManifest>(&*parsed))
        return std::move(*manifest);
    return core::fail(ErrorCode::Corrupt,
                      Tr::tr("There is an index of images where a single image was expected."));
}

core::Result<ImageManifest> ImageManifest::read(const QJsonObject &object, const MediaType &type)
{
    if (hasAnyKey(object, {"manifests"_L1, "fsLayers"_L1}))
        return failConfused();
    JsonReader json(object);
    json.require("config"_L1);
    const QJsonObject configJson = json.object("config"_L1).json();
    auto layers = readDescriptors(json, "layers"_L1, core::limits::Layers);
    QString artifactType = json.string("artifactType"_L1);
    Annotations annotations = json.stringMap("annotations"_L1);
    if (json.error())
        return failDamaged(*json.error());
    if (!layers)
        return std::unexpected(std::move(layers.error()));
    auto config = readDescriptor(configJson, u"config"_s);
    if (!config)
        return failDamaged(std::move(config.error()));
    ImageManifest manifest(type, *std::move(config));
    manifest.layers = *std::move(layers);
    manifest.artifactType = std::move(artifactType);
    manifest.annotations = std::move(annotations);
    return manifest;
}

bool ImageManifest::isImage() const
{
    return config.mediaType.kind() == Kind::Config
           && std::ranges::all_of(layers, [](const Descriptor &layer) {
                  return layer.mediaType.kind() == Kind::Layer;
              });
}

qint64 ImageManifest::totalSize() const
{
    qint64 size = config.size; // cannot overflow: Layers times BlobSize is far below
    for (const Descriptor &layer : layers)
        size += layer.size;
    return size;
}

core::Result<ManifestOrIndex> parseManifestOrIndex(QByteArrayView json, const MediaType &mediaType)
{
    const core::Result<QJsonObject> object = readDocument(json);
    if (!object)
        return std::unexpected(object.error());
    const core::Result<MediaType> type = agreedType(*object, mediaType);
    if (!type)
        return std::unexpected(type.error());
    if (type->kind() == Kind::Index)
        return ImageIndex::read(*object, *type);
    if (type->kind() == Kind::Manifest)
        return ImageManifest::read(*object, *type);
    return core::fail(ErrorCode::Unsupported,
                      Tr::tr("This is neither an image nor an index of images."),
                      u"media type “%1”"_s.arg(core::excerpt(type->toString())));
}

} // namespace oci
