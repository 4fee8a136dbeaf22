// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/routes.h"

#include "core/base/limits.h"
#include "core/net/httpclient.h"
#include "core/registry/hostcertificates.h"
#include "core/registry/routechoices.h"
#include "core/registry/routerules.h"

#include <chrono>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace registry {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

/// "registry-1.docker.io" is docker.io.
QString domainOf(const QUrl &url)
{
    const QString host = net::hostOf(url);
    return host == "registry-1.docker.io"_L1 ? u"docker.io"_s : host;
}

bool mayServe(const MirrorRule &mirror, RouteUse use)
{
    switch (mirror.use) {
    case MirrorRule::Use::DigestOnly:
        return use == RouteUse::Digest;
    case MirrorRule::Use::TagOnly:
        return use == RouteUse::Tag;
    case MirrorRule::Use::All:
        break;
    }
    return true;
}

Result<Route> routeTo(const QString &repository, bool isMirror)
{
    return oci::Reference::parse(repository).transform([&](const oci::Reference &there) {
        return Route{.domain = there.domain(), .path = there.path(), .isMirror = isMirror};
    });
}

} // namespace

struct Routes::Private
{
    Private(const RoutePlaces &given, QStringList hosts)
        : places(given)
        , insecure(std::move(hosts))
        , certificates(places.certificates)
    {}

    const RoutePlaces places;
    const QStringList insecure;
    HostCertificates certificates;
    mutable std::mutex mutex; ///< Guards what follows.
    QStringList stamp;
    std::shared_ptr<const Result<RouteRules>> known;
    QMap<QString, QString> schemes; ///< Of insecure registries that were asked.
    QMap<QString, Refusal> refusals;

    std::shared_ptr<const Result<RouteRules>> rules();
    Result<bool> isInsecure(const QString &host);
    Result<QUrl> probe(const QUrl &secure, const std::stop_token &stop);
};

std::shared_ptr<const Result<RouteRules>> Routes::Private::rules()
{
    QStringList now = RouteRules::stamp(places);
    const std::scoped_lock lock(mutex);
    if (!known || now != stamp) {
        stamp = std::move(now);
        known = std::make_shared<const Result<RouteRules>>(RouteRules::read(places));
        schemes.clear();
    }
    return known;
}

Result<bool> Routes::Private::isInsecure(const QString &host)
{
    if (insecure.contains(host))
        return true;
    return rules()->transform([&](const RouteRules &all) { return all.isInsecure(host); });
}

/// As Docker has it: TLS with any certificate, else plain HTTP.
Result<QUrl> Routes::Private::probe(const QUrl &secure, const std::stop_token &stop)
{
    const QString host = net::hostOf(secure);
    QUrl url = secure;
    {
        const std::scoped_lock lock(mutex);
        if (const auto scheme = schemes.constFind(host); scheme != schemes.constEnd()) {
            url.setScheme(*scheme);
            return url;
        }
    }
    auto identity = certificates.identityFor(domainOf(secure), false);
    if (!identity)
        return std::unexpected(std::move(identity).error());
    net::Request ping{.url = secure,
                      .redirects = net::Request::Redirects::SameOrigin,
                      .tls = *std::move(identity)};
    ping.url.setPath(u"/v2/"_s);
    const auto answer = net::HttpClient({.silence = 5s}).fetch(ping, core::limits::ErrorBody, stop);
    if (!answer && answer.error().error.code == ErrorCode::Cancelled)
        return core::cancelled();
    url.setScheme(answer ? u"https"_s : u"http"_s);
    // A host that is not there may speak either when it is.
    if (answer || answer.error().kind != net::Failure::Kind::Unreachable) {
        const std::scoped_lock lock(mutex);
        schemes.insert(host, url.scheme());
    }
    return url;
}

Routes::Routes(const RoutePlaces &places, QStringList insecure)
    : d(std::make_unique<Private>(places, std::move(insecure)))
{}

Routes::~Routes() = default;

Result<QList<Route>> Routes::find(const oci::Reference &reference, RouteUse use) const
{
    const auto rules = d->rules();
    if (!*rules)
        return std::unexpected(rules->error());
    const QString repository = reference.repository();
    const RegistryRule *rule = (*rules)->conf.find(repository);
    if (rule && rule->isBlocked)
        return core::fail(ErrorCode::PermissionDenied,
                          Tr::tr("“%1” is blocked on this computer: registries.conf forbids to use "
                                 "“%2”.")
                              .arg(reference.familiarRepository(), rule->prefix));
    QList<Route> routes;
    for (const MirrorRule &mirror : rule ? rule->mirrors : QList<MirrorRule>()) {
        if (!mayServe(mirror, use))
            continue;
        auto route = routeTo(relocated(repository, rule->prefix, mirror.location), true);
        if (!route)
            return std::unexpected(std::move(route).error());
        routes.append(*std::move(route));
    }
    if (!rule && reference.domain() == "docker.io"_L1) {
        for (const QUrl &mirror : (*rules)->daemon.mirrors)
            routes.append({domainOf(mirror), reference.path(), mirror, true});
    }
    auto last =
        routeTo(rule ? relocated(repository, rule->prefix, rule->location) : repository, false);
    if (!last)
        return std::unexpected(std::move(last).error());
    routes.append(*std::move(last));
    return routes;
}

Result<Repository> Routes::origin(const oci::Reference &reference, std::stop_token stop) const
{
    const auto routes = find(reference, RouteUse::Tag);
    if (!routes)
        return std::unexpected(routes.error());
    return open(routes->last(), reference, std::move(stop));
}

Result<Repository> Routes::open(const Route &route, const oci::Reference &reference,
                                std::stop_token stop) const
{
    auto base = route.base.isEmpty() ? baseUrl(route.domain, std::move(stop)) : route.base;
    if (!base)
        return std::unexpected(std::move(base).error());
    Repository repository(reference);
    repository.domain = route.domain;
    repository.path = route.path;
    repository.base = *std::move(base);
    repository.isMirror = route.isMirror;
    return repository;
}

Result<QUrl> Routes::baseUrl(const QString &domain, std::stop_token stop) const
{
    const auto rules = d->rules();
    if (!*rules)
        return std::unexpected(rules->error());
    QUrl url = registry::baseUrl(domain);
    const bool isInsecure = d->insecure.contains(domain) || (*rules)->isInsecure(domain);
    // A double of Docker Hub says itself how it is reached.
    const bool isPlain = url.scheme() == "http"_L1;
    if (isInsecure) {
        url.setScheme(u"https"_s);
        return d->probe(url, stop);
    }
    if (isPlain && domain != "docker.io"_L1
        && ((*rules)->insecure.contains(domain) || d->certificates.hasAuthorities(domain)))
        url.setScheme(u"https"_s);
    return url;
}

Result<bool> Routes::isInsecure(const QString &domain) const
{
    return d->isInsecure(domain);
}

Result<QList<oci::Reference>> Routes::choices(const QString &text) const
{
    return conf().transform([&](const RegistriesConf &conf) { return conf.choices(text); });
}

Result<RegistriesConf> Routes::conf() const
{
    return d->rules()->transform([](const RouteRules &rules) { return rules.conf; });
}

QList<Routes::Refusal> Routes::refusals() const
{
    const std::scoped_lock lock(d->mutex);
    return d->refusals.values();
}

Result<QList<net::Certificate>> Routes::askForCertificate(const QString &domain,
                                                          std::stop_token stop)
{
    net::Request ping{.url = registry::baseUrl(domain),
                      .redirects = net::Request::Redirects::SameOrigin};
    ping.url.setScheme(u"https"_s);
    ping.url.setPath(u"/v2/"_s);
    auto identity = identityFor(ping.url);
    if (!identity)
        return std::unexpected(std::move(identity).error());
    ping.tls = *std::move(identity);
    const auto answer = net::HttpClient().fetch(ping, core::limits::ErrorBody, std::move(stop));
    if (answer)
        return QList<net::Certificate>();
    if (answer.error().untrusted.isEmpty())
        return std::unexpected(answer.error().error);
    return answer.error().untrusted;
}

Result<void> Routes::trust(const QString &host, const net::Certificate &authority)
{
    auto kept = RouteChoices(d->places.own).trust(host, authority);
    if (kept) {
        const std::scoped_lock lock(d->mutex);
        d->refusals.remove(host);
    }
    return kept;
}

Result<std::shared_ptr<const net::TlsIdentity>> Routes::identityFor(const QUrl &url)
{
    const QString host = domainOf(url);
    const auto insecure = d->isInsecure(host);
    if (!insecure)
        return std::unexpected(insecure.error());
    return d->certificates.identityFor(host, !*insecure);
}

void Routes::refused(const QUrl &url, const QList<net::Certificate> &chain)
{
    const std::scoped_lock lock(d->mutex);
    if (d->refusals.size() < core::limits::RefusedHosts)
        d->refusals.insert(domainOf(url), {domainOf(url), chain});
}

} // namespace registry
