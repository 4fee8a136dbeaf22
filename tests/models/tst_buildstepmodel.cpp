// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/buildstepmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using models::BuildStepModel;
using models::TaskState;
using State = BuildStepModel::State;
using Lines = BuildStepModel::Lines;

class TestBuildStepModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void beforeTheFirstStep();
    void stepsCome();
    void ends_data();
    void ends();
    void beginsAnew();
    void strangers();
    void duration_data();
    void duration();

private:
    void write(const QString &text) { m_progress->log.take({.stream = text}); }
    [[nodiscard]] QString text(int row, int column) const
    {
        return m_model->index(row, column).data().toString();
    }

    std::shared_ptr<engine::BuildProgress> m_progress;
    std::unique_ptr<BuildStepModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestBuildStepModel::init()
{
    m_progress = std::make_shared<engine::BuildProgress>();
    m_model = std::make_unique<BuildStepModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    QCOMPARE(m_model->rowCount(), 0);
    m_model->setProgress(m_progress);
}

void TestBuildStepModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

void TestBuildStepModel::beforeTheFirstStep()
{
    m_model->refresh(TaskState::Running);
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(text(0, BuildStepModel::InstructionColumn), u"Send the folder"_s);
    QCOMPARE(m_model->state(0), State::Running);
    QCOMPARE(m_model->linesOf(0), (Lines{0, -1}));
    QCOMPARE(m_model->linesOf(1), (Lines{0, 0}));
}

void TestBuildStepModel::stepsCome()
{
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    write(u"Step 1/3 : FROM scratch\n ---> \nStep 2/3 : COPY a /b\n ---> Using cache\n"_s);
    m_model->refresh(TaskState::Running);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(text(1, BuildStepModel::StepColumn), u"1/3"_s);
    QCOMPARE(text(2, BuildStepModel::InstructionColumn), u"COPY a /b"_s);
    QCOMPARE(m_model->state(0), State::Done);
    QCOMPARE(m_model->state(1), State::Done);
    QCOMPARE(m_model->state(2), State::Running);
    QCOMPARE(m_model->linesOf(1), (Lines{0, 2}));
    QCOMPARE(m_model->linesOf(2), (Lines{2, -1}));
    write(u"Step 3/3 : RUN true\n"_s);
    QTest::qSleep(20);
    m_model->refresh(TaskState::Running);
    QCOMPARE(m_model->state(2), State::Cached);
    QCOMPARE(m_model->linesOf(2), (Lines{2, 4}));
    const QModelIndex time = m_model->index(3, BuildStepModel::TimeColumn);
    QVERIFY(time.data(BuildStepModel::TimeRole).toLongLong() >= 20);
    QCOMPARE(time.data().toString(), u"0.0 s"_s);
}

void TestBuildStepModel::ends_data()
{
    QTest::addColumn<TaskState>("task");
    QTest::addColumn<State>("state");
    QTest::newRow("done") << TaskState::Done << State::Done;
    QTest::newRow("failed") << TaskState::Failed << State::Failed;
    QTest::newRow("cancelled") << TaskState::Cancelled << State::Cancelled;
}

void TestBuildStepModel::ends()
{
    QFETCH(const TaskState, task);
    QFETCH(const State, state);
    write(u"Step 1/1 : FROM scratch\n"_s);
    m_progress->log.end();
    m_model->refresh(task);
    QCOMPARE(m_model->state(0), State::Done);
    QCOMPARE(m_model->state(1), state);
    QCOMPARE(text(1, BuildStepModel::StateColumn), models::stateText(state));
}

void TestBuildStepModel::beginsAnew()
{
    write(u"Step 1/1 : FROM scratch\n"_s);
    m_model->refresh(TaskState::Failed);
    m_model->setProgress(std::make_shared<engine::BuildProgress>());
    m_model->refresh(TaskState::Running);
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->state(0), State::Running);
    m_model->setProgress(nullptr);
    QCOMPARE(m_model->rowCount(), 0);
}

/// What a Dockerfile says is shown as text, and on one line.
void TestBuildStepModel::strangers()
{
    write(u"Step 1/1 : RUN <b>echo</b> \u202eevil "_s + QString(10'000, u'x') + u'\n');
    m_model->refresh(TaskState::Running);
    const QString shown = text(1, BuildStepModel::InstructionColumn);
    QVERIFY(shown.startsWith(u"RUN <b>echo</b> \uFFFDevil"_s));
    QVERIFY(shown.size() < 2100);
}

void TestBuildStepModel::duration_data()
{
    QTest::addColumn<std::chrono::milliseconds>("duration");
    QTest::addColumn<QString>("text");
    QTest::newRow("short") << std::chrono::milliseconds(440) << u"0.4 s"_s;
    QTest::newRow("seconds") << std::chrono::milliseconds(12'900) << u"12 s"_s;
    QTest::newRow("minutes") << std::chrono::milliseconds(200'000) << u"3 min 20 s"_s;
    QTest::newRow("hours") << std::chrono::milliseconds(3'900'000) << u"1 h 5 min"_s;
}

void TestBuildStepModel::duration()
{
    QFETCH(const std::chrono::milliseconds, duration);
    QTEST(models::durationText(duration), "text");
}

QTEST_GUILESS_MAIN(TestBuildStepModel)
#include "tst_buildstepmodel.moc"
