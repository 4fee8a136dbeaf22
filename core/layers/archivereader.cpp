// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/archivereader.h"

#include "core/base/durablefile.h"
#include "core/layers/archiveimage.h"
#include "core/oci/reference.h"

#include <algorithm>
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

namespace {

bool isCalled(const ArchivedImage &image, const QString &name)
{
    if (image.names.contains(name))
        return true;
    const auto wanted = oci::Reference::parse(name);
    return wanted && std::ranges::any_of(image.names, [&wanted](const QString &one) {
               const auto reference = oci::Reference::parse(one);
               return reference && *reference == *wanted;
           });
}

QString titleOf(const ArchivedImage &image)
{
    return image.names.isEmpty() ? image.config.platform.toString() : image.names.first();
}

std::unexpected<core::Error> noSuchImage(const QString &wanted, const QStringList &there)
{
    return core::fail(
        ErrorCode::NotFound,
        Tr::tr("The archive holds no image for %1, only: %2.").arg(wanted, there.join(u", "_s)));
}

} // namespace

Result<ArchivedImage> chooseImage(const QList<ArchivedImage> &images, const ArchiveChoice &choice)
{
    if (images.isEmpty())
        return core::fail(ErrorCode::NotFound, Tr::tr("The archive holds no image."));
    QList<qsizetype> candidates;
    QList<oci::Platform> platforms;
    QStringList there;
    for (qsizetype i = 0; i < images.size(); ++i) {
        there.append(titleOf(images[i]));
        if (!choice.name.isEmpty() && !isCalled(images[i], choice.name))
            continue;
        candidates.append(i);
        platforms.append(images[i].config.platform);
    }
    if (candidates.isEmpty())
        return noSuchImage(choice.name, there);
    const oci::Platform wanted = choice.platform.value_or(oci::Platform::host());
    qsizetype best = oci::bestMatch(wanted, platforms);
    if (best < 0 && choice.platform) {
        QStringList known;
        for (const oci::Platform &platform : std::as_const(platforms))
            known.append(platform.toString());
        return noSuchImage(wanted.toString(), known);
    }
    best = std::max<qsizetype>(best, 0);
    ArchivedImage chosen = images[candidates[best]];
    for (qsizetype i = 0; i < candidates.size(); ++i) {
        if (i != best && platforms[i] == platforms[best])
            chosen.others.append(there[candidates[i]]);
    }
    return chosen;
}

namespace {

Result<std::unique_ptr<ArchiveSource>> readStream(const QString &path, const std::stop_token &stop)
{
    const auto file = core::File::open(path, core::File::Mode::Read);
    if (!file)
        return std::unexpected(file.error());
    return openStreamedArchive(
        [&file, offset = qint64(0)](std::span<char> out) mutable {
            auto got = file->readAt(offset, out.data(), qint64(out.size()));
            offset += got.value_or(0);
            return got;
        },
        stop);
}

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
            return readStream(path, stop);
    }
    return openSeekableArchive(path, stop);
}

Result<ArchivedImage> findImage(ArchiveSource &source, const ArchiveChoice &choice)
{
    if (source.contains("index.json"))
        return findOciImage(source, choice);
    if (source.contains("manifest.json"))
        return findDockerImage(source, choice);
    return core::fail(ErrorCode::Unsupported,
                      Tr::tr("This file is neither a docker-archive nor an OCI archive."),
                      u"no index.json and no manifest.json"_s);
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

Result<ArchiveImage> readImage(ArchiveSource &source, const ArchiveChoice &choice,
                               const std::stop_token &stop)
{
    auto image = findImage(source, choice);
    if (!image)
        return std::unexpected(std::move(image.error()));
    if (image->layerPaths.size() != image->config.diffIds.size())
        return core::fail(
            ErrorCode::Corrupt,
            Tr::tr("The archive and the image's configuration disagree about its layers."),
            u"%1 layers, %2 DiffIDs"_s.arg(image->layerPaths.size())
                .arg(image->config.diffIds.size()));
    const auto found = source.indexLayers(image->layerPaths, stop);
    if (!found)
        return std::unexpected(found.error());
    ArchiveImage result{.reference = image->names.value(0),
                        .others = image->others,
                        .config = image->config,
                        .layers = image->layers,
                        .tocs = {},
                        .places = {},
                        .checkpoints = std::make_shared<Checkpoints>(source.takeCheckpoints())};
    for (qsizetype i = 0; i < found->size(); ++i) {
        const ArchivedLayer &layer = found->at(i);
        if (auto verified = verify(*image, i, layer); !verified)
            return std::unexpected(std::move(verified.error()));
        result.tocs.push_back(layer.toc);
        result.places.push_back({layer.offset, layer.size, layer.seek, layer.path});
        if (image->layers.isEmpty())
            result.layers.append(
                oci::Descriptor::of(mediaTypeOf(layer.compression), layer.digest, layer.size));
    }
    return result;
}

} // namespace

Result<ArchiveImage> readArchive(const QString &path, const ArchiveChoice &choice,
                                 std::stop_token stop)
{
    const auto source = openArchive(path, stop);
    if (!source)
        return std::unexpected(source.error());
    return readImage(**source, choice, stop);
}

Result<ArchiveImage> readArchive(ByteReader source, const ArchiveChoice &choice,
                                 std::stop_token stop)
{
    const auto archive = openStreamedArchive(std::move(source), stop);
    if (!archive)
        return std::unexpected(archive.error());
    return readImage(**archive, choice, stop);
}

} // namespace layers
