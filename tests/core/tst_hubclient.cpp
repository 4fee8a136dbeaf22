// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/client.h"

#include "tests/support/expected.h"
#include "tests/support/hubserver.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using hub::Client;
using hub::SearchVersion;
using support::HubServer;

namespace {

QList<HubServer::Repository> known()
{
    QList<HubServer::Repository> repositories{
        {.name = u"library/nginx"_s,
         .description = u"Official build of Nginx."_s,
         .badge = u"official"_s,
         .stars = 21268,
         .pulls = 12'981'954'060,
         .tags = 20'000,
         .readme = u"# Nginx"_s},
        {.name = u"bitnami/nginx"_s, .badge = u"verified_publisher"_s, .pulls = 5000}};
    for (int i = 0; i < 60; ++i)
        repositories += {.name = u"some%1/nginx"_s.arg(i), .pulls = i};
    return repositories;
}

} // namespace

class TestHubClient final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void search();
    void narrowed();
    void olderSearches_data();
    void olderSearches();
    void repository_data();
    void repository();
    void tags_data();
    void tags();
    void noRepository_data();
    void noRepository();
    void limited();
    void triesAgain();
    void cancelled();
    void nobody();

private:
    [[nodiscard]] Client client() const
    {
        return Client({.site = m_hub->url(),
                       .index = m_hub->url(),
                       .http = {.silence = 5s},
                       .retry = {.tries = 3, .base = 1ms}});
    }

    std::unique_ptr<HubServer> m_hub;
};

void TestHubClient::init()
{
    m_hub = std::make_unique<HubServer>(known());
}

void TestHubClient::search()
{
    const auto found = client().search({.words = u"NGINX"_s});
    VERIFY_RESULT(found);
    QCOMPARE(found->version, SearchVersion::V4);
    QCOMPARE(found->page.total, 62);
    QCOMPARE(found->page.rows.size(), 25);
    QVERIFY(found->hasMore);
    QCOMPARE(found->page.rows[0].name, u"nginx"_s);
    QCOMPARE(found->page.rows[1].trust, hub::Trust::VerifiedPublisher);
    const auto last = client().search({.words = u"nginx"_s, .page = 3});
    VERIFY_RESULT(last);
    QCOMPARE(last->page.rows.size(), 12);
    QVERIFY(!last->hasMore);
    const auto none = client().search({.words = u"a + b & c = d"_s});
    VERIFY_RESULT(none);
    QCOMPARE(none->page.rows.size(), 0);
    QCOMPARE(m_hub->server().requests().last().query(u"query"_s), u"a + b & c = d"_s);
}

void TestHubClient::narrowed()
{
    const auto official = client().search({.words = u"nginx"_s, .onlyOfficial = true});
    VERIFY_RESULT(official);
    QCOMPARE(official->page.rows.size(), 1);
    const auto sorted = client().search({.words = u"some"_s,
                                         .architecture = u"arm64"_s,
                                         .order = hub::SearchRequest::Order::MostPulled});
    VERIFY_RESULT(sorted);
    QCOMPARE(sorted->page.rows[0].name, u"some59/nginx"_s);
    QCOMPARE(m_hub->server().requests().last().query(u"architectures"_s), u"arm64"_s);
}

void TestHubClient::olderSearches_data()
{
    QTest::addColumn<QStringList>("gone");
    QTest::addColumn<SearchVersion>("version");
    QTest::newRow("v2") << QStringList{u"v4"_s} << SearchVersion::V2;
    QTest::newRow("v1") << QStringList{u"v4"_s, u"v2"_s} << SearchVersion::V1;
}

void TestHubClient::olderSearches()
{
    QFETCH(const QStringList, gone);
    QFETCH(const SearchVersion, version);
    m_hub->setGone(gone);
    const Client client = this->client();
    for (int page = 1; page <= 2; ++page) {
        const auto found = client.search({.words = u"nginx"_s, .page = page});
        VERIFY_RESULT(found);
        QCOMPARE(found->version, version);
        QCOMPARE(found->page.rows.size(), 25);
        QVERIFY(found->hasMore);
    }
    // The second time nothing that is gone was asked.
    QCOMPARE(m_hub->paths().size(), gone.size() + 2);
    const auto official = client.search({.words = u"nginx"_s, .onlyOfficial = true});
    VERIFY_RESULT(official);
    QCOMPARE(official->page.rows.size(), 1);
    m_hub->setGone({u"v4"_s, u"v2"_s, u"v1"_s});
    const auto none = this->client().search({.words = u"nginx"_s});
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::NotFound);
}

void TestHubClient::repository_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("gone");
    QTest::newRow("short") << u"nginx"_s << QStringList();
    QTest::newRow("full") << u"docker.io/library/nginx"_s << QStringList();
    QTest::newRow("old route") << u"nginx"_s << QStringList{u"new"_s};
}

void TestHubClient::repository()
{
    QFETCH(const QString, name);
    QFETCH(const QStringList, gone);
    m_hub->setGone(gone);
    const auto details = client().repository(name);
    VERIFY_RESULT(details);
    QCOMPARE(details->name, u"nginx"_s);
    QCOMPARE(details->readme, u"# Nginx"_s);
    QCOMPARE(details->pulls.count, 12'981'954'060);
}

void TestHubClient::tags_data()
{
    QTest::addColumn<QStringList>("gone");
    QTest::newRow("old route") << QStringList();
    QTest::newRow("new route") << QStringList{u"old"_s};
}

/// All of 20,000, page by page, newest first.
void TestHubClient::tags()
{
    QFETCH(const QStringList, gone);
    m_hub->setGone(gone);
    const Client client = this->client();
    QStringList names;
    QDateTime before = HubServer::newest().addSecs(1);
    for (int page = 1;; ++page) {
        const auto tags = client.tags({.repository = u"nginx"_s, .page = page});
        VERIFY_RESULT(tags);
        QCOMPARE(tags->total, 20'000);
        for (const hub::TagDetails &tag : tags->tags) {
            names += tag.name;
            QVERIFY(tag.pushed < before);
            before = tag.pushed;
            QCOMPARE(tag.images.size(), 2);
        }
        if (!tags->hasMore)
            break;
    }
    QCOMPARE(names.size(), 20'000);
    QCOMPARE(names.last(), u"v1"_s);
    const auto filtered = client.tags({.repository = u"nginx"_s, .filter = u"v1999"_s});
    VERIFY_RESULT(filtered);
    QCOMPARE(filtered->tags.size(), 11);
    QVERIFY(!filtered->hasMore);
}

void TestHubClient::noRepository_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("missing") << u"some/missing"_s << ErrorCode::NotFound;
    QTest::newRow("upper case") << u"Nginx"_s << ErrorCode::InvalidArgument;
    QTest::newRow("other registry") << u"ghcr.io/a/b"_s << ErrorCode::InvalidArgument;
    QTest::newRow("too deep") << u"a/b/c"_s << ErrorCode::InvalidArgument;
    QTest::newRow("up") << u"../../v1"_s << ErrorCode::InvalidArgument;
}

void TestHubClient::noRepository()
{
    QFETCH(const QString, name);
    QFETCH(const ErrorCode, code);
    const auto details = client().repository(name);
    QVERIFY(!details);
    QCOMPARE(details.error().code, code);
    const auto tags = client().tags({.repository = name});
    QVERIFY(!tags);
    QCOMPARE(tags.error().code, code);
    QVERIFY(tags.error().message.contains(name));
}

void TestHubClient::limited()
{
    const qint64 reset = QDateTime::currentSecsSinceEpoch() + 600;
    m_hub->answerOnce(429, R"({"detail":"Rate limit exceeded","error":false})",
                      {{"X-Retry-After", QByteArray::number(reset)}});
    const auto found = client().search({.words = u"nginx"_s});
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Network);
    QVERIFY2(found.error().message.contains("lets you go on at"_L1),
             qPrintable(found.error().message));
    QVERIFY(found.error().detail.contains("Rate limit exceeded"_L1));
    QCOMPARE(m_hub->paths().size(), 1);
}

void TestHubClient::triesAgain()
{
    m_hub->answerOnce(502, "<html>Bad Gateway</html>", {}, 2);
    VERIFY_RESULT(client().tags({.repository = u"nginx"_s}));
    QCOMPARE(m_hub->paths().size(), 3);
    m_hub->answerOnce(503, "<html>", {}, 3);
    const auto tags = client().tags({.repository = u"nginx"_s});
    QVERIFY(!tags);
    QVERIFY(tags.error().message.contains("problem of its own"_L1));
}

void TestHubClient::cancelled()
{
    const support::RawServer silent([](const support::RawRequest &,
                                       support::RawConnection &connection) { connection.stall(); });
    const Client client({.site = silent.url(), .index = silent.url()});
    std::stop_source stop;
    const std::jthread stopper([&stop] {
        std::this_thread::sleep_for(50ms);
        stop.request_stop();
    });
    QElapsedTimer timer;
    timer.start();
    const auto found = client.search({.words = u"nginx"_s}, stop.get_token());
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Cancelled);
    QVERIFY(timer.elapsed() < 5000);
}

void TestHubClient::nobody()
{
    const Client client({.site = QUrl(u"http://127.0.0.1:1"_s),
                         .index = QUrl(u"http://127.0.0.1:1"_s),
                         .retry = {.tries = 2, .triesUnreachable = 2, .base = 1ms}});
    const auto found = client.search({.words = u"nginx"_s});
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Network);
}

QTEST_GUILESS_MAIN(TestHubClient)
#include "tst_hubclient.moc"
