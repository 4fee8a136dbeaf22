// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reliability/scenario.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace reliability {

namespace {

constexpr int Tries = 6;

Scenario one(const QString &name, const Expected &expected, At at, int times, const Fault &fault)
{
    return {.name = name, .expected = expected, .rules = {{at, times, fault}}};
}

/// Of a manifest, by whatever it is asked for.
Scenario manifest(const QString &name, const Expected &expected, const Fault &fault)
{
    return {.name = name,
            .expected = expected,
            .rules = {{At::Head, Always, fault}, {At::Manifest, Always, fault}}};
}

QByteArray httpDate(int secondsFromNow)
{
    return QLocale::c()
        .toString(QDateTime::currentDateTimeUtc().addSecs(secondsFromNow),
                  u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
        .toLatin1();
}

QList<Scenario> temporary()
{
    using enum ErrorCode;
    QList<Scenario> all;
    for (const int code : {408, 425, 429, 500, 502, 503, 504}) {
        all.append(
            one(u"%1 once, of the layer"_s.arg(code), pulledAfter(2), At::Layer, 1, status(code)));
        all.append(one(u"%1 twice, of the manifest"_s.arg(code), pulledAfter(3), At::Manifest, 2,
                       status(code)));
    }
    for (const int code : {500, 503, 504}) {
        Expected expected = refused(Network, u"problem of its own"_s);
        expected.requests = Tries;
        all.append(
            one(u"%1 always, of the layer"_s.arg(code), expected, At::Layer, Always, status(code)));
    }
    all += {
        one(u"500 once, of the configuration"_s, pulledAfter(2), At::Config, 1, status(500)),
        one(u"500 always, of HEAD"_s, pulledAfter(Tries), At::Head, Always, status(500)),
        one(u"500 once, of everything"_s, pulled(), At::Anything, 1, status(500)),
        one(u"500 five times, of the layer"_s, pulledAfter(Tries), At::Layer, Tries - 1,
            status(500)),
        {.name = u"500, then a cut, then 503"_s,
         .expected = pulledAfter(4),
         .rules = {{At::Layer, 1, status(500)},
                   {At::Layer, 1, cutAfter(100'000)},
                   {At::Layer, 1, status(503)}}},
    };
    return all;
}

QList<Scenario> waits()
{
    using enum ErrorCode;
    const auto retryAfter = [](const QByteArray &value) {
        return status(429, {{"Retry-After", value}});
    };
    return {
        one(u"429, Retry-After: 0"_s, pulledAfter(2), At::Layer, 1, retryAfter("0")),
        one(u"429, Retry-After: 1"_s, pulledAfter(2), At::Layer, 1, retryAfter("1")),
        one(u"429, Retry-After as a date"_s, pulledAfter(2), At::Layer, 1, retryAfter(httpDate(1))),
        one(u"429, Retry-After as a date that is over"_s, pulledAfter(2), At::Layer, 1,
            retryAfter(httpDate(-3600))),
        one(u"429, Retry-After of a year"_s, refused(Network, u"limits how much"_s), At::Layer,
            Always, retryAfter("31536000")),
        one(u"429, Retry-After too long for a number"_s, refused(Network, u"limits how much"_s),
            At::Layer, Always, retryAfter("99999999999999999999999")),
        one(u"429, a negative Retry-After"_s, pulledAfter(2), At::Layer, 1, retryAfter("-5")),
        one(u"429, Retry-After that says nothing"_s, pulledAfter(2), At::Layer, 1,
            retryAfter("soon")),
        one(u"429 always"_s, refused(Network, u"limits how much"_s), At::Layer, Always,
            status(429)),
        one(u"429 of the manifest always"_s, refused(Network, u"limits how much"_s), At::Manifest,
            Always, status(429)),
        one(u"503, Retry-After: 0"_s, pulledAfter(2), At::Layer, 1,
            status(503, {{"Retry-After", "0"}})),
        one(u"429 of HEAD always"_s, refused(Network, u"limits how much"_s), At::Head, Always,
            status(429)),
    };
}

/// Ours waits milliseconds here and would wait longer in earnest, as others do.
QList<Scenario> forUsAlone(QList<Scenario> scenarios)
{
    for (Scenario &scenario : scenarios) {
        const Rule &rule = scenario.rules.first();
        if (rule.times == Always)
            scenario.notForOthers =
                rule.at == At::Head ? u"does not ask by HEAD"_s : u"waits by a clock of its own"_s;
    }
    return scenarios;
}

QList<Scenario> missing()
{
    using enum ErrorCode;
    const Expected unknown = refused(NotFound, u"not found"_s);
    return {
        manifest(u"404 as distribution says it"_s, unknown,
                 status(404, {}, R"({"errors":[{"code":"MANIFEST_UNKNOWN","message":"x"}]})")),
        manifest(u"404 as Harbor says it"_s, unknown,
                 status(404, {}, R"({"errors":[{"code":"NOT_FOUND","message":"artifact x"}]})")),
        manifest(u"404 as Red Hat says it"_s, unknown,
                 status(404, {}, R"({"errors":[{"code":"unknown","message":"unknown error"}]})")),
        manifest(u"404 as a text"_s, unknown, status(404, {}, "404 page not found\n")),
        manifest(u"404 as HTML"_s, unknown, status(404, {}, "<html><h1>Not found</h1></html>")),
        manifest(u"404 without a word"_s, unknown, status(404)),
        manifest(u"404 of the repository"_s, refused(NotFound, u"no such repository"_s),
                 status(404, {}, R"({"errors":[{"code":"NAME_UNKNOWN","message":"x"}]})")),
        manifest(u"404, because of the formats we take"_s, refused(Unsupported, u"format"_s),
                 status(404, {},
                        R"({"errors":[{"code":"MANIFEST_UNKNOWN","message":"OCI index found, )"
                        R"(but accept header does not support OCI indexes"}]})")),
        one(u"404 of the layer"_s, refused(NotFound, u"does not have the blob"_s), At::Layer,
            Always, status(404)),
        one(u"404 of the configuration"_s, refused(NotFound, u"does not have the blob"_s),
            At::Config, Always, status(404)),
        one(u"404 of HEAD, GET goes"_s, pulled(), At::Head, Always, status(404)),
        one(u"501 of HEAD"_s, pulledAfter(1), At::Head, Always, status(501)),
        one(u"505 of the layer"_s, refused(Network, u"HTTP 505"_s), At::Layer, Always, status(505)),
        one(u"405 of HEAD"_s, pulledAfter(1), At::Head, Always, status(405)),
        one(u"403 of HEAD, GET goes"_s, pulled(), At::Head, Always, status(403)),
        manifest(u"403 with a reason"_s, refused(PermissionDenied, u"quota exceeded"_s),
                 status(403, {}, R"({"errors":[{"code":"DENIED","message":"quota exceeded"}]})")),
        one(u"403 of the layer"_s, refused(PermissionDenied), At::Layer, Always, status(403)),
        one(u"400 of the layer"_s, refused(Network, u"HTTP 400"_s), At::Layer, Always, status(400)),
        one(u"410 of the manifest"_s, refused(Network, u"HTTP 410"_s), At::Manifest, Always,
            status(410)),
        one(u"451 of the layer"_s, refused(Network, u"HTTP 451"_s), At::Layer, Always, status(451)),
        one(u"204 of the layer"_s, refused(Network), At::Layer, Always,
            raw("HTTP/1.1 204 No Content\r\n\r\n")),
        one(u"203 of the layer"_s, refused(Network), At::Layer, Always, status(203)),
        one(u"error body of 5 MiB"_s, refused(NotFound), At::Layer, Always,
            status(404, {}, QByteArray(5 * 1024 * 1024, 'e'))),
        one(u"error body without end"_s, refused(NotFound), At::Layer, Always,
            [](PendingAnswer &answer, const Hosts &) {
                answer.client.head(404);
                const QByteArray piece(64 * 1024, 'e');
                while (answer.client.send(piece)) {
                }
            }),
    };
}

} // namespace

QList<Scenario> statusScenarios()
{
    return temporary() + forUsAlone(waits()) + missing();
}

} // namespace reliability
