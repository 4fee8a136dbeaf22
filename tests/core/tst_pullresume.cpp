// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/pull.h"

#include "tests/support/compressing.h"
#include "tests/support/expected.h"
#include "tests/support/pulledstore.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryproxy.h"
#include "tests/support/registryserver.h"
#include "tests/support/tarbuilder.h"
#include "tests/support/tools.h"

#include <QDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using support::PulledStore;
using support::pullOf;
using support::TarBuilder;

namespace {

enum class Partial { Good, Whole, FirstByteFlipped, LastByteFlipped, WholeFlipped, TooLong };

void flip(QByteArray &bytes, qsizetype at)
{
    bytes[at] = char(bytes[at] ^ 0x20);
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

/// Pulls that go on from what an earlier one left, and images whose bytes are not what they should
/// be, against a real registry.
class TestPullResume final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void goesOnAfterCancel();
    void goesOnAfterRestart_data();
    void goesOnAfterRestart();
    void wrongBytesInTheRegistry_data();
    void wrongBytesInTheRegistry();
    void imageContradictsItself_data();
    void imageContradictsItself();
    void diffIdOfAnotherLayer();

private:
    [[nodiscard]] QString blobFile(const oci::Descriptor &blob) const;

    support::RegistryServer m_registry;
};

void TestPullResume::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s, u"gzip"_s, u"zstd"_s);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
}

QString TestPullResume::blobFile(const oci::Descriptor &blob) const
{
    const QString hex = blob.digest.encoded();
    return u"%1/docker/registry/v2/blobs/sha256/%2/%3/data"_s.arg(m_registry.dataPath(),
                                                                  hex.left(2), hex);
}

void TestPullResume::goesOnAfterCancel()
{
    constexpr qint64 StallAfter = 600'000;
    const auto image = support::push(m_registry, u"cancelled"_s, u"1"_s,
                                     {.layers = {support::incompressibleTar(2'000'000, 1)}});
    const QString layer = image.layers.first().digest.toString();
    support::RegistryProxy proxy(m_registry.port());
    proxy.stallBlobsAfter(StallAfter);
    const auto request = pullOf(proxy.host() + u"/cancelled:1"_s);
    PulledStore store;
    core::Result<registry::PullOutcome> outcome = core::cancelled();
    std::stop_source source;
    std::jthread pulling([&] { outcome = store.pull(request, source.get_token()); });
    const bool came = QTest::qWaitFor([&] { return store.partialBytes() >= StallAfter; }, 10'000);
    source.request_stop();
    pulling.join();
    QVERIFY(came);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
    QVERIFY(store.names().isEmpty());
    QCOMPARE(store.partialBytes(), StallAfter);
    QVERIFY(store.isWhole());

    proxy.stallBlobsAfter(-1);
    const auto rest = store.pull(request);
    VERIFY_RESULT(rest);
    QCOMPARE(rest->downloadedBytes, image.layerBytes() - StallAfter);
    QCOMPARE(proxy.blobRequests(layer), 2);
    const auto requests = proxy.requests();
    QCOMPARE(requests.last().rangeStart(), StallAfter);
    QCOMPARE(store.partialBytes(), 0);
    QVERIFY(store.isWhole());
    VERIFY_RESULT(store->analyze(*store->inspect(request.reference.toString())));
}

void TestPullResume::goesOnAfterRestart_data()
{
    QTest::addColumn<bool>("gzipped");
    QTest::addColumn<Partial>("partial");
    QTest::addColumn<int>("requests");
    for (const bool gzipped : {false, true}) {
        const auto row = [&](const char *title, Partial partial, int requests) {
            QTest::addRow("%s, %s", title, gzipped ? "gzip" : "plain")
                << gzipped << partial << requests;
        };
        row("half of it", Partial::Good, 1);
        row("all of it, not renamed yet", Partial::Whole, 0);
        row("half of it, first byte flipped", Partial::FirstByteFlipped, 2);
        row("half of it, last byte flipped", Partial::LastByteFlipped, 2);
        row("all of it, a byte flipped", Partial::WholeFlipped, 1);
        row("more than all", Partial::TooLong, 1);
    }
}

void TestPullResume::goesOnAfterRestart()
{
    QFETCH(bool, gzipped);
    QFETCH(Partial, partial);
    QFETCH(int, requests);
    const QByteArray tar = support::incompressibleTar(700'000, 2);
    const QByteArray blob = gzipped ? support::gzip(tar) : tar;
    const auto image =
        support::push(m_registry, u"restarted"_s, u"1"_s,
                      {.layers = {blob}, .diffIds = {oci::Digest::of(tar).toString().toLatin1()}});
    const oci::Descriptor &layer = image.layers.first();

    const bool isHalf = partial == Partial::Good || partial == Partial::FirstByteFlipped
                        || partial == Partial::LastByteFlipped;
    QByteArray left = isHalf ? blob.first(blob.size() / 2) : blob;
    if (partial == Partial::FirstByteFlipped)
        flip(left, 0);
    if (partial == Partial::LastByteFlipped || partial == Partial::WholeFlipped)
        flip(left, left.size() - 1);
    if (partial == Partial::TooLong)
        left += "more";
    PulledStore store;
    writeFile(store->layout().partialPath(layer.digest), left);

    support::RegistryProxy proxy(m_registry.port());
    const auto outcome = store.pull(proxy.host() + u"/restarted:1"_s);
    VERIFY_RESULT(outcome);
    QCOMPARE(proxy.blobRequests(layer.digest.toString()), requests);
    const qint64 rest = isHalf ? blob.size() - left.size() : 0;
    const bool again = partial != Partial::Good && partial != Partial::Whole;
    QCOMPARE(outcome->downloadedBytes, rest + (again ? blob.size() : 0));
    QVERIFY(!outcome->wasComplete);
    QCOMPARE(store.partialBytes(), 0);
    QVERIFY(store.isWhole());
    QCOMPARE(store.progress().status().doneBytes, blob.size());
    QVERIFY(store->tocs().contains(oci::DiffId::of(oci::Digest::of(tar))));
}

void TestPullResume::wrongBytesInTheRegistry_data()
{
    QTest::addColumn<QString>("damage");
    QTest::newRow("flipped") << u"flip"_s;
    QTest::newRow("cut") << u"cut"_s;
    QTest::newRow("longer") << u"append"_s;
}

void TestPullResume::wrongBytesInTheRegistry()
{
    QFETCH(QString, damage);
    const QString tag = damage;
    const QByteArray good = support::incompressibleTar(200'000, 3);
    const auto image = support::push(m_registry, u"damaged"_s, tag, {.layers = {good}});
    const QString file = blobFile(image.layers.first());
    QByteArray bad = good;
    if (damage == "flip"_L1)
        flip(bad, bad.size() / 2);
    else if (damage == "cut"_L1)
        bad.chop(1);
    else
        bad += 'x';
    writeFile(file, bad);

    PulledStore store;
    const QString name = m_registry.host() + u"/damaged:"_s + tag;
    const auto outcome = store.pull(name);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::DigestMismatch);
    QVERIFY(store.names().isEmpty());
    QVERIFY(store.isWhole());
    QVERIFY(!store->layout().blobSize(image.layers.first().digest));

    writeFile(file, good);
    VERIFY_RESULT(store.pull(name));
    QVERIFY(store.isWhole());
}

void TestPullResume::imageContradictsItself_data()
{
    QTest::addColumn<QList<QByteArray>>("blobs");
    QTest::addColumn<QList<QByteArray>>("diffIds");
    QTest::addColumn<int>("code");
    const auto row = [](const char *title, const QList<QByteArray> &blobs,
                        const QList<QByteArray> &diffIds,
                        ErrorCode code) { QTest::newRow(title) << blobs << diffIds << int(code); };
    const auto idOf = [](const QByteArray &tar) {
        return oci::Digest::of(tar).toString().toLatin1();
    };
    const QByteArray a = TarBuilder().filler("a", 5000).bytes();
    const QByteArray b = TarBuilder().filler("b", 6000).bytes();
    row("another DiffID", {a}, {idOf(b)}, ErrorCode::DigestMismatch);
    row("another DiffID, gzip", {support::gzip(a)}, {idOf(b)}, ErrorCode::DigestMismatch);
    row("another DiffID, zstd", {support::zstd(a)}, {idOf(b)}, ErrorCode::DigestMismatch);
    row("digest of the blob as DiffID", {support::gzip(a)}, {idOf(support::gzip(a))},
        ErrorCode::DigestMismatch);
    row("swapped DiffIDs", {a, b}, {idOf(b), idOf(a)}, ErrorCode::DigestMismatch);
    row("DiffID missing", {a, b}, {idOf(a)}, ErrorCode::Corrupt);
    row("DiffID too many", {a}, {idOf(a), idOf(b)}, ErrorCode::Corrupt);
    row("cut gzip", {support::gzip(a).chopped(9)}, {idOf(a)}, ErrorCode::Corrupt);
    row("cut zstd", {support::zstd(a).chopped(9)}, {idOf(a)}, ErrorCode::Corrupt);
    row("cut tar", {a.first(3000)}, {idOf(a.first(3000))}, ErrorCode::Corrupt);
    row("no tar at all", {support::incompressible(5000, 4)},
        {idOf(support::incompressible(5000, 4))}, ErrorCode::Corrupt);
}

void TestPullResume::imageContradictsItself()
{
    QFETCH(QList<QByteArray>, blobs);
    QFETCH(QList<QByteArray>, diffIds);
    QFETCH(int, code);
    const auto image = support::push(m_registry, u"contradiction"_s, u"1"_s,
                                     {.layers = blobs, .diffIds = diffIds});
    PulledStore store;
    const QString name = m_registry.host() + u"/contradiction:1"_s;
    // The second time is no better, whatever the first one left.
    for (int time = 0; time < 2; ++time) {
        const auto outcome = store.pull(name);
        QVERIFY(!outcome);
        QCOMPARE(int(outcome.error().code), code);
        QVERIFY(store->list()->isEmpty());
        QVERIFY(store.isWhole());
        QVERIFY(!store->layout().blobSize(image.manifest.digest));
        // Other layers of the image that were on their way are kept.
        if (blobs.size() == 1)
            QCOMPARE(store.partialBytes(), 0);
    }
}

void TestPullResume::diffIdOfAnotherLayer()
{
    const QByteArray harmless = TarBuilder().filler("harmless", 5000).bytes();
    const QByteArray other = TarBuilder().filler("other", 6000).bytes();
    const QByteArray harmlessId = oci::Digest::of(harmless).toString().toLatin1();
    (void)support::push(m_registry, u"known"_s, u"1"_s, {.layers = {harmless, other}});
    (void)support::push(m_registry, u"known"_s, u"2"_s,
                        {.layers = {other}, .diffIds = {harmlessId}});
    PulledStore store;
    VERIFY_RESULT(store.pull(m_registry.host() + u"/known:1"_s));
    // Blob and table of contents are both here, but do not belong together.
    const auto outcome = store.pull(m_registry.host() + u"/known:2"_s);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::DigestMismatch);
    QCOMPARE(store.names().size(), 1);
    QVERIFY(store.isWhole());
}

QTEST_GUILESS_MAIN(TestPullResume)
#include "tst_pullresume.moc"
