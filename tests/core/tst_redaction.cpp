// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/redaction.h"

#include <QTest>

class TestRedaction final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void taken_data();
    void taken();
    void json_data();
    void json();
    void stays_data();
    void stays();
};

namespace {

const QByteArray Secret = "dif+fe/rence \"=engine\"&1?\xc3\xbf\xc3\xbe";

} // namespace

void TestRedaction::taken_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("plain", Secret);
    row("percent", Secret.toPercentEncoding());
    row("percent, small letters", Secret.toPercentEncoding().toLower());
    QByteArray escaped = Secret;
    row("JSON", escaped.replace('"', "\\\""));
    row("JSON by Go", escaped.replace('&', "\\u0026"));
    for (const QByteArray before : {"", "a", "ab", "abc", "user:"}) {
        for (const QByteArray after : {"", "z", "yz", "xyz"}) {
            const QByteArray all = before + Secret + after;
            row(("base64: " + before + "..." + after).constData(), all.toBase64());
            row(("base64url: " + before + "..." + after).constData(),
                all.toBase64(QByteArray::Base64UrlEncoding));
        }
    }
}

void TestRedaction::taken()
{
    QFETCH(const QByteArray, text);
    core::Redaction redaction;
    redaction.add("another");
    redaction.add(Secret);
    const QByteArray left = redaction.applyToBody("<" + text + "|another>");
    QVERIFY2(left.startsWith('<') && left.endsWith("|...>"), left.constData());
    // Of base64, what the neighbours have a part in stays.
    QVERIFY2(left.size() < 40, left.constData());
}

void TestRedaction::json_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("cleaned");
    QTest::newRow("as Go escapes")
        << QByteArray("p&ss<w") << QByteArray(R"({"a":"p\u0026ss\u003cw!"})")
        << QByteArray(R"({"a":"...!"})");
    QTest::newRow("as Python escapes")
        << QByteArray("p\xc3\xa9ss") << QByteArray(R"([["p\u00e9ss"]])")
        << QByteArray(R"([["..."]])");
    QTest::newRow("a name") << QByteArray("pass") << QByteArray(R"({"the pass":true})")
                            << QByteArray(R"({"the ...":true})");
    QTest::newRow("numbers stay") << QByteArray("1234") << QByteArray(R"({"a":41234567})")
                                  << QByteArray(R"({"a":41234567})");
    QTest::newRow("JSON in JSON") << QByteArray("p\"<w")
                                  << QByteArray(R"(["{\"a\":\"p\\\"\\u003cw\"}"])")
                                  << QByteArray(R"(["{\"a\":\"...\"}"])");
}

void TestRedaction::json()
{
    QFETCH(const QByteArray, secret);
    QFETCH(const QByteArray, body);
    core::Redaction redaction;
    redaction.add(secret);
    QTEST(redaction.applyToBody(body), "cleaned");
}

void TestRedaction::stays_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("another") << QByteArray("password");
    QTest::newRow("too short for base64") << QByteArray("!~");
}

void TestRedaction::stays()
{
    QFETCH(const QByteArray, secret);
    const QByteArray text = "denied: aX4h QCE/ JSF+ are words like any others";
    core::Redaction redaction;
    redaction.add(secret);
    QCOMPARE(redaction.isEmpty(), secret.isEmpty());
    QCOMPARE(redaction.applyToBody(text), text);
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
