// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/login.h"

#include "core/base/limits.h"
#include "core/net/httpclient.h"
#include "core/net/urlsafety.h"
#include "core/oci/reference.h"
#include "core/registry/challenge.h"
#include "core/registry/routes.h"
#include "core/registry/tokenrequest.h"

#include <algorithm>

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

/// One attempt to be let in.
class Attempt final
{
public:
    Attempt(const QString &domain, const Credentials &credentials, const QUrl &base,
            const std::shared_ptr<Routes> &routes, const std::stop_token &stop, QString *renewed)
        : m_domain(domain)
        , m_credentials(credentials)
        , m_base(base)
        , m_http({.trust = routes})
        , m_stop(stop)
        , m_renewed(renewed)
    {}

    Result<LoginCheck> run()
    {
        net::Request ping{.url = m_base, .redirects = net::Request::Redirects::SameOrigin};
        ping.url.setPath(u"/v2/"_s);
        const auto asked = fetch(ping);
        if (!asked)
            return std::unexpected(asked.error());
        if (asked->isSuccess())
            return tryUpload();
        const auto challenges = challengesOf(*asked);
        const Challenge *challenge = preferredOf(challenges);
        if (asked->status != 401 || !challenge)
            return std::unexpected(failure(*asked));
        const auto header = authorization(*challenge);
        if (!header)
            return std::unexpected(header.error());
        ping.authorization = *header;
        return fetch(ping).and_then([&](const net::Response &answer) -> Result<LoginCheck> {
            if (answer.isSuccess())
                return LoginCheck::Taken;
            core::Error error = failure(withoutCredentials(answer, ping.authorization));
            if (answer.status == 401 || answer.status == 403)
                return refused(m_domain, std::move(error));
            return std::unexpected(std::move(error));
        });
    }

private:
    /// There are registries that everybody may pull from, and nobody push to without a login.
    Result<LoginCheck> tryUpload()
    {
        net::Request post{.method = net::Request::Method::Post, .url = m_base};
        post.url.setPath(u"/v2/millefeuille/login-check/blobs/uploads/"_s);
        const auto asked = fetch(post);
        if (!asked)
            return std::unexpected(asked.error());
        giveBack(*asked, {});
        const auto challenges = challengesOf(*asked);
        const Challenge *challenge = preferredOf(challenges);
        if (asked->status != 401 || !challenge)
            return LoginCheck::Untested;
        const auto header = authorization(*challenge);
        if (!header)
            return std::unexpected(header.error());
        // Who has got a token is known; whether it is good for this repository does not matter.
        if (challenge->scheme != "basic")
            return LoginCheck::Taken;
        post.authorization = *header;
        return fetch(post).and_then([&](const net::Response &answer) -> Result<LoginCheck> {
            giveBack(answer, post.authorization);
            static constexpr int OfTheRepository[] = {403, 404, 405};
            if (answer.isSuccess() || std::ranges::contains(OfTheRepository, answer.status))
                return LoginCheck::Taken;
            core::Error error = failure(withoutCredentials(answer, post.authorization));
            if (answer.status == 401)
                return refused(m_domain, std::move(error));
            return std::unexpected(std::move(error));
        });
    }

    /// The place of an upload, if \a answer gives one.
    void giveBack(const net::Response &answer, const QByteArray &authorization) const
    {
        const QByteArray location = answer.headers.value("Location");
        const QUrl place = answer.url.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
        if (answer.status != 202 || location.isEmpty() || !net::sameOrigin(place, m_base))
            return;
        (void)fetch(
            {.method = net::Request::Method::Delete, .url = place, .authorization = authorization});
    }

    Result<QByteArray> authorization(const Challenge &challenge) const
    {
        if (challenge.scheme == "basic")
            return "Basic "
                   + (m_credentials.username.toUtf8() + ':' + m_credentials.password.toUtf8())
                         .toBase64();
        const auto token = requestToken(m_http,
                                        {.realm = challenge.parameter("realm"),
                                         .service = challenge.parameter("service"),
                                         .scopes = {},
                                         .registry = m_base,
                                         .credentials = m_credentials,
                                         .subject = subject()},
                                        m_stop);
        if (token) {
            if (m_renewed && !m_credentials.identityToken.isEmpty()
                && !token->refreshToken.isEmpty())
                *m_renewed = token->refreshToken;
            return "Bearer " + token->value;
        }
        if (token.error().error.code == ErrorCode::Unauthenticated)
            return refused(m_domain, token.error().error);
        return std::unexpected(token.error().error);
    }

    Result<net::Response> fetch(const net::Request &request) const
    {
        auto answer = m_http.fetch(request, core::limits::ErrorBody, m_stop);
        if (!answer)
            return std::unexpected(std::move(answer).error().error);
        return *std::move(answer);
    }

    core::Error failure(const net::Response &answer) const
    {
        return answerFailure(answer, subject(), QDateTime::currentDateTimeUtc()).error;
    }

    RequestSubject subject() const { return {RequestSubject::Kind::Token, m_domain, m_domain}; }

    const QString &m_domain;
    const Credentials &m_credentials;
    const QUrl m_base;
    const net::HttpClient m_http;
    const std::stop_token &m_stop;
    QString *const m_renewed;
};

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

Result<LoginCheck> checkLogin(const QString &domain, const Credentials &credentials,
                              const std::shared_ptr<Routes> &routes, std::stop_token stop,
                              QString *renewed)
{
    const auto base = routes ? routes->baseUrl(domain, stop) : baseUrl(domain);
    if (!base)
        return std::unexpected(base.error());
    return Attempt(domain, credentials, *base, routes, stop, renewed).run();
}

} // namespace registry
