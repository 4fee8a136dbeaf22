// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/remoteimage.h"

#include "core/base/limits.h"
#include "core/base/parallel.h"
#include "core/layers/layerindexer.h"
#include "core/layers/toccache.h"
#include "core/oci/hasher.h"
#include "core/registry/blobsink.h"
#include "core/registry/client.h"
#include "core/registry/hostgate.h"
#include "core/registry/imagechoice.h"
#include "core/registry/pullprogress.h"
#include "core/store/blobingest.h"

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace registry {

namespace {

using Toc = std::shared_ptr<const layers::LayerToc>;

/// Feeds the bytes of a blob to the indexer and nowhere else.
class IndexSink final : public BlobSink
{
public:
    IndexSink(const oci::Descriptor &blob, PullProgress &progress, qsizetype layer,
              std::stop_token stop)
        : m_blob(blob)
        , m_progress(progress)
        , m_layer(layer)
        , m_stop(std::move(stop))
    {
        start();
    }

    qint64 position() const override { return m_position; }

    Result<void> write(QByteArrayView bytes) override
    {
        m_position += bytes.size();
        m_progress.addBytes(m_layer, bytes.size(), true);
        m_hasher->add(bytes);
        // What cannot be inflated may be the wire's fault: the digest at the end tells.
        if (auto added = m_indexer->add(bytes);
            !added && added.error().code == ErrorCode::Cancelled)
            return added;
        return {};
    }

    Result<void> rewind() override
    {
        start();
        m_progress.restart(m_layer);
        return {};
    }

    Result<Toc> finish()
    {
        auto product = m_indexer->finish();
        if (m_stop.stop_requested())
            return core::cancelled();
        if (const oci::Digest found = m_hasher->finish(); found != m_blob.digest)
            return store::wrongBytes(
                u"found %1, expected %2"_s.arg(found.toString(), m_blob.digest.toString()));
        return product.transform([](auto &&indexed) { return indexed.toc; });
    }

private:
    void start()
    {
        m_position = 0;
        m_hasher.emplace(m_blob.digest.algorithm());
        m_indexer.reset();
        m_indexer.emplace(m_stop);
    }

    const oci::Descriptor &m_blob;
    PullProgress &m_progress;
    qsizetype m_layer;
    std::stop_token m_stop;
    qint64 m_position = 0;
    std::optional<oci::Hasher> m_hasher;
    std::optional<layers::LayerIndexer> m_indexer;
};

/// Its table of contents is known, and that it is really of this blob.
bool isKnown(const layers::TocCache &tocs, const oci::Descriptor &blob, const oci::DiffId &diffId)
{
    return tocs.isBlobOf(blob.digest, diffId) && tocs.contains(diffId);
}

Result<void> requireImage(const oci::ImageManifest &manifest)
{
    if (manifest.isImage())
        return {};
    return core::fail(ErrorCode::Unsupported,
                      Tr::tr("This is an artifact without a file system, so there are no layers to "
                             "show."),
                      manifest.config.mediaType.toString());
}

class LayerReading final
{
public:
    LayerReading(const Client &client, const layers::TocCache &tocs,
                 const oci::Reference &reference, PullProgress &progress)
        : m_client(client)
        , m_tocs(tocs)
        , m_reference(reference)
        , m_progress(progress)
    {}

    Result<std::vector<Toc>> run(const oci::ImageManifest &manifest, const oci::ImageConfig &config,
                                 const std::stop_token &stop) const
    {
        std::vector<Toc> read(std::size_t(manifest.layers.size()));
        m_progress.setLayers(manifest.layers);
        auto done = core::forEachInParallel(
            manifest.layers.size(), m_client.hosts().blobsAtOnce(), stop,
            // at(), because [] would detach the shared lists on several threads at once.
            [&](qsizetype i, const std::stop_token &mine) -> Result<void> {
                auto toc = readLayer(manifest.layers.at(i), config.diffIds.at(i), i, mine);
                if (!toc)
                    return std::unexpected(std::move(toc.error()));
                read[std::size_t(i)] = std::move(*toc);
                return {};
            });
        if (!done)
            return std::unexpected(std::move(done.error()));
        return read;
    }

private:
    Result<Toc> readLayer(const oci::Descriptor &blob, const oci::DiffId &diffId, qsizetype layer,
                          const std::stop_token &stop) const
    {
        if (m_tocs.isBlobOf(blob.digest, diffId)) {
            if (auto known = m_tocs.find(diffId)) {
                m_progress.setStage(layer, LayerStage::Present);
                return known;
            }
        }
        const auto place = m_client.hosts().enter(m_reference.domain(), stop);
        if (!place)
            return std::unexpected(place.error());
        m_progress.setStage(layer, LayerStage::Running);
        IndexSink sink(blob, m_progress, layer, stop);
        if (auto fetched =
                m_client.fetchBlob(m_reference, blob, sink, m_progress.waitObserver(layer), stop);
            !fetched)
            return std::unexpected(std::move(fetched.error()));
        auto toc = sink.finish();
        if (!toc)
            return toc;
        if (auto same = requireDiffId((*toc)->diffId(), diffId, blob.digest); !same)
            return std::unexpected(std::move(same.error()));
        // It is a cache: without it the next time takes longer, that is all.
        if (m_tocs.insert(**toc))
            static_cast<void>(m_tocs.insertBlob(blob.digest, diffId));
        m_progress.setStage(layer, LayerStage::Done);
        return toc;
    }

    const Client &m_client;
    const layers::TocCache &m_tocs;
    const oci::Reference &m_reference;
    PullProgress &m_progress;
};

Result<oci::ImageManifest> findManifest(const Client &client, const oci::Reference &reference,
                                        const std::optional<oci::Platform> &platform,
                                        PullProgress &progress, const std::stop_token &stop)
{
    auto fetched = client.fetchManifest(reference, stop, progress.waitObserver());
    for (int depth = 0; fetched; ++depth) {
        auto parsed = oci::parseManifestOrIndex(fetched->bytes, fetched->descriptor.mediaType);
        if (!parsed)
            return std::unexpected(std::move(parsed.error()));
        if (auto *manifest = std::get_if<oci::ImageManifest>(&*parsed))
            return std::move(*manifest);
        if (depth >= core::limits::IndexDepth)
            return core::fail(ErrorCode::LimitExceeded, Tr::tr("The image is nested too deeply."));
        const auto chosen = chooseFromIndex(client, std::get<oci::ImageIndex>(*parsed).images(),
                                            platform, reference, progress, stop);
        if (!chosen)
            return std::unexpected(chosen.error());
        fetched = client.fetchManifest(reference, *chosen, stop, progress.waitObserver());
    }
    return std::unexpected(std::move(fetched.error()));
}

} // namespace

Result<std::vector<Toc>> readRemoteLayers(const Client &client, const layers::TocCache &tocs,
                                          const oci::Reference &reference,
                                          const oci::ImageManifest &manifest,
                                          const oci::ImageConfig &config, PullProgress &progress,
                                          const std::stop_token &stop)
{
    if (auto image = requireImage(manifest); !image)
        return std::unexpected(std::move(image.error()));
    Q_ASSERT(manifest.layers.size() == config.diffIds.size());
    return LayerReading(client, tocs, reference, progress).run(manifest, config, stop);
}

qint64 remoteBytesToRead(const layers::TocCache &tocs, const oci::ImageManifest &manifest,
                         const oci::ImageConfig &config)
{
    qint64 bytes = 0;
    for (qsizetype i = 0; i < manifest.layers.size(); ++i) {
        const bool isHere =
            i < config.diffIds.size() && isKnown(tocs, manifest.layers[i], config.diffIds[i]);
        bytes += isHere ? 0 : manifest.layers[i].size;
    }
    return bytes;
}

Result<RemoteImage> readRemoteImage(const Client &client, const layers::TocCache &tocs,
                                    const oci::Reference &reference,
                                    const std::optional<oci::Platform> &platform,
                                    PullProgress &progress, const std::stop_token &stop)
{
    const auto manifest = findManifest(client, reference, platform, progress, stop);
    if (!manifest)
        return std::unexpected(manifest.error());
    if (auto image = requireImage(*manifest); !image)
        return std::unexpected(std::move(image.error()));
    const auto fetched = fetchConfig(client, reference, *manifest, platform, progress, stop);
    if (!fetched)
        return std::unexpected(fetched.error());
    const oci::ImageConfig config = fetched->config.value_or(oci::ImageConfig::None);
    return readRemoteLayers(client, tocs, reference, *manifest, config, progress, stop)
        .transform([&](std::vector<Toc> &&read) {
            return RemoteImage{
                .layers = manifest->layers, .config = config, .tocs = std::move(read)};
        });
}

} // namespace registry
