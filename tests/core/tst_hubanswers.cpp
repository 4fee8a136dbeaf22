// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/answers.h"

#include "tests/support/expected.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using hub::PullCount;
using hub::SearchVersion;
using hub::Trust;

class TestHubAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pulls_data();
    void pulls();
    void searches_data();
    void searches();
    void repository();
    void tags();
    void wrong_data();
    void wrong();
    void problems_data();
    void problems();
};

void TestHubAnswers::pulls_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("count");
    QTest::addColumn<bool>("isAtLeast");
    QTest::newRow("billions") << u"1B+"_s << Q_INT64_C(1'000'000'000) << true;
    QTest::newRow("thousands") << u"500K+"_s << Q_INT64_C(500'000) << true;
    QTest::newRow("fraction") << u"1.5M"_s << Q_INT64_C(1'500'000) << false;
    QTest::newRow("exact") << u"12345"_s << Q_INT64_C(12'345) << false;
    QTest::newRow("nothing") << u""_s << Q_INT64_C(-1) << false;
    QTest::newRow("only a unit") << u"B+"_s << Q_INT64_C(-1) << false;
    QTest::newRow("negative") << u"-5K"_s << Q_INT64_C(-1) << false;
    QTest::newRow("too many") << u"9999999999B+"_s << Q_INT64_C(-1) << false;
    QTest::newRow("words") << u"nan"_s << Q_INT64_C(-1) << false;
}

void TestHubAnswers::pulls()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, count);
    QFETCH(const bool, isAtLeast);
    const PullCount found = PullCount::parse(text);
    QCOMPARE(found.count, count);
    QCOMPARE(found.isAtLeast, isAtLeast);
}

void TestHubAnswers::searches_data()
{
    QTest::addColumn<SearchVersion>("version");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("v4") << SearchVersion::V4 << R"({"total":3,"results":[
        {"id":"library/nginx","name":"nginx","type":"image","short_description":"Official build of Nginx.",
         "badge":"official","star_count":21268,"pull_count":"12B+","updated_at":"2026-10-06T06:08:18.891524Z",
         "architectures":[{"name":"amd64","label":"x86-64"}]},
        {"name":"some/nginx","type":"image","short_description":null,"badge":null},
        {"name":"some/plugin","type":"plugin"}]})"_ba;
    QTest::newRow("v2") << SearchVersion::V2 << R"({"count":3,"next":"","previous":"","results":[
        {"repo_name":"nginx","short_description":"Official build of Nginx.","star_count":21268,
         "pull_count":12981954060,"is_official":true},
        {"repo_name":"some/nginx","short_description":null,"star_count":null},{"repo_name":null}]})"_ba;
    QTest::newRow("v1") << SearchVersion::V1
                        << R"({"num_pages":1,"num_results":3,"page":1,"results":[
        {"name":"nginx","description":"Official build of Nginx.","star_count":21268,"is_official":true},
        {"name":"some/nginx","description":""},{"name":"NOT a name"}]})"_ba;
}

void TestHubAnswers::searches()
{
    QFETCH(const SearchVersion, version);
    QFETCH(const QByteArray, json);
    const auto page = hub::parseSearch(json, version);
    VERIFY_RESULT(page);
    QCOMPARE(page->total, 3);
    QCOMPARE(page->skipped, 1);
    QCOMPARE(page->rows.size(), 2);
    const hub::FoundRepository &first = page->rows[0];
    QCOMPARE(first.name, u"nginx"_s);
    QCOMPARE(first.description, u"Official build of Nginx."_s);
    QCOMPARE(first.trust, Trust::Official);
    QCOMPARE(first.stars, 21268);
    QCOMPARE(first.pulls.count, version == SearchVersion::V1   ? -1
                                : version == SearchVersion::V2 ? 12'981'954'060
                                                               : 12'000'000'000);
    QCOMPARE(first.updated.isValid(), version == SearchVersion::V4);
    QCOMPARE(page->rows[1].name, u"some/nginx"_s);
    QCOMPARE(page->rows[1].trust, Trust::Community);
    QCOMPARE(page->rows[1].stars, 0);
}

void TestHubAnswers::repository()
{
    const auto details = hub::parseRepository(
        R"({"user":"library","name":"nginx","namespace":"library","repository_type":null,
            "description":"Official build of Nginx.","is_private":false,"star_count":21268,
            "pull_count":12981954060,"last_updated":"2026-10-06T06:08:18.891524Z",
            "full_description":"# Quick reference","categories":[{"name":"Web servers"}]})");
    VERIFY_RESULT(details);
    QCOMPARE(details->name, u"nginx"_s);
    QCOMPARE(details->readme, u"# Quick reference"_s);
    QCOMPARE(details->pulls.count, 12'981'954'060);
    QCOMPARE(details->updated.date(), QDate(2026, 10, 6));
    QCOMPARE(details->categories, QStringList{u"Web servers"_s});
    const auto bare = hub::parseRepository(
        R"({"name":"x","namespace":"some","full_description":null,"last_updated":null})");
    VERIFY_RESULT(bare);
    QCOMPARE(bare->name, u"some/x"_s);
    QCOMPARE(bare->pulls.count, -1);
    QVERIFY(!bare->updated.isValid());
}

void TestHubAnswers::tags()
{
    const QByteArray hex(64, 'a');
    const auto page = hub::parseTags(
        R"({"count":1203,"next":"https://hub.docker.com/x?page=2","previous":null,"results":[
        {"name":"1.29","full_size":72345678,"tag_last_pushed":"2026-10-06T06:08:18.891524Z",
         "content_type":"image","digest":"sha256:)"
        + hex + R"(","images":[
          {"architecture":"amd64","variant":null,"digest":"sha256:)"
        + hex + R"(","os":"linux","size":72345678},
          {"architecture":"arm","variant":"v7","os":"linux","size":7,"digest":null},
          {"architecture":"unknown","os":"unknown","size":1}]},
        {"name":"chart","content_type":"helm","digest":"nonsense","images":null},
        {"name":"../../etc"},{"name":"a:b"}]})");
    VERIFY_RESULT(page);
    QCOMPARE(page->total, 1203);
    QVERIFY(page->hasMore);
    QCOMPARE(page->tags.size(), 2);
    const hub::TagDetails &tag = page->tags[0];
    QCOMPARE(tag.name, u"1.29"_s);
    QVERIFY(tag.digest);
    QCOMPARE(tag.pushed.date(), QDate(2026, 10, 6));
    QCOMPARE(tag.images.size(), 2);
    QCOMPARE(tag.images[0].platform.toString(), u"linux/amd64"_s);
    QVERIFY(tag.images[0].digest);
    QCOMPARE(tag.images[1].platform.toString(), u"linux/arm/v7"_s);
    QVERIFY(!tag.images[1].digest);
    QVERIFY(!page->tags[1].isImage);
    QVERIFY(!page->tags[1].digest);
    for (const QByteArrayView next : {"null", "\"\""}) {
        const auto last = hub::parseTags(QByteArray(R"({"count":0,"results":[],"next":)")
                                         + next.toByteArray() + "}");
        VERIFY_RESULT(last);
        QVERIFY(!last->hasMore);
    }
}

void TestHubAnswers::wrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("HTML") << "<html><body>502 Bad Gateway</body></html>"_ba;
    QTest::newRow("an array") << "[]"_ba;
    QTest::newRow("no results") << "{}"_ba;
    QTest::newRow("results are no array") << R"({"results":{}})"_ba;
    QTest::newRow("rows are no objects") << R"({"results":[1]})"_ba;
    QTest::newRow("a name is no string") << R"({"results":[{"name":5,"repo_name":5}]})"_ba;
    QTest::newRow("negative") << R"({"results":[{"name":"a","star_count":-1,"full_size":-1}]})"_ba;
}

void TestHubAnswers::wrong()
{
    QFETCH(const QByteArray, json);
    const auto check = [](const auto &result) {
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Corrupt);
        QVERIFY(result.error().message.contains("Docker Hub"_L1));
    };
    check(hub::parseSearch(json, SearchVersion::V4));
    check(hub::parseSearch(json, SearchVersion::V2));
    check(hub::parseSearch(json, SearchVersion::V1));
    check(hub::parseTags(json));
    check(hub::parseRepository(json));
}

void TestHubAnswers::problems_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("problem");
    QTest::newRow("message") << R"({"message":"object not found","errinfo":{}})"_ba
                             << u"object not found"_s;
    QTest::newRow("detail") << R"({"detail":"Rate limit exceeded","error":false})"_ba
                            << u"Rate limit exceeded"_s;
    QTest::newRow("text") << R"({"fields":{"ordering":["x"]},"text":"Bad"})"_ba << u"Bad"_s;
    QTest::newRow("HTML") << "<html>"_ba << QString();
}

void TestHubAnswers::problems()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, problem);
    QCOMPARE(hub::parseProblem(json), problem);
}

QTEST_GUILESS_MAIN(TestHubAnswers)
#include "tst_hubanswers.moc"
