// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/layers/archiveimage.h"
#include "core/oci/manifest.h"

namespace layers {

using core::ErrorCode;
using core::Result;
using core::Tr;
using namespace Qt::StringLiterals;

namespace {

/// What containerd and Docker call the image in full.
constexpr QLatin1StringView ContainerdName("io.containerd.image.name");

Result<QByteArray> readBlob(ArchiveSource &source, const oci::Descriptor &descriptor, qint64 limit)
{
    auto bytes = source.document(blobPath(descriptor.digest), limit);
    if (!bytes)
        return bytes;
    if (bytes->size() != descriptor.size)
        return core::fail(ErrorCode::DigestMismatch,
                          Tr::tr("A file in the archive has another size than it should have."),
                          u"%1: %2 bytes, expected %3"_s.arg(descriptor.digest.toString())
                              .arg(bytes->size())
                              .arg(descriptor.size));
    const auto digest = oci::Digest::of(*bytes, descriptor.digest.algorithm());
    if (auto same = requireDigest(digest, descriptor.digest); !same)
        return std::unexpected(std::move(same.error()));
    return bytes;
}

QString nameOf(const oci::Descriptor &descriptor, const QString &inherited)
{
    for (const QLatin1StringView key : {ContainerdName, oci::annotation::RefName}) {
        if (const QString name = descriptor.annotations.value(key); !name.isEmpty())
            return name;
    }
    return inherited;
}

/// Collects the images that an index leads to and that are in the archive.
class Collector final
{
public:
    explicit Collector(ArchiveSource &source)
        : m_source(source)
    {}

    Result<void> visit(const oci::ImageIndex &index, const QString &name, int depth = 0)
    {
        if (depth > core::limits::IndexDepth)
            return core::fail(ErrorCode::LimitExceeded,
                              Tr::tr("The archive's indexes are too deep."));
        for (const oci::Descriptor &descriptor : index.images()) {
            if (++m_visited > core::limits::IndexEntries)
                return core::fail(ErrorCode::LimitExceeded,
                                  Tr::tr("The archive holds too many images."));
            // An archive of one platform still has the index of all.
            if (!m_source.contains(blobPath(descriptor.digest)))
                continue;
            if (auto read = visit(descriptor, nameOf(descriptor, name), depth); !read)
                return read;
        }
        return {};
    }

    QList<ArchivedImage> take() { return std::move(m_images); }

private:
    Result<void> visit(const oci::Descriptor &descriptor, const QString &name, int depth)
    {
        const auto bytes = readBlob(m_source, descriptor, core::limits::Manifest);
        if (!bytes)
            return std::unexpected(bytes.error());
        auto parsed = oci::parseManifestOrIndex(*bytes, descriptor.mediaType);
        if (!parsed)
            return std::unexpected(std::move(parsed.error()));
        if (const auto *index = std::get_if<oci::ImageIndex>(&*parsed))
            return visit(*index, name, depth + 1);
        auto &manifest = std::get<oci::ImageManifest>(*parsed);
        if (!manifest.isImage())
            return {};
        const auto configBytes = readBlob(m_source, manifest.config, core::limits::Config);
        if (!configBytes)
            return std::unexpected(configBytes.error());
        auto config = oci::ImageConfig::parse(*configBytes);
        if (!config)
            return std::unexpected(std::move(config.error()));
        ArchivedImage image{.names = {},
                            .others = {},
                            .config = std::move(*config),
                            .layerPaths = {},
                            .layers = manifest.layers};
        if (!name.isEmpty())
            image.names.append(name);
        for (const oci::Descriptor &layer : manifest.layers)
            image.layerPaths.append(blobPath(layer.digest));
        m_images.append(std::move(image));
        return {};
    }

    ArchiveSource &m_source;
    QList<ArchivedImage> m_images;
    int m_visited = 0;
};

} // namespace

Result<ArchivedImage> findOciImage(ArchiveSource &source, const ArchiveChoice &choice)
{
    const auto bytes = source.document("index.json", core::limits::ArchiveJson);
    if (!bytes)
        return std::unexpected(bytes.error());
    const auto index = oci::ImageIndex::parse(*bytes, oci::MediaType::OciIndex);
    if (!index)
        return std::unexpected(index.error());
    Collector collector(source);
    if (auto collected = collector.visit(*index, {}); !collected)
        return std::unexpected(std::move(collected.error()));
    return chooseImage(collector.take(), choice);
}

} // namespace layers
