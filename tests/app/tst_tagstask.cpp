// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/tagstask.h"

#include "app/taskqueue.h"
#include "core/registry/client.h"

#include <QScopeGuard>
#include <QSemaphore>
#include <QTest>

using namespace Qt::StringLiterals;
using app::TagsTask;
using app::TaskQueue;
using core::ErrorCode;
using models::TaskSnapshot;
using models::TaskState;
using Kind = TagsTask::Kind;
using Moved = core::Result<QStringList>;

constexpr int SoonMs = 30'000;
#define TRY_COMPARE(a, b) QTRY_COMPARE_WITH_TIMEOUT(a, b, SoonMs)

/// What the drawer is told of many tags, whatever moves them.
class TestTagsTask final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void steps_data();
    void steps();
    void retryDoesTheRest();
    void leftOutIsTold();
    void fullDisk();
    void otherPlatforms();
    void otherPlatformsAmongOthers();
    void engine();

private:
    quint64 add(Kind kind, const QStringList &names, const TagsTask::Function &function);

    std::unique_ptr<TaskQueue> m_queue;
    TagsTask *m_task = nullptr;
    TaskSnapshot m_shown;
};

void TestTagsTask::init()
{
    m_shown = {};
    m_queue = std::make_unique<TaskQueue>();
    connect(m_queue.get(), &TaskQueue::taskChanged, this,
            [this](const TaskSnapshot &task) { m_shown = task; });
}

quint64 TestTagsTask::add(Kind kind, const QStringList &names, const TagsTask::Function &function)
{
    QList<oci::Reference> references;
    for (const QString &name : names)
        references += *oci::Reference::parse(name);
    auto task = std::make_unique<TagsTask>(kind, std::make_shared<registry::Client>(), references,
                                           QString(), function);
    m_task = task.get();
    return m_queue->add(std::move(task));
}

void TestTagsTask::steps_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("steps");
    QTest::addColumn<QString>("title");
    QTest::newRow("one repository")
        << QStringList{u"r.test/a:1"_s, u"r.test/a:2"_s} << QStringList{u"1"_s, u"2"_s}
        << u"Push 2 tag(s) to r.test/a"_s;
    QTest::newRow("two") << QStringList{u"r.test/a:1"_s, u"r.test/b:1"_s}
                         << QStringList{u"r.test/a:1"_s, u"r.test/b:1"_s}
                         << u"Push 2 tag(s) to r.test"_s;
}

void TestTagsTask::steps()
{
    QFETCH(QStringList, names);
    add(Kind::Push, names,
        [](TagsTask::Tag &, const std::stop_token &) -> Moved { return QStringList(); });
    TRY_COMPARE(m_shown.state, TaskState::Done);
    QTEST(m_shown.title, "title");
    QStringList steps;
    for (const models::LayerSnapshot &step : std::as_const(m_shown.layers)) {
        steps += step.id;
        QCOMPARE(step.state, TaskState::Done);
    }
    QTEST(steps, "steps");
    QCOMPARE(m_shown.summary, u"2 tag(s) pushed."_s);
}

/// What was done stays done.
void TestTagsTask::retryDoesTheRest()
{
    const auto isBroken = std::make_shared<std::atomic<bool>>(true);
    const auto calls = std::make_shared<std::atomic<int>>(0);
    const quint64 id =
        add(Kind::Pull, {u"r.test/a:1"_s, u"r.test/a:2"_s, u"r.test/a:3"_s},
            [isBroken, calls](TagsTask::Tag &tag, const std::stop_token &) -> Moved {
                ++*calls;
                if (*isBroken && tag.index == 1)
                    return core::fail(ErrorCode::Unauthenticated, u"Who are you?"_s, u"401"_s);
                return QStringList();
            });
    TRY_COMPARE(m_shown.state, TaskState::Failed);
    QCOMPARE(m_shown.failure, u"2 of 3 tag(s) pulled. “r.test/a:2” was not pulled."_s);
    QCOMPARE(m_shown.error.code, ErrorCode::Unauthenticated);
    QCOMPARE(m_shown.error.message, u"Who are you?"_s);
    QCOMPARE(m_shown.error.detail, u"r.test/a:2: Who are you?\n401"_s);
    QCOMPARE(m_shown.layers[1].state, TaskState::Failed);
    QCOMPARE(m_shown.registry, u"r.test"_s);
    *isBroken = false;
    m_queue->retry(id);
    TRY_COMPARE(m_shown.state, TaskState::Done);
    QCOMPARE(m_shown.summary, u"3 tag(s) pulled."_s);
    QCOMPARE(*calls, 4);
}

void TestTagsTask::leftOutIsTold()
{
    const auto isBroken = std::make_shared<std::atomic<bool>>(true);
    const quint64 id = add(Kind::Copy, {u"r.test/a:1"_s, u"r.test/a:2"_s},
                           [isBroken](TagsTask::Tag &tag, const std::stop_token &) -> Moved {
                               if (tag.index == 0)
                                   return QStringList{u"without a layer"_s};
                               if (*isBroken)
                                   return core::fail(ErrorCode::Network, u"broken"_s);
                               return QStringList();
                           });
    TRY_COMPARE(m_shown.state, TaskState::Failed);
    *isBroken = false;
    m_queue->retry(id);
    TRY_COMPARE(m_shown.state, TaskState::Done);
    QCOMPARE(m_shown.kept, QStringList{u"r.test/a:1: without a layer"_s});
}

void TestTagsTask::fullDisk()
{
    const quint64 id = add(Kind::Pull, {u"r.test/a:1"_s, u"r.test/a:2"_s},
                           [](TagsTask::Tag &tag, const std::stop_token &) -> Moved {
                               if (tag.ignoresFreeSpace)
                                   return QStringList();
                               tag.progress.setShortage(registry::DiskNeed{.needed = 7});
                               return core::fail(ErrorCode::Io, u"full"_s);
                           });
    TRY_COMPARE(m_shown.state, TaskState::Failed);
    QCOMPARE(m_shown.failure, u"0 of 2 tag(s) pulled. “r.test/a:1” was not pulled."_s);
    QVERIFY(m_shown.lacksSpace && m_shown.canInsist);
    m_queue->insist(id);
    TRY_COMPARE(m_shown.state, TaskState::Done);
}

void TestTagsTask::otherPlatforms()
{
    const auto platform = *oci::Platform::parse(u"linux/s390x");
    add(Kind::Pull, {u"r.test/a:1"_s, u"r.test/a:2"_s, u"r.test/a:3"_s},
        [platform](TagsTask::Tag &tag, const std::stop_token &) -> Moved {
            if (tag.index == 1)
                return QStringList();
            tag.progress.setOtherPlatforms({platform});
            return core::fail(ErrorCode::NotFound, u"not for you"_s);
        });
    TRY_COMPARE(m_shown.state, TaskState::Failed);
    QCOMPARE(m_shown.remedy, TaskSnapshot::Remedy::Platform);
    QCOMPARE(m_task->withoutPlatform(),
             (QList{*oci::Reference::parse(u"r.test/a:1"), *oci::Reference::parse(u"r.test/a:3")}));
    QCOMPARE(m_task->otherPlatforms(), QList{platform});
}

/// Another platform is no remedy for the rest.
void TestTagsTask::otherPlatformsAmongOthers()
{
    add(Kind::Pull, {u"r.test/a:1"_s, u"r.test/a:2"_s},
        [](TagsTask::Tag &tag, const std::stop_token &) -> Moved {
            if (tag.index == 0)
                tag.progress.setOtherPlatforms({*oci::Platform::parse(u"linux/s390x")});
            return core::fail(ErrorCode::NotFound, u"no"_s);
        });
    TRY_COMPARE(m_shown.state, TaskState::Failed);
    QCOMPARE(m_shown.remedy, TaskSnapshot::Remedy::None);
    QVERIFY(m_task->withoutPlatform().isEmpty());
}

/// It tells how far it is, and its waits are not ours.
void TestTagsTask::engine()
{
    const auto open = std::make_shared<QSemaphore>();
    const auto guard = qScopeGuard([open] { open->release(2); });
    add(Kind::EnginePull, {u"r.test/a:1"_s, u"r.test/a:2"_s},
        [open](TagsTask::Tag &tag, const std::stop_token &) -> Moved {
            tag.engineProgress.take(
                {.status = u"Downloading"_s,
                 .id = u"abc"_s,
                 .progress = engine::EngineMessage::Progress{.current = 2000, .total = 5000}});
            open->acquire();
            return QStringList();
        });
    TRY_COMPARE(m_shown.step, u"1: 2.00 of 5.00 kB"_s);
    QCOMPARE(m_task->host(), QString());
    QCOMPARE(m_shown.registry, u"r.test"_s);
    QVERIFY(m_shown.warnings.isEmpty() && m_shown.pausedHost.isEmpty());
    open->release(2);
    TRY_COMPARE(m_shown.state, TaskState::Done);
    QCOMPARE(m_shown.summary, u"2 tag(s) pulled."_s);
}

QTEST_GUILESS_MAIN(TestTagsTask)
#include "tst_tagstask.moc"
