// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/layers/archiveimage.h"
#include "core/oci/imageconfig.h"
#include "core/oci/manifest.h"
#include "core/store/archiveload.h"
#include "core/store/catalog.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;

/// What the documents of an archive say.
namespace store {

namespace {

constexpr QLatin1StringView ContainerdName("io.containerd.image.name");

std::unexpected<core::Error> incomplete(const oci::Digest &digest)
{
    return core::fail(ErrorCode::NotFound, Tr::tr("The archive is incomplete: a file is missing."),
                      digest.toString());
}

Result<void> checkLayerCount(qsizetype layers, qsizetype diffIds)
{
    if (layers == diffIds)
        return {};
    return core::fail(
        ErrorCode::Corrupt,
        Tr::tr("The archive and the image's configuration disagree about its layers."),
        u"%1 layers, %2 DiffIDs"_s.arg(layers).arg(diffIds));
}

/// Follows one entry of index.json down to its layers.
class Visitor final
{
public:
    Visitor(SpooledArchive &archive, FoundImage &image)
        : m_archive(archive)
        , m_image(image)
    {}

    /// \a isNeeded is false for children of an index: an archive of one platform still has the
    /// index of all.
    Result<void> visit(const oci::Descriptor &descriptor, bool isNeeded, int depth = 0)
    {
        if (depth > core::limits::IndexDepth)
            return core::fail(ErrorCode::LimitExceeded,
                              Tr::tr("The archive's indexes are too deep."));
        if (!has(descriptor))
            return isNeeded ? incomplete(descriptor.digest) : Result<void>();
        const auto bytes = read(descriptor, core::limits::Manifest);
        if (!bytes)
            return std::unexpected(bytes.error());
        const auto parsed = oci::parseManifestOrIndex(*bytes, descriptor.mediaType);
        if (!parsed)
            return std::unexpected(parsed.error());
        if (const auto *manifest = std::get_if<oci::ImageManifest>(&*parsed))
            return visitManifest(descriptor, *manifest, isNeeded);
        add(descriptor);
        for (const oci::Descriptor &child : std::get<oci::ImageIndex>(*parsed).manifests) {
            if (++m_visited > core::limits::IndexEntries)
                return core::fail(ErrorCode::LimitExceeded,
                                  Tr::tr("The archive holds too many images."));
            if (auto visited = visit(child, false, depth + 1); !visited)
                return visited;
        }
        return {};
    }

private:
    Result<void> visitManifest(const oci::Descriptor &descriptor,
                               const oci::ImageManifest &manifest, bool isNeeded)
    {
        QList<oci::Descriptor> blobs = manifest.layers;
        blobs.removeIf([](const auto &layer) { return layer.mediaType.isNondistributable(); });
        blobs.prepend(manifest.config);
        for (const oci::Descriptor &blob : std::as_const(blobs)) {
            if (!has(blob))
                return isNeeded ? incomplete(blob.digest) : Result<void>();
        }
        add(descriptor);
        for (const oci::Descriptor &blob : std::as_const(blobs))
            add(blob);
        if (!manifest.isImage())
            return {};
        const auto bytes = read(manifest.config, core::limits::Config);
        if (!bytes)
            return std::unexpected(bytes.error());
        const auto config = oci::ImageConfig::parse(*bytes);
        if (!config)
            return std::unexpected(config.error());
        if (auto same = checkLayerCount(manifest.layers.size(), config->diffIds.size()); !same)
            return same;
        for (qsizetype i = 0; i < manifest.layers.size(); ++i) {
            const oci::Descriptor &layer = manifest.layers[i];
            if (!layer.mediaType.isNondistributable())
                m_image.layers.append({layers::blobPath(layer.digest), layer, config->diffIds[i]});
        }
        return {};
    }

    bool has(const oci::Descriptor &blob) const
    {
        return m_archive.contains(layers::blobPath(blob.digest));
    }

    Result<QByteArray> read(const oci::Descriptor &descriptor, qint64 limit)
    {
        auto bytes = m_archive.document(layers::blobPath(descriptor.digest), limit);
        if (!bytes)
            return bytes;
        const auto digest = oci::Digest::of(*bytes, descriptor.digest.algorithm());
        if (auto same = layers::requireDigest(digest, descriptor.digest); !same)
            return std::unexpected(std::move(same.error()));
        return bytes;
    }

    void add(const oci::Descriptor &blob)
    {
        m_image.blobs.append(blob);
        m_image.paths.insert(blob.digest, layers::blobPath(blob.digest));
    }

    SpooledArchive &m_archive;
    FoundImage &m_image;
    int m_visited = 0;
};

std::optional<oci::Reference> nameOf(const oci::Descriptor &descriptor, const QString &title)
{
    for (const QLatin1StringView key : {ContainerdName, oci::annotation::RefName}) {
        if (const QString name = descriptor.annotations.value(key); !name.isEmpty())
            return nameOfEntry({.target = descriptor, .name = name, .json = {}}, title);
    }
    return {};
}

} // namespace

Result<QList<FoundImage>> findOciImages(SpooledArchive &archive, const QString &title)
{
    const auto bytes = archive.document("index.json", core::limits::ArchiveJson);
    if (!bytes)
        return std::unexpected(bytes.error());
    const auto index = oci::ImageIndex::parse(*bytes, oci::MediaType::OciIndex);
    if (!index)
        return std::unexpected(index.error());
    QList<FoundImage> images;
    for (const oci::Descriptor &entry : index->images()) {
        if (images.size() >= core::limits::IndexEntries)
            return core::fail(ErrorCode::LimitExceeded,
                              Tr::tr("The archive holds too many images."));
        const auto name = nameOf(entry, title);
        auto known = std::ranges::find(images, entry.digest,
                                       [](const FoundImage &image) { return image.target.digest; });
        if (known == images.end()) {
            oci::Descriptor target = entry;
            target.annotations.clear();
            FoundImage image{.target = target};
            if (auto visited = Visitor(archive, image).visit(target, true); !visited)
                return std::unexpected(std::move(visited.error()));
            images.append(std::move(image));
            known = images.end() - 1;
        }
        if (name && !known->names.contains(*name))
            known->names.append(*name);
    }
    return images;
}

namespace {

Result<FoundImage> makeImage(SpooledArchive &archive, const layers::ArchivedImage &archived)
{
    if (auto same = checkLayerCount(archived.layerPaths.size(), archived.config.diffIds.size());
        !same)
        return std::unexpected(std::move(same.error()));
    const auto config =
        oci::Descriptor::of(oci::MediaType::OciConfig, archive.digest(archived.configPath),
                            archive.size(archived.configPath));
    QJsonArray layers;
    FoundImage image{.target = config};
    image.blobs.append(config);
    image.paths.insert(config.digest, archived.configPath);
    for (qsizetype i = 0; i < archived.layerPaths.size(); ++i) {
        const QByteArray &path = archived.layerPaths[i];
        const auto compression = archive.compression(path);
        if (!compression)
            return std::unexpected(compression.error());
        const auto layer = oci::Descriptor::of(mediaTypeOf(*compression), archive.digest(path),
                                               archive.size(path));
        layers.append(layer.toJson());
        image.blobs.append(layer);
        image.paths.insert(layer.digest, path);
        image.layers.append({path, layer, archived.config.diffIds[i]});
    }
    const QByteArray manifest =
        QJsonDocument(QJsonObject{{u"schemaVersion"_s, 2},
                                  {u"mediaType"_s, oci::MediaType::OciManifest.toString()},
                                  {u"config"_s, config.toJson()},
                                  {u"layers"_s, layers}})
            .toJson(QJsonDocument::Compact);
    image.target = oci::Descriptor::of(oci::MediaType::OciManifest, manifest);
    image.blobs.append(image.target);
    image.made.append(manifest);
    for (const QString &tag : archived.names) {
        if (const auto name = oci::Reference::parse(tag))
            image.names.append(*name);
    }
    return image;
}

} // namespace

Result<QList<FoundImage>> findDockerImages(SpooledArchive &archive)
{
    const auto archived = layers::listDockerImages(archive);
    if (!archived)
        return std::unexpected(archived.error());
    QList<FoundImage> images;
    for (const layers::ArchivedImage &one : *archived) {
        auto image = makeImage(archive, one);
        if (!image)
            return std::unexpected(std::move(image.error()));
        images.append(std::move(*image));
    }
    return images;
}

} // namespace store
