// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reliability/scenario.h"

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace reliability {

namespace {

constexpr qsizetype Half = 150'000;
/// More than the layer has.
constexpr qint64 Whole = 310'000;

/// The layer is cut off once in the middle; what follows then is what the scenario is about.
Scenario resumed(const QString &name, const Expected &expected, int times, const Fault &fault)
{
    return {.name = name,
            .expected = expected,
            .rules = {{At::Layer, 1, cutAfter(Half)}, {At::LayerRest, times, fault}}};
}

/// 206 with another Content-Range; "{size}" is the size of the layer.
Fault contentRange(const QByteArray &value)
{
    return changed([=](PendingAnswer &answer) {
        const QByteArray size = answer.header("Content-Range").split('/').value(1);
        QByteArray range = value;
        answer.setHeader("Content-Range", range.replace("{size}", size));
    });
}

/// 206 that begins elsewhere, and says so.
Fault shifted(int by)
{
    return changed([=](PendingAnswer &answer) {
        const QByteArray size = answer.header("Content-Range").split('/').value(1);
        const qint64 last = size.toLongLong() - 1;
        answer.setHeader("Content-Range", "bytes " + QByteArray::number(Half + by) + '-'
                                              + QByteArray::number(last) + '/' + size);
        answer.setBody(by < 0 ? QByteArray(-by, 'x') + answer.body : answer.body.sliced(by));
    });
}

/// As if the registry did not know ranges: it answers with bytes of the right number.
Fault wholeInPlaceOfRest()
{
    return changed([](PendingAnswer &answer) {
        const QByteArray size = answer.header("Content-Range").split('/').value(1);
        answer.status = 200;
        answer.removeHeader("Content-Range");
        answer.setBody(QByteArray(size.toLongLong(), 'x'));
    });
}

/// The same range as a part of a multipart body.
Fault multipart()
{
    return changed([](PendingAnswer &answer) {
        answer.setHeader("Content-Type", "multipart/byteranges; boundary=B");
        answer.removeHeader("Content-Range");
        answer.setBody("--B\r\nContent-Range: bytes 150000-\r\n\r\n" + answer.body
                       + "\r\n--B--\r\n");
    });
}

/// The header that is needed to see whether ranges would do, is not there.
Fault withoutRanges()
{
    return changed([](PendingAnswer &answer) { answer.setHeader("Accept-Ranges", "none"); });
}

QList<Scenario> partsThatFit()
{
    return {
        resumed(u"206"_s, pulledAfter(2), 0, {}),
        resumed(u"206, cut off again three times"_s, pulledAfter(5), 3, cutAfter(10'000)),
        resumed(u"206 without a byte, twice"_s, pulledAfter(4), 2, cutAfter(0)),
        resumed(u"Content-Range in capitals"_s, pulledAfter(2), Always,
                changed([](PendingAnswer &answer) {
                    answer.setHeader("Content-Range",
                                     answer.header("Content-Range").replace("bytes", "BYTES"));
                })),
        resumed(u"500 once"_s, pulledAfter(3), 1, status(500)),
        resumed(u"408 once"_s, pulledAfter(3), 1, status(408)),
        resumed(u"503 twice"_s, pulledAfter(4), 2, status(503)),
        resumed(u"429 once, Retry-After: 0"_s, pulledAfter(3), 1,
                status(429, {{"Retry-After", "0"}})),
        resumed(u"a reset in place of an answer"_s, pulled(), 1, resetAfter(0)),
        resumed(u"503 always"_s, refused(ErrorCode::Network, {}, Half), Always, status(503)),
        resumed(u"404"_s, refused(ErrorCode::NotFound, {}, Half), Always, status(404)),
        resumed(u"403"_s, refused(ErrorCode::PermissionDenied, {}, Half), Always, status(403)),
        {.name = u"Accept-Ranges: none, but ranges"_s,
         .expected = pulled(),
         .rules = {{At::Layer, 1,
                    [](PendingAnswer &answer, const Hosts &hosts) {
                        answer.setHeader("Accept-Ranges", "none");
                        cutAfter(Half)(answer, hosts);
                    }},
                   {At::LayerRest, Always, withoutRanges()}}},
        {.name = u"a weak ETag"_s,
         .expected = pulled(),
         .rules = {{At::Layer, 1,
                    [](PendingAnswer &answer, const Hosts &hosts) {
                        answer.setHeader("ETag", "W/\"weak\"");
                        cutAfter(Half)(answer, hosts);
                    }}}},
    };
}

QList<Scenario> partsThatDoNot()
{
    QList<Scenario> all;
    for (const char *range :
         {"bytes 0-{size}/{size}", "bytes 150000-300000/999999", "bytes 150000-/{size}",
          "bytes 150000-160000/{size}", "bytes 150000-300000/*", "bytes */{size}",
          "pages 150000-300000/{size}", "150000-300000", "bytes -1-5/6",
          "bytes 99999999999999999999-999999999999999999999/{size}"})
        all.append(resumed(u"206, Content-Range: %1"_s.arg(QLatin1StringView(range)), pulled(Whole),
                           Always, contentRange(range)));
    all += {
        resumed(u"206 that begins a byte too early"_s, pulled(Whole), Always, shifted(-1)),
        resumed(u"206 that begins a byte too late"_s, pulled(Whole), Always, shifted(1)),
        resumed(u"206 without Content-Range"_s, pulled(Whole), Always, header("Content-Range", {})),
        resumed(u"206 with two Content-Ranges"_s, pulled(Whole), Always,
                moreHeader("Content-Range", "bytes 150000-150001/150002")),
        resumed(u"206 with a multipart body"_s, pulled(Whole), Always, multipart()),
        resumed(u"206 with the right Content-Range and bytes from the start"_s,
                pulled(Half + Whole), 1,
                changed([](PendingAnswer &answer) { answer.body.fill('x'); })),
        resumed(u"416"_s, pulled(Half), Always, status(416)),
        resumed(u"416 with a false length"_s, pulled(Half), Always,
                [](PendingAnswer &answer, const Hosts &) {
                    answer.client.head(416, {{"Content-Length", "3000000"}});
                    answer.client.send("Requested range not satisfiable\n");
                    answer.client.stall();
                }),
        resumed(u"400 for a range"_s, pulled(Half), Always, status(400)),
        resumed(u"501 for a range"_s, pulled(Half), Always, status(501)),
        resumed(u"the registry ignores ranges, other bytes once"_s, pulled(Half + Whole), 1,
                wholeInPlaceOfRest()),
        {.name = u"206 that nobody asked for, once"_s,
         .expected = pulled(Whole),
         .rules = {{At::Layer, 1, changed([](PendingAnswer &answer) {
                        answer.status = 206;
                        answer.setHeader("Content-Range", "bytes 0-1/2");
                    })}}},
        {.name = u"206 that nobody asked for, always"_s,
         .expected = refused(ErrorCode::Network, u"206"_s),
         .rules = {{At::Layer, Always, changed([](PendingAnswer &answer) {
                        answer.status = 206;
                        answer.setHeader("Content-Range", "bytes 0-1/2");
                    })}}},
    };
    return all;
}

} // namespace

QList<Scenario> rangeScenarios()
{
    QList<Scenario> all = partsThatFit() + partsThatDoNot();
    // The registry looks at If-Range: what it has now is something else.
    Scenario replaced = resumed(u"the ETag of the registry has changed"_s, pulled(Half), 0, {});
    replaced.rules.first().fault = [](PendingAnswer &answer, const Hosts &hosts) {
        answer.setHeader("ETag", "\"of-another-time\"");
        cutAfter(Half)(answer, hosts);
    };
    all.append(replaced);
    Scenario elsewhere{
        .name = u"the rest comes from another host"_s,
        .expected = pulled(),
        .rules = {{At::Layer, 1, cutAfter(Half)},
                  {At::LayerRest, Always, redirect(307, "{storage}{path}")}},
        .access = Access::Basic,
        .login = Login::Right,
    };
    all.append(elsewhere);
    return all;
}

} // namespace reliability
