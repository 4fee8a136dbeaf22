// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/contentrange.h"
#include "core/registry/registryerror.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using registry::ContentRange;
using registry::RequestSubject;
using Kind = net::Failure::Kind;

class TestRegistryError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void body_data();
    void body();
    void bodyBounds();
    void answers_data();
    void answers();
    void rateLimit();
    void windowOfALimit_data();
    void windowOfALimit();
    void nothingSecret();
    void contentRange_data();
    void contentRange();
};

void TestRegistryError::body_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("expected"); // "code: message", joined by " / ".

    const auto row = [](const char *name, const QByteArray &json, const char *expected) {
        QTest::newRow(name) << json << QString::fromUtf8(expected);
    };
    row("spec", R"({"errors":[{"code":"DENIED","message":"no","detail":[1]}]})", "DENIED: no");
    row("two", R"({"errors":[{"code":"A","message":"a"},{"code":"B"}]})", "A: a / B: ");
    row("Harbor", R"({"errors":[{"code":"NOT_FOUND","message":"x\n  y"}]})", "NOT_FOUND: x y");
    row("Docker's token server", R"({"details":"wrong password"})", ": wrong password");
    row("message", R"({"message":"m"})", ": m");
    row("OAuth2", R"({"error":"invalid_grant","error_description":"d"})", ": invalid_grant");
    row("numbers", R"({"errors":[{"code":1,"message":2},3]})", ":  / : ");
    row("no list", R"({"errors":"x"})", "");
    row("HTML", "<html>502 Bad Gateway</html>", "");
    row("empty", "", "");
    row("an array", "[]", "");
}

void TestRegistryError::body()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, expected);
    QStringList texts;
    for (const registry::ErrorEntry &entry : registry::parseErrorBody(json))
        texts.append(entry.code + u": "_s + entry.message);
    QCOMPARE(texts.join(u" / "_s), expected);
}

void TestRegistryError::bodyBounds()
{
    const QByteArray entry = R"({"code":"A","message":")" + QByteArray(5000, 'm') + "\"},";
    const auto entries = registry::parseErrorBody("{\"errors\":[" + entry.repeated(50) + "{}]}");
    QCOMPARE(entries.size(), 8);
    QCOMPARE(entries.first().message.size(), 512);
}

void TestRegistryError::answers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("loggedIn");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("words");

    const auto row = [](const char *name, int status, const QByteArray &json, bool loggedIn,
                        ErrorCode code, Kind kind, const char *words) {
        QTest::newRow(name) << status << json << loggedIn << int(code) << int(kind)
                            << QString::fromUtf8(words);
    };
    row("unknown tag", 404, R"({"errors":[{"code":"MANIFEST_UNKNOWN"}]})", false,
        ErrorCode::NotFound, Kind::Final, "“app:1” was not found on “r.test”");
    row("unknown repository", 404, R"({"errors":[{"code":"NAME_UNKNOWN"}]})", false,
        ErrorCode::NotFound, Kind::Final, "no such repository");
    row("plain 404", 404, "<html>", false, ErrorCode::NotFound, Kind::Final, "was not found");
    row("wrong Accept", 404,
        R"({"errors":[{"code":"MANIFEST_UNKNOWN","message":"OCI manifest found, but accept header does not support OCI manifests"}]})",
        false, ErrorCode::Unsupported, Kind::Final, "format");
    row("missing or private", 401, R"({"errors":[{"code":"UNAUTHORIZED"}]})", false,
        ErrorCode::Unauthenticated, Kind::Final, "does not exist on “r.test”, or it is private");
    row("missing or not allowed", 401, "", true, ErrorCode::Unauthenticated, Kind::Final,
        "your account has no access");
    row("denied", 403, R"({"errors":[{"code":"DENIED"}]})", true, ErrorCode::PermissionDenied,
        Kind::Final, "your account has no access");
    row("too many", 429, R"({"errors":[{"code":"TOOMANYREQUESTS"}]})", false, ErrorCode::Network,
        Kind::Temporary, "the limit is reached. Accounts");
    row("server's own", 502, "<html>", false, ErrorCode::Network, Kind::Temporary,
        "“r.test” has a problem of its own");
    row("teapot", 418, "", false, ErrorCode::Network, Kind::Final, "HTTP 418");
}

void TestRegistryError::answers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, json);
    QFETCH(bool, loggedIn);
    QFETCH(int, code);
    QFETCH(int, kind);
    QFETCH(QString, words);
    const net::Response response{
        .status = status, .url = QUrl(u"https://r.test/v2/"_s), .headers = {}, .body = json};
    const net::Failure failure = registry::answerFailure(
        response, {.domain = u"r.test"_s, .name = u"app:1"_s, .loggedIn = loggedIn},
        QDateTime::currentDateTimeUtc());
    QCOMPARE(int(failure.error.code), code);
    QCOMPARE(int(failure.kind), kind);
    QCOMPARE(failure.status, status);
    QVERIFY2(failure.error.message.contains(words), qPrintable(failure.error.message));
}

void TestRegistryError::rateLimit()
{
    net::Response response;
    response.status = 429;
    response.url = QUrl(u"https://r.test/"_s);
    response.headers.add("Retry-After"_ba, "90"_ba);
    const QDateTime now(QDate(2026, 1, 2), QTime(10, 0), QTimeZone::UTC);
    const net::Failure failure =
        registry::answerFailure(response, {.domain = u"r.test"_s, .name = u"a"_s}, now);
    QCOMPARE(failure.retryAfter.value_or(0ms).count(), 90'000);
    const QString time = QLocale().toString(now.addSecs(90).toLocalTime(), QLocale::ShortFormat);
    QVERIFY2(failure.error.message.contains(time), qPrintable(failure.error.message));
    QCOMPARE(failure.cause, net::Failure::Cause::Limit);
}

void TestRegistryError::windowOfALimit_data()
{
    QTest::addColumn<QByteArray>("remaining");
    QTest::addColumn<qint64>("seconds"); // -1: nobody knows.
    QTest::newRow("nothing is left") << "0;w=21600"_ba << qint64(21600);
    QTest::newRow("something else is limited") << "3;w=21600"_ba << qint64(-1);
    QTest::newRow("no window") << "0"_ba << qint64(-1);
}

/// What Docker Hub sends in place of Retry-After.
void TestRegistryError::windowOfALimit()
{
    QFETCH(const QByteArray, remaining);
    QFETCH(const qint64, seconds);
    net::Response response;
    response.status = 429;
    response.url = QUrl(u"https://r.test/"_s);
    response.headers.add("RateLimit-Limit"_ba, seconds < 0 ? "100"_ba : "100;w=21600"_ba);
    response.headers.add("RateLimit-Remaining"_ba, remaining);
    const QDateTime now(QDate(2026, 1, 2), QTime(10, 0), QTimeZone::UTC);
    const net::Failure failure =
        registry::answerFailure(response, {.domain = u"r.test"_s, .name = u"a"_s}, now);
    QCOMPARE(failure.retryAfter.has_value(), seconds >= 0);
    QCOMPARE(failure.error.message.contains("or sooner"_L1), seconds >= 0);
    if (seconds >= 0)
        QCOMPARE(failure.retryAfter->count(), seconds * 1000);
}

void TestRegistryError::nothingSecret()
{
    const net::Response response{
        .status = 403,
        .url = QUrl(u"https://me:s3cret@cdn.test/b?X-Amz-Signature=s3cret"_s),
        .headers = {},
        .body = R"({"errors":[{"code":"X","message":"see https://h/?token=s3cret"}]})"};
    const net::Failure failure = registry::answerFailure(
        response, {.domain = u"r.test"_s, .name = u"a"_s}, QDateTime::currentDateTimeUtc());
    QVERIFY(!failure.error.detail.isEmpty());
    QVERIFY2(!failure.error.detail.contains(u"s3cret"), qPrintable(failure.error.detail));
    QVERIFY(!failure.error.message.contains(u"s3cret"));
}

void TestRegistryError::contentRange_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("valid");

    QTest::newRow("good") << "bytes 5-9/10"_ba << true;
    QTest::newRow("upper case") << "Bytes 5-9/10"_ba << true;
    QTest::newRow("unknown total") << "bytes 5-9/*"_ba << false;
    QTest::newRow("unsatisfied") << "bytes */10"_ba << false;
    QTest::newRow("backwards") << "bytes 9-5/10"_ba << false;
    QTest::newRow("beyond the total") << "bytes 5-10/10"_ba << false;
    QTest::newRow("two") << "bytes 5-9/10, bytes 5-9/10"_ba << false;
    QTest::newRow("negative") << "bytes -5-9/10"_ba << false;
    QTest::newRow("plus") << "bytes +5-9/10"_ba << false;
    QTest::newRow("spaces") << "bytes 5 - 9/10"_ba << false;
    QTest::newRow("overflow") << "bytes 5-99999999999999999999/10"_ba << false;
    QTest::newRow("no unit") << "5-9/10"_ba << false;
    QTest::newRow("empty") << ""_ba << false;
    QTest::newRow("only the unit") << "bytes "_ba << false;
}

void TestRegistryError::contentRange()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, valid);
    const auto range = ContentRange::parse(text);
    QCOMPARE(range.has_value(), valid);
    if (valid)
        QCOMPARE(*range, (ContentRange{5, 9, 10}));
}

QTEST_GUILESS_MAIN(TestRegistryError)
#include "tst_registryerror.moc"
