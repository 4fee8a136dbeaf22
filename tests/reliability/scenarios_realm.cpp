// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reliability/scenario.h"

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace reliability {

namespace {

/// The challenge names another realm, in which "{tokens}" is where the token server is.
Fault realm(const QByteArray &address)
{
    return [=](PendingAnswer &answer, const Hosts &hosts) {
        QByteArray at = address;
        answer.setHeader("WWW-Authenticate",
                         "Bearer realm=\"" + at.replace("{tokens}", hosts.tokens)
                             + "\",service=\"test-registry\",scope=\"repository:team/app:pull\"");
        answer.sendAll();
    };
}

Scenario realmAt(Place place, const QByteArray &address, const Expected &expected)
{
    const QString where =
        place == Place::Here ? u"registry on this machine, %1"_s : u"public registry, %1"_s;
    return {.name = where.arg(QString::fromLatin1(address)),
            .expected = expected,
            .rules = {{At::Challenge, Always, realm(address)}},
            .access = Access::Bearer,
            .login = Login::Right,
            .place = place};
}

Scenario publicRegistry(const QString &name, const Expected &expected, const QList<Rule> &rules)
{
    return {.name = u"public registry, "_s + name,
            .expected = expected,
            .rules = rules,
            .access = Access::Bearer,
            .login = Login::Right,
            .place = Place::Public};
}

} // namespace

// Ways to get hold of credentials, or into a network, by naming who gives tokens: CVE-2026-33540,
// CVE-2026-24845, CVE-2026-33990, GHSA-xf85-363p-868w and others.
QList<Scenario> realmScenarios()
{
    using enum ErrorCode;
    const Expected refusal = refused(PermissionDenied, u"attempt to get hold of credentials"_s);
    QList<Scenario> all{
        realmAt(Place::Here, "{tokens}/token", pulled()),
        realmAt(Place::Here, "{tokens}/token?also=this", pulled()),
        {.name = u"registry on this machine, no realm"_s,
         .expected = refused(Unauthenticated),
         .rules = {{At::Challenge, Always, realm({})}},
         .access = Access::Bearer,
         .login = Login::Right},
        publicRegistry(u"its token server has TLS"_s, pulled(), {}),
        publicRegistry(u"the token server redirects to another host"_s,
                       refused(Network, u"another host"_s),
                       {{At::Token, Always, redirect(307, "{storage}/token")}}),
        publicRegistry(u"the token server redirects to HTTP"_s, refused(Network, u"another host"_s),
                       {{At::Token, Always, redirect(307, "http://tokens.example/token")}}),
    };
    for (const char *address : {"http://198.51.100.7/token", "http://tokens.example/token",
                                "https://169.254.169.254/token", "http://ada@127.0.0.1:1/token",
                                "file:///etc/passwd", "/token", "tokens"})
        all.append(realmAt(Place::Here, address, refusal));
    // CVE-2019-10214: the token server was asked without TLS.
    for (const char *address :
         {"http://tokens.example/token", "https://169.254.169.254/token",
          "https://[fd00:ec2::254]/token", "https://0.0.0.0/token", "https://[::]/token",
          "https://127.0.0.1/token", "https://2130706433/token", "https://[::ffff:127.0.0.1]/token",
          "https://localhost/token", "https://10.0.0.1/token", "https://192.168.1.1/token",
          "https://[fd12::1]/token", "https://me:me@tokens.example/token"})
        all.append(realmAt(Place::Public, address, refusal));
    return all;
}

} // namespace reliability
