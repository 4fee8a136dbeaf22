// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/publisher.h"

#include "core/base/limits.h"
#include "core/net/boundedbody.h"
#include "core/registry/hostgate.h"
#include "core/registry/routes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace registry {

using core::ErrorCode;
using core::Tr;
using Method = net::Request::Method;
using Subject = RequestSubject::Kind;

namespace {

bool isManifest(const oci::MediaType &type)
{
    return type.kind() == oci::MediaType::Kind::Manifest
           || type.kind() == oci::MediaType::Kind::Index;
}

} // namespace

core::Result<Publisher> Publisher::open(const Client &client, const oci::Reference &target,
                                        const std::stop_token &stop)
{
    return client.origin(target, stop).transform([&client](const Repository &repository) {
        return Publisher(client, repository);
    });
}

Publisher::Publisher(const Client &client, const Repository &repository)
    : m_client(client)
    , m_repository(repository)
{}

core::Result<bool> Publisher::has(const oci::Descriptor &thing, const net::WaitObserver &observer,
                                  const std::stop_token &stop) const
{
    const bool manifest = isManifest(thing.mediaType);
    net::Request head{.method = Method::Head,
                      .url = manifest ? m_repository.manifestUrl(thing.digest.toString())
                                      : m_repository.blobUrl(thing.digest)};
    if (manifest)
        head.headers.add("Accept"_ba, thing.mediaType.toString().toLatin1());
    const auto answer = ask(
        head, {Subject::Upload, m_repository.domain, m_repository.displayName()}, observer, stop);
    static constexpr int No[] = {401, 403, 404, 405};
    if (!answer && std::ranges::contains(No, answer.error().status))
        return false;
    if (!answer)
        return std::unexpected(answer.error().error);
    return true;
}

core::Result<UploadResult> Publisher::upload(UploadPlan plan, const net::WaitObserver &observer,
                                             const std::stop_token &stop) const
{
    plan.chunk = m_client.options().uploadChunk;
    return BlobUpload(m_client.session(), m_client.uploads(), m_client.hosts(), m_repository, plan,
                      observer, stop)
        .run(m_client.options().retry);
}

core::Result<void> Publisher::putManifest(const oci::Descriptor &manifest, const QByteArray &bytes,
                                          const QString &tag, const net::WaitObserver &observer,
                                          const std::stop_token &stop) const
{
    const QString digest = manifest.digest.toString();
    net::Request put{.method = Method::Put,
                     .url = m_repository.manifestUrl(tag.isEmpty() ? digest : tag)};
    put.headers.add("Content-Type"_ba, manifest.mediaType.toString().toLatin1());
    put.body = bytes;
    const QString name = m_repository.displayName() + (tag.isEmpty() ? QString() : u':' + tag);
    const auto answer = ask(put, {Subject::Upload, m_repository.domain, name}, observer, stop);
    if (!answer)
        return std::unexpected(answer.error().error);
    const QString answered =
        QString::fromLatin1(answer->headers.value("Docker-Content-Digest").left(200));
    const auto kept = oci::Digest::parse(answered);
    if (!kept || kept->algorithm() != manifest.digest.algorithm() || *kept == manifest.digest)
        return {};
    return core::fail(
        ErrorCode::DigestMismatch,
        Tr::tr("“%1” says that it keeps something else than was sent.").arg(m_repository.domain),
        u"%1: sent %2, answered %3"_s.arg(name, digest, answered));
}

core::Result<void> Publisher::remove(const QString &tagOrDigest, const std::stop_token &stop) const
{
    const net::Request request{.method = Method::Delete,
                               .url = m_repository.manifestUrl(tagOrDigest)};
    const bool isDigest = tagOrDigest.contains(u':');
    const QString name = m_repository.displayName() + (isDigest ? u'@' : u':') + tagOrDigest;
    const auto answer = ask(request, {Subject::Deletion, m_repository.domain, name}, {}, stop);
    if (!answer)
        return std::unexpected(answer.error().error);
    return {};
}

std::expected<net::Response, net::Failure> Publisher::ask(const net::Request &request,
                                                          const RequestSubject &subject,
                                                          const net::WaitObserver &observer,
                                                          const std::stop_token &stop) const
{
    net::Backoff backoff(m_client.options().retry, observer, stop);
    for (;;) {
        if (auto passed = m_client.hosts().pass(m_repository.domain, observer, stop); !passed)
            return std::unexpected(net::Failure{std::move(passed).error()});
        net::BoundedBody body(core::limits::ErrorBody);
        auto answer = m_client.session().fetch(m_repository, request, subject, body, stop);
        if (answer || answer.error().kind == net::Failure::Kind::Final)
            return answer;
        if (auto waited = m_client.hosts().backOff(m_repository.domain, backoff, answer.error());
            !waited)
            return std::unexpected(net::Failure{std::move(waited).error()});
    }
}

} // namespace registry
