// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/copy.h"

#include "core/layers/bytepipe.h"
#include "core/oci/manifest.h"
#include "core/registry/client.h"
#include "core/registry/imagechoice.h"
#include "core/registry/publication.h"
#include "core/registry/publisher.h"
#include "core/store/blobingest.h"

#include <optional>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace registry {

namespace {

/// Passes on what comes, from \a offset on. If the other side can only start at byte 0, what comes
/// before is dropped.
class PassingSink final : public BlobSink
{
public:
    PassingSink(const layers::ByteSink &sink, qint64 offset)
        : m_sink(sink)
        , m_passed(offset)
        , m_position(offset)
    {}

    qint64 position() const override { return m_position; }

    Result<void> write(QByteArrayView bytes) override
    {
        const qint64 known = std::min<qint64>(m_passed - m_position, bytes.size());
        m_position += bytes.size();
        if (known == bytes.size())
            return {};
        m_passed = m_position;
        return m_sink(bytes.sliced(known));
    }

    Result<void> rewind() override
    {
        m_position = 0;
        return {};
    }

private:
    const layers::ByteSink &m_sink;
    qint64 m_passed; ///< So many bytes were passed on, or not wanted.
    qint64 m_position;
};

/// A blob of another registry, which comes as it is sent on.
class RemoteContent final : public BlobContent
{
public:
    RemoteContent(const Client &client, const oci::Reference &source, const oci::Descriptor &blob,
                  net::WaitObserver observer, std::stop_token stop)
        : m_client(client)
        , m_source(source)
        , m_blob(blob)
        , m_observer(std::move(observer))
        , m_stop(std::move(stop))
    {}

    Result<void> seek(qint64 offset) override
    {
        if (m_pipe && offset == m_position)
            return {};
        m_pipe.reset();
        m_position = offset;
        return {};
    }

    Result<qsizetype> read(std::span<char> out) override
    {
        if (!m_pipe)
            start();
        const auto count = m_pipe->read(out);
        if (count)
            m_position += *count;
        return count;
    }

    core::Error wrongBytes(const QString &detail) const override
    {
        return store::wrongBytes(detail).error();
    }

private:
    void start()
    {
        m_pipe.emplace(
            [this, offset = m_position](const layers::ByteSink &sink, const std::stop_token &stop) {
                PassingSink passing(sink, offset);
                return m_client.fetchBlob(m_source, m_blob, passing, m_observer, stop);
            },
            m_stop);
    }

    const Client &m_client;
    const oci::Reference &m_source;
    const oci::Descriptor &m_blob;
    const net::WaitObserver m_observer;
    const std::stop_token m_stop;
    qint64 m_position = 0;
    std::optional<layers::BytePipe> m_pipe;
};

class CopyJob final
{
public:
    CopyJob(const Client &client, const CopyRequest &request, PullProgress &progress,
            const std::stop_token &stop)
        : m_client(client)
        , m_request(request)
        , m_progress(progress)
        , m_stop(stop)
    {}

    Result<PushOutcome> run()
    {
        if (auto tagged = requireTag(m_request.target); !tagged)
            return std::unexpected(std::move(tagged).error());
        const auto root = findRoot();
        if (!root)
            return std::unexpected(root.error());
        const auto publication =
            collect(root->descriptor, [this, &root](const oci::Descriptor &descriptor) {
                return read(*root, descriptor);
            });
        if (!publication)
            return std::unexpected(publication.error());
        const bool isSameRegistry = m_request.source.domain() == m_request.target.domain();
        const QString mount = isSameRegistry ? m_request.source.path() : QString();
        const PublicationSource source{
            .open = [this](const oci::Descriptor &blob, const net::WaitObserver &observer,
                           const std::stop_token &stop) -> Result<std::unique_ptr<BlobContent>> {
                return std::make_unique<RemoteContent>(m_client, m_request.source, blob, observer,
                                                       stop);
            },
            .mountFrom = [&mount](const oci::Descriptor &) { return mount; },
            .host = m_request.source.domain()};
        return publish(m_client, *publication, source, m_request.target, m_progress, m_stop)
            .transform([&root](const PublicationReport &report) {
                return PushOutcome{.target = root->descriptor,
                                   .wasComplete = report.wasComplete,
                                   .uploadedBytes = report.sentBytes,
                                   .mountedLayers = report.mounted,
                                   .absentLayers = report.absentLayers};
            });
    }

private:
    /// What the name means there, or the one platform of it that is wanted.
    Result<FetchedManifest> findRoot()
    {
        auto root = m_client.fetchManifest(m_request.source, m_stop, m_progress.waitObserver());
        for (int depth = 0; root && m_request.platform; ++depth) {
            const auto parsed = oci::parseManifestOrIndex(root->bytes, root->descriptor.mediaType);
            if (!parsed)
                return std::unexpected(parsed.error());
            if (const auto *manifest = std::get_if<oci::ImageManifest>(&*parsed)) {
                // NotFound, in words, if it is for another one.
                const auto config = fetchConfig(m_client, m_request.source, *manifest,
                                                m_request.platform, m_progress, m_stop);
                if (!config)
                    return std::unexpected(config.error());
                break;
            }
            if (depth >= core::limits::IndexDepth)
                return core::fail(ErrorCode::LimitExceeded,
                                  Tr::tr("The image is nested too deeply."));
            const auto chosen =
                chooseFromIndex(m_client, std::get<oci::ImageIndex>(*parsed).images(),
                                m_request.platform, m_request.source, m_progress, m_stop);
            if (!chosen)
                return std::unexpected(chosen.error());
            root = m_client.fetchManifest(m_request.source, *chosen, m_stop,
                                          m_progress.waitObserver());
        }
        return root;
    }

    Result<std::optional<QByteArray>> read(const FetchedManifest &root,
                                           const oci::Descriptor &descriptor)
    {
        if (descriptor.digest == root.descriptor.digest)
            return root.bytes;
        return m_client
            .fetchManifest(m_request.source, descriptor, m_stop, m_progress.waitObserver())
            .transform([](const FetchedManifest &fetched) { return std::optional(fetched.bytes); });
    }

    const Client &m_client;
    const CopyRequest &m_request;
    PullProgress &m_progress;
    const std::stop_token m_stop;
};

} // namespace

Result<PushOutcome> copy(const Client &client, const CopyRequest &request, PullProgress &progress,
                         const std::stop_token &stop)
{
    return CopyJob(client, request, progress, stop).run();
}

Result<oci::Descriptor> tag(const Client &client, const oci::Reference &source,
                            const oci::Reference &target, const std::stop_token &stop)
{
    if (auto tagged = requireTag(target); !tagged)
        return std::unexpected(std::move(tagged).error());
    if (source.repository() != target.repository())
        return core::fail(ErrorCode::InvalidArgument,
                          Tr::tr("“%1” is in another repository than “%2”: copy the image there.")
                              .arg(target.familiar(), source.familiar()));
    const auto manifest = client.fetchManifest(source, stop);
    if (!manifest)
        return std::unexpected(manifest.error());
    const auto publisher = Publisher::open(client, target, stop);
    if (!publisher)
        return std::unexpected(publisher.error());
    return publisher->putManifest(manifest->descriptor, manifest->bytes, target.tag(), {}, stop)
        .transform([&manifest] { return manifest->descriptor; });
}

} // namespace registry
