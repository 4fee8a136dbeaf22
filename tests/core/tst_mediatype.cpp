// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/mediatype.h"

#include <QTest>

using namespace Qt::StringLiterals;
using oci::MediaType;
using Kind = oci::MediaType::Kind;
using Compression = oci::MediaType::Compression;

class TestMediaType : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kind_data();
    void kind();
    void text_data();
    void text();
    void constants();
};

void TestMediaType::kind_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Compression>("compression");
    QTest::addColumn<bool>("nondistributable");
    const auto row = [](const char *text, Kind kind, Compression compression = Compression::None,
                        bool nondistributable = false) {
        QTest::newRow(text) << QString::fromLatin1(text) << kind << compression << nondistributable;
    };
    row("application/vnd.oci.image.index.v1+json", Kind::Index);
    row("application/vnd.docker.distribution.manifest.list.v2+json", Kind::Index);
    row("application/vnd.oci.image.manifest.v1+json", Kind::Manifest);
    row("application/vnd.docker.distribution.manifest.v2+json", Kind::Manifest);
    row("application/vnd.docker.distribution.manifest.v1+json", Kind::Schema1);
    row("application/vnd.docker.distribution.manifest.v1+prettyjws", Kind::Schema1);
    row("application/vnd.oci.image.config.v1+json", Kind::Config);
    row("application/vnd.docker.container.image.v1+json", Kind::Config);
    row("application/vnd.oci.empty.v1+json", Kind::Empty);
    row("application/vnd.oci.image.layer.v1.tar", Kind::Layer);
    row("application/vnd.oci.image.layer.v1.tar+gzip", Kind::Layer, Compression::Gzip);
    row("application/vnd.oci.image.layer.v1.tar+zstd", Kind::Layer, Compression::Zstd);
    row("application/vnd.docker.image.rootfs.diff.tar", Kind::Layer);
    row("application/vnd.docker.image.rootfs.diff.tar.gzip", Kind::Layer, Compression::Gzip);
    row("application/vnd.oci.image.layer.nondistributable.v1.tar", Kind::Layer, Compression::None,
        true);
    row("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip", Kind::Layer,
        Compression::Gzip, true);
    row("application/vnd.oci.image.layer.nondistributable.v1.tar+zstd", Kind::Layer,
        Compression::Zstd, true);
    row("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip", Kind::Layer, Compression::Gzip,
        true);
    row("application/vnd.oci.image.layer.v1.tar+gzip+encrypted", Kind::Unknown);
    row("application/vnd.in-toto+json", Kind::Unknown);
    row("application/json", Kind::Unknown);
    row("text/plain", Kind::Unknown);
    row("", Kind::Unknown);
}

void TestMediaType::kind()
{
    QFETCH(QString, text);
    QFETCH(Kind, kind);
    QFETCH(Compression, compression);
    QFETCH(bool, nondistributable);
    const auto type = MediaType::parse(text);
    QCOMPARE(type.toString(), text);
    QCOMPARE(type.kind(), kind);
    QCOMPARE(type.compression(), compression);
    QCOMPARE(type.isNondistributable(), nondistributable);
    QCOMPARE(type.isEmpty(), text.isEmpty());
}

void TestMediaType::text_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("parameters") << u"application/vnd.oci.image.index.v1+json; charset=utf-8"_s
                                << u"application/vnd.oci.image.index.v1+json"_s;
    QTest::newRow("case") << u"Application/VND.oci.image.index.v1+JSON"_s
                          << u"application/vnd.oci.image.index.v1+json"_s;
    QTest::newRow("white space") << u"  text/plain\t"_s << u"text/plain"_s;
    QTest::newRow("only parameters") << u"; charset=utf-8"_s << QString();
}

void TestMediaType::text()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(MediaType::parse(text).toString(), expected);
    QCOMPARE(MediaType::parse(text), MediaType::parse(expected));
    QCOMPARE(qHash(MediaType::parse(text)), qHash(MediaType::parse(expected)));
}

void TestMediaType::constants()
{
    QCOMPARE(MediaType::OciIndex.kind(), Kind::Index);
    QCOMPARE(MediaType::DockerManifestList.kind(), Kind::Index);
    QCOMPARE(MediaType::OciManifest.kind(), Kind::Manifest);
    QCOMPARE(MediaType::DockerManifest.kind(), Kind::Manifest);
    QCOMPARE(MediaType::OciConfig.kind(), Kind::Config);
    QCOMPARE(MediaType::DockerConfig.kind(), Kind::Config);
    QCOMPARE(MediaType::OciLayer.compression(), Compression::None);
    QCOMPARE(MediaType::OciLayerGzip.compression(), Compression::Gzip);
    QCOMPARE(MediaType::OciLayerZstd.compression(), Compression::Zstd);
    QCOMPARE(MediaType::DockerLayerGzip.compression(), Compression::Gzip);
}

QTEST_GUILESS_MAIN(TestMediaType)
#include "tst_mediatype.moc"
