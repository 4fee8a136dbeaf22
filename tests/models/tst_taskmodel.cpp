// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/taskmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using models::TaskModel;
using models::TaskSnapshot;
using models::TaskState;

class TestTaskModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tree();
    void ratio_data();
    void ratio();
    void layerCells();
    void layersComeAndGo();
    void unchangedIsSilent();
    void removal();

private:
    std::unique_ptr<TaskModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

namespace {

TaskSnapshot task(quint64 id, int layers, qint64 done = 40)
{
    TaskSnapshot task;
    task.id = id;
    task.title = u"task %1"_s.arg(id);
    task.state = TaskState::Running;
    task.doneBytes = done;
    task.totalBytes = 100;
    for (int i = 0; i < layers; ++i)
        task.layers.append({u"layer %1"_s.arg(i), TaskState::Running, done, 100, false});
    return task;
}

} // namespace

void TestTaskModel::init()
{
    m_model = std::make_unique<TaskModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestTaskModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

void TestTaskModel::tree()
{
    m_model->setTasks({task(7, 2), task(9, 0)});
    QCOMPARE(m_model->rowCount(), 2);
    const QModelIndex first = m_model->indexOf(7);
    QCOMPARE(first.data().toString(), u"task 7"_s);
    QCOMPARE(m_model->rowCount(first), 2);
    const QModelIndex layer = m_model->index(1, TaskModel::NameColumn, first);
    QCOMPARE(layer.data().toString(), u"layer 1"_s);
    QCOMPARE(layer.data(TaskModel::TaskIdRole).toULongLong(), 7U);
    QCOMPARE(layer.parent(), first);
    QCOMPARE(m_model->task(layer), m_model->task(first));
    QCOMPARE(m_model->task({}), nullptr);
    QVERIFY(!m_model->indexOf(1).isValid());
}

void TestTaskModel::ratio_data()
{
    QTest::addColumn<TaskState>("state");
    QTest::addColumn<qint64>("done");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<double>("ratio");

    QTest::newRow("half") << TaskState::Running << qint64(50) << qint64(100) << 0.5;
    QTest::newRow("unknown") << TaskState::Running << qint64(50) << qint64(0) << -1.0;
    QTest::newRow("more than promised") << TaskState::Running << qint64(150) << qint64(100) << 1.0;
    QTest::newRow("done without bytes") << TaskState::Done << qint64(0) << qint64(0) << 1.0;
}

void TestTaskModel::ratio()
{
    QFETCH(const TaskState, state);
    QFETCH(const qint64, done);
    QFETCH(const qint64, total);
    QFETCH(const double, ratio);
    TaskSnapshot one = task(1, 0);
    one.state = state;
    one.doneBytes = done;
    one.totalBytes = total;
    m_model->setTasks({one});
    QCOMPARE(m_model->index(0, 0).data(TaskModel::RatioRole).toDouble(), ratio);
}

void TestTaskModel::layerCells()
{
    TaskSnapshot one = task(1, 0);
    const QDateTime until(QDate(2026, 1, 2), QTime(14, 2));
    one.layers = {{.id = u"a"_s,
                   .state = TaskState::Running,
                   .totalBytes = 100,
                   .bytesPerSecond = 2.5,
                   .secondsLeft = 40},
                  {.id = u"b"_s, .state = TaskState::Waiting, .waitingUntil = until},
                  {.id = u"c"_s, .state = TaskState::Failed},
                  {.id = u"d"_s, .state = TaskState::Done, .totalBytes = 100, .isElsewhere = true}};
    m_model->setTasks({one});
    const auto cell = [this](int layer, int column) {
        return m_model->index(layer, column, m_model->index(0, 0));
    };
    QCOMPARE(cell(0, TaskModel::RateColumn).data(), QVariant(2.5));
    QCOMPARE(cell(0, TaskModel::TimeLeftColumn).data(), QVariant(40));
    for (const int column : {TaskModel::RateColumn, TaskModel::TimeLeftColumn})
        QVERIFY(!cell(1, column).data().isValid());
    QCOMPARE(cell(1, 0).data(TaskModel::WaitingUntilRole).toDateTime(), until);
    QVERIFY(!cell(0, 0).data(TaskModel::WaitingUntilRole).toDateTime().isValid());
    QCOMPARE(cell(1, TaskModel::StateColumn).data().toString(), u"Waiting for the registry"_s);
    QCOMPARE(cell(2, TaskModel::StateColumn).data().toString(), u"Failed"_s);
    QCOMPARE(cell(3, TaskModel::StateColumn).data().toString(), u"Not in the registry"_s);
    QCOMPARE(cell(3, 0).data(TaskModel::RatioRole).toDouble(), 0.0);
    for (int column = 0; column < TaskModel::ColumnCount; ++column)
        QVERIFY(!m_model->headerData(column, Qt::Horizontal).toString().isEmpty());
}

void TestTaskModel::layersComeAndGo()
{
    for (const int layers : {0, 3, 5, 2, 0, 1}) {
        m_model->updateTask(task(1, layers, layers + 1));
        QCOMPARE(m_model->rowCount(), 1);
        const QModelIndex index = m_model->index(0, 0);
        QCOMPARE(m_model->rowCount(index), layers);
        for (int i = 0; i < layers; ++i)
            QCOMPARE(m_model->index(i, 0, index).data(TaskModel::DoneBytesRole).toLongLong(),
                     layers + 1);
        QCOMPARE(*m_model->task(index), task(1, layers, layers + 1));
    }
}

void TestTaskModel::unchangedIsSilent()
{
    m_model->setTasks({task(1, 3), task(2, 1)});
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->setTasks({task(1, 3), task(2, 1)});
    QCOMPARE(changed.size(), 0);
    TaskSnapshot other = task(1, 3);
    other.layers[1].doneBytes = 99;
    m_model->updateTask(other);
    QCOMPARE(changed.size(), 2); // The layer and its task.
}

void TestTaskModel::removal()
{
    m_model->setTasks({task(1, 1), task(2, 2), task(3, 3)});
    const QPersistentModelIndex layer = m_model->index(2, 0, m_model->indexOf(3));
    m_model->removeTask(1);
    m_model->removeTask(1);
    QCOMPARE(m_model->rowCount(), 2);
    QVERIFY(layer.isValid());
    QCOMPARE(layer.parent().row(), 1);
    m_model->setTasks({task(3, 3)});
    QCOMPARE(layer.parent().row(), 0);
    m_model->setTasks({});
    QVERIFY(!layer.isValid());
    QCOMPARE(m_model->rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestTaskModel)
#include "tst_taskmodel.moc"
