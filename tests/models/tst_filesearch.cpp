// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/layertocbuilder.h"
#include "models/filesearch.h"
#include "tests/support/treebuilder.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using layers::ChangeKind;
using models::FileFamily;
using models::FileFilter;
using models::FileSearch;
using models::FileSieve;
using models::LayerScope;

Q_DECLARE_METATYPE(models::FileFilter)

class TestFileSearch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filters_data();
    void filters();
    void sums();
    void scopeAndFilter();
    void errors_data();
    void errors();
    void explosion();
    void atOnce();
    void elsewhere();
    void onlyTheLast();
    void gone();
    void many();
};

namespace {

/// Layer 0: etc/app.json 300 of user 0, usr/lib/libA.so 2000, usr/lib/été.txt 10, usr/bin/app 500
/// (executable); layer 1 replaces usr/bin/app by 700 of user 7 and group 8 and adds
/// node_modules/x/LICENSE 40.
std::shared_ptr<const models::FileFacts> image()
{
    const auto layer = [](const QList<layers::TocEntry> &entries) {
        layers::LayerToc::Builder builder;
        for (const layers::TocEntry &entry : entries)
            static_cast<void>(builder.add(entry));
        return builder.finish(oci::DiffId::of(oci::Digest::of({})), 0);
    };
    return std::make_shared<models::FileFacts>(*layers::analyze(
        {layer({{.path = "etc/app.json", .size = 300, .mode = 0644},
                {.path = "usr/lib/libA.so", .size = 2000, .mode = 0644},
                {.path = "usr/lib/\xc3\xa9t\xc3\xa9.txt", .size = 10, .mode = 0644},
                {.path = "usr/bin/app", .size = 500, .mode = 0755}}),
         layer({{.path = "usr/bin/app", .size = 700, .mode = 0755, .uid = 7, .gid = 8},
                {.path = "node_modules/x/LICENSE", .size = 40, .mode = 0644}})}));
}

QStringList found(const FileSieve &sieve)
{
    QStringList paths;
    const layers::FileTree &tree = sieve.files().tree();
    for (const layers::FileNode node : tree.nodes()) {
        if (sieve.isShown(node.index) && node.childCount == 0)
            paths += tree.displayPath(node) + u' ' + QString::number(node.size);
    }
    paths.sort();
    return paths;
}

} // namespace

void TestFileSearch::filters_data()
{
    QTest::addColumn<FileFilter>("filter");
    QTest::addColumn<QStringList>("paths");
    const QString json = u"/etc/app.json 300"_s;
    const QString lib = u"/usr/lib/libA.so 2000"_s;
    const QString summer = u"/usr/lib/été.txt 10"_s;
    const QString oldApp = u"/usr/bin/app 500"_s;
    const QString app = u"/usr/bin/app 700"_s;
    const QString license = u"/node_modules/x/LICENSE 40"_s;
    QTest::newRow("name") << FileFilter{.text = u"libA"_s} << QStringList{lib};
    QTest::newRow("case") << FileFilter{.text = u"LIBa"_s} << QStringList{lib};
    QTest::newRow("folder and all in it")
        << FileFilter{.text = u"lib"_s} << QStringList{lib, summer};
    QTest::newRow("several") << FileFilter{.text = u"app"_s} << QStringList{json, oldApp, app};
    QTest::newRow("across folders") << FileFilter{.text = u"c/APP"_s} << QStringList{json};
    QTest::newRow("in a folder") << FileFilter{.text = u"modules/x"_s} << QStringList{license};
    QTest::newRow("letters") << FileFilter{.text = u"ÉTÉ"_s} << QStringList{summer};
    QTest::newRow("no pattern") << FileFilter{.text = u"lib.*"_s} << QStringList{};
    QTest::newRow("pattern") << FileFilter{.text = u"\\.(so|json)$"_s, .isPattern = true}
                             << QStringList{json, lib};
    QTest::newRow("start of the path")
        << FileFilter{.text = u"^/etc/"_s, .isPattern = true} << QStringList{json};
    QTest::newRow("wrong pattern")
        << FileFilter{.text = u"("_s, .isPattern = true} << QStringList{};
    QTest::newRow("sizes") << FileFilter{.size = {500, 700}} << QStringList{oldApp, app};
    QTest::newRow("size") << FileFilter{.size = {.smallest = 500}} << QStringList{oldApp, app, lib};
    QTest::newRow("kind") << FileFilter{.kinds = {ChangeKind::Deleted}} << QStringList{oldApp};
    QTest::newRow("changed in any way")
        << FileFilter{.kinds = {ChangeKind::Added, ChangeKind::Modified, ChangeKind::Deleted}}
        << QStringList{oldApp, app, license};
    QTest::newRow("group") << FileFilter{.owner = {.group = 8}} << QStringList{app};
    QTest::newRow("user and another group")
        << FileFilter{.owner = {.user = 7, .group = 0}} << QStringList{};
    QTest::newRow("owner") << FileFilter{.owner = {.user = 7}} << QStringList{app};
    QTest::newRow("type") << FileFilter{.family = FileFamily::Executable}
                          << QStringList{oldApp, app};
    QTest::newRow("all of it") << FileFilter{.text = u"app"_s,
                                             .size = {.smallest = 400},
                                             .kinds = {ChangeKind::Modified},
                                             .family = FileFamily::Executable}
                               << QStringList{app};
}

void TestFileSearch::filters()
{
    QFETCH(FileFilter, filter);
    QFETCH(QStringList, paths);
    const FileSieve sieve(image(), {}, filter);
    paths.sort();
    QCOMPARE(found(sieve), paths);
    QCOMPARE(sieve.count(), paths.size());
    QVERIFY(!sieve.showsAll());
}

void TestFileSearch::sums()
{
    const FileSieve sieve(image(), {}, {.text = u"app"_s});
    QCOMPARE(sieve.bytes(0), 300 + 500 + 700);
    QCOMPARE(sieve.hiddenBytes(0), 500);
    QVERIFY(FileSieve(image(), {}, {}).showsAll());
    QVERIFY((FileSieve(image(), {}, {.isPattern = true}).showsAll()));
}

void TestFileSearch::scopeAndFilter()
{
    const auto files = image();
    const LayerScope base{LayerScope::Extent::UpTo, 0};
    QCOMPARE(found({files, base, {.text = u"app"_s}}),
             (QStringList{u"/etc/app.json 300"_s, u"/usr/bin/app 500"_s}));
    // The kind is what the layer looked at did.
    QCOMPARE(found({files, base, {.kinds = {ChangeKind::Added}}}).size(), 4);
    const LayerScope top{LayerScope::Extent::Only, 1};
    QCOMPARE(found({files, top, {.kinds = {ChangeKind::Modified}}}),
             QStringList{u"/usr/bin/app 700"_s});
}

void TestFileSearch::errors_data()
{
    QTest::addColumn<FileFilter>("filter");
    QTest::addColumn<QString>("begin");
    QTest::newRow("text") << FileFilter{.text = u"("_s} << QString();
    QTest::newRow("good") << FileFilter{.text = u"(a)"_s, .isPattern = true} << QString();
    QTest::newRow("bad") << FileFilter{.text = u"a(b"_s, .isPattern = true}
                         << u"The pattern is wrong at character 4: "_s;
    QTest::newRow("long") << FileFilter{.text = QString(2000, u'a'), .isPattern = true}
                          << u"The pattern is too long."_s;
}

void TestFileSearch::errors()
{
    QFETCH(FileFilter, filter);
    QFETCH(QString, begin);
    const QString error = models::patternError(filter);
    QVERIFY2(error.startsWith(begin), qPrintable(error));
    QCOMPARE(error.isEmpty(), begin.isEmpty());
}

/// A pattern that would take years on such a name.
void TestFileSearch::explosion()
{
    support::TreeBuilder builder;
    for (int i = 0; i < 20; ++i)
        builder.add(QByteArray(200, 'a') + QByteArray::number(i) + '!', {.size = 1});
    auto analysis = std::make_shared<layers::ImageAnalysis>();
    analysis->tree = std::make_shared<layers::FileTree>(builder.build());
    QElapsedTimer timer;
    timer.start();
    const FileSieve sieve(std::make_shared<models::FileFacts>(analysis), {},
                          {.text = u"(a+)+(b|\\1)$"_s, .isPattern = true});
    QCOMPARE(sieve.count(), 0);
    QCOMPARE_LT(timer.elapsed(), 20'000);
}

void TestFileSearch::atOnce()
{
    FileSearch search;
    QSignalSpy spy(&search, &FileSearch::found);
    search.start(image(), {}, {.size = {.smallest = 500}});
    QCOMPARE(spy.size(), 1);
}

void TestFileSearch::elsewhere()
{
    FileSearch search;
    QStringList paths;
    connect(&search, &FileSearch::found, this,
            [&paths](const std::shared_ptr<const FileSieve> &sieve) { paths = found(*sieve); });
    search.start(image(), {}, {.text = u"json"_s});
    QVERIFY(paths.isEmpty());
    QTRY_COMPARE(paths, QStringList{u"/etc/app.json 300"_s});
}

void TestFileSearch::onlyTheLast()
{
    FileSearch search;
    QStringList texts;
    connect(
        &search, &FileSearch::found, this,
        [&texts](const std::shared_ptr<const FileSieve> &sieve) { texts += sieve->filter().text; });
    const auto files = image();
    for (const QString &text : {u"a"_s, u"ap"_s, u"app"_s})
        search.start(files, {}, {.text = text});
    QTRY_COMPARE(texts, QStringList{u"app"_s});
    search.start(files, {}, {.text = u"x"_s});
    search.stop();
    QTest::qWait(50);
    QCOMPARE(texts.size(), 1);
}

void TestFileSearch::gone()
{
    auto search = std::make_unique<FileSearch>();
    search->start(image(), {}, {.text = u"app"_s});
    search.reset();
    QTest::qWait(20); // What comes late finds nobody.
}

void TestFileSearch::many()
{
    auto analysis = std::make_shared<layers::ImageAnalysis>();
    analysis->tree = std::make_shared<layers::FileTree>(support::syntheticTree(200'000));
    const auto files = std::make_shared<const models::FileFacts>(analysis);
    const auto measure = [&files](const char *what, const FileFilter &filter) {
        QElapsedTimer timer;
        timer.start();
        const FileSieve sieve(files, {}, filter);
        qInfo("200,000 files, %s: %lld us", what, timer.nsecsElapsed() / 1000);
        QVERIFY(!sieve.isCut());
        QCOMPARE_GT(sieve.count(), 0);
    };
    measure("text", {.text = u"file1234"_s});
    measure("path", {.text = u"lib/d"_s});
    measure("pattern", {.text = u"e[0-9]+7$"_s, .isPattern = true});
    measure("size", {.size = {.smallest = 100'000}});
}

QTEST_GUILESS_MAIN(TestFileSearch)
#include "tst_filesearch.moc"
