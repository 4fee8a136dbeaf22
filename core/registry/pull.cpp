// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/pull.h"

#include "core/base/limits.h"
#include "core/base/parallel.h"
#include "core/oci/imageconfig.h"
#include "core/oci/manifest.h"
#include "core/registry/client.h"
#include "core/registry/layertransfer.h"
#include "core/store/ocistore.h"

#include <algorithm>
#include <atomic>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace registry {

namespace {

/// As dockerd and containerd do; more streams gain nothing on a home line.
constexpr int ParallelLayers = 3;
/// How often blobs that somebody removes during the pull are fetched again.
constexpr int CommitTries = 3;

QList<oci::Platform> platformsOf(const QList<oci::Descriptor> &images)
{
    QList<oci::Platform> platforms;
    for (const oci::Descriptor &image : images)
        platforms.append(image.platform.value_or(oci::Platform{}));
    return platforms;
}

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
        auto root = m_client.fetchManifest(m_request.reference, m_stop);
        if (!root)
            return std::unexpected(root.error());
        PullOutcome outcome{.target = root->descriptor};
        if (auto added = addDocument(root->descriptor, root->bytes, 0); !added)
            return std::unexpected(added.error());
        for (int attempt = 0; attempt < CommitTries; ++attempt) {
            auto fetched = transferLayers();
            if (!fetched)
                return std::unexpected(fetched.error());
            outcome.downloadedBytes += *fetched;
            if (auto written = writeDocuments(); !written)
                return std::unexpected(written.error());
            const auto missing = m_store.addImage(outcome.target, m_request.reference, m_blobs);
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

private:
    struct Document
    {
        oci::Descriptor descriptor;
        QByteArray bytes;
    };

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
        const QList<oci::Descriptor> images = index.images();
        const QList<oci::Descriptor> wanted =
            m_request.allPlatforms ? index.manifests : choose(images);
        if (wanted.isEmpty())
            return noSuchPlatform(platformsOf(images));
        for (const oci::Descriptor &child : wanted) {
            if (child.mediaType.kind() != oci::MediaType::Kind::Manifest
                && child.mediaType.kind() != oci::MediaType::Kind::Index)
                continue;
            auto fetched = m_client.fetchManifest(m_request.reference, child, m_stop);
            if (!fetched)
                return std::unexpected(fetched.error());
            if (auto added = addDocument(child, fetched->bytes, depth + 1); !added)
                return added;
        }
        return {};
    }

    QList<oci::Descriptor> choose(const QList<oci::Descriptor> &images) const
    {
        const qsizetype best =
            oci::bestMatch(m_request.platform.value_or(oci::Platform::host()), platformsOf(images));
        if (best >= 0)
            return {images[best]};
        // A single image without a platform, or a nested index: looked into.
        if (images.size() == 1 && (!m_request.platform || !images.first().platform))
            return images;
        return {};
    }

    std::unexpected<core::Error> noSuchPlatform(const QList<oci::Platform> &platforms) const
    {
        QStringList names;
        for (const oci::Platform &platform : platforms)
            names.append(platform.toString());
        names.removeDuplicates();
        const oci::Platform wanted = m_request.platform.value_or(oci::Platform::host());
        return core::fail(
            ErrorCode::NotFound,
            Tr::tr("%1 does not exist for %2. It exists for: %3.")
                .arg(m_request.reference.familiar(), wanted.toString(), names.join(u", "_s)));
    }

    Result<void> addManifest(const oci::ImageManifest &manifest)
    {
        const auto bytes = m_client.fetchSmallBlob(m_request.reference, manifest.config, m_stop);
        if (!bytes)
            return std::unexpected(bytes.error());
        std::optional<oci::ImageConfig> config;
        if (manifest.isImage()) {
            auto parsed = oci::ImageConfig::parse(*bytes);
            if (!parsed)
                return std::unexpected(parsed.error());
            if (auto suits = checkConfig(*parsed, manifest); !suits)
                return suits;
            if (m_request.platform && oci::bestMatch(*m_request.platform, {parsed->platform}) < 0)
                return noSuchPlatform({parsed->platform});
            config = std::move(*parsed);
        }
        m_documents.append({manifest.config, *bytes});
        m_blobs.append(manifest.config);
        for (qsizetype i = 0; i < manifest.layers.size(); ++i) {
            const oci::Descriptor &layer = manifest.layers[i];
            m_blobs.append(layer);
            addLayer(layer, config ? std::optional(config->diffIds[i]) : std::nullopt);
        }
        return {};
    }

    Result<void> checkConfig(const oci::ImageConfig &config,
                             const oci::ImageManifest &manifest) const
    {
        if (config.diffIds.size() != manifest.layers.size())
            return core::fail(
                ErrorCode::Corrupt,
                Tr::tr("The manifest and the configuration of this image disagree "
                       "about its layers. The image is broken; tell its publisher."),
                u"%1 layers, %2 DiffIDs"_s.arg(manifest.layers.size()).arg(config.diffIds.size()));
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
        // The largest first, so that it does not end up alone on one processor.
        QList<LayerJob> order = m_layers;
        std::ranges::stable_sort(order, std::ranges::greater(),
                                 [](const LayerJob &job) { return job.blob.size; });
        std::atomic<qint64> fetchedBytes = 0;
        auto done = core::forEachInParallel(order.size(), ParallelLayers, m_stop,
                                            [&](qsizetype i, std::stop_token stop) -> Result<void> {
                                                const auto fetched = transferLayer(
                                                    m_client, m_store, m_request.reference,
                                                    order[i], m_progress, stop);
                                                if (!fetched)
                                                    return std::unexpected(fetched.error());
                                                fetchedBytes += *fetched;
                                                return {};
                                            });
        if (!done)
            return std::unexpected(done.error());
        return fetchedBytes.load();
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
    bool m_wroteDocument = false;
};

} // namespace

Result<PullOutcome> pull(Client &client, store::OciStore &store, const PullRequest &request,
                         PullProgress &progress, std::stop_token stop)
{
    return PullJob(client, store, request, progress, std::move(stop)).run();
}

} // namespace registry
