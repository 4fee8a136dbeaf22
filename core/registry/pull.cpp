// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/pull.h"

#include "core/base/limits.h"
#include "core/base/parallel.h"
#include "core/oci/imageconfig.h"
#include "core/oci/manifest.h"
#include "core/registry/client.h"
#include "core/registry/diskneed.h"
#include "core/registry/hostgate.h"
#include "core/registry/imagechoice.h"
#include "core/registry/layertransfer.h"
#include "core/store/imagesource.h"
#include "core/store/ocistore.h"

#include <algorithm>
#include <atomic>
#include <utility>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace registry {

namespace {

/// What is smaller is here in a moment.
constexpr qint64 SmallLayerSize = 4 * core::limits::MiB;
/// How often blobs that somebody removes during the pull are fetched again.
constexpr int CommitTries = 3;

class PullJob
{
public:
    PullJob(Client &client, store::OciStore &store, const PullRequest &request,
            PullProgress &progress, std::stop_token stop)
        : m_client(client)
        , m_store(store)
        , m_request(request)
        , m_progress(progress)
        , m_stop(std::move(stop))
    {}

    Result<PullOutcome> run()
    {
        auto outcome = fetch();
        if (!outcome && outcome.error().code == ErrorCode::Io && m_room) {
            // The file that could not be written does not say how much is missing.
            if (const DiskNeed need = m_client.disks().needOf(*m_room); !need.fits())
                return shortage(need, true);
        }
        return outcome;
    }

private:
    struct Document
    {
        oci::Descriptor descriptor;
        QByteArray bytes;
    };

    Result<PullOutcome> fetch()
    {
        auto root = m_client.fetchManifest(m_request.reference, m_stop, m_progress.waitObserver());
        if (!root)
            return std::unexpected(root.error());
        PullOutcome outcome{.target = root->descriptor};
        if (auto added = addDocument(root->descriptor, root->bytes, 0); !added)
            return std::unexpected(added.error());
        findAbsent();
        auto room = m_client.disks().enter(m_store, m_layers, m_request.ignoresFreeSpace);
        if (!room)
            return shortage(room.error(), false);
        m_room.emplace(*std::move(room));
        for (int attempt = 0; attempt < CommitTries; ++attempt) {
            auto fetched = transferLayers();
            if (!fetched)
                return std::unexpected(fetched.error());
            outcome.downloadedBytes += *fetched;
            if (auto written = writeDocuments(); !written)
                return std::unexpected(written.error());
            outcome.absentLayers = absentLayers();
            const auto missing =
                m_store.addImage(store::withSource(outcome.target, m_request.reference),
                                 m_request.reference, blobsWithout(outcome.absentLayers));
            if (!missing)
                return std::unexpected(missing.error());
            if (missing->isEmpty()) {
                outcome.wasComplete = outcome.downloadedBytes == 0 && !m_wroteDocument;
                return outcome;
            }
        }
        return core::fail(ErrorCode::Io,
                          Tr::tr("Another program keeps removing parts of this image from the "
                                 "store. Try again when it is done."));
    }

    /// Layers that registries need not have take room only where this one has them; also if it does
    /// not say.
    void findAbsent()
    {
        for (LayerJob &job : m_layers) {
            if (!job.blob.mediaType.isNondistributable() || m_store.layout().hasBlob(job.blob))
                continue;
            const auto found =
                m_client.hasBlob(m_request.reference, job.blob, m_stop, m_progress.waitObserver());
            job.isAbsent = found && !*found;
        }
    }

    std::unexpected<core::Error> shortage(const DiskNeed &need, bool hasBegun)
    {
        m_progress.setShortage(need);
        return std::unexpected(shortageError(m_request.reference.familiar(), need, hasBegun));
    }

    Result<void> addDocument(const oci::Descriptor &descriptor, const QByteArray &bytes, int depth)
    {
        auto parsed = oci::parseManifestOrIndex(bytes, descriptor.mediaType);
        if (!parsed)
            return std::unexpected(parsed.error());
        Result<void> added;
        if (const auto *index = std::get_if<oci::ImageIndex>(&*parsed))
            added = addIndex(*index, depth);
        else
            added = addManifest(std::get<oci::ImageManifest>(*parsed));
        // After what it mentions, so that it is also written after it.
        m_documents.append({descriptor, bytes});
        m_blobs.append(descriptor);
        return added;
    }

    Result<void> addIndex(const oci::ImageIndex &index, int depth)
    {
        if (depth >= core::limits::IndexDepth)
            return core::fail(ErrorCode::LimitExceeded, Tr::tr("The image is nested too deeply."));
        QList<oci::Descriptor> wanted = index.manifests;
        if (!m_request.allPlatforms || wanted.isEmpty()) {
            auto chosen = chooseFromIndex(m_client, index.images(), m_request.platform,
                                          m_request.reference, m_progress, m_stop);
            if (!chosen)
                return std::unexpected(chosen.error());
            wanted = {*chosen};
        }
        for (const oci::Descriptor &child : wanted) {
            if (child.mediaType.kind() != oci::MediaType::Kind::Manifest
                && child.mediaType.kind() != oci::MediaType::Kind::Index)
                continue;
            auto fetched = m_client.fetchManifest(m_request.reference, child, m_stop,
                                                  m_progress.waitObserver());
            if (!fetched)
                return std::unexpected(fetched.error());
            if (auto added = addDocument(child, fetched->bytes, depth + 1); !added)
                return added;
        }
        return {};
    }

    Result<void> addManifest(const oci::ImageManifest &manifest)
    {
        const auto fetched = fetchConfig(m_client, m_request.reference, manifest,
                                         m_request.platform, m_progress, m_stop);
        if (!fetched)
            return std::unexpected(fetched.error());
        m_documents.append({manifest.config, fetched->bytes});
        m_blobs.append(manifest.config);
        for (qsizetype i = 0; i < manifest.layers.size(); ++i) {
            const oci::Descriptor &layer = manifest.layers[i];
            m_blobs.append(layer);
            addLayer(layer,
                     fetched->config ? std::optional(fetched->config->diffIds[i]) : std::nullopt);
        }
        return {};
    }

    void addLayer(const oci::Descriptor &layer, const std::optional<oci::DiffId> &diffId)
    {
        const bool known = std::ranges::any_of(m_layers, [&](const LayerJob &job) {
            return job.blob.digest == layer.digest && job.diffId == diffId;
        });
        if (!known)
            m_layers.append({.blob = layer, .diffId = diffId, .position = m_layers.size()});
    }

    Result<qint64> transferLayers()
    {
        QList<oci::Descriptor> blobs;
        for (const LayerJob &job : std::as_const(m_layers))
            blobs.append(job.blob);
        m_progress.setLayers(blobs);
        const QList<LayerJob> order = inOrder();
        std::atomic<qint64> fetchedBytes = 0;
        auto done = core::forEachInParallel(order.size(), m_client.hosts().blobsAtOnce(), m_stop,
                                            [&](qsizetype i, std::stop_token stop) -> Result<void> {
                                                const auto fetched =
                                                    bringLayer(order.at(i), std::move(stop));
                                                if (!fetched)
                                                    return std::unexpected(fetched.error());
                                                fetchedBytes += *fetched;
                                                return {};
                                            });
        if (!done)
            return std::unexpected(done.error());
        return fetchedBytes.load();
    }

    /// Small layers come first: a moment later they are whole, for the next try and for other pulls
    /// that share them, whatever happens to the large ones. Of these the largest is first, so that
    /// it does not end up alone on one processor.
    QList<LayerJob> inOrder() const
    {
        QList<LayerJob> order = m_layers;
        std::ranges::stable_sort(order, {}, [](const LayerJob &job) {
            const bool isLarge = job.blob.size > SmallLayerSize;
            return std::pair(isLarge, isLarge ? -job.blob.size : job.blob.size);
        });
        return order;
    }

    /// As transferLayer(), but goes without a layer that registries need not have.
    Result<qint64> bringLayer(const LayerJob &job, std::stop_token stop)
    {
        const auto fetched =
            transferLayer(m_client, m_store, m_request.reference, job, m_progress, std::move(stop));
        if (fetched)
            return fetched;
        const ErrorCode code = fetched.error().code;
        if (code == ErrorCode::NotFound && job.blob.mediaType.isNondistributable()) {
            m_progress.setStage(job.position, LayerStage::Absent);
            return 0;
        }
        m_progress.setStage(job.position, code == ErrorCode::Cancelled ? LayerStage::Stopped
                                                                       : LayerStage::Failed);
        return fetched;
    }

    QList<oci::Descriptor> absentLayers() const
    {
        QList<oci::Descriptor> absent;
        const QList<LayerStatus> layers = m_progress.status().layers;
        for (const LayerJob &job : m_layers) {
            if (layers.at(job.position).stage == LayerStage::Absent)
                absent.append(job.blob);
        }
        return absent;
    }

    QList<oci::Descriptor> blobsWithout(const QList<oci::Descriptor> &absent) const
    {
        QList<oci::Descriptor> blobs = m_blobs;
        blobs.removeIf([&](const oci::Descriptor &blob) {
            return std::ranges::contains(absent, blob.digest, &oci::Descriptor::digest);
        });
        return blobs;
    }

    Result<void> writeDocuments()
    {
        for (const Document &document : std::as_const(m_documents)) {
            m_wroteDocument = m_wroteDocument || !m_store.layout().hasBlob(document.descriptor);
            auto written = m_store.layout().writeBlob(document.descriptor.digest, document.bytes);
            if (!written)
                return written;
        }
        return {};
    }

    Client &m_client;
    store::OciStore &m_store;
    const PullRequest &m_request;
    PullProgress &m_progress;
    std::stop_token m_stop;
    QList<Document> m_documents;
    QList<oci::Descriptor> m_blobs;
    QList<LayerJob> m_layers;
    std::optional<DiskLedger::Entry> m_room = {}; ///< Once it is known what is missing.
    bool m_wroteDocument = false;
};

} // namespace

Result<PullOutcome> pull(Client &client, store::OciStore &store, const PullRequest &request,
                         PullProgress &progress, std::stop_token stop)
{
    return PullJob(client, store, request, progress, std::move(stop)).run();
}

} // namespace registry
