// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/pulllimit.h"

#include "core/registry/client.h"
#include "core/registry/repository.h"
#include "tests/support/expected.h"
#include "tests/support/rawserver.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using registry::PullLimit;

class TestPullLimit final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv("MILLEFEUILLE_HUB_REGISTRY"); }
    void headers_data();
    void headers();
    void forWhom_data();
    void forWhom();
    void asked();
    void refused();
    void doubleOnlyHere_data();
    void doubleOnlyHere();
};

void TestPullLimit::headers_data()
{
    QTest::addColumn<QByteArray>("limit");
    QTest::addColumn<QByteArray>("remaining");
    QTest::addColumn<QString>("text"); // "remaining of limit in seconds", or empty.
    const auto row = [](const char *name, const QByteArray &limit, const QByteArray &remaining,
                        const QString &text) { QTest::newRow(name) << limit << remaining << text; };
    row("as documented", "100;w=21600", "76;w=21600", u"76 of 100 in 21600"_s);
    row("used up", "100;w=21600", "0;w=21600", u"0 of 100 in 21600"_s);
    row("spaces", " 200 ; w=21600 ", "200", u"200 of 200 in 21600"_s);
    row("no window", "100", "76", u"76 of 100 in 0"_s);
    row("several", "100;w=60, 200;w=21600", "76;w=60", u"76 of 100 in 60"_s);
    row("none", "", "", QString());
    row("only one", "100;w=21600", "", QString());
    row("more than there are", "100;w=21600", "101;w=21600", QString());
    row("of nothing", "0;w=21600", "0;w=21600", QString());
    row("negative", "100;w=21600", "-1;w=21600", QString());
    row("no number", "many", "few", QString());
    row("huge", "99999999999999999999", "1", QString());
}

void TestPullLimit::headers()
{
    QFETCH(const QByteArray, limit);
    QFETCH(const QByteArray, remaining);
    net::Headers headers;
    if (!limit.isEmpty())
        headers.add("ratelimit-limit", limit);
    if (!remaining.isEmpty())
        headers.add("ratelimit-remaining", remaining);
    const auto parsed = PullLimit::parse(headers, QDateTime::currentDateTimeUtc());
    QTEST(parsed ? u"%1 of %2 in %3"_s.arg(parsed->remaining)
                       .arg(parsed->limit)
                       .arg(parsed->window.count())
                 : QString(),
          "text");
}

void TestPullLimit::forWhom_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("source");
    QTest::addColumn<bool>("isForAddress");
    QTest::newRow("IPv4") << QByteArray("203.0.113.7") << u"203.0.113.7"_s << true;
    QTest::newRow("IPv6") << QByteArray("2001:db8::1") << u"2001:db8::1"_s << true;
    QTest::newRow("account") << QByteArray("f7a1c0de-0000-4000-8000-000000000000")
                             << u"f7a1c0de-0000-4000-8000-000000000000"_s << false;
    QTest::newRow("nobody") << QByteArray() << QString() << false;
    QTest::newRow("no address") << QByteArray("<b>you</b>") << QString() << false;
}

void TestPullLimit::forWhom()
{
    QFETCH(const QByteArray, header);
    net::Headers headers;
    headers.add("RateLimit-Limit", "100;w=21600");
    headers.add("RateLimit-Remaining", "76;w=21600");
    headers.add("docker-ratelimit-source", header);
    const QDateTime now(QDate(2026, 10, 6), QTime(12, 0), QTimeZone::UTC);
    const auto limit = PullLimit::parse(headers, now);
    QVERIFY(limit);
    QTEST(limit->source, "source");
    QTEST(limit->isForAddress(), "isForAddress");
    QCOMPARE(limit->renewedBy(), QDateTime(QDate(2026, 10, 6), QTime(18, 0), QTimeZone::UTC));
}

/// By HEAD, which costs nothing, and after the registry asked for a token.
void TestPullLimit::asked()
{
    support::RawServer *self = nullptr;
    support::RawServer server([&](const support::RawRequest &request,
                                  support::RawConnection &connection) {
        if (request.path() == "/token")
            return connection.answer(200, R"({"token":"t","expires_in":300})");
        if (request.header("Authorization") != "Bearer t")
            return connection.answer(
                401, {},
                {{"WWW-Authenticate", "Bearer realm=\"" + self->url(u"/token"_s).toEncoded()
                                          + "\",service=\"s\","
                                            "scope=\"repository:ratelimitpreview/test:pull\""}});
        connection.head(200, {{"Content-Length", "500"},
                              {"ratelimit-limit", "100;w=21600"},
                              {"ratelimit-remaining", "76;w=21600"},
                              {"docker-ratelimit-source", "203.0.113.7"}});
    });
    self = &server;
    qputenv("MILLEFEUILLE_HUB_REGISTRY", server.url(u"/"_s).toEncoded());
    const auto limit = registry::fetchPullLimit(registry::Client());
    VERIFY_RESULT(limit);
    QVERIFY(*limit);
    QCOMPARE((*limit)->remaining, 76);
    const QByteArray path = "/v2/ratelimitpreview/test/manifests/latest";
    QVERIFY(server.count("HEAD", path) > 0);
    QCOMPARE(server.count("GET", path), 0);
}

/// Told at once, not after minutes of waiting.
void TestPullLimit::refused()
{
    const support::RawServer server(
        [](const support::RawRequest &, support::RawConnection &connection) {
            connection.head(429, {{"Content-Length", "0"}, {"Retry-After", "600"}});
        });
    qputenv("MILLEFEUILLE_HUB_REGISTRY", server.url(u"/"_s).toEncoded());
    const auto limit = registry::fetchPullLimit(registry::Client());
    QVERIFY(!limit);
    QCOMPARE(limit.error().code, core::ErrorCode::Network);
    QCOMPARE(server.requests().size(), 1);
}

void TestPullLimit::doubleOnlyHere_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QString>("base");
    QTest::newRow("none") << QByteArray() << u"https://registry-1.docker.io"_s;
    QTest::newRow("here") << QByteArray("http://127.0.0.1:5000") << u"http://127.0.0.1:5000"_s;
    QTest::newRow("elsewhere") << QByteArray("http://evil.example")
                               << u"https://registry-1.docker.io"_s;
    QTest::newRow("elsewhere by TLS")
        << QByteArray("https://evil.example") << u"https://registry-1.docker.io"_s;
    QTest::newRow("looks like here")
        << QByteArray("http://127.0.0.1@evil.example") << u"https://registry-1.docker.io"_s;
    QTest::newRow("no address") << QByteArray("5000") << u"https://registry-1.docker.io"_s;
}

/// A variable may not lead what was given for the Hub to somebody else.
void TestPullLimit::doubleOnlyHere()
{
    QFETCH(const QByteArray, variable);
    qputenv("MILLEFEUILLE_HUB_REGISTRY", variable);
    QTEST(registry::baseUrl(u"docker.io"_s).toString(), "base");
    QCOMPARE(registry::baseUrl(u"ghcr.io"_s).toString(), u"https://ghcr.io"_s);
}

QTEST_GUILESS_MAIN(TestPullLimit)
#include "tst_pulllimit.moc"
