// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/jsonmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using models::JsonModel;

class TestJsonModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tree_data();
    void tree();
    void roles();
    void find_data();
    void find();
    void tooMany();
    void replaced();
};

namespace {

const QByteArray Digest = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// "key=value" with two blanks for each level.
QString text(const JsonModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QString lines;
    for (int i = 0; i < model.rowCount(parent); ++i) {
        const QModelIndex index = model.index(i, 0, parent);
        lines += QString(depth * 2, u' ') + index.data().toString() + u'='
                 + index.data(JsonModel::ValueRole).toString() + u'\n'
                 + text(model, index, depth + 1);
    }
    return lines;
}

} // namespace

void TestJsonModel::tree_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *title, const QByteArray &json, const QString &expected) {
        QTest::newRow(title) << json << expected;
    };
    row("not JSON", "{", {});
    row("empty", "{}", {});
    row("order of keys", R"({"b":1,"a":"x"})", u"b=1\na=x\n"_s);
    row("array", R"([true,null])", u"0=true\n1=null\n"_s);
    row("branches", R"({"a":{"b":[1,{"c":2}],"d":3},"e":[]})",
        u"a=\n  b=\n    0=1\n    1=\n      c=2\n  d=3\ne=\n"_s);
    row("big number", R"([12345678901234567890])", u"0=12345678901234567890\n"_s);
    row("escapes", R"({"a\u00e9":"\""})", u"aé=\"\n"_s);
}

void TestJsonModel::tree()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, expected);
    JsonModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setJson(json);
    QCOMPARE(text(model), expected);
    QVERIFY(!model.isTruncated());
}

void TestJsonModel::roles()
{
    JsonModel model;
    model.setJson(R"({"digest":")" + Digest + R"(","almost":"sha256:12","n":1,"o":{"x":1,"y":2}})");
    const auto value = [&model](int row) { return model.index(row, JsonModel::ValueColumn); };
    QCOMPARE(value(0).data(JsonModel::DigestRole).toString(), QString::fromLatin1(Digest));
    QCOMPARE(value(1).data(JsonModel::DigestRole).toString(), QString());
    QCOMPARE(value(2).data(JsonModel::TypeRole).toInt(), int(JsonModel::Type::Number));
    QCOMPARE(value(3).data(JsonModel::TypeRole).toInt(), int(JsonModel::Type::Object));
    QVERIFY(value(3).data().toString().contains(u'2'));
    QCOMPARE(model.count(), 7U);

    model.setJson("[\"" + QByteArray(5000, 'x') + "\",\"a\\nb\"]");
    QCOMPARE_LT(value(0).data().toString().size(), 1100);
    QCOMPARE(value(0).data(JsonModel::ValueRole).toString().size(), 5000);
    QVERIFY(!value(1).data().toString().contains(u'\n'));
}

void TestJsonModel::find_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QStringList>("expected");

    QTest::newRow("empty") << QString() << QStringList();
    QTest::newRow("key") << u"size"_s << QStringList{u"size"_s, u"size"_s, u"total-SIZE"_s};
    QTest::newRow("value, in the order of the document")
        << u"x"_s << QStringList{u"name"_s, u"0"_s, u"last"_s};
    QTest::newRow("places in arrays have no name") << u"0"_s << QStringList();
    QTest::newRow("nothing") << u"zzz"_s << QStringList();
}

void TestJsonModel::find()
{
    QFETCH(const QString, wanted);
    QFETCH(const QStringList, expected);
    JsonModel model;
    model.setJson(R"({"a":{"name":"X1","size":7},"list":["xy",{"size":8}],"total-SIZE":15,)"
                  R"("last":"x"})");
    QStringList keys;
    for (const QModelIndex &index : model.find(wanted, 100))
        keys += index.data().toString();
    QCOMPARE(keys, expected);
    QCOMPARE(model.find(wanted, 1).size(), qMin<qsizetype>(1, expected.size()));
}

void TestJsonModel::tooMany()
{
    QByteArray json = "[0";
    for (std::size_t i = 0; i < JsonModel::MaxNodes + 10; ++i)
        json += ",0";
    JsonModel model;
    model.setJson(json + ']');
    QVERIFY(model.isTruncated());
    QCOMPARE_LE(model.count(), JsonModel::MaxNodes + 1);
    QCOMPARE(model.rowCount(), int(model.count()) - 1);
}

void TestJsonModel::replaced()
{
    JsonModel model;
    const QAbstractItemModelTester tester(&model);
    model.setJson(R"({"a":1})");
    model.setJson("nonsense");
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.find(u"a"_s, 10).isEmpty());
    model.setJson(R"({"b":{"c":1}})");
    QCOMPARE(text(model), u"b=\n  c=1\n"_s);
}

QTEST_GUILESS_MAIN(TestJsonModel)
#include "tst_jsonmodel.moc"
