// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/net/httpclient.h"

#include "tests/support/rawserver.h"
#include "tests/support/tlsserver.h"

#include <QScopeGuard>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using net::Failure;
using net::HttpClient;
using net::Request;
using net::Response;
using support::RawConnection;
using support::RawRequest;
using support::RawServer;
using support::TlsServer;

namespace {

using Answer = std::expected<Response, Failure>;

Answer get(const QUrl &url, Request::Redirects redirects = Request::Redirects::Follow)
{
    const Request request{
        .url = url, .authorization = "Bearer secret-token", .redirects = redirects};
    return HttpClient({.silence = 5s}).fetch(request, core::limits::MiB, {});
}

QByteArray text(const Answer &answer)
{
    return answer
               ? "status " + QByteArray::number(answer->status)
               : (answer.error().error.message + u" | "_s + answer.error().error.detail).toUtf8();
}

void redirect(RawConnection &connection, const QUrl &to, int status = 307)
{
    connection.answer(status, {}, {{"Location", to.toEncoded()}});
}

} // namespace

class TestRedirects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followed_data();
    void followed();
    void trap01_authorizationStaysAtItsOrigin_data();
    void trap01_authorizationStaysAtItsOrigin();
    void atMostTen_data();
    void atMostTen();
    void postIsNotRedirected();
    void sameOriginOnly();
    void notTheWeb_data();
    void notTheWeb();
    void publicToInside_data();
    void publicToInside();
    void loopbackHasNoProxy();
    void untrustedCertificate();
    void trustedCertificate();
    void noEncryptionAfterEncryption();
    void plainServerBehindHttps();
};

void TestRedirects::followed_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("location");

    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status << "/b/target?q=1"_ba;
    QTest::newRow("relative") << 307 << "target?q=1"_ba;
    QTest::newRow("dots") << 307 << "../b/./target?q=1"_ba;
    QTest::newRow("without the scheme") << 307 << "//HOST/b/target?q=1"_ba;
    QTest::newRow("absolute") << 307 << "http://HOST/b/target?q=1#fragment"_ba;
}

void TestRedirects::followed()
{
    QFETCH(int, status);
    QFETCH(QByteArray, location);
    QByteArray host;
    RawServer server([&](const RawRequest &request, RawConnection &connection) {
        if (request.path() == "/b/target")
            return connection.answer(200, "there");
        connection.answer(status, "body", {{"Location", location.replace("HOST", host)}});
    });
    host = server.host().toUtf8();
    const Answer answer = get(server.url(u"/b/start"_s));
    QVERIFY2(answer, text(answer).constData());
    QCOMPARE(answer->body, "there");
    QCOMPARE(server.requests().value(1).target, "/b/target?q=1");
    QCOMPARE(answer->url.path(), u"/b/target"_s);
}

void TestRedirects::trap01_authorizationStaysAtItsOrigin_data()
{
    QTest::addColumn<QString>("host"); // Empty: the same origin.
    QTest::addColumn<bool>("kept");

    QTest::newRow("same origin") << QString() << true;
    QTest::newRow("other port") << u"127.0.0.1"_s << false;
    QTest::newRow("other host") << u"localhost"_s << false;
}

void TestRedirects::trap01_authorizationStaysAtItsOrigin()
{
    QFETCH(QString, host);
    QFETCH(bool, kept);
    RawServer other(
        [](const RawRequest &, RawConnection &connection) { connection.answer(200, "there"); });
    QUrl target = other.url(u"/target"_s);
    target.setHost(host);
    RawServer server([&](const RawRequest &request, RawConnection &connection) {
        if (request.path() == "/target")
            return connection.answer(200, "there");
        redirect(connection, host.isEmpty() ? QUrl(u"/target"_s) : target);
    });
    const Answer answer = get(server.url());
    QVERIFY2(answer, text(answer).constData());
    const RawRequest last = host.isEmpty() ? server.requests().last() : other.requests().last();
    QCOMPARE(last.path(), "/target");
    QCOMPARE(last.header("Authorization"), kept ? "Bearer secret-token"_ba : QByteArray());
    QCOMPARE(server.requests().first().header("Authorization"), "Bearer secret-token");
}

void TestRedirects::atMostTen_data()
{
    QTest::addColumn<int>("hops");
    QTest::addColumn<bool>("arrives");
    QTest::newRow("10") << 10 << true;
    QTest::newRow("11") << 11 << false;
    QTest::newRow("loop") << 1'000'000 << false;
}

void TestRedirects::atMostTen()
{
    QFETCH(int, hops);
    QFETCH(bool, arrives);
    int seen = 0;
    RawServer server([&](const RawRequest &, RawConnection &connection) {
        if (seen++ == hops)
            return connection.answer(200, "there");
        redirect(connection, QUrl(u"/again"_s));
    });
    const Answer answer = get(server.url());
    QCOMPARE(answer.has_value(), arrives);
    QVERIFY(server.requests().size() <= core::limits::Redirects + 1);
    if (!arrives)
        QCOMPARE(answer.error().kind, Failure::Kind::Final);
}

void TestRedirects::postIsNotRedirected()
{
    RawServer server([](const RawRequest &, RawConnection &connection) {
        redirect(connection, QUrl(u"/elsewhere"_s));
    });
    const Answer answer = HttpClient().fetch(
        {.method = Request::Method::Post, .url = server.url(), .body = "secret"}, 1000, {});
    QVERIFY2(answer, text(answer).constData());
    QCOMPARE(answer->status, 307);
    QCOMPARE(server.requests().size(), 1);
}

void TestRedirects::sameOriginOnly()
{
    RawServer other([](const RawRequest &, RawConnection &connection) { connection.answer(200); });
    RawServer server([&](const RawRequest &request, RawConnection &connection) {
        if (request.path() == "/near")
            return connection.answer(200);
        redirect(connection, request.path() == "/a" ? QUrl(u"/near"_s) : other.url());
    });
    QVERIFY(get(server.url(u"/a"_s), Request::Redirects::SameOrigin));
    QVERIFY(!get(server.url(u"/b"_s), Request::Redirects::SameOrigin));
    QVERIFY(other.requests().isEmpty());
}

void TestRedirects::notTheWeb_data()
{
    QTest::addColumn<QByteArray>("location");
    for (const char *location : {"file:///etc/passwd", "data:,x", "ftp://127.0.0.1/x", "http://",
                                 "unix+http://x/y", "http://[::1", "qrc:/x"})
        QTest::newRow(location) << QByteArray(location);
}

void TestRedirects::notTheWeb()
{
    QFETCH(QByteArray, location);
    RawServer server([&](const RawRequest &, RawConnection &connection) {
        connection.answer(302, {}, {{"Location", location}});
    });
    const Answer answer = get(server.url());
    QVERIFY(!answer);
    QCOMPARE(answer.error().error.code, ErrorCode::Network);
    QCOMPARE(answer.error().kind, Failure::Kind::Final);
    QCOMPARE(server.requests().size(), 1);
}

// The server is the proxy of the test, so that a public address can be asked without a network.
void TestRedirects::publicToInside_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<bool>("followed");

    QTest::newRow("public") << "http://198.51.100.7/t"_ba << true;
    QTest::newRow("private") << "http://10.1.2.3/t"_ba << true;
    QTest::newRow("loopback") << "http://127.0.0.1:1/t"_ba << false;
    QTest::newRow("loopback by name") << "http://localhost:1/t"_ba << false;
    QTest::newRow("loopback as a number") << "http://2130706433:1/t"_ba << false;
    QTest::newRow("loopback mapped") << "http://[::ffff:127.0.0.1]:1/t"_ba << false;
    QTest::newRow("unspecified") << "http://0.0.0.0:1/t"_ba << false;
    QTest::newRow("cloud metadata") << "http://169.254.169.254/t"_ba << false;
    QTest::newRow("cloud metadata, IPv6") << "http://[fd00:ec2::254]/t"_ba << false;
}

void TestRedirects::publicToInside()
{
    QFETCH(QByteArray, location);
    QFETCH(bool, followed);
    RawServer proxy([&](const RawRequest &request, RawConnection &connection) {
        if (request.path() == "http://192.0.2.1/start")
            return connection.answer(302, {}, {{"Location", location}});
        connection.answer(200, "there");
    });
    qputenv("http_proxy", proxy.url().toEncoded());
    const auto restore = qScopeGuard([] { qunsetenv("http_proxy"); });
    const Answer answer = get(QUrl(u"http://192.0.2.1/start"_s));
    QCOMPARE(answer.has_value(), followed);
    QCOMPARE(proxy.requests().size(), followed ? 2 : 1);
    if (!followed)
        QVERIFY2(answer.error().error.message.contains(u"192.0.2.1"), text(answer).constData());
}

void TestRedirects::loopbackHasNoProxy()
{
    RawServer proxy([](const RawRequest &, RawConnection &connection) { connection.answer(500); });
    RawServer server([](const RawRequest &, RawConnection &connection) { connection.answer(200); });
    qputenv("http_proxy", proxy.url().toEncoded());
    const auto restore = qScopeGuard([] { qunsetenv("http_proxy"); });
    const Answer answer = get(server.url());
    QVERIFY2(answer, text(answer).constData());
    QCOMPARE(answer->status, 200);
    QVERIFY(proxy.requests().isEmpty());
}

void TestRedirects::untrustedCertificate()
{
    bool asked = false;
    const TlsServer server([&](const QByteArray &) {
        asked = true;
        return "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"_ba;
    });
    const Answer answer = get(server.url());
    QVERIFY(!answer);
    QVERIFY(!asked);
    QCOMPARE(answer.error().kind, Failure::Kind::Final);
    const QString message = answer.error().error.message;
    QVERIFY2(message.contains(u"certificate") && message.contains(u"127.0.0.1"),
             text(answer).constData());
    QVERIFY2(answer.error().error.detail.contains(u"localhost"), text(answer).constData());
}

void TestRedirects::trustedCertificate()
{
    const TlsServer server(
        [](const QByteArray &) { return "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"_ba; });
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    const auto restore = qScopeGuard([&] { QSslConfiguration::setDefaultConfiguration(before); });
    QSslConfiguration trusting = before;
    trusting.addCaCertificate(QSslCertificate(server.certificatePem()));
    QSslConfiguration::setDefaultConfiguration(trusting);
    const Answer answer = get(server.url());
    QVERIFY2(answer, text(answer).constData());
    QCOMPARE(answer->body, "ok");
}

void TestRedirects::noEncryptionAfterEncryption()
{
    RawServer plain([](const RawRequest &, RawConnection &connection) { connection.answer(200); });
    const QByteArray location = plain.url(u"/t"_s).toEncoded();
    const TlsServer server([&](const QByteArray &) {
        return "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location + "\r\n\r\n";
    });
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    const auto restore = qScopeGuard([&] { QSslConfiguration::setDefaultConfiguration(before); });
    QSslConfiguration trusting = before;
    trusting.addCaCertificate(QSslCertificate(server.certificatePem()));
    QSslConfiguration::setDefaultConfiguration(trusting);
    const Answer answer = get(server.url());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Failure::Kind::Final);
    QVERIFY2(answer.error().error.message.contains(u"not encrypted"), text(answer).constData());
    QVERIFY(plain.requests().isEmpty());
}

void TestRedirects::plainServerBehindHttps()
{
    RawServer server([](const RawRequest &, RawConnection &connection) { connection.answer(200); });
    QUrl url = server.url();
    url.setScheme(u"https"_s);
    const Answer answer = HttpClient({.silence = 1s}).fetch({.url = url}, 1000, {});
    QVERIFY(!answer); // CVE-2014-5277: never plain instead.
    QCOMPARE(answer.error().error.code, ErrorCode::Network);
    QVERIFY(server.requests().isEmpty());
}

// libproxy 0.5, which Qt asks for the proxies, loses some hundred bytes each time.
extern "C" const char *__asan_default_options() // NOLINT
{
    return "fast_unwind_on_malloc=0";
}
extern "C" const char *__lsan_default_suppressions() // NOLINT
{
    return "leak:libpxbackend";
}

QTEST_GUILESS_MAIN(TestRedirects)
#include "tst_redirects.moc"
