// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/pull.h"

#include "tests/support/expected.h"
#include "tests/support/memoryregistry.h"
#include "tests/support/pulledstore.h"
#include "tests/support/pushedimage.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using registry::LayerStage;
using support::MemoryRegistry;
using support::PulledStore;
using support::pullOf;
using support::RawConnection;
using support::RawRequest;

/// Pulls of images that are right and that few registries have.
class TestPullUnusual final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foreignLayer_data();
    void foreignLayer();
    void missingOrdinaryLayer();
    void foreignLayerNotForUs();
    void entriesWithoutPlatform_data();
    void entriesWithoutPlatform();
    void manyEntriesWithoutPlatform();
    void brokenEntryWithoutPlatform();
};

void TestPullUnusual::foreignLayer_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<bool>("isThere");
    for (const bool isThere : {false, true}) {
        for (const QString &type :
             {u"application/vnd.docker.image.rootfs.foreign.diff.tar"_s,
              u"application/vnd.oci.image.layer.nondistributable.v1.tar"_s,
              u"application/vnd.oci.image.layer.nondistributable.v1.tar+gzip"_s})
            QTest::addRow("%s, %s", qPrintable(type.section(u'.', -2)),
                          isThere ? "there" : "not there")
                << type << isThere;
    }
}

/// The registry is asked; the address that the image names, never.
void TestPullUnusual::foreignLayer()
{
    QFETCH(QString, type);
    QFETCH(bool, isThere);
    const support::RawServer elsewhere(
        [](const RawRequest &, RawConnection &connection) { connection.answer(500); });
    MemoryRegistry registry;
    const QByteArray tar = support::incompressibleTar(30'000, 1);
    const QByteArray base = support::incompressibleTar(20'000, 2);
    auto foreign = oci::Descriptor::of(oci::MediaType::parse(type), base);
    foreign.urls = {elsewhere.url(u"/layer"_s).toString()};
    if (isThere)
        registry.addBlob(base, foreign.mediaType);
    const auto own = registry.addBlob(tar, oci::MediaType::OciLayer);
    registry.addImage({foreign, own}, {foreign.digest, own.digest}, u"linux/amd64"_s, u"1"_s);

    PulledStore store;
    const QString name = registry.host() + u"/win/base:1"_s;
    const auto outcome = store.pull(name);
    VERIFY_RESULT(outcome);
    QCOMPARE(elsewhere.requests().size(), 0);
    QCOMPARE(registry.asked(foreign.digest), 1);
    QCOMPARE(outcome->absentLayers, isThere ? QList<oci::Descriptor>() : QList{foreign});
    QCOMPARE(outcome->downloadedBytes, isThere ? tar.size() + base.size() : tar.size());
    const auto status = store.progress().status();
    QCOMPARE(status.layers[0].stage, isThere ? LayerStage::Done : LayerStage::Absent);
    QCOMPARE(status.doneBytes, status.totalBytes);
    QCOMPARE(store.names(), QStringList{name});
    QVERIFY(store.isWhole());
    QCOMPARE(store->check()->partialBlobs, 0);

    const auto details = store->inspect(name);
    VERIFY_RESULT(details);
    const auto analysis = store->analyze(*details);
    QCOMPARE(analysis.has_value(), isThere);
    if (!isThere)
        QCOMPARE(analysis.error().code, ErrorCode::NotFound);
    // Again: nothing is new, and it is still not there.
    const auto again = store.pull(name);
    VERIFY_RESULT(again);
    QVERIFY(again->wasComplete);
    QCOMPARE(again->absentLayers.size(), isThere ? 0 : 1);
}

void TestPullUnusual::missingOrdinaryLayer()
{
    MemoryRegistry registry;
    const QByteArray tar = support::incompressibleTar(30'000, 1);
    const auto layer = oci::Descriptor::of(oci::MediaType::OciLayer, tar);
    registry.addImage({layer}, {layer.digest}, u"linux/amd64"_s, u"1"_s);
    PulledStore store;
    const auto outcome = store.pull(registry.host() + u"/a/b:1"_s);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::NotFound);
    QVERIFY(store.names().isEmpty());
}

/// Only what is not there may be left out: a refusal is one.
void TestPullUnusual::foreignLayerNotForUs()
{
    const QByteArray base = support::incompressibleTar(20'000, 2);
    const auto type =
        oci::MediaType::parse(u"application/vnd.docker.image.rootfs.foreign.diff.tar"_s);
    const auto foreign = oci::Descriptor::of(type, base);
    MemoryRegistry registry([&](const RawRequest &request, RawConnection &connection) {
        if (!request.path().endsWith(foreign.digest.toString().toLatin1()))
            return false;
        connection.answer(403);
        return true;
    });
    registry.addImage({foreign}, {foreign.digest}, u"linux/amd64"_s, u"1"_s);
    PulledStore store;
    const auto outcome = store.pull(registry.host() + u"/a/b:1"_s);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::PermissionDenied);
}

void TestPullUnusual::entriesWithoutPlatform_data()
{
    QTest::addColumn<QString>("wanted");    // Empty: not asked for.
    QTest::addColumn<QStringList>("named"); // Entries that name their platform.
    QTest::addColumn<QStringList>("unnamed");
    QTest::addColumn<QString>("got"); // Empty: refused.
    const QString here = oci::Platform::host().toString();
    QTest::newRow("this machine's")
        << QString() << QStringList{} << QStringList{u"linux/s390x"_s, here} << here;
    QTest::newRow("another's") << u"linux/s390x"_s << QStringList{}
                               << QStringList{here, u"linux/s390x"_s} << u"linux/s390x"_s;
    QTest::newRow("beside one that is named") << u"linux/s390x"_s << QStringList{here}
                                              << QStringList{u"linux/s390x"_s} << u"linux/s390x"_s;
    QTest::newRow("not needed") << here << QStringList{here} << QStringList{u"linux/s390x"_s}
                                << here;
    QTest::newRow("none") << u"linux/riscv64"_s << QStringList{here}
                          << QStringList{u"linux/s390x"_s} << QString();
    QTest::newRow("a single one") << u"linux/s390x"_s << QStringList{}
                                  << QStringList{u"linux/s390x"_s} << u"linux/s390x"_s;
    QTest::newRow("a single one of another")
        << u"linux/riscv64"_s << QStringList{} << QStringList{u"linux/s390x"_s} << QString();
}

void TestPullUnusual::entriesWithoutPlatform()
{
    QFETCH(QString, wanted);
    QFETCH(QStringList, named);
    QFETCH(QStringList, unnamed);
    QFETCH(QString, got);
    MemoryRegistry registry;
    QList<oci::Descriptor> entries;
    QList<oci::Digest> looked;
    const auto add = [&](const QString &platform) {
        const auto layer = registry.addBlob(
            support::incompressibleTar(5'000, quint32(entries.size())), oci::MediaType::OciLayer);
        entries.append(registry.addImage({layer}, {layer.digest}, platform));
    };
    for (const QString &platform : named) {
        add(platform);
        entries.last().platform = *oci::Platform::parse(platform);
    }
    for (const QString &platform : unnamed) {
        add(platform);
        looked.append(entries.last().digest);
    }
    registry.addIndex(entries, u"1"_s);
    PulledStore store;
    auto request = pullOf(registry.host() + u"/a/b:1"_s);
    if (!wanted.isEmpty())
        request.platform = *oci::Platform::parse(wanted);
    const auto outcome = store.pull(request);
    if (named.contains(got) && !got.isEmpty()) {
        for (const oci::Digest &digest : std::as_const(looked))
            QCOMPARE(registry.asked(digest), 0);
    }
    if (got.isEmpty()) {
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::NotFound);
        for (const QString &platform : named + unnamed)
            QVERIFY2(outcome.error().message.contains(platform),
                     qPrintable(outcome.error().message));
        return;
    }
    VERIFY_RESULT(outcome);
    const auto images = *store->list();
    QCOMPARE(images.first().platforms.size(), 1);
    QCOMPARE(images.first().platforms.first().platform.toString(), got);
    QVERIFY(store.isWhole());
}

/// An index may have thousands of entries; not each of them is asked for.
void TestPullUnusual::manyEntriesWithoutPlatform()
{
    MemoryRegistry registry;
    QList<oci::Descriptor> entries;
    for (quint32 i = 0; i < 100; ++i) {
        const auto layer =
            registry.addBlob(support::incompressibleTar(1'000, i), oci::MediaType::OciLayer);
        entries.append(registry.addImage({layer}, {layer.digest}, u"linux/s390x"_s));
    }
    registry.addIndex(entries, u"1"_s);
    PulledStore store;
    auto request = pullOf(registry.host() + u"/a/b:1"_s);
    request.platform = *oci::Platform::parse(u"linux/riscv64"_s);
    const auto outcome = store.pull(request);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::NotFound);
    QVERIFY(registry.requests().size() < 80);
}

void TestPullUnusual::brokenEntryWithoutPlatform()
{
    MemoryRegistry registry;
    const QByteArray nonsense = "{}";
    const oci::Descriptor broken = registry.addManifest(nonsense, oci::MediaType::OciManifest);
    const auto missing = oci::Descriptor::of(oci::MediaType::OciManifest, "missing");
    const auto layer =
        registry.addBlob(support::incompressibleTar(1'000, 1), oci::MediaType::OciLayer);
    const auto good = registry.addImage({layer}, {layer.digest}, u"linux/s390x"_s);
    registry.addIndex({broken, missing, good}, u"1"_s);
    PulledStore store;
    auto request = pullOf(registry.host() + u"/a/b:1"_s);
    request.platform = *oci::Platform::parse(u"linux/s390x"_s);
    VERIFY_RESULT(store.pull(request));
}

QTEST_GUILESS_MAIN(TestPullUnusual)
#include "tst_pullunusual.moc"
