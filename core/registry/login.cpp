// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/login.h"

#include "core/base/limits.h"
#include "core/net/httpclient.h"
#include "core/oci/reference.h"
#include "core/registry/challenge.h"
#include "core/registry/routes.h"
#include "core/registry/tokenrequest.h"

using namespace Qt::StringLiterals;

namespace registry {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

std::unexpected<core::Error> refused(const QString &domain, core::Error error)
{
    error.code = ErrorCode::Unauthenticated;
    error.message = Tr::tr("“%1” does not take this name and password. Where a second factor is "
                           "asked for, it takes an access token in place of the password.")
                        .arg(domain);
    return std::unexpected(std::move(error));
}

Result<QByteArray> authorization(const Challenge &challenge, const QString &domain,
                                 const QUrl &base, const Credentials &credentials,
                                 const net::HttpClient &http, const std::stop_token &stop)
{
    if (challenge.scheme == "basic")
        return "Basic "
               + (credentials.username.toUtf8() + ':' + credentials.password.toUtf8()).toBase64();
    const auto token = requestToken(http,
                                    {.realm = challenge.parameter("realm"),
                                     .service = challenge.parameter("service"),
                                     .scopes = {},
                                     .registry = base,
                                     .credentials = credentials,
                                     .subject = {RequestSubject::Kind::Token, domain, domain}},
                                    stop);
    if (token)
        return "Bearer " + token->value;
    if (token.error().error.code == ErrorCode::Unauthenticated)
        return refused(domain, token.error().error);
    return std::unexpected(token.error().error);
}

} // namespace

Result<QString> registryNamed(const QString &text)
{
    QString name = text.trimmed();
    for (const auto scheme : {"https://"_L1, "http://"_L1}) {
        if (name.startsWith(scheme))
            name.slice(scheme.size());
    }
    name = name.section(u'/', 0, 0).toLower();
    if (name.isEmpty() || name == "hub.docker.com"_L1 || name == "registry-1.docker.io"_L1)
        return u"docker.io"_s;
    // As the first part of a reference it names a registry only if it looks like a host.
    const auto reference = oci::Reference::parse(name + u"/x/y"_s);
    if (!reference || (reference->domain() == "docker.io"_L1 && !name.endsWith("docker.io"_L1)))
        return core::fail(ErrorCode::InvalidArgument,
                          Tr::tr("“%1” is not the name of a registry, such as “docker.io” or "
                                 "“registry.example.org:5000”.")
                              .arg(text));
    return reference->domain();
}

Result<void> checkRegistry(const QString &domain, const std::shared_ptr<Routes> &routes,
                           std::stop_token stop)
{
    const auto base = routes ? routes->baseUrl(domain, stop) : baseUrl(domain);
    if (!base)
        return std::unexpected(base.error());
    net::Request ping{.url = *base, .redirects = net::Request::Redirects::SameOrigin};
    ping.url.setPath(u"/v2/"_s);
    const auto answer =
        net::HttpClient({.trust = routes}).fetch(ping, core::limits::ErrorBody, stop);
    if (!answer)
        return std::unexpected(answer.error().error);
    if (answer->isSuccess() || (answer->status == 401 && !challengesOf(*answer).isEmpty()))
        return {};
    return core::fail(ErrorCode::Unsupported,
                      Tr::tr("What answers at “%1” is no registry.").arg(domain),
                      u"HTTP %1"_s.arg(answer->status));
}

Result<void> checkLogin(const QString &domain, const Credentials &credentials,
                        const std::shared_ptr<Routes> &routes, std::stop_token stop)
{
    const net::HttpClient http({.trust = routes});
    const auto base = routes ? routes->baseUrl(domain, stop) : baseUrl(domain);
    if (!base)
        return std::unexpected(base.error());
    net::Request ping{.url = *base, .redirects = net::Request::Redirects::SameOrigin};
    ping.url.setPath(u"/v2/"_s);
    const auto asked = http.fetch(ping, core::limits::ErrorBody, stop);
    if (!asked)
        return std::unexpected(asked.error().error);
    if (asked->isSuccess())
        return core::fail(
            ErrorCode::Unsupported,
            Tr::tr("“%1” lets everybody in: there is nothing to log in to.").arg(domain));
    const RequestSubject subject{RequestSubject::Kind::Token, domain, domain};
    const auto challenges = challengesOf(*asked);
    const Challenge *challenge = preferredOf(challenges);
    if (asked->status != 401 || !challenge)
        return std::unexpected(
            answerFailure(*asked, subject, QDateTime::currentDateTimeUtc()).error);

    const auto header = authorization(*challenge, domain, *base, credentials, http, stop);
    if (!header)
        return std::unexpected(header.error());
    ping.authorization = *header;
    const auto answer = http.fetch(ping, core::limits::ErrorBody, stop);
    if (!answer)
        return std::unexpected(answer.error().error);
    if (answer->isSuccess())
        return {};
    core::Error error = answerFailure(withoutCredentials(*answer, ping.authorization), subject,
                                      QDateTime::currentDateTimeUtc())
                            .error;
    if (answer->status == 401 || answer->status == 403)
        return refused(domain, std::move(error));
    return std::unexpected(std::move(error));
}

} // namespace registry
