// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/json.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::JsonReader;

class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuse_data();
    void refuse();
    void accept_data();
    void accept();
    void limit();
    void count_data();
    void count();
    void wrongTypes_data();
    void wrongTypes();
    void absentIsEmpty();
    void nestedErrors();
};

void TestJson::refuse_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("a number") << QByteArray("1");
    QTest::newRow("cut") << QByteArray(R"({"a":1)");
    QTest::newRow("trailing bytes") << QByteArray(R"({"a":1} {})");
    QTest::newRow("trailing comma") << QByteArray(R"({"a":1,})");
    QTest::newRow("NUL behind") << QByteArray("{}\0", 3);
    QTest::newRow("single quotes") << QByteArray("{'a':1}");
    QTest::newRow("same key twice") << QByteArray(R"({"a":1,"a":1})");
    QTest::newRow("same key twice, one escaped") << QByteArray(R"({"a":1,"\u0061":2})");
    QTest::newRow("a key with a null") << QByteArray(R"({"a\u0000":1})");
    QTest::newRow("a key with a raw null") << QByteArray("{\"a\0\":1}", 8);
    QTest::newRow("same key twice, deep") << QByteArray(R"({"x":[{"y":{"k":[],"k":[]}}]})");
    QTest::newRow("invalid UTF-8") << QByteArray("{\"a\":\"\xff\"}");
    QTest::newRow("overlong UTF-8") << QByteArray("{\"a\":\"\xc0\xaf\"}");
    QTest::newRow("surrogate in UTF-8") << QByteArray("{\"a\":\"\xed\xa0\x80\"}");
    QTest::newRow("UTF-8 cut") << QByteArray("{\"a\":\"\xe2\x82\"}");
    QTest::newRow("invalid UTF-8 in a key") << QByteArray("{\"\xff\":1}");
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe{\0}\0", 6);
    QTest::newRow("too deep") << R"({"a":)" + QByteArray(2000, '[') + QByteArray(2000, ']') + '}';
}

void TestJson::refuse()
{
    QFETCH(QByteArray, bytes);
    const auto object = core::parseJsonObject(bytes, 1 << 20);
    QVERIFY(!object);
    QCOMPARE(object.error().code, ErrorCode::Corrupt);
    QVERIFY(!object.error().detail.isEmpty());
}

void TestJson::accept_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray("{}");
    QTest::newRow("white space around") << QByteArray(" \r\n{ } \t\n");
    QTest::newRow("same key in two objects")
        << QByteArray(R"({"a":{"k":1},"b":[{"k":1},{"k":2}]})");
    QTest::newRow("keys that differ in case") << QByteArray(R"({"a":1,"A":2})");
    QTest::newRow("colons in strings") << QByteArray(R"({"a:b":"c:d\":e","f":":\\"})");
    QTest::newRow("not ASCII") << QByteArray("{\"\u00e9\":\"\xf0\x9f\xa5\x90\"}");
}

void TestJson::accept()
{
    QFETCH(QByteArray, bytes);
    const auto object = core::parseJsonObject(bytes, 1 << 20);
    QVERIFY2(object, object ? "" : qPrintable(object.error().detail));
}

void TestJson::limit()
{
    QVERIFY(core::parseJsonObject("{}", 2));
    const auto object = core::parseJsonObject("{ }", 2);
    QVERIFY(!object);
    QCOMPARE(object.error().code, ErrorCode::LimitExceeded);
}

static JsonReader readerOf(const QByteArray &value)
{
    return JsonReader(core::parseJsonObject(R"({"k":)" + value + '}', 1 << 20).value());
}

void TestJson::count_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("expected"); // -1: refused
    QTest::newRow("zero") << QByteArray("0") << qint64(0);
    QTest::newRow("minus zero") << QByteArray("-0") << qint64(0);
    QTest::newRow("one") << QByteArray("1") << qint64(1);
    QTest::newRow("2^53 - 1") << QByteArray("9007199254740991") << qint64(9007199254740991);
    QTest::newRow("2^53") << QByteArray("9007199254740992") << qint64(-1);
    QTest::newRow("2^53 + 1") << QByteArray("9007199254740993") << qint64(-1);
    QTest::newRow("2^63") << QByteArray("9223372036854775808") << qint64(-1);
    QTest::newRow("2^64 + 1") << QByteArray("18446744073709551617") << qint64(-1);
    QTest::newRow("huge") << QByteArray("1e300") << qint64(-1);
    QTest::newRow("negative") << QByteArray("-1") << qint64(-1);
    QTest::newRow("fraction") << QByteArray("1.5") << qint64(-1);
    QTest::newRow("small fraction") << QByteArray("1e-9") << qint64(-1);
    QTest::newRow("text") << QByteArray(R"("1")") << qint64(-1);
    QTest::newRow("true") << QByteArray("true") << qint64(-1);
    QTest::newRow("array") << QByteArray("[1]") << qint64(-1);
    QTest::newRow("null") << QByteArray("null") << qint64(0);
}

void TestJson::count()
{
    QFETCH(QByteArray, value);
    QFETCH(qint64, expected);
    JsonReader json = readerOf(value);
    const qint64 count = json.count("k"_L1);
    QCOMPARE(json.error().has_value(), expected < 0);
    QCOMPARE(count, qMax<qint64>(expected, 0));
}

void TestJson::wrongTypes_data()
{
    QTest::addColumn<QString>("reader");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *reader, const char *value) {
        QTest::addRow("%s %s", reader, value) << QString::fromLatin1(reader) << QByteArray(value);
    };
    row("string", "1");
    row("string", "[]");
    row("boolean", "1");
    row("boolean", R"("true")");
    row("strings", R"("a")");
    row("strings", "[1]");
    row("strings", "[null]");
    row("stringMap", "[]");
    row("stringMap", R"({"a":1})");
    row("object", "[]");
    row("objects", "{}");
    row("objects", "[{},1]");
}

void TestJson::wrongTypes()
{
    QFETCH(QString, reader);
    QFETCH(QByteArray, value);
    JsonReader json = readerOf(value);
    bool isEmpty = false;
    if (reader == "string"_L1)
        isEmpty = json.string("k"_L1).isEmpty();
    else if (reader == "boolean"_L1)
        isEmpty = !json.boolean("k"_L1);
    else if (reader == "strings"_L1)
        isEmpty = json.strings("k"_L1).isEmpty();
    else if (reader == "stringMap"_L1)
        isEmpty = json.stringMap("k"_L1).isEmpty();
    else if (reader == "object"_L1)
        isEmpty = json.object("k"_L1).json().isEmpty();
    else if (reader == "objects"_L1)
        isEmpty = json.objects("k"_L1, 10).isEmpty();
    QVERIFY(isEmpty);
    QVERIFY(json.error());
    QCOMPARE(json.error()->code, ErrorCode::Corrupt);
    QVERIFY(json.error()->detail.startsWith(u"k "));
}

void TestJson::absentIsEmpty()
{
    for (const QByteArray &text : {QByteArray("{}"), QByteArray(R"({"k":null})")}) {
        JsonReader json(core::parseJsonObject(text, 100).value());
        QVERIFY(!json.has("k"_L1));
        QVERIFY(json.string("k"_L1).isEmpty());
        QVERIFY(!json.boolean("k"_L1));
        QVERIFY(json.strings("k"_L1).isEmpty());
        QVERIFY(json.stringMap("k"_L1).isEmpty());
        QVERIFY(json.object("k"_L1).json().isEmpty());
        QVERIFY(json.objects("k"_L1, 0).isEmpty());
        QVERIFY(!json.error());
        json.require("k"_L1);
        QVERIFY(json.error());
        QCOMPARE(json.error()->detail, u"k is missing"_s);
    }
}

void TestJson::nestedErrors()
{
    JsonReader json = readerOf(R"([{"size":1},{"size":-1}])");
    for (JsonReader &element : json.objects("k"_L1, 2)) {
        [[maybe_unused]] const qint64 size = element.count("size"_L1);
    }
    QVERIFY(json.error());
    QCOMPARE(json.error()->detail, u"k[1].size is negative"_s);

    JsonReader limited = readerOf("[{},{}]");
    QVERIFY(limited.objects("k"_L1, 1).isEmpty());
    QCOMPARE(limited.error()->code, ErrorCode::LimitExceeded);
}

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
