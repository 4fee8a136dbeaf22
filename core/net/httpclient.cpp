// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/httpclient.h"

#include "core/base/limits.h"
#include "core/net/boundedbody.h"
#include "core/net/exchange.h"
#include "core/net/managerpool.h"
#include "core/net/proxies.h"
#include "core/net/tlstrust.h"

#include <QEventLoop>
#include <QHostAddress>
#include <QHostInfo>

using namespace Qt::StringLiterals;

namespace net {

using core::ErrorCode;
using core::Tr;

namespace {

bool isRedirect(const Request &request, const Response &response)
{
    static constexpr int Codes[] = {301, 302, 303, 307, 308};
    return (request.method == Request::Method::Get || request.method == Request::Method::Head)
           && std::ranges::contains(Codes, response.status)
           && !response.headers.value("Location").isEmpty();
}

std::unexpected<Failure> refused(const QUrl &from, const QUrl &to, const QString &reason)
{
    return std::unexpected(Failure{core::Error{
        ErrorCode::Network,
        Tr::tr("“%1” leads to “%2”, which is refused: %3").arg(hostOf(from), hostOf(to), reason),
        u"%1 -> %2"_s.arg(displayUrl(from), displayUrl(to))}});
}

std::expected<void, Failure> checkRedirect(const HttpClient &client, const Request &request,
                                           const QUrl &to, const std::stop_token &stop)
{
    if (request.redirects == Request::Redirects::SameOrigin && to.isValid()
        && !sameOrigin(request.url, to))
        return refused(request.url, to, Tr::tr("it is another host."));
    auto allowed = client.mayLead(request.url, to, stop);
    if (allowed && request.redirects == Request::Redirects::PublicOnly
        && client.reach(to, stop) != Reach::Public)
        return refused(request.url, to, Tr::tr("it is inside this machine or its network."));
    return allowed;
}

/// To speak plainly to a proxy that was named as https:// would show everybody what it shows.
std::expected<void, Failure> checkProxy(const QUrl &url)
{
    const QString proxy = tlsProxyFromEnvironment(url, QProcessEnvironment::systemEnvironment());
    if (proxy.isEmpty())
        return {};
    return std::unexpected(Failure{core::Error{
        ErrorCode::Unsupported,
        Tr::tr("The proxy “%1” is given as https://, but TLS to a proxy is not supported. If it "
               "takes plain connections too, give it as http:// in HTTPS_PROXY and HTTP_PROXY.")
            .arg(proxy),
        displayUrl(url)}});
}

} // namespace

std::expected<void, Failure> HttpClient::mayLead(const QUrl &from, const QUrl &to,
                                                 std::stop_token stop) const
{
    if (!to.isValid() || to.host().isEmpty()
        || (to.scheme() != "https"_L1 && to.scheme() != "http"_L1))
        return refused(from, to, Tr::tr("it is no web address."));
    if (sameOrigin(from, to))
        return {};
    if (from.scheme() == "https"_L1 && to.scheme() == "http"_L1)
        return refused(from, to, Tr::tr("it is not encrypted."));
    const Reach there = reach(to, stop);
    if (there >= Reach::LinkLocal && reach(from, stop) < there)
        return refused(from, to, Tr::tr("it is inside this machine or its network."));
    return {};
}

std::expected<Response, Failure> HttpClient::exchange(Request hop, BodyReceiver &receiver,
                                                      const std::stop_token &stop) const
{
    if (auto usable = checkProxy(hop.url); !usable)
        return std::unexpected(std::move(usable).error());
    TlsTrust *trust = hop.url.scheme() == "https"_L1 ? m_options.trust.get() : nullptr;
    if (trust && !hop.tls) {
        auto identity = trust->identityFor(hop.url);
        if (!identity)
            return std::unexpected(Failure{std::move(identity).error()});
        hop.tls = *std::move(identity);
    }
    auto response = Exchange(hop, receiver, m_options.silence, stop).run();
    if (trust && !response && !response.error().untrusted.isEmpty())
        trust->refused(hop.url, response.error().untrusted);
    return response;
}

std::expected<Response, Failure> HttpClient::fetch(const Request &request, BodyReceiver &receiver,
                                                   std::stop_token stop) const
{
    Request hop = request;
    for (int redirects = 0; redirects <= core::limits::Redirects; ++redirects) {
        auto response = exchange(hop, receiver, stop);
        if (!response || !isRedirect(hop, *response))
            return response;
        const QUrl target = hop.url.resolved(
            QUrl::fromEncoded(response->headers.value("Location"), QUrl::StrictMode));
        if (auto allowed = checkRedirect(*this, hop, target, stop); !allowed)
            return std::unexpected(std::move(allowed).error());
        if (!sameOrigin(hop.url, target)) {
            hop.authorization.clear();
            hop.tls.reset();
        }
        hop.url = target;
    }
    return std::unexpected(Failure{core::Error{
        ErrorCode::Network, Tr::tr("“%1” redirects without end.").arg(hostOf(request.url)),
        displayUrl(request.url)}});
}

std::expected<Response, Failure> HttpClient::fetch(const Request &request, qint64 bodyLimit,
                                                   std::stop_token stop) const
{
    BoundedBody body(bodyLimit);
    auto response = fetch(request, body, std::move(stop));
    if (response && response->isSuccess())
        response->body = body.take();
    return response;
}

Reach HttpClient::reach(const QUrl &url, std::stop_token stop) const
{
    const QHostAddress literal(url.host());
    if (!literal.isNull())
        return reachOf(literal);
    if (isLoopbackHost(url.host()))
        return Reach::Loopback;
    if (isProxied(url))
        return Reach::Public;

    QEventLoop loop;
    Reach reach = Reach::Public;
    const int lookup = QHostInfo::lookupHost(url.host(), &loop, [&](const QHostInfo &info) {
        reach = reachOf(info.addresses());
        loop.quit();
    });
    const std::stop_callback wake(stop, [&loop] {
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
    });
    loop.exec();
    QHostInfo::abortHostLookup(lookup);
    return reach;
}

} // namespace net
