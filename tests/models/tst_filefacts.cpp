// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/layertocbuilder.h"
#include "models/filefacts.h"

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
    void many();
};

namespace {

std::unique_ptr<FileFacts> factsOf(const std::vector<layers::TocEntry> &entries)
{
    layers::LayerToc::Builder builder;
    for (const layers::TocEntry &entry : entries)
        static_cast<void>(builder.add(entry));
    return std::make_unique<FileFacts>(
        *layers::analyze({builder.finish(oci::DiffId(oci::Digest::of({})), 0)}));
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
    FileFacts files(*layers::analyze({builder.finish(oci::DiffId(oci::Digest::of({})), 0)}));
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
