// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/archiveload.h"

#include "core/layers/archiveimage.h"
#include "core/store/catalog.h"
#include "core/store/ocistore.h"

#include <QSet>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace store {

namespace {

Result<QList<FoundImage>> findImages(SpooledArchive &archive, const QString &title)
{
    if (archive.contains("index.json"))
        return findOciImages(archive, title);
    if (archive.contains("manifest.json"))
        return findDockerImages(archive);
    return core::fail(
        ErrorCode::Unsupported,
        Tr::tr("This file is neither a docker-archive nor an OCI archive. If it holds a "
               "root file system, import it."),
        u"no index.json and no manifest.json"_s);
}

/// Checks images and moves their blobs into the store, which does not list them yet.
class Intake final
{
public:
    Intake(OciStore &store, SpooledArchive &archive, std::stop_token stop)
        : m_store(store)
        , m_archive(archive)
        , m_stop(std::move(stop))
    {}

    Result<void> take(const FoundImage &image)
    {
        if (auto checked = checkBlobs(image); !checked)
            return checked;
        if (auto checked = checkLayers(image); !checked)
            return checked;
        for (const QByteArray &path : image.paths) {
            if (auto adopted = m_archive.adopt(path); !adopted)
                return adopted;
        }
        for (const QByteArray &bytes : image.made) {
            if (auto written = m_store.layout().writeBlob(oci::Digest::of(bytes), bytes); !written)
                return written;
        }
        return {};
    }

private:
    Result<void> checkBlobs(const FoundImage &image) const
    {
        for (const auto &[digest, path] : image.paths.asKeyValueRange()) {
            if (auto same = layers::requireDigest(m_archive.digest(path), digest); !same)
                return same;
        }
        for (const oci::Descriptor &blob : image.blobs) {
            const auto path = image.paths.constFind(blob.digest);
            if (path == image.paths.cend() || m_archive.size(*path) == blob.size)
                continue;
            return core::fail(ErrorCode::DigestMismatch,
                              Tr::tr("A file in the archive has another size than it should have."),
                              u"%1: %2 bytes, expected %3"_s.arg(blob.digest.toString())
                                  .arg(m_archive.size(*path))
                                  .arg(blob.size));
        }
        return {};
    }

    Result<void> checkLayers(const FoundImage &image)
    {
        QList<FoundImage::Layer> unknown;
        const layers::TocCache &tocs = m_store.tocs();
        for (const FoundImage::Layer &layer : image.layers) {
            const oci::Digest &digest = layer.descriptor.digest;
            const bool isKnown = m_store.layout().hasBlob(layer.descriptor)
                                 && tocs.isBlobOf(digest, layer.diffId)
                                 && tocs.contains(layer.diffId);
            if (!isKnown && !m_checked.contains(layer.path))
                unknown.append(layer);
        }
        QList<QByteArray> paths;
        for (const FoundImage::Layer &layer : std::as_const(unknown))
            paths.append(layer.path);
        const auto indexed = m_archive.indexLayers(paths, m_stop);
        if (!indexed)
            return std::unexpected(indexed.error());
        for (qsizetype i = 0; i < unknown.size(); ++i) {
            const layers::ArchivedLayer &found = indexed->at(i);
            if (found.toc->diffId() != unknown[i].diffId)
                return core::fail(
                    ErrorCode::DigestMismatch,
                    Tr::tr("A layer holds other content than the image's configuration says."),
                    u"DiffID found %1, expected %2"_s.arg(found.toc->diffId().toString(),
                                                          unknown[i].diffId.toString()));
            // A cache: what cannot be kept is read again next time.
            tocs.insert(*found.toc);
            tocs.insertSeekIndex(found.digest, *found.seek);
            tocs.insertBlob(found.digest, found.toc->diffId());
            m_checked.insert(unknown[i].path);
        }
        return {};
    }

    OciStore &m_store;
    SpooledArchive &m_archive;
    std::stop_token m_stop;
    QSet<QByteArray> m_checked;
};

} // namespace

Result<LoadReport> loadArchive(OciStore &store, layers::ByteReader source, const QString &title,
                               core::Progress &progress, std::stop_token stop)
{
    auto spool = Spool::open(store.layout());
    if (!spool)
        return std::unexpected(std::move(spool.error()));
    SpooledArchive archive(store.layout(), std::move(*spool));
    if (auto read = archive.read(std::move(source), progress, stop); !read)
        return std::unexpected(std::move(read.error()));
    const auto images = findImages(archive, title);
    if (!images)
        return std::unexpected(images.error());
    if (images->isEmpty())
        return core::fail(ErrorCode::NotFound, Tr::tr("The archive holds no image."));
    Intake intake(store, archive, stop);
    for (const FoundImage &image : *images) {
        if (auto taken = intake.take(image); !taken)
            return std::unexpected(std::move(taken.error()));
    }
    LoadReport report;
    for (const FoundImage &image : *images) {
        if (auto listed = store.listImage(image.target, image.names, image.blobs, report); !listed)
            return std::unexpected(std::move(listed.error()));
    }
    return report;
}

} // namespace store
