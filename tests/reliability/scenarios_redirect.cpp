// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reliability/scenario.h"

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace reliability {

namespace {

/// Of a registry that asks for a login, so that there is something to leak.
Scenario redirected(const QString &name, const Expected &expected, const QList<Rule> &rules)
{
    return {.name = name,
            .expected = expected,
            .rules = rules,
            .access = Access::Basic,
            .login = Login::Right};
}

Scenario fromPublic(const QString &name, const Expected &expected, const QByteArray &location)
{
    return {.name = u"public registry, "_s + name,
            .expected = expected,
            .rules = {{At::Layer, Always, redirect(307, location)}},
            .access = Access::Bearer,
            .login = Login::Right,
            .place = Place::Public};
}

Scenario unreachable(const QString &name, Place place, const QString &words)
{
    return {.name = u"public registry, "_s + name,
            .expected = refusedForGood(ErrorCode::Network, words),
            .access = Access::Bearer,
            .login = Login::Right,
            .place = place};
}

} // namespace

QList<Scenario> redirectScenarios()
{
    using enum ErrorCode;
    const Rule toStorage{At::Layer, Always, redirect(307, "{storage}{path}")};
    QList<Scenario> all;
    for (const int code : {301, 302, 303, 307, 308})
        all.append(redirected(u"%1 of the layer, same host"_s.arg(code), pulled(),
                              {{At::Layer, 1, redirect(code, "{path}?again=1")}}));
    all += {
        redirected(u"of HEAD, same host"_s, pulled(),
                   {{At::Head, 1, redirect(307, "{path}?again=1")}}),
        redirected(u"of the manifest, same host"_s, pulled(),
                   {{At::Manifest, 1, redirect(307, "{path}?again=1")}}),
        redirected(u"of the configuration, other host"_s, pulled(),
                   {{At::Config, Always, redirect(307, "{storage}{path}")}}),
        redirected(u"with only a query"_s, pulled(), {{At::Layer, 1, redirect(307, "?again=1")}}),
        redirected(u"with dots"_s, pulled(),
                   {{At::Layer, 1, redirect(307, "/v2/..{path}?again=1")}}),
        redirected(u"to another host"_s, pulled(), {toStorage}),
        redirected(u"to another port"_s, pulled(),
                   {{At::Layer, Always, redirect(307, "{neighbour}{path}")}}),
        redirected(u"of everything to another host"_s, pulled(),
                   {{At::Blob, Always, redirect(302, "{storage}{path}")}}),
        redirected(u"ten hops"_s, pulled(), {{At::Layer, 10, redirect(307, "{path}")}}),
        redirected(u"eleven hops"_s, refused(Network, u"without end"_s),
                   {{At::Layer, 11, redirect(307, "{path}")}}),
        redirected(u"in a loop"_s, refused(Network, u"without end"_s),
                   {{At::Layer, Always, redirect(307, "{path}")}}),
        redirected(u"to a file"_s, refused(Network, u"no web address"_s),
                   {{At::Layer, Always, redirect(307, "file:///etc/passwd")}}),
        redirected(u"to data in the address"_s, refused(Network, u"no web address"_s),
                   {{At::Layer, Always, redirect(307, "data:,x")}}),
        redirected(u"to nowhere"_s, refused(Network, u"no web address"_s),
                   {{At::Layer, Always, redirect(307, "http://")}}),
        redirected(u"without a Location"_s, refused(Network, u"HTTP 307"_s),
                   {{At::Layer, Always, status(307)}}),
        redirected(u"300"_s, refused(Network, u"HTTP 300"_s), {{At::Layer, Always, status(300)}}),
        redirected(u"304"_s, refused(Network, u"HTTP 304"_s), {{At::Layer, Always, status(304)}}),
        redirected(u"to a host that is down"_s, refused(Network, u"refused the connection"_s),
                   {{At::Layer, Always, redirect(307, "http://127.0.0.1:1{path}")}}),
        redirected(u"to a host that is down, once"_s, pulled(),
                   {{At::Layer, 1, redirect(307, "http://127.0.0.1:1{path}")}}),
        redirected(u"an address that has expired"_s, pulled(),
                   {toStorage, {At::Storage, 1, status(403)}}),
        redirected(u"addresses that have always expired"_s, refused(Network, u"hand it out"_s),
                   {toStorage, {At::Storage, Always, status(403)}}),
        // CVE-2020-15157.
        redirected(
            u"to a host that asks for the password"_s, refused(Network, u"hand it out"_s),
            {toStorage,
             {At::Storage, Always, status(401, {{"WWW-Authenticate", "Basic realm=\"give\""}})}}),
        redirected(u"to a host without the blob"_s, refused(NotFound),
                   {toStorage, {At::Storage, Always, status(404)}}),
        redirected(u"to a host with a problem, once"_s, pulled(),
                   {toStorage, {At::Storage, 1, status(500)}}),
        redirected(u"to a host that cuts off"_s, pulled(),
                   {toStorage, {At::Storage, 1, cutAfter(150'000)}}),
        redirected(u"to a host that cuts off, then the registry has it"_s, pulled(),
                   {{At::Layer, 1, redirect(307, "{storage}{path}")},
                    {At::Storage, 1, cutAfter(150'000)}}),
        redirected(u"to a host with other bytes"_s, refused(DigestMismatch),
                   {toStorage, {At::Storage, Always, body(QByteArray(300'000, 'x'))}}),
        fromPublic(u"to another one"_s, pulled(), "{storage}{path}"),
        fromPublic(u"to HTTP"_s, refused(Network, u"not encrypted"_s),
                   "http://storage.example{path}"),
        fromPublic(u"to HTTP at the same host"_s, refused(Network, u"not encrypted"_s),
                   "http://registry.example{path}"),
        fromPublic(u"to this machine"_s, refused(Network, u"inside this machine"_s),
                   "https://127.0.0.1:1{path}"),
        fromPublic(u"to this machine by name"_s, refused(Network, u"inside this machine"_s),
                   "https://localhost:1{path}"),
        fromPublic(u"to the metadata of the cloud"_s, refused(Network, u"inside this machine"_s),
                   "https://169.254.169.254/latest"),
        fromPublic(u"to the unspecified address"_s, refused(Network, u"inside this machine"_s),
                   "https://0.0.0.0:1{path}"),
        unreachable(u"a certificate that nobody trusts"_s, Place::PublicUntrusted,
                    u"certificate"_s),
        // CVE-2014-5277.
        unreachable(u"TLS is down, HTTP answers"_s, Place::PublicPlain, {}),
    };
    return all;
}

} // namespace reliability
