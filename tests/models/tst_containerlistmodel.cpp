// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/containerlistmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using models::ContainerListModel;
using store::ContainerUse;

class TestContainerListModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cells();
    void states_data();
    void states();
    void rowsSurvive();
    void anyChange();
};

namespace {

ContainerUse use(const QString &id, const QString &state = u"running"_s)
{
    return {.engine = u"Docker"_s,
            .id = id,
            .name = u"name-"_s + id,
            .state = state,
            .address = u"unix:///s"_s};
}

} // namespace

void TestContainerListModel::cells()
{
    ContainerListModel model;
    model.setUses(
        {use(u"a"_s),
         {.engine = u"Podman"_s, .id = QString(64, u'b'), .name = {}, .state = u"exited"_s}});
    QStringList cells;
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column)
            cells += model.index(row, column).data().toString();
    }
    QCOMPARE(cells, (QStringList{u"name-a"_s, u"running"_s, u"Docker"_s, u"bbbbbbbbbbbb"_s,
                                 u"exited"_s, u"Podman"_s}));
    QVERIFY(model.index(0, 0).data(ContainerListModel::AliveRole).toBool());
    QVERIFY(!model.index(1, 0).data(ContainerListModel::AliveRole).toBool());
    QCOMPARE(model.index(1, 0).data(ContainerListModel::IdRole).toString(), QString(64, u'b'));
}

void TestContainerListModel::states_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("running") << u"running"_s;
    QTest::newRow("stopped") << u"exited"_s;
    QTest::newRow("configured") << u"created"_s;
    QTest::newRow("storage") << u"left by a build"_s;
    QTest::newRow("of a newer engine") << u"of a newer engine"_s;
}

void TestContainerListModel::states()
{
    QFETCH(const QString, text);
    ContainerListModel model;
    model.setUses({use(u"a"_s, QString::fromLatin1(QTest::currentDataTag()))});
    QCOMPARE(model.index(0, ContainerListModel::StateColumn).data().toString(), text);
}

/// What is selected stays so while containers come, go and change their state.
void TestContainerListModel::rowsSurvive()
{
    ContainerListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setUses({use(u"a"_s), use(u"b"_s), use(u"c"_s)});
    const QPersistentModelIndex kept = model.index(1, 0);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setUses({use(u"0"_s), use(u"c"_s), use(u"b"_s, u"exited"_s)});
    QCOMPARE(kept.row(), 2);
    QCOMPARE(kept.data(ContainerListModel::IdRole).toString(), u"b"_s);
    QCOMPARE(kept.sibling(kept.row(), ContainerListModel::StateColumn).data().toString(),
             u"exited"_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(reset.size(), 0);
    // The same ID on another engine is another container.
    ContainerUse elsewhere = use(u"b"_s);
    elsewhere.address = u"unix:///t"_s;
    model.setUses({elsewhere});
    QVERIFY(!kept.isValid());
}

void TestContainerListModel::anyChange()
{
    ContainerListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(1);
    for (int round = 0; round < 200; ++round) {
        QList<ContainerUse> uses;
        for (int i = 0; i < 8; ++i) {
            if (random.bounded(2) == 0)
                uses.append(use(QString::number(i), random.bounded(2) ? u"running"_s : u"dead"_s));
        }
        std::shuffle(uses.begin(), uses.end(), random);
        model.setUses(uses);
        QCOMPARE(model.uses(), uses);
    }
}

QTEST_GUILESS_MAIN(TestContainerListModel)
#include "tst_containerlistmodel.moc"
