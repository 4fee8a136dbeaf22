// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/report/reportfiles.h"
#include "app/report/wastetext.h"
#include "tests/support/analyzedtars.h"
#include "views/format.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using support::TarBuilder;

namespace {

report::AnalysisReport reportOf(const QList<TarBuilder> &tars, const QStringList &history = {})
{
    report::AnalysisReport report{.reference = u"<script>example:1</script>"_s};
    report.config = support::historyOf(history);
    report.analysis = support::analyzed(tars, report.config);
    report.included = ci::included(*report.analysis, report.config, {});
    return report;
}

const QByteArray Treemap("<svg xmlns=\"http://www.w3.org/2000/svg\"/>");

} // namespace

class TestReport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csv_data();
    void csv();
    void csvNamesTheLayers();
    void htmlIsWellFormed();
    void htmlCannotBeScripted();
    void htmlNeedsNothingFromElsewhere();
    void htmlSteersNothing();
    void htmlIsBounded();
    void htmlSaysWhyAndWhere();
    void words();
};

void TestReport::csv_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("plain") << QByteArray("gone") << QByteArray("\"/gone\"");
    QTest::newRow("comma") << QByteArray("a,b") << QByteArray("\"/a,b\"");
    QTest::newRow("quotes") << QByteArray("a\"b\"") << QByteArray("\"/a\"\"b\"\"\"");
    QTest::newRow("formula") << QByteArray("=1+1") << QByteArray("\"/=1+1\"");
    QTest::newRow("UTF-8") << QByteArray("é") << QByteArray("\"/é\"");
}

void TestReport::csv()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, cell);
    const auto report = reportOf({TarBuilder().filler(path, 90), TarBuilder().whiteout(path)});
    QCOMPARE(report::toCsv(report),
             "path,bytes,storedIn,hiddenBy,reason,change\r\n" + cell + ",90,\"0\",1,removed,\r\n");
}

void TestReport::csvNamesTheLayers()
{
    // The same bytes are written again (a touch), then the folder becomes opaque.
    TarBuilder again;
    again.file("a/b", "content", {.mtime = 5});
    const auto report =
        reportOf({TarBuilder().file("a/b", "content"), again, TarBuilder().opaque("a")});
    const QList<QByteArray> lines = report::toCsv(report).split('\n');
    QCOMPARE(lines.size(), 4); // The header, two wastes, the end.
    QVERIFY(lines.contains("\"/a/b\",7,\"0\",1,replaced,metadata\r"));
    QVERIFY(lines.contains("\"/a/b\",7,\"1\",2,opaque,\r"));
}

void TestReport::htmlIsWellFormed()
{
    const auto report = reportOf({TarBuilder()
                                      .filler("var/cache/apt/archives/a<b>&\"'.deb", 1'000'000)
                                      .file("root/.ssh/id_rsa", "-----BEGIN"),
                                  TarBuilder().whiteout("root/.ssh/id_rsa")},
                                 {u"RUN apt-get install \"<&>\""_s, u"RUN rm"_s});
    QByteArray html = report::toHtml(report, Treemap);
    html.remove(0, html.indexOf('\n')); // What is left has to be XML but for two empty elements.
    html.replace("<meta charset=\"utf-8\">", "")
        .replace("<meta name=\"viewport\" content=\"width=device-width\">", "");
    QXmlStreamReader xml(html);
    QStringList code;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && (xml.name() == "code"_L1 || xml.name() == "h1"_L1))
            code += xml.readElementText();
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(code.contains(u"<script>example:1</script>"_s));
    QVERIFY(code.contains(u"/root/.ssh/id_rsa"_s));
    QVERIFY(code.contains(u"RUN apt-get install \"<&>\""_s));
}

void TestReport::htmlCannotBeScripted()
{
    const QByteArray path("<img src=x onerror=alert(1)>");
    const auto report = reportOf({TarBuilder().filler(path, 90), TarBuilder().whiteout(path)},
                                 {u"RUN </code><script>alert(1)</script>"_s, u"RUN"_s});
    const QByteArray html = report::toHtml(report, Treemap);
    QVERIFY(!html.contains("<script"));
    QVERIFY(!html.contains("<img"));
    QVERIFY(html.contains("/&lt;img src=x onerror=alert(1)&gt;"));
}

void TestReport::htmlNeedsNothingFromElsewhere()
{
    QByteArray html = report::toHtml(reportOf({TarBuilder().filler("a", 1)}), Treemap);
    html.replace(Treemap, "");
    for (const char *link : {"http:", "https:", "src=", "href=", "url(", "@import"})
        QVERIFY2(!html.contains(link), link);
}

void TestReport::htmlSteersNothing()
{
    auto report = reportOf({TarBuilder().filler("a", 1)}, {u"RUN \a\u202Eevil"_s});
    report.reference = u"exam\x1bple:1"_s;
    const QByteArray html = report::toHtml(report, Treemap);
    QVERIFY(html.contains("exam\uFFFDple:1"));
    QVERIFY(html.contains("RUN \uFFFD\uFFFDevil"));
    for (const char byte : html)
        QVERIFY(byte == '\n' || uchar(byte) >= 0x20);
}

void TestReport::htmlIsBounded()
{
    TarBuilder base;
    TarBuilder top;
    for (int i = 0; i < 700; ++i) {
        base.filler(QByteArray::number(i), 10);
        top.whiteout(QByteArray::number(i));
    }
    const QByteArray html = report::toHtml(reportOf({base, top}), Treemap);
    QVERIFY(html.count("<tr>") < 520);
    QVERIFY(html.contains("200"));
}

void TestReport::htmlSaysWhyAndWhere()
{
    // Both contents of k live on by other names until layer 3.
    const auto report = reportOf({TarBuilder().filler("k", 30).hardLink("l", "k"),
                                  TarBuilder().filler("k", 40).hardLink("m", "k"),
                                  TarBuilder().filler("tmp/x", 50, 'y'),
                                  TarBuilder().whiteout("k").whiteout("l").whiteout("m")});
    const QByteArray html = report::toHtml(report, Treemap);
    for (const char *part : {"<td class=\"n\">0, 1</td><td class=\"n\">3</td><td>Removed</td>",
                             "<span>Layer 2</span><br/><code>/tmp</code> (50 B)",
                             "Dive: efficiency", "userWastedPercent"})
        QVERIFY2(html.contains(part), html.constData());
}

void TestReport::words()
{
    QCOMPARE(report::layerNumbers({3}), u"3"_s);
    QCOMPARE(report::layerNumbers({0, 1, 2, 3, 4, 5}), u"0, 1, 2, 3, 4, 5"_s);
    QVERIFY(report::layerNumbers({0, 1, 2, 3, 4, 5, 6, 7}).startsWith(u"0, 1, 2, 3, 4, 5 and 2"_s));
    // One file of 100 bytes, removed: efficiency 0, 100 wasted, and of no bytes of the user.
    const auto report = reportOf({TarBuilder().filler("a", 100), TarBuilder().whiteout("a")});
    QCOMPARE(views::format::diveText(report.analysis->dive),
             u"Dive: efficiency 0.0 %, wastedBytes 100 B, userWastedPercent ∞"_s);
}

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
