// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/readmetext.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;

class TestReadmeText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void markdown_data();
    void markdown();
    void bounded();
    void hostile_data();
    void hostile();
    void links_data();
    void links();
};

void TestReadmeText::markdown_data()
{
    QTest::addColumn<QString>("readme");
    QTest::addColumn<QString>("markdown");
    const auto row = [](const char *name, const QString &readme, const QString &markdown) {
        QTest::newRow(name) << readme << markdown;
    };
    row("none", u"# Title\n\nText."_s, u"# Title\n\nText."_s);
    row("comment", u"a<!-- x\ny -->b"_s, u"ab"_s);
    row("picture", u"<img alt='Logo' src=\"https://a.b/l.png\" width=100>"_s,
        u"![Logo](https://a.b/l.png)"_s);
    row("link", u"<a href=\"https://a.b/(x)\">here</a>."_s, u"[here](https://a.b/%28x%29)."_s);
    row("link without an address", u"<a name=\"top\">here</a>."_s, u"here."_s);
    row("picture in a link", u"<a href=https://a.b><img src=https://c.d/e.svg></a>"_s,
        u"[![](https://c.d/e.svg)](https://a.b)"_s);
    row("paragraphs", u"<div><p align=\"center\">a</p></div>"_s, u"\n\n\n\na\n\n\n\n"_s);
    row("line break", u"a<br/>b"_s, u"a  \nb"_s);
    row("script", u"<script>alert(1)</script>"_s, u"alert(1)"_s);
    row("fenced code", u"```xml\n<b>\n```\n<b>x</b>"_s, u"```xml\n<b>\n```\nx"_s);
    row("indented code", u"    <VirtualHost>\n<b>x</b>"_s, u"    <VirtualHost>\nx"_s);
    row("code in a line", u"`<b>` <b>x</b>"_s, u"`<b>` x"_s);
    row("no element", u"1 < 2 > 1 <3"_s, u"1 < 2 > 1 <3"_s);
    row("an element that comes together", u"<<b>div><di<!-- x -->v>"_s, u"&lt;div>&lt;div>"_s);
    row("address as text", u"<https://a.b/c>"_s, u"https://a.b/c"_s);
    row("mail as text", u"<me@example.org>"_s, u"me@example.org"_s);
}

void TestReadmeText::markdown()
{
    QFETCH(const QString, readme);
    QTEST(models::readmeMarkdown(readme), "markdown");
}

void TestReadmeText::bounded()
{
    QCOMPARE(models::readmeMarkdown(QString(1'000'000, u'x')).size(), models::ReadmeCharacters);
}

void TestReadmeText::hostile_data()
{
    QTest::addColumn<QString>("part");
    for (const char *part : {"<div>", "<table><tr><td>", "<", "<!--", "`", "```\n", "<a href=x>",
                             "<a", "~~~", "    <b", "<img src='"})
        QTest::newRow(part) << QString::fromLatin1(part);
}

/// In time, and without what nests.
void TestReadmeText::hostile()
{
    QFETCH(const QString, part);
    QElapsedTimer clock;
    clock.start();
    const QString markdown = models::readmeMarkdown(part.repeated(100'000 / part.size()));
    QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(!markdown.contains(u"<div"_s) && !markdown.contains(u"<table"_s));
}

void TestReadmeText::links_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("web");
    QTest::newRow("https") << u"https://nginx.org/x?y#z"_s << u"https://nginx.org/x?y#z"_s;
    QTest::newRow("http") << u"http://nginx.org"_s << u"http://nginx.org"_s;
    QTest::newRow("relative") << u"/_/redis"_s << u"https://hub.docker.com/_/redis"_s;
    QTest::newRow("user name") << u"https://hub.docker.com@evil.example/"_s << QString();
    QTest::newRow("file") << u"file:///etc/passwd"_s << QString();
    QTest::newRow("script") << u"javascript:alert(1)"_s << QString();
    QTest::newRow("data") << u"data:text/html,x"_s << QString();
    QTest::newRow("mail") << u"mailto:a@b.c"_s << QString();
    QTest::newRow("program") << u"ssh://host"_s << QString();
    QTest::newRow("no host") << u"https:///x"_s << QString();
}

void TestReadmeText::links()
{
    QFETCH(const QString, link);
    const auto web = models::webLink(QUrl(link), QUrl(u"https://hub.docker.com/_/nginx"_s));
    QTEST(web ? web->toString() : QString(), "web");
}

QTEST_GUILESS_MAIN(TestReadmeText)
#include "tst_readmetext.moc"
