// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/enginestore.h"
#include "core/engine/savedlayer.h"
#include "core/engine/savedstream.h"
#include "core/store/baseimage.h"

#include <algorithm>

using namespace Qt::StringLiterals;

/// The part of EngineStore that opens layers.
namespace engine {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

/// The digest in the name of a file of an archive: "blobs/sha256/6c3c...", or Podman's
/// "6c3c....tar".
std::optional<oci::Digest> digestOfPath(const QByteArray &path)
{
    QString name = QString::fromUtf8(path);
    if (name.startsWith("blobs/sha256/"_L1))
        name = name.sliced(13);
    else if (name.endsWith(".tar"_L1))
        name.chop(4);
    const auto digest = oci::Digest::parse(u"sha256:"_s + name);
    return digest ? std::optional(*digest) : std::nullopt;
}

Result<void> checkLayer(const store::ImageDetails &details, qsizetype layer)
{
    if (layer >= 0 && layer < details.config.diffIds.size())
        return {};
    return core::fail(ErrorCode::InvalidArgument, Tr::tr("The image has no such layer."));
}

} // namespace

Result<layers::ArchiveImage> EngineStore::indexSaved(const store::ImageDetails &details,
                                                     const std::stop_token &stop)
{
    SavedStream stream(m_client, details.image.target.digest, savedQuery(details, stop), stop);
    auto image = layers::readArchive([&stream](std::span<char> out) { return stream.read(out); },
                                     {.platform = details.config.platform, .name = {}}, stop);
    if (!image)
        return image;
    if (image->config.diffIds != details.config.diffIds)
        return core::fail(ErrorCode::Corrupt,
                          Tr::tr("The engine gave another image than the one that was asked for."),
                          details.image.target.digest.toString());
    const std::scoped_lock lock(m_mutex);
    for (std::size_t i = 0; i < image->tocs.size(); ++i) {
        const layers::LayerToc &toc = *image->tocs[i];
        const oci::Digest &blob = image->layers[qsizetype(i)].digest;
        // A cache: what cannot be kept is read again next time.
        m_tocs.insert(toc);
        m_tocs.insertSeekIndex(blob, *image->places[i].seek);
        m_tocs.insertBlob(blob, toc.diffId());
        m_paths.insert(toc.diffId(), image->places[i].path);
    }
    return image;
}

Result<EngineStore::Tocs> EngineStore::readTocs(const store::ImageDetails &details,
                                                std::stop_token stop)
{
    Tocs tocs;
    for (const oci::DiffId &diffId : details.config.diffIds) {
        auto known = m_tocs.find(diffId);
        if (!known)
            break;
        tocs.push_back(std::move(known));
    }
    if (qsizetype(tocs.size()) == details.config.diffIds.size())
        return tocs;
    auto image = indexSaved(details, stop);
    if (!image)
        return std::unexpected(std::move(image.error()));
    return std::move(image->tocs);
}

Result<std::shared_ptr<const layers::ImageAnalysis>>
EngineStore::analyze(const store::ImageDetails &details, std::stop_token stop)
{
    auto tocs = readTocs(details, stop);
    if (!tocs)
        return std::unexpected(std::move(tocs.error()));
    return layers::analyze(std::move(*tocs), stop, details.config, store::baseLayersOf(details));
}

Result<std::shared_ptr<SavedLayer>> EngineStore::findSaved(const store::ImageDetails &details,
                                                           const oci::DiffId &diffId,
                                                           const std::stop_token &stop) const
{
    QByteArray known;
    {
        const std::scoped_lock lock(m_mutex);
        known = m_paths.value(diffId);
    }
    const auto isWanted = [tocs = m_tocs, diffId, known](const QByteArray &path) {
        if (!known.isEmpty())
            return path == known;
        const auto digest = digestOfPath(path);
        return digest && (*digest == diffId.digest() || tocs.isBlobOf(*digest, diffId));
    };
    const auto open = [client = m_client, id = details.image.target.digest,
                       query = savedQuery(details, stop), stop] {
        return [stream = std::make_shared<SavedStream>(client, id, query, stop)](
                   std::span<char> out) { return stream->read(out); };
    };
    auto layer = std::make_shared<SavedLayer>(open, isWanted);
    if (auto found = layer->find(); !found)
        return std::unexpected(std::move(found.error()));
    return layer;
}

Result<layers::LayerReader> EngineStore::openLayer(const store::ImageDetails &details,
                                                   qsizetype layer, std::stop_token stop)
{
    if (auto checked = checkLayer(details, layer); !checked)
        return std::unexpected(std::move(checked.error()));
    const oci::DiffId &diffId = details.config.diffIds[layer];
    auto saved = findSaved(details, diffId, stop);
    if (!saved && saved.error().code != ErrorCode::NotFound)
        return std::unexpected(std::move(saved.error()));
    const auto readerOf =
        [&](const std::shared_ptr<SavedLayer> &from) -> std::optional<layers::LayerReader> {
        const auto toc = m_tocs.find(diffId);
        const auto blob = digestOfPath(from->path());
        const auto seek = blob ? m_tocs.findSeekIndex(*blob) : nullptr;
        if (!toc || !seek || seek->entryBlocks.size() != toc->count())
            return {};
        return layers::LayerReader(
            [from](qint64 offset, std::span<char> out) { return from->read(offset, out); }, toc,
            seek);
    };
    if (saved) {
        if (auto reader = readerOf(*saved))
            return *std::move(reader);
    }
    // Not read before, or it is not told by its name: then the whole image tells.
    const auto image = indexSaved(details, stop);
    if (!image)
        return std::unexpected(image.error());
    saved = findSaved(details, diffId, stop);
    if (!saved)
        return std::unexpected(std::move(saved.error()));
    return layers::LayerReader(
        [from = *saved](qint64 offset, std::span<char> out) { return from->read(offset, out); },
        image->tocs[std::size_t(layer)], image->places[std::size_t(layer)].seek);
}

Result<void> EngineStore::readFile(const store::ImageDetails &details, layers::FileEntry file,
                                   const layers::ByteSink &sink, qint64 limit, std::stop_token stop)
{
    auto reader = openLayer(details, file.layer, stop);
    if (!reader)
        return std::unexpected(std::move(reader.error()));
    return reader->read(file.entry, sink, limit, stop);
}

} // namespace engine
