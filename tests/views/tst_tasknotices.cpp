// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/taskmodel.h"
#include "views/tasks/taskdrawer.h"
#include "views/tasks/tasktext.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/messagepanel.h"

#include <QAbstractButton>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using models::TaskSnapshot;
using models::TaskState;
using views::TaskDrawer;

namespace {

TaskSnapshot pull(quint64 id, TaskState state)
{
    TaskSnapshot task;
    task.id = id;
    task.title = u"nginx:1.24"_s;
    task.state = state;
    task.doneBytes = 84'000'000;
    task.totalBytes = 137'000'000;
    task.canPause = !models::isFinished(state);
    return task;
}

TaskSnapshot interrupted(quint64 id)
{
    TaskSnapshot task = pull(id, TaskState::Paused);
    task.isInterrupted = true;
    return task;
}

TaskSnapshot held(quint64 id, const QString &host, int seconds)
{
    TaskSnapshot task = pull(id, TaskState::Waiting);
    task.pausedHost = host;
    task.pausedUntil = QDateTime::currentDateTimeUtc().addSecs(seconds);
    task.waitingUntil = task.pausedUntil;
    return task;
}

} // namespace

/// Tasks that stand still, and what is said of several of them at once.
class TestTaskNotices final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void duration_data();
    void duration();
    void pausedShowsHowFarItIs();
    void spaceAndDelete_data();
    void spaceAndDelete();
    void menuHasTheButtons();
    void interruptedAreOffered();
    void interruptedAreForgotten();
    void pausedByThePersonIsNotOffered();
    void hostHasOneCountdown();
    void countdownGoesOn();
    void severalHosts();
    void diskIsTooSmall_data();
    void diskIsTooSmall();

private:
    [[nodiscard]] QWidget *row(quint64 id) const
    {
        return m_drawer->findChild<QWidget *>(u"task-%1"_s.arg(id));
    }
    [[nodiscard]] views::MessagePanel *panel(const QString &name) const
    {
        return m_drawer->findChild<views::MessagePanel *>(name);
    }
    static void click(const QWidget *in, const QString &name)
    {
        auto *button = in->findChild<QAbstractButton *>(name);
        QVERIFY(button && button->isVisible());
        button->click();
    }

    std::unique_ptr<models::TaskModel> m_model;
    std::unique_ptr<TaskDrawer> m_drawer;
};

void TestTaskNotices::init()
{
    m_model = std::make_unique<models::TaskModel>();
    m_drawer = std::make_unique<TaskDrawer>(m_model.get());
    m_drawer->resize(1000, 400);
}

void TestTaskNotices::cleanup()
{
    m_drawer.reset();
    m_model.reset();
}

void TestTaskNotices::duration_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64(0) << u"0 s"_s;
    QTest::newRow("seconds") << qint64(59) << u"59 s"_s;
    QTest::newRow("minutes") << qint64(252) << u"4 min 12 s"_s;
    QTest::newRow("hours") << qint64(3900) << u"1 h 5 min"_s;
}

void TestTaskNotices::duration()
{
    QFETCH(const qint64, seconds);
    QTEST(views::durationText(seconds), "text");
}

void TestTaskNotices::pausedShowsHowFarItIs()
{
    m_model->updateTask(pull(1, TaskState::Paused));
    QCOMPARE(row(1)->findChild<QLabel *>(u"taskBytes"_s)->text(), u"84 of 137 MB"_s);
    QVERIFY(row(1)->findChild<QLabel *>(u"taskBytes"_s)->isVisible());
    QCOMPARE(row(1)->findChild<views::ElidedLabel *>(u"taskWords"_s)->fullText(), u"Paused"_s);
    QVERIFY(row(1)->accessibleName().contains(u"Paused"_s));
    QCOMPARE(m_drawer->findChild<QLabel *>(u"taskSummary"_s)->text(), u"1 paused"_s);
    QSignalSpy resumed(m_drawer.get(), &TaskDrawer::retryRequested);
    QSignalSpy forgotten(m_drawer.get(), &TaskDrawer::dismissRequested);
    click(row(1), u"taskResume"_s);
    click(row(1), u"taskDismiss"_s);
    QCOMPARE(resumed.size(), 1);
    QCOMPARE(forgotten.size(), 1);
    QVERIFY(!row(1)->findChild<QWidget *>(u"taskPause"_s)->isVisible());
    m_model->updateTask(pull(1, TaskState::Running));
    QVERIFY(!row(1)->findChild<QWidget *>(u"taskResume"_s)->isVisible());
    QSignalSpy paused(m_drawer.get(), &TaskDrawer::pauseRequested);
    click(row(1), u"taskPause"_s);
    QCOMPARE(paused.size(), 1);
}

void TestTaskNotices::spaceAndDelete_data()
{
    QTest::addColumn<TaskState>("state");
    QTest::addColumn<bool>("canPause");
    QTest::addColumn<QString>("bySpace");
    QTest::addColumn<QString>("byDelete");
    QTest::newRow("running") << TaskState::Running << true << u"pause"_s << u"cancel"_s;
    QTest::newRow("queued") << TaskState::Queued << true << u"pause"_s << u"cancel"_s;
    QTest::newRow("paused") << TaskState::Paused << false << u"retry"_s << u"dismiss"_s;
    QTest::newRow("no pull") << TaskState::Running << false << QString() << u"cancel"_s;
    QTest::newRow("done") << TaskState::Done << false << QString() << u"dismiss"_s;
}

void TestTaskNotices::spaceAndDelete()
{
    QFETCH(TaskState, state);
    QFETCH(bool, canPause);
    TaskSnapshot task = pull(7, state);
    task.canPause = canPause;
    m_model->updateTask(task);
    QStringList wishes;
    const auto note = [&wishes](const QString &wish) {
        return [&wishes, wish](quint64 id) {
            QCOMPARE(id, 7U);
            wishes += wish;
        };
    };
    connect(m_drawer.get(), &TaskDrawer::pauseRequested, this, note(u"pause"_s));
    connect(m_drawer.get(), &TaskDrawer::retryRequested, this, note(u"retry"_s));
    connect(m_drawer.get(), &TaskDrawer::cancelRequested, this, note(u"cancel"_s));
    connect(m_drawer.get(), &TaskDrawer::dismissRequested, this, note(u"dismiss"_s));
    QVERIFY(row(7)->focusPolicy() & Qt::TabFocus);
    QTest::keyClick(row(7), Qt::Key_Space);
    QTEST(wishes.join(u' '), "bySpace");
    wishes.clear();
    QTest::keyClick(row(7), Qt::Key_Delete);
    QTEST(wishes.join(u' '), "byDelete");
}

void TestTaskNotices::menuHasTheButtons()
{
    m_model->updateTask(held(1, u"docker.io"_s, 100));
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), QPoint(5, 5));
    QCoreApplication::sendEvent(row(1), &event);
    auto *menu = m_drawer->findChild<QMenu *>(u"taskMenu"_s);
    QVERIFY(menu);
    QStringList texts;
    for (const QAction *action : menu->actions())
        texts += action->text();
    QCOMPARE(texts, (QStringList{u"Pause"_s, u"Retry Now"_s, u"Cancel"_s}));
    QSignalSpy paused(m_drawer.get(), &TaskDrawer::pauseRequested);
    menu->actions().first()->trigger();
    QCOMPARE(paused.size(), 1);
    menu->close();
}

void TestTaskNotices::interruptedAreOffered()
{
    QVERIFY(panel(u"interruptedPulls"_s)->isHidden());
    for (const quint64 id : {1U, 2U, 3U})
        m_model->updateTask(interrupted(id));
    QVERIFY(panel(u"interruptedPulls"_s)->isVisible());
    const QString heading = panel(u"interruptedPulls"_s)->message().heading;
    QVERIFY2(heading.startsWith(u"3 pull"_s), qPrintable(heading));
    QVERIFY(row(1)
                ->findChild<views::ElidedLabel *>(u"taskWords"_s)
                ->fullText()
                .contains(u"Not finished"_s));
    QSignalSpy resumed(m_drawer.get(), &TaskDrawer::retryRequested);
    click(panel(u"interruptedPulls"_s), u"interruptedResume"_s);
    QCOMPARE(resumed.size(), 3);
    for (const quint64 id : {1U, 2U, 3U})
        m_model->updateTask(pull(id, TaskState::Running));
    QVERIFY(panel(u"interruptedPulls"_s)->isHidden());
}

void TestTaskNotices::interruptedAreForgotten()
{
    m_model->updateTask(interrupted(1));
    m_model->updateTask(interrupted(2));
    connect(m_drawer.get(), &TaskDrawer::dismissRequested, m_model.get(),
            [this](quint64 id) { m_model->removeTask(id); });
    click(panel(u"interruptedPulls"_s), u"interruptedForget"_s);
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(m_drawer->isHidden());
}

void TestTaskNotices::pausedByThePersonIsNotOffered()
{
    m_model->updateTask(pull(1, TaskState::Paused));
    QVERIFY(panel(u"interruptedPulls"_s)->isHidden());
}

void TestTaskNotices::hostHasOneCountdown()
{
    m_model->updateTask(held(1, u"docker.io"_s, 252));
    m_model->updateTask(held(2, u"docker.io"_s, 252));
    m_model->updateTask(pull(3, TaskState::Running));
    QCOMPARE(m_drawer->findChildren<views::MessagePanel *>(u"pausedHost"_s).size(), 1);
    const views::Message message = panel(u"pausedHost"_s)->message();
    QVERIFY2(message.heading.contains(u"docker.io"_s) && message.heading.contains(u"4 min"_s),
             qPrintable(message.heading));
    QVERIFY2(message.text.startsWith(u"2 task"_s), qPrintable(message.text));
    QSignalSpy retried(m_drawer.get(), &TaskDrawer::retryRequested);
    QSignalSpy signIn(m_drawer.get(), &TaskDrawer::signInRequested);
    click(panel(u"pausedHost"_s), u"pausedRetryNow"_s);
    click(panel(u"pausedHost"_s), u"pausedSignIn"_s);
    QCOMPARE(retried.size(), 1);
    QCOMPARE(retried.first().first().toULongLong(), 1U);
    QCOMPARE(signIn.size(), 1);
    QCOMPARE(signIn.first().first().toString(), u"docker.io"_s);
    m_model->updateTask(pull(1, TaskState::Running));
    m_model->updateTask(pull(2, TaskState::Failed));
    QTRY_VERIFY(!panel(u"pausedHost"_s));
}

void TestTaskNotices::countdownGoesOn()
{
    m_model->updateTask(held(1, u"docker.io"_s, 3));
    const QString before = panel(u"pausedHost"_s)->message().heading;
    QTRY_VERIFY(panel(u"pausedHost"_s)->message().heading != before);
    QTRY_VERIFY(!panel(u"pausedHost"_s)); // Nobody tells the drawer that it is over.
}

void TestTaskNotices::severalHosts()
{
    m_model->updateTask(held(1, u"docker.io"_s, 100));
    m_model->updateTask(held(2, u"ghcr.io"_s, 200));
    QCOMPARE(m_drawer->findChildren<views::MessagePanel *>(u"pausedHost"_s).size(), 2);
}

void TestTaskNotices::diskIsTooSmall_data()
{
    QTest::addColumn<bool>("lacksSpace");
    QTest::addColumn<bool>("canInsist");
    QTest::newRow("before it began") << true << true;
    QTest::newRow("on the way") << true << false;
    QTest::newRow("another reason") << false << false;
}

void TestTaskNotices::diskIsTooSmall()
{
    QFETCH(bool, lacksSpace);
    QFETCH(bool, canInsist);
    TaskSnapshot task = pull(1, TaskState::Failed);
    task.lacksSpace = lacksSpace;
    task.canInsist = canInsist;
    m_model->updateTask(task);
    QCOMPARE(row(1)->findChild<QWidget *>(u"taskCleanUp"_s)->isVisible(), lacksSpace);
    QCOMPARE(row(1)->findChild<QWidget *>(u"taskAnyway"_s)->isVisible(), canInsist);
    QVERIFY(row(1)->findChild<QWidget *>(u"taskTryAgain"_s)->isVisible());
    QSignalSpy cleanUp(m_drawer.get(), &TaskDrawer::cleanUpRequested);
    QSignalSpy insisted(m_drawer.get(), &TaskDrawer::insistRequested);
    if (lacksSpace)
        click(row(1), u"taskCleanUp"_s);
    if (canInsist)
        click(row(1), u"taskAnyway"_s);
    QCOMPARE(cleanUp.size(), lacksSpace ? 1 : 0);
    QCOMPARE(insisted.size(), canInsist ? 1 : 0);
}

QTEST_MAIN(TestTaskNotices)
#include "tst_tasknotices.moc"
