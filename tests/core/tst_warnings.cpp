// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/registry/client.h"
#include "core/registry/warnings.h"
#include "tests/support/expected.h"
#include "tests/support/rawserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using registry::Warnings;
using support::RawConnection;
using support::RawRequest;
using support::RawServer;

/// What registries tell whoever uses them.
class TestWarnings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsed_data();
    void parsed();
    void isBounded();
    void withoutSecrets();
    void eachOnce();
    void ofTheRegistryAlone();
};

void TestWarnings::parsed_data()
{
    QTest::addColumn<QByteArray>("header"); // A line for each.
    QTest::addColumn<QStringList>("texts");
    const auto row = [](const char *name, const QByteArray &header, const QStringList &texts) {
        QTest::newRow(name) << header << texts;
    };
    row("one", R"(299 - "Your token will expire.")", {u"Your token will expire."_s});
    row("several", R"(299 - "one, still", 299 - "two")", {u"one, still"_s, u"two"_s});
    row("several lines", "299 - \"one\"\n299 - \"two\"", {u"one"_s, u"two"_s});
    row("the same again", "299 - \"one\", 299 - \"one\"\n299 - \"one\"", {u"one"_s});
    row("quotes in it", R"(299 - "the \"old\" \\ way")", {uR"(the "old" \ way)"_s});
    row("an agent", R"(299 registry "text")", {u"text"_s});
    row("a date", R"(299 - "text" "Sun, 06 Nov 1994 08:49:37 GMT", 299 - "more")",
        {u"text"_s, u"more"_s});
    row("of a cache", R"(110 - "Response is stale", 299 - "text")", {u"text"_s});
    row("UTF-8", "299 - \"pass\xc3\xa9\"", {u"passé"_s});
    row("steers a terminal", "299 - \"\x1b[2Jgone\"", {u"\uFFFD[2Jgone"_s});
    row("turns writing round", "299 - \"a\xe2\x80\xae z\"", {u"a\uFFFD z"_s});
    row("nothing in it", R"(299 - "  ")", {});
    row("no quotes", "299 - text", {});
    row("no end", R"(299 - "text)", {});
    row("ends in an escape", R"(299 - "text\)", {});
    row("no agent", R"(299 "text")", {});
    row("nonsense after a good one", R"(299 - "text", what?)", {u"text"_s});
}

void TestWarnings::parsed()
{
    QFETCH(const QByteArray, header);
    net::Headers headers;
    for (const QByteArray &line : header.split('\n'))
        headers.add("warning"_ba, line);
    QTEST(registry::warningsOf(headers), "texts");
}

void TestWarnings::isBounded()
{
    net::Headers headers;
    headers.add("Warning"_ba, "299 - \"" + QByteArray(5000, 'a') + '"');
    QCOMPARE(registry::warningsOf(headers), QStringList());
    net::Headers many;
    for (int i = 0; i < 1000; ++i)
        many.add("Warning"_ba, "299 - \"" + QByteArray::number(i) + '"');
    const QStringList texts = registry::warningsOf(many);
    QVERIFY(!texts.isEmpty() && texts.join(QString()).size() < core::limits::WarningBytes);
    Warnings warnings;
    warnings.note(u"r.test"_s, texts);
    warnings.note(u"r.test"_s, {u"one more"_s});
    QCOMPARE(warnings.of(u"r.test"_s), texts.first(core::limits::Warnings));
}

/// A gateway may quote what it was sent.
void TestWarnings::withoutSecrets()
{
    net::Headers headers;
    headers.add("Warning", R"(299 - "p\"ss: cGEicw is wrong, and p\"ss will end")");
    core::Redaction secrets;
    secrets.add("p\"ss");
    QCOMPARE(registry::warningsOf(headers, secrets),
             QStringList{u"...: cGEicw is wrong, and ... will end"_s});
}

void TestWarnings::eachOnce()
{
    Warnings warnings;
    warnings.note(u"b.test"_s, {});
    QCOMPARE(warnings.hosts(), QStringList());
    warnings.note(u"b.test"_s, {u"one"_s, u"two"_s});
    warnings.note(u"a.test"_s, {u"one"_s});
    const QDateTime later = QDateTime::currentDateTimeUtc().addMSecs(1);
    QTRY_VERIFY(QDateTime::currentDateTimeUtc() >= later);
    warnings.note(u"b.test"_s, {u"two"_s});
    QCOMPARE(warnings.hosts(), (QStringList{u"a.test"_s, u"b.test"_s}));
    QCOMPARE(warnings.of(u"b.test"_s), (QStringList{u"one"_s, u"two"_s}));
    QCOMPARE(warnings.of(u"b.test"_s, later), QStringList{u"two"_s}); // It still says so.
    QCOMPARE(warnings.of(u"c.test"_s), QStringList());
}

/// Whatever it answers; and not what those say to whom it sends us.
void TestWarnings::ofTheRegistryAlone()
{
    const RawServer storage([](const RawRequest &, RawConnection &connection) {
        connection.answer(200, "{}", {{"Warning", "299 - \"of somebody else\""}});
    });
    const RawServer server([&storage](const RawRequest &request, RawConnection &connection) {
        if (request.path().contains("/blobs/"))
            return connection.answer(307, {},
                                     {{"Location", storage.url(u"/it"_s).toEncoded()},
                                      {"Warning", "299 - \"on the way\""}});
        if (request.path().endsWith("/list"))
            return connection.answer(200, R"({"name":"a/b","tags":["1"]})",
                                     {{"Warning", "299 - \"it moves\""}});
        connection.answer(404, {}, {{"Warning", "299 - \"it is old\""}});
    });
    const auto reference = oci::Reference::parse(server.host() + u"/a/b:1"_s);
    const registry::Client client;
    VERIFY_RESULT(client.fetchTags(*reference));
    QVERIFY(!client.fetchManifest(*reference));
    const oci::Descriptor blob =
        oci::Descriptor::of(oci::MediaType::OciConfig, oci::Digest::of("{}"), 2);
    VERIFY_RESULT(client.fetchSmallBlob(*reference, blob));
    QCOMPARE(client.warnings().of(server.host()), (QStringList{u"it moves"_s, u"it is old"_s}));
    QCOMPARE(client.warnings().hosts(), QStringList{server.host()});
}

QTEST_GUILESS_MAIN(TestWarnings)
#include "tst_warnings.moc"
