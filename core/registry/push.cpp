// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/push.h"

#include "core/base/durablefile.h"
#include "core/base/limits.h"
#include "core/oci/manifest.h"
#include "core/registry/client.h"
#include "core/registry/publication.h"
#include "core/registry/publisher.h"
#include "core/store/ocistore.h"

#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace registry {

namespace {

/// So many images of the store are asked which blobs they have; the rest is not mounted from.
constexpr int MountSources = 1000;

/// A blob of the store.
class StoredContent final : public BlobContent
{
public:
    StoredContent(core::File file, const oci::Digest &digest)
        : m_file(std::move(file))
        , m_digest(digest)
    {}

    Result<void> seek(qint64 offset) override
    {
        m_offset = offset;
        return {};
    }

    Result<qsizetype> read(std::span<char> out) override
    {
        const auto count = m_file.readAt(m_offset, out.data(), qint64(out.size()));
        if (count)
            m_offset += *count;
        return count.transform([](qint64 bytes) { return qsizetype(bytes); });
    }

    core::Error wrongBytes(const QString &detail) const override
    {
        return {ErrorCode::DigestMismatch,
                Tr::tr("The blob %1 is damaged in the store. Check the store, then pull the image "
                       "again.")
                    .arg(m_digest.shortForm()),
                detail};
    }

private:
    core::File m_file;
    const oci::Digest m_digest;
    qint64 m_offset = 0;
};

std::unexpected<core::Error> missingBlob(const oci::Descriptor &blob)
{
    return core::fail(ErrorCode::NotFound,
                      Tr::tr("A part of this image is missing in the store. Pull the image again."),
                      blob.digest.toString());
}

/// A repository of the registry \a domain for each blob that the store knows one of, but for those
/// of \a except itself.
class MountSourceFinder final
{
public:
    MountSourceFinder(store::OciStore &store, const oci::Reference &target)
        : m_store(store)
        , m_target(target)
    {}

    Result<QHash<oci::Digest, QString>> run(const std::stop_token &stop)
    {
        const auto images = m_store.list(stop);
        if (!images)
            return std::unexpected(images.error());
        int left = MountSources;
        for (const store::Image &image : *images) {
            const QString path = sourceOf(image);
            if (path.isEmpty())
                continue;
            for (const store::PlatformImage &platform : image.platforms)
                add(platform.manifest, path);
            if (--left == 0)
                break;
        }
        return std::move(m_sources);
    }

private:
    QString sourceOf(const store::Image &image) const
    {
        for (const oci::Reference &name : image.names) {
            if (name.domain() == m_target.domain() && name.path() != m_target.path())
                return name.path();
        }
        return {};
    }

    /// What cannot be read is a matter of whoever needs it.
    void add(const oci::Descriptor &descriptor, const QString &path)
    {
        const auto bytes = m_store.layout().readBlob(descriptor, core::limits::Manifest);
        if (!bytes)
            return;
        const auto manifest = oci::ImageManifest::parse(*bytes, descriptor.mediaType);
        if (!manifest)
            return;
        m_sources.insert(manifest->config.digest, path);
        for (const oci::Descriptor &layer : manifest->layers)
            m_sources.insert(layer.digest, path);
    }

    store::OciStore &m_store;
    const oci::Reference &m_target;
    QHash<oci::Digest, QString> m_sources;
};

class PushJob final
{
public:
    PushJob(const Client &client, store::OciStore &store, const PushRequest &request,
            PullProgress &progress, const std::stop_token &stop)
        : m_client(client)
        , m_store(store)
        , m_request(request)
        , m_progress(progress)
        , m_stop(stop)
    {}

    Result<PushOutcome> run()
    {
        if (auto tagged = requireTag(m_request.target); !tagged)
            return std::unexpected(std::move(tagged).error());
        const auto items =
            m_store.archiveItems({m_request.image}, {.format = store::SaveOptions::Format::Oci,
                                                     .platform = m_request.platform});
        if (!items)
            return std::unexpected(items.error());
        const oci::Descriptor root = items->first().target;
        const auto publication = collect(root, [this, &root](const oci::Descriptor &descriptor) {
            return readManifest(descriptor, descriptor.digest == root.digest);
        });
        if (!publication)
            return std::unexpected(publication.error());
        if (auto complete = requireComplete(*publication); !complete)
            return std::unexpected(std::move(complete).error());
        auto sources = MountSourceFinder(m_store, m_request.target).run(m_stop);
        if (!sources)
            return std::unexpected(std::move(sources).error());
        const PublicationSource source{
            .open = [this](const oci::Descriptor &blob, const net::WaitObserver &,
                           const std::stop_token &) { return open(blob); },
            .mountFrom =
                [&sources](const oci::Descriptor &blob) { return sources->value(blob.digest); }};
        return publish(m_client, *publication, source, m_request.target, m_progress, m_stop)
            .transform([&root](const PublicationReport &report) {
                return PushOutcome{.target = root,
                                   .wasComplete = report.wasComplete,
                                   .uploadedBytes = report.sentBytes,
                                   .mountedLayers = report.mounted,
                                   .absentLayers = report.absentLayers};
            });
    }

private:
    Result<std::optional<QByteArray>> readManifest(const oci::Descriptor &descriptor,
                                                   bool isNeeded) const
    {
        if (!isNeeded && !m_store.layout().hasBlob(descriptor))
            return std::nullopt;
        return m_store.layout()
            .readBlob(descriptor, core::limits::Manifest)
            .transform([](const QByteArray &bytes) { return std::optional(bytes); });
    }

    /// A registry takes an index only with all that it names: what is not here has to be there.
    Result<void> requireComplete(const Publication &publication) const
    {
        const auto publisher = Publisher::open(m_client, m_request.target, m_stop);
        if (!publisher)
            return std::unexpected(publisher.error());
        for (const oci::Descriptor &manifest : publication.elsewhere) {
            const auto known = publisher->has(manifest, m_progress.waitObserver(), m_stop);
            if (!known)
                return std::unexpected(known.error());
            if (!*known)
                return incomplete(publication, manifest);
        }
        for (const oci::Descriptor &blob : publication.configs + publication.layers) {
            if (!m_store.layout().hasBlob(blob) && !blob.mediaType.isNondistributable())
                return missingBlob(blob);
        }
        return {};
    }

    std::unexpected<core::Error> incomplete(const Publication &publication,
                                            const oci::Descriptor &missing) const
    {
        QStringList here;
        for (const Publication::Document &manifest : publication.manifests) {
            if (manifest.descriptor.platform && !manifest.descriptor.platform->isUnknown())
                here.append(manifest.descriptor.platform->toString());
        }
        const QString what = missing.platform && !missing.platform->isUnknown()
                                 ? missing.platform->toString()
                                 : missing.digest.shortForm();
        return core::fail(
            ErrorCode::NotFound,
            Tr::tr(
                "“%1” is an index, which a registry takes only with all that it names, and %2 is "
                "not here. Push one platform alone (here is: %3), or pull all platforms first.")
                .arg(m_request.image, what, here.join(u", "_s)),
            missing.digest.toString());
    }

    Result<std::unique_ptr<BlobContent>> open(const oci::Descriptor &blob) const
    {
        if (!m_store.layout().hasBlob(blob))
            return missingBlob(blob);
        return core::File::open(m_store.layout().blobPath(blob.digest), core::File::Mode::Read)
            .transform([&blob](core::File &&file) -> std::unique_ptr<BlobContent> {
                return std::make_unique<StoredContent>(std::move(file), blob.digest);
            });
    }

    const Client &m_client;
    store::OciStore &m_store;
    const PushRequest &m_request;
    PullProgress &m_progress;
    const std::stop_token m_stop;
};

} // namespace

Result<PushOutcome> push(const Client &client, store::OciStore &store, const PushRequest &request,
                         PullProgress &progress, const std::stop_token &stop)
{
    return PushJob(client, store, request, progress, stop).run();
}

Result<void> requireTag(const oci::Reference &target)
{
    if (!target.tag().isEmpty() && !target.digest())
        return {};
    return core::fail(ErrorCode::InvalidArgument,
                      Tr::tr("Only a tag can be pushed; “%1” has none.").arg(target.familiar()));
}

} // namespace registry
