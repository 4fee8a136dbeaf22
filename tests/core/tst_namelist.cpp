// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/namelist.h"

#include "core/base/limits.h"
#include "core/registry/client.h"
#include "core/registry/routes.h"
#include "tests/support/expected.h"
#include "tests/support/rawserver.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <chrono>
#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using registry::NameList;
using support::RawConnection;
using support::RawRequest;
using support::RawServer;

namespace {

registry::Client::Options quickOptions()
{
    return {.http = {.silence = 5s}, .retry = {.tries = 2, .base = 1ms}};
}

/// Page \a page of three, of one name, "aN".
void answerPage(RawConnection &connection, const QByteArray &field, int page)
{
    const QByteArray number = QByteArray::number(page);
    const QByteArray next = "<?last=" + QByteArray::number(page + 1) + ">; rel=\"next\"";
    connection.answer(200, "{\"" + field + "\":[\"a" + number + "\"]}",
                      page < 2 ? support::RawHeaders{{"Link", next}} : support::RawHeaders{});
}

} // namespace

/// What a registry lists, as it comes.
class TestNameList final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pageByPage_data();
    void pageByPage();
    void goesOnAfterAnError();
    void stops();
    void staysWithTheMirror();
    void tooMany();
};

void TestNameList::pageByPage_data()
{
    QTest::addColumn<bool>("isCatalog");
    QTest::newRow("tags") << false;
    QTest::newRow("repositories") << true;
}

/// Nothing is asked for before somebody wants it.
void TestNameList::pageByPage()
{
    QFETCH(const bool, isCatalog);
    const RawServer server([&](const RawRequest &request, RawConnection &connection) {
        answerPage(connection, isCatalog ? "repositories" : "tags",
                   request.query(u"last"_s).toInt());
    });
    const registry::Client client(quickOptions());
    auto list = isCatalog ? NameList::repositories(client, server.host())
                          : NameList::tags(client, *oci::Reference::parse(server.host() + u"/a"_s));
    for (int page = 0; page < 3; ++page) {
        QVERIFY(!list.isAtEnd());
        QCOMPARE(server.requests().size(), page);
        const auto names = list.next();
        VERIFY_RESULT(names);
        QCOMPARE(*names, QStringList{u"a"_s + QString::number(page)});
    }
    QVERIFY(list.isAtEnd());
    QCOMPARE(*list.next(), QStringList());
    QCOMPARE(server.requests().size(), 3);
}

void TestNameList::goesOnAfterAnError()
{
    std::atomic<bool> isBroken = false;
    const RawServer server([&](const RawRequest &request, RawConnection &connection) {
        if (isBroken)
            return connection.answer(500);
        answerPage(connection, "tags", request.query(u"last"_s).toInt());
    });
    const registry::Client client(quickOptions());
    auto list = NameList::tags(client, *oci::Reference::parse(server.host() + u"/a"_s));
    VERIFY_RESULT(list.next());
    isBroken = true;
    QCOMPARE(list.next().error().code, ErrorCode::Network);
    QVERIFY(!list.isAtEnd());
    isBroken = false;
    QCOMPARE(*list.rest(), (QStringList{u"a1"_s, u"a2"_s}));
}

void TestNameList::stops()
{
    const RawServer server([](const RawRequest &request, RawConnection &connection) {
        const int page = request.query(u"last"_s).toInt();
        if (page == 1)
            return connection.stall();
        answerPage(connection, "tags", page);
    });
    const registry::Client client;
    auto list = NameList::tags(client, *oci::Reference::parse(server.host() + u"/a"_s));
    VERIFY_RESULT(list.next());
    std::stop_source stop;
    auto asked = std::async(std::launch::async, [&] { return list.next(stop.get_token()); });
    QCOMPARE(asked.wait_for(100ms), std::future_status::timeout);
    stop.request_stop();
    QCOMPARE(asked.get().error().code, ErrorCode::Cancelled);
}

/// Where the registry does not answer, a mirror is asked for all of the pages.
void TestNameList::staysWithTheMirror()
{
    const RawServer own(
        [](const RawRequest &, RawConnection &connection) { connection.answer(500); });
    const RawServer mirror([](const RawRequest &request, RawConnection &connection) {
        answerPage(connection, "tags", request.query(u"last"_s).toInt());
    });
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"registries.conf"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("[[registry]]\nprefix = \"hub.example\"\nlocation = \"" + own.host().toUtf8()
               + "\"\n[[registry.mirror]]\nlocation = \"" + mirror.host().toUtf8() + "\"\n");
    file.close();
    registry::Client::Options options = quickOptions();
    registry::RoutePlaces places;
    places.mains = {file.fileName()};
    options.routes = std::make_shared<registry::Routes>(places);
    const registry::Client client(options);
    auto list = NameList::tags(client, *oci::Reference::parse(u"hub.example/a"));
    VERIFY_RESULT(list.next());
    const qsizetype asked = own.requests().size();
    QCOMPARE(*list.rest(), (QStringList{u"a1"_s, u"a2"_s}));
    QCOMPARE(own.requests().size(), asked);
    QCOMPARE(mirror.requests().size(), 3);
}

void TestNameList::tooMany()
{
    // As many as one page holds; the names need not differ.
    const qsizetype inPage = core::limits::Tags / 2 + 1;
    const QByteArray names = QByteArray("\"a\",").repeated(inPage - 1) + "\"a\"";
    const RawServer server([&](const RawRequest &request, RawConnection &connection) {
        const int page = request.query(u"last"_s).toInt();
        connection.answer(200, R"({"repositories":[)" + names + "]}",
                          {{"Link", "<?last=" + QByteArray::number(page + 1) + ">; rel=next"}});
    });
    const registry::Client client(quickOptions());
    auto list = NameList::repositories(client, server.host());
    VERIFY_RESULT(list.next());
    const auto more = list.next();
    QVERIFY(!more);
    QCOMPARE(more.error().code, ErrorCode::LimitExceeded);
}

QTEST_GUILESS_MAIN(TestNameList)
#include "tst_namelist.moc"
