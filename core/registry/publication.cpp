// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/publication.h"

#include "core/base/limits.h"
#include "core/base/parallel.h"
#include "core/oci/manifest.h"
#include "core/registry/hostturn.h"
#include "core/registry/publisher.h"
#include "core/registry/pullprogress.h"

#include <algorithm>
#include <atomic>
#include <numeric>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace registry {

namespace {

void addOnce(QList<oci::Descriptor> &blobs, const oci::Descriptor &blob)
{
    if (!std::ranges::contains(blobs, blob.digest, &oci::Descriptor::digest))
        blobs.append(blob);
}

class Collector final
{
public:
    explicit Collector(const ReadManifest &read)
        : m_read(read)
    {}

    Result<Publication> run(const oci::Descriptor &root)
    {
        if (auto visited = visit(root, 0); !visited)
            return std::unexpected(std::move(visited).error());
        return std::move(m_found);
    }

private:
    Result<void> visit(const oci::Descriptor &descriptor, int depth)
    {
        if (depth > core::limits::IndexDepth || ++m_visited > core::limits::IndexEntries)
            return core::fail(ErrorCode::LimitExceeded, Tr::tr("The image is nested too deeply."));
        const auto bytes = m_read(descriptor);
        if (!bytes)
            return std::unexpected(bytes.error());
        if (!*bytes) {
            addOnce(m_found.elsewhere, descriptor);
            return {};
        }
        const auto parsed = oci::parseManifestOrIndex(**bytes, descriptor.mediaType);
        if (!parsed)
            return std::unexpected(parsed.error());
        if (const auto *index = std::get_if<oci::ImageIndex>(&*parsed)) {
            for (const oci::Descriptor &child : index->manifests) {
                if (auto visited = visit(child, depth + 1); !visited)
                    return visited;
            }
        } else {
            const auto &manifest = std::get<oci::ImageManifest>(*parsed);
            addOnce(m_found.configs, manifest.config);
            for (const oci::Descriptor &layer : manifest.layers)
                addOnce(m_found.layers, layer);
        }
        m_found.manifests.append({descriptor, **bytes});
        return {};
    }

    const ReadManifest &m_read;
    Publication m_found;
    int m_visited = 0;
};

/// Tells a PullProgress how far an upload is.
class Meter final
{
public:
    Meter(PullProgress &progress, qsizetype layer)
        : m_progress(progress)
        , m_layer(layer)
    {}

    void moveTo(qint64 position, bool isSent)
    {
        if (position < m_position) {
            m_progress.restart(m_layer);
            m_position = 0;
            m_progress.addBytes(m_layer, position, false);
        } else {
            m_progress.addBytes(m_layer, position - m_position, isSent);
            m_sent += isSent ? position - m_position : 0;
        }
        m_position = position;
    }
    qint64 sent() const { return m_sent; }

private:
    PullProgress &m_progress;
    const qsizetype m_layer;
    qint64 m_position = 0;
    qint64 m_sent = 0;
};

class Publishing final
{
public:
    Publishing(const Client &client, const Publication &publication,
               const PublicationSource &source, const oci::Reference &target,
               PullProgress &progress, const std::stop_token &stop)
        : m_client(client)
        , m_publication(publication)
        , m_source(source)
        , m_target(target)
        , m_progress(progress)
        , m_stop(stop)
    {}

    Result<PublicationReport> run()
    {
        m_progress.setLayers(m_publication.layers);
        auto publisher = Publisher::open(m_client, m_target, m_stop);
        if (!publisher)
            return std::unexpected(std::move(publisher).error());
        m_publisher.emplace(*std::move(publisher));
        if (auto sent = sendBlobs(); !sent)
            return std::unexpected(std::move(sent).error());
        if (auto put = putManifests(); !put)
            return std::unexpected(std::move(put).error());
        PublicationReport report{.sentBytes = m_sentBytes, .mounted = m_mounted};
        report.wasComplete = m_sentBytes == 0 && m_mounted == 0 && !m_putManifest;
        const QList<LayerStatus> layers = m_progress.status().layers;
        for (qsizetype i = 0; i < layers.size(); ++i) {
            if (layers.at(i).stage == LayerStage::Absent)
                report.absentLayers.append(m_publication.layers.at(i));
        }
        return report;
    }

private:
    Result<void> sendBlobs()
    {
        // The largest first, so that it does not end up alone; configurations are nothing.
        QList<qsizetype> order(m_publication.layers.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, std::ranges::greater(),
                                 [this](qsizetype i) { return m_publication.layers.at(i).size; });
        const qsizetype configs = m_publication.configs.size();
        return core::forEachInParallel(
            configs + order.size(), m_client.hosts().blobsAtOnce(), m_stop,
            [&](qsizetype i, const std::stop_token &stop) {
                return i < configs ? sendConfig(m_publication.configs.at(i), stop)
                                   : sendLayer(order.at(i - configs), stop);
            });
    }

    Result<void> sendConfig(const oci::Descriptor &config, const std::stop_token &stop)
    {
        const net::WaitObserver observer = m_progress.waitObserver();
        const auto known = m_publisher->has(config, observer, stop);
        if (!known || *known)
            return known.transform([](bool) {});
        HostTurn turn(m_client.hosts(), hosts(), stop);
        if (auto taken = turn.take(); !taken)
            return taken;
        return sendBlob(config, turn.during(observer), {}, stop)
            .transform([&](UploadResult result) {
                if (result == UploadResult::Sent)
                    m_sentBytes += config.size;
            });
    }

    Result<void> sendLayer(qsizetype layer, const std::stop_token &stop)
    {
        const auto stage = bringLayer(layer, stop);
        if (stage)
            m_progress.setStage(layer, *stage);
        else
            m_progress.setStage(layer, stage.error().code == ErrorCode::Cancelled
                                           ? LayerStage::Stopped
                                           : LayerStage::Failed);
        return stage.transform([](LayerStage) {});
    }

    Result<LayerStage> bringLayer(qsizetype layer, const std::stop_token &stop)
    {
        const oci::Descriptor &blob = m_publication.layers.at(layer);
        const net::WaitObserver observer = m_progress.waitObserver(layer);
        m_progress.setStage(layer, LayerStage::Running);
        const auto known = m_publisher->has(blob, observer, stop);
        if (!known)
            return std::unexpected(known.error());
        if (*known)
            return LayerStage::Present;
        // Whoever may not pass them on need not: their bytes come from the addresses they name.
        if (blob.mediaType.isNondistributable())
            return LayerStage::Absent;
        m_progress.setStage(layer, LayerStage::Queued);
        HostTurn turn(m_client.hosts(), hosts(), stop);
        if (auto taken = turn.take(); !taken)
            return std::unexpected(std::move(taken).error());
        m_progress.setStage(layer, LayerStage::Running);
        Meter meter(m_progress, layer);
        const auto sent = sendBlob(
            blob, turn.during(observer),
            [&meter](qint64 position, bool isSent) { meter.moveTo(position, isSent); }, stop);
        if (!sent)
            return std::unexpected(sent.error());
        if (*sent == UploadResult::Mounted) {
            ++m_mounted;
            return LayerStage::Present;
        }
        m_sentBytes += meter.sent();
        return LayerStage::Done;
    }

    /// The registry that blobs go to, and the one that they come from.
    QStringList hosts() const
    {
        QStringList hosts{m_target.domain()};
        if (!m_source.host.isEmpty())
            hosts.append(m_source.host);
        return hosts;
    }

    Result<UploadResult> sendBlob(const oci::Descriptor &blob, const net::WaitObserver &observer,
                                  const std::function<void(qint64, bool)> &moved,
                                  const std::stop_token &stop)
    {
        const auto content = m_source.open(blob, observer, stop);
        if (!content)
            return std::unexpected(content.error());
        return m_publisher->upload({.blob = blob,
                                    .content = **content,
                                    .mountFrom = m_source.mountFrom(blob),
                                    .moved = moved},
                                   observer, stop);
    }

    Result<void> putManifests()
    {
        const net::WaitObserver observer = m_progress.waitObserver();
        for (const Publication::Document &manifest : m_publication.manifests) {
            const bool isRoot = &manifest == &m_publication.manifests.last();
            const auto known = m_publisher->has(manifest.descriptor, observer, m_stop);
            if (!known)
                return std::unexpected(known.error());
            m_putManifest = m_putManifest || !*known;
            if (*known && !isRoot)
                continue;
            if (auto put =
                    m_publisher->putManifest(manifest.descriptor, manifest.bytes,
                                             isRoot ? m_target.tag() : QString(), observer, m_stop);
                !put)
                return put;
        }
        return {};
    }

    const Client &m_client;
    const Publication &m_publication;
    const PublicationSource &m_source;
    const oci::Reference &m_target;
    PullProgress &m_progress;
    const std::stop_token m_stop;
    std::atomic<qint64> m_sentBytes = 0;
    std::atomic<qsizetype> m_mounted = 0;
    std::optional<const Publisher> m_publisher;
    bool m_putManifest = false;
};

} // namespace

Result<Publication> collect(const oci::Descriptor &root, const ReadManifest &read)
{
    return Collector(read).run(root);
}

Result<PublicationReport> publish(const Client &client, const Publication &publication,
                                  const PublicationSource &source, const oci::Reference &target,
                                  PullProgress &progress, const std::stop_token &stop)
{
    return Publishing(client, publication, source, target, progress, stop).run();
}

} // namespace registry
