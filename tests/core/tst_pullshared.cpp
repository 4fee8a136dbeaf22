// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/hostgate.h"
#include "core/registry/pull.h"
#include "tests/support/expected.h"
#include "tests/support/memoryregistry.h"
#include "tests/support/pulledstore.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryproxy.h"
#include "tests/support/registryserver.h"
#include "tests/support/tools.h"

#include <QScopeGuard>
#include <QTest>

#include <atomic>
#include <future>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using registry::LayerStage;
using registry::PullOutcome;
using registry::PullProgress;
using support::MemoryRegistry;
using support::PulledStore;
using support::pullOf;
using support::RawConnection;
using support::RawRequest;

namespace {

constexpr int SoonMs = 30'000;
#define TRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, SoonMs)

/// A pull on a thread of its own; ended when this goes.
struct Running
{
    Running(registry::Client &client, store::OciStore &store, const QString &name)
        : outcome(std::async(std::launch::async, [this, &client, &store, name] {
            return registry::pull(client, store, pullOf(name), progress, stop.get_token());
        }))
    {}
    ~Running() { stop.request_stop(); }

    [[nodiscard]] LayerStage stageOf(qsizetype layer) const
    {
        const auto layers = progress.status().layers;
        return layer < layers.size() ? layers[layer].stage : LayerStage::Queued;
    }
    [[nodiscard]] bool hasEnded() const
    {
        return outcome.wait_for(0s) == std::future_status::ready;
    }

    PullProgress progress;
    std::stop_source stop;
    std::future<core::Result<PullOutcome>> outcome;
};

} // namespace

/// What pulls that run at the same time do for each other.
class TestPullShared final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void sharedLayerComesOnce_data();
    void sharedLayerComesOnce();
    void theOtherGoesOn();
    void smallLayersFirst();
    void limitOfAHost();
    void pauseOfAHost();

private:
    support::RegistryServer m_registry;
    std::unique_ptr<support::RegistryProxy> m_proxy;
    QByteArray m_base = support::incompressibleTar(400'000, 1);
    oci::Digest m_baseDigest = oci::Digest::of(m_base);
};

void TestPullShared::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    for (quint32 i : {10U, 20U})
        (void)support::push(m_registry, u"app%1"_s.arg(i), u"1"_s,
                            {.layers = {m_base, support::incompressibleTar(20'000, i)}});
}

void TestPullShared::init()
{
    if (m_registry.port() != 0)
        m_proxy = std::make_unique<support::RegistryProxy>(m_registry.port());
}

void TestPullShared::sharedLayerComesOnce_data()
{
    QTest::addColumn<bool>("asTwoPrograms"); // Which know of each other by the store alone.
    QTest::newRow("one program") << false;
    QTest::newRow("two programs") << true;
}

void TestPullShared::sharedLayerComesOnce()
{
    QFETCH(bool, asTwoPrograms);
    PulledStore store;
    registry::Client client;
    registry::Client otherClient;
    const auto otherStore =
        store::OciStore::open(store.folder(), layers::TocCache(store.tablesFolder()));
    VERIFY_RESULT(otherStore);
    m_proxy->setBytesPerSecond(200'000);
    Running one(client, *store, m_proxy->host() + u"/app10:1"_s);
    TRY_VERIFY(m_proxy->blobRequests(m_baseDigest.toString()) == 1 && store.partialBytes() > 0);
    Running other(asTwoPrograms ? otherClient : client, asTwoPrograms ? **otherStore : *store,
                  m_proxy->host() + u"/app20:1"_s);
    // It sees how far the one is that fetches.
    TRY_VERIFY(other.stageOf(0) == LayerStage::Shared);
    TRY_VERIFY(other.progress.status().layers[0].doneBytes > 0);
    TRY_VERIFY(one.hasEnded() && other.hasEnded());
    VERIFY_RESULT(one.outcome.get());
    const auto outcome = other.outcome.get();
    VERIFY_RESULT(outcome);
    QVERIFY(outcome->downloadedBytes < m_base.size());
    QCOMPARE(other.stageOf(0), LayerStage::Present);
    QCOMPARE(m_proxy->blobRequests(m_baseDigest.toString()), 1);
    QCOMPARE(store.names().size(), 2);
    QVERIFY(store.isWhole());
}

/// The pull that fetched is cancelled: what came is not fetched again.
void TestPullShared::theOtherGoesOn()
{
    PulledStore store;
    registry::Client client;
    m_proxy->setBytesPerSecond(200'000);
    Running one(client, *store, m_proxy->host() + u"/app10:1"_s);
    TRY_VERIFY(store.partialBytes() > 100'000);
    Running other(client, *store, m_proxy->host() + u"/app20:1"_s);
    TRY_VERIFY(other.stageOf(0) == LayerStage::Shared);
    one.stop.request_stop();
    TRY_VERIFY(one.hasEnded());
    m_proxy->setBytesPerSecond(0);
    TRY_VERIFY(other.hasEnded());
    VERIFY_RESULT(other.outcome.get());
    const auto requests = m_proxy->requests();
    qint64 start = -1;
    for (const RawRequest &request : requests) {
        if (request.path().endsWith(m_baseDigest.toString().toLatin1()))
            start = request.rangeStart();
    }
    QVERIFY2(start > 100'000, qPrintable(QString::number(start)));
    QVERIFY(store.isWhole());
}

void TestPullShared::smallLayersFirst()
{
    MemoryRegistry registry;
    QList<oci::Descriptor> layers;
    QList<oci::Digest> diffIds;
    // The limit between small and large is 4 MiB.
    for (const qsizetype size : {5'000'000, 60'000, 9'000'000, 1'000'000, 20'000}) {
        layers.append(registry.addBlob(support::incompressibleTar(size, quint32(size)),
                                       oci::MediaType::OciLayer));
        diffIds.append(layers.last().digest);
    }
    registry.addImage(layers, diffIds, u"linux/amd64"_s, u"1"_s);
    PulledStore store;
    registry::Client client;
    client.hosts().setBlobsAtOnce(1);
    PullProgress progress;
    VERIFY_RESULT(registry::pull(client, *store, pullOf(registry.host() + u"/a/b:1"_s), progress));
    QList<int> order;
    const auto requests = registry.requests();
    for (const RawRequest &request : requests) {
        for (int i = 0; i < layers.size(); ++i) {
            if (request.path().endsWith(layers[i].digest.toString().toLatin1()))
                order.append(i);
        }
    }
    QCOMPARE(order, (QList<int>{4, 1, 3, 2, 0}));
}

void TestPullShared::limitOfAHost()
{
    std::atomic<int> now = 0;
    std::atomic<int> most = 0;
    QList<QByteArray> blobs;
    MemoryRegistry registry([&](const RawRequest &request, RawConnection &) {
        if (!blobs.contains(request.path().split('/').last()))
            return false;
        const int inside = ++now;
        int seen = most;
        while (inside > seen && !most.compare_exchange_weak(seen, inside)) {
        }
        std::this_thread::sleep_for(20ms);
        --now; // The answer takes no time at all.
        return false;
    });
    for (int image = 0; image < 3; ++image) {
        QList<oci::Descriptor> layers;
        QList<oci::Digest> diffIds;
        for (int layer = 0; layer < 4; ++layer) {
            layers.append(registry.addBlob(
                support::incompressibleTar(10'000, quint32(10 * image + layer + 1)),
                oci::MediaType::OciLayer));
            diffIds.append(layers.last().digest);
        }
        registry.addImage(layers, diffIds, u"linux/amd64"_s, QString::number(image));
        for (const oci::Descriptor &layer : std::as_const(layers))
            blobs.append(layer.digest.toString().toLatin1());
    }
    PulledStore store;
    registry::Client client;
    client.hosts().setBlobsAtOnce(2);
    {
        Running a(client, *store, registry.host() + u"/a/b:0"_s);
        Running b(client, *store, registry.host() + u"/a/b:1"_s);
        Running c(client, *store, registry.host() + u"/a/b:2"_s);
        VERIFY_RESULT(a.outcome.get());
        VERIFY_RESULT(b.outcome.get());
        VERIFY_RESULT(c.outcome.get());
    }
    QCOMPARE(most.load(), 2);
}

/// A registry that asks one pull to wait is not asked by the others either.
void TestPullShared::pauseOfAHost()
{
    std::atomic<bool> isOpen = false;
    std::atomic<int> asked = 0;
    MemoryRegistry registry([&](const RawRequest &, RawConnection &connection) {
        ++asked;
        if (isOpen)
            return false;
        connection.answer(429, {}, {{"Retry-After", "500"}});
        return true;
    });
    const auto layer =
        registry.addBlob(support::incompressibleTar(10'000, 1), oci::MediaType::OciLayer);
    registry.addImage({layer}, {layer.digest}, u"linux/amd64"_s, u"1"_s);
    PulledStore store;
    registry::Client client;
    Running one(client, *store, registry.host() + u"/a/b:1"_s);
    TRY_VERIFY(one.progress.status().isHeldUp);
    QCOMPARE(asked.load(), 1);
    Running other(client, *store, registry.host() + u"/c/d:1"_s);
    TRY_VERIFY(other.progress.status().isHeldUp);
    QCOMPARE(other.progress.status().waitingUntil, one.progress.status().waitingUntil);
    QCOMPARE(client.hosts().pausedUntil(registry.host()), one.progress.status().waitingUntil);
    QTest::qWait(100);
    QCOMPARE(asked.load(), 1);
    isOpen = true;
    other.progress.retryNow(); // One answer is enough for all.
    TRY_VERIFY(one.hasEnded() && other.hasEnded());
    VERIFY_RESULT(one.outcome.get());
    VERIFY_RESULT(other.outcome.get());
}

QTEST_GUILESS_MAIN(TestPullShared)
#include "tst_pullshared.moc"
