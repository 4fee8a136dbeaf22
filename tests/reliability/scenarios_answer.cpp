// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reliability/scenario.h"

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace reliability {

namespace {

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

/// The whole answer in the words of an older protocol.
Fault http10(bool hasLength)
{
    return [hasLength](PendingAnswer &answer, const Hosts &) {
        QByteArray head = "HTTP/1.0 200 OK\r\n";
        for (const auto &[name, value] : answer.headers) {
            if (hasLength || name.toLower() != "content-length")
                head += name + ": " + value + "\r\n";
        }
        answer.client.send(head + "\r\n");
        if (answer.request.method != "HEAD")
            answer.sendBody(answer.body);
    };
}

/// The answer behind an interim one.
Fault behind(const QByteArray &interim)
{
    return [interim](PendingAnswer &answer, const Hosts &) {
        answer.client.send(interim);
        answer.sendAll();
    };
}

QByteArray otherDigest()
{
    return "sha256:" + QByteArray(64, 'a');
}

QList<Scenario> digestHeaders()
{
    using enum ErrorCode;
    constexpr auto Name = "Docker-Content-Digest";
    return {
        manifest(u"no Docker-Content-Digest"_s, pulled(), header(Name, {})),
        one(u"another Docker-Content-Digest of HEAD"_s, refused(NotFound), At::Head, Always,
            header(Name, otherDigest())),
        {.name = u"another Docker-Content-Digest of GET"_s,
         .expected = refused(DigestMismatch, u"aaaaaaaaaaaa"_s),
         .rules = {{At::Head, Always, status(405)},
                   {At::Manifest, Always, header(Name, otherDigest())}}},
        // CVE-2024-3727: what is no digest may not get into a path or an address.
        manifest(u"Docker-Content-Digest that climbs out of a folder (CVE-2024-3727)"_s, pulled(),
                 header(Name, "sha256:../../../../etc/passwd")),
        manifest(u"Docker-Content-Digest of an unknown kind"_s, pulled(),
                 header(Name, "blake3:" + QByteArray(64, 'a'))),
        manifest(u"Docker-Content-Digest in capitals"_s, pulled(),
                 header(Name, "sha256:" + QByteArray(64, 'A'))),
    };
}

QList<Scenario> otherHeaders()
{
    using enum ErrorCode;
    const auto type = [](const QByteArray &value) { return header("Content-Type", value); };
    return {
        manifest(u"Content-Type with a charset"_s, pulled(),
                 type("application/vnd.oci.image.manifest.v1+json; charset=utf-8")),
        manifest(u"Content-Type text/plain"_s, pulled(), type("text/plain")),
        manifest(u"Content-Type application/json"_s, pulled(), type("application/json")),
        manifest(u"no Content-Type"_s, pulled(), type({})),
        manifest(u"Content-Type of a picture"_s, refused(Corrupt), type("image/png")),
        manifest(u"Content-Type of an index"_s, refused(Corrupt),
                 type("application/vnd.oci.image.index.v1+json")),
        one(u"Content-Type of the layer says HTML"_s, pulled(), At::Layer, Always,
            type("text/html")),
        one(u"two Content-Lengths that are the same"_s, pulled(), At::Layer, Always,
            changed([](PendingAnswer &answer) {
                answer.headers.append({"Content-Length", answer.header("Content-Length")});
            })),
        one(u"two Content-Lengths that differ"_s, pulled(), At::Layer, Always,
            moreHeader("Content-Length", "17")),
        one(u"Content-Length that is no number"_s, refused(DigestMismatch), At::Layer, Always,
            header("Content-Length", "many")),
        one(u"a negative Content-Length"_s, refused(DigestMismatch), At::Layer, Always,
            header("Content-Length", "-1")),
        one(u"headers of 1 MB"_s, pulled(), At::Layer, Always,
            moreHeader("X-Flood", QByteArray(1'000'000, 'f'))),
        one(u"ten thousand headers"_s, pulled(), At::Layer, Always,
            changed([](PendingAnswer &answer) {
                for (int i = 0; i < 10'000; ++i)
                    answer.headers.append(
                        {"X-Flood-" + QByteArray::number(i), QByteArray(40, 'f')});
            })),
        one(u"two Content-Lengths that differ, the false one first"_s, refused(DigestMismatch),
            At::Layer, Always, changed([](PendingAnswer &answer) {
                answer.headers.prepend({"Content-Length", "17"});
            })),
        one(u"headers that do not end"_s, refused(Network), At::Layer, Always,
            [](PendingAnswer &answer, const Hosts &) {
                answer.client.send("HTTP/1.1 200 OK\r\n");
                answer.client.send("X-Flood: " + QByteArray(64 * 1024, 'f'));
                answer.client.stall();
            }),
        one(u"Warning"_s, pulled(), At::Anything, Always,
            moreHeader("Warning", "299 - \"this registry moves\"")),
        one(u"Set-Cookie"_s, pulled(), At::Anything, Always, moreHeader("Set-Cookie", "a=b")),
        one(u"Connection: close"_s, pulled(), At::Anything, Always,
            moreHeader("Connection", "close")),
    };
}

QList<Scenario> forms()
{
    using enum ErrorCode;
    const QByteArray page = "<html><body>Log in to the hotel's network</body></html>";
    return {
        one(u"HTTP/1.0"_s, pulled(), At::Anything, Always, http10(true)),
        one(u"HTTP/1.0 without lengths"_s, pulled(), At::Anything, Always, http10(false)),
        one(u"100 Continue first"_s, pulled(), At::Layer, Always,
            behind("HTTP/1.1 100 Continue\r\n\r\n")),
        one(u"no HTTP at all, once"_s, pulled(), At::Layer, 1, raw("220 mail.example ESMTP\r\n")),
        one(u"no HTTP at all"_s, refused(Network), At::Layer, Always,
            raw("220 mail.example ESMTP\r\n")),
        one(u"a status that is no number"_s, refused(Network), At::Layer, Always,
            raw("HTTP/1.1 abc Yes\r\nContent-Length: 0\r\n\r\n")),
        one(u"no answer once, of the manifest"_s, pulled(), At::Manifest, 1, hangUp()),
        one(u"no answer always"_s, refused(Network), At::Anything, Always, hangUp()),
        one(u"a reset in place of an answer, once"_s, pulled(), At::Head, 1, resetAfter(0)),
        one(u"silence in place of an answer"_s, refused(Network, u"sent nothing"_s), At::Manifest,
            Always, silent()),
        manifest(u"a page with 200 for the manifest"_s, refused(Corrupt),
                 changed([page](PendingAnswer &answer) {
                     answer.headers = {{"Content-Type", "text/html"}};
                     answer.setBody(page);
                 })),
        one(u"a page with 200 for the manifest that HEAD named"_s, refused(DigestMismatch),
            At::Manifest, Always, body(page)),
        one(u"a page with 200 for the layer"_s, refused(DigestMismatch, u"size"_s), At::Layer,
            Always, body(page)),
        one(u"a page with 200 for the configuration"_s, refused(DigestMismatch), At::Config, Always,
            body(page)),
        one(u"nothing with 200 for the manifest"_s, refused(DigestMismatch), At::Manifest, Always,
            body({})),
        one(u"nothing with 200 for the layer"_s, refused(DigestMismatch), At::Layer, Always,
            body({})),
    };
}

} // namespace

QList<Scenario> answerScenarios()
{
    QList<Scenario> all = digestHeaders() + otherHeaders() + forms();
    for (Scenario &scenario : all) {
        if (scenario.name == u"another Docker-Content-Digest of HEAD"_s)
            scenario.notForOthers = u"does not ask by HEAD"_s;
        if (scenario.name.startsWith(u"silence"))
            scenario.silence = std::chrono::milliseconds(150);
        if (scenario.name == u"headers that do not end"_s)
            scenario.silence = std::chrono::milliseconds(600);
        // Qt reads a head byte by byte.
        if (scenario.name == u"headers of 1 MB"_s || scenario.name == u"ten thousand headers"_s)
            scenario.silence = std::chrono::seconds(30);
    }
    return all;
}

} // namespace reliability
