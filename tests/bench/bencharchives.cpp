// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bencharchives.h"

#include "tests/bench/archivewriter.h"
#include "tests/bench/measure.h"

#include <QDir>
#include <QFile>

#include <cmath>
#include <functional>
#include <random>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

/// "usr/d12/d3/file7": 20 files a folder, 20 folders a folder.
QByteArray pathOf(const QByteArray &top, int file)
{
    return top + "/d" + QByteArray::number(file / 400) + "/d" + QByteArray::number(file / 20 % 20)
           + "/file" + QByteArray::number(file);
}

/// A base of 9,000 files, a compiler of 15,000, sources and what they became; then 449 removals.
void debianAndGo(ArchiveWriter &archive)
{
    std::mt19937 random(1);
    struct Part
    {
        QByteArray folder;
        int files;
        double bytes;
    };
    for (const Part &part : {Part{"usr", 9'000, 125e6}, Part{"usr/local/go", 15'000, 260e6},
                             Part{"go/src", 3'500, 76e6}, Part{"app", 500, 300e6}}) {
        archive.beginLayer();
        std::lognormal_distribution<double> size(std::log(part.bytes / part.files) - 1.5 * 1.5 / 2,
                                                 1.5);
        for (int i = 0; i < part.files; ++i)
            archive.file(pathOf(part.folder, i), std::min<qint64>(qint64(size(random)), 200 << 20));
        archive.endLayer();
    }
    archive.beginLayer();
    for (int i = 0; i < 448; ++i)
        archive.whiteout(pathOf("usr", i * 20));
    archive.whiteout("go/src/d8");
    archive.endLayer();
}

void deletedLater(ArchiveWriter &archive)
{
    constexpr int Files = 50'000;
    archive.beginLayer();
    for (int i = 0; i < Files; ++i)
        archive.file(pathOf("srv", i), 600 + i % 1000);
    archive.endLayer();
    archive.beginLayer();
    for (int i = 0; i < Files; i += 100)
        archive.whiteout(pathOf("srv", i));
    archive.endLayer();
}

void manyFiles(ArchiveWriter &archive)
{
    archive.beginLayer();
    for (int i = 0; i < 200'000; ++i)
        archive.file(pathOf("srv", i), 200 + i % 800);
    archive.endLayer();
}

void manyLayers(ArchiveWriter &archive)
{
    for (int layer = 0; layer < 40; ++layer) {
        archive.beginLayer();
        for (int i = 0; i < 2'000; ++i)
            archive.file(pathOf("layer" + QByteArray::number(layer), i), 500 + i % 1000);
        archive.endLayer();
    }
}

void hugeFiles(ArchiveWriter &archive)
{
    archive.beginLayer();
    archive.file("srv/first", 1 << 30);
    archive.file("srv/second", 1 << 30);
    archive.endLayer();
}

QString make(const QString &path, const std::function<void(ArchiveWriter &)> &fill)
{
    if (!QFile::exists(path)) {
        ArchiveWriter archive(path + u".part"_s);
        fill(archive);
        archive.finish();
        if (!QFile::rename(path + u".part"_s, path))
            giveUp(path);
    }
    return path;
}

QString compress(const QString &path, const QString &archive)
{
    if (!QFile::exists(path)) {
        (void)run({u"skopeo"_s, u"copy"_s, u"--quiet"_s, u"docker-archive:"_s + archive,
                   u"oci-archive:"_s + path + u".part:bench"_s});
        if (!QFile::rename(path + u".part"_s, path))
            giveUp(path);
    }
    return path;
}

} // namespace

QList<BenchArchive> makeBenchArchives(const QString &folder)
{
    if (!QDir().mkpath(folder))
        giveUp(folder);
    const QString debian = make(folder + u"/debian-go.tar"_s, debianAndGo);
    return {
        {u"761 MB in 28,000 files, 449 whiteouts"_s, debian, u"12.3 to 15.9 s"_s,
         u"0.8 s, DiffIDs verified"_s},
        {u"the same as OCI, gzip"_s, compress(folder + u"/debian-go.oci.tar"_s, debian),
         u"18 to 19 s"_s, u"1.5 s"_s},
        {u"50,000 files, 500 of them deleted later"_s,
         make(folder + u"/deleted.tar"_s, deletedLater), u"25.5 to 28.9 s"_s, u"0.3 s"_s},
        {u"200,000 files in one layer"_s, make(folder + u"/files.tar"_s, manyFiles),
         u"1.0 s + 0.8 s before the first picture"_s, u"0.35 s + 0.15 s"_s},
        {u"40 layers of 2,000 files"_s, make(folder + u"/layers.tar"_s, manyLayers),
         u"0.45 s + 5.6 s, 1.15 GB"_s, u"0.3 s + 0.1 s, 100 MB"_s},
        {u"2 files of 1 GiB in one layer"_s, make(folder + u"/huge.tar"_s, hugeFiles),
         u"1.0 s, nothing verified"_s, u"1.7 s, DiffID verified"_s},
    };
}

} // namespace bench
