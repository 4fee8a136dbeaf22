// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/client.h"
#include "core/engine/engineevent.h"
#include "core/engine/enginestore.h"
#include "core/engine/eventwatch.h"
#include "tests/support/dockergreeting.h"

#include <QFile>
#include <QLocalServer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using engine::Client;
using support::dockerHeaders;
using support::endpointAt;
using support::endpointOf;
using support::greeting;
using support::RawConnection;
using support::RawRequest;
using support::RawServer;

namespace {

/// What a stream of \a server gave goes to \a got, and how it ended comes back.
core::Result<void> streamed(const RawServer &server, QByteArray &got)
{
    Client client(endpointOf(server));
    const auto append = [&got](QByteArrayView piece) -> core::Result<void> {
        got.append(piece);
        return {};
    };
    return client.stream({.path = u"/images/x/get"_s}, append, {});
}

} // namespace

/// Talking to engines that are not there, too old, angry, slow, or broken.
class TestEngineClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void versions_data();
    void versions();
    void paths();
    void statuses_data();
    void statuses();
    void posts();
    void postsOnce();
    void postsAfterPause();
    void notThere();
    void goneWhileAsked();
    void noPermission();
    void tooLarge();
    void cut();
    void cutStream_data();
    void cutStream();
    void wholeStream();
    void emptyStream();
    void cancelled();
    void hung();
    void damagedImage();
    void newerAfterRestart();
    void events_data();
    void events();
    void eventsInPieces();
};

void TestEngineClient::versions_data()
{
    QTest::addColumn<support::RawHeaders>("headers");
    QTest::addColumn<QString>("api"); // Empty: too old.
    QTest::addColumn<QString>("title");

    QTest::newRow("Docker") << dockerHeaders("1.45") << u"1.45"_s << u"Docker 26.1.5"_s;
    QTest::newRow("newer than known") << dockerHeaders("1.99") << u"1.51"_s << u"Docker 26.1.5"_s;
    QTest::newRow("the oldest") << dockerHeaders("1.24") << u"1.24"_s << u"Docker 26.1.5"_s;
    QTest::newRow("too old") << dockerHeaders("1.23") << QString() << QString();
    QTest::newRow("does not say") << support::RawHeaders{} << u"1.24"_s << QString();
    QTest::newRow("nonsense") << dockerHeaders("new") << u"1.24"_s << u"Docker 26.1.5"_s;
    QTest::newRow("Podman") << support::RawHeaders{{"Api-Version", "1.41"},
                                                   {"Libpod-API-Version", "5.4.2"}}
                            << u"1.41"_s << u"Podman 5.4.2"_s;
    QTest::newRow("Podman by its name")
        << support::RawHeaders{{"Api-Version", "1.41"}, {"Server", "Libpod/5.4.2 (linux)"}}
        << u"1.41"_s << u"Podman 5.4.2"_s;
    QTest::newRow("Podman of a stranger")
        << support::RawHeaders{{"Api-Version", "1.41"}, {"Libpod-API-Version", "../x"}} << QString()
        << QString();
}

void TestEngineClient::versions()
{
    QFETCH(const support::RawHeaders, headers);
    QFETCH(const QString, api);
    QFETCH(const QString, title);
    const RawServer server([&headers](const RawRequest &, RawConnection &connection) {
        connection.answer(200, "OK", headers);
    });
    Client client(endpointOf(server));
    const auto version = client.version();
    if (api.isEmpty()) {
        QVERIFY(!version);
        QCOMPARE(version.error().code, ErrorCode::Unsupported);
        return;
    }
    QVERIFY2(version, version ? "" : qPrintable(version.error().message));
    QCOMPARE(version->api.toString(), api);
    QCOMPARE(version->title(), title);
    QVERIFY(client.version());
    QCOMPARE(server.requests().size(), 1);
}

void TestEngineClient::paths()
{
    const RawServer server(greeting(
        [](const RawRequest &, RawConnection &connection) { connection.answer(200, "[]"); }));
    Client client(endpointOf(server));
    QVERIFY(client.get(u"/images/"_s + engine::pathPart(u"a/b:c@sha256:1? #%"_s) + u"/json"_s,
                       {{u"all"_s, u"1"_s}}));
    QCOMPARE(server.requests().last().target,
             "/v1.45/images/a/b:c@sha256:1%3F%20%23%25/json?all=1");
    QVERIFY(client.remove(u"/images/x"_s));
    QCOMPARE(server.requests().last().method, "DELETE");
}

void TestEngineClient::statuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("words");

    QTest::newRow("not found") << 404 << QByteArray(R"({"message":"No such image: x"})")
                               << ErrorCode::NotFound << u"No such image: x"_s;
    QTest::newRow("Podman's cause")
        << 500 << QByteArray(R"({"cause":"why"})") << ErrorCode::Network << u"why"_s;
    QTest::newRow("plain") << 500 << QByteArray("Internal\nerror\n") << ErrorCode::Network
                           << u"Internal error"_s;
    QTest::newRow("forbidden") << 403 << QByteArray("{}") << ErrorCode::PermissionDenied << u"{}"_s;
    QTest::newRow("not done") << 501 << QByteArray() << ErrorCode::Unsupported << QString();
    QTest::newRow("too new for us")
        << 400
        << QByteArray(R"({"message":"client version 1.51 is too old. Minimum supported API version)"
                      R"( is 1.60, please upgrade"})")
        << ErrorCode::Unsupported << u"Update Millefeuille"_s;
    QTest::newRow("redirect") << 301 << QByteArray() << ErrorCode::Network << QString();
}

void TestEngineClient::statuses()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, words);
    const RawServer server(greeting([status, &body](const RawRequest &, RawConnection &connection) {
        connection.answer(status, body);
    }));
    Client client(endpointOf(server));
    const auto answer = client.get(u"/images/json"_s);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, code);
    QVERIFY2(answer.error().message.contains(words), qPrintable(answer.error().message));
    const auto removed = client.remove(u"/images/x"_s);
    QVERIFY(removed);
    QCOMPARE(removed->status, status);
}

void TestEngineClient::posts()
{
    const RawServer server(greeting([](const RawRequest &request, RawConnection &connection) {
        if (request.path().endsWith("/start"))
            connection.answer(204);
        else
            connection.answer(409, R"({"message":"in use"})");
    }));
    Client client(endpointOf(server));
    const auto started = client.post(u"/containers/x/start"_s);
    QVERIFY(started);
    QCOMPARE(started->status, 204);
    QCOMPARE(server.requests().last().method, "POST");
    QCOMPARE(server.requests().last().body, QByteArray());
    QCOMPARE(server.requests().last().header("Content-Length"), "0");

    const auto refused =
        client.post(u"/containers/create"_s, {{u"name"_s, u"n"_s}}, {{u"Image"_s, u"x"_s}});
    QVERIFY(refused);
    QCOMPARE(refused->status, 409);
    QVERIFY(client.errorOf(*refused).message.contains(u"in use"_s));
    QCOMPARE(server.requests().last().target, "/v1.45/containers/create?name=n");
    QCOMPARE(server.requests().last().body, R"({"Image":"x"})");
    QCOMPARE(server.requests().last().header("Content-Type"), "application/json");
}

/// A connection that breaks before the answer: the engine may have done it.
void TestEngineClient::postsOnce()
{
    const RawServer server(
        greeting([](const RawRequest &, RawConnection &connection) { connection.close(); }));
    for (const QJsonObject &body : {QJsonObject(), QJsonObject{{u"a"_s, 1}}}) {
        Client client(endpointOf(server));
        const qsizetype before = server.requests().size();
        const auto answer = client.post(u"/containers/create"_s, {}, body);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Network);
        const QList<RawRequest> asked = server.requests().sliced(before);
        QCOMPARE(std::ranges::count(asked, "POST"_ba, &RawRequest::method), 1);
    }
}

/// A kept connection that the engine has closed since is no reason to fail.
void TestEngineClient::postsAfterPause()
{
    const RawServer server(greeting([](const RawRequest &request, RawConnection &connection) {
        connection.answer(200, "{}");
        if (request.method == "GET")
            connection.close();
    }));
    Client client(endpointOf(server));
    for (const QJsonObject &body : {QJsonObject(), QJsonObject{{u"a"_s, 1}}}) {
        QVERIFY(client.get(u"/images/json"_s));
        QTRY_COMPARE(server.openConnections(), 0);
        const auto answer = client.post(u"/containers/create"_s, {}, body);
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(server.count("POST", "/v1.45/containers/create"), body.isEmpty() ? 1 : 2);
    }
}

void TestEngineClient::notThere()
{
    const QTemporaryDir folder(u"/tmp/mfc-XXXXXX"_s);
    const QString socket = folder.filePath(u"s.sock"_s);
    const auto check = [](const QString &address) {
        Client client(endpointAt(address));
        const auto version = client.version();
        QVERIFY(!version);
        QCOMPARE(version.error().code, ErrorCode::Network);
        QVERIFY2(version.error().message.contains(u"“test” is not running"_s),
                 qPrintable(version.error().message));
    };
    check(u"unix://"_s + socket);
    // One that is left over.
    {
        QLocalServer server;
        QVERIFY(server.listen(socket));
        QVERIFY(QFile::rename(socket, socket + u'2'));
    }
    check(u"unix://"_s + socket + u'2');
    quint16 port = 0;
    {
        const RawServer server([](const RawRequest &, RawConnection &) {});
        port = server.port();
    }
    check(u"tcp://127.0.0.1:%1"_s.arg(port));
}

/// What was asked stays silent, because nobody is there any more.
void TestEngineClient::goneWhileAsked()
{
    const QTemporaryDir folder(u"/tmp/mfc-XXXXXX"_s);
    QLocalServer server;
    QVERIFY(server.listen(folder.filePath(u"s.sock"_s)));
    Client client(endpointAt(u"unix://"_s + server.fullServerName()), {.ping = 1s});
    auto asking = std::async(std::launch::async, [&client] { return client.version(); });
    QVERIFY(server.waitForNewConnection(5000));
    QVERIFY(QFile::remove(server.fullServerName()));
    const auto version = asking.get();
    QVERIFY(!version);
    QVERIFY2(version.error().message.contains("is not running"_L1),
             qPrintable(version.error().message));
}

void TestEngineClient::noPermission()
{
    const QTemporaryDir folder(u"/tmp/mfc-XXXXXX"_s);
    QLocalServer server;
    QVERIFY(server.listen(folder.filePath(u"s.sock"_s)));
    QVERIFY(QFile::setPermissions(server.fullServerName(), {}));
    if (QFile(server.fullServerName()).permissions() & QFile::ReadUser)
        QSKIP("root may do everything");
    Client client(endpointAt(u"unix://"_s + server.fullServerName()));
    const auto version = client.version();
    QVERIFY(!version);
    QCOMPARE(version.error().code, ErrorCode::PermissionDenied);
}

void TestEngineClient::tooLarge()
{
    const RawServer server(greeting([](const RawRequest &, RawConnection &connection) {
        connection.answer(200, QByteArray(1001, ' '));
    }));
    Client client(endpointOf(server));
    const auto answer = client.get(u"/images/json"_s, {}, 1000);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::LimitExceeded);
    QVERIFY(answer.error().message.contains("test"_L1));
    QVERIFY(client.get(u"/images/json"_s, {}, 1001));
}

void TestEngineClient::cut()
{
    const RawServer server(greeting([](const RawRequest &, RawConnection &connection) {
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[");
        connection.close();
    }));
    Client client(endpointOf(server));
    const auto answer = client.get(u"/images/json"_s);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Network);
    QVERIFY(answer.error().message.contains("broke"_L1));
}

void TestEngineClient::cutStream_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("inside a chunk") << "8\r\nabcd"_ba;
    QTest::newRow("between two chunks") << "4\r\nabcd\r\n"_ba;
}

/// An archive or a list of events that ends without its end. Qt takes it for the end now and then
/// (docs/decisions/0005), so that whoever reads has to look for the end of what is in the stream;
/// what was read until then is right in any case.
void TestEngineClient::cutStream()
{
    QFETCH(const QByteArray, bytes);
    const RawServer server(greeting([&bytes](const RawRequest &, RawConnection &connection) {
        connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + bytes);
        connection.close();
    }));
    QByteArray got;
    const auto done = streamed(server, got);
    if (done)
        QCOMPARE(got, "abcd"_ba);
    else
        QCOMPARE(done.error().code, ErrorCode::Network);
    QVERIFY("abcd"_ba.startsWith(got));
}

void TestEngineClient::wholeStream()
{
    const RawServer server(greeting([](const RawRequest &, RawConnection &connection) {
        connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        "4\r\nabcd\r\n0\r\n\r\n");
        connection.close();
    }));
    QByteArray got;
    const auto done = streamed(server, got);
    QVERIFY(done);
    QCOMPARE(got, "abcd"_ba);
}

/// A stream without a byte is none, however Qt reports it.
void TestEngineClient::emptyStream()
{
    const RawServer server(greeting([](const RawRequest &, RawConnection &connection) {
        connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        connection.close();
    }));
    QByteArray got;
    const auto done = streamed(server, got);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Network);
}

/// Wherever it waits.
void TestEngineClient::cancelled()
{
    const RawServer silent(
        [](const RawRequest &, RawConnection &connection) { connection.stall(); });
    const RawServer slow(greeting([](const RawRequest &, RawConnection &connection) {
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[");
        connection.stall();
    }));
    for (const RawServer *server : {&silent, &slow}) {
        Client client(endpointOf(*server));
        std::stop_source source;
        const std::jthread stopper([&] {
            std::this_thread::sleep_for(100ms);
            source.request_stop();
        });
        const auto answer = client.get(u"/images/json"_s, {}, -1, source.get_token());
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Cancelled);
    }
}

/// It takes the connection, and that is all.
void TestEngineClient::hung()
{
    const RawServer server(
        [](const RawRequest &, RawConnection &connection) { connection.stall(); });
    Client client(endpointOf(server));
    const auto version = client.version();
    QVERIFY(!version);
    QCOMPARE(version.error().code, ErrorCode::Network);
    QVERIFY2(version.error().message.contains("does not answer"_L1),
             qPrintable(version.error().message));
}

/// An image that Podman cannot read is listed with what is known of it, and hides no other.
void TestEngineClient::damagedImage()
{
    const QByteArray good(64, 'a');
    const QByteArray bad(64, 'b');
    const RawServer server([&](const RawRequest &request, RawConnection &connection) {
        const QByteArray path = request.path();
        if (path == "/_ping")
            connection.answer(200, "OK",
                              {{"Api-Version", "1.41"}, {"Libpod-API-Version", "5.4.2"}});
        else if (path.endsWith("/libpod/images/json"))
            connection.answer(200, R"([{"Id":")" + good
                                       + R"(","RepoTags":["localhost/good:1"],)"
                                         R"("Size":10},{"Id":")"
                                       + bad + R"(","RepoTags":["localhost/bad:1"],"Size":20}])");
        else if (path.contains(good) && path.endsWith("/history"))
            connection.answer(200, "[]");
        else if (path.contains(good))
            connection.answer(200, R"({"Id":")" + good
                                       + R"(","Os":"linux","Architecture":"arm64",)"
                                         R"("RootFS":{"Type":"layers","Layers":[]}})");
        else if (path.endsWith("/containers/json"))
            connection.answer(200, "[]");
        else
            connection.answer(500, R"({"cause":"file does not exist"})");
    });
    const QTemporaryDir cache;
    engine::EngineStore store(endpointOf(server), layers::TocCache(cache.path()));
    const auto images = store.list();
    QVERIFY2(images, images ? "" : qPrintable(images.error().message));
    QStringList listed;
    for (const store::Image &image : *images)
        listed.append(image.names.first().familiar() + u' '
                      + image.platforms.first().platform.architecture + u' '
                      + QString::number(image.sizeBytes));
    listed.sort();
    QCOMPARE(listed, QStringList({u"localhost/bad:1  20"_s, u"localhost/good:1 arm64 10"_s}));
    const auto details = store.inspect(u"localhost/bad:1"_s);
    QVERIFY(!details);
    QVERIFY(details.error().message.contains("file does not exist"_L1));
}

void TestEngineClient::newerAfterRestart()
{
    std::atomic<int> api = 40;
    const RawServer server([&api](const RawRequest &request, RawConnection &connection) {
        if (request.path() == "/_ping")
            connection.answer(200, "OK", dockerHeaders("1." + QByteArray::number(api)));
        else
            connection.answer(200, "[]");
    });
    Client client(endpointOf(server));
    QCOMPARE(client.version().value().api.minor, 40);
    api = 45;
    QCOMPARE(client.version().value().api.minor, 40);
    client.forgetVersion();
    QVERIFY(client.get(u"/images/json"_s));
    QCOMPARE(server.requests().last().path(), "/v1.45/images/json");
}

void TestEngineClient::events_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("expected"); // Empty: cannot be understood.
    QTest::addColumn<bool>("changes");

    const auto row = [](const char *title, const QByteArray &line, const QString &expected,
                        bool changes) { QTest::newRow(title) << line << expected << changes; };
    row("image",
        R"({"Type":"image","Action":"untag","Actor":{"ID":"sha256:a","Attributes":{"name":"x:1"}},)"
        R"("scope":"local","time":1795486334,"timeNano":1795486334123456789})",
        u"image untag sha256:a x:1"_s, true);
    row("container",
        R"({"Type":"container","Action":"die","Actor":{"ID":"c","Attributes":{"image":"x","name":"n"}}})",
        u"container die c n"_s, true);
    row("health check",
        R"({"Type":"container","Action":"exec_start: x","Actor":{"ID":"c","Attributes":{}}})",
        u"container exec_start: x c "_s, false);
    row("saved", R"({"Type":"image","Action":"save","Actor":{"ID":"i"}})", u"image save i "_s,
        false);
    row("old", R"({"status":"pull","id":"x:1","Type":"image"})", u"image pull x:1 "_s, true);
    row("array", "[]", {}, false);
    row("wrong", R"({"Type":1})", {}, false);
    row("cut", R"({"Type":)", {}, false);
}

void TestEngineClient::events()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QString, expected);
    QFETCH(const bool, changes);
    const auto event = engine::EngineEvent::parse(line);
    QCOMPARE(event.has_value(), !expected.isEmpty());
    if (!event)
        return;
    QCOMPARE(event->type + u' ' + event->action + u' ' + event->id + u' ' + event->name, expected);
    QCOMPARE(event->changesImages(), changes);
}

/// Lines arrive in any pieces; the watch comes again after every break.
void TestEngineClient::eventsInPieces()
{
    const RawServer server(greeting([](const RawRequest &, RawConnection &connection) {
        connection.head(200, {{"Transfer-Encoding", "chunked"}});
        for (const QByteArray &piece : QByteArrayList{
                 R"({"Type":"image",)", R"("Action":"pull"})", "\n", "nonsense\n{\"Type\":\"imag",
                 "e\",\"Action\":\"tag\"}\n{\"Type\":\"image\",\"Action\":\"delete\"}\n"}) {
            connection.send(QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n");
            std::this_thread::sleep_for(5ms);
        }
        connection.close();
    }));
    std::mutex mutex;
    QStringList heard;
    std::atomic<int> connections = 0;
    {
        const engine::EventWatch watch(std::make_shared<Client>(endpointOf(server)),
                                       {.connected = [&] { ++connections; },
                                        .happened =
                                            [&](const engine::EngineEvent &event) {
                                                const std::scoped_lock lock(mutex);
                                                heard.append(event.action);
                                            }},
                                       1ms);
        QTRY_VERIFY(connections >= 3);
    }
    const std::scoped_lock lock(mutex);
    QCOMPARE(heard.first(3), QStringList({u"pull"_s, u"tag"_s, u"delete"_s}));
    QVERIFY(heard.size() >= 6);
}

QTEST_GUILESS_MAIN(TestEngineClient)
#include "tst_engineclient.moc"
