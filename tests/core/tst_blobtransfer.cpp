// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/client.h"
#include "core/registry/credentials.h"

#include "tests/support/expected.h"
#include "tests/support/memorysink.h"
#include "tests/support/rawserver.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using core::Result;
using registry::Client;
using support::MemorySink;
using support::RawConnection;
using support::RawHeaders;
using support::RawRequest;
using support::RawServer;

namespace {

QByteArray numbered(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char(i * 7 + i / 251);
    return bytes;
}

const QByteArray Blob = numbered(100'000);

oci::Descriptor descriptorOf(const QByteArray &bytes)
{
    return oci::Descriptor::of(oci::MediaType::OciLayerGzip, bytes);
}

Client::Options quick()
{
    Client::Options options;
    options.http.silence = 500ms;
    options.retry.base = 2ms;
    return options;
}

struct Transfer
{
    Result<void> result;
    MemorySink sink;
};

/// Fetches Blob from \a server with its first \a have bytes here already.
Transfer fetch(const RawServer &server, qsizetype have = 0, const net::WaitObserver &observer = {})
{
    Transfer transfer;
    transfer.sink.bytes = Blob.first(have);
    const auto reference = oci::Reference::parse(server.host() + u"/r/img:1"_s);
    transfer.result =
        Client(quick()).fetchBlob(*reference, descriptorOf(Blob), transfer.sink, observer);
    return transfer;
}

QByteArray contentRange(qsizetype start, qsizetype total = Blob.size())
{
    return "bytes " + QByteArray::number(start) + '-' + QByteArray::number(total - 1) + '/'
           + QByteArray::number(total);
}

/// What a good registry answers.
void serve(const RawRequest &request, RawConnection &connection, const RawHeaders &more = {})
{
    const qsizetype start = request.rangeStart();
    if (start == 0)
        return connection.answer(200, Blob, more);
    RawHeaders headers = more;
    headers.append({"Content-Range", contentRange(start)});
    connection.answer(206, Blob.sliced(start), headers);
}

/// Cuts the answer to \a request after \a bytes bytes.
void serveCut(const RawRequest &request, RawConnection &connection, qsizetype bytes)
{
    const qsizetype start = request.rangeStart();
    RawHeaders headers{{"Content-Length", QByteArray::number(Blob.size() - start)}};
    if (start > 0)
        headers.append({"Content-Range", contentRange(start)});
    connection.head(start > 0 ? 206 : 200, headers);
    connection.send(Blob.sliced(start, std::min(bytes, Blob.size() - start)));
    std::this_thread::sleep_for(10ms);
    connection.close(); // Qt may ask again by itself now; that answer goes nowhere.
}

} // namespace

class TestBlobTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whole();
    void resumes();
    void complete_data();
    void complete();
    void tooMuchHere();
    void unusablePart_data();
    void unusablePart();
    void rangeIgnored();
    void rangeNotSatisfiable();
    void alwaysNotSatisfiable();
    void cuts_data();
    void cuts();
    void givesUp();
    void wrongLength_data();
    void wrongLength();
    void contentEncoding();
    void ifRange_data();
    void ifRange();
    void goesBackToTheRegistry();
    void foreignHostGetsNothing();
    void statuses_data();
    void statuses();
    void retryAfter();
    void sinkFails();
    void stopWhileWaiting();
};

void TestBlobTransfer::whole()
{
    RawServer server([](const RawRequest &r, RawConnection &c) { serve(r, c); });
    const Transfer transfer = fetch(server);
    VERIFY_RESULT(transfer.result);
    QCOMPARE(transfer.sink.bytes, Blob);
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(!server.requests().first().hasHeader("Range"));
}

void TestBlobTransfer::resumes()
{
    RawServer server([](const RawRequest &r, RawConnection &c) { serve(r, c); });
    const Transfer transfer = fetch(server, 12'345);
    VERIFY_RESULT(transfer.result);
    QCOMPARE(transfer.sink.bytes, Blob);
    QCOMPARE(transfer.sink.rewinds, 0);
    QCOMPARE(server.requests().first().header("Range"), "bytes=12345-");
}

void TestBlobTransfer::complete_data()
{
    QTest::addColumn<QByteArray>("blob");
    QTest::newRow("all is here") << Blob;
    QTest::newRow("an empty blob") << QByteArray();
}

void TestBlobTransfer::complete()
{
    QFETCH(QByteArray, blob);
    RawServer server([](const RawRequest &, RawConnection &connection) { connection.answer(500); });
    MemorySink sink;
    sink.bytes = blob;
    const auto reference = oci::Reference::parse(server.host() + u"/r/img:1"_s);
    const auto result = Client(quick()).fetchBlob(*reference, descriptorOf(blob), sink);
    VERIFY_RESULT(result);
    QVERIFY(server.requests().isEmpty());
}

void TestBlobTransfer::tooMuchHere()
{
    RawServer server([](const RawRequest &r, RawConnection &c) { serve(r, c); });
    MemorySink sink;
    sink.bytes = Blob + "more";
    const auto reference = oci::Reference::parse(server.host() + u"/r/img:1"_s);
    const auto result = Client(quick()).fetchBlob(*reference, descriptorOf(Blob), sink);
    VERIFY_RESULT(result);
    QCOMPARE(sink.bytes, Blob);
    QVERIFY(!server.requests().first().hasHeader("Range"));
}

void TestBlobTransfer::unusablePart_data()
{
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<QByteArray>("type");

    const auto row = [](const char *name, const QByteArray &range, const QByteArray &type = {}) {
        QTest::newRow(name) << range << type;
    };
    row("start too small", "bytes 999-99999/100000");
    row("start too large", "bytes 1001-99999/100000");
    row("ends early", "bytes 1000-5000/100000");
    row("other total", "bytes 1000-99999/200000");
    row("unknown total", "bytes 1000-99999/*");
    row("unknown range", "bytes */100000");
    row("other unit", "chunks 1000-99999/100000");
    row("garbage", "1000-99999");
    row("missing", "");
    row("multipart", "", "multipart/byteranges; boundary=x");
}

// A class of bugs elsewhere: appending a part that does not begin where ours ends.
void TestBlobTransfer::unusablePart()
{
    QFETCH(QByteArray, range);
    QFETCH(QByteArray, type);
    RawServer server([&](const RawRequest &request, RawConnection &connection) {
        if (!request.hasHeader("Range"))
            return serve(request, connection);
        RawHeaders headers;
        if (!range.isEmpty())
            headers.append({"Content-Range", range});
        if (!type.isEmpty())
            headers.append({"Content-Type", type});
        connection.answer(206, Blob.sliced(1000), headers);
    });
    const Transfer transfer = fetch(server, 1000);
    VERIFY_RESULT(transfer.result);
    QCOMPARE(transfer.sink.bytes, Blob);
    QCOMPARE(transfer.sink.rewinds, 1);
    QCOMPARE(server.requests().size(), 2);
}

void TestBlobTransfer::rangeIgnored()
{
    RawServer server(
        [](const RawRequest &, RawConnection &connection) { connection.answer(200, Blob); });
    const Transfer transfer = fetch(server, 5000);
    VERIFY_RESULT(transfer.result);
    QCOMPARE(transfer.sink.bytes, Blob);
    QCOMPARE(transfer.sink.rewinds, 1);
    QCOMPARE(server.requests().size(), 1);
}

void TestBlobTransfer::rangeNotSatisfiable()
{
    RawServer server([](const RawRequest &request, RawConnection &connection) {
        if (!request.hasHeader("Range"))
            return serve(request, connection);
        connection.answer(416, "33 bytes", {{"Content-Length", "3000000"}});
        connection.stall();
    });
    const Transfer transfer = fetch(server, 5000);
    VERIFY_RESULT(transfer.result);
    QCOMPARE(transfer.sink.bytes, Blob);
    QCOMPARE(transfer.sink.rewinds, 1);
}

void TestBlobTransfer::alwaysNotSatisfiable()
{
    RawServer server([](const RawRequest &, RawConnection &connection) { connection.answer(416); });
    const Transfer transfer = fetch(server, 5000);
    QVERIFY(!transfer.result);
    QCOMPARE(transfer.result.error().code, ErrorCode::Network);
    QCOMPARE(server.requests().size(), 2);
}

void TestBlobTransfer::cuts_data()
{
    QTest::addColumn<QList<qsizetype>>("lengths");
    QTest::newRow("at 0") << QList<qsizetype>{0};
    QTest::newRow("after 1") << QList<qsizetype>{1};
    QTest::newRow("before the last") << QList<qsizetype>{Blob.size() - 1};
    QTest::newRow("five times") << QList<qsizetype>{10'000, 1, 20'000, 0, 30'000};
}

void TestBlobTransfer::cuts()
{
    QFETCH(QList<qsizetype>, lengths);
    std::atomic<qsizetype> asked = 0;
    RawServer server([&](const RawRequest &request, RawConnection &connection) {
        const qsizetype n = asked++;
        if (n < lengths.size())
            return serveCut(request, connection, lengths[n]);
        serve(request, connection);
    });
    const Transfer transfer = fetch(server);
    VERIFY_RESULT(transfer.result);
    QCOMPARE(transfer.sink.bytes, Blob);
    QCOMPARE(transfer.sink.rewinds, 0);
}

void TestBlobTransfer::givesUp()
{
    RawServer server([](const RawRequest &request, RawConnection &connection) {
        serveCut(request, connection, 100);
    });
    const Transfer transfer = fetch(server);
    QVERIFY(!transfer.result);
    QCOMPARE(transfer.result.error().code, ErrorCode::Network);
    // Qt sends a GET again by itself if a kept connection closes before the answer.
    const qsizetype requests = server.requests().size();
    QVERIFY2(requests >= 6 && requests <= 18, QByteArray::number(requests).constData());
    QVERIFY(!transfer.sink.bytes.isEmpty()); // What came stays.
    QVERIFY(Blob.startsWith(transfer.sink.bytes));
}

void TestBlobTransfer::wrongLength_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("hasLength");
    QTest::newRow("longer") << Blob + "x" << true;
    QTest::newRow("shorter") << Blob.chopped(1) << true;
    QTest::newRow("longer, without Content-Length") << Blob + "x" << false;
    QTest::newRow("an error page") << "<html>Log in to the hotel's network</html>"_ba << true;
    QTest::newRow("empty") << ""_ba << true;
}

void TestBlobTransfer::wrongLength()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, hasLength);
    RawServer server([&](const RawRequest &, RawConnection &connection) {
        if (hasLength)
            return connection.answer(200, body);
        connection.head(200);
        connection.send(body);
        connection.close();
    });
    const Transfer transfer = fetch(server);
    QVERIFY(!transfer.result);
    QCOMPARE(transfer.result.error().code, ErrorCode::DigestMismatch);
    if (hasLength)
        QCOMPARE(server.requests().size(), 1);
    QVERIFY(transfer.sink.bytes.size() <= Blob.size());
}

void TestBlobTransfer::contentEncoding()
{
    RawServer server([](const RawRequest &, RawConnection &connection) {
        connection.answer(200, Blob, {{"Content-Encoding", "gzip"}});
    });
    const Transfer transfer = fetch(server);
    QVERIFY(!transfer.result);
    QVERIFY(transfer.sink.bytes.isEmpty());
}

void TestBlobTransfer::ifRange_data()
{
    QTest::addColumn<QByteArray>("etag");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("strong") << "\"abc\""_ba << "\"abc\""_ba;
    QTest::newRow("weak") << "W/\"abc\""_ba << ""_ba;
    QTest::newRow("none") << ""_ba << ""_ba;
}

void TestBlobTransfer::ifRange()
{
    QFETCH(QByteArray, etag);
    QFETCH(QByteArray, sent);
    RawServer server([&](const RawRequest &request, RawConnection &connection) {
        if (request.hasHeader("Range"))
            return serve(request, connection);
        connection.head(200, {{"Content-Length", QByteArray::number(Blob.size())}, {"ETag", etag}});
        connection.send(Blob.first(1000));
        std::this_thread::sleep_for(50ms);
        connection.close();
    });
    const Transfer transfer = fetch(server);
    VERIFY_RESULT(transfer.result);
    QCOMPARE(transfer.sink.bytes, Blob);
    QCOMPARE(server.requests().last().header("If-Range"), sent);
}

// The address a registry redirects to expires; its 403 means: ask the registry again.
void TestBlobTransfer::goesBackToTheRegistry()
{
    std::atomic<int> signature = 0;
    RawServer storage([&](const RawRequest &request, RawConnection &connection) {
        if (request.query(u"sig"_s).toInt() != signature)
            return connection.answer(403, "expired");
        if (signature == 1) {
            signature = 2;
            return serveCut(request, connection, 40'000);
        }
        serve(request, connection);
    });
    RawServer server([&](const RawRequest &, RawConnection &connection) {
        static std::atomic<int> asked = 0;
        const int answered = ++asked;
        if (answered == 1)
            signature = 1;
        const QUrl to = storage.url(u"/blob?sig=%1"_s.arg(answered == 2 ? 99 : int(signature)));
        connection.answer(307, {}, {{"Location", to.toEncoded()}});
    });
    const Transfer transfer = fetch(server);
    VERIFY_RESULT(transfer.result);
    QCOMPARE(transfer.sink.bytes, Blob);
    QCOMPARE(transfer.sink.rewinds, 0);
    QCOMPARE(server.requests().size(), 3);
    QCOMPARE(storage.requests().last().header("Range"), "bytes=40000-");
}

// CVE-2020-15157: a layer's host that answers 401 is given no credentials.
void TestBlobTransfer::foreignHostGetsNothing()
{
    RawServer storage([&](const RawRequest &, RawConnection &connection) {
        connection.answer(401, {}, {{"WWW-Authenticate", "Basic realm=\"give\""}});
    });
    RawServer server([&](const RawRequest &request, RawConnection &connection) {
        if (request.header("Authorization") != "Basic " + QByteArray("me:secret").toBase64())
            return connection.answer(401, {}, {{"WWW-Authenticate", "Basic realm=\"x\""}});
        connection.answer(307, {}, {{"Location", storage.url().toEncoded()}});
    });
    class Saved final : public registry::CredentialSource
    {
        Result<std::optional<registry::Credentials>> find(const QString &, std::stop_token) override
        {
            return registry::Credentials{u"me"_s, u"secret"_s, {}};
        }
    };
    Client::Options options = quick();
    options.credentials = std::make_shared<Saved>();
    MemorySink sink;
    const auto reference = oci::Reference::parse(server.host() + u"/r/img:1"_s);
    const auto result = Client(options).fetchBlob(*reference, descriptorOf(Blob), sink);
    QVERIFY(!result);
    QVERIFY(!storage.requests().isEmpty());
    for (const RawRequest &request : storage.requests())
        QVERIFY(!request.hasHeader("Authorization"));
    QVERIFY2(!support::why(result).contains("secret"), support::why(result).constData());
}

void TestBlobTransfer::statuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("requests");
    QTest::addColumn<int>("code");
    QTest::newRow("404") << 404 << 1 << int(ErrorCode::NotFound);
    QTest::newRow("400") << 400 << 1 << int(ErrorCode::Network);
    QTest::newRow("403") << 403 << 1 << int(ErrorCode::PermissionDenied);
    QTest::newRow("204") << 204 << 1 << int(ErrorCode::Network);
    QTest::newRow("203") << 203 << 1 << int(ErrorCode::Network);
    QTest::newRow("206 unasked") << 206 << 2 << int(ErrorCode::Network);
    QTest::newRow("408") << 408 << 6 << int(ErrorCode::Network);
    QTest::newRow("429") << 429 << 6 << int(ErrorCode::Network);
    QTest::newRow("500") << 500 << 6 << int(ErrorCode::Network);
    QTest::newRow("503") << 503 << 6 << int(ErrorCode::Network);
}

void TestBlobTransfer::statuses()
{
    QFETCH(int, status);
    QFETCH(int, requests);
    QFETCH(int, code);
    RawServer server([&](const RawRequest &, RawConnection &connection) {
        if (status == 204)
            connection.head(status);
        else
            connection.answer(status, Blob, {{"Content-Range", contentRange(0)}});
    });
    const Transfer transfer = fetch(server);
    QVERIFY(!transfer.result);
    QCOMPARE(int(transfer.result.error().code), code);
    QCOMPARE(server.requests().size(), requests);
    QVERIFY(transfer.sink.bytes.isEmpty());
}

void TestBlobTransfer::retryAfter()
{
    std::atomic<int> asked = 0;
    RawServer server([&](const RawRequest &request, RawConnection &connection) {
        if (++asked == 1)
            return connection.answer(429, {}, {{"Retry-After", "1"}});
        serve(request, connection);
    });
    QList<QDateTime> told;
    QElapsedTimer timer;
    timer.start();
    const Transfer transfer =
        fetch(server, 0, {.tell = [&](const QDateTime &time) { told.append(time); }});
    VERIFY_RESULT(transfer.result);
    QVERIFY2(timer.elapsed() >= 1000, QByteArray::number(timer.elapsed()).constData());
    QCOMPARE(told.size(), 2);
    QVERIFY(told[0].isValid() && !told[1].isValid());
}

void TestBlobTransfer::sinkFails()
{
    class Full final : public registry::BlobSink
    {
        qint64 position() const override { return 0; }
        Result<void> write(QByteArrayView) override { return core::fail(ErrorCode::Io, u"full"_s); }
        Result<void> rewind() override { return {}; }
    };
    RawServer server([](const RawRequest &r, RawConnection &c) { serve(r, c); });
    Full sink;
    const auto reference = oci::Reference::parse(server.host() + u"/r/img:1"_s);
    const auto result = Client(quick()).fetchBlob(*reference, descriptorOf(Blob), sink);
    QVERIFY(!result);
    QCOMPARE(result.error().message, u"full"_s);
    QCOMPARE(server.requests().size(), 1);
}

void TestBlobTransfer::stopWhileWaiting()
{
    RawServer server([](const RawRequest &, RawConnection &connection) {
        connection.answer(503, {}, {{"Retry-After", "60"}});
    });
    std::stop_source source;
    QElapsedTimer sinceStop;
    const std::jthread stopper([&] {
        std::this_thread::sleep_for(200ms);
        sinceStop.start();
        source.request_stop();
    });
    MemorySink sink;
    const auto reference = oci::Reference::parse(server.host() + u"/r/img:1"_s);
    const auto result =
        Client(quick()).fetchBlob(*reference, descriptorOf(Blob), sink, {}, source.get_token());
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QVERIFY2(sinceStop.elapsed() < 100, QByteArray::number(sinceStop.elapsed()).constData());
}

QTEST_GUILESS_MAIN(TestBlobTransfer)
#include "tst_blobtransfer.moc"
