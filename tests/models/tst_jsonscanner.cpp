// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/jsonscanner.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

class TestJsonScanner final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pretty_data();
    void pretty();
    void sameValues();
    void decode_data();
    void decode();
    void limit();
    void anythingEnds_data();
    void anythingEnds();
};

void TestJsonScanner::pretty_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *title, const QByteArray &json, const QByteArray &expected) {
        QTest::newRow(title) << json << expected;
    };
    row("empty object", "{}", "{}");
    row("empty array", " [ ] ", "[]");
    row("order of keys stays", R"({"b":1,"a":2})", "{\n  \"b\": 1,\n  \"a\": 2\n}");
    row("numbers as written", "[1.50,1e3,-0]", "[\n  1.50,\n  1e3,\n  -0\n]");
    row("long number is cut", "[12345678901234567890]", "[\n  1234567890…\n]");
    row("words", "[true,false,null]", "[\n  true,\n  false,\n  null\n]");
    row("nested", R"({"a":[{}, {"b":[]}],"c":"d"})",
        "{\n  \"a\": [\n    {},\n    {\n      \"b\": []\n    }\n  ],\n  \"c\": \"d\"\n}");
    row("punctuation in strings", R"(["{,:}\"\\"])", "[\n  \"{,:}\\\"\\\\\"\n]");
    row("value alone", "7", "7");
    row("long string is cut", R"(["0123456789abcdef"])", "[\n  \"012345678…\"\n]");
    row("cut between characters", R"(["01234567é0123456789"])", "[\n  \"01234567…\"\n]");
    row("cut before an escape", R"(["012345\u00e9012345"])", "[\n  \"012345…\"\n]");
}

void TestJsonScanner::pretty()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QByteArray, expected);
    QCOMPARE(models::prettyJson(json, 10, 1000).text, expected);
}

void TestJsonScanner::sameValues()
{
    const QByteArray json = R"({"a":[1,2,{"b":"c \" d","e":[[],{}]}],"f":{"g":null,"h":-1.5e-3}})";
    const QByteArray pretty = models::prettyJson(json, 1000, 1000).text;
    QCOMPARE(QJsonDocument::fromJson(pretty), QJsonDocument::fromJson(json));
}

void TestJsonScanner::decode_data()
{
    QTest::addColumn<QByteArray>("quoted");
    QTest::addColumn<QString>("expected");

    QTest::newRow("plain") << QByteArray("\"abc\"") << u"abc"_s;
    QTest::newRow("empty") << QByteArray("\"\"") << QString();
    QTest::newRow("escapes") << QByteArray(R"("a\n\"\u00e9\\")") << u"a\n\"é\\"_s;
    QTest::newRow("utf-8") << QByteArray("\"\xC3\xA9\"") << u"é"_s;
    QTest::newRow("too short") << QByteArray("\"") << QString();
}

void TestJsonScanner::decode()
{
    QFETCH(const QByteArray, quoted);
    QFETCH(const QString, expected);
    QCOMPARE(models::decodeJsonString(quoted), expected);
}

void TestJsonScanner::limit()
{
    const QByteArray deep = QByteArray(500, '[') + QByteArray(500, ']');
    const models::PrettyJson cut = models::prettyJson(deep, 1000, 100'000);
    QVERIFY(!cut.isComplete);
    QCOMPARE_LT(cut.text.size(), 110'000);
    QVERIFY(models::prettyJson(deep, 1000, 1'000'000).isComplete);
}

void TestJsonScanner::anythingEnds_data()
{
    QTest::addColumn<QByteArray>("bytes");

    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("open string") << QByteArray("[\"abc");
    QTest::newRow("open escape") << QByteArray("\"\\");
    QTest::newRow("closed too often") << QByteArray("]]]}}}");
    QTest::newRow("separators") << QByteArray(",,::,,");
    QTest::newRow("zeros") << QByteArray(16, '\0');
    QTest::newRow("not ASCII") << QByteArray("\xff\xfe{\x80:\x81}");
}

void TestJsonScanner::anythingEnds()
{
    QFETCH(const QByteArray, bytes);
    models::JsonScanner scanner(bytes);
    int tokens = 0;
    while (scanner.next() != models::JsonScanner::Token::End)
        QCOMPARE_LE(++tokens, bytes.size());
    QCOMPARE_LE(models::prettyJson(bytes, 10, 1000).text.size(), 1100);
}

QTEST_GUILESS_MAIN(TestJsonScanner)
#include "tst_jsonscanner.moc"
