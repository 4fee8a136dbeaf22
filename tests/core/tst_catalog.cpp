// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/catalog.h"

#include "core/registry/client.h"
#include "core/registry/hostgate.h"
#include "core/registry/namelist.h"
#include "core/registry/routes.h"
#include "tests/support/expected.h"
#include "tests/support/pushedimage.h"
#include "tests/support/rawserver.h"
#include "tests/support/registryserver.h"
#include "tests/support/tarbuilder.h"
#include "tests/support/tools.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using support::RawConnection;
using support::RawRequest;
using support::RawServer;

namespace {

registry::Client::Options quickOptions()
{
    return {.http = {.silence = 5s}, .retry = {.tries = 3, .base = 1ms}};
}

} // namespace

class TestCatalog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void realRegistry();
    void pages();
    void goesToNobodyElse();
    void refused_data();
    void refused();
    void triesAgain();
    void goesWhereTheRoutesSay();
    void keepsThePauseOfTheHost();
    void page_data();
    void page();
};

void TestCatalog::realRegistry()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    support::RegistryServer server;
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    for (const QString &path : {u"team/app"_s, u"base"_s})
        static_cast<void>(support::push(
            server, path, u"1"_s, {.layers = {support::TarBuilder().file("a", "b").bytes()}}));
    const auto catalog = registry::NameList::repositories(registry::Client(), server.host()).rest();
    VERIFY_RESULT(catalog);
    QCOMPARE(*catalog, (QStringList{u"base"_s, u"team/app"_s}));
}

void TestCatalog::pages()
{
    const RawServer server([](const RawRequest &request, RawConnection &connection) {
        const QString last = request.query(u"last"_s);
        if (last.isEmpty())
            return connection.answer(200, R"({"repositories":["a","b"]})",
                                     {{"Link", "</v2/_catalog?n=2&last=b>; rel=\"next\""}});
        connection.answer(200, R"({"repositories":["c"]})",
                          {{"Link", "</v2/_catalog?n=2&last=b>; rel=\"next\""}}); // For ever.
    });
    const auto catalog =
        registry::NameList::repositories(registry::Client(quickOptions()), server.host()).rest();
    VERIFY_RESULT(catalog);
    QCOMPARE(*catalog, (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    QCOMPARE(server.requests().size(), 2);
}

void TestCatalog::goesToNobodyElse()
{
    const RawServer other([](const RawRequest &, RawConnection &connection) {
        connection.answer(200, R"({"repositories":["evil"]})");
    });
    const RawServer server([&other](const RawRequest &, RawConnection &connection) {
        connection.answer(200, R"({"repositories":["a"]})",
                          {{"Link", "<" + other.url().toEncoded() + ">; rel=\"next\""}});
    });
    const auto catalog =
        registry::NameList::repositories(registry::Client(quickOptions()), server.host()).rest();
    VERIFY_RESULT(catalog);
    QCOMPARE(*catalog, QStringList{u"a"_s});
    QVERIFY(other.requests().isEmpty());
}

void TestCatalog::refused_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorCode>("code");
    for (const int status : {401, 403, 404, 405, 501})
        QTest::addRow("%d", status) << status << ErrorCode::Unsupported;
    QTest::addRow("%d", 500) << 500 << ErrorCode::Network;
}

/// In words that say what can be done.
void TestCatalog::refused()
{
    QFETCH(const int, status);
    const RawServer server([status](const RawRequest &, RawConnection &connection) {
        connection.answer(status, R"({"errors":[{"code":"UNSUPPORTED"}]})");
    });
    const auto catalog =
        registry::NameList::repositories(registry::Client(quickOptions()), server.host()).rest();
    QVERIFY(!catalog);
    QTEST(catalog.error().code, "code");
    QVERIFY(catalog.error().message.contains(server.host()));
}

void TestCatalog::triesAgain()
{
    std::atomic<int> asked = 0;
    const RawServer server([&asked](const RawRequest &, RawConnection &connection) {
        if (++asked == 1)
            return connection.answer(503);
        connection.answer(200, R"({"repositories":null})");
    });
    const auto catalog =
        registry::NameList::repositories(registry::Client(quickOptions()), server.host()).rest();
    VERIFY_RESULT(catalog);
    QVERIFY(catalog->isEmpty());
    QCOMPARE(int(asked), 2);
}

void TestCatalog::goesWhereTheRoutesSay()
{
    const RawServer server([](const RawRequest &, RawConnection &connection) {
        connection.answer(200, R"({"repositories":["a"]})");
    });
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"registries.conf"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("[[registry]]\nprefix = \"hub.example\"\nlocation = \"" + server.host().toUtf8()
               + "\"\n");
    file.close();
    registry::Client::Options options = quickOptions();
    registry::RoutePlaces places;
    places.mains = {file.fileName()};
    options.routes = std::make_shared<registry::Routes>(places);
    const auto catalog =
        registry::NameList::repositories(registry::Client(options), u"hub.example"_s).rest();
    VERIFY_RESULT(catalog);
    QCOMPARE(*catalog, QStringList{u"a"_s});
}

void TestCatalog::keepsThePauseOfTheHost()
{
    const RawServer server([](const RawRequest &, RawConnection &connection) {
        connection.answer(200, R"({"repositories":["a"]})");
    });
    const registry::Client client(quickOptions());
    client.hosts().pause(server.host(), 1min);
    std::stop_source stop;
    auto asked = std::async(std::launch::async, [&] {
        return registry::NameList::repositories(client, server.host()).rest(stop.get_token());
    });
    QCOMPARE(asked.wait_for(100ms), std::future_status::timeout);
    QVERIFY(server.requests().isEmpty());
    client.hosts().resume(server.host());
    VERIFY_RESULT(asked.get());
}

void TestCatalog::page_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("names"); // Or "corrupt".
    QTest::newRow("some") << QByteArray(R"({"repositories":["a","b/c"]})") << u"a b/c"_s;
    QTest::newRow("none") << QByteArray(R"({"repositories":[]})") << QString();
    QTest::newRow("absent") << QByteArray("{}") << QString();
    QTest::newRow("no names") << QByteArray(
        R"({"repositories":["../x","A","a:1","a@sha256:0","a//b","ok",""]})")
                              << u"ok"_s;
    QTest::newRow("numbers") << QByteArray(R"({"repositories":[1]})") << u"corrupt"_s;
    QTest::newRow("HTML") << QByteArray("<html>") << u"corrupt"_s;
}

void TestCatalog::page()
{
    QFETCH(const QByteArray, json);
    const auto page = registry::parseCatalogPage(json, u"localhost:5000"_s);
    QTEST(page ? page->join(u' ') : u"corrupt"_s, "names");
    QVERIFY(page || page.error().message.contains(u"localhost:5000"_s));
}

QTEST_GUILESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
