// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reliability/scenario.h"

#include "core/base/limits.h"
#include "tests/support/compressing.h"
#include "tests/support/memoryregistry.h"
#include "tests/support/tarbuilder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using oci::Descriptor;
using oci::Digest;
using oci::MediaType;
using support::MemoryRegistry;

namespace reliability {

namespace {

const QString Linux = QStringLiteral("linux/amd64");
const QString Tag = QStringLiteral("1");

using Content = std::function<void(MemoryRegistry &)>;

Scenario of(const QString &name, const Expected &expected, const Content &content)
{
    return {.name = name, .expected = expected, .content = content};
}

QByteArray tar(const char *name = "file")
{
    return support::TarBuilder().filler(name, 5000).bytes();
}

QByteArray bytesOf(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// An image of one layer, packed and called as you like.
Content layer(const QByteArray &blob, const MediaType &type, const QByteArray &unpacked)
{
    return [=](MemoryRegistry &registry) {
        registry.addImage({registry.addBlob(blob, type)}, {Digest::of(unpacked)}, Linux, Tag);
    };
}

/// A right manifest, for \a change to be made to it before it gets its tag.
Content manifest(const std::function<void(QJsonObject &)> &change,
                 const MediaType &type = MediaType::OciManifest)
{
    return [=](MemoryRegistry &registry) {
        const Descriptor one = registry.addBlob(tar(), MediaType::OciLayer);
        const QByteArray config = bytesOf(
            {{u"os"_s, u"linux"_s},
             {u"architecture"_s, u"amd64"_s},
             {u"rootfs"_s, QJsonObject{{u"type"_s, u"layers"_s},
                                       {u"diff_ids"_s, QJsonArray{one.digest.toString()}}}}});
        QJsonObject json{{u"schemaVersion"_s, 2},
                         {u"config"_s, registry.addBlob(config, MediaType::OciConfig).toJson()},
                         {u"layers"_s, QJsonArray{one.toJson()}}};
        change(json);
        registry.addManifest(bytesOf(json), type, Tag);
    };
}

/// A right image with \a bytes for a configuration.
Content config(const QByteArray &bytes)
{
    return [=](MemoryRegistry &registry) {
        const QJsonObject json{
            {u"schemaVersion"_s, 2},
            {u"config"_s, registry.addBlob(bytes, MediaType::OciConfig).toJson()},
            {u"layers"_s, QJsonArray{registry.addBlob(tar(), MediaType::OciLayer).toJson()}}};
        registry.addManifest(bytesOf(json), MediaType::OciManifest, Tag);
    };
}

Descriptor smallImage(MemoryRegistry &registry, const QString &platform, const QString &tag = {})
{
    const Descriptor one =
        registry.addBlob(tar(qPrintable(platform.section(u'/', 1))), MediaType::OciLayer);
    Descriptor image = registry.addImage({one}, {one.digest}, platform, tag);
    image.platform = *oci::Platform::parse(platform);
    return image;
}

QList<Scenario> images()
{
    using enum ErrorCode;
    const QByteArray plain = tar();
    return {
        of(u"a plain layer"_s, pulled(), layer(plain, MediaType::OciLayer, plain)),
        of(u"a gzip layer"_s, pulled(),
           layer(support::gzip(plain), MediaType::OciLayerGzip, plain)),
        of(u"a zstd layer"_s, pulled(),
           layer(support::zstd(plain), MediaType::OciLayerZstd, plain)),
        of(u"a gzip layer that is said to be plain"_s, pulled(),
           layer(support::gzip(plain), MediaType::OciLayer, plain)),
        of(u"a plain layer that is said to be gzip"_s, pulled(),
           layer(plain, MediaType::DockerLayerGzip, plain)),
        of(u"a zstd layer that is said to be gzip"_s, pulled(),
           layer(support::zstd(plain), MediaType::OciLayerGzip, plain)),
        of(u"a gzip layer of two members"_s, pulled(),
           layer(support::gzip(plain.first(2000)) + support::gzip(plain.sliced(2000)),
                 MediaType::OciLayerGzip, plain)),
        of(u"a layer without a byte"_s, pulled(), layer({}, MediaType::OciLayer, {})),
        of(u"a layer without a file"_s, pulled(),
           layer(QByteArray(1024, '\0'), MediaType::OciLayer, QByteArray(1024, '\0'))),
        of(u"bytes behind the end of the tar"_s, pulled(),
           layer(plain + QByteArray(3000, 'x'), MediaType::OciLayer,
                 plain + QByteArray(3000, 'x'))),
        // CVE-2017-14992, GHSA-qq3r-w4hj-gjp6: padding that unpacks to no end.
        of(u"64 MiB of padding in a small layer (CVE-2017-14992)"_s, pulled(),
           [plain](MemoryRegistry &registry) {
               const QByteArray padded = plain + QByteArray(64 * core::limits::MiB, '\0');
               layer(support::gzip(padded), MediaType::OciLayerGzip, padded)(registry);
           }),
        of(u"no layer"_s, pulled(),
           [](MemoryRegistry &registry) { registry.addImage({}, {}, Linux, Tag); }),
        of(u"one layer three times"_s, pulled(),
           [plain](MemoryRegistry &registry) {
               const Descriptor one = registry.addBlob(plain, MediaType::OciLayer);
               registry.addImage({one, one, one}, {one.digest, one.digest, one.digest}, Linux, Tag);
           }),
        of(u"sha512"_s, pulled(),
           [plain](MemoryRegistry &registry) {
               const Descriptor one =
                   registry.addBlob(plain, MediaType::OciLayer, Digest::Algorithm::Sha512);
               registry.addImage({one}, {Digest::of(plain)}, Linux, Tag);
           }),
        of(u"a layer that registries may not pass on, not there"_s, pulled(),
           [plain](MemoryRegistry &registry) {
               Descriptor absent = Descriptor::of(
                   MediaType::parse(
                       u"application/vnd.oci.image.layer.nondistributable.v1.tar+gzip"_s),
                   "elsewhere");
               absent.urls = {u"http://127.0.0.1:1/layer"_s};
               registry.addImage({absent}, {Digest::of(plain)}, Linux, Tag);
           }),
        of(u"a layer that is not there"_s, refusedForGood(NotFound, u"does not have the blob"_s),
           [](MemoryRegistry &registry) {
               registry.addImage({Descriptor::of(MediaType::OciLayer, "nowhere")},
                                 {Digest::of("nowhere")}, Linux, Tag);
           }),
    };
}

QList<Scenario> layersThatContradict()
{
    using enum ErrorCode;
    const QByteArray plain = tar();
    const QByteArray gzip = support::gzip(plain);
    const auto bad = [](const QString &name, ErrorCode code, const Content &content) {
        return of(name, refusedForGood(code), content);
    };
    return {
        bad(u"another DiffID"_s, DigestMismatch, layer(gzip, MediaType::OciLayerGzip, tar("b"))),
        bad(u"digest of the blob for a DiffID"_s, DigestMismatch,
            layer(gzip, MediaType::OciLayerGzip, gzip)),
        bad(u"fewer DiffIDs than layers"_s, Corrupt,
            [plain](MemoryRegistry &registry) {
                const Descriptor one = registry.addBlob(plain, MediaType::OciLayer);
                registry.addImage({one, one}, {one.digest}, Linux, Tag);
            }),
        bad(u"more DiffIDs than layers"_s, Corrupt,
            [plain](MemoryRegistry &registry) {
                const Descriptor one = registry.addBlob(plain, MediaType::OciLayer);
                registry.addImage({one}, {one.digest, one.digest}, Linux, Tag);
            }),
        bad(u"gzip that ends too early"_s, Corrupt,
            layer(gzip.chopped(9), MediaType::OciLayerGzip, plain)),
        bad(u"garbage behind gzip"_s, Corrupt,
            layer(gzip + "garbage", MediaType::OciLayerGzip, plain)),
        bad(u"a tar that ends too early"_s, Corrupt,
            layer(plain.first(3000), MediaType::OciLayer, plain.first(3000))),
        bad(u"no tar"_s, Corrupt,
            layer(QByteArray(5000, 'x'), MediaType::OciLayer, QByteArray(5000, 'x'))),
        bad(u"a size that is too small"_s, DigestMismatch,
            [plain](MemoryRegistry &registry) {
                Descriptor one = registry.addBlob(plain, MediaType::OciLayer);
                one.size -= 1;
                registry.addImage({one}, {one.digest}, Linux, Tag);
            }),
        bad(u"a size that is too large"_s, DigestMismatch,
            [plain](MemoryRegistry &registry) {
                Descriptor one = registry.addBlob(plain, MediaType::OciLayer);
                one.size += 1;
                registry.addImage({one}, {one.digest}, Linux, Tag);
            }),
    };
}

QList<Scenario> manifests()
{
    using enum ErrorCode;
    const auto with = [](const QString &key, const QJsonValue &value) {
        return manifest([=](QJsonObject &json) { json.insert(key, value); });
    };
    const auto bad = [](const QString &name, ErrorCode code, const Content &content) {
        return of(name, refusedForGood(code), content);
    };
    QJsonObject annotations;
    for (int i = 0; i < 390; ++i)
        annotations.insert(u"org.example.%1"_s.arg(i), QString(10'000, u'a'));
    QJsonObject tooMany = annotations;
    for (int i = 390; i < 430; ++i)
        tooMany.insert(u"org.example.%1"_s.arg(i), QString(10'000, u'a'));
    const QJsonArray elsewhere{Descriptor::of(MediaType::OciLayer, "a").toJson()};
    QJsonArray tenThousand;
    for (int i = 0; i <= core::limits::Layers; ++i)
        tenThousand.append(elsewhere.first());
    return {
        of(u"a manifest of 3.9 MB"_s, pulled(), with(u"annotations"_s, annotations)),
        bad(u"a manifest of more than 4 MiB"_s, LimitExceeded, with(u"annotations"_s, tooMany)),
        of(u"keys that nobody knows"_s, pulled(), with(u"x"_s, QJsonObject{{u"config"_s, 1}})),
        of(u"a subject that is not there"_s, pulled(), with(u"subject"_s, elsewhere.first())),
        of(u"an artifact type"_s, pulled(), with(u"artifactType"_s, u"application/x.y"_s)),
        of(u"an artifact of an empty configuration"_s, pulled(),
           [](MemoryRegistry &registry) {
               const auto empty = MediaType::parse(u"application/vnd.oci.empty.v1+json"_s);
               const QJsonObject json{
                   {u"schemaVersion"_s, 2},
                   {u"artifactType"_s, u"application/vnd.example.sbom"_s},
                   {u"config"_s, registry.addBlob("{}", empty).toJson()},
                   {u"layers"_s,
                    QJsonArray{
                        registry.addBlob("sbom", MediaType::parse(u"text/plain"_s)).toJson()}}};
               registry.addManifest(bytesOf(json), MediaType::OciManifest, Tag);
           }),
        of(u"a configuration that is embedded"_s, pulled(), manifest([](QJsonObject &json) {
               QJsonObject config = json[u"config"_s].toObject();
               config.insert(u"data"_s, u"bm90IHRoZSBjb25maWd1cmF0aW9u"_s); // Other bytes.
               json.insert(u"config"_s, config);
           })),
        of(u"a layer of a type that nobody knows"_s, pulled(), manifest([](QJsonObject &json) {
               QJsonObject layer = json[u"layers"_s].toArray().first().toObject();
               layer.insert(u"mediaType"_s, u"application/vnd.example.weights"_s);
               json.insert(u"layers"_s, QJsonArray{layer});
           })),
        // CVE-2021-41190: one document that can be read in two ways.
        bad(u"a manifest with manifests (CVE-2021-41190)"_s, Corrupt,
            with(u"manifests"_s, QJsonArray())),
        bad(u"a manifest with Manifests (CVE-2021-41190)"_s, Corrupt,
            with(u"Manifests"_s, QJsonArray())),
        bad(u"a manifest with fsLayers (CVE-2021-41190)"_s, Corrupt,
            with(u"fsLayers"_s, QJsonArray())),
        bad(u"a manifest that says it is an index"_s, Corrupt,
            with(u"mediaType"_s, MediaType::OciIndex.toString())),
        bad(u"a manifest that the registry calls an index"_s, Corrupt,
            manifest([](QJsonObject &) {}, MediaType::OciIndex)),
        bad(u"10,001 layers"_s, LimitExceeded, with(u"layers"_s, tenThousand)),
        bad(u"a layer of a negative size"_s, Corrupt, manifest([](QJsonObject &json) {
                QJsonObject layer = json[u"layers"_s].toArray().first().toObject();
                layer.insert(u"size"_s, -1);
                json.insert(u"layers"_s, QJsonArray{layer});
            })),
        bad(u"a layer of 2 TiB"_s, LimitExceeded, manifest([](QJsonObject &json) {
                QJsonObject layer = json[u"layers"_s].toArray().first().toObject();
                layer.insert(u"size"_s, 2 * core::limits::BlobSize);
                json.insert(u"layers"_s, QJsonArray{layer});
            })),
        bad(u"schema 1"_s, Unsupported,
            [](MemoryRegistry &registry) {
                registry.addManifest(
                    R"({"schemaVersion":1,"fsLayers":[],"history":[]})",
                    MediaType::parse(u"application/vnd.docker.distribution.manifest.v1"
                                     "+prettyjws"_s),
                    Tag);
            }),
        bad(u"schema 3"_s, Unsupported, with(u"schemaVersion"_s, 3)),
        bad(u"one key twice"_s, Corrupt,
            [](MemoryRegistry &registry) {
                registry.addManifest(R"({"schemaVersion":2,"layers":[],"layers":[],"config":{}})",
                                     MediaType::OciManifest, Tag);
            }),
        bad(u"JSON of a depth of 5,000"_s, Corrupt,
            [](MemoryRegistry &registry) {
                registry.addManifest(QByteArray(5000, '[') + QByteArray(5000, ']'),
                                     MediaType::OciManifest, Tag);
            }),
        bad(u"a manifest that is not UTF-8"_s, Corrupt,
            [](MemoryRegistry &registry) {
                registry.addManifest("{\"schemaVersion\":2,\"x\":\"\xff\xfe\"}",
                                     MediaType::OciManifest, Tag);
            }),
    };
}

/// Broken ones ended the program of others (CVE-2021-21285).
QList<Scenario> configurations()
{
    using enum ErrorCode;
    const auto bad = [](const QString &name, ErrorCode code, const Content &content) {
        return of(name, refusedForGood(code), content);
    };
    return {
        bad(u"a configuration that is no JSON"_s, Corrupt, config("<html>")),
        bad(u"a configuration that is a list"_s, Corrupt, config("[]")),
        bad(u"a configuration without rootfs"_s, Corrupt, config("{}")),
        bad(u"a configuration of 9 MB"_s, LimitExceeded, config(QByteArray(9'000'000, ' '))),
        bad(u"a DiffID that is none"_s, Corrupt,
            config(R"({"rootfs":{"type":"layers","diff_ids":["sha256:../../x"]}})")),
    };
}

QList<Scenario> indexes()
{
    using enum ErrorCode;
    const auto bad = [](const QString &name, ErrorCode code, const Content &content) {
        return of(name, refusedForGood(code), content);
    };
    const auto nested = [](int depth) {
        return [depth](MemoryRegistry &registry) {
            Descriptor inner = smallImage(registry, oci::Platform::host().toString());
            for (int i = 1; i < depth; ++i)
                inner = registry.addIndex({inner}, {});
            registry.addIndex({inner}, Tag);
        };
    };
    const QString here = oci::Platform::host().toString();
    return {
        of(u"an index of two platforms"_s, pulled(),
           [here](MemoryRegistry &registry) {
               registry.addIndex(
                   {smallImage(registry, u"linux/s390x"_s), smallImage(registry, here)}, Tag);
           }),
        of(u"an index in an index"_s, pulled(), nested(2)),
        of(u"indexes of a depth of 8"_s, pulled(), nested(core::limits::IndexDepth)),
        bad(u"indexes of a depth of 9"_s, LimitExceeded, nested(core::limits::IndexDepth + 1)),
        of(u"an index with an attestation"_s, pulled(),
           [here](MemoryRegistry &registry) {
               const Descriptor image = smallImage(registry, here);
               Descriptor attestation = registry.addImage({}, {}, Linux);
               attestation.platform = *oci::Platform::parse(u"unknown/unknown"_s);
               attestation.annotations = {
                   {oci::annotation::ReferenceType, u"attestation-manifest"_s},
                   {oci::annotation::ReferenceDigest, image.digest.toString()}};
               registry.addIndex({attestation, image}, Tag);
           }),
        bad(u"an index of nothing"_s, NotFound,
            [](MemoryRegistry &registry) { registry.addIndex({}, Tag); }),
        bad(u"an index of other platforms"_s, NotFound,
            [](MemoryRegistry &registry) {
                registry.addIndex({smallImage(registry, u"linux/s390x"_s),
                                   smallImage(registry, u"linux/riscv64"_s)},
                                  Tag);
            }),
        bad(u"an index of 10,001 images"_s, LimitExceeded,
            [here](MemoryRegistry &registry) {
                registry.addIndex(
                    QList<Descriptor>(core::limits::IndexEntries + 1, smallImage(registry, here)),
                    Tag);
            }),
        bad(u"an index with layers (CVE-2021-41190)"_s, Corrupt,
            [](MemoryRegistry &registry) {
                registry.addManifest(R"({"schemaVersion":2,"manifests":[],"layers":[]})",
                                     MediaType::OciIndex, Tag);
            }),
        bad(u"an image in an index that is not there"_s, NotFound,
            [here](MemoryRegistry &registry) {
                Descriptor nowhere = Descriptor::of(MediaType::OciManifest, "nowhere");
                nowhere.platform = *oci::Platform::parse(here);
                registry.addIndex({nowhere}, Tag);
            }),
        bad(u"an image in an index of another size"_s, DigestMismatch,
            [here](MemoryRegistry &registry) {
                Descriptor image = smallImage(registry, here);
                image.size += 1;
                registry.addIndex({image}, Tag);
            }),
        bad(u"an image in an index that is an index"_s, Corrupt,
            [here](MemoryRegistry &registry) {
                Descriptor inner = registry.addIndex({smallImage(registry, here)}, {});
                inner.mediaType = MediaType::OciManifest;
                inner.platform = *oci::Platform::parse(here);
                registry.addIndex({inner}, Tag);
            }),
    };
}

} // namespace

QList<Scenario> contentScenarios()
{
    return images() + layersThatContradict() + manifests() + configurations() + indexes();
}

} // namespace reliability
