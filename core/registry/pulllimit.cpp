// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/pulllimit.h"

#include "core/base/limits.h"
#include "core/net/boundedbody.h"
#include "core/oci/mediatype.h"
#include "core/oci/reference.h"
#include "core/registry/client.h"
#include "core/registry/session.h"

#include <QHostAddress>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace registry {

namespace {

struct Amount
{
    qint64 number = 0;
    std::chrono::seconds window = {};
};

/// "100;w=21600"; of several, the first.
std::optional<Amount> amountOf(const net::Headers &headers, QByteArrayView name)
{
    static const QRegularExpression form(
        u"\\A\\s*(\\d{1,9})(?!\\d)\\s*(?:;\\s*w=(\\d{1,8})\\b)?"_s);
    const auto match = form.match(QString::fromLatin1(headers.value(name)));
    if (!match.hasMatch())
        return {};
    return Amount{.number = match.captured(1).toLongLong(),
                  .window = std::chrono::seconds(match.captured(2).toLongLong())};
}

} // namespace

std::optional<PullLimit> PullLimit::parse(const net::Headers &headers, const QDateTime &now)
{
    const auto limit = amountOf(headers, "RateLimit-Limit");
    const auto remaining = amountOf(headers, "RateLimit-Remaining");
    if (!limit || !remaining || limit->number == 0 || remaining->number > limit->number)
        return {};
    static const QRegularExpression plain(u"\\A[0-9A-Za-z.:_-]{1,64}\\z"_s);
    const QString source = QString::fromLatin1(headers.value("Docker-RateLimit-Source")).trimmed();
    return PullLimit{.limit = limit->number,
                     .remaining = remaining->number,
                     .window = limit->window,
                     .source = plain.match(source).hasMatch() ? source : QString(),
                     .asked = now};
}

bool PullLimit::isForAddress() const
{
    return !QHostAddress(source).isNull();
}

core::Result<std::optional<PullLimit>> fetchPullLimit(const Client &client, std::stop_token stop)
{
    // The repository that Docker has made for this question.
    const auto asked = oci::Reference::parse(u"ratelimitpreview/test:latest");
    const auto repository = client.origin(*asked, stop);
    if (!repository)
        return std::unexpected(repository.error());
    net::Request request{.method = net::Request::Method::Head,
                         .url = repository->manifestUrl(asked->tag())};
    request.headers.add("Accept"_ba, oci::MediaType::DockerManifestList.toString().toLatin1() + ", "
                                         + oci::MediaType::DockerManifest.toString().toLatin1());
    net::BoundedBody body(core::limits::Manifest);
    const auto answer = client.session().fetch(
        *repository, request,
        {RequestSubject::Kind::Manifest, repository->domain, asked->familiar()}, body, stop);
    if (!answer)
        return std::unexpected(answer.error().error);
    return PullLimit::parse(answer->headers, QDateTime::currentDateTimeUtc());
}

} // namespace registry
