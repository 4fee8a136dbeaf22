// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/filesieve.h"
#include "tests/support/analyzedtars.h"
#include "tests/support/storevalues.h"
#include "views/dialogs/exportdialog.h"
#include "views/layers/treemappicture.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using support::TarBuilder;
using views::ExportRequest;

namespace {

views::TreemapPicture pictureOf(const QList<TarBuilder> &tars)
{
    auto files = std::make_shared<const models::FileFacts>(support::analyzed(tars));
    return views::drawTreemap(
        std::make_shared<const models::FileSieve>(files, models::LayerScope{}), 0,
        views::TreemapColors::ByLayer, QSize(400, 300));
}

ExportRequest requestFor(const QString &reference)
{
    return {.path = {},
            .reference = reference,
            .details = storevalues::details(storevalues::image(u"export"_s, {u"example:1"_s})),
            .analysis = support::analyzed({TarBuilder().filler("a", 1)}),
            .picture = {}};
}

} // namespace

class TestExport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pictureShowsEveryFile();
    void pictureEscapesNames();
    void fileNames_data();
    void fileNames();
    void formats_data();
    void formats();
};

void TestExport::pictureShowsEveryFile()
{
    const auto picture = pictureOf(
        {TarBuilder().filler("keep", 3000).filler("gone", 1000), TarBuilder().whiteout("gone")});
    QCOMPARE(picture.image.size(), QSize(800, 600));
    QXmlStreamReader xml(picture.svg);
    QHash<QString, double> areas; // By path, of the first rectangle in the group.
    double area = 0;
    bool isHatched = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        const auto attributes = xml.attributes();
        if (xml.name() == "g"_L1)
            area = 0;
        if (xml.name() == "rect"_L1) {
            if (area == 0)
                area = attributes.value("width"_L1).toDouble()
                       * attributes.value("height"_L1).toDouble();
            isHatched |= attributes.value("fill"_L1).startsWith("url(#hatch"_L1);
        }
        if (xml.name() == "title"_L1)
            areas.insert(xml.readElementText().section(u' ', 0, 0), area);
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(areas.size(), 2);
    QVERIFY(isHatched);
    const double ratio = areas[u"/keep"_s] / areas[u"/gone"_s];
    QVERIFY2(ratio > 2.8 && ratio < 3.2, qPrintable(QString::number(ratio)));
}

void TestExport::pictureEscapesNames()
{
    const auto picture = pictureOf({TarBuilder().filler("<script>\"&", 3000)});
    QVERIFY(!picture.svg.contains("<script"));
    QVERIFY(picture.svg.contains("&lt;script&gt;&quot;&amp;"));
}

void TestExport::fileNames_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("name");
    QTest::newRow("tag") << u"nginx:1.24"_s << u"nginx-1.24.html"_s;
    QTest::newRow("registry") << u"localhost:5000/a/b:1"_s << u"localhost-5000-a-b-1.html"_s;
    QTest::newRow("path") << u"../../etc/passwd"_s << u"-..-etc-passwd.html"_s;
    QTest::newRow("long") << QString(300, u'a') << QString(120, u'a') + u".html"_s;
}

void TestExport::fileNames()
{
    QFETCH(QString, reference);
    QFETCH(QString, name);
    const QTemporaryDir folder;
    views::ExportDialog dialog(requestFor(reference));
    dialog.setOption(QFileDialog::DontUseNativeDialog);
    dialog.setDirectory(folder.path());
    QCOMPARE(dialog.selectedFiles().value(0).section(u'/', -1), name);
}

void TestExport::formats_data()
{
    QTest::addColumn<int>("filter");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("format");
    const auto row = [](const char *name, int filter, const QString &typed, const QString &file,
                        ExportRequest::Format format) {
        QTest::newRow(name) << filter << typed << file << int(format);
    };
    using Format = ExportRequest::Format;
    row("default", -1, u"a"_s, u"a.html"_s, Format::Html);
    row("filter", 2, u"a"_s, u"a.csv"_s, Format::Csv);
    row("suffix", -1, u"a.PNG"_s, u"a.PNG"_s, Format::Png);
    row("the name counts more", 1, u"a.svg"_s, u"a.svg"_s, Format::Svg);
    row("another suffix", 1, u"a.txt"_s, u"a.txt"_s, Format::Json);
}

void TestExport::formats()
{
    QFETCH(int, filter);
    QFETCH(QString, typed);
    QFETCH(QString, file);
    QFETCH(int, format);
    const QTemporaryDir folder;
    views::ExportDialog dialog(requestFor(u"example:1"_s));
    dialog.setOption(QFileDialog::DontUseNativeDialog);
    dialog.setDirectory(folder.path());
    QList<ExportRequest> requests;
    connect(&dialog, &views::ExportDialog::requested, this,
            [&requests](const ExportRequest &request) { requests.append(request); });
    dialog.show();
    if (filter >= 0) {
        const QString text = dialog.nameFilters().at(filter);
        dialog.selectNameFilter(text);
        Q_EMIT dialog.filterSelected(text);
    }
    dialog.findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(typed);
    QMetaObject::invokeMethod(&dialog, "accept");
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests[0].path, folder.filePath(file));
    QCOMPARE(int(requests[0].format), format);
}

QTEST_MAIN(TestExport)
#include "tst_export.moc"
