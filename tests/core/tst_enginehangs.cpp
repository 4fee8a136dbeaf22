// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/client.h"
#include "core/engine/enginestore.h"
#include "core/engine/eventwatch.h"
#include "tests/support/dockergreeting.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using engine::Client;
using support::dockerHeaders;
using support::endpointOf;
using support::greeting;
using support::RawConnection;
using support::RawRequest;
using support::RawServer;

/// Engines that have answered before and hang, or are slow, or cannot say everything.
class TestEngineHangs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hungAtWork_data();
    void hungAtWork();
    void slowAtWork();
    void hungEvents();
    void removesBesideDamaged();
    void listsWhileOneGoes_data();
    void listsWhileOneGoes();
};

void TestEngineHangs::hungAtWork_data()
{
    QTest::addColumn<bool>("isQuick");
    QTest::newRow("a list") << true;
    QTest::newRow("a removal") << false;
}

/// It has answered before, and answers nothing more.
void TestEngineHangs::hungAtWork()
{
    QFETCH(const bool, isQuick);
    std::atomic<int> pings = 0;
    const RawServer server([&pings](const RawRequest &request, RawConnection &connection) {
        if (request.path() == "/_ping" && ++pings == 1)
            connection.answer(200, "OK", dockerHeaders("1.45"));
        else
            connection.stall();
    });
    Client client(endpointOf(server), {.answer = 300ms, .beat = 50ms, .ping = 100ms});
    const auto answer = isQuick ? client.ask(u"/images/json"_s) : client.remove(u"/images/x"_s);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Network);
    QVERIFY2(answer.error().message.contains("does not answer"_L1),
             qPrintable(answer.error().message));
    QVERIFY(isQuick || pings >= 3);
    QVERIFY(!client.knownVersion());
}

/// As long as it says that it lives, it may take its time.
void TestEngineHangs::slowAtWork()
{
    const RawServer server(greeting([](const RawRequest &, RawConnection &connection) {
        std::this_thread::sleep_for(1s);
        connection.answer(200, "[]");
    }));
    Client client(endpointOf(server), {.answer = 100ms, .beat = 50ms, .ping = 5s});
    const auto removed = client.remove(u"/images/x"_s);
    QVERIFY2(removed, removed ? "" : qPrintable(removed.error().message));
    QVERIFY(!client.get(u"/images/json"_s));
}

/// A stream of events is silent for hours, which is no reason to believe in it.
void TestEngineHangs::hungEvents()
{
    std::atomic<bool> isFrozen = false;
    std::atomic<int> connected = 0;
    const RawServer server([&](const RawRequest &request, RawConnection &connection) {
        if (isFrozen)
            return connection.stall();
        if (request.path() == "/_ping")
            return connection.answer(200, "OK", dockerHeaders("1.45"));
        connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        connection.stall();
    });
    std::mutex mutex;
    QString lost;
    const auto client =
        std::make_shared<Client>(endpointOf(server), engine::Patience{.beat = 50ms, .ping = 200ms});
    const engine::EventWatch watch(client,
                                   {.connected = [&] { ++connected; },
                                    .lost =
                                        [&](const core::Error &error) {
                                            const std::scoped_lock lock(mutex);
                                            lost = error.message;
                                        }},
                                   10ms);
    QTRY_COMPARE(connected, 1);
    isFrozen = true;
    const auto words = [&] {
        const std::scoped_lock lock(mutex);
        return lost;
    };
    QTRY_VERIFY_WITH_TIMEOUT(words().contains("does not answer"_L1), 20'000);
    isFrozen = false;
    QTRY_VERIFY_WITH_TIMEOUT(connected >= 2, 20'000);
}

/// Podman cannot say how much its images take when it cannot read one of them: that keeps no other
/// from being removed, and what came back is not known.
void TestEngineHangs::removesBesideDamaged()
{
    const QByteArray good(64, 'a');
    std::atomic<bool> isGone = false;
    const RawServer server([&](const RawRequest &request, RawConnection &connection) {
        const QByteArray path = request.path();
        if (path == "/_ping") {
            connection.answer(200, "OK",
                              {{"Api-Version", "1.41"}, {"Libpod-API-Version", "5.4.2"}});
        } else if (path.endsWith("/images/remove")) {
            isGone = true;
            connection.answer(200, R"({"Untagged":["localhost/good:1"],"Deleted":[")" + good
                                       + R"("],"Errors":[],"ExitCode":0})");
        } else if (path.endsWith("/images/json")) {
            connection.answer(200, isGone ? "[]"_ba
                                          : R"([{"Id":")" + good
                                                + R"(","RepoTags":["localhost/good:1"]}])");
        } else if (path.endsWith("/containers/json")) {
            connection.answer(200, "[]");
        } else {
            connection.answer(500, R"({"cause":"file does not exist"})");
        }
    });
    const QTemporaryDir cache;
    engine::EngineStore store(endpointOf(server), layers::TocCache(cache.path()), cache.path());
    const auto plan = store.planRemoval({u"localhost/good:1"_s});
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
    const auto report = store.remove(*plan);
    QVERIFY2(report, report ? "" : qPrintable(report.error().message));
    QCOMPARE(report->deleted.size(), 1);
    QVERIFY(!report->freedBytes);
    const auto asked = server.requests();
    const auto removal = std::ranges::find(asked, "DELETE"_ba, &RawRequest::method);
    QVERIFY(removal != asked.end());
    QCOMPARE(removal->query(u"noprune"_s), u"true"_s);
    QCOMPARE(removal->query(u"images"_s), u"localhost/good:1"_s);
}

void TestEngineHangs::listsWhileOneGoes_data()
{
    QTest::addColumn<int>("misses");
    QTest::addColumn<bool>("isListed");
    QTest::newRow("once") << 1 << true;
    QTest::newRow("three times") << 3 << true;
    QTest::newRow("always") << 1000 << false;
}

/// Docker's containerd store says of a list that it is not found while an image goes.
void TestEngineHangs::listsWhileOneGoes()
{
    QFETCH(const int, misses);
    QFETCH(const bool, isListed);
    std::atomic<int> looks = 0;
    const RawServer server(greeting([&](const RawRequest &request, RawConnection &connection) {
        if (request.path().endsWith("/images/json") && looks++ < misses)
            connection.answer(404, R"({"message":"content digest sha256:0: not found"})");
        else
            connection.answer(200, "[]");
    }));
    const QTemporaryDir cache;
    engine::EngineStore store(endpointOf(server), layers::TocCache(cache.path()), cache.path());
    const auto list = store.list();
    QCOMPARE(list.has_value(), isListed);
    QCOMPARE(looks, isListed ? misses + 1 : 10);
    if (!isListed)
        QCOMPARE(list.error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestEngineHangs)
#include "tst_enginehangs.moc"
