// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reliability/scenario.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;

namespace reliability {

namespace {

constexpr qsizetype Half = 150'000;
/// Of a configuration or a manifest: more than it has.
constexpr qint64 Small = 2'000;
/// What a reset may swallow.
constexpr qint64 InFlight = 300'000;

Scenario one(const QString &name, const Expected &expected, At at, int times, const Fault &fault)
{
    return {.name = name, .expected = expected, .rules = {{at, times, fault}}};
}

Fault flipped(qsizetype position, qsizetype cut = 0)
{
    return [=](PendingAnswer &answer, const Hosts &hosts) {
        answer.body[position] = char(answer.body[position] ^ 1);
        if (cut > 0)
            cutAfter(cut)(answer, hosts);
        else
            answer.sendAll();
    };
}

/// More bytes than there should be, whether told or not.
Fault longer(bool isTold)
{
    return [=](PendingAnswer &answer, const Hosts &hosts) {
        answer.setBody(answer.body + QByteArray(5000, 'x'));
        if (isTold)
            answer.sendAll();
        else
            withoutLength()(answer, hosts);
    };
}

QList<Scenario> cuts()
{
    using enum ErrorCode;
    QList<Scenario> all;
    for (const qsizetype bytes : {0, 1, 511, 150'000, 299'999})
        all.append(
            one(u"cut off after %1 bytes"_s.arg(bytes), pulled(), At::Layer, 1, cutAfter(bytes)));
    all += {
        one(u"the last byte is missing twice"_s, pulled(), At::Layer, 2, cutAfter(-1)),
        one(u"cut off five times"_s, pulled(), At::Layer, 5, cutAfter(20'000)),
        one(u"cut off always"_s, refused(Network, {}, 100'000), At::Layer, Always,
            cutAfter(20'000)),
        one(u"every answer ends after 40,000 bytes"_s, pulled(), At::Layer, Always,
            [](PendingAnswer &answer, const Hosts &hosts) {
                cutAfter(std::min<qsizetype>(40'000, answer.body.size()))(answer, hosts);
            }),
        {.name = u"configuration and layer are cut off once"_s,
         .expected = pulled(Small),
         .rules = {{At::Config, 1, cutAfter(100)}, {At::Layer, 1, cutAfter(100)}}},
        one(u"a reset in the middle"_s, pulled(InFlight), At::Layer, 1, resetAfter(Half)),
        one(u"resets in the middle always"_s, refused(Network), At::Layer, Always,
            resetAfter(10'000)),
        one(u"the configuration is cut off once"_s, pulledAfter(2, Small), At::Config, 1,
            cutAfter(50)),
        one(u"the manifest is cut off once"_s, pulledAfter(2), At::Manifest, 1, cutAfter(50)),
        one(u"the manifest is cut off always"_s, refused(Network), At::Manifest, Always,
            cutAfter(50)),
        one(u"the manifest has no length and is cut off once"_s, pulledAfter(2), At::Manifest, 1,
            withoutLength(50)),
        one(u"the configuration has no length and is cut off once"_s, pulledAfter(2, Small),
            At::Config, 1, withoutLength(50)),
    };
    all[8].progress = 30'000;
    return all;
}

QList<Scenario> pauses()
{
    using enum ErrorCode;
    QList<Scenario> all{
        one(u"a stall in the middle, once"_s, pulled(), At::Layer, 1, stallAfter(Half)),
        one(u"a stall before the first byte, once"_s, pulled(), At::Layer, 1, stallAfter(0)),
        one(u"a stall of the configuration, once"_s, pulled(Small), At::Config, 1, stallAfter(50)),
        one(u"a stall of the manifest, once"_s, pulled(), At::Manifest, 1, stallAfter(50)),
    };
    for (Scenario &scenario : all)
        scenario.silence = 800ms;
    all.append(one(u"stalls always"_s, refused(Network, u"sent nothing"_s, 50'000), At::Layer,
                   Always, stallAfter(20'000)));
    all.last().silence = 150ms;
    all.append(one(u"byte by byte with pauses"_s, pulled(), At::Layer, 1, trickle(6, 200ms)));
    all.last().silence = 900ms;
    return all;
}

QList<Scenario> wrongBytes()
{
    using enum ErrorCode;
    return {
        one(u"more bytes than there should be"_s, refused(DigestMismatch, u"size"_s), At::Layer,
            Always, longer(true)),
        one(u"more bytes than there should be, without a length"_s,
            refused(DigestMismatch, u"size"_s), At::Layer, Always, longer(false)),
        one(u"other bytes of the same size"_s, refused(DigestMismatch), At::Layer, Always,
            changed([](PendingAnswer &answer) { answer.body.fill('x'); })),
        one(u"a flipped bit, always"_s, refused(DigestMismatch), At::Layer, Always, flipped(1000)),
        one(u"a flipped bit, then cut off; good from then on"_s, pulled(310'000), At::Layer, 1,
            flipped(1000, Half)),
        one(u"a flipped bit in the manifest"_s, refused(DigestMismatch), At::Manifest, Always,
            flipped(30)),
        one(u"a flipped bit in the configuration"_s, refused(DigestMismatch), At::Config, Always,
            flipped(30)),
        one(u"a configuration that is longer"_s, refused(DigestMismatch), At::Config, Always,
            longer(true)),
        one(u"bytes behind the end of the answer"_s, pulled(), At::Anything, Always,
            [](PendingAnswer &answer, const Hosts &) {
                answer.sendAll();
                answer.client.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            }),
        // CVE-2020-1702, CVE-2023-25153: read without a limit.
        one(u"a manifest without end (CVE-2020-1702)"_s, refused(LimitExceeded), At::Manifest,
            Always, endless()),
        one(u"a configuration without end (CVE-2020-1702)"_s, refused(LimitExceeded), At::Config,
            Always, endless()),
        one(u"a layer without end"_s, refused(DigestMismatch, u"size"_s), At::Layer, Always,
            endless()),
    };
}

QList<Scenario> encodings()
{
    using enum ErrorCode;
    const auto encoded = [](const QByteArray &value) { return header("Content-Encoding", value); };
    return {
        one(u"Content-Encoding gzip"_s, refused(Network, u"gzip"_s), At::Layer, Always,
            encoded("gzip")),
        one(u"Content-Encoding zstd"_s, refused(Network, u"zstd"_s), At::Layer, Always,
            encoded("zstd")),
        one(u"Content-Encoding gzip, zstd"_s, refused(Network, u"gzip"_s), At::Layer, Always,
            encoded("gzip, zstd")),
        one(u"Content-Encoding identity"_s, pulled(), At::Layer, Always, encoded("identity")),
        one(u"chunks"_s, pulled(), At::Layer, Always, chunked()),
        one(u"chunks of the manifest"_s, pulled(), At::Manifest, Always, chunked()),
        one(u"chunks with a trailer"_s, pulled(), At::Layer, Always,
            chunked("0\r\nX-Checksum: 1\r\n\r\n")),
        one(u"chunks that end in the middle, once"_s, pulled(), At::Layer, 1,
            [](PendingAnswer &answer, const Hosts &hosts) {
                answer.body.truncate(Half);
                chunked({})(answer, hosts);
            }),
        one(u"a chunk whose size is no number, once"_s, pulled(InFlight), At::Layer, 1,
            [](PendingAnswer &answer, const Hosts &hosts) {
                answer.body.truncate(Half);
                chunked("zz\r\nx\r\n")(answer, hosts);
            }),
        one(u"no length"_s, pulled(), At::Layer, Always, withoutLength()),
        one(u"no length and cut off once"_s, pulled(), At::Layer, 1, withoutLength(Half)),
    };
}

} // namespace

QList<Scenario> bodyScenarios()
{
    return cuts() + pauses() + wrongBytes() + encodings();
}

} // namespace reliability
