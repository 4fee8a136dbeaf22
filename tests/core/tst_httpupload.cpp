// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/net/httpclient.h"
#include "tests/support/rawserver.h"

#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using net::BodySource;
using net::HttpClient;
using net::Request;
using support::RawConnection;
using support::RawRequest;
using support::RawServer;

namespace {

constexpr qint64 MiB = core::limits::MiB;

Request post(const RawServer &server, const BodySource &source)
{
    return {.method = Request::Method::Post, .url = server.url(), .source = source};
}

/// Bytes that depend on where they are.
char byteAt(qint64 position)
{
    return char('a' + position % 23);
}

/// \a given counts what was handed out.
BodySource pattern(qint64 size, std::atomic<qint64> &given)
{
    return {.read = [&given](std::span<char> out) -> core::Result<qsizetype> {
                const auto count = std::min<qsizetype>(qsizetype(out.size()), 100'000);
                for (qsizetype i = 0; i < count; ++i)
                    out[std::size_t(i)] = byteAt(given + i);
                given += count;
                return count;
            },
            .size = size};
}

} // namespace

/// Bodies of any size that are made while they are sent.
class TestHttpUpload final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arrivesWhole_data();
    void arrivesWhole();
    void waitsForTheOtherSide();
    void isSentOnce_data();
    void isSentOnce();
    void errorOfTheSource();
    void tooShort();
    void answeredEarly();
};

void TestHttpUpload::arrivesWhole_data()
{
    QTest::addColumn<qint64>("size");
    QTest::newRow("nothing") << qint64(0);
    QTest::newRow("little") << qint64(7);
    QTest::newRow("20 MiB and a byte") << 20 * MiB + 1;
}

void TestHttpUpload::arrivesWhole()
{
    QFETCH(const qint64, size);
    RawServer server(
        [](const RawRequest &, RawConnection &connection) { connection.answer(200, "thanks"); });
    std::atomic<qint64> given = 0;
    const auto answer = HttpClient().fetch(post(server, pattern(size, given)), MiB, {});
    QVERIFY(answer);
    QCOMPARE(answer->body, QByteArray("thanks"));
    QCOMPARE(server.requests().size(), 1);
    const RawRequest request = server.requests().first();
    QCOMPARE(request.header("Content-Length"), QByteArray::number(size));
    QCOMPARE(request.body.size(), size);
    QCOMPARE(given.load(), size);
    for (qint64 i = 0; i < size; i += 9973)
        QCOMPARE(request.body[i], byteAt(i));
}

void TestHttpUpload::waitsForTheOtherSide()
{
    // A listener that never reads.
    const RawServer server([](const RawRequest &, RawConnection &) {});
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QCOMPARE(::bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
    QCOMPARE(::listen(listener, 1), 0);
    socklen_t length = sizeof address;
    QCOMPARE(::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &length), 0);

    std::atomic<qint64> given = 0;
    std::stop_source stop;
    Request request = post(server, pattern(1024 * MiB, given));
    request.url.setPort(ntohs(address.sin_port));
    std::jthread stopper([&] {
        qint64 before = -1;
        // Until nothing more is asked for.
        while (given == 0 || given != before) {
            before = given;
            std::this_thread::sleep_for(300ms);
        }
        stop.request_stop();
    });
    const auto answer = HttpClient().fetch(request, MiB, stop.get_token());
    stopper.join();
    ::close(listener);
    QVERIFY(!answer);
    QCOMPARE(answer.error().error.code, ErrorCode::Cancelled);
    // What the sockets hold, and not a body of a gigabyte.
    QVERIFY2(given < 32 * MiB, qPrintable(QString::number(given)));
}

void TestHttpUpload::isSentOnce_data()
{
    using Method = Request::Method;
    QTest::addColumn<Method>("method");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<qint64>("size");
    for (const qint64 size : {0, 7, 500'000}) {
        QTest::addRow("POST, %d bytes", int(size)) << Method::Post << "POST"_ba << size;
        QTest::addRow("PUT, %d bytes", int(size)) << Method::Put << "PUT"_ba << size;
        QTest::addRow("PATCH, %d bytes", int(size)) << Method::Patch << "PATCH"_ba << size;
    }
}

/// A connection that was kept closes before the answer, which Qt takes for a reason to begin again.
void TestHttpUpload::isSentOnce()
{
    QFETCH(const Request::Method, method);
    QFETCH(const QByteArray, name);
    QFETCH(const qint64, size);
    RawServer server([](const RawRequest &request, RawConnection &connection) {
        if (request.method == "GET")
            return connection.answer(200, "hello");
        connection.reset();
    });
    const HttpClient client;
    QVERIFY(client.fetch({.url = server.url()}, MiB, {}));
    std::atomic<qint64> given = 0;
    Request request{.method = method, .url = server.url()};
    if (size > 0)
        request.source = pattern(size, given);
    const auto answer = client.fetch(request, MiB, {});
    QVERIFY(!answer);
    QCOMPARE(server.count(name, "/"), 1);
}

void TestHttpUpload::errorOfTheSource()
{
    RawServer server(
        [](const RawRequest &, RawConnection &connection) { connection.answer(200, "thanks"); });
    int calls = 0;
    const BodySource broken{.read = [&calls](std::span<char> out) -> core::Result<qsizetype> {
                                if (++calls > 3)
                                    return core::fail(ErrorCode::Corrupt, u"Worm eaten."_s);
                                std::ranges::fill(out, 'x');
                                return qsizetype(out.size());
                            },
                            .size = 100 * MiB};
    const auto answer = HttpClient().fetch(post(server, broken), MiB, {});
    QVERIFY(!answer);
    QCOMPARE(answer.error().error.code, ErrorCode::Corrupt);
    QCOMPARE(answer.error().error.message, u"Worm eaten."_s);
    QCOMPARE(answer.error().kind, net::Failure::Kind::Final);
    QCOMPARE(calls, 4);
}

void TestHttpUpload::tooShort()
{
    RawServer server(
        [](const RawRequest &, RawConnection &connection) { connection.answer(200, "thanks"); });
    bool isGiven = false;
    const BodySource shorter{.read = [&isGiven](std::span<char> out) -> core::Result<qsizetype> {
                                 if (std::exchange(isGiven, true))
                                     return 0;
                                 out[0] = 'x';
                                 return 1;
                             },
                             .size = 1000};
    const auto answer = HttpClient().fetch(post(server, shorter), MiB, {});
    QVERIFY(!answer);
    QCOMPARE(answer.error().error.code, ErrorCode::Io);
    QCOMPARE(server.requests().size(), 0); // It never came whole.
}

void TestHttpUpload::answeredEarly()
{
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QCOMPARE(::bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
    QCOMPARE(::listen(listener, 1), 0);
    socklen_t length = sizeof address;
    QCOMPARE(::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &length), 0);
    // Says no after the first bytes, and reads on, as engines do.
    std::atomic<int> socket = -1;
    std::jthread server([listener, &socket] {
        socket = ::accept(listener, nullptr, nullptr);
        std::vector<char> buffer(65536);
        static_cast<void>(::recv(socket, buffer.data(), buffer.size(), 0));
        const QByteArray no = "HTTP/1.1 400 Bad Request\r\nContent-Length: 4\r\n\r\nnope";
        static_cast<void>(::send(socket, no.constData(), std::size_t(no.size()), MSG_NOSIGNAL));
        while (::recv(socket, buffer.data(), buffer.size(), 0) > 0) {
        }
    });
    const RawServer any([](const RawRequest &, RawConnection &) {});
    std::atomic<qint64> given = 0;
    Request request = post(any, pattern(64 * MiB, given));
    request.url.setPort(ntohs(address.sin_port));
    const auto answer = HttpClient().fetch(request, MiB, {});
    ::shutdown(socket, SHUT_RDWR); // The connection may be kept for the next request.
    server.join();
    ::close(socket);
    ::close(listener);
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().error.message));
    QCOMPARE(answer->status, 400);
    QCOMPARE(answer->body, QByteArray("nope"));
}

QTEST_GUILESS_MAIN(TestHttpUpload)
#include "tst_httpupload.moc"
