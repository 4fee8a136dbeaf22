// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/prunemodel.h"
#include "tests/support/storevalues.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using models::PruneModel;
using store::PruneRow;

namespace {

QList<PruneRow> threeRows()
{
    store::Image used = storevalues::image(u"used"_s, {u"db:1"_s});
    used.usedBy = {{.engine = u"docker"_s, .id = u"0123456789abcdef"_s},
                   {.engine = u"docker"_s, .id = u"1"_s, .name = u"web"_s}};
    return {{storevalues::image(u"none"_s, {}), PruneRow::Kept::No},
            {storevalues::image(u"two"_s, {u"a:1"_s, u"b:1"_s}), PruneRow::Kept::No},
            {used, PruneRow::Kept::InUse}};
}

} // namespace

class TestPruneModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rows();
    void boxes();
    void boxesSurviveOtherRules();
    void severalStores();
    void lateRowsAreNotChecked();
};

void TestPruneModel::rows()
{
    PruneModel model;
    const QAbstractItemModelTester tester(&model);
    model.setStores({{.id = u"a"_s, .name = u"A"_s, .rows = threeRows()}});
    QCOMPARE(model.rowCount(), 3);
    const auto text = [&model](int row, int column) { return model.index(row, column).data(); };
    QCOMPARE(text(0, PruneModel::ImageColumn), storevalues::digest(u"none"_s).shortForm());
    QCOMPARE(text(0, PruneModel::ReasonColumn), u"Goes: untagged"_s);
    QCOMPARE(text(0, PruneModel::FreesColumn), 88'000'000);
    QCOMPARE(text(1, PruneModel::ImageColumn), u"a:1, b:1"_s);
    QCOMPARE(text(1, PruneModel::ReasonColumn), u"Goes: unused"_s);
    QCOMPARE(text(2, PruneModel::ReasonColumn), u"Stays: used by 0123456789ab, web"_s);
    QVERIFY(!text(2, PruneModel::FreesColumn).isValid());
    QVERIFY(model.index(2, 0).data(PruneModel::KeptRole).toBool());
    QCOMPARE(model.keptCount(), 1);
}

void TestPruneModel::boxes()
{
    PruneModel model;
    const QAbstractItemModelTester tester(&model);
    model.setStores({{.id = u"a"_s, .name = u"A"_s, .rows = threeRows()}});
    QCOMPARE(model.chosen(u"a"_s).images.size(), 2);
    const QSignalSpy changed(&model, &PruneModel::chosenChanged);
    const QModelIndex first = model.index(0, 0);
    QVERIFY(first.flags() & Qt::ItemIsUserCheckable);
    QVERIFY(model.setData(first, Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(first.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QCOMPARE(model.chosen(u"a"_s).images.size(), 1);
    QCOMPARE(model.chosen(u"a"_s).images.first().names.size(), 2);
    // What stays has no box.
    const QModelIndex used = model.index(2, 0);
    QVERIFY(!(used.flags() & Qt::ItemIsUserCheckable));
    QVERIFY(!used.data(Qt::CheckStateRole).isValid());
    QVERIFY(!model.setData(used, Qt::Checked, Qt::CheckStateRole));
    model.checkAll(false);
    QVERIFY(model.chosen(u"a"_s).images.isEmpty());
    model.checkAll(true);
    QCOMPARE(model.chosen(u"a"_s).images.size(), 2);
}

void TestPruneModel::boxesSurviveOtherRules()
{
    PruneModel model;
    const QAbstractItemModelTester tester(&model);
    model.setStores({{.id = u"a"_s, .name = u"A"_s, .rows = threeRows()}});
    QVERIFY(model.setData(model.index(1, 0), Qt::Unchecked, Qt::CheckStateRole));
    model.setStores({});
    model.setStores({{.id = u"a"_s, .name = u"A"_s, .rows = threeRows()}});
    QCOMPARE(model.chosen(u"a"_s).images.size(), 1);
    QVERIFY(model.chosen(u"a"_s).images.first().isDangling());
}

/// The same image in two stores has two boxes; what lies beside the images has boxes too.
void TestPruneModel::severalStores()
{
    using Kind = store::Leftover::Kind;
    const QList<store::Leftover> leftovers{{.kind = Kind::BuildCache, .count = 3, .bytes = 1'000},
                                           {.kind = Kind::Container,
                                            .bytes = 20,
                                            .id = u"1"_s,
                                            .name = u"web"_s,
                                            .state = u"exited"_s,
                                            .image = u"db:1"_s}};
    PruneModel model;
    const QAbstractItemModelTester tester(&model);
    const auto fill = [&] {
        model.setStores(
            {{.id = u"a"_s, .name = u"A"_s, .rows = threeRows()},
             {.id = u"b"_s, .name = u"B"_s, .rows = threeRows(), .leftovers = leftovers}});
    };
    fill();
    QCOMPARE(model.rowCount(), 8);
    QCOMPARE(model.keptCount(), 2);
    QCOMPARE(model.index(0, PruneModel::StoreColumn).data(), u"A"_s);
    QVERIFY(model.index(6, 0).data(PruneModel::KeptRole).toBool()); // First what goes.
    // The cache goes only if somebody says so.
    QCOMPARE(model.index(4, PruneModel::ImageColumn).data(), u"Build cache"_s);
    QCOMPARE(model.index(4, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QCOMPARE(model.index(4, PruneModel::FreesColumn).data(), 1'000);
    QCOMPARE(model.index(5, PruneModel::ImageColumn).data(), u"Container web"_s);
    QCOMPARE(model.index(5, PruneModel::ReasonColumn).data(), u"Goes: exited, of db:1"_s);
    QCOMPARE(model.chosenCount(), 5);
    QCOMPARE(model.chosen(u"b"_s).leftovers, leftovers.sliced(1));
    QVERIFY(model.setData(model.index(4, 0), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(model.setData(model.index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
    fill();
    QCOMPARE(model.chosen(u"a"_s).images.size(), 1);
    QCOMPARE(model.chosen(u"b"_s).images.size(), 2);
    QCOMPARE(model.chosen(u"b"_s).leftovers, leftovers);
}

/// Whatever they were before; and then they can be.
void TestPruneModel::lateRowsAreNotChecked()
{
    using Kind = store::Leftover::Kind;
    const store::Leftover container{
        .kind = Kind::Container, .id = u"1"_s, .state = u"exited"_s, .image = u"db:1"_s};
    PruneModel model;
    const QAbstractItemModelTester tester(&model);
    const auto fill = [&] {
        model.setStores(
            {{.id = u"a"_s, .name = u"A"_s, .rows = threeRows(), .leftovers = {container}}});
    };
    fill();
    QCOMPARE(model.chosenCount(), 3);
    QVERIFY(model.setData(model.index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
    model.setLate(u"a"_s, storevalues::digest(u"none"_s));
    model.setLate(u"a"_s, storevalues::digest(u"used"_s)); // Which stays anyway.
    model.setLate(u"a"_s, container);
    fill();
    const auto text = [&model](int row, int column) { return model.index(row, column).data(); };
    QCOMPARE(text(0, PruneModel::ReasonColumn), u"New, goes if checked: untagged"_s);
    QCOMPARE(text(2, PruneModel::ReasonColumn), u"New, goes if checked: exited, of db:1"_s);
    QCOMPARE(text(3, PruneModel::ReasonColumn), u"Stays: used by 0123456789ab, web"_s);
    QCOMPARE(model.chosenCount(), 1);
    QVERIFY(!model.isChecked(u"a"_s, container));
    QVERIFY(model.setData(model.index(0, 0), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(model.chosen(u"a"_s).images.size(), 2);
}

QTEST_GUILESS_MAIN(TestPruneModel)
#include "tst_prunemodel.moc"
