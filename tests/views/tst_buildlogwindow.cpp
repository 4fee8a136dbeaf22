// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/build/buildlogwindow.h"
#include "views/build/steptext.h"
#include "views/widgets/messagepanel.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using models::TaskSnapshot;
using models::TaskState;
using views::BuildLogWindow;
using views::StepText;

class TestBuildLogWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void followsTheStep();
    void staysWithTheChosenStep();
    void failure();
    void done();
    void cancelled();
    void triedAgain();
    void sending();
    void copies();
    void longTexts();
    void gone();

private:
    template <class Widget>
    [[nodiscard]] Widget *part(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    void write(const QString &text) { m_progress->log.take({.stream = text}); }
    void tell(TaskState state)
    {
        m_task.state = state;
        m_task.hasImage = state == TaskState::Done;
        m_window->setTask(m_task, m_progress);
    }
    [[nodiscard]] QString shown() const { return part<StepText>(u"stepText"_s)->toPlainText(); }
    [[nodiscard]] bool isVisible(const QString &name) const
    {
        return part<QWidget>(name)->isVisible();
    }

    TaskSnapshot m_task;
    std::shared_ptr<engine::BuildProgress> m_progress;
    std::unique_ptr<BuildLogWindow> m_window;
};

void TestBuildLogWindow::init()
{
    m_task = {};
    m_task.id = 7;
    m_task.title = u"Build app:1"_s;
    m_task.failure = u"“app:1” was not built."_s;
    m_progress = std::make_shared<engine::BuildProgress>();
    m_window = std::make_unique<BuildLogWindow>(7);
    m_window->show();
    tell(TaskState::Running);
}

void TestBuildLogWindow::cleanup()
{
    m_window.reset();
}

void TestBuildLogWindow::followsTheStep()
{
    write(u"Step 1/2 : FROM scratch\n ---> 1\n"_s);
    tell(TaskState::Running);
    QCOMPARE(shown(), u"Step 1/2 : FROM scratch\n ---> 1"_s);
    write(u"Step 2/2 : RUN make\n"_s);
    tell(TaskState::Running);
    QCOMPARE(shown(), u"Step 2/2 : RUN make"_s);
    write(u"<b>one</b>\n"_s); // As text, whatever it says.
    write(u"\ntwo\n"_s);
    tell(TaskState::Running);
    QCOMPARE(shown(), u"Step 2/2 : RUN make\n<b>one</b>\n\ntwo"_s);
    QCOMPARE(part<QTreeView>(u"buildSteps"_s)->currentIndex().row(), 2);
    QVERIFY(isVisible(u"buildLogCancel"_s));
    QVERIFY(!isVisible(u"buildLogImage"_s));
}

void TestBuildLogWindow::staysWithTheChosenStep()
{
    write(u"Step 1/3 : FROM scratch\nStep 2/3 : RUN a\nof a\n"_s);
    tell(TaskState::Running);
    auto *steps = part<QTreeView>(u"buildSteps"_s);
    steps->setCurrentIndex(steps->model()->index(1, 0));
    QCOMPARE(shown(), u"Step 1/3 : FROM scratch"_s);
    write(u"Step 3/3 : RUN b\n"_s);
    tell(TaskState::Running);
    QCOMPARE(shown(), u"Step 1/3 : FROM scratch"_s);
    steps->setCurrentIndex(steps->model()->index(3, 0));
    write(u"of b\n"_s);
    tell(TaskState::Running);
    QCOMPARE(shown(), u"Step 3/3 : RUN b\nof b"_s);
}

/// The step that failed comes to the front, and is named.
void TestBuildLogWindow::failure()
{
    write(u"Step 1/2 : FROM scratch\nStep 2/2 : RUN false\n"_s);
    tell(TaskState::Running);
    auto *steps = part<QTreeView>(u"buildSteps"_s);
    steps->setCurrentIndex(steps->model()->index(0, 0));
    m_task.error = {core::ErrorCode::InvalidArgument,
                    u"Step 2/2 of the build, “RUN false”, failed."_s, u"1"_s};
    tell(TaskState::Failed);
    QCOMPARE(steps->currentIndex().row(), 2);
    QCOMPARE(shown(), u"Step 2/2 : RUN false"_s);
    QVERIFY(isVisible(u"buildLogError"_s));
    QVERIFY(part<views::MessagePanel>(u"buildLogError"_s)->message().text.contains("RUN false"_L1));
    QVERIFY(isVisible(u"buildLogRetry"_s));
    QVERIFY(!isVisible(u"buildLogCancel"_s));
    QVERIFY(!isVisible(u"buildLogImage"_s));
}

void TestBuildLogWindow::done()
{
    write(u"Step 1/1 : FROM scratch\nSuccessfully built 0123456789ab\n"_s);
    m_task.summary = u"Built in 2.0 s."_s;
    tell(TaskState::Done);
    QVERIFY(part<QLabel>(u"buildLogWords"_s)->text().contains(m_task.summary));
    QVERIFY(!isVisible(u"buildLogCancel"_s));
    QSignalSpy wanted(m_window.get(), &BuildLogWindow::imageRequested);
    auto *button = part<QPushButton>(u"buildLogImage"_s);
    QVERIFY(button->isVisible());
    button->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toULongLong(), 7);
}

void TestBuildLogWindow::cancelled()
{
    QSignalSpy wanted(m_window.get(), &BuildLogWindow::cancelRequested);
    part<QPushButton>(u"buildLogCancel"_s)->click();
    QCOMPARE(wanted.size(), 1);
    tell(TaskState::Cancelled);
    QVERIFY(isVisible(u"buildLogRetry"_s));
    QVERIFY(!isVisible(u"buildLogError"_s));
}

void TestBuildLogWindow::triedAgain()
{
    write(u"Step 1/1 : RUN false\n"_s);
    tell(TaskState::Failed);
    m_progress = std::make_shared<engine::BuildProgress>();
    tell(TaskState::Running);
    QCOMPARE(part<QTreeView>(u"buildSteps"_s)->model()->rowCount(), 1);
    QCOMPARE(shown(), QString());
    QVERIFY(!isVisible(u"buildLogError"_s));
    write(u"Step 1/1 : RUN false\n"_s);
    tell(TaskState::Failed);
    QVERIFY(isVisible(u"buildLogError"_s));
    part<QWidget>(u"buildLogError"_s)->hide(); // Closed by the person.
    tell(TaskState::Failed);
    QVERIFY(!isVisible(u"buildLogError"_s));
}

void TestBuildLogWindow::sending()
{
    m_task.doneBytes = 1'000'000;
    m_task.totalBytes = 4'000'000;
    tell(TaskState::Running);
    const QString words = part<QLabel>(u"buildLogWords"_s)->text();
    QVERIFY2(words.startsWith("1.00 of 4.00 MB"_L1), qPrintable(words));
}

void TestBuildLogWindow::copies()
{
    write(u"Step 1/2 : FROM scratch\na\nStep 2/2 : RUN b\n"_s);
    tell(TaskState::Running);
    part<QPushButton>(u"buildLogCopy"_s)->click();
    QCOMPARE(QApplication::clipboard()->text(),
             u"Step 1/2 : FROM scratch\na\nStep 2/2 : RUN b\n"_s);
}

/// A step may write without end: the window shows the end of it, and says so.
void TestBuildLogWindow::longTexts()
{
    write(u"Step 1/1 : RUN yes\n"_s);
    tell(TaskState::Running);
    for (int i = 0; i < 30'000; ++i)
        write(u"line %1\n"_s.arg(i));
    tell(TaskState::Running);
    const auto *text = part<StepText>(u"stepText"_s);
    QVERIFY(text->blockCount() <= 5000);
    QVERIFY(shown().endsWith("line 29999"_L1));
    QVERIFY2(shown().startsWith(u"… "_s), qPrintable(shown().left(60)));
    QCOMPARE(text->verticalScrollBar()->value(), text->verticalScrollBar()->maximum());
    // Who reads further up is left there.
    text->verticalScrollBar()->setValue(100);
    write(u"one more\n"_s);
    tell(TaskState::Running);
    QVERIFY(text->verticalScrollBar()->value() < text->verticalScrollBar()->maximum());
    QVERIFY(shown().endsWith("one more"_L1));
}

/// Its row in the list of tasks was closed: what was written can still be read.
void TestBuildLogWindow::gone()
{
    write(u"Step 1/1 : RUN false\n"_s);
    tell(TaskState::Failed);
    m_window->setGone();
    QVERIFY(!isVisible(u"buildLogRetry"_s));
    QCOMPARE(shown(), u"Step 1/1 : RUN false"_s);
}

QTEST_MAIN(TestBuildLogWindow)
#include "tst_buildlogwindow.moc"
