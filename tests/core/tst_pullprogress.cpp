// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/pull.h"
#include "core/registry/remoteimage.h"

#include "tests/support/expected.h"
#include "tests/support/memoryregistry.h"
#include "tests/support/pulledstore.h"
#include "tests/support/pushedimage.h"

#include <QScopeGuard>
#include <QTest>

#include <atomic>
#include <cmath>
#include <functional>
#include <future>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using registry::LayerStage;
using registry::LayerStatus;
using registry::PullProgress;
using registry::PullStatus;
using support::MemoryRegistry;
using support::PulledStore;
using support::pullOf;
using support::RawConnection;
using support::RawRequest;

namespace {

constexpr int SoonMs = 30'000;
#define TRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, SoonMs)

oci::Descriptor layerOf(const QByteArray &bytes)
{
    return oci::Descriptor::of(oci::MediaType::OciLayer, bytes);
}

QDateTime in(std::chrono::seconds time)
{
    return QDateTime::currentDateTimeUtc().addDuration(time);
}

/// An image of \a layers plain tars under the tag "1".
QList<oci::Descriptor> addImage(MemoryRegistry &registry, quint32 layers)
{
    QList<oci::Descriptor> blobs;
    QList<oci::Digest> diffIds;
    for (quint32 i = 0; i < layers; ++i) {
        blobs.append(
            registry.addBlob(support::incompressibleTar(50'000, i), oci::MediaType::OciLayer));
        diffIds.append(blobs.last().digest);
    }
    registry.addImage(blobs, diffIds, u"linux/amd64"_s, u"1"_s);
    return blobs;
}

/// Asks to come back much later than any test lasts.
void later(RawConnection &connection, const QByteArray &seconds = "500")
{
    connection.answer(429, {}, {{"Retry-After", seconds}});
}

/// On the thread of a connection.
void waitUntil(const std::function<bool()> &isSo)
{
    for (int i = 0; i < SoonMs && !isSo(); ++i)
        std::this_thread::sleep_for(1ms);
}

} // namespace

/// What can be seen of a pull while it runs: how fast each layer comes, what waits, what failed.
class TestPullProgress final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ratePerLayer();
    void waitsOfLayersAreApart();
    void absentLayersDoNotCount();
    void waitWhileResolving_data();
    void waitWhileResolving();
    void waitOfARemoteImage();
    void othersAreOnTheirWay();
    void whichLayerFailed();
};

void TestPullProgress::ratePerLayer()
{
    const QList<oci::Descriptor> layers{layerOf(QByteArray(4'000'000, 'a')),
                                        layerOf(QByteArray(1'000'000, 'b')),
                                        layerOf(QByteArray(500'000, 'c'))};
    PullProgress progress;
    progress.setLayers(layers);
    progress.setStage(0, LayerStage::Running);
    progress.setStage(1, LayerStage::Running);
    progress.addBytes(1, 600'000, false); // From what an earlier pull left: no speed.
    const PullStatus before = progress.status();
    for (const LayerStatus &layer : before.layers) {
        QCOMPARE(layer.bytesPerSecond, 0.0);
        QCOMPARE(layer.secondsLeft, -1);
    }
    progress.addBytes(0, 1'000'000, true);
    PullStatus status;
    TRY_VERIFY((status = progress.status()).layers[0].bytesPerSecond > 0);
    // How fast is for the clock to say; that it fits the bytes that are left is not.
    const LayerStatus &first = status.layers[0];
    QCOMPARE(first.secondsLeft, std::llround(3'000'000 / first.bytesPerSecond));
    QCOMPARE(status.layers[1].doneBytes, 600'000);
    QCOMPARE(status.layers[1].bytesPerSecond, 0.0);
    QCOMPARE(status.layers[1].secondsLeft, -1);
    QCOMPARE(status.layers[2].stage, LayerStage::Queued);
    progress.setStage(0, LayerStage::Done);
    QCOMPARE(progress.status().layers[0].bytesPerSecond, 0.0);
}

void TestPullProgress::waitsOfLayersAreApart()
{
    PullProgress progress;
    progress.setLayers({layerOf("a"), layerOf("b"), layerOf("c")});
    progress.setStage(0, LayerStage::Running);
    progress.setStage(1, LayerStage::Running);
    QVERIFY(!progress.status().waitingUntil.isValid());
    const QDateTime soon = in(60s);
    const QDateTime late = in(90s);
    progress.waitObserver(0).tell(late);
    QCOMPARE(progress.status().waitingUntil, late);
    QVERIFY(!progress.status().isHeldUp); // The other one goes on.
    progress.waitObserver(1).tell(soon);
    QCOMPARE(progress.status().waitingUntil, soon);
    QVERIFY(progress.status().isHeldUp);
    progress.waitObserver(1).tell({});
    const PullStatus status = progress.status();
    QCOMPARE(status.waitingUntil, late);
    QCOMPARE(status.layers[0].waitingUntil, late);
    QVERIFY(!status.layers[1].waitingUntil.isValid());
    QVERIFY(!status.isHeldUp);
    progress.waitObserver(0).tell({});
    QVERIFY(!progress.status().waitingUntil.isValid());
}

void TestPullProgress::absentLayersDoNotCount()
{
    PullProgress progress;
    progress.setLayers({layerOf(QByteArray(1000, 'a')), layerOf(QByteArray(500, 'b'))});
    progress.setStage(1, LayerStage::Running);
    progress.addBytes(1, 100, true);
    progress.setStage(1, LayerStage::Absent);
    QCOMPARE(progress.status().totalBytes, 1000);
    QCOMPARE(progress.status().doneBytes, 0);
    progress.setStage(0, LayerStage::Done);
    QCOMPARE(progress.status().doneBytes, 1000);
}

void TestPullProgress::waitWhileResolving_data()
{
    QTest::addColumn<QByteArray>("heldUp"); // Part of the path.
    QTest::newRow("the tag") << "/manifests/1"_ba;
    QTest::newRow("the manifest") << "/manifests/sha256:"_ba;
    QTest::newRow("the configuration") << "/blobs/"_ba;
    QTest::newRow("the token") << "/token"_ba;
}

void TestPullProgress::waitWhileResolving()
{
    QFETCH(QByteArray, heldUp);
    std::atomic<bool> isOpen = false;
    QByteArray realm;
    MemoryRegistry registry([&](const RawRequest &request, RawConnection &connection) {
        if (!isOpen && request.path().contains(heldUp)) {
            later(connection);
            return true;
        }
        if (request.path() == "/token") {
            connection.answer(200, R"({"token":"abc"})");
            return true;
        }
        if (request.header("Authorization") == "Bearer abc")
            return false;
        connection.answer(401, {},
                          {{"WWW-Authenticate", "Bearer realm=\"" + realm + "\",service=\"x\""}});
        return true;
    });
    realm = "http://" + registry.host().toLatin1() + "/token";
    addImage(registry, 1);
    PulledStore store;
    PullProgress progress;
    std::stop_source stop;
    auto pulling = std::async(std::launch::async, [&] {
        registry::Client client;
        return registry::pull(client, *store, pullOf(registry.host() + u"/a/b:1"_s), progress,
                              stop.get_token());
    });
    const auto end = qScopeGuard([&stop] { stop.request_stop(); });
    TRY_VERIFY(progress.status().isHeldUp);
    const PullStatus status = progress.status();
    QVERIFY(status.isResolving);
    QVERIFY(status.waitingUntil > in(200s) && status.waitingUntil < in(501s));
    isOpen = true;
    progress.retryNow();
    QVERIFY(pulling.wait_for(std::chrono::milliseconds(SoonMs)) == std::future_status::ready);
    const auto outcome = pulling.get();
    VERIFY_RESULT(outcome);
    QVERIFY(!progress.status().waitingUntil.isValid());
}

void TestPullProgress::waitOfARemoteImage()
{
    std::atomic<bool> isOpen = false;
    MemoryRegistry registry([&](const RawRequest &request, RawConnection &connection) {
        if (isOpen || !request.path().contains("/manifests/"))
            return false;
        later(connection);
        return true;
    });
    addImage(registry, 1);
    const auto reference = oci::Reference::parse(registry.host() + u"/a/b:1"_s);
    QTemporaryDir tables;
    PullProgress progress;
    std::stop_source stop;
    auto reading = std::async(std::launch::async, [&] {
        return registry::readRemoteImage(registry::Client(), layers::TocCache(tables.path()),
                                         *reference, {}, progress, stop.get_token());
    });
    const auto end = qScopeGuard([&stop] { stop.request_stop(); });
    TRY_VERIFY(progress.status().isHeldUp);
    isOpen = true;
    progress.retryNow();
    QVERIFY(reading.wait_for(std::chrono::milliseconds(SoonMs)) == std::future_status::ready);
    VERIFY_RESULT(reading.get());
}

/// The registry asks to wait with one of three layers: what is on its way already comes.
void TestPullProgress::othersAreOnTheirWay()
{
    QList<QByteArray> names;
    std::atomic<bool> isOpen = false;
    std::atomic<int> asked = 0;
    MemoryRegistry registry([&](const RawRequest &request, RawConnection &connection) {
        const qsizetype layer = names.indexOf(request.path().split('/').last());
        if (layer < 0)
            return false;
        ++asked;
        waitUntil([&] { return isOpen || asked == 3; });
        if (isOpen || layer != 0)
            return false;
        later(connection);
        return true;
    });
    const auto layers = addImage(registry, 3);
    for (const oci::Descriptor &layer : layers)
        names.append(layer.digest.toString().toLatin1());
    PulledStore store;
    PullProgress progress;
    std::stop_source stop;
    auto pulling = std::async(std::launch::async, [&] {
        registry::Client client;
        return registry::pull(client, *store, pullOf(registry.host() + u"/a/b:1"_s), progress,
                              stop.get_token());
    });
    const auto end = qScopeGuard([&stop] { stop.request_stop(); });
    const auto stageOf = [&](qsizetype layer) {
        const auto now = progress.status().layers;
        return now.size() == 3 ? now[layer].stage : LayerStage::Queued;
    };
    TRY_VERIFY(stageOf(1) == LayerStage::Done && stageOf(2) == LayerStage::Done);
    TRY_VERIFY(progress.status().isHeldUp);
    const PullStatus status = progress.status();
    QVERIFY(!status.isResolving);
    QVERIFY(status.waitingUntil > in(200s));
    QCOMPARE(status.layers[0].stage, LayerStage::Running);
    QVERIFY(status.layers[0].waitingUntil.isValid());
    QVERIFY(!status.layers[1].waitingUntil.isValid());
    isOpen = true;
    progress.retryNow();
    QVERIFY(pulling.wait_for(std::chrono::milliseconds(SoonMs)) == std::future_status::ready);
    VERIFY_RESULT(pulling.get());
    QCOMPARE(stageOf(0), LayerStage::Done);
}

void TestPullProgress::whichLayerFailed()
{
    QList<QByteArray> names;
    std::atomic<bool> isOneHeldUp = false;
    std::atomic<bool> isOtherAsked = false;
    MemoryRegistry registry([&](const RawRequest &request, RawConnection &connection) {
        const qsizetype layer = names.indexOf(request.path().split('/').last());
        if (layer == 0) {
            waitUntil([&] { return isOtherAsked.load(); });
            isOneHeldUp = true;
            later(connection);
        } else if (layer == 1) {
            isOtherAsked = true;
            waitUntil([&] { return isOneHeldUp.load(); });
            connection.answer(404);
        }
        return layer == 0 || layer == 1;
    });
    const auto layers = addImage(registry, 2);
    for (const oci::Descriptor &layer : layers)
        names.append(layer.digest.toString().toLatin1());
    PulledStore store;
    const auto outcome = store.pull(registry.host() + u"/a/b:1"_s);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, core::ErrorCode::NotFound);
    const PullStatus status = store.progress().status();
    QCOMPARE(status.layers[0].stage, LayerStage::Stopped);
    QCOMPARE(status.layers[1].stage, LayerStage::Failed);
    QVERIFY(!status.waitingUntil.isValid());
}

QTEST_GUILESS_MAIN(TestPullProgress)
#include "tst_pullprogress.moc"
