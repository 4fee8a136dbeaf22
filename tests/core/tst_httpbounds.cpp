// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/httpclient.h"

#include "core/base/limits.h"
#include "core/net/tlsidentity.h"
#include "tests/support/notebook.h"
#include "tests/support/rawserver.h"
#include "tests/support/tlsserver.h"

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

} // namespace

/// What a stranger on the other side can make of us: memory, time, and whether we can leave.
class TestHttpBounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trap11_slowReceiverBoundsMemory();
    void trap11_slowReceiverBoundsMemoryOverTls();
    void headIsBounded_data();
    void headIsBounded();
    void trap11_bodyLimit_data();
    void trap11_bodyLimit();
    void errorBodyIsBounded_data();
    void errorBodyIsBounded();
    void stop_data();
    void stop();
    void receiverEndsTheExchange();
    void trap15_throughput();
};

void TestHttpBounds::trap11_slowReceiverBoundsMemory()
{
    std::atomic<qint64> sent = 0;
    RawServer server([&](const RawRequest &, RawConnection &connection) {
        connection.head(200, {{"Content-Length", QByteArray::number(300 * MiB)}});
        const QByteArray piece(MiB, 'm');
        for (int i = 0; i < 300 && connection.send(piece); ++i)
            sent += piece.size();
    });
    Notebook notebook;
    notebook.keep = false;
    qint64 ahead = 0;
    notebook.onPiece = [&]() -> core::Result<void> {
        if (notebook.total > 2 * MiB)
            return core::fail(ErrorCode::Io, u"enough"_s);
        std::this_thread::sleep_for(500ms);
        ahead = std::max(ahead, sent - notebook.total);
        return {};
    };
    QVERIFY(!HttpClient().fetch({.url = server.url()}, notebook, {}));
    // The read buffer and what the two sockets hold.
    QVERIFY2(ahead > 0 && ahead < 24 * MiB, QByteArray::number(ahead).constData());
}

/// Qt must not be told of the bound before there is TLS, and has to be told of it then.
void TestHttpBounds::trap11_slowReceiverBoundsMemoryOverTls()
{
    const support::TlsServer server([](const QByteArray &) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(100 * MiB) + "\r\n\r\n"
               + QByteArray(100 * MiB, 'm');
    });
    Notebook notebook;
    notebook.keep = false;
    qint64 ahead = 0;
    notebook.onPiece = [&]() -> core::Result<void> {
        if (notebook.total > 2 * MiB)
            return core::fail(ErrorCode::Io, u"enough"_s);
        std::this_thread::sleep_for(500ms);
        ahead = std::max(ahead, server.sent() - notebook.total);
        return {};
    };
    const auto identity = net::TlsIdentity::make({.authorities = server.certificatePem()});
    QVERIFY(identity);
    QVERIFY(!HttpClient().fetch({.url = server.url(), .tls = *identity}, notebook, {}));
    QVERIFY2(ahead > 0 && ahead < 24 * MiB, QByteArray::number(ahead).constData());
}

void TestHttpBounds::headIsBounded_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("endless");
    QTest::newRow("status line") << QByteArray("HTTP/1.1 200 ") << QByteArray(64 * 1024, 'o');
    QTest::newRow("one header") << QByteArray("HTTP/1.1 200 OK\r\nX-Long: ")
                                << QByteArray(64 * 1024, 'o');
    QTest::newRow("headers") << QByteArray("HTTP/1.1 200 OK\r\n")
                             << QByteArray("X-Many: 1\r\n").repeated(5000);
    QTest::newRow("informational")
        << QByteArray() << QByteArray("HTTP/1.1 103 Early Hints\r\n\r\n").repeated(2000);
}

/// A head that never ends takes neither memory nor time for ever.
void TestHttpBounds::headIsBounded()
{
    QFETCH(const QByteArray, begin);
    QFETCH(const QByteArray, endless);
    std::atomic<qint64> sent = 0;
    RawServer server([&](const RawRequest &, RawConnection &connection) {
        connection.send(begin);
        while (sent < 200 * MiB && connection.send(endless))
            sent += endless.size();
        connection.stall();
    });
    const Answer answer = HttpClient({.silence = 3s}).fetch({.url = server.url()}, MiB, {});
    QVERIFY(!answer);
    QVERIFY2(sent < 24 * MiB, QByteArray::number(sent).constData());
}

void TestHttpBounds::trap11_bodyLimit_data()
{
    QTest::addColumn<bool>("hasLength");
    QTest::newRow("Content-Length says it") << true;
    QTest::newRow("endless") << false;
}

void TestHttpBounds::trap11_bodyLimit()
{
    QFETCH(bool, hasLength);
    RawServer server([&](const RawRequest &, RawConnection &connection) {
        connection.head(200, hasLength ? support::RawHeaders{{"Content-Length", "5000000000"}}
                                       : support::RawHeaders{});
        const QByteArray piece(64 * 1024, 'e');
        while (connection.send(piece)) {
        }
    });
    const Answer answer = get(server);
    QVERIFY(!answer);
    QCOMPARE(answer.error().error.code, ErrorCode::LimitExceeded);
    QCOMPARE(answer.error().kind, Failure::Kind::Final);
}

void TestHttpBounds::errorBodyIsBounded_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("stalls");
    QTest::newRow("404 endless") << 404 << false;
    QTest::newRow("404 stalls") << 404 << true;
    QTest::newRow("401 endless") << 401 << false;
    QTest::newRow("401 stalls") << 401 << true;
    QTest::newRow("500 endless") << 500 << false;
}

void TestHttpBounds::errorBodyIsBounded()
{
    QFETCH(int, status);
    QFETCH(bool, stalls);
    std::atomic<qint64> sent = 0;
    RawServer server([&](const RawRequest &, RawConnection &connection) {
        connection.head(
            status, {{"WWW-Authenticate", "Basic realm=\"x\""}, {"Content-Length", "5000000000"}});
        if (stalls)
            return connection.stall();
        const QByteArray piece(64 * 1024, 'e');
        while (connection.send(piece))
            sent += piece.size();
    });
    QElapsedTimer timer;
    timer.start();
    const Answer answer = HttpClient({.silence = 3s}).fetch({.url = server.url()}, MiB, {});
    QVERIFY2(timer.elapsed() < 4000, QByteArray::number(timer.elapsed()).constData());
    // Qt collects the body of a 401 without limit and shows nothing before it ends: only time
    // bounds it.
    if (status == 401) {
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, Failure::Kind::Temporary);
        return;
    }
    QVERIFY2(answer, text(answer).constData());
    QVERIFY2(sent < 24 * MiB, QByteArray::number(sent).constData());
    QCOMPARE(answer->status, status);
    QVERIFY(answer->body.size() <= core::limits::ErrorBody);
}

void TestHttpBounds::stop_data()
{
    QTest::addColumn<int>("state");
    QTest::newRow("before it starts") << 0;
    QTest::newRow("before the head") << 1;
    QTest::newRow("in a silent body") << 2;
    QTest::newRow("in a fast body") << 3;
    QTest::newRow("in an error body") << 4;
}

void TestHttpBounds::stop()
{
    QFETCH(int, state);
    RawServer server([&](const RawRequest &, RawConnection &connection) {
        if (state >= 2)
            connection.head(state == 4 ? 404 : 200, {{"Content-Length", "500000000000"}});
        const QByteArray piece(MiB, 's');
        while (state == 3 && connection.send(piece)) {
        }
        connection.stall();
    });
    std::stop_source source;
    QElapsedTimer sinceStop;
    std::jthread stopper([&] {
        if (state != 0)
            std::this_thread::sleep_for(200ms);
        sinceStop.start();
        source.request_stop();
    });
    if (state == 0)
        stopper.join();
    Notebook notebook;
    notebook.keep = false;
    const Answer answer = HttpClient().fetch({.url = server.url()}, notebook, source.get_token());
    QVERIFY(!answer);
    QCOMPARE(answer.error().error.code, ErrorCode::Cancelled);
    QVERIFY2(sinceStop.elapsed() < 100, QByteArray::number(sinceStop.elapsed()).constData());
}

void TestHttpBounds::receiverEndsTheExchange()
{
    RawServer server([](const RawRequest &, RawConnection &connection) {
        connection.answer(200, QByteArray(10 * MiB, 'r'));
    });
    Notebook notebook;
    notebook.onPiece = []() -> core::Result<void> { return core::fail(ErrorCode::Io, u"full"_s); };
    const Answer answer = HttpClient().fetch({.url = server.url()}, notebook, {});
    QVERIFY(!answer);
    QCOMPARE(answer.error().error.message, u"full"_s);
    QCOMPARE(answer.error().kind, Failure::Kind::Final);
    QCOMPARE(notebook.pieces, 1);
}

void TestHttpBounds::trap15_throughput()
{
    static constexpr qint64 Size = 512 * MiB;
    RawServer server([](const RawRequest &, RawConnection &connection) {
        connection.head(200, {{"Content-Length", QByteArray::number(Size)}});
        const QByteArray piece(4 * MiB, 't');
        for (qint64 i = 0; i < Size; i += piece.size())
            connection.send(piece);
    });
    Notebook notebook;
    notebook.keep = false;
    QElapsedTimer timer;
    timer.start();
    const Answer answer = HttpClient().fetch({.url = server.url()}, notebook, {});
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    QVERIFY2(answer, text(answer).constData());
    QCOMPARE(notebook.total, Size);
    qInfo("%.2f GB/s in pieces of %lld KiB", double(Size) / 1e9 / seconds,
          notebook.total / notebook.pieces / 1024);
}

QTEST_GUILESS_MAIN(TestHttpBounds)
#include "tst_httpbounds.moc"
