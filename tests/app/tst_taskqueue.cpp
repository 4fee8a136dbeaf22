// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/stepstask.h"
#include "app/taskqueue.h"
#include "app/worktask.h"

#include <QMap>
#include <QScopeGuard>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include <condition_variable>

using namespace Qt::StringLiterals;
using app::Task;
using app::TaskQueue;
using app::WorkTask;
using core::ErrorCode;
using models::TaskSnapshot;
using models::TaskState;

constexpr int SoonMs = 30'000;
#define TRY_COMPARE(a, b) QTRY_COMPARE_WITH_TIMEOUT(a, b, SoonMs)

namespace {

/// Waits for a stop; tells when it has begun.
WorkTask::Function untilStopped(QSemaphore &begun)
{
    return [&begun](core::Progress &, const std::stop_token &stop) -> Task::Outcome {
        begun.release();
        std::mutex mutex;
        std::condition_variable_any wake;
        std::unique_lock lock(mutex);
        wake.wait(lock, stop, [] { return false; });
        return core::cancelled();
    };
}

WorkTask::Function saying(const QString &text)
{
    return [text](core::Progress &, const std::stop_token &) -> Task::Outcome { return text; };
}

/// A transfer that waits for a stop, and can go on after it.
class Transfer final : public Task
{
public:
    Transfer(const QString &key, QString host, QSemaphore &begun)
        : Task(key, key)
        , m_host(std::move(host))
        , m_begun(begun)
    {}

    [[nodiscard]] bool isTransfer() const override { return true; }
    [[nodiscard]] bool canPause() const override { return true; }
    [[nodiscard]] QString host() const override { return m_host; }

protected:
    [[nodiscard]] Work begin() override
    {
        return [work = untilStopped(m_begun)](const std::stop_token &stop) {
            core::Progress progress;
            return work(progress, stop);
        };
    }
    void describe(TaskSnapshot &) const override {}

private:
    QString m_host;
    QSemaphore &m_begun;
};

std::unique_ptr<Task> task(const QString &key, WorkTask::Function work)
{
    return std::make_unique<WorkTask>(key, u"title of "_s + key, std::move(work));
}

} // namespace

class TestTaskQueue final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhatWasDone();
    void progressIsPolled();
    void failsAndIsTriedAgain();
    void sameKeyRunsOnce();
    void endedKeyGivesWayToNewWork();
    void cancelledKeyGivesWayToNewWork();
    void cancelledIsTriedAgain();
    void dismissOnlyWhatEnded();
    void pausedWaitsForThePerson();
    void onlySomePause();
    void hostsAreApart();
    void endsItsWork();
    void goesStepByStep();

private:
    [[nodiscard]] TaskState state(quint64 id) const { return m_shown.value(id).state; }

    std::unique_ptr<TaskQueue> m_queue;
    QMap<quint64, TaskSnapshot> m_shown; ///< As a window would show them.
};

void TestTaskQueue::init()
{
    m_shown.clear();
    m_queue = std::make_unique<TaskQueue>();
    connect(m_queue.get(), &TaskQueue::taskChanged, this,
            [this](const TaskSnapshot &task) { m_shown.insert(task.id, task); });
    connect(m_queue.get(), &TaskQueue::taskRemoved, this,
            [this](quint64 id) { m_shown.remove(id); });
}

void TestTaskQueue::cleanup()
{
    m_queue.reset();
}

void TestTaskQueue::saysWhatWasDone()
{
    auto one = task(u"a"_s, saying(u"42 bytes."_s));
    QSignalSpy succeeded(one.get(), &Task::succeeded);
    const quint64 id = m_queue->add(std::move(one));
    QCOMPARE(m_shown.size(), 1);
    TRY_COMPARE(state(id), TaskState::Done);
    QCOMPARE(succeeded.size(), 1);
    QCOMPARE(m_shown[id].title, u"title of a"_s);
    QCOMPARE(m_shown[id].summary, u"42 bytes."_s);
    QVERIFY(!m_queue->isRunning());
}

void TestTaskQueue::progressIsPolled()
{
    QSemaphore goOn;
    const quint64 id = m_queue->add(
        task(u"a"_s, [&goOn](core::Progress &progress, const std::stop_token &) -> Task::Outcome {
            progress.setStep(u"Step 1"_s);
            progress.setTotal(10);
            progress.add(4);
            progress.setPart({.id = u"layer"_s,
                              .stage = core::ProgressPart::Stage::Present,
                              .doneBytes = 3,
                              .totalBytes = 3});
            goOn.acquire();
            return QString();
        }));
    TRY_COMPARE(m_shown[id].doneBytes, 4);
    const TaskSnapshot shown = m_shown[id];
    goOn.release();
    QCOMPARE(shown.state, TaskState::Running);
    QCOMPARE(shown.totalBytes, 10);
    QCOMPARE(shown.step, u"Step 1"_s);
    const models::LayerSnapshot layer{u"layer"_s, TaskState::Done, 3, 3, true};
    QCOMPARE(shown.layers, QList{layer});
    TRY_COMPARE(state(id), TaskState::Done);
}

void TestTaskQueue::failsAndIsTriedAgain()
{
    std::atomic<int> tries = 0;
    auto one = task(u"a"_s, [&tries](core::Progress &, const std::stop_token &) -> Task::Outcome {
        if (++tries == 1)
            return core::fail(ErrorCode::Network, u"It hung up."_s);
        return u"Done."_s;
    });
    one->setFailure(u"Not copied."_s);
    QSignalSpy succeeded(one.get(), &Task::succeeded);
    const quint64 id = m_queue->add(std::move(one));
    TRY_COMPARE(state(id), TaskState::Failed);
    QCOMPARE(m_shown[id].error.message, u"It hung up."_s);
    QCOMPARE(m_shown[id].failure, u"Not copied."_s);
    QCOMPARE(succeeded.size(), 0);
    m_queue->retry(id);
    TRY_COMPARE(state(id), TaskState::Done);
    QCOMPARE(tries.load(), 2);
    QCOMPARE(m_shown.size(), 1);
}

void TestTaskQueue::sameKeyRunsOnce()
{
    QSemaphore begun;
    QSemaphore never;
    const quint64 first = m_queue->add(task(u"a"_s, untilStopped(begun)));
    QCOMPARE(m_queue->add(task(u"a"_s, untilStopped(never))), first);
    QVERIFY(m_queue->add(task(u"b"_s, untilStopped(begun))) != first);
    QVERIFY(begun.tryAcquire(2, SoonMs));
    QCOMPARE(m_shown.size(), 2);
    QCOMPARE(never.available(), 0);
}

void TestTaskQueue::endedKeyGivesWayToNewWork()
{
    const quint64 first = m_queue->add(task(u"a"_s, saying(u"old"_s)));
    TRY_COMPARE(state(first), TaskState::Done);
    const quint64 second = m_queue->add(task(u"a"_s, saying(u"new"_s)));
    QVERIFY(second != first);
    QCOMPARE(m_shown.keys(), QList{second});
    TRY_COMPARE(state(second), TaskState::Done);
    QCOMPARE(m_shown[second].summary, u"new"_s);
}

void TestTaskQueue::cancelledKeyGivesWayToNewWork()
{
    // Shared: the queue says that it is idle while a worker that was given up may still be ending.
    const auto begun = std::make_shared<QSemaphore>();
    const auto mayEnd = std::make_shared<QSemaphore>();
    const auto let = qScopeGuard([&mayEnd] { mayEnd->release(); });
    const quint64 first = m_queue->add(
        task(u"a"_s, [begun, mayEnd](core::Progress &, const std::stop_token &) -> Task::Outcome {
            begun->release();
            mayEnd->acquire(); // Slow to see that it was cancelled.
            return core::cancelled();
        }));
    QVERIFY(begun->tryAcquire(1, SoonMs));
    m_queue->cancel(first);
    QCOMPARE(state(first), TaskState::Cancelled);
    const quint64 second = m_queue->add(task(u"a"_s, saying(u"new"_s)));
    QCOMPARE(m_shown.keys(), QList{second});
    TRY_COMPARE(state(second), TaskState::Done);
    QVERIFY(!m_queue->isRunning());
    QCOMPARE(m_shown.keys(), QList{second});
}

void TestTaskQueue::cancelledIsTriedAgain()
{
    QSemaphore begun;
    const quint64 id = m_queue->add(task(u"a"_s, untilStopped(begun)));
    QVERIFY(begun.tryAcquire(1, SoonMs));
    m_queue->cancel(id);
    // Asked for at once, while the worker may still be ending.
    m_queue->retry(id);
    QTRY_VERIFY_WITH_TIMEOUT(begun.available() > 0, SoonMs);
    TRY_COMPARE(state(id), TaskState::Running);
}

void TestTaskQueue::dismissOnlyWhatEnded()
{
    QSemaphore begun;
    const quint64 id = m_queue->add(task(u"a"_s, untilStopped(begun)));
    m_queue->dismiss(id);
    QVERIFY(m_shown.contains(id));
    m_queue->cancel(id);
    m_queue->dismiss(id);
    QVERIFY(!m_shown.contains(id));
    m_queue->cancel(id); // Unknown by now: nothing happens.
    m_queue->retry(id);
    QVERIFY(m_shown.isEmpty());
}

void TestTaskQueue::pausedWaitsForThePerson()
{
    QSemaphore begun;
    const quint64 id = m_queue->add(std::make_unique<Transfer>(u"a"_s, u"x"_s, begun));
    QVERIFY(QTest::qWaitFor([&] { return begun.tryAcquire(); }, SoonMs));
    QVERIFY(m_shown[id].canPause);
    m_queue->pause(id);
    QCOMPARE(state(id), TaskState::Paused);
    TRY_COMPARE(m_queue->isRunning(), false);
    QCOMPARE(state(id), TaskState::Paused);
    m_queue->retry(id);
    QVERIFY(QTest::qWaitFor([&] { return begun.tryAcquire(); }, SoonMs));
    TRY_COMPARE(state(id), TaskState::Running);
    // It is asked to go on before it has come to its end.
    m_queue->pause(id);
    m_queue->retry(id);
    QVERIFY(QTest::qWaitFor([&] { return begun.tryAcquire(); }, SoonMs));
    TRY_COMPARE(state(id), TaskState::Running);
    m_queue->pause(id);
    TRY_COMPARE(m_queue->isRunning(), false);
    m_queue->cancel(id);
    QCOMPARE(state(id), TaskState::Cancelled);
    m_queue->dismiss(id);
    QVERIFY(m_shown.isEmpty());

    // One that was never started.
    const quint64 later = m_queue->addPaused(std::make_unique<Transfer>(u"b"_s, u"x"_s, begun));
    QCOMPARE(state(later), TaskState::Paused);
    QCOMPARE(m_queue->addPaused(std::make_unique<Transfer>(u"b"_s, u"x"_s, begun)), later);
    QTest::qWait(50);
    QCOMPARE(begun.available(), 0);
    m_queue->retry(later);
    QVERIFY(QTest::qWaitFor([&] { return begun.tryAcquire(); }, SoonMs));
}

void TestTaskQueue::onlySomePause()
{
    QSemaphore begun;
    const quint64 id = m_queue->add(task(u"a"_s, untilStopped(begun)));
    QVERIFY(QTest::qWaitFor([&] { return begun.tryAcquire(); }, SoonMs));
    QVERIFY(!m_shown[id].canPause);
    m_queue->pause(id);
    TRY_COMPARE(state(id), TaskState::Running);
}

void TestTaskQueue::hostsAreApart()
{
    m_queue->setTransfersAtOnce(1);
    QSemaphore begun;
    const quint64 first = m_queue->add(std::make_unique<Transfer>(u"a"_s, u"x"_s, begun));
    const quint64 second = m_queue->add(std::make_unique<Transfer>(u"b"_s, u"x"_s, begun));
    const quint64 other = m_queue->add(std::make_unique<Transfer>(u"c"_s, u"y"_s, begun));
    QVERIFY(begun.tryAcquire(2, SoonMs));
    TRY_COMPARE(state(first), TaskState::Running);
    TRY_COMPARE(state(other), TaskState::Running);
    QCOMPARE(state(second), TaskState::Queued);
    QVERIFY(!begun.tryAcquire(1, 50));
    m_queue->setTransfersAtOnce(2);
    QVERIFY(begun.tryAcquire(1, SoonMs));
    TRY_COMPARE(state(second), TaskState::Running);
}

void TestTaskQueue::endsItsWork()
{
    QSemaphore begun;
    for (const QChar key : u"abcdefghijkl"_s)
        m_queue->add(task(QString(key), untilStopped(begun)));
    QVERIFY(begun.tryAcquire(1, SoonMs));
    QVERIFY(m_queue->isRunning());
    m_queue.reset(); // Does not hang, though some never started.
    QVERIFY(begun.available() < 12);
}

/// A step that fails is told of, and what was not begun when it is cancelled is not done.
void TestTaskQueue::goesStepByStep()
{
    QSemaphore second;
    QSemaphore goOn;
    const auto release = qScopeGuard([&] { goOn.release(); });
    const quint64 id = m_queue->add(std::make_unique<app::StepsTask>(
        u"key"_s, u"title"_s, QStringList{u"a"_s, u"b"_s, u"c"_s},
        [&](app::Steps &steps, const std::stop_token &stop) -> Task::Outcome {
            steps.begin(0);
            steps.end(0, false);
            steps.begin(1);
            second.release();
            goOn.acquire();
            if (!stop.stop_requested())
                steps.begin(2);
            return Task::Report(u"One of three."_s, {u"a: no"_s});
        }));
    QVERIFY(second.tryAcquire(1, SoonMs));
    TRY_COMPARE(m_shown.value(id).step, u"b"_s);
    QCOMPARE(m_shown.value(id).totalSteps, 3);
    QCOMPARE(m_shown.value(id).doneSteps, 1);
    QCOMPARE(m_shown.value(id).layers.at(0).state, TaskState::Failed);
    QCOMPARE(m_shown.value(id).layers.at(2).state, TaskState::Queued);
    m_queue->cancel(id);
    goOn.release();
    TRY_COMPARE(state(id), TaskState::Done);
    QCOMPARE(m_shown.value(id).summary, u"One of three."_s);
    QCOMPARE(m_shown.value(id).kept, QStringList{u"a: no"_s});
    QCOMPARE(m_shown.value(id).layers.at(1).state, TaskState::Done);
    QCOMPARE(m_shown.value(id).layers.at(2).state, TaskState::Cancelled);
}

QTEST_GUILESS_MAIN(TestTaskQueue)
#include "tst_taskqueue.moc"
