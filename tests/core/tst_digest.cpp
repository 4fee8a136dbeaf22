// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/digest.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using oci::Digest;

class TestDigest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parse_data();
    void parse();
    void refuse_data();
    void refuse();
    void of_data();
    void of();
    void orderAndHash();
    void diffId();
};

void TestDigest::parse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("algorithm");
    QTest::addColumn<QString>("shortForm");
    QTest::newRow("sha256") << u"sha256:"_s + QString(u"0123456789abcdef"_s).repeated(4)
                            << u"sha256"_s << u"0123456789ab"_s;
    QTest::newRow("sha512") << u"sha512:"_s + QString(128, u'f') << u"sha512"_s
                            << u"ffffffffffff"_s;
}

void TestDigest::parse()
{
    QFETCH(QString, text);
    QFETCH(QString, algorithm);
    QFETCH(QString, shortForm);
    const auto digest = Digest::parse(text);
    QVERIFY(digest);
    QCOMPARE(digest->toString(), text);
    QCOMPARE(digest->algorithmName(), algorithm);
    QCOMPARE(digest->encoded(), text.sliced(7));
    QCOMPARE(digest->shortForm(), shortForm);
}

void TestDigest::refuse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorCode>("code");
    const QString hex(64, u'a');
    const auto row = [](const char *name, const QString &text, ErrorCode code) {
        QTest::newRow(name) << text << code;
    };
    const auto invalid = ErrorCode::InvalidArgument;
    row("empty", {}, invalid);
    row("no algorithm", u':' + hex, invalid);
    row("no colon", hex, invalid);
    row("nothing encoded", u"sha256:"_s, invalid);
    row("one digit short", u"sha256:"_s + hex.first(63), invalid);
    row("one digit long", u"sha256:"_s + hex + u'a', invalid);
    row("length of the other algorithm", u"sha512:"_s + hex, invalid);
    row("upper-case hex", u"sha256:"_s + QString(64, u'A'), invalid);
    row("not hex", u"sha256:"_s + QString(64, u'g'), invalid);
    row("fullwidth digits", u"sha256:"_s + QString(64, u'１'), invalid);
    row("NUL inside", u"sha256:"_s + hex.first(63) + QChar(u'\0'), invalid);
    row("line break at the end", u"sha256:"_s + hex + u'\n', invalid);
    row("space in front", u" sha256:"_s + hex, invalid);
    row("upper-case algorithm", u"SHA256:"_s + hex, invalid);
    row("leaves the folder", u"sha256:../../"_s + hex.first(58), invalid);
    row("algorithm leaves the folder", u"../sha256:"_s + hex, invalid);
    row("absolute algorithm", u"/etc:"_s + hex, invalid);
    row("algorithm of dots", u"..:"_s + hex, invalid);
    row("algorithm ends in a separator", u"sha256+:"_s + hex, invalid);
    row("two separators", u"sha256+.b64:"_s + hex, invalid);
    row("blake3", u"blake3:"_s + hex, ErrorCode::Unsupported);
    row("compound algorithm", u"sha256+b64u:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564"_s,
        ErrorCode::Unsupported);
    row("md5", u"md5:d41d8cd98f00b204e9800998ecf8427e"_s, ErrorCode::Unsupported);
}

void TestDigest::refuse()
{
    QFETCH(QString, text);
    QFETCH(ErrorCode, code);
    const auto digest = Digest::parse(text);
    QVERIFY(!digest);
    QCOMPARE(digest.error().code, code);
    QVERIFY(digest.error().message.endsWith(u'.'));
    QVERIFY(digest.error().message.size() < 300);
}

void TestDigest::of_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing")
        << QByteArray()
        << u"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_s;
    QTest::newRow("the empty JSON")
        << QByteArray("{}")
        << u"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"_s;
    QTest::newRow("sha512 of abc")
        << QByteArray("abc")
        << u"sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
           "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"_s;
}

void TestDigest::of()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    const auto expected = Digest::parse(text);
    QVERIFY(expected);
    QCOMPARE(Digest::of(bytes, expected->algorithm()), *expected);
}

void TestDigest::orderAndHash()
{
    const Digest a = Digest::of("a");
    const Digest b = Digest::of("b");
    const Digest a512 = Digest::of("a", Digest::Algorithm::Sha512);
    QCOMPARE(a == Digest::of("a"), true);
    QCOMPARE(a == b, false);
    QCOMPARE(a < b, a.encoded() < b.encoded());
    QVERIFY(a < a512);
    QCOMPARE(qHash(a), qHash(Digest::of("a")));
    QVERIFY(qHash(a) != qHash(b));
}

void TestDigest::diffId()
{
    const Digest digest = Digest::of("a");
    const auto id = oci::DiffId::parse(digest.toString());
    QVERIFY(id);
    QCOMPARE(id->digest(), digest);
    QCOMPARE(id->toString(), digest.toString());
    QVERIFY(!oci::DiffId::parse(u"a"));
}

QTEST_GUILESS_MAIN(TestDigest)
#include "tst_digest.moc"
