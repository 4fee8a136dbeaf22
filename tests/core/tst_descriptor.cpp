// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/descriptor.h"

#include "core/base/limits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using oci::Descriptor;
using oci::Digest;

class TestDescriptor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void ofBytes();
    void refuse_data();
    void refuse();
    void accept_data();
    void accept();
    void data_data();
    void data();
};

/// A valid descriptor with \a changes; an undefined value removes the key.
static QJsonObject with(const QJsonObject &changes)
{
    QJsonObject json{{u"mediaType"_s, u"application/vnd.oci.image.layer.v1.tar+gzip"_s},
                     {u"digest"_s, Digest::of("layer").toString()},
                     {u"size"_s, 5}};
    for (auto it = changes.begin(); it != changes.end(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

static QJsonObject without(const QString &key)
{
    QJsonObject json = with({});
    json.remove(key);
    return json;
}

void TestDescriptor::roundTrip()
{
    const QJsonObject json{
        {u"mediaType"_s, u"application/vnd.oci.image.manifest.v1+json"_s},
        {u"digest"_s, Digest::of("{}").toString()},
        {u"size"_s, 2},
        {u"urls"_s, QJsonArray{u"https://example.com/blob"_s}},
        {u"annotations"_s, QJsonObject{{u"a"_s, u"b"_s}}},
        {u"artifactType"_s, u"application/vnd.example"_s},
        {u"data"_s, u"e30="_s},
        {u"platform"_s, QJsonObject{{u"os"_s, u"windows"_s},
                                    {u"architecture"_s, u"arm"_s},
                                    {u"variant"_s, u"v6"_s},
                                    {u"os.version"_s, u"10.0.1"_s},
                                    {u"os.features"_s, QJsonArray{u"win32k"_s}}}},
    };
    const auto descriptor = Descriptor::parse(json);
    QVERIFY(descriptor);
    QCOMPARE(descriptor->mediaType, oci::MediaType::OciManifest);
    QCOMPARE(descriptor->size, 2);
    QCOMPARE(descriptor->urls, QStringList{u"https://example.com/blob"_s});
    QCOMPARE(descriptor->annotations.value(u"a"_s), u"b"_s);
    QCOMPARE(descriptor->data, "{}"_ba);
    QCOMPARE(descriptor->platform->toString(), u"windows/arm/v6"_s);
    QCOMPARE(descriptor->platform->osVersion, u"10.0.1"_s);
    QCOMPARE(descriptor->toJson(), json);
    QCOMPARE(Descriptor::parse(with({}))->toJson(), with({}));
}

void TestDescriptor::ofBytes()
{
    const auto descriptor = Descriptor::of(oci::MediaType::OciLayerGzip, "layer");
    QCOMPARE(descriptor.toJson(), with({}));
    QCOMPARE(descriptor, Descriptor::of(oci::MediaType::OciLayerGzip, Digest::of("layer"), 5));
}

void TestDescriptor::refuse_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, const QJsonObject &json,
                        ErrorCode code = ErrorCode::Corrupt) {
        QTest::newRow(name) << json << code;
    };
    row("empty", {});
    row("no media type", without(u"mediaType"_s));
    row("no digest", without(u"digest"_s));
    row("no size", without(u"size"_s));
    row("null size", with({{u"size"_s, QJsonValue()}}));
    row("size as text", with({{u"size"_s, u"5"_s}}));
    row("negative size", with({{u"size"_s, -1}}));
    row("fraction of a byte", with({{u"size"_s, 0.5}}));
    row("size beyond 2^53", with({{u"size"_s, 1e18}}));
    row("size above the limit", with({{u"size"_s, core::limits::BlobSize + 1}}),
        ErrorCode::LimitExceeded);
    row("media type a number", with({{u"mediaType"_s, 1}}));
    row("digest a number", with({{u"digest"_s, 1}}));
    row("digest leaves the folder", with({{u"digest"_s, u"sha256:../../../../../etc/passwd"_s}}));
    row("unknown algorithm", with({{u"digest"_s, u"blake3:"_s + QString(64, u'0')}}),
        ErrorCode::Unsupported);
    row("annotations a list", with({{u"annotations"_s, QJsonArray()}}));
    row("annotation a number", with({{u"annotations"_s, QJsonObject{{u"a"_s, 1}}}}));
    row("urls a string", with({{u"urls"_s, u"https://x"_s}}));
    row("url a number", with({{u"urls"_s, QJsonArray{1}}}));
    row("platform a string", with({{u"platform"_s, u"linux/amd64"_s}}));
    row("architecture a number", with({{u"platform"_s, QJsonObject{{u"architecture"_s, 386}}}}));
    row("data a number", with({{u"data"_s, 1}}));
}

void TestDescriptor::refuse()
{
    QFETCH(QJsonObject, json);
    QFETCH(ErrorCode, code);
    const auto descriptor = Descriptor::parse(json);
    QVERIFY(!descriptor);
    QCOMPARE(descriptor.error().code, code);
    QVERIFY(!descriptor.error().message.isEmpty());
}

void TestDescriptor::accept_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::newRow("size 0") << with({{u"size"_s, 0}});
    QTest::newRow("the largest size") << with({{u"size"_s, core::limits::BlobSize}});
    QTest::newRow("unknown media type") << with({{u"mediaType"_s, u"x/y"_s}});
    QTest::newRow("unknown keys") << with({{u"x"_s, QJsonArray{1}}});
    QTest::newRow("nulls") << with({{u"urls"_s, QJsonValue()},
                                    {u"annotations"_s, QJsonValue()},
                                    {u"platform"_s, QJsonValue()},
                                    {u"artifactType"_s, QJsonValue()},
                                    {u"data"_s, QJsonValue()}});
    QTest::newRow("empty platform") << with({{u"platform"_s, QJsonObject()}});
}

void TestDescriptor::accept()
{
    QFETCH(QJsonObject, json);
    const auto descriptor = Descriptor::parse(json);
    QVERIFY2(descriptor, descriptor ? "" : qPrintable(descriptor.error().detail));
    QCOMPARE(descriptor->size, json["size"_L1].toInteger());
    QVERIFY(!descriptor->platform);
    QCOMPARE(Descriptor::parse(descriptor->toJson()), descriptor);
}

void TestDescriptor::data_data()
{
    QTest::addColumn<QString>("base64");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("right") << u"bGF5ZXI="_s << "layer"_ba;
    QTest::newRow("without padding") << u"bGF5ZXI"_s << QByteArray();
    QTest::newRow("other bytes of the size") << u"TEFZRVI="_s << QByteArray();
    QTest::newRow("longer") << u"bGF5ZXJz"_s << QByteArray();
    QTest::newRow("shorter") << u"bGF5"_s << QByteArray();
    QTest::newRow("no base64") << u"bGF5ZXI!"_s << QByteArray();
    QTest::newRow("empty") << QString() << QByteArray();
}

void TestDescriptor::data()
{
    QFETCH(QString, base64);
    QFETCH(QByteArray, expected);
    const auto descriptor = Descriptor::parse(with({{u"data"_s, base64}}));
    QVERIFY(descriptor);
    QCOMPARE(descriptor->data, expected);
}

QTEST_GUILESS_MAIN(TestDescriptor)
#include "tst_descriptor.moc"
