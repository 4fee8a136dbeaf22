// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/urlsafety.h"

#include <QHostAddress>
#include <QTest>

using namespace Qt::StringLiterals;
using net::Reach;

class TestUrlSafety : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reach_data();
    void reach();
    void nearestOfSeveral();
    void loopbackHost_data();
    void loopbackHost();
    void origin_data();
    void origin();
    void redacted_data();
    void redacted();
};

void TestUrlSafety::reach_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("expected");

    const auto row = [](const char *address, Reach reach) {
        QTest::newRow(address) << QString::fromLatin1(address) << int(reach);
    };
    row("192.0.2.1", Reach::Public);
    row("2001:db8::1", Reach::Public);
    row("172.32.0.1", Reach::Public);
    row("100.128.0.1", Reach::Public);
    row("10.1.2.3", Reach::Private);
    row("172.16.0.1", Reach::Private);
    row("172.31.255.255", Reach::Private);
    row("192.168.1.1", Reach::Private);
    row("100.64.0.1", Reach::Private);
    row("100.127.255.255", Reach::Private);
    row("fd12::1", Reach::Private);
    row("::ffff:10.0.0.1", Reach::Private);
    row("169.254.169.254", Reach::LinkLocal);
    row("::ffff:169.254.169.254", Reach::LinkLocal);
    row("fe80::1", Reach::LinkLocal);
    row("fd00:ec2::254", Reach::LinkLocal);
    row("127.0.0.1", Reach::Loopback);
    row("127.255.0.9", Reach::Loopback);
    row("::1", Reach::Loopback);
    row("::ffff:127.0.0.1", Reach::Loopback);
    row("0.0.0.0", Reach::Loopback);
    row("0.1.2.3", Reach::Loopback);
    row("::", Reach::Loopback);
    row("64:ff9b::192.0.2.1", Reach::Public);
    row("64:ff9b::10.0.0.1", Reach::Private);
    row("64:ff9b::a9fe:a9fe", Reach::LinkLocal);
    row("64:ff9b::7f00:1", Reach::Loopback);
    row("64:ff9b:1::1", Reach::Private);
}

void TestUrlSafety::reach()
{
    QFETCH(QString, address);
    QFETCH(int, expected);
    QCOMPARE(int(net::reachOf(QHostAddress(address))), expected);
}

void TestUrlSafety::nearestOfSeveral()
{
    const QList<QHostAddress> both{QHostAddress(u"192.0.2.1"_s), QHostAddress(u"127.0.0.1"_s)};
    QCOMPARE(net::reachOf(both), Reach::Loopback);
    QCOMPARE(net::reachOf(QList<QHostAddress>()), Reach::Public);
}

void TestUrlSafety::loopbackHost_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("expected");

    const auto row = [](const char *url, bool expected) {
        QTest::newRow(url) << QString::fromLatin1(url) << expected;
    };
    row("http://localhost:5000", true);
    row("http://LOCALHOST", true);
    row("http://a.localhost", true);
    row("http://127.0.0.1", true);
    row("http://127.9.9.9:1", true);
    row("http://[::1]:5000", true);
    row("http://2130706433/", true); // One number; QUrl writes it with dots.
    row("http://127.1/", true);
    row("http://0.0.0.0", false);
    row("http://localhost.example", false);
    row("http://notlocalhost", false);
    row("http://127.0.0.1.example", false);
    row("http://10.0.0.1", false);
    row("http://[::2]", false);
}

void TestUrlSafety::loopbackHost()
{
    QFETCH(QString, url);
    QFETCH(bool, expected);
    QCOMPARE(net::isLoopbackHost(QUrl(url).host()), expected);
}

void TestUrlSafety::origin_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<bool>("same");

    QTest::newRow("path") << u"https://h/a"_s << u"https://h/b?c"_s << true;
    QTest::newRow("default port") << u"https://h"_s << u"https://h:443/"_s << true;
    QTest::newRow("case") << u"https://H/"_s << u"https://h/"_s << true;
    QTest::newRow("port") << u"http://h:1/"_s << u"http://h:2/"_s << false;
    QTest::newRow("scheme") << u"http://h:80/"_s << u"https://h:80/"_s << false;
    QTest::newRow("host") << u"http://h/"_s << u"http://h.h/"_s << false;
}

void TestUrlSafety::origin()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(bool, same);
    QCOMPARE(net::sameOrigin(QUrl(a), QUrl(b)), same);
}

void TestUrlSafety::redacted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    QTest::newRow("nothing") << u"plain words: http"_s << u"plain words: http"_s;
    QTest::newRow("signature") << u"GET https://s3.test/b?X-Amz-Signature=abc&sig=d failed"_s
                               << u"GET https://s3.test/b?… failed"_s;
    QTest::newRow("user information")
        << u"(https://me:secret@h.test:1/p)"_s << u"(https://h.test:1/p)"_s;
    QTest::newRow("several") << u"http://a/?t=1, \"http://b/?u=2\""_s
                             << u"http://a/?… \"http://b/?…\""_s;
    QTest::newRow("fragment") << u"https://h/p#token=1"_s << u"https://h/p"_s;
}

void TestUrlSafety::redacted()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(net::redacted(text), expected);
}

QTEST_GUILESS_MAIN(TestUrlSafety)
#include "tst_urlsafety.moc"
