// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/httpclient.h"

#include "core/base/limits.h"
#include "tests/support/notebook.h"
#include "tests/support/rawserver.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using net::Failure;
using net::HttpClient;
using net::Request;
using net::Response;
using support::Notebook;
using support::RawConnection;
using support::RawRequest;
using support::RawServer;

namespace {

using Answer = std::expected<Response, Failure>;

constexpr qint64 MiB = core::limits::MiB;

HttpClient impatient()
{
    return HttpClient({.silence = 300ms});
}

Answer get(const RawServer &server, const HttpClient &client = {})
{
    return client.fetch({.url = server.url()}, MiB, {});
}

QByteArray text(const Answer &answer)
{
    return answer
               ? "status " + QByteArray::number(answer->status)
               : (answer.error().error.message + u" | "_s + answer.error().error.detail).toUtf8();
}

QByteArray valueOf(const QList<RawRequest> &requests, qsizetype i, QByteArrayView header)
{
    return requests.value(i).header(header);
}

} // namespace

/// What QNetworkAccessManager does by itself, and that it does not do it here
/// (docs/decisions/0005).
class TestHttpClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void simple();
    void keepsConnections();
    void trap02_nothingIsDecoded();
    void trap03_repeatedHeadersStayApart();
    void trap04_cutBody_data();
    void trap04_cutBody();
    void trap05_cutWithoutLength();
    void trap06_longerThanItsLength();
    void trap07_bodyOf416IsNotAwaited();
    void trap08_silence_data();
    void trap08_silence();
    void trap08_busyReceiverIsNotSilence();
    void trap09_statusFirst_data();
    void trap09_statusFirst();
    void trap10_noCookiesOwnName();
    void trap12_postIsSentOnce_data();
    void trap12_postIsSentOnce();
    void head();
    void headThatFailsIsQuiet();
    void refusedConnection();
    void brokenAnswer_data();
    void brokenAnswer();
    void manyThreads();
};

void TestHttpClient::simple()
{
    RawServer server([](const RawRequest &, RawConnection &connection) {
        connection.answer(200, "hello", {{"X-Name", "value"}});
    });
    Request request{.url = server.url(u"/a?b=c"_s)};
    request.headers.add("X-Mine"_ba, "1"_ba);
    const Answer answer = HttpClient().fetch(request, MiB, {});
    QVERIFY2(answer, text(answer).constData());
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body, "hello");
    QCOMPARE(answer->headers.value("x-name"), "value");
    QCOMPARE(answer->url, request.url);
    QCOMPARE(server.requests().value(0).target, "/a?b=c");
    QCOMPARE(valueOf(server.requests(), 0, "X-Mine"), "1");
}

void TestHttpClient::keepsConnections()
{
    RawServer server(
        [](const RawRequest &, RawConnection &connection) { connection.answer(200, "x"); });
    for (int i = 0; i < 5; ++i)
        QVERIFY(get(server));
    QCOMPARE(server.requests().value(4).connection, 0);
}

void TestHttpClient::trap02_nothingIsDecoded()
{
    const QByteArray zipped = QByteArray::fromHex("1f8b08000000000002034b04000143bdb7e801000000");
    RawServer server([&](const RawRequest &, RawConnection &connection) {
        connection.answer(200, zipped, {{"Content-Encoding", "gzip"}});
    });
    const Answer answer = get(server);
    QVERIFY2(answer, text(answer).constData());
    QCOMPARE(answer->body, zipped);
    QCOMPARE(valueOf(server.requests(), 0, "Accept-Encoding"), "identity");
}

void TestHttpClient::trap03_repeatedHeadersStayApart()
{
    RawServer server([](const RawRequest &, RawConnection &connection) {
        connection.answer(401, {},
                          {{"WWW-Authenticate", "Basic realm=\"a, b\""},
                           {"www-authenticate", "Bearer realm=\"c\""}});
    });
    const Answer answer = get(server);
    QVERIFY2(answer, text(answer).constData());
    const QList<QByteArray> expected{"Basic realm=\"a, b\"", "Bearer realm=\"c\""};
    QCOMPARE(answer->headers.values("WWW-Authenticate"), expected);
}

void TestHttpClient::trap04_cutBody_data()
{
    QTest::addColumn<bool>("chunked");
    QTest::addColumn<bool>("reset");

    QTest::newRow("before Content-Length") << false << false;
    QTest::newRow("before Content-Length, reset") << false << true;
    QTest::newRow("inside a chunk") << true << false;
}

void TestHttpClient::trap04_cutBody()
{
    QFETCH(bool, chunked);
    QFETCH(bool, reset);
    RawServer server([&](const RawRequest &, RawConnection &connection) {
        if (chunked) {
            connection.head(200, {{"Transfer-Encoding", "chunked"}});
            connection.send("5\r\nabcde\r\n10\r\nfg");
        } else {
            connection.head(200, {{"Content-Length", "100"}});
            connection.send("abcdefg");
        }
        std::this_thread::sleep_for(100ms);
        reset ? connection.reset() : connection.close();
    });
    Notebook notebook;
    const Answer answer = HttpClient().fetch({.url = server.url()}, notebook, {});
    QCOMPARE(notebook.bytes, "abcdefg");
    if (chunked && answer) { // Qt may take it for the end, so it is marked.
        QVERIFY(!answer->hasFullLength);
        return;
    }
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Failure::Kind::Temporary);
    QCOMPARE(answer.error().error.code, ErrorCode::Network);
    QVERIFY2(answer.error().error.message.contains(server.host()), text(answer).constData());
}

void TestHttpClient::trap05_cutWithoutLength()
{
    RawServer server([](const RawRequest &, RawConnection &connection) {
        connection.head(200);
        connection.send("abc");
        connection.close();
    });
    const Answer answer = get(server);
    QVERIFY2(answer, text(answer).constData()); // Only the expected size can tell.
    QCOMPARE(answer->body, "abc");
    QVERIFY(!answer->hasFullLength);
}

void TestHttpClient::trap06_longerThanItsLength()
{
    RawServer server([](const RawRequest &, RawConnection &connection) {
        connection.answer(200, "abcdef", {{"Content-Length", "3"}});
        connection.close();
    });
    const Answer answer = get(server);
    QVERIFY2(answer, text(answer).constData());
    QCOMPARE(answer->body, "abc");
}

void TestHttpClient::trap07_bodyOf416IsNotAwaited()
{
    RawServer server([](const RawRequest &, RawConnection &connection) {
        connection.answer(416, "short", {{"Content-Length", "3000000"}});
        connection.stall();
    });
    QElapsedTimer timer;
    timer.start();
    const Answer answer = get(server);
    QVERIFY2(answer, text(answer).constData());
    QCOMPARE(answer->status, 416);
    QVERIFY(answer->body.isEmpty());
    QVERIFY2(timer.elapsed() < 1000, QByteArray::number(timer.elapsed()).constData());
}

void TestHttpClient::trap08_silence_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("received");

    QTest::newRow("before the head") << ""_ba << ""_ba;
    QTest::newRow("inside the head") << "HTTP/1.1 200 OK\r\nContent-Le"_ba << ""_ba;
    QTest::newRow("after the head") << "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"_ba << ""_ba;
    QTest::newRow("inside the body")
        << "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabcd"_ba << "abcd"_ba;
}

void TestHttpClient::trap08_silence()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, received);
    RawServer server([&](const RawRequest &, RawConnection &connection) {
        connection.send(sent);
        connection.stall();
    });
    Notebook notebook;
    QElapsedTimer timer;
    timer.start();
    const Answer answer = impatient().fetch({.url = server.url()}, notebook, {});
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Failure::Kind::Temporary);
    QCOMPARE(notebook.bytes, received);
    QVERIFY2(timer.elapsed() >= 270 && timer.elapsed() < 2000, text(answer).constData());
}

void TestHttpClient::trap08_busyReceiverIsNotSilence()
{
    const QByteArray body(64 * 1024, 'b');
    RawServer server([&](const RawRequest &, RawConnection &connection) {
        connection.head(200, {{"Content-Length", "131072"}});
        connection.send(body);
        std::this_thread::sleep_for(100ms);
        connection.send(body);
    });
    Notebook notebook;
    notebook.onPiece = []() -> core::Result<void> {
        std::this_thread::sleep_for(400ms);
        return {};
    };
    const Answer answer = impatient().fetch({.url = server.url()}, notebook, {});
    QVERIFY2(answer, text(answer).constData());
    QCOMPARE(notebook.total, 2 * body.size());
}

void TestHttpClient::trap09_statusFirst_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");

    QTest::newRow("401 Bearer") << 401 << R"(Bearer realm="http://x/")"_ba;
    QTest::newRow("401 Basic") << 401 << R"(Basic realm="x")"_ba;
    QTest::newRow("401 Digest") << 401 << R"(Digest realm="x", nonce="n")"_ba;
    QTest::newRow("401 Negotiate") << 401 << "Negotiate"_ba;
    QTest::newRow("401 NTLM") << 401 << "NTLM"_ba;
    for (const int status : {400, 403, 404, 405, 409, 410, 418, 429, 500, 501, 502, 503, 599})
        QTest::addRow("%d", status) << status << ""_ba;
}

void TestHttpClient::trap09_statusFirst()
{
    QFETCH(int, status);
    QFETCH(QByteArray, header);
    RawServer server([&](const RawRequest &, RawConnection &connection) {
        connection.answer(status, "why", {{"WWW-Authenticate", header}});
    });
    const Answer answer = get(server);
    QVERIFY2(answer, text(answer).constData());
    QCOMPARE(answer->status, status);
    QCOMPARE(answer->body, "why");
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(!server.requests().value(0).hasHeader("Authorization"));
}

void TestHttpClient::trap10_noCookiesOwnName()
{
    RawServer server([](const RawRequest &, RawConnection &connection) {
        connection.answer(200, {}, {{"Set-Cookie", "id=1; Path=/"}});
    });
    QVERIFY(get(server));
    QVERIFY(get(server));
    QVERIFY(!server.requests().value(1).hasHeader("Cookie"));
    QVERIFY(valueOf(server.requests(), 0, "User-Agent").startsWith("Millefeuille/"));
}

void TestHttpClient::trap12_postIsSentOnce_data()
{
    QTest::addColumn<bool>("keptAlive");
    QTest::newRow("fresh connection") << false;
    QTest::newRow("kept-alive connection") << true;
}

void TestHttpClient::trap12_postIsSentOnce()
{
    QFETCH(bool, keptAlive);
    RawServer server([](const RawRequest &request, RawConnection &connection) {
        if (request.method == "GET")
            return connection.answer(200, "x");
        connection.close();
    });
    if (keptAlive)
        QVERIFY(get(server));
    Request post{.method = Request::Method::Post, .url = server.url(), .body = "grant=1"};
    post.headers.add("Content-Type"_ba, "application/x-www-form-urlencoded"_ba);
    const Answer answer = HttpClient().fetch(post, MiB, {});
    QVERIFY(!answer);
    QCOMPARE(server.count("POST", "/"), 1);
    QCOMPARE(server.requests().last().body, "grant=1");
    QCOMPARE(valueOf(server.requests(), server.requests().size() - 1, "Content-Length"), "7");
}

void TestHttpClient::head()
{
    RawServer server([](const RawRequest &, RawConnection &connection) {
        connection.head(200, {{"Content-Length", "1234"}, {"Docker-Content-Digest", "d"}});
    });
    for (int i = 0; i < 2; ++i) {
        const Answer answer =
            impatient().fetch({.method = Request::Method::Head, .url = server.url()}, MiB, {});
        QVERIFY2(answer, text(answer).constData());
        QCOMPARE(answer->headers.value("Docker-Content-Digest"), "d");
        QVERIFY(answer->body.isEmpty());
    }
}

/// Qt warns of an abort between a reply's error and its end, which is where the answer to HEAD
/// ends.
void TestHttpClient::headThatFailsIsQuiet()
{
    const RawServer server([](const RawRequest &, RawConnection &connection) {
        connection.head(404, {{"Content-Length", "10"}});
    });
    QTest::failOnWarning();
    for (int i = 0; i < 500; ++i) {
        const Answer answer =
            HttpClient().fetch({.method = Request::Method::Head, .url = server.url()}, MiB, {});
        QCOMPARE(answer->status, 404);
    }
}

void TestHttpClient::refusedConnection()
{
    QUrl url;
    {
        RawServer server([](const RawRequest &, RawConnection &) {});
        url = server.url(u"/p?token=secret1&X-Amz-Signature=secret2"_s);
    }
    url.setUserInfo(u"me:secret3"_s);
    const Answer answer = HttpClient().fetch({.url = url}, MiB, {});
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Failure::Kind::Unreachable);
    QVERIFY2(answer.error().error.message.contains(u"127.0.0.1"), text(answer).constData());
    QVERIFY2(!text(answer).contains("secret"), text(answer).constData());
}

void TestHttpClient::brokenAnswer_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("closed at once") << ""_ba;
    QTest::newRow("no HTTP") << "SSH-2.0-OpenSSH_9.9\r\n\r\n"_ba;
    QTest::newRow("half a head") << "HTTP/1.1 200 OK\r\nContent-"_ba;
    QTest::newRow("bad chunk size")
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n"_ba;
    QTest::newRow("a flood of headers")
        << "HTTP/1.1 200 OK\r\n" + QByteArray("X-A: b\r\n").repeated(200'000);
}

void TestHttpClient::brokenAnswer()
{
    QFETCH(QByteArray, sent);
    RawServer server([&](const RawRequest &, RawConnection &connection) {
        connection.send(sent);
        connection.close();
    });
    const Answer answer = impatient().fetch({.url = server.url()}, MiB, {});
    QVERIFY2(!answer || answer->body.isEmpty(), text(answer).constData());
    if (!answer)
        QCOMPARE(answer.error().error.code, ErrorCode::Network);
}

void TestHttpClient::manyThreads()
{
    RawServer server([](const RawRequest &request, RawConnection &connection) {
        connection.answer(200, request.target);
    });
    const HttpClient client;
    std::atomic<int> right = 0;
    {
        std::list<std::jthread> threads;
        for (int t = 0; t < 8; ++t) {
            threads.emplace_back([&, t] {
                for (int i = 0; i < 20; ++i) {
                    const QString path = u"/%1/%2"_s.arg(t).arg(i);
                    const Answer answer = client.fetch({.url = server.url(path)}, MiB, {});
                    right += answer && answer->body == path.toUtf8();
                }
            });
        }
    }
    QCOMPARE(right.load(), 160);
    // Threads that come and go use each other's connections.
    QVERIFY2(server.openConnections() <= 8,
             QByteArray::number(server.openConnections()).constData());
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
