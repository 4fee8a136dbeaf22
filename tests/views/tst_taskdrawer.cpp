// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/taskmodel.h"
#include "views/tasks/layerbardelegate.h"
#include "views/tasks/taskdrawer.h"
#include "views/tasks/taskrow.h"
#include "views/tasks/tasktext.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/messagepanel.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using models::TaskSnapshot;
using models::TaskState;
using views::TaskDrawer;

class TestTaskDrawer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void timeLeft_data();
    void timeLeft();
    void comesWithTheFirstTask();
    void stepIsTold();
    void failureHasItsOwnHeading();
    void buttons_data();
    void buttons();
    void failureStays();
    void doneGoes();
    void whatWasKeptStays();
    void stepsAreCounted();
    void offers();
    void layers();
    void layersSayHowFast();
    void layersOfAFailure();
    void waiting_data();
    void waiting();
    void summary();
    void folds();

private:
    [[nodiscard]] QWidget *row(quint64 id) const
    {
        return m_drawer->findChild<QWidget *>(u"task-%1"_s.arg(id));
    }

    std::unique_ptr<models::TaskModel> m_model;
    std::unique_ptr<TaskDrawer> m_drawer;
};

namespace {

TaskSnapshot task(quint64 id, TaskState state)
{
    TaskSnapshot task;
    task.id = id;
    task.title = u"nginx:1.24"_s;
    task.state = state;
    task.doneBytes = 84'000'000;
    task.totalBytes = 137'000'000;
    task.bytesPerSecond = 41e6;
    task.secondsLeft = 2;
    task.error = {core::ErrorCode::Network, u"The registry hung up."_s, u"EPIPE"_s};
    task.summary = u"Pulled 137 MB."_s;
    task.layers = {{u"a"_s, TaskState::Running, 1, 2, false},
                   {u"b"_s, TaskState::Done, 2, 2, true}};
    return task;
}

} // namespace

void TestTaskDrawer::init()
{
    m_model = std::make_unique<models::TaskModel>();
    m_drawer = std::make_unique<TaskDrawer>(m_model.get());
    m_drawer->resize(1000, 400);
}

void TestTaskDrawer::cleanup()
{
    m_drawer.reset();
    m_model.reset();
}

void TestTaskDrawer::timeLeft_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");

    QTest::newRow("unknown") << qint64(-1) << QString();
    QTest::newRow("none") << qint64(0) << u"0 s left"_s;
    QTest::newRow("seconds") << qint64(59) << u"59 s left"_s;
    QTest::newRow("minutes, rounded up") << qint64(61) << u"2 min left"_s;
    QTest::newRow("almost an hour") << qint64(3599) << u"60 min left"_s;
    QTest::newRow("hours") << qint64(3900) << u"1 h 5 min left"_s;
}

void TestTaskDrawer::timeLeft()
{
    QFETCH(const qint64, seconds);
    QFETCH(const QString, text);
    QCOMPARE(views::timeLeftText(seconds), text);
}

void TestTaskDrawer::comesWithTheFirstTask()
{
    QVERIFY(m_drawer->isHidden());
    m_model->updateTask(task(1, TaskState::Running));
    QVERIFY(m_drawer->isVisible());
    QCOMPARE(row(1)->findChild<QLabel *>(u"taskBytes"_s)->text(), u"84 of 137 MB"_s);
    m_model->removeTask(1);
    QVERIFY(m_drawer->isHidden());
}

void TestTaskDrawer::stepIsTold()
{
    TaskSnapshot building = task(1, TaskState::Running);
    building.step = u"Step 2/3 : RUN make"_s;
    building.doneBytes = building.totalBytes = 0;
    m_model->updateTask(building);
    const auto *words = row(1)->findChild<views::ElidedLabel *>(u"taskWords"_s);
    QVERIFY(words->isVisible());
    QCOMPARE(words->fullText(), building.step);
    QVERIFY(!row(1)->findChild<QLabel *>(u"taskBytes"_s)->isVisible());
    // With bytes and without a step, numbers say it.
    m_model->updateTask(task(1, TaskState::Running));
    QVERIFY(!words->isVisible());
    QVERIFY(row(1)->findChild<QLabel *>(u"taskBytes"_s)->isVisible());
}

void TestTaskDrawer::failureHasItsOwnHeading()
{
    m_model->updateTask(task(1, TaskState::Failed));
    const auto texts = [this] {
        QStringList all;
        for (const auto *label : row(1)->findChildren<QLabel *>())
            all += label->text();
        return all.join(u'\n');
    };
    QVERIFY2(texts().contains(u"“nginx:1.24” did not succeed."_s), qPrintable(texts()));
    TaskSnapshot failed = task(1, TaskState::Failed);
    failed.failure = u"“nginx:1.24” was not saved."_s;
    m_model->updateTask(failed);
    QVERIFY2(texts().contains(failed.failure), qPrintable(texts()));
}

void TestTaskDrawer::buttons_data()
{
    QTest::addColumn<TaskState>("state");
    QTest::addColumn<QStringList>("shown");

    QTest::newRow("queued") << TaskState::Queued << QStringList{u"taskCancel"_s};
    QTest::newRow("running") << TaskState::Running << QStringList{u"taskCancel"_s};
    QTest::newRow("waiting") << TaskState::Waiting << QStringList{u"taskCancel"_s};
    QTest::newRow("done") << TaskState::Done << QStringList{u"taskDismiss"_s};
    QTest::newRow("cancelled") << TaskState::Cancelled
                               << QStringList{u"taskRetry"_s, u"taskDismiss"_s};
    QTest::newRow("failed: its message has them") << TaskState::Failed << QStringList{};
}

void TestTaskDrawer::buttons()
{
    QFETCH(const TaskState, state);
    QFETCH(const QStringList, shown);
    m_model->updateTask(task(5, state));
    QSignalSpy cancelled(m_drawer.get(), &TaskDrawer::cancelRequested);
    QSignalSpy retried(m_drawer.get(), &TaskDrawer::retryRequested);
    QSignalSpy dismissed(m_drawer.get(), &TaskDrawer::dismissRequested);
    for (const QString &name : {u"taskCancel"_s, u"taskRetry"_s, u"taskDismiss"_s}) {
        auto *button = row(5)->findChild<QToolButton *>(name);
        QCOMPARE(button->isVisible(), shown.contains(name));
        if (!button->isVisible())
            continue;
        QVERIFY(button->accessibleName().contains(u"nginx:1.24"_s));
        button->click();
    }
    QCOMPARE(cancelled.size(), shown.count(u"taskCancel"_s));
    QCOMPARE(retried.size(), shown.count(u"taskRetry"_s));
    QCOMPARE(dismissed.size(), shown.count(u"taskDismiss"_s));
    QCOMPARE((cancelled + retried + dismissed).value(0).value(0).toULongLong(),
             shown.isEmpty() ? 0U : 5U);
}

void TestTaskDrawer::failureStays()
{
    m_drawer->setLingering(1);
    m_model->updateTask(task(3, TaskState::Failed));
    auto *panel = row(3)->findChild<views::MessagePanel *>();
    QVERIFY(panel->isVisible());
    QCOMPARE(panel->message().text, u"The registry hung up."_s);
    QCOMPARE(panel->message().details, u"EPIPE"_s);
    QSignalSpy dismissed(m_drawer.get(), &TaskDrawer::dismissRequested);
    QTest::qWait(50);
    QCOMPARE(dismissed.size(), 0);
    panel->findChild<QToolButton *>(u"messageClose"_s)->click();
    QCOMPARE(dismissed.size(), 1);

    m_model->updateTask(task(3, TaskState::Running)); // Tried again.
    QVERIFY(!panel->isVisible());
}

void TestTaskDrawer::doneGoes()
{
    m_drawer->setLingering(1);
    QSignalSpy dismissed(m_drawer.get(), &TaskDrawer::dismissRequested);
    m_model->updateTask(task(4, TaskState::Running));
    m_model->updateTask(task(4, TaskState::Done));
    QCOMPARE(row(4)->findChild<QLabel *>(u"taskWords"_s)->accessibleName(), u"Pulled 137 MB."_s);
    QTRY_COMPARE(dismissed.size(), 1);
    QCOMPARE(dismissed.at(0).at(0).toULongLong(), 4U);
}

/// Done, but not all of it: the reasons are not lost after a few seconds.
void TestTaskDrawer::whatWasKeptStays()
{
    m_drawer->setLingering(1);
    QSignalSpy dismissed(m_drawer.get(), &TaskDrawer::dismissRequested);
    TaskSnapshot done = task(4, TaskState::Done);
    done.summary = u"2 removed, 2 kept."_s;
    done.kept = {u"a: in use"_s, u"b: pinned"_s};
    m_model->updateTask(done);
    auto *panel = row(4)->findChild<views::MessagePanel *>();
    QVERIFY(panel->isVisible());
    QCOMPARE(panel->message().kind, views::Message::Kind::Warning);
    QCOMPARE(panel->message().heading, done.summary);
    QCOMPARE(panel->message().text, u"a: in use"_s);
    QCOMPARE(panel->message().details, u"a: in use\nb: pinned"_s);
    QVERIFY(!row(4)->findChild<QPushButton *>(u"taskTryAgain"_s)->isVisible());
    QTest::qWait(50);
    QCOMPARE(dismissed.size(), 0);
    panel->findChild<QToolButton *>(u"messageClose"_s)->click();
    QCOMPARE(dismissed.size(), 1);
}

void TestTaskDrawer::stepsAreCounted()
{
    TaskSnapshot removal = task(1, TaskState::Running);
    removal.doneBytes = removal.totalBytes = 0;
    removal.doneSteps = 1;
    removal.totalSteps = 4;
    removal.step = u"nginx:1.24"_s;
    m_model->updateTask(removal);
    QCOMPARE(m_model->index(0, 0).data(models::TaskModel::RatioRole).toDouble(), 0.25);
    QVERIFY(!row(1)->findChild<QLabel *>(u"taskBytes"_s)->isVisible());
    QCOMPARE(row(1)->findChild<views::ElidedLabel *>(u"taskWords"_s)->fullText(), removal.step);
    QCOMPARE(row(1)->findChild<QToolButton *>(u"taskUnfold"_s)->toolTip(), u"Show the steps"_s);
}

/// What wrote a log and made an image offers both, and stays until it is closed.
void TestTaskDrawer::offers()
{
    m_drawer->setLingering(1);
    QSignalSpy dismissed(m_drawer.get(), &TaskDrawer::dismissRequested);
    QSignalSpy log(m_drawer.get(), &TaskDrawer::logRequested);
    QSignalSpy image(m_drawer.get(), &TaskDrawer::imageRequested);
    TaskSnapshot build = task(4, TaskState::Running);
    build.hasLog = true;
    m_model->updateTask(build);
    const auto button = [this](const QString &name) {
        return row(4)->findChild<QAbstractButton *>(name);
    };
    QVERIFY(!button(u"taskLog"_s)->isHidden());
    QVERIFY(button(u"taskImage"_s)->isHidden());
    button(u"taskLog"_s)->click();
    QCOMPARE(log.size(), 1);
    build.state = TaskState::Failed;
    m_model->updateTask(build);
    button(u"taskErrorLog"_s)->click();
    QCOMPARE(log.size(), 2);
    build.state = TaskState::Done;
    build.hasImage = true;
    m_model->updateTask(build);
    button(u"taskImage"_s)->click();
    QCOMPARE(image.size(), 1);
    QCOMPARE(image.at(0).at(0).toULongLong(), 4U);
    QTest::qWait(50);
    QCOMPARE(dismissed.size(), 0);
}

void TestTaskDrawer::layers()
{
    m_model->updateTask(task(1, TaskState::Running));
    auto *layers = row(1)->findChild<QTreeView *>(u"taskLayers"_s);
    QVERIFY(!layers->isVisible());
    row(1)->findChild<QToolButton *>(u"taskUnfold"_s)->click();
    QVERIFY(layers->isVisible());
    const QModelIndex second = m_model->index(1, 0, m_model->index(0, 0));
    QTRY_VERIFY(layers->visualRect(second).height() > 10);
    QCOMPARE(second.siblingAtColumn(models::TaskModel::StateColumn).data().toString(),
             u"Already here"_s);
    // In a narrow window too.
    m_drawer->resize(760, 400);
    QTRY_VERIFY(layers->viewport()->width() > 600 && layers->viewport()->width() < 760);
    QCOMPARE_LE(layers->header()->length(), layers->viewport()->width());
}

void TestTaskDrawer::layersSayHowFast()
{
    TaskSnapshot pull = task(1, TaskState::Running);
    pull.layers = {
        {.id = u"a"_s,
         .state = TaskState::Running,
         .doneBytes = 84'000'000,
         .totalBytes = 137'000'000,
         .bytesPerSecond = 41.2e6,
         .secondsLeft = 61},
        {.id = u"b"_s,
         .state = TaskState::Waiting,
         .totalBytes = 5'000'000,
         .waitingUntil = QDateTime(QDate(2026, 1, 2), QTime(14, 2))},
        {.id = u"c"_s, .state = TaskState::Done, .totalBytes = 5'000'000, .isElsewhere = true}};
    m_model->updateTask(pull);
    const auto shown = [this](int layer) {
        QStringList texts;
        const QModelIndex index = m_model->index(layer, 0, m_model->index(0, 0));
        for (const int column : {models::TaskModel::SizeColumn, models::TaskModel::RateColumn,
                                 models::TaskModel::TimeLeftColumn, models::TaskModel::StateColumn})
            texts += views::LayerBarDelegate::textOf(index.siblingAtColumn(column));
        return texts;
    };
    QCOMPARE(shown(0), (QStringList{u"84 of 137 MB"_s, u"41.2 MB/s"_s, u"2 min left"_s, {}}));
    QCOMPARE(shown(1).mid(1, 2), (QStringList{QString(), QString()}));
    QCOMPARE(shown(1).last(),
             u"Waiting until "_s + QLocale().toString(QTime(14, 2), QLocale::ShortFormat));
    const QModelIndex third = m_model->index(2, 0, m_model->index(0, 0));
    QCOMPARE(third.siblingAtColumn(models::TaskModel::StateColumn).data().toString(),
             u"Not in the registry"_s);
    QCOMPARE(third.data(models::TaskModel::RatioRole).toDouble(), 0.0);
}

/// They say which of them failed.
void TestTaskDrawer::layersOfAFailure()
{
    m_model->updateTask(task(1, TaskState::Running));
    row(1)->findChild<QToolButton *>(u"taskUnfold"_s)->click();
    TaskSnapshot failed = task(1, TaskState::Failed);
    failed.layers[0].state = TaskState::Failed;
    m_model->updateTask(failed);
    QVERIFY(row(1)->findChild<QTreeView *>(u"taskLayers"_s)->isVisible());
    QVERIFY(row(1)->findChild<views::MessagePanel *>()->isVisible());
    m_model->updateTask(task(1, TaskState::Running));
    QVERIFY(row(1)->findChild<QTreeView *>(u"taskLayers"_s)->isVisible());
}

void TestTaskDrawer::waiting_data()
{
    QTest::addColumn<TaskState>("state");
    QTest::addColumn<bool>("isWaitedFor");
    QTest::addColumn<bool>("isTold");
    QTest::newRow("all of it waits") << TaskState::Waiting << true << true;
    QTest::newRow("a part of it waits") << TaskState::Running << true << true;
    QTest::newRow("nothing waits") << TaskState::Running << false << false;
    QTest::newRow("ended") << TaskState::Done << true << false;
}

void TestTaskDrawer::waiting()
{
    QFETCH(const TaskState, state);
    QFETCH(const bool, isWaitedFor);
    QFETCH(const bool, isTold);
    TaskSnapshot pull = task(7, state);
    if (isWaitedFor)
        pull.waitingUntil = QDateTime(QDate(2026, 1, 2), QTime(14, 2));
    m_model->updateTask(pull);
    const auto *words = row(7)->findChild<views::ElidedLabel *>(u"taskWords"_s);
    QCOMPARE(words->isVisible() && words->fullText().contains(u"asked to wait until"_s), isTold);
    QCOMPARE(row(7)->findChild<QLabel *>(u"taskBytes"_s)->isVisible(), state == TaskState::Running);
    auto *now = row(7)->findChild<QToolButton *>(u"taskRetryNow"_s);
    QCOMPARE(now->isVisible(), isTold);
    QSignalSpy retried(m_drawer.get(), &TaskDrawer::retryRequested);
    if (isTold)
        now->click();
    QCOMPARE(retried.size(), isTold ? 1 : 0);
}

void TestTaskDrawer::summary()
{
    m_model->setTasks({task(1, TaskState::Running), task(2, TaskState::Queued),
                       task(3, TaskState::Failed), task(4, TaskState::Done)});
    QCOMPARE(m_drawer->findChild<QLabel *>(u"taskSummary"_s)->text(),
             u"2 running · 1 failed · 41.0 MB/s"_s);
}

void TestTaskDrawer::folds()
{
    m_model->updateTask(task(1, TaskState::Running));
    QSignalSpy changed(m_drawer.get(), &TaskDrawer::openChanged);
    const int open = m_drawer->sizeHint().height();
    m_drawer->findChild<QToolButton *>(u"taskToggle"_s)->click();
    QVERIFY(!m_drawer->isOpen());
    QVERIFY(!row(1)->isVisible());
    QCOMPARE_LT(m_drawer->sizeHint().height(), open);
    m_drawer->setOpen(true);
    QVERIFY(row(1)->isVisible());
    QCOMPARE(changed.size(), 2);
}

QTEST_MAIN(TestTaskDrawer)
#include "tst_taskdrawer.moc"
