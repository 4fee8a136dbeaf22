// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/treewriter.h"
#include "core/layers/extraction.h"
#include "core/layers/imagepaths.h"
#include "core/layers/layerindexer.h"
#include "tests/support/compressing.h"
#include "tests/support/expected.h"
#include "tests/support/tarbuilder.h"
#include "tests/support/tools.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::TreeWriter;
using layers::ImagePaths;
using layers::LayerReader;
using support::TarBuilder;

namespace {

layers::RandomReader readerOf(const QByteArray &bytes)
{
    return [bytes](qint64 offset, std::span<char> out) -> Result<qsizetype> {
        const qint64 part = std::clamp<qint64>(bytes.size() - offset, 0, qint64(out.size()));
        std::memcpy(out.data(), bytes.constData() + offset, std::size_t(part));
        return part;
    };
}

/// An image whose layers are in memory.
struct Image
{
    explicit Image(const QList<QByteArray> &blobs)
    {
        std::vector<std::shared_ptr<const layers::LayerToc>> all;
        for (const QByteArray &blob : blobs) {
            auto seek = std::make_shared<layers::SeekIndex>();
            const auto read = [reader = readerOf(blob), at = qint64(0)](auto out) mutable {
                const auto got = reader(at, out);
                at += got.value_or(0);
                return got;
            };
            const auto toc = layers::indexLayer(read, {}, seek.get());
            if (!toc)
                qFatal("the layer is none: %s", qPrintable(toc.error().detail));
            all.push_back(*toc);
            layers.push_back({blob, *toc, seek});
        }
        paths = std::make_unique<ImagePaths>(*layers::analyze(all));
    }

    LayerReader open(qsizetype layer) const
    {
        const Layer &one = layers[std::size_t(layer)];
        return {readerOf(one.blob), one.toc, one.seek};
    }

    Result<QByteArray> read(const char *path, qint64 limit = LayerReader::Everything) const
    {
        const auto node = paths->find(path);
        if (!node)
            return std::unexpected(node.error());
        const auto entry = paths->entryOf(paths->tree().node(*node));
        if (!entry)
            return std::unexpected(entry.error());
        QByteArray bytes;
        const auto sink = [&bytes](QByteArrayView part) -> Result<void> {
            bytes.append(part);
            return {};
        };
        if (auto done = open(entry->layer).read(entry->entry, sink, limit); !done)
            return std::unexpected(done.error());
        return bytes;
    }

    Result<layers::ExtractionReport>
    extract(const QString &to, const char *path = "", const char *name = "",
            TreeWriter::Existing existing = TreeWriter::Existing::Keep) const
    {
        auto writer = TreeWriter::open(to, existing);
        if (!writer)
            return std::unexpected(writer.error());
        return layers::extract(*paths, paths->find(path).value(), name, *writer,
                               [this](qsizetype layer) { return open(layer); });
    }

    struct Layer
    {
        QByteArray blob;
        std::shared_ptr<const layers::LayerToc> toc;
        std::shared_ptr<const layers::SeekIndex> seek;
    };
    std::vector<Layer> layers;
    std::unique_ptr<ImagePaths> paths;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

QStringList below(const QString &folder)
{
    QStringList paths;
    QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext())
        paths.append(QDir(folder).relativeFilePath(all.next()));
    paths.sort();
    return paths;
}

struct stat statusOf(const QString &path)
{
    struct stat status{};
    if (::lstat(QFile::encodeName(path).constData(), &status) != 0)
        qFatal("no status of %s", qPrintable(path));
    return status;
}

} // namespace

class ExtractionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsLinksInsideTheImage_data();
    void followsLinksInsideTheImage();
    void readsEveryEntry_data();
    void readsEveryEntry();
    void readsNoMoreThanAsked();
    void noticesAnotherBlob();
    void sparseFiles_data();
    void sparseFiles();
    void brokenSparseFiles_data();
    void brokenSparseFiles();
    void hardLinksNameWhatWasThere();
    void writesWhatIsVisible();
    void staysInsideTheFolder();
    void leavesWhatIsThere();
    void replacesWhenForced();
    void longPaths();
    void leavesNoHalfFiles();
    void stops();
    void refusesPathsThatAreNone_data();
    void refusesPathsThatAreNone();
};

void ExtractionTest::followsLinksInsideTheImage_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("content"); // null: not there
    QTest::newRow("file") << "/etc/real"_ba << "real"_ba;
    QTest::newRow("without a slash") << "etc/real"_ba << "real"_ba;
    QTest::newRow("dots") << "/./etc/../etc//real"_ba << "real"_ba;
    QTest::newRow("above the root") << "/../../etc/real"_ba << "real"_ba;
    QTest::newRow("relative link") << "/etc/relative"_ba << "real"_ba;
    QTest::newRow("absolute link") << "/usr/absolute"_ba << "real"_ba;
    QTest::newRow("link that climbs out") << "/etc/climbs"_ba << "real"_ba;
    QTest::newRow("link of a link") << "/usr/twice"_ba << "real"_ba;
    QTest::newRow("through a linked folder") << "/conf/real"_ba << "real"_ba;
    // ".." is of the folder that the link leads to, as in the kernel.
    QTest::newRow("up from a linked folder") << "/deep/../real"_ba << QByteArray();
    QTest::newRow("up from a linked folder, there") << "/deep/../sub/file"_ba << "sub"_ba;
    QTest::newRow("hard link") << "/etc/hard"_ba << "real"_ba;
    QTest::newRow("hard link of a symbolic one") << "/etc/hardsoft"_ba << "real"_ba;
    QTest::newRow("loop") << "/loop1"_ba << QByteArray();
    QTest::newRow("through a loop") << "/loop1/x"_ba << QByteArray();
    QTest::newRow("itself") << "/self"_ba << QByteArray();
    QTest::newRow("dangling") << "/dangling"_ba << QByteArray();
    QTest::newRow("below a file") << "/etc/real/x"_ba << QByteArray();
    QTest::newRow("up from a file") << "/etc/real/../real"_ba << QByteArray();
    QTest::newRow("nothing") << "/nothing"_ba << QByteArray();
    QTest::newRow("removed") << "/etc/removed"_ba << QByteArray();
    QTest::newRow("hard link that names nothing") << "/etc/outside"_ba << QByteArray();
}

void ExtractionTest::followsLinksInsideTheImage()
{
    static const Image image({TarBuilder()
                                  .folder("etc")
                                  .file("etc/real", "real")
                                  .file("etc/removed", "removed")
                                  .symlink("etc/relative", "real")
                                  .symlink("usr/absolute", "/etc/real")
                                  .symlink("etc/climbs", "../../../../../etc/real")
                                  .symlink("usr/twice", "absolute")
                                  .symlink("conf", "etc")
                                  .file("a/b/sub/file", "sub")
                                  .symlink("deep", "a/b/sub")
                                  .hardLink("etc/hard", "etc/real")
                                  .hardLink("etc/hardsoft", "etc/relative")
                                  .hardLink("etc/outside", "../../../../etc/shadow")
                                  .symlink("loop1", "loop2")
                                  .symlink("loop2", "/loop1")
                                  .symlink("self", "self")
                                  .symlink("dangling", "/not/there")
                                  .bytes(),
                              TarBuilder().whiteout("etc/removed").bytes()});
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, content);
    const auto read = image.read(path.constData());
    if (content.isNull()) {
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::NotFound);
    } else {
        VERIFY_RESULT(read);
        QCOMPARE(*read, content);
    }
}

void ExtractionTest::readsEveryEntry_data()
{
    QTest::addColumn<QByteArray>("blob");
    TarBuilder tar;
    for (int i = 0; i < 300; ++i) {
        const QByteArray name = QByteArray::number(i);
        if (i % 3 == 0)
            tar.pax({{"path", "long/" + name.repeated(200) + "/" + name}});
        if (i % 3 == 1)
            tar.gnuLong('L', "gnu/" + name.repeated(200) + "/" + name);
        if (i % 50 == 0)
            tar.pax({{"comment", "of all"}}, 'g');
        tar.filler("f" + name, i * 377, char('a' + i % 26));
    }
    const QByteArray bytes = tar.bytes();
    QTest::newRow("plain") << bytes;
    QTest::newRow("gzip") << support::gzip(bytes);
    QTest::newRow("zstd") << support::zstd(bytes);
}

void ExtractionTest::readsEveryEntry()
{
    QFETCH(QByteArray, blob);
    const Image image({blob});
    LayerReader inOrder = image.open(0);
    const layers::LayerToc &toc = inOrder.toc();
    QCOMPARE(toc.count(), 300U);
    for (std::size_t i = 0; i < toc.count(); ++i) {
        const std::size_t entry = i * 211 % toc.count(); // every one, in no order
        for (LayerReader *reader : {&inOrder}) {
            qint64 size = 0;
            const auto sink = [&size](QByteArrayView bytes) -> Result<void> {
                size += bytes.size();
                return {};
            };
            const auto read = reader->read(entry, sink); // compares the fingerprint
            VERIFY_RESULT(read);
            QCOMPARE(size, toc.at(entry).size);
        }
    }
}

void ExtractionTest::readsNoMoreThanAsked()
{
    const Image image({TarBuilder().filler("f", 100'000).file("empty").folder("d").bytes()});
    for (const qint64 limit : {0, 1, 511, 70'000, 100'000, 100'001}) {
        const auto read = image.read("f", limit);
        VERIFY_RESULT(read);
        QCOMPARE(read->size(), std::min<qint64>(limit, 100'000));
    }
    QCOMPARE(image.read("empty").value(), QByteArray());
    QCOMPARE(image.read("d").error().code, ErrorCode::InvalidArgument);
    const auto refuse = [](QByteArrayView) { return core::cancelled(); };
    QCOMPARE(image.open(0).read(0, refuse).error().code, ErrorCode::Cancelled);
    const auto ignore = [](QByteArrayView) { return Result<void>(); };
    QCOMPARE(image.open(0).read(99, ignore).error().code, ErrorCode::InvalidArgument);
}

void ExtractionTest::noticesAnotherBlob()
{
    const auto ignore = [](QByteArrayView) { return Result<void>(); };
    const Image image({TarBuilder().file("a", "12345").file("b", "12345").bytes()});
    const auto &layer = image.layers[0];
    for (const QByteArray &other :
         {TarBuilder().file("a", "12345").file("b", "12346").bytes(), // other content
          TarBuilder().file("a", "12345").file("c", "12345").bytes(), // another name
          TarBuilder().file("a", "12345").file("b", "123456").bytes(), layer.blob.first(1536),
          QByteArray(), support::gzip(layer.blob).first(60)}) {
        LayerReader reader(readerOf(other), layer.toc, layer.seek);
        QCOMPARE(reader.read(1, ignore).error().code, ErrorCode::Corrupt);
    }
}

void ExtractionTest::sparseFiles_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("old GNU") << QStringList{u"--format=gnu"_s};
    for (const QString &version : {u"0.0"_s, u"0.1"_s, u"1.0"_s})
        QTest::newRow(qPrintable(u"PAX "_s + version))
            << QStringList{u"--format=pax"_s, u"--sparse-version="_s + version};
}

/// Files with holes, packed by GNU tar.
void ExtractionTest::sparseFiles()
{
    REQUIRE_TOOLS(u"tar"_s);
    QFETCH(QStringList, arguments);
    const QTemporaryDir folder;
    const QString script =
        u"cd \"$0\" && truncate -s 3M many && for i in $(seq 1 60); do printf \"part $i\" | "
        "dd of=many bs=1 seek=$((i * 50000)) conv=notrunc status=none; done && "
        "truncate -s 1M hole && printf end > before && truncate -s 200k before && "
        "truncate -s 200k after && printf end >> after"_s;
    QCOMPARE(QProcess::execute(u"sh"_s, {u"-c"_s, script, folder.path()}), 0);
    const QStringList names{u"many"_s, u"hole"_s, u"before"_s, u"after"_s};
    const QString path = folder.filePath(u"x.tar"_s);
    QCOMPARE(QProcess::execute(u"tar"_s, QStringList{u"-C"_s, folder.path(), u"-S"_s} + arguments
                                             + QStringList{u"-cf"_s, path} + names),
             0);
    const QByteArray tar = contentOf(path);
    QVERIFY(tar.size() < 1'000'000); // it has holes
    const Image image({tar});
    for (const QString &name : names) {
        const QByteArray expected = contentOf(folder.filePath(name));
        const auto read = image.read(qPrintable(name));
        VERIFY_RESULT(read);
        QVERIFY(*read == expected);
        const auto beginning = image.read(qPrintable(name), 123'456);
        VERIFY_RESULT(beginning);
        QVERIFY(*beginning == expected.first(123'456));
    }
    const QString to = folder.filePath(u"to"_s);
    VERIFY_RESULT(image.extract(to));
    QVERIFY(contentOf(to + u"/many"_s) == contentOf(folder.filePath(u"many"_s)));
}

void ExtractionTest::brokenSparseFiles_data()
{
    QTest::addColumn<QByteArray>("tar");
    const auto listed = [](const char *map) {
        return TarBuilder()
            .pax({{"GNU.sparse.size", "5000"}, {"GNU.sparse.map", map}})
            .file("f", "0123456789")
            .bytes();
    };
    const auto leading = [](const char *map) {
        return TarBuilder()
            .pax({{"GNU.sparse.major", "1"}, {"GNU.sparse.realsize", "5000"}})
            .file("f", QByteArray(map).leftJustified(512, '\0') + "0123456789")
            .bytes();
    };
    QTest::newRow("no numbers") << listed("a,b");
    QTest::newRow("half a part") << listed("0");
    QTest::newRow("negative") << listed("-5,10");
    QTest::newRow("behind the end") << listed("4995,10");
    QTest::newRow("far behind the end") << listed("9223372036854775807,10");
    QTest::newRow("overlap") << listed("0,6,5,4");
    QTest::newRow("less than there is") << listed("0,9");
    QTest::newRow("more than there is") << listed("0,11");
    QTest::newRow("a part too many") << listed("0,10,20,1");
    QTest::newRow("in front: no number") << leading("x\n0\n10\n");
    QTest::newRow("in front: fewer numbers") << leading("2\n0\n10\n");
    QTest::newRow("in front: huge") << leading("999999999999999999\n0\n10\n");
    QTest::newRow("in front: negative") << leading("1\n-1\n10\n");
    QTest::newRow("in front: no line") << leading("1");
}

void ExtractionTest::brokenSparseFiles()
{
    QFETCH(QByteArray, tar);
    const Image image({tar});
    const auto read = image.read("f");
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Corrupt);
}

void ExtractionTest::hardLinksNameWhatWasThere()
{
    const Image image({TarBuilder().file("f", "first").hardLink("old", "f").bytes(),
                       TarBuilder().file("f", "second").hardLink("new", "f").bytes(),
                       TarBuilder().whiteout("f").hardLink("chain", "old").bytes()});
    QCOMPARE(image.read("old").value(), "first");
    QCOMPARE(image.read("new").value(), "second");
    QCOMPARE(image.read("chain").value(), "first");
    QVERIFY(!image.read("f"));
}

void ExtractionTest::writesWhatIsVisible()
{
    const QByteArray base = TarBuilder()
                                .folder("bin")
                                .file("bin/tool", "tool", {.mode = 06755, .mtime = 1'000'000'000})
                                .hardLink("bin/other", "bin/tool")
                                .symlink("lib", "usr/lib")
                                .file("gone/x", "x")
                                .file("raw\xff", "raw")
                                .entry("null", {}, {}, {.mode = 0666, .type = '3'})
                                .entry("pipe", {}, {}, {.mode = 0666, .type = '6'})
                                .bytes();
    const QByteArray top = TarBuilder()
                               .whiteout("gone")
                               .entry("ro", {}, {}, {.mode = 0555, .mtime = 77, .type = '5'})
                               .file("ro/inside", "inside")
                               .filler("big", 1'000'000)
                               .bytes();
    const Image image({support::gzip(base), top});
    const QTemporaryDir folder;
    const QString to = folder.filePath(u"new/x"_s);
    const auto report = image.extract(to);
    VERIFY_RESULT(report);
    QCOMPARE(report->files, 5);
    QCOMPARE(report->folders, 2);
    QCOMPARE(report->symlinks, 1);
    QCOMPARE(report->bytes, 4 + 3 + 6 + 1'000'000);
    QCOMPARE(report->skipped, (QStringList{u"/null"_s, u"/pipe"_s}));

    QCOMPARE(contentOf(to + u"/bin/tool"_s), "tool");
    const auto tool = statusOf(to + u"/bin/tool"_s);
    QCOMPARE(tool.st_mode & 07777, 0755U); // no set-id bits
    QCOMPARE(tool.st_mtime, 1'000'000'000);
    QCOMPARE(tool.st_ino, statusOf(to + u"/bin/other"_s).st_ino);
    QCOMPARE(QFile::symLinkTarget(to + u"/lib"_s), to + u"/usr/lib"_s);
    const auto readOnly = statusOf(to + u"/ro"_s);
    QCOMPARE(readOnly.st_mode & 07777, 0555U);
    QCOMPARE(readOnly.st_mtime, 77);
    QCOMPARE(contentOf(to + u"/ro/inside"_s), "inside");
    QVERIFY(!QFile::exists(to + u"/gone"_s));
    struct stat raw{};
    QCOMPARE(::stat((QFile::encodeName(to) + "/raw\xff").constData(), &raw), 0);

    const auto one = image.extract(folder.filePath(u"one"_s), "bin", "bin");
    VERIFY_RESULT(one);
    QCOMPARE(below(folder.filePath(u"one"_s)),
             (QStringList{u"bin"_s, u"bin/other"_s, u"bin/tool"_s}));
    // QTemporaryDir cannot take away a name that is no UTF-8.
    QCOMPARE(QProcess::execute(u"rm"_s, {u"-rf"_s, folder.path()}), 0);
}

void ExtractionTest::staysInsideTheFolder()
{
    // A link out of the folder, then a file "through" it, which is inside of the image; dots;
    // absolute names.
    const Image image({TarBuilder()
                           .symlink("way", "../outside")
                           .file("../../outside/dots", "evil")
                           .file("/outside/absolute", "evil")
                           .bytes(),
                       TarBuilder().file("way/through", "evil").bytes()});
    const QTemporaryDir folder;
    const QString outside = folder.filePath(u"outside"_s);
    const QString to = folder.filePath(u"to"_s);
    QVERIFY(QDir().mkpath(outside) && QDir().mkpath(to));
    VERIFY_RESULT(image.extract(to));
    QVERIFY(below(outside).isEmpty());
    QCOMPARE(below(to), (QStringList{u"outside"_s, u"outside/absolute"_s, u"outside/dots"_s,
                                     u"outside/through"_s, u"way"_s}));

    // A link that was in the target folder before.
    const QString trap = folder.filePath(u"trap"_s);
    QVERIFY(QDir().mkpath(trap) && QFile::link(outside, trap + u"/way"_s)
            && QFile::link(outside + u"/dots"_s, trap + u"/outside"_s));
    QCOMPARE(image.extract(trap).error().code, ErrorCode::InvalidArgument);
    QVERIFY(below(outside).isEmpty());
    VERIFY_RESULT(image.extract(trap, "", "", TreeWriter::Existing::Replace));
    QVERIFY(below(outside).isEmpty());
    QCOMPARE(below(trap), below(to));
}

void ExtractionTest::leavesWhatIsThere()
{
    const Image image({TarBuilder().file("a", "new").symlink("s", "a").bytes()});
    for (const QString &name : {u"a"_s, u"s"_s}) {
        const QTemporaryDir folder;
        QFile old(folder.filePath(name));
        QVERIFY(old.open(QFile::WriteOnly) && old.write("old") == 3);
        old.close();
        const auto report = image.extract(folder.path());
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::InvalidArgument);
        QVERIFY(report.error().message.contains(name));
        QCOMPARE(contentOf(folder.filePath(name)), "old");
    }
}

void ExtractionTest::replacesWhenForced()
{
    const Image image({TarBuilder().file("d/a", "new").symlink("s", "d").bytes()});
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"d"_s));
    for (const QString &name : {u"d/a"_s, u"s"_s}) {
        QFile old(folder.filePath(name));
        QVERIFY(old.open(QFile::WriteOnly) && old.write("old") == 3);
    }
    VERIFY_RESULT(image.extract(folder.path(), "", "", TreeWriter::Existing::Replace));
    QCOMPARE(contentOf(folder.filePath(u"d/a"_s)), "new");
    QVERIFY(QFileInfo(folder.filePath(u"s"_s)).isSymLink());
    // A folder is never replaced by something else.
    const Image other({TarBuilder().file("d", "file").bytes()});
    QVERIFY(!other.extract(folder.path(), "", "", TreeWriter::Existing::Replace));
    QCOMPARE(contentOf(folder.filePath(u"d/a"_s)), "new");
}

void ExtractionTest::longPaths()
{
    QByteArray path;
    while (path.size() < 6'000)
        path += QByteArray(99, char('a' + path.size() % 26)) + '/';
    path += "end";
    const Image image({TarBuilder().pax({{"path", path}}).file("short", "far").bytes()});
    QCOMPARE(image.read(path.constData()).value(), "far");
    const QTemporaryDir folder;
    const auto report = image.extract(folder.path());
    VERIFY_RESULT(report);
    QCOMPARE(report->files, 1);
    QCOMPARE(report->folders, 60);
    QVERIFY(!below(folder.path()).isEmpty());

    const Image tooLong(
        {TarBuilder().pax({{"path", QByteArray(300, 'n')}}).file("s", "x").bytes()});
    const auto refused = tooLong.extract(folder.path());
    QCOMPARE(refused.error().code, ErrorCode::Io);
    // QTemporaryDir cannot take it away: the paths are longer than PATH_MAX.
    QCOMPARE(QProcess::execute(u"rm"_s, {u"-rf"_s, folder.path()}), 0);
}

void ExtractionTest::leavesNoHalfFiles()
{
    Image image({TarBuilder().file("good", "good").filler("zbad", 500'000).bytes()});
    image.layers[0].blob[400'000] = '!'; // the fingerprint will not fit
    const QTemporaryDir folder;
    QCOMPARE(image.extract(folder.path()).error().code, ErrorCode::Corrupt);
    QCOMPARE(below(folder.path()), QStringList{u"good"_s});
}

void ExtractionTest::stops()
{
    const Image image({TarBuilder().file("a", "a").bytes()});
    const QTemporaryDir folder;
    auto writer = TreeWriter::open(folder.path(), TreeWriter::Existing::Keep);
    std::stop_source stop;
    stop.request_stop();
    const auto report = layers::extract(
        *image.paths, 0, "", *writer, [&](qsizetype layer) { return image.open(layer); },
        stop.get_token());
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
    QVERIFY(below(folder.path()).isEmpty());
}

void ExtractionTest::refusesPathsThatAreNone_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path : {"", "/", "/abs", "a//b", "..", "../a", "a/../b", "a/..", "./a", "a/"})
        QTest::newRow(*path ? path : "empty") << QByteArray(path);
    QTest::newRow("zero") << QByteArray("a\0b", 3);
}

void ExtractionTest::refusesPathsThatAreNone()
{
    QFETCH(QByteArray, path);
    const std::string_view view(path.constData(), std::size_t(path.size()));
    const QTemporaryDir folder;
    auto writer = TreeWriter::open(folder.filePath(u"to"_s), TreeWriter::Existing::Replace);
    const auto nothing = [](const TreeWriter::Write &) { return Result<void>(); };
    for (const auto &written : {writer->file(view, {}, nothing), writer->folder(view, {}),
                                writer->symlink(view, "x", 0)}) {
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::InvalidArgument);
    }
    QCOMPARE(below(folder.path()), QStringList{u"to"_s});
}

QTEST_GUILESS_MAIN(ExtractionTest)
#include "tst_extraction.moc"
