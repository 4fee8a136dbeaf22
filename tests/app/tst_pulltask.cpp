// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/pulltask.h"

#include "app/taskqueue.h"
#include "core/registry/client.h"
#include "core/store/ocistore.h"
#include "tests/support/memoryregistry.h"
#include "tests/support/pulledstore.h"
#include "tests/support/pushedimage.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using app::PullTask;
using app::TaskQueue;
using models::LayerSnapshot;
using models::TaskSnapshot;
using models::TaskState;
using support::MemoryRegistry;
using support::RawConnection;
using support::RawRequest;

constexpr int SoonMs = 30'000;
#define TRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, SoonMs)

/// What the drawer is told of a pull and its layers.
class TestPullTask final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void waitsAndIsTriedAtOnce();
    void pausesAndGoesOn();
    void isOfferedAgain();
    void saysWhichLayerFailed();
    void goesWithoutALayer();

private:
    /// Two layers under the tag "1"; the first is for the interceptor.
    void fill(MemoryRegistry &registry, const oci::MediaType &first = oci::MediaType::OciLayer);
    quint64 start(const MemoryRegistry &registry);
    [[nodiscard]] std::unique_ptr<PullTask> make(const MemoryRegistry &registry) const;
    [[nodiscard]] TaskState stateOfLayer(qsizetype layer) const
    {
        return m_shown.layers.size() == 2 ? m_shown.layers[layer].state : TaskState::Queued;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<store::OciStore> m_store;
    std::unique_ptr<TaskQueue> m_queue;
    TaskSnapshot m_shown;
    QByteArray m_first; ///< Digest of the first layer.
    QByteArray m_second;
};

void TestPullTask::init()
{
    m_queue.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = *store::OciStore::open(m_folder->filePath(u"images"_s),
                                     layers::TocCache(m_folder->filePath(u"tables"_s)));
    m_shown = {};
    m_queue = std::make_unique<TaskQueue>();
    connect(m_queue.get(), &TaskQueue::taskChanged, this,
            [this](const TaskSnapshot &task) { m_shown = task; });
}

void TestPullTask::fill(MemoryRegistry &registry, const oci::MediaType &first)
{
    const auto one = registry.addBlob(support::incompressibleTar(60'000, 1), first);
    const auto two =
        registry.addBlob(support::incompressibleTar(40'000, 2), oci::MediaType::OciLayer);
    registry.addImage({one, two}, {one.digest, two.digest}, u"linux/amd64"_s, u"1"_s);
    m_first = one.digest.toString().toLatin1();
    m_second = two.digest.toString().toLatin1();
}

quint64 TestPullTask::start(const MemoryRegistry &registry)
{
    return m_queue->add(make(registry));
}

std::unique_ptr<PullTask> TestPullTask::make(const MemoryRegistry &registry) const
{
    return std::make_unique<PullTask>(std::make_shared<registry::Client>(), m_store,
                                      support::pullOf(registry.host() + u"/a/b:1"_s));
}

void TestPullTask::waitsAndIsTriedAtOnce()
{
    std::atomic<bool> isOpen = false;
    std::atomic<bool> isOtherAsked = false;
    MemoryRegistry registry([&](const RawRequest &request, RawConnection &connection) {
        if (request.path().endsWith(m_second))
            isOtherAsked = true;
        if (isOpen || !request.path().endsWith(m_first))
            return false;
        // What is asked for later has to wait too.
        for (int i = 0; i < SoonMs && !isOtherAsked; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        connection.answer(429, {}, {{"Retry-After", "500"}});
        return true;
    });
    fill(registry);
    const quint64 id = start(registry);
    TRY_VERIFY(m_shown.state == TaskState::Waiting && stateOfLayer(1) == TaskState::Done);
    QCOMPARE(stateOfLayer(0), TaskState::Waiting);
    QVERIFY(m_shown.waitingUntil > QDateTime::currentDateTime().addSecs(200));
    QCOMPARE(m_shown.layers[0].waitingUntil, m_shown.waitingUntil);
    QCOMPARE(m_shown.pausedHost, registry.host());
    QCOMPARE(m_shown.pausedUntil, m_shown.waitingUntil);
    isOpen = true;
    m_queue->retry(id);
    TRY_VERIFY(m_shown.state == TaskState::Done);
    QCOMPARE(stateOfLayer(0), TaskState::Done);
    QVERIFY(!m_shown.waitingUntil.isValid());
}

void TestPullTask::pausesAndGoesOn()
{
    std::atomic<bool> isOpen = false;
    MemoryRegistry registry([&](const RawRequest &request, RawConnection &connection) {
        if (isOpen || !request.path().endsWith(m_first))
            return false;
        connection.stall();
        return true;
    });
    fill(registry);
    const quint64 id = start(registry);
    TRY_VERIFY(stateOfLayer(1) == TaskState::Done);
    QVERIFY(m_shown.canPause);
    m_queue->pause(id);
    QCOMPARE(m_shown.state, TaskState::Paused); // At once.
    QVERIFY(!m_shown.canPause);
    TRY_VERIFY(!m_queue->isRunning());
    QCOMPARE(m_shown.state, TaskState::Paused);
    QCOMPARE(stateOfLayer(0), TaskState::Cancelled);
    QVERIFY(m_shown.doneBytes > 0);
    isOpen = true;
    m_queue->retry(id);
    TRY_VERIFY(m_shown.state == TaskState::Done);
    QVERIFY(m_shown.layers[1].wasHere);
}

/// As a later run of the program finds it.
void TestPullTask::isOfferedAgain()
{
    MemoryRegistry registry;
    fill(registry);
    auto task = make(registry);
    auto earlier = std::make_shared<registry::PullProgress>();
    earlier->setLayers({oci::Descriptor::of(oci::MediaType::OciLayer, oci::Digest::of("a"), 100)});
    earlier->addBytes(0, 60, false);
    task->setEarlier(earlier, true);
    QCOMPARE(task->unfinished().layers.size(), 1);
    QVERIFY(!task->unfinished().isPaused);
    const quint64 id = m_queue->addPaused(std::move(task));
    QCOMPARE(m_shown.state, TaskState::Paused);
    QVERIFY(m_shown.isInterrupted);
    QCOMPARE(m_shown.doneBytes, 60);
    QCOMPARE(m_shown.totalBytes, 100);
    QVERIFY(!m_queue->isRunning());
    m_queue->retry(id);
    TRY_VERIFY(m_shown.state == TaskState::Done);
    QVERIFY(!m_shown.isInterrupted);
}

void TestPullTask::saysWhichLayerFailed()
{
    std::atomic<bool> isBroken = true;
    MemoryRegistry registry([&](const RawRequest &request, RawConnection &connection) {
        if (!isBroken || !request.path().endsWith(m_first))
            return false;
        connection.answer(404);
        return true;
    });
    fill(registry);
    const quint64 id = start(registry);
    TRY_VERIFY(m_shown.state == TaskState::Failed);
    QCOMPARE(stateOfLayer(0), TaskState::Failed);
    QVERIFY(stateOfLayer(1) == TaskState::Done || stateOfLayer(1) == TaskState::Cancelled
            || stateOfLayer(1) == TaskState::Queued);
    isBroken = false;
    m_queue->retry(id);
    TRY_VERIFY(m_shown.state == TaskState::Done);
}

void TestPullTask::goesWithoutALayer()
{
    MemoryRegistry registry([&](const RawRequest &request, RawConnection &connection) {
        if (!request.path().endsWith(m_first))
            return false;
        connection.answer(404);
        return true;
    });
    fill(registry,
         oci::MediaType::parse(u"application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"_s));
    start(registry);
    TRY_VERIFY(m_shown.state == TaskState::Done);
    QVERIFY(m_shown.layers[0].isElsewhere);
    QVERIFY(!m_shown.layers[1].isElsewhere);
    QVERIFY2(m_shown.summary.contains(u"without 1 layer"_s), qPrintable(m_shown.summary));
}

QTEST_GUILESS_MAIN(TestPullTask)
#include "tst_pulltask.moc"
