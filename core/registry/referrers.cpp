// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/referrers.h"

#include "core/base/limits.h"
#include "core/oci/manifest.h"
#include "core/registry/client.h"
#include "core/registry/pages.h"

using namespace Qt::StringLiterals;

namespace registry {

using core::ErrorCode;

QString referrersTag(const oci::Digest &subject)
{
    constexpr qsizetype AlgorithmLength = 32;
    constexpr qsizetype EncodedLength = 64;
    const QString text = subject.toString();
    return text.section(u':', 0, 0).left(AlgorithmLength) + u'-'
           + text.section(u':', 1).left(EncodedLength);
}

namespace {

bool hasNoApi(int status)
{
    return status == 404 || status == 405 || status == 501;
}

/// Nothing if the registry has no API for it.
core::Result<std::optional<QList<oci::Descriptor>>> askForReferrers(const Client &client,
                                                                    const oci::Reference &reference,
                                                                    const oci::Digest &subject,
                                                                    const std::stop_token &stop)
{
    const auto repository = client.origin(reference, stop);
    if (!repository)
        return std::unexpected(repository.error());
    QUrl url = repository->base;
    url.setPath(u"/v2/%1/referrers/%2"_s.arg(repository->path, subject.toString()));
    PagedList list{.repository = *repository,
                   .first = {.url = url},
                   .subject = {RequestSubject::Kind::Manifest, repository->domain,
                               repository->displayName() + u'@' + subject.shortForm()},
                   .pageBytes = core::limits::Manifest};
    list.first.headers.add("Accept"_ba, oci::MediaType::OciIndex.toString().toLatin1());
    QList<oci::Descriptor> all;
    for (PageReader pages(client, list); !pages.isAtEnd();) {
        const auto page = pages.next(stop);
        if (!page && hasNoApi(page.error().status))
            return std::nullopt;
        if (!page)
            return std::unexpected(page.error().error);
        const auto index = oci::ImageIndex::parse(*page, oci::MediaType::OciIndex);
        if (!index)
            return std::unexpected(index.error());
        all += index->manifests;
        if (all.size() > core::limits::IndexEntries)
            return core::fail(ErrorCode::LimitExceeded,
                              core::Tr::tr("More is attached to the image than can be listed."));
        if (index->manifests.isEmpty())
            pages.end();
    }
    return all;
}

} // namespace

core::Result<QList<oci::Descriptor>> fetchReferrers(const Client &client,
                                                    const oci::Reference &repository,
                                                    const oci::Digest &subject,
                                                    std::stop_token stop)
{
    const auto listed = askForReferrers(client, repository, subject, stop);
    if (!listed)
        return std::unexpected(listed.error());
    if (*listed)
        return **listed;
    const auto tagged = repository.withTag(referrersTag(subject));
    if (!tagged)
        return std::unexpected(tagged.error());
    const auto fetched = client.fetchManifest(*tagged, std::move(stop));
    if (!fetched && fetched.error().code == ErrorCode::NotFound)
        return QList<oci::Descriptor>();
    if (!fetched)
        return std::unexpected(fetched.error());
    const auto document = oci::parseManifestOrIndex(fetched->bytes, fetched->descriptor.mediaType);
    if (!document)
        return std::unexpected(document.error());
    // Others use such a name for an image of their own: then it is no list.
    const auto *index = std::get_if<oci::ImageIndex>(&*document);
    return index ? index->manifests : QList<oci::Descriptor>();
}

} // namespace registry
