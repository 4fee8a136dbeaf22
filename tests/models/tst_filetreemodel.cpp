// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/layertocbuilder.h"
#include "models/filetreemodel.h"
#include "tests/support/treebuilder.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using layers::ChangeKind;
using layers::EntryType;
using models::FileSieve;
using models::FileTreeModel;
using models::LayerScope;
using Extent = models::LayerScope::Extent;

class TestFileTreeModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeImage();
    void scopes_data();
    void scopes();
    void ranges_data();
    void ranges();
    void rangeOfVersions();
    void folders_data();
    void folders();
    void attributesOfFolders();
    void foldersOfFilters();
    void sorting();
    void sortKeepsIndexes();
    void facts();
    void modes_data();
    void modes();
    void nothing();
    void many();
};

namespace {

/// Entries of a layer, in the order of its tar.
std::shared_ptr<const layers::LayerToc> layer(const QList<layers::TocEntry> &entries)
{
    layers::LayerToc::Builder builder;
    for (const layers::TocEntry &entry : entries)
        static_cast<void>(builder.add(entry));
    return builder.finish(oci::DiffId::of(oci::Digest::of({})), 0);
}

/// Layer 0 has bin/{a 100, b 50} and old/x 10; layer 1 replaces bin/a by 70, removes old and adds
/// new/link -> ../bin/a and new/c 5; layer 2 removes new/c.
std::shared_ptr<const models::FileFacts> threeLayers()
{
    const auto file = [](std::string_view path, qint64 size) {
        return layers::TocEntry{.path = path, .size = size, .mode = 0644, .uid = 7, .gid = 8};
    };
    const auto analysis = layers::analyze(
        {layer({{.path = "bin", .mode = 0755, .type = EntryType::Directory},
                file("bin/a", 100),
                file("bin/b", 50),
                file("old/x", 10)}),
         layer(
             {file("bin/a", 70),
              file(".wh.old", 0),
              file("new/c", 5),
              {.path = "new/link", .link = "../bin/a", .mode = 0777, .type = EntryType::Symlink}}),
         layer({file("new/.wh.c", 0)})});
    return std::make_shared<models::FileFacts>(*analysis);
}

/// One line a row: indentation, mark of the kind, name, size.
void write(const FileTreeModel &model, const QModelIndex &parent, int depth, QStringList &lines)
{
    constexpr QLatin1StringView Marks("=+~-"); // In the order of ChangeKind.
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const qint64 size = index.siblingAtColumn(FileTreeModel::SizeColumn).data().toLongLong();
        const qint64 hidden =
            index.siblingAtColumn(FileTreeModel::HiddenColumn).data().toLongLong();
        lines += QString(depth, u' ') + Marks[index.data(FileTreeModel::KindRole).toInt()]
                 + index.data().toString() + u' ' + QString::number(size)
                 + (hidden > 0 ? u'/' + QString::number(hidden) : QString());
        write(model, index, depth + 1, lines);
    }
}

QStringList outline(const FileTreeModel &model)
{
    QStringList lines;
    write(model, {}, 0, lines);
    return lines;
}

} // namespace

void TestFileTreeModel::wholeImage()
{
    FileTreeModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSieve(std::make_shared<FileSieve>(threeLayers(), LayerScope{}));
    QCOMPARE(outline(model), (QStringList{u"=bin/ 220/100"_s, u" -a 100/100"_s, u" ~a 70"_s,
                                          u" =b 50"_s, u"-old/ 10/10"_s, u" -x 10/10"_s,
                                          u"+new/ 5/5"_s, u" -c 5/5"_s, u" +link 0"_s}));
}

void TestFileTreeModel::scopes_data()
{
    QTest::addColumn<Extent>("extent");
    QTest::addColumn<int>("layer");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("up to the base")
        << Extent::UpTo << 0
        << QStringList{u"+bin/ 150"_s, u" +a 100"_s, u" +b 50"_s, u"+old/ 10"_s, u" +x 10"_s};
    // What it adds, changes and removes, among what it leaves alone.
    QTest::newRow("up to layer 1")
        << Extent::UpTo << 1 << QStringList{u"~bin/ 220/100"_s, u" -a 100/100"_s, u" ~a 70"_s,
                                            u" =b 50"_s,        u"-old/ 10/10"_s, u" -x 10/10"_s,
                                            u"+new/ 5"_s,       u" +c 5"_s,       u" +link 0"_s};
    // What layer 1 removed is gone.
    QTest::newRow("up to the top")
        << Extent::UpTo << 2 << QStringList{u"=bin/ 120"_s, u" =a 70"_s,  u" =b 50"_s,
                                            u"~new/ 5/5"_s, u" -c 5/5"_s, u" =link 0"_s};
    QTest::newRow("only the base") << Extent::Only << 0
                                   << QStringList{u"+bin/ 150/100"_s, u" +a 100/100"_s, u" +b 50"_s,
                                                  u"+old/ 10/10"_s, u" +x 10/10"_s};
    QTest::newRow("only layer 1") << Extent::Only << 1
                                  << QStringList{u"~bin/ 170/100"_s, u" -a 100/100"_s,
                                                 u" ~a 70"_s,        u"-old/ 10/10"_s,
                                                 u" -x 10/10"_s,     u"+new/ 5/5"_s,
                                                 u" +c 5/5"_s,       u" +link 0"_s};
    QTest::newRow("only the top") << Extent::Only << 2 << QStringList{u"~new/ 5/5"_s, u" -c 5/5"_s};
}

void TestFileTreeModel::ranges_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::addColumn<QStringList>("expected");
    // Nothing was there before: what the base has is added, and what went again is deleted.
    QTest::newRow("from the base")
        << 0 << 1 << QStringList{u"+bin/ 220/100"_s, u" -a 100/100"_s, u" +a 70"_s,
                                 u" +b 50"_s,        u"-old/ 10/10"_s, u" -x 10/10"_s,
                                 u"+new/ 5/5"_s,     u" +c 5/5"_s,     u" +link 0"_s};
    QTest::newRow("to the top") << 1 << 2
                                << QStringList{u"~bin/ 170/100"_s, u" -a 100/100"_s, u" ~a 70"_s,
                                               u"-old/ 10/10"_s,   u" -x 10/10"_s,   u"+new/ 5/5"_s,
                                               u" -c 5/5"_s,       u" +link 0"_s};
    QTest::newRow("one layer") << 2 << 2 << QStringList{u"~new/ 5/5"_s, u" -c 5/5"_s};
}

void TestFileTreeModel::ranges()
{
    QFETCH(int, first);
    QFETCH(int, last);
    FileTreeModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSieve(std::make_shared<FileSieve>(
        threeLayers(), LayerScope{.extent = Extent::Range, .layer = last, .first = first}));
    QTEST(outline(model), "expected");
}

/// Three versions of a file: in the last two layers only the first of them is new.
void TestFileTreeModel::rangeOfVersions()
{
    const auto version = [](qint64 size) {
        return layer({{.path = "a", .size = size, .mode = 0644}});
    };
    const auto analysis = layers::analyze({version(1), version(20), version(300)});
    const auto files = std::make_shared<models::FileFacts>(*analysis);
    const auto shown = [&](int first) {
        FileTreeModel model;
        model.setSieve(std::make_shared<FileSieve>(
            files, LayerScope{.extent = Extent::Range, .layer = 2, .first = first}));
        return outline(model);
    };
    QCOMPARE(shown(0), (QStringList{u"+a 300"_s, u"-a 20/20"_s, u"-a 1/1"_s}));
    QCOMPARE(shown(1), (QStringList{u"~a 300"_s, u"-a 20/20"_s, u"-a 1/1"_s}));
    QCOMPARE(shown(2), (QStringList{u"~a 300"_s, u"-a 20/20"_s}));
}

namespace {

/// Layer 0 has app/x 1 and the empty folders opt and tmp; layer 1 takes app from the others and
/// lists tmp again as it is; layer 2 puts new 5 into opt; layer 3 makes run/a 2, which layer 4
/// takes from the others, too.
std::shared_ptr<const models::FileFacts> listedAgain()
{
    const auto folder = [](std::string_view path, quint32 mode) {
        return layers::TocEntry{.path = path, .mode = mode, .type = EntryType::Directory};
    };
    const auto file = [](std::string_view path, qint64 size) {
        return layers::TocEntry{.path = path, .size = size, .mode = 0644};
    };
    const auto analysis = layers::analyze({
        layer({folder("app", 0755), file("app/x", 1), folder("opt", 0755), folder("tmp", 01777)}),
        layer({folder("app", 0700), folder("tmp", 01777)}),
        layer({folder("opt", 0755), file("opt/new", 5)}),
        layer({folder("run", 0755), file("run/a", 2)}),
        layer({folder("run", 0700)}),
    });
    return std::make_shared<models::FileFacts>(*analysis);
}

} // namespace

void TestFileTreeModel::folders_data()
{
    QTest::addColumn<LayerScope>("scope");
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<QList<int>>("counts"); // Added, modified.
    const auto row = [](const char *name, const LayerScope &scope, const QStringList &expected,
                        const QList<int> &counts) {
        QTest::newRow(name) << scope << expected << counts;
    };
    row("the image", {},
        {u"=opt/ 5"_s, u" +new 5"_s, u"~run/ 2"_s, u" +a 2"_s, u"~app/ 1"_s, u" =x 1"_s,
         u"=tmp/ 0"_s},
        {0, 0});
    row("empty folders of the base", {Extent::UpTo, 0},
        {u"+app/ 1"_s, u" +x 1"_s, u"+opt/ 0"_s, u"+tmp/ 0"_s}, {3, 0});
    row("a layer that takes a full folder", {Extent::Only, 1}, {u"~app/ 0"_s}, {0, 1});
    row("the same among the others", {Extent::UpTo, 1},
        {u"~app/ 1"_s, u" =x 1"_s, u"=opt/ 0"_s, u"=tmp/ 0"_s}, {0, 1});
    row("the same in a range", {Extent::Range, 2, 1}, {u"~opt/ 5"_s, u" +new 5"_s, u"~app/ 0"_s},
        {1, 1});
    row("the first file of a folder", {Extent::UpTo, 2},
        {u"~opt/ 5"_s, u" +new 5"_s, u"=app/ 1"_s, u" =x 1"_s, u"=tmp/ 0"_s}, {1, 0});
    row("a folder that is made and changed", {Extent::Range, 4, 3}, {u"+run/ 2"_s, u" +a 2"_s},
        {1, 0});
    row("a folder that is changed", {Extent::Range, 4, 4}, {u"~run/ 0"_s}, {0, 1});
}

void TestFileTreeModel::folders()
{
    QFETCH(LayerScope, scope);
    QFETCH(QList<int>, counts);
    FileTreeModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSieve(std::make_shared<FileSieve>(listedAgain(), scope));
    QTEST(outline(model), "expected");
    QCOMPARE(model.sieve()->count(ChangeKind::Added), counts[0]);
    QCOMPARE(model.sieve()->count(ChangeKind::Modified), counts[1]);
}

/// Those that the layers looked at leave.
void TestFileTreeModel::attributesOfFolders()
{
    FileTreeModel model;
    const auto ofApp = [&model](const LayerScope &scope) {
        model.setSieve(std::make_shared<FileSieve>(listedAgain(), scope));
        const QModelIndex app = model.match(model.index(0, 0), Qt::DisplayRole, u"app/"_s).first();
        return app.siblingAtColumn(FileTreeModel::ModeColumn).data().toString() + u' '
               + app.siblingAtColumn(FileTreeModel::LayerColumn).data().toString();
    };
    QCOMPARE(ofApp({}), u"drwx------ 1"_s);
    QCOMPARE(ofApp({Extent::UpTo, 0}), u"drwxr-xr-x 0"_s);
    QCOMPARE(ofApp({Extent::UpTo, 1}), u"drwx------ 1"_s);
    QCOMPARE(ofApp({Extent::UpTo, 4}), u"drwx------ 1"_s);
}

/// A folder that is wanted is shown though nothing in it is, but it has no size.
void TestFileTreeModel::foldersOfFilters()
{
    FileTreeModel model;
    const QAbstractItemModelTester tester(&model);
    const auto shown = [&model](const models::FileFilter &filter) {
        model.setSieve(std::make_shared<FileSieve>(listedAgain(), LayerScope{}, filter));
        return outline(model);
    };
    QCOMPARE(shown({.kinds = {ChangeKind::Modified}}), (QStringList{u"~app/ 0"_s, u"~run/ 0"_s}));
    QCOMPARE(shown({.size = {.largest = 1}}),
             (QStringList{u"~app/ 1"_s, u" =x 1"_s, u"=tmp/ 0"_s}));
}

void TestFileTreeModel::scopes()
{
    QFETCH(Extent, extent);
    QFETCH(int, layer);
    QFETCH(QStringList, expected);
    FileTreeModel model;
    const QAbstractItemModelTester tester(&model);
    const auto files = threeLayers();
    model.setSieve(std::make_shared<FileSieve>(files, LayerScope{}));
    static_cast<void>(outline(model));
    model.setSieve(std::make_shared<FileSieve>(files, LayerScope{extent, layer}));
    QCOMPARE(outline(model), expected);
}

void TestFileTreeModel::sorting()
{
    FileTreeModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSieve(std::make_shared<FileSieve>(threeLayers(), LayerScope{}));
    const auto names = [&model] {
        QStringList list;
        for (int row = 0; row < model.rowCount(); ++row)
            list += model.index(row, 0).data().toString();
        return list;
    };
    model.sort(FileTreeModel::NameColumn, Qt::AscendingOrder);
    QCOMPARE(names(), (QStringList{u"bin/"_s, u"new/"_s, u"old/"_s}));
    model.sort(FileTreeModel::NameColumn, Qt::DescendingOrder);
    QCOMPARE(names(), (QStringList{u"old/"_s, u"new/"_s, u"bin/"_s}));
    model.sort(FileTreeModel::SizeColumn, Qt::AscendingOrder);
    QCOMPARE(names(), (QStringList{u"new/"_s, u"old/"_s, u"bin/"_s}));
    model.sort(FileTreeModel::HiddenColumn, Qt::DescendingOrder);
    QCOMPARE(names(), (QStringList{u"bin/"_s, u"old/"_s, u"new/"_s}));
    model.sort(FileTreeModel::LayerColumn, Qt::DescendingOrder);
    QCOMPARE(names().last(), u"old/"_s);
}

void TestFileTreeModel::sortKeepsIndexes()
{
    FileTreeModel model;
    const QAbstractItemModelTester tester(&model);
    model.setSieve(std::make_shared<FileSieve>(threeLayers(), LayerScope{}));
    const QPersistentModelIndex index = model.index(1, 0, model.index(0, 0));
    const quint32 node = FileTreeModel::nodeOf(index);
    model.sort(FileTreeModel::SizeColumn, Qt::AscendingOrder);
    QVERIFY(index.isValid());
    QCOMPARE(FileTreeModel::nodeOf(index), node);
    QCOMPARE(model.indexOf(node), QModelIndex(index));
    QCOMPARE(index.parent().data().toString(), u"bin/"_s);
}

void TestFileTreeModel::facts()
{
    FileTreeModel model;
    model.setSieve(std::make_shared<FileSieve>(threeLayers(), LayerScope{}));
    const QModelIndex changed = model.index(1, 0, model.index(0, 0));
    QCOMPARE(changed.data(FileTreeModel::PathRole), u"/bin/a"_s);
    QCOMPARE(changed.siblingAtColumn(FileTreeModel::LayerColumn).data(), 1);
    QCOMPARE(changed.siblingAtColumn(FileTreeModel::ModeColumn).data(), u"-rw-r--r--"_s);
    QCOMPARE(changed.siblingAtColumn(FileTreeModel::OwnerColumn).data(), u"7:8"_s);
    QCOMPARE(changed.data(Qt::AccessibleDescriptionRole), u"modified"_s);
    QCOMPARE(changed.data(FileTreeModel::ShareRole).toDouble(), 70.0 / 220);
    const QModelIndex link = model.index(1, 0, model.index(2, 0));
    QCOMPARE(link.data(FileTreeModel::LinkRole), u"../bin/a"_s);
    QCOMPARE(link.siblingAtColumn(FileTreeModel::ModeColumn).data(), u"lrwxrwxrwx"_s);
    // No layer lists it.
    const QModelIndex old = model.index(1, 0);
    QVERIFY(!old.siblingAtColumn(FileTreeModel::ModeColumn).data().isValid());

    const models::FileFacts &files = model.sieve()->files();
    const auto why = [&](const QModelIndex &index) {
        return files.whyHidden(FileTreeModel::nodeOf(index));
    };
    QCOMPARE(why(model.index(0, 0, old)), layers::WasteReason::Removed);
    QVERIFY(!why(changed));
    QCOMPARE(files.pathSince(FileTreeModel::nodeOf(changed)), 0);
    QCOMPARE(files.pathSince(FileTreeModel::nodeOf(link)), 1);
}

void TestFileTreeModel::modes_data()
{
    QTest::addColumn<quint32>("mode");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0U << u"----------"_s;
    QTest::newRow("usual") << 0751U << u"-rwxr-x--x"_s;
    QTest::newRow("set-id") << 06755U << u"-rwsr-sr-x"_s;
    QTest::newRow("set-id without x") << 06644U << u"-rwSr-Sr--"_s;
    QTest::newRow("sticky") << 01777U << u"-rwxrwxrwt"_s;
}

void TestFileTreeModel::modes()
{
    QFETCH(quint32, mode);
    QTEST(models::modeText({.mode = mode}), "text");
}

void TestFileTreeModel::nothing()
{
    FileTreeModel model;
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    model.setSieve(std::make_shared<FileSieve>(threeLayers(), LayerScope{}));
    model.setSieve(nullptr);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.hasChildren());
    QVERIFY(!model.indexOf(1).isValid());
}

void TestFileTreeModel::many()
{
    auto analysis = std::make_shared<layers::ImageAnalysis>();
    analysis->tree = std::make_shared<layers::FileTree>(support::syntheticTree(200'000));
    const auto files = std::make_shared<models::FileFacts>(analysis);
    FileTreeModel model;
    QElapsedTimer timer;
    timer.start();
    model.setSieve(std::make_shared<FileSieve>(files, LayerScope{}));
    QCOMPARE_GT(model.rowCount(), 0);
    const qint64 opened = timer.nsecsElapsed();
    static_cast<void>(files->pathSince(0));
    timer.restart();
    model.setSieve(std::make_shared<FileSieve>(files, LayerScope{Extent::UpTo, 5}));
    QCOMPARE_GT(model.rowCount(), 0);
    qInfo("200,000 files: opened in %lld us, another scope in %lld us", opened / 1000,
          timer.nsecsElapsed() / 1000);
    QCOMPARE_LT(opened, 200'000'000); // A hundred times what it takes.
}

QTEST_GUILESS_MAIN(TestFileTreeModel)
#include "tst_filetreemodel.moc"
