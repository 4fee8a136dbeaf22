// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/layertocbuilder.h"
#include "models/filefacts.h"
#include "models/filesieve.h"
#include "tests/support/analyzedtars.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using models::FileFacts;
using models::FileFamily;

class TestFileFacts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void families_data();
    void families();
    void familySizes();
    void ages();
    void noAges();
    void pathsOfNewFolders();
    void whyHiddenInNewFolders();
    void many();
};

namespace {

std::unique_ptr<FileFacts> factsOf(const std::vector<layers::TocEntry> &entries)
{
    layers::LayerToc::Builder builder;
    for (const layers::TocEntry &entry : entries)
        static_cast<void>(builder.add(entry));
    return std::make_unique<FileFacts>(
        *layers::analyze({builder.finish(oci::DiffId::of(oci::Digest::of({})), 0)}));
}

quint32 nodeOf(const FileFacts &files, const QString &path)
{
    for (quint32 i = 0; i < files.count(); ++i) {
        if (files.tree().displayPath(files.tree().node(i)) == path)
            return i;
    }
    qFatal("no such path");
}

} // namespace

void TestFileFacts::families_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<quint32>("mode");
    QTest::addColumn<FileFamily>("family");
    const auto row = [](const char *path, FileFamily family, quint32 mode = 0644) {
        QTest::newRow(path) << QByteArray(path) << mode << family;
    };
    row("usr/lib/libc.so.6", FileFamily::Library);
    row("usr/lib/libc.so", FileFamily::Library, 0755);
    row("usr/lib/libm.a", FileFamily::Library);
    row("usr/bin/env", FileFamily::Executable, 0755);
    row("usr/bin/notes", FileFamily::Other);
    row("opt/app/server", FileFamily::Executable, 0755);
    row("usr/lib/python3/os.py", FileFamily::Python);
    row("usr/lib/python3/__pycache__/os.cpython-312.PYC", FileFamily::Python);
    row("app/a.jar", FileFamily::Java);
    row("app/node_modules/x/LICENSE", FileFamily::Web);
    row("app/node_modules/x/index.mjs", FileFamily::Web);
    row("usr/share/man/man1/ls.1.gz", FileFamily::Document);
    row("usr/share/doc/ls/copyright", FileFamily::Document);
    row("backup.tar.gz", FileFamily::Archive);
    row("usr/share/locale/fr/LC_MESSAGES/ls.mo", FileFamily::Locale);
    row("var/lib/apt/lists/x_Packages.lz4", FileFamily::Log);
    row("var/log/dpkg.log", FileFamily::Log);
    row("usr/include/stdio.h", FileFamily::Source);
    row("usr/include/vector", FileFamily::Source);
    row("src/.git/HEAD", FileFamily::Source);
    row("logo.PNG", FileFamily::Image);
    row("etc/app.json", FileFamily::Data);
    row(".json", FileFamily::Other); // The name of a hidden file is no extension.
    row("a.", FileFamily::Other);
    row("a.anextensionoflength", FileFamily::Other);
}

void TestFileFacts::families()
{
    QFETCH(QByteArray, path);
    QFETCH(quint32, mode);
    const auto files = factsOf({{.path = path.toStdString(), .size = 1, .mode = mode}});
    QTEST(files->family(nodeOf(*files, u'/' + QString::fromLatin1(path))), "family");
}

void TestFileFacts::familySizes()
{
    const auto files = factsOf({{.path = "a.png", .size = 10},
                                {.path = "b.png", .size = 5},
                                {.path = "c.h", .size = 1},
                                {.path = "d", .size = 4}});
    QCOMPARE(files->familySizes()[std::size_t(FileFamily::Image)], 15);
    QCOMPARE(files->familySizes()[std::size_t(FileFamily::Source)], 1);
    QCOMPARE(files->familySizes()[std::size_t(FileFamily::Other)], 4);
    QVERIFY(!models::familyName(FileFamily::Other).isEmpty());
}

void TestFileFacts::ages()
{
    const auto files = factsOf({{.path = "old", .size = 1, .mtime = 1'000'000},
                                {.path = "middle", .size = 1, .mtime = 1'500'000},
                                {.path = "new", .size = 1, .mtime = 2'000'000},
                                {.path = "none", .size = 1, .mtime = 0}});
    QCOMPARE(files->ageRange().oldest, 1'000'000);
    QCOMPARE(files->ageRange().newest, 2'000'000);
    QCOMPARE(files->age(nodeOf(*files, u"/old"_s)), 0);
    QCOMPARE(files->age(nodeOf(*files, u"/middle"_s)), FileFacts::AgeSteps / 2);
    QCOMPARE(files->age(nodeOf(*files, u"/new"_s)), FileFacts::AgeSteps - 1);
    QCOMPARE(files->age(nodeOf(*files, u"/none"_s)), FileFacts::NoAge);
}

void TestFileFacts::noAges()
{
    const auto none = factsOf({{.path = "a", .size = 1, .mtime = 0}});
    QCOMPARE(none->ageRange().newest, 0);
    QCOMPARE(none->age(nodeOf(*none, u"/a"_s)), FileFacts::NoAge);
    // All of one moment, and a time from before the scale.
    const auto same =
        factsOf({{.path = "a", .size = 1, .mtime = 7}, {.path = "b", .size = 1, .mtime = 7}});
    QCOMPARE(same->age(nodeOf(*same, u"/a"_s)), FileFacts::AgeSteps - 1);
    const auto wild =
        factsOf({{.path = "a", .size = 1, .mtime = -5},
                 {.path = "b", .size = 1, .mtime = std::numeric_limits<qint64>::max()}});
    QCOMPARE(wild->age(nodeOf(*wild, u"/a"_s)), FileFacts::NoAge);
}

/// A folder that is removed and made again is another node; what is in it has the same path.
void TestFileFacts::pathsOfNewFolders()
{
    using support::TarBuilder;
    const auto analysis = support::analyzed({
        TarBuilder().file("d/e/a", "1").file("d/e/kept", "1"),
        TarBuilder().file("d/e/a", "22"),
        TarBuilder().whiteout("d").folder("d").file("d/e/a", "333").file("d/e/new", "1"),
        TarBuilder().whiteout("d/e/a"),
        TarBuilder().file("d/e/a", "4444"),
    });
    const FileFacts files(analysis);
    const layers::FileTree &tree = files.tree();
    const auto at = [&](const QString &path, int layer) {
        for (const layers::FileNode node : tree.nodes()) {
            if (tree.displayPath(node) == path && node.layer == layer)
                return node.index;
        }
        qFatal("no such path");
    };
    const QString a = u"/d/e/a"_s;
    for (const int layer : {0, 1, 2, 4})
        QCOMPARE(files.versions(at(a, layer)),
                 (std::vector{at(a, 0), at(a, 1), at(a, 2), at(a, 4)}));
    QCOMPARE(files.versions(at(u"/d/e/new"_s, 2)).size(), 1uz);
    QCOMPARE(files.versions(at(u"/d/e"_s, 2)).size(), 2uz);
    QCOMPARE(files.versions(0), std::vector{0u});
    // Replaced in layers 1 and 2 without a break; not there after layer 3.
    QCOMPARE(files.pathSince(at(a, 0)), 0);
    QCOMPARE(files.pathSince(at(a, 1)), 0);
    QCOMPARE(files.pathSince(at(a, 2)), 0);
    QCOMPARE(files.pathSince(at(a, 4)), 4);
    QCOMPARE(files.pathSince(at(u"/d/e/new"_s, 2)), 2);
    // So the walk says what the layer did.
    const auto shared = std::make_shared<const FileFacts>(analysis);
    using enum models::LayerScope::Extent;
    const models::FileSieve second(shared, {.extent = Only, .layer = 2});
    QCOMPARE(second.kind(at(a, 2)), layers::ChangeKind::Modified);
    QCOMPARE(second.kind(at(u"/d/e/new"_s, 2)), layers::ChangeKind::Added);
    QCOMPARE(second.kind(at(u"/d/e/kept"_s, 0)), layers::ChangeKind::Deleted);
    const models::FileSieve last(shared, {.extent = Only, .layer = 4});
    QCOMPARE(last.kind(at(a, 4)), layers::ChangeKind::Added);
}

/// The waste of both is one row, with one of the two nodes.
void TestFileFacts::whyHiddenInNewFolders()
{
    using support::TarBuilder;
    const FileFacts files(support::analyzed({
        TarBuilder().file("d/a", "1").hardLink("x", "d/a"),
        TarBuilder().whiteout("d").folder("d").file("d/a", "22").hardLink("y", "d/a"),
        TarBuilder().whiteout("d").whiteout("x").whiteout("y"),
    }));
    QCOMPARE(files.analysis().waste.size(), 1uz);
    for (const layers::FileNode node : files.tree().nodes()) {
        if (files.tree().displayPath(node) == "/d/a"_L1 && node.hiddenBy == 2)
            QCOMPARE(files.whyHidden(node.index), layers::WasteReason::Removed);
    }
}

void TestFileFacts::many()
{
    constexpr int Files = 200'000;
    layers::LayerToc::Builder builder;
    const std::array endings{".so.1", ".py", ".h", "", ".gz", ".unknown"};
    for (int i = 0; i < Files; ++i) {
        const std::string path =
            "usr/lib/d" + std::to_string(i / 50) + "/file" + std::to_string(i) + endings[i % 6];
        static_cast<void>(builder.add({.path = path, .size = i, .mtime = 1 + i * 7 % 1000}));
    }
    FileFacts files(*layers::analyze({builder.finish(oci::DiffId::of(oci::Digest::of({})), 0)}));
    QElapsedTimer timer;
    timer.start();
    static_cast<void>(files.family(0));
    const qint64 families = timer.nsecsElapsed() / 1000;
    timer.restart();
    static_cast<void>(files.age(0));
    const qint64 ages = timer.nsecsElapsed() / 1000;
    qInfo("200,000 files: types in %lld us, ages in %lld us", families, ages);
    QCOMPARE_LT(families + ages, 1'000'000);
}

QTEST_GUILESS_MAIN(TestFileFacts)
#include "tst_filefacts.moc"
