// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/durablefile.h"
#include "core/base/limits.h"
#include "core/base/parallel.h"
#include "core/layers/layerindexer.h"
#include "core/oci/hasher.h"
#include "core/store/ocistore.h"

#include <span>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;

/// The part of OciStore that opens layers.
namespace store {

namespace {

struct IndexedLayer
{
    std::shared_ptr<const layers::LayerToc> toc;
    std::shared_ptr<const layers::SeekIndex> seek;
};

/// Reads the blob once, for its digest and its table of contents.
Result<IndexedLayer> indexBlob(const QString &path, const oci::Digest &digest, std::stop_token stop)
{
    const auto file = core::File::open(path, core::File::Mode::Read);
    if (!file)
        return std::unexpected(file.error());
    oci::Hasher hasher(digest.algorithm());
    qint64 position = 0;
    const auto read = [&](std::span<char> out) -> Result<qsizetype> {
        if (stop.stop_requested())
            return core::cancelled();
        auto count = file->readAt(position, out.data(), qint64(out.size()));
        if (count) {
            hasher.add({out.data(), *count});
            position += *count;
        }
        return count;
    };
    auto seek = std::make_shared<layers::SeekIndex>();
    auto toc = layers::indexLayer(read, stop, seek.get());
    // The rest of a stream that breaks off tells whose fault it is: the disk's or the image's.
    QByteArray rest(core::limits::MiB, Qt::Uninitialized);
    Result<qsizetype> count = 0;
    do {
        count = read({rest.data(), size_t(rest.size())});
        if (!count)
            return std::unexpected(count.error());
    } while (*count > 0);
    if (const oci::Digest found = hasher.finish(); found != digest)
        return core::fail(ErrorCode::DigestMismatch,
                          Tr::tr("The file “%1” of the store is damaged. Pull the image again to "
                                 "mend it.")
                              .arg(path),
                          u"found %1, expected %2"_s.arg(found.toString(), digest.toString()));
    if (!toc)
        return std::unexpected(std::move(toc.error()));
    return IndexedLayer{std::move(*toc), std::move(seek)};
}

/// Reads the layer, and keeps what was found: \a tocs is only a cache, so if it cannot be written
/// the layer is read again next time.
Result<IndexedLayer> indexLayer(const ImageLayout &layout, const layers::TocCache &tocs,
                                const oci::Descriptor &layer, const oci::DiffId &diffId,
                                const std::stop_token &stop)
{
    if (layer.mediaType.isNondistributable() && !layout.blobSize(layer.digest))
        return core::fail(ErrorCode::NotFound,
                          Tr::tr("A layer of this image is kept out of registries by its "
                                 "publisher and is not here, so its files cannot be shown."),
                          layer.digest.toString());
    auto indexed = indexBlob(layout.blobPath(layer.digest), layer.digest, stop);
    if (!indexed)
        return indexed;
    if (indexed->toc->diffId() != diffId)
        return core::fail(ErrorCode::DigestMismatch,
                          Tr::tr("A layer holds other content than the image's configuration "
                                 "says. Pull the image again."),
                          u"%1: DiffID %2, expected %3"_s.arg(layer.digest.toString(),
                                                              indexed->toc->diffId().toString(),
                                                              diffId.toString()));
    tocs.insert(*indexed->toc);
    tocs.insertSeekIndex(layer.digest, *indexed->seek);
    tocs.insertBlob(layer.digest, diffId);
    return indexed;
}

Result<void> checkLayers(const ImageDetails &details)
{
    const QList<oci::Descriptor> &layers = details.manifest.layers;
    if (!details.manifest.isImage())
        return core::fail(ErrorCode::Unsupported,
                          Tr::tr("This is an artifact without a file system, so there are no "
                                 "layers to show."),
                          details.manifest.config.mediaType.toString());
    if (layers.size() != details.config.diffIds.size())
        return core::fail(
            ErrorCode::Corrupt,
            Tr::tr("The manifest and the configuration of this image disagree about "
                   "its layers."),
            u"%1 layers, %2 DiffIDs"_s.arg(layers.size()).arg(details.config.diffIds.size()));
    return {};
}

/// One that was read before and is known whole.
std::optional<IndexedLayer> findIndexed(const layers::TocCache &tocs, const oci::Digest &blob,
                                        const oci::DiffId &diffId)
{
    if (!tocs.isBlobOf(blob, diffId))
        return {};
    IndexedLayer known{tocs.find(diffId), tocs.findSeekIndex(blob)};
    if (!known.toc || !known.seek || known.seek->entryBlocks.size() != known.toc->count())
        return {};
    return known;
}

Result<layers::RandomReader> openBlob(const QString &path)
{
    auto file = core::File::open(path, core::File::Mode::Read);
    if (!file)
        return std::unexpected(std::move(file.error()));
    return [blob = std::make_shared<core::File>(std::move(*file))](qint64 offset,
                                                                   std::span<char> out) {
        return blob->readAt(offset, out.data(), qint64(out.size()));
    };
}

} // namespace

Result<std::shared_ptr<const layers::LayerToc>>
OciStore::toc(const oci::Descriptor &layer, const oci::DiffId &diffId, std::stop_token stop)
{
    if (m_tocs.isBlobOf(layer.digest, diffId)) {
        if (auto known = m_tocs.find(diffId))
            return known;
    }
    const auto indexed = indexLayer(m_layout, m_tocs, layer, diffId, stop);
    if (!indexed)
        return std::unexpected(indexed.error());
    return indexed->toc;
}

Result<std::vector<std::shared_ptr<const layers::LayerToc>>>
OciStore::readTocs(const ImageDetails &details, std::stop_token stop)
{
    if (auto checked = checkLayers(details); !checked)
        return std::unexpected(std::move(checked.error()));
    const QList<oci::Descriptor> &layers = details.manifest.layers;
    std::vector<std::shared_ptr<const layers::LayerToc>> tocs(size_t(layers.size()));
    auto done = core::forEachInParallel(layers.size(), core::idealWorkers(), stop,
                                        [&](qsizetype i, std::stop_token mine) -> Result<void> {
                                            auto one =
                                                toc(layers[i], details.config.diffIds[i], mine);
                                            if (!one)
                                                return std::unexpected(one.error());
                                            tocs[size_t(i)] = std::move(*one);
                                            return {};
                                        });
    if (!done)
        return std::unexpected(done.error());
    return tocs;
}

Result<layers::LayerReader> OciStore::openLayer(const ImageDetails &details, qsizetype layer,
                                                std::stop_token stop)
{
    if (auto checked = checkLayers(details); !checked)
        return std::unexpected(std::move(checked.error()));
    Q_ASSERT(layer >= 0 && layer < details.manifest.layers.size());
    const oci::Descriptor &descriptor = details.manifest.layers[layer];
    const oci::DiffId &diffId = details.config.diffIds[layer];
    auto blob = openBlob(m_layout.blobPath(descriptor.digest));
    if (!blob)
        return std::unexpected(std::move(blob.error()));
    auto indexed = findIndexed(m_tocs, descriptor.digest, diffId);
    if (!indexed) {
        auto made = indexLayer(m_layout, m_tocs, descriptor, diffId, stop);
        if (!made)
            return std::unexpected(std::move(made.error()));
        indexed = std::move(*made);
    }
    return layers::LayerReader(std::move(*blob), std::move(indexed->toc), std::move(indexed->seek));
}

Result<void> OciStore::readFile(const ImageDetails &details, layers::FileEntry file,
                                const layers::ByteSink &sink, qint64 limit, std::stop_token stop)
{
    if (file.layer >= details.manifest.layers.size())
        return core::fail(ErrorCode::InvalidArgument, Tr::tr("The image has no such layer."));
    bool hasBegun = false;
    const auto noteBegin = [&](QByteArrayView bytes) {
        hasBegun = true;
        return sink(bytes);
    };
    for (int tries = 0;; ++tries) {
        auto reader = openLayer(details, file.layer, stop);
        if (!reader)
            return std::unexpected(std::move(reader.error()));
        auto read = reader->read(file.entry, noteBegin, limit, stop);
        if (read || read.error().code != ErrorCode::Corrupt)
            return read;
        // The cache or the blob changed since they were compared: compare them anew.
        m_tocs.removeBlob(details.manifest.layers[file.layer].digest);
        if (hasBegun || tries > 0)
            return read;
    }
}

} // namespace store
