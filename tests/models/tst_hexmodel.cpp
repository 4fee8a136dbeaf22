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

QTEST_GUILESS_MAIN(TestHexModel)
#include "tst_hexmodel.moc"
