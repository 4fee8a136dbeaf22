// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/manifest.h"

#include "core/base/limits.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using oci::ImageIndex;
using oci::ImageManifest;
using oci::MediaType;

class TestManifest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manifest();
    void index();
    void images();
    void isImage_data();
    void isImage();
    void refuse_data();
    void refuse();
    void accept_data();
    void accept();
    void expectedTheOther();
    void limits();
};

static const QString OciManifest = MediaType::OciManifest.toString();
static const QString OciIndex = MediaType::OciIndex.toString();
static const QString DockerManifest = MediaType::DockerManifest.toString();
static const QString DockerList = MediaType::DockerManifestList.toString();

static QByteArray descriptor(const QString &mediaType, const QByteArray &more = {},
                             const QByteArray &content = "x")
{
    return R"({"mediaType":")" + mediaType.toLatin1() + R"(","size":7,"digest":")"
           + oci::Digest::of(content).toString().toLatin1() + '"' + more + '}';
}

static const QByteArray Config = descriptor(MediaType::OciConfig.toString());
static const QByteArray Layer = descriptor(MediaType::OciLayerGzip.toString());

static QByteArray manifestJson(const QByteArray &more = {})
{
    return R"({"schemaVersion":2,"config":)" + Config + R"(,"layers":[)" + Layer + "]" + more + '}';
}

static QByteArray indexJson(const QByteArray &more = {})
{
    return R"({"schemaVersion":2,"manifests":[)" + descriptor(OciManifest) + "]" + more + '}';
}

void TestManifest::manifest()
{
    const QByteArray json = manifestJson(
        R"(,"mediaType":"application/vnd.oci.image.manifest.v1+json","annotations":{"a":"b"},)"
        R"("artifactType":"application/vnd.example","subject":null)");
    const auto manifest = ImageManifest::parse(json, MediaType::OciManifest);
    QVERIFY(manifest);
    QCOMPARE(manifest->mediaType, MediaType::OciManifest);
    QCOMPARE(manifest->config.mediaType, MediaType::OciConfig);
    QCOMPARE(manifest->layers.size(), 1);
    QCOMPARE(manifest->layers[0].digest, oci::Digest::of("x"));
    QCOMPARE(manifest->annotations.value(u"a"_s), u"b"_s);
    QCOMPARE(manifest->artifactType, u"application/vnd.example"_s);
    QCOMPARE(manifest->totalSize(), 14);
    QVERIFY(manifest->isImage());
}

void TestManifest::index()
{
    const auto index =
        ImageIndex::parse(indexJson(R"(,"annotations":{"a":"b"})"), MediaType::DockerManifestList);
    QVERIFY(index);
    QCOMPARE(index->mediaType, MediaType::DockerManifestList);
    QCOMPARE(index->manifests.size(), 1);
    QCOMPARE(index->annotations.value(u"a"_s), u"b"_s);
}

void TestManifest::images()
{
    const QByteArray amd64 = R"(,"platform":{"os":"linux","architecture":"amd64"})";
    const QByteArray unknown = R"(,"platform":{"os":"unknown","architecture":"unknown"})";
    const QByteArray attestation =
        unknown + R"(,"annotations":{"vnd.docker.reference.type":"attestation-manifest"})";
    const QByteArrayList entries{
        descriptor(OciManifest, amd64, "image"),
        descriptor(DockerManifest, {}, "image without platform"),
        descriptor(OciIndex, {}, "nested"),
        descriptor(OciManifest,
                   amd64 + R"(,"artifactType":"application/vnd.oci.image.config.v1+json")",
                   "image that says so"),
        descriptor(OciManifest, attestation, "attestation"),
        descriptor(OciManifest, unknown, "attestation without annotation"),
        descriptor(OciManifest, R"(,"artifactType":"application/vnd.example")", "artifact"),
        descriptor(u"application/vnd.example"_s, amd64, "unknown type"),
    };
    const auto index =
        ImageIndex::parse(R"({"manifests":[)" + entries.join(',') + "]}", MediaType::OciIndex);
    QVERIFY(index);
    QCOMPARE(index->manifests.size(), entries.size());
    QCOMPARE(index->images(), index->manifests.first(4));
}

void TestManifest::isImage_data()
{
    QTest::addColumn<QString>("config");
    QTest::addColumn<QString>("layer");
    QTest::addColumn<bool>("expected");
    const QString ociConfig = MediaType::OciConfig.toString();
    const QString layer = MediaType::OciLayer.toString();
    QTest::newRow("OCI") << ociConfig << layer << true;
    QTest::newRow("Docker") << MediaType::DockerConfig.toString()
                            << MediaType::DockerLayerGzip.toString() << true;
    QTest::newRow("chart") << u"application/vnd.cncf.helm.config.v1+json"_s << layer << false;
    QTest::newRow("empty config") << u"application/vnd.oci.empty.v1+json"_s << layer << false;
    QTest::newRow("signature") << ociConfig << u"application/vnd.dev.cosign.simplesigning.v1+json"_s
                               << false;
    QTest::newRow("attestation") << ociConfig << u"application/vnd.in-toto+json"_s << false;
}

void TestManifest::isImage()
{
    QFETCH(QString, config);
    QFETCH(QString, layer);
    QFETCH(bool, expected);
    const QByteArray json =
        R"({"config":)" + descriptor(config) + R"(,"layers":[)" + descriptor(layer) + "]}";
    QCOMPARE(ImageManifest::parse(json, MediaType::OciManifest)->isImage(), expected);
}

void TestManifest::refuse_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("mediaType");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, const QByteArray &json, const QString &mediaType,
                        ErrorCode code = ErrorCode::Corrupt) {
        QTest::newRow(name) << json << mediaType << code;
    };
    const auto unsupported = ErrorCode::Unsupported;
    row("nothing", {}, OciManifest);
    row("HTML", "<html></html>", OciManifest);
    row("cut", manifestJson().chopped(1), OciManifest);
    row("key twice", manifestJson(R"(,"layers":[])"), OciManifest);
    // CVE-2021-41190: one document, two readings.
    row("manifest with manifests", manifestJson(R"(,"manifests":[])"), OciManifest);
    row("manifest with Manifests", manifestJson(R"(,"Manifests":[])"), OciManifest);
    row("manifest with null manifests", manifestJson(R"(,"manifests":null)"), OciManifest);
    row("manifest with fsLayers", manifestJson(R"(,"fsLayers":[])"), DockerManifest);
    row("index with layers", indexJson(R"(,"layers":[])"), OciIndex);
    row("index with config", indexJson(R"(,"config":{})"), OciIndex);
    row("index with CONFIG", indexJson(R"(,"CONFIG":{})"), DockerList);
    row("index with fsLayers", indexJson(R"(,"fsLayers":[])"), DockerList);
    row("both, announced as nothing", manifestJson(R"(,"manifests":[])"), {});
    row("manifest announced as index", manifestJson(), OciIndex);
    row("index announced as manifest", indexJson(), OciManifest);
    row("names another type", manifestJson(R"(,"mediaType":")" + DockerManifest.toLatin1() + '"'),
        OciManifest);
    row("names an index", manifestJson(R"(,"mediaType":")" + OciIndex.toLatin1() + '"'),
        OciManifest);
    row("names an index, not announced",
        manifestJson(R"(,"mediaType":")" + OciIndex.toLatin1() + '"'), u"text/plain"_s);
    row("media type a number", manifestJson(R"(,"mediaType":1)"), OciManifest);
    row("config missing", R"({"layers":[]})", OciManifest);
    row("config null", R"({"config":null,"layers":[]})", OciManifest);
    row("config empty", R"({"config":{},"layers":[]})", OciManifest);
    row("layers an object", R"({"config":)" + Config + R"(,"layers":{}})", OciManifest);
    row("layer null", R"({"config":)" + Config + R"(,"layers":[null]})", OciManifest);
    row("manifests missing", R"({"schemaVersion":2})", OciIndex);
    row("manifests a string", R"({"manifests":"x"})", OciIndex);
    row("annotations a list", manifestJson(R"(,"annotations":[])"), OciManifest);
    row("schema version a string", R"({"schemaVersion":"2","manifests":[]})", OciIndex);
    row("digest leaves the folder",
        R"({"manifests":[{"mediaType":"x/y","size":1,"digest":"sha256:../../x"}]})", OciIndex);
    row("unknown digest algorithm",
        R"({"manifests":[{"mediaType":"x/y","size":1,"digest":"blake3:00"}]})", OciIndex,
        unsupported);
    row("schema 3", R"({"schemaVersion":3,"manifests":[]})", OciIndex, unsupported);
    row("schema 1", R"({"schemaVersion":1,"fsLayers":[],"history":[]})",
        u"application/vnd.docker.distribution.manifest.v1+json"_s, unsupported);
    row("schema 1, signed", R"({"schemaVersion":1,"fsLayers":[],"signatures":[]})",
        u"application/vnd.docker.distribution.manifest.v1+prettyjws"_s, unsupported);
    row("schema 1, not announced", R"({"schemaVersion":1,"fsLayers":[]})", {}, unsupported);
    row("schema 1, announced as schema 2", R"({"schemaVersion":1,"fsLayers":[]})", DockerManifest,
        unsupported);
    row("another kind of document", "{}", u"application/vnd.oci.image.config.v1+json"_s,
        unsupported);
    row("nothing to go by", "{}", {}, unsupported);
}

void TestManifest::refuse()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, mediaType);
    QFETCH(ErrorCode, code);
    const auto parsed = oci::parseManifestOrIndex(json, MediaType::parse(mediaType));
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, code);
    QVERIFY(parsed.error().message.endsWith(u'.'));
    QCOMPARE(parsed.error().message.contains(u"schema 1"),
             QByteArrayView(QTest::currentDataTag()).startsWith("schema 1"));
    QVERIFY(!ImageIndex::parse(json, MediaType::parse(mediaType)));
    QVERIFY(!ImageManifest::parse(json, MediaType::parse(mediaType)));
}

void TestManifest::accept_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("announced");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &json, const QString &announced,
                        const QString &expected) {
        QTest::newRow(name) << json << announced << expected;
    };
    const QByteArray named = R"(,"mediaType":")" + DockerManifest.toLatin1() + '"';
    row("manifest", manifestJson(), OciManifest, OciManifest);
    row("Docker manifest", manifestJson(named), DockerManifest, DockerManifest);
    row("parameters", manifestJson(), OciManifest + u"; charset=utf-8"_s, OciManifest);
    row("named, announced as text", manifestJson(named), u"text/plain"_s, DockerManifest);
    row("named, not announced", manifestJson(named), {}, DockerManifest);
    row("by content: manifest", manifestJson(), u"application/json"_s, OciManifest);
    row("by content: index", indexJson(), {}, OciIndex);
    row("index", indexJson(), OciIndex, OciIndex);
    row("manifest list", indexJson(), DockerList, DockerList);
    row("no layers", R"({"schemaVersion":2,"config":)" + Config + '}', OciManifest, OciManifest);
    row("null layers", R"({"config":)" + Config + R"(,"layers":null})", OciManifest, OciManifest);
    row("empty index", R"({"schemaVersion":2,"manifests":[]})", OciIndex, OciIndex);
    row("null manifests", R"({"schemaVersion":2,"manifests":null})", OciIndex, OciIndex);
    row("unknown keys", indexJson(R"(,"x":{"config":1})"), OciIndex, OciIndex);
    row("unknown type in an index", R"({"manifests":[)" + descriptor(u"x/y"_s) + "]}", OciIndex,
        OciIndex);
}

void TestManifest::accept()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, announced);
    QFETCH(QString, expected);
    const auto parsed = oci::parseManifestOrIndex(json, MediaType::parse(announced));
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().detail));
    const MediaType type = std::visit([](const auto &value) { return value.mediaType; }, *parsed);
    QCOMPARE(type.toString(), expected);
    const bool isIndex = type.kind() == MediaType::Kind::Index;
    QCOMPARE(std::holds_alternative<ImageIndex>(*parsed), isIndex);
    QCOMPARE(ImageIndex::parse(json, MediaType::parse(announced)).has_value(), isIndex);
    QCOMPARE(ImageManifest::parse(json, MediaType::parse(announced)).has_value(), !isIndex);
}

void TestManifest::expectedTheOther()
{
    QCOMPARE(ImageIndex::parse(manifestJson(), MediaType::OciManifest).error().code,
             ErrorCode::Corrupt);
    QCOMPARE(ImageManifest::parse(indexJson(), MediaType::OciIndex).error().code,
             ErrorCode::Corrupt);
}

void TestManifest::limits()
{
    const auto entries = [](const QByteArray &entry, qsizetype count) {
        return QByteArrayList(count, entry).join(',');
    };
    // Short enough for IndexEntries + 1 of them to fit into the limit on bytes.
    const QByteArray entry = descriptor(u"x/y"_s);
    const QByteArray many = R"({"manifests":[)" + entries(entry, core::limits::IndexEntries) + "]}";
    QVERIFY(many.size() < core::limits::Manifest);
    QVERIFY(ImageIndex::parse(many, MediaType::OciIndex));
    const QByteArray tooMany =
        R"({"manifests":[)" + entries(entry, core::limits::IndexEntries + 1) + "]}";
    QCOMPARE(ImageIndex::parse(tooMany, MediaType::OciIndex).error().code,
             ErrorCode::LimitExceeded);
    const QByteArray layers = R"({"config":)" + Config + R"(,"layers":[)"
                              + entries(entry, core::limits::Layers + 1) + "]}";
    QCOMPARE(ImageManifest::parse(layers, MediaType::OciManifest).error().code,
             ErrorCode::LimitExceeded);
    QByteArray large = indexJson();
    large.append(core::limits::Manifest - large.size(), ' ');
    QVERIFY(ImageIndex::parse(large, MediaType::OciIndex));
    large.append(' ');
    QCOMPARE(ImageIndex::parse(large, MediaType::OciIndex).error().code, ErrorCode::LimitExceeded);
}

QTEST_GUILESS_MAIN(TestManifest)
#include "tst_manifest.moc"
