// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/archivereader.h"

#include "core/base/durablefile.h"
#include "core/layers/archiveimage.h"

#include <array>

namespace layers {

using core::ErrorCode;
using core::Result;
using core::Tr;
using namespace Qt::StringLiterals;

QByteArray blobPath(const oci::Digest &digest)
{
    return "blobs/" + digest.algorithmName().toLatin1() + '/' + digest.encoded().toLatin1();
}

Result<void> requireDigest(const oci::Digest &digest, const oci::Digest &expected)
{
    if (digest == expected)
        return {};
    return core::fail(ErrorCode::DigestMismatch,
                      Tr::tr("A file in the archive holds other bytes than its digest promises."),
                      u"found %1, expected %2"_s.arg(digest.toString(), expected.toString()));
}

Result<qsizetype> choosePlatform(const QList<oci::Platform> &candidates,
                                 const std::optional<oci::Platform> &wanted)
{
    const qsizetype best = oci::bestMatch(wanted.value_or(oci::Platform::host()), candidates);
    if (best >= 0)
        return best;
    if (!wanted && !candidates.isEmpty())
        return 0;
    if (candidates.isEmpty())
        return core::fail(ErrorCode::NotFound, Tr::tr("The archive holds no image."));
    QStringList there;
    for (const oci::Platform &candidate : candidates)
        there.append(candidate.toString());
    return core::fail(ErrorCode::NotFound,
                      Tr::tr("The archive holds no image for %1, only for: %2.")
                          .arg(wanted->toString(), there.join(u", "_s)));
}

namespace {

Result<std::unique_ptr<ArchiveSource>> openArchive(const QString &path, const std::stop_token &stop)
{
    std::array<char, 8> head;
    {
        const auto file = core::File::open(path, core::File::Mode::Read);
        if (!file)
            return std::unexpected(file.error());
        const auto got = file->readAt(0, head.data(), qint64(head.size()));
        if (!got)
            return std::unexpected(got.error());
        if (compressionOf({head.data(), qsizetype(*got)}) != Compression::None)
            return openStreamedArchive(path, stop);
    }
    return openSeekableArchive(path, stop);
}

Result<ArchivedImage> findImage(ArchiveSource &source, const std::optional<oci::Platform> &platform)
{
    if (source.contains("index.json"))
        return findOciImage(source, platform);
    if (source.contains("manifest.json"))
        return findDockerImage(source, platform);
    return core::fail(ErrorCode::Unsupported,
                      Tr::tr("This file is neither a docker-archive nor an OCI archive."),
                      u"no index.json and no manifest.json"_s);
}

oci::MediaType mediaTypeOf(Compression compression)
{
    switch (compression) {
    case Compression::Gzip:
        return oci::MediaType::OciLayerGzip;
    case Compression::Zstd:
        return oci::MediaType::OciLayerZstd;
    default:
        return oci::MediaType::OciLayer;
    }
}

/// What was found at the place of layer \a i against what the documents promise.
Result<void> verify(const ArchivedImage &image, qsizetype i, const ArchivedLayer &found)
{
    if (!image.layers.isEmpty()) {
        if (auto same = requireDigest(found.digest, image.layers[i].digest); !same)
            return same;
    }
    const oci::DiffId &expected = image.config.diffIds[i];
    if (found.toc->diffId() == expected)
        return {};
    return core::fail(
        ErrorCode::DigestMismatch,
        Tr::tr("A layer holds other content than the image's configuration says."),
        u"DiffID found %1, expected %2"_s.arg(found.toc->diffId().toString(), expected.toString()));
}

} // namespace

Result<ArchiveImage> readArchive(const QString &path, const std::optional<oci::Platform> &platform,
                                 std::stop_token stop)
{
    const auto source = openArchive(path, stop);
    if (!source)
        return std::unexpected(source.error());
    auto image = findImage(**source, platform);
    if (!image)
        return std::unexpected(std::move(image.error()));
    if (image->layerPaths.size() != image->config.diffIds.size())
        return core::fail(
            ErrorCode::Corrupt,
            Tr::tr("The archive and the image's configuration disagree about its layers."),
            u"%1 layers, %2 DiffIDs"_s.arg(image->layerPaths.size())
                .arg(image->config.diffIds.size()));
    const auto found = (*source)->indexLayers(image->layerPaths, stop);
    if (!found)
        return std::unexpected(found.error());
    ArchiveImage result{.reference = image->reference,
                        .config = image->config,
                        .layers = image->layers,
                        .tocs = {}};
    for (qsizetype i = 0; i < found->size(); ++i) {
        const ArchivedLayer &layer = found->at(i);
        if (auto verified = verify(*image, i, layer); !verified)
            return std::unexpected(std::move(verified.error()));
        result.tocs.push_back(layer.toc);
        if (image->layers.isEmpty()) {
            const oci::Descriptor made{mediaTypeOf(layer.compression), layer.digest, layer.size};
            result.layers.append(made);
        }
    }
    return result;
}

} // namespace layers
