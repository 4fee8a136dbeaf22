// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/client.h"

#include "core/net/boundedbody.h"
#include "core/oci/manifest.h"
#include "core/registry/askplaces.h"
#include "core/registry/blobtransfer.h"
#include "core/registry/diskneed.h"
#include "core/registry/hostgate.h"
#include "core/registry/namelist.h"
#include "core/registry/session.h"
#include "core/registry/uploadsessions.h"
#include "core/registry/warnings.h"

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace registry {

using core::ErrorCode;
using core::Tr;
using Answer = std::expected<net::Response, net::Failure>;

namespace {

// docker-registry does not count */* and answers a type that is missing here with 404.
constexpr auto AcceptedManifests = "application/vnd.oci.image.index.v1+json, "
                                   "application/vnd.oci.image.manifest.v1+json, "
                                   "application/vnd.docker.distribution.manifest.list.v2+json, "
                                   "application/vnd.docker.distribution.manifest.v2+json, "
                                   "*/*;q=0.1";

net::Request manifestRequest(net::Request::Method method, const QUrl &url)
{
    net::Request request{.method = method, .url = url};
    request.headers.add("Accept"_ba, AcceptedManifests);
    return request;
}

core::Result<void> checkBytes(QByteArrayView bytes, const oci::Digest &expected,
                              const QString &domain)
{
    const oci::Digest found = oci::Digest::of(bytes, expected.algorithm());
    if (found == expected)
        return {};
    return core::fail(
        ErrorCode::DigestMismatch,
        Tr::tr("“%1” sent other bytes than the digest %2 names.").arg(domain, expected.shortForm()),
        u"expected %1, found %2"_s.arg(expected.toString(), found.toString()));
}

/// \a response, or a failure if it does not have the digest \a expected. It may just have been cut
/// if it came without a length.
Answer checked(net::Response response, const std::optional<oci::Digest> &expected,
               const QString &domain)
{
    using Kind = net::Failure::Kind;
    const auto right =
        expected ? checkBytes(response.body, *expected, domain) : core::Result<void>();
    if (!right)
        return std::unexpected(
            net::Failure{right.error(), response.hasFullLength ? Kind::Final : Kind::Temporary});
    return response;
}

core::Result<void> checkSize(qint64 size, const oci::Descriptor &expected, const QString &domain)
{
    if (size == expected.size)
        return {};
    return core::fail(ErrorCode::DigestMismatch,
                      Tr::tr("The blob %1 on “%2” does not have the size that the image names.")
                          .arg(expected.digest.shortForm(), domain),
                      u"%1: expected %2, found %3"_s.arg(expected.digest.toString())
                          .arg(expected.size)
                          .arg(size));
}

core::Result<void> checkLimit(const oci::Descriptor &descriptor, qint64 limit)
{
    if (descriptor.size <= limit)
        return {};
    return core::fail(
        ErrorCode::LimitExceeded,
        Tr::tr("The blob %1 is larger than allowed.").arg(descriptor.digest.shortForm()),
        u"%1: %2 bytes, at most %3"_s.arg(descriptor.digest.toString())
            .arg(descriptor.size)
            .arg(limit));
}

/// The digest in Docker-Content-Digest, if there is one that we can check.
std::optional<oci::Digest> contentDigest(const net::Response &response)
{
    const QByteArray text = response.headers.value("Docker-Content-Digest");
    auto digest = oci::Digest::parse(QString::fromLatin1(text));
    return digest ? std::optional(*std::move(digest)) : std::nullopt;
}

/// The media type of a manifest: as the header says, or by content where that says nothing.
core::Result<oci::MediaType> manifestType(const net::Response &response)
{
    using Kind = oci::MediaType::Kind;
    const QString header = QString::fromLatin1(response.headers.value("Content-Type"));
    const auto type = oci::MediaType::parse(header.section(u';', 0, 0).trimmed());
    if (type.kind() == Kind::Index || type.kind() == Kind::Manifest)
        return type;
    return oci::parseManifestOrIndex(response.body, type).transform([](const auto &parsed) {
        return std::visit([](const auto &value) { return value.mediaType; }, parsed);
    });
}

} // namespace

namespace {

// Behind a mirror there is another place to ask.

net::HttpClient::Options impatient(net::HttpClient::Options http)
{
    http.silence = std::min<std::chrono::milliseconds>(http.silence, 15s);
    return http;
}

net::RetryPolicy impatient(net::RetryPolicy retry)
{
    retry.tries = std::min(retry.tries, 2);
    retry.triesUnreachable = 1;
    retry.longestRetryAfter = std::min<std::chrono::milliseconds>(retry.longestRetryAfter, 2s);
    retry.longestLimit = 0s;
    return retry;
}

/// With trust by the routes where nothing else was said.
Client::Options completed(Client::Options options)
{
    if (!options.http.trust)
        options.http.trust = options.routes;
    return options;
}

} // namespace

struct Client::Private
{
    explicit Private(const Options &given)
        : options(given)
        , session(given.http, given.credentials, warnings)
        , mirrorSession(impatient(given.http), given.credentials, warnings)
        , uploads(given.uploadsFile)
    {}

    Options options;
    Warnings warnings;
    mutable Session session; ///< Thread safe, as are the others.
    mutable Session mirrorSession;
    mutable UploadSessions uploads;
    mutable HostGate hosts;
    DiskLedger disks;

    Session &sessionFor(const Repository &repository) const
    {
        return repository.isMirror ? mirrorSession : session;
    }
    net::RetryPolicy retryFor(const Repository &repository) const
    {
        return repository.isMirror ? impatient(options.retry) : options.retry;
    }

    /// With the body in the answer, which has the digest \a expected if there is one.
    Answer fetchShort(const Repository &repository, const net::Request &request,
                      const RequestSubject &subject, qint64 limit,
                      const std::optional<oci::Digest> &expected, const net::WaitObserver &observer,
                      const std::stop_token &stop) const;
    /// HEAD of the manifest that \a tag means.
    Answer askForTag(const Repository &repository, const QString &tag,
                     const net::WaitObserver &observer, const std::stop_token &stop) const;
    core::Result<FetchedManifest> fetchManifest(const Repository &repository,
                                                const std::optional<oci::Digest> &digest,
                                                const QString &tag,
                                                const net::WaitObserver &observer,
                                                const std::stop_token &stop) const;
    std::expected<std::optional<oci::Digest>, core::Error>
    resolveTag(const Repository &repository, const QString &tag, const net::WaitObserver &observer,
               const std::stop_token &stop) const;
};

Answer Client::Private::fetchShort(const Repository &repository, const net::Request &request,
                                   const RequestSubject &subject, qint64 limit,
                                   const std::optional<oci::Digest> &expected,
                                   const net::WaitObserver &observer,
                                   const std::stop_token &stop) const
{
    net::Backoff backoff(retryFor(repository), observer, stop);
    for (;;) {
        if (auto passed = hosts.pass(repository.gate(), observer, stop); !passed)
            return std::unexpected(net::Failure{std::move(passed).error()});
        net::BoundedBody body(limit);
        Answer answer = sessionFor(repository).fetch(repository, request, subject, body, stop);
        if (answer) {
            answer->body = body.take();
            answer = checked(*std::move(answer), expected, repository.domain);
        }
        if (answer || answer.error().kind == net::Failure::Kind::Final)
            return answer;
        if (auto waited = hosts.backOff(repository.gate(), backoff, answer.error()); !waited) {
            const bool isCancelled = waited.error().code == ErrorCode::Cancelled;
            return std::unexpected(net::Failure{.error = std::move(waited).error(),
                                                .status = isCancelled ? 0 : answer.error().status,
                                                .cause = answer.error().cause});
        }
    }
}

Answer Client::Private::askForTag(const Repository &repository, const QString &tag,
                                  const net::WaitObserver &observer,
                                  const std::stop_token &stop) const
{
    const RequestSubject subject{RequestSubject::Kind::Manifest, repository.domain,
                                 repository.displayName() + u':' + tag};
    return fetchShort(repository,
                      manifestRequest(net::Request::Method::Head, repository.manifestUrl(tag)),
                      subject, core::limits::Manifest, std::nullopt, observer, stop);
}

// HEAD first: Docker Hub counts GETs. What HEAD cannot say, GET will, also the words of an error;
// but who limits how much is asked is not asked once more.
std::expected<std::optional<oci::Digest>, core::Error>
Client::Private::resolveTag(const Repository &repository, const QString &tag,
                            const net::WaitObserver &observer, const std::stop_token &stop) const
{
    const Answer answer = askForTag(repository, tag, observer, stop);
    if (answer)
        return contentDigest(*answer);
    if (answer.error().status != 0 && answer.error().cause != net::Failure::Cause::Limit)
        return std::nullopt;
    return std::unexpected(answer.error().error);
}

core::Result<FetchedManifest>
Client::Private::fetchManifest(const Repository &repository,
                               const std::optional<oci::Digest> &digest, const QString &tag,
                               const net::WaitObserver &observer, const std::stop_token &stop) const
{
    const RequestSubject subject{RequestSubject::Kind::Manifest, repository.domain,
                                 repository.displayName()
                                     + (tag.isEmpty() ? u'@' + digest->shortForm() : u':' + tag)};
    const QUrl url = repository.manifestUrl(digest ? digest->toString() : tag);
    const Answer answer = fetchShort(repository, manifestRequest(net::Request::Method::Get, url),
                                     subject, core::limits::Manifest, digest, observer, stop);
    if (!answer)
        return std::unexpected(answer.error().error);

    const std::optional<oci::Digest> promised = digest ? digest : contentDigest(*answer);
    if (promised && !digest) {
        if (auto right = checkBytes(answer->body, *promised, repository.domain); !right)
            return std::unexpected(std::move(right).error());
    }
    auto type = manifestType(*answer);
    if (!type)
        return std::unexpected(std::move(type).error());
    const oci::Digest found = promised ? *promised : oci::Digest::of(answer->body);
    return FetchedManifest{oci::Descriptor::of(*type, found, answer->body.size()), answer->body};
}

Client::Client()
    : Client(Options())
{}

Client::Client(Options options)
    : d(std::make_unique<Private>(completed(std::move(options))))
{}

Client::~Client() = default;

core::Result<Repository> Client::origin(const oci::Reference &reference,
                                        const std::stop_token &stop) const
{
    return d->options.routes ? d->options.routes->origin(reference, stop) : Repository(reference);
}

Session &Client::session() const
{
    return d->session;
}

const Client::Options &Client::options() const
{
    return d->options;
}

UploadSessions &Client::uploads() const
{
    return d->uploads;
}

void Client::forgetAuthorizations()
{
    d->session.forgetAuthorizations();
    d->mirrorSession.forgetAuthorizations();
}

std::shared_ptr<Routes> Client::routes() const
{
    return d->options.routes;
}

core::Result<FetchedManifest> Client::fetchManifest(const oci::Reference &reference,
                                                    std::stop_token stop,
                                                    net::WaitObserver observer) const
{
    const auto ask = [&](const Repository &repository) -> core::Result<FetchedManifest> {
        std::optional<oci::Digest> digest = reference.digest();
        if (!digest) {
            auto resolved = d->resolveTag(repository, reference.tag(), observer, stop);
            if (!resolved)
                return std::unexpected(std::move(resolved).error());
            digest = *resolved;
        }
        return d->fetchManifest(repository, digest, reference.tag(), observer, stop);
    };
    const RouteUse use = reference.digest() ? RouteUse::Digest : RouteUse::Tag;
    return askPlaces(d->options.routes.get(), reference, use, stop, ask);
}

core::Result<FetchedManifest> Client::fetchManifest(const oci::Reference &reference,
                                                    const oci::Descriptor &descriptor,
                                                    std::stop_token stop,
                                                    net::WaitObserver observer) const
{
    if (auto allowed = checkLimit(descriptor, core::limits::Manifest); !allowed)
        return std::unexpected(std::move(allowed).error());
    const auto ask = [&](const Repository &repository) -> core::Result<FetchedManifest> {
        auto fetched = d->fetchManifest(repository, descriptor.digest, {}, observer, stop);
        if (!fetched)
            return fetched;
        if (auto right = checkSize(fetched->bytes.size(), descriptor, repository.domain); !right)
            return std::unexpected(std::move(right).error());
        fetched->descriptor = descriptor;
        return fetched;
    };
    return askPlaces(d->options.routes.get(), reference, RouteUse::Digest, stop, ask);
}

core::Result<QByteArray> Client::fetchSmallBlob(const oci::Reference &reference,
                                                const oci::Descriptor &descriptor,
                                                std::stop_token stop,
                                                net::WaitObserver observer) const
{
    if (!descriptor.data.isEmpty())
        return descriptor.data;
    if (auto allowed = checkLimit(descriptor, core::limits::Config); !allowed)
        return std::unexpected(std::move(allowed).error());
    const auto ask = [&](const Repository &repository) -> core::Result<QByteArray> {
        const RequestSubject subject{RequestSubject::Kind::Blob, repository.domain,
                                     descriptor.digest.shortForm()};
        const Answer answer =
            d->fetchShort(repository, {.url = repository.blobUrl(descriptor.digest)}, subject,
                          core::limits::Config, descriptor.digest, observer, stop);
        if (!answer)
            return std::unexpected(answer.error().error);
        if (auto right = checkSize(answer->body.size(), descriptor, repository.domain); !right)
            return std::unexpected(std::move(right).error());
        return answer->body;
    };
    return askPlaces(d->options.routes.get(), reference, RouteUse::Digest, stop, ask);
}

core::Result<bool> Client::hasBlob(const oci::Reference &reference,
                                   const oci::Descriptor &descriptor, std::stop_token stop,
                                   net::WaitObserver observer) const
{
    const auto ask = [&](const Repository &repository) -> core::Result<bool> {
        if (auto passed = d->hosts.pass(repository.gate(), observer, stop); !passed)
            return std::unexpected(std::move(passed).error());
        const RequestSubject subject{RequestSubject::Kind::Blob, repository.domain,
                                     descriptor.digest.shortForm()};
        net::BoundedBody body(core::limits::ErrorBody);
        const Answer answer = d->sessionFor(repository)
                                  .fetch(repository,
                                         {.method = net::Request::Method::Head,
                                          .url = repository.blobUrl(descriptor.digest)},
                                         subject, body, stop);
        if (!answer)
            return std::unexpected(answer.error().error);
        return true;
    };
    auto found = askPlaces(d->options.routes.get(), reference, RouteUse::Digest, stop, ask);
    if (!found && found.error().code == ErrorCode::NotFound)
        return false;
    return found;
}

core::Result<std::optional<oci::Digest>> Client::resolve(const oci::Reference &reference,
                                                         std::stop_token stop,
                                                         net::WaitObserver observer) const
{
    const auto ask = [&](const Repository &repository) -> core::Result<std::optional<oci::Digest>> {
        const Answer answer = d->askForTag(repository, reference.tag(), observer, stop);
        if (!answer)
            return std::unexpected(answer.error().error);
        return contentDigest(*answer);
    };
    return askPlaces(d->options.routes.get(), reference, RouteUse::Tag, stop, ask);
}

core::Result<QStringList> Client::fetchTags(const oci::Reference &repository, std::stop_token stop,
                                            net::WaitObserver observer) const
{
    return NameList::tags(*this, repository).rest(stop, observer);
}

core::Result<void> Client::fetchBlob(const oci::Reference &reference,
                                     const oci::Descriptor &descriptor, BlobSink &sink,
                                     net::WaitObserver observer, std::stop_token stop) const
{
    const auto ask = [&](const Repository &repository) -> core::Result<void> {
        auto done = BlobTransfer(d->sessionFor(repository), d->hosts, repository, descriptor, sink,
                                 observer, stop)
                        .run(d->retryFor(repository));
        if (!done || !repository.isMirror)
            return done;
        auto right = sink.check();
        if (!right && right.error().code == ErrorCode::DigestMismatch) {
            if (auto rewound = sink.rewind(); !rewound)
                return rewound;
        }
        return right;
    };
    return askPlaces(d->options.routes.get(), reference, RouteUse::Digest, stop, ask);
}

std::expected<net::Response, net::Failure>
Client::fetchShort(const Repository &repository, const net::Request &request,
                   const RequestSubject &subject, qint64 limit, const net::WaitObserver &observer,
                   const std::stop_token &stop) const
{
    return d->fetchShort(repository, request, subject, limit, std::nullopt, observer, stop);
}

const Warnings &Client::warnings() const
{
    return d->warnings;
}

DiskLedger &Client::disks()
{
    return d->disks;
}

HostGate &Client::hosts() const
{
    return d->hosts;
}

} // namespace registry
