// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/hexmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using models::HexModel;

class TestHexModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rows_data();
    void rows();
    void large();
    void compared();
};

void TestHexModel::rows_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("cells");
    QTest::newRow("nothing") << QByteArray() << QStringList();
    QTest::newRow("one") << QByteArray(1, '\0') << QStringList{u"00000000"_s, u"00"_s, u"."_s};
    QTest::newRow("a row") << QByteArray("0123456789abcde~")
                           << QStringList{u"00000000"_s,
                                          u"30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 7e"_s,
                                          u"0123456789abcde~"_s};
    QTest::newRow("a row and one")
        << QByteArray("\x7f\xff\x80\n      <>&     ")
        << QStringList{u"00000000"_s,
                       u"7f ff 80 0a 20 20 20 20  20 20 3c 3e 26 20 20 20"_s,
                       u"....      <>&   "_s,
                       u"00000010"_s,
                       u"20 20"_s,
                       u"  "_s};
}

void TestHexModel::rows()
{
    QFETCH(const QByteArray, bytes);
    HexModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setBytes(bytes);
    QStringList cells;
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column)
            cells += model.index(row, column).data().toString();
    }
    QTEST(cells, "cells");
}

void TestHexModel::large()
{
    HexModel model;
    model.setBytes(QByteArray(1024 * 1024 + 1, 'x'));
    QCOMPARE(model.rowCount(), 65537);
    QCOMPARE(model.index(65536, HexModel::OffsetColumn).data().toString(), u"00100000"_s);
    QCOMPARE(model.index(65536, HexModel::BytesColumn).data().toString(), u"78"_s);
    QVERIFY(!model.index(65537, 0).isValid());
}

/// The longer of both has a row more, and what only one side has differs.
void TestHexModel::compared()
{
    HexModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto different = [&model](int row) {
        return model.index(row, HexModel::BytesColumn).data(HexModel::DifferentRole).toUInt();
    };
    const QByteArray same(16, 'x');
    model.setBytes(same + "0123456789abcdef" + "ab", same + "X123456789abcdeF" + "ac" + same);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.firstDifference(), 1);
    QCOMPARE(different(0), 0U);
    QCOMPARE(different(1), 0x8001U);
    QCOMPARE(different(2), 0xFFFEU); // The second byte is another one, the others are missing.
    QCOMPARE(different(3), 0x0003U);
    const QModelIndex missing = model.index(3, HexModel::BytesColumn);
    QCOMPARE(missing.data().toString(), QString());
    QCOMPARE(missing.data(Qt::AccessibleDescriptionRole).toString(), u"2 byte(s) differ"_s);
    QCOMPARE(missing.siblingAtColumn(HexModel::OffsetColumn).data().toString(), u"00000030"_s);
    model.setBytes(same, same);
    QCOMPARE(model.firstDifference(), -1);
    model.setBytes(same, same + 'x');
    QCOMPARE(model.firstDifference(), 1);
    model.setBytes(same);
    QCOMPARE(model.firstDifference(), -1);
    QCOMPARE(different(0), 0U);
}

QTEST_GUILESS_MAIN(TestHexModel)
#include "tst_hexmodel.moc"
