// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reliability/scenario.h"

#include "tests/support/memoryregistry.h"

using namespace Qt::StringLiterals;
using core::ErrorCode;
using oci::MediaType;
using support::MemoryRegistry;

namespace reliability {

namespace {

/// What stands where a digest should.
struct Text
{
    const char *name;
    QByteArray text;
    ErrorCode code = ErrorCode::Corrupt;
};

QList<Text> texts()
{
    const QByteArray hex(64, 'a');
    return {
        {"climbs out of a folder", "sha256:../../../../etc/passwd"},
        {"climbs out of a folder, of the right length",
         "sha256:../../../../" + QByteArray(64 - 12, 'a')},
        {"climbs in percent signs", "sha256:..%2f..%2f" + QByteArray(64 - 10, 'a')},
        {"is a path", "/etc/passwd"},
        {"is another address", "sha256:" + hex + "/../../other/blobs/sha256:" + hex},
        {"has a query", "sha256:" + hex + "?x=1"},
        {"has a line break", "sha256:" + hex + "\\n"},
        {"is in capitals", "sha256:" + QByteArray(64, 'A')},
        {"is too short", "sha256:" + hex.chopped(1)},
        {"is too long", "sha256:" + hex + 'a'},
        {"has no algorithm", hex},
        {"has an empty algorithm", ':' + hex},
        {"is empty", ""},
        {"is of an unknown algorithm", "blake3:" + hex, ErrorCode::Unsupported},
        {"is of MD5", "md5:" + hex.first(32), ErrorCode::Unsupported},
    };
}

QByteArray descriptor(const MediaType &type, const QByteArray &digest)
{
    return R"({"mediaType":")" + type.toString().toLatin1() + R"(","size":7,"digest":")" + digest
           + "\"}";
}

Scenario with(const QString &where, const Text &text, const QByteArray &json, const MediaType &type)
{
    return {.name = where.arg(QLatin1StringView(text.name)),
            .expected = refusedForGood(text.code),
            .content = [=](MemoryRegistry &registry) { registry.addManifest(json, type, u"1"_s); }};
}

} // namespace

// CVE-2024-3727: what stood there got into paths and addresses.
QList<Scenario> digestScenarios()
{
    const QByteArray good = oci::Digest::of("good").toString().toLatin1();
    QList<Scenario> all;
    for (const Text &text : texts()) {
        all.append(with(u"a layer's digest %1 (CVE-2024-3727)"_s, text,
                        R"({"schemaVersion":2,"config":)" + descriptor(MediaType::OciConfig, good)
                            + R"(,"layers":[)" + descriptor(MediaType::OciLayer, text.text) + "]}",
                        MediaType::OciManifest));
    }
    for (const Text &text : {texts().first(), texts()[4], texts().last()}) {
        all.append(with(u"a configuration's digest %1 (CVE-2024-3727)"_s, text,
                        R"({"schemaVersion":2,"config":)"
                            + descriptor(MediaType::OciConfig, text.text) + R"(,"layers":[]})",
                        MediaType::OciManifest));
        all.append(with(u"an image's digest in an index %1 (CVE-2024-3727)"_s, text,
                        R"({"schemaVersion":2,"manifests":[)"
                            + descriptor(MediaType::OciManifest, text.text) + "]}",
                        MediaType::OciIndex));
    }
    return all;
}

} // namespace reliability
