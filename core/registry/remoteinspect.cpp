// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/remoteinspect.h"

#include "core/base/limits.h"
#include "core/registry/client.h"
#include "core/registry/imagechoice.h"
#include "core/registry/pullprogress.h"

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace registry {

namespace {

class RemoteInspection final
{
public:
    RemoteInspection(const Client &client, const oci::Reference &reference,
                     const std::optional<oci::Platform> &platform, const std::stop_token &stop)
        : m_client(client)
        , m_reference(reference)
        , m_platform(platform)
        , m_stop(stop)
    {}

    Result<RemoteDetails> run()
    {
        auto fetched = m_client.fetchManifest(m_reference, m_stop);
        if (!fetched)
            return std::unexpected(std::move(fetched.error()));
        const oci::Descriptor target = fetched->descriptor;
        QByteArray indexJson;
        for (int depth = 0;; ++depth) {
            auto parsed = oci::parseManifestOrIndex(fetched->bytes, fetched->descriptor.mediaType);
            if (!parsed)
                return std::unexpected(std::move(parsed.error()));
            if (auto *manifest = std::get_if<oci::ImageManifest>(&*parsed))
                return finish(target, indexJson, *fetched, *manifest);
            if (depth >= core::limits::IndexDepth)
                return core::fail(ErrorCode::LimitExceeded,
                                  Tr::tr("The image is nested too deeply."));
            if (indexJson.isEmpty())
                indexJson = fetched->bytes;
            m_index = std::get<oci::ImageIndex>(*std::move(parsed));
            const auto chosen = chooseFromIndex(m_client, m_index->images(), m_platform,
                                                m_reference, m_progress, m_stop);
            if (!chosen)
                return std::unexpected(chosen.error());
            fetched = m_client.fetchManifest(m_reference, *chosen, m_stop);
            if (!fetched)
                return std::unexpected(std::move(fetched.error()));
        }
    }

private:
    Result<RemoteDetails> finish(const oci::Descriptor &target, const QByteArray &indexJson,
                                 const FetchedManifest &fetched, const oci::ImageManifest &manifest)
    {
        const auto config = fetchConfig(m_client, m_reference, manifest, {}, m_progress, m_stop);
        if (!config)
            return std::unexpected(config.error());
        RemoteDetails found{
            .details = {.image = {.target = target,
                                  .names = {m_reference},
                                  .sizeBytes = manifest.totalSize() + fetched.descriptor.size,
                                  .uniqueBytes = -1},
                        .manifestDescriptor = fetched.descriptor,
                        .manifest = manifest,
                        .config = config->config.value_or(oci::ImageConfig::None),
                        .indexJson = indexJson,
                        .manifestJson = fetched.bytes,
                        .configJson = config->bytes}};
        addPlatforms(found.details);
        addAttached(found);
        if (m_stop.stop_requested())
            return core::cancelled();
        return found;
    }

    /// The one that was asked for with all that is known, the others as the index names them.
    void addPlatforms(store::ImageDetails &details) const
    {
        store::PlatformImage shown{.manifest = details.manifestDescriptor,
                                   .configDigest = details.manifest.config.digest,
                                   .platform = details.config.platform,
                                   .created = details.config.created,
                                   .sizeBytes = details.image.sizeBytes,
                                   .layerCount = details.manifest.layers.size(),
                                   .isImage = details.manifest.isImage()};
        const QList<oci::Descriptor> entries =
            m_index ? m_index->images() : QList<oci::Descriptor>();
        for (const oci::Descriptor &entry : entries) {
            if (entry.digest == shown.manifest.digest)
                details.image.platforms.append(shown);
            else
                details.image.platforms.append(
                    {.manifest = entry,
                     .configDigest = entry.digest,
                     .platform = entry.platform.value_or(oci::Platform::None),
                     .created = {}});
        }
        if (!m_index)
            details.image.platforms.append(shown);
    }

    /// To the image of the platform, and to the index that names it. What cannot be listed takes
    /// nothing away from the rest.
    void addAttached(RemoteDetails &found) const
    {
        const store::ImageDetails &details = found.details;
        QList<oci::Digest> subjects{details.manifestDescriptor.digest};
        if (details.image.target.digest != subjects.first())
            subjects.append(details.image.target.digest);
        for (const oci::Digest &subject : subjects) {
            const auto referrers = fetchReferrers(m_client, m_reference, subject, m_stop);
            if (!referrers)
                note(referrers.error(), found);
            for (const oci::Descriptor &referrer : referrers.value_or(QList<oci::Descriptor>()))
                found.attached.append({.descriptor = referrer});
        }
        addAttestations(subjects.first().toString(), found);
    }

    /// `docker build` puts them into the index, beside the image that they are about.
    void addAttestations(const QString &subject, RemoteDetails &found) const
    {
        qsizetype left = core::limits::Attestations;
        const QList<oci::Descriptor> entries =
            m_index ? m_index->manifests : QList<oci::Descriptor>();
        for (const oci::Descriptor &entry : entries) {
            if (entry.annotations.value(oci::annotation::ReferenceDigest) != subject || left-- == 0)
                continue;
            AttachedArtifact attached{.descriptor = entry};
            if (auto read = predicatesOf(entry))
                attached.predicates = *std::move(read);
            else
                note(read.error(), found);
            found.attached.append(attached);
        }
    }

    Result<QStringList> predicatesOf(const oci::Descriptor &attestation) const
    {
        const auto fetched = m_client.fetchManifest(m_reference, attestation, m_stop);
        if (!fetched)
            return std::unexpected(fetched.error());
        const auto manifest = oci::ImageManifest::parse(fetched->bytes, attestation.mediaType);
        if (!manifest)
            return std::unexpected(manifest.error());
        QStringList predicates;
        for (const oci::Descriptor &statement : manifest->layers)
            predicates += statement.annotations.value(u"in-toto.io/predicate-type"_s).left(256);
        return predicates;
    }

    static void note(const core::Error &error, RemoteDetails &found)
    {
        if (!found.attachedError)
            found.attachedError = error;
    }

    const Client &m_client;
    const oci::Reference &m_reference;
    const std::optional<oci::Platform> &m_platform;
    const std::stop_token &m_stop;
    PullProgress m_progress;                     ///< Nobody looks.
    std::optional<oci::ImageIndex> m_index = {}; ///< The innermost.
};

} // namespace

Result<RemoteDetails> inspectRemote(const Client &client, const oci::Reference &reference,
                                    const std::optional<oci::Platform> &platform,
                                    const std::stop_token &stop)
{
    return RemoteInspection(client, reference, platform, stop).run();
}

} // namespace registry
