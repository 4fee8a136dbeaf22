// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/layers/entrypath.h"
#include "core/layers/tarindexer.h"
#include "tests/support/expected.h"
#include "tests/support/tarbuilder.h"
#include "tests/support/tochecks.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <archive.h>
#include <archive_entry.h>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using layers::EntryType;
using support::TarBuilder;

namespace {

using Toc = std::shared_ptr<const layers::LayerToc>;

Result<Toc> index(const QByteArray &tar, qsizetype step = 1 << 20)
{
    layers::TarIndexer indexer;
    for (qsizetype i = 0; i < tar.size(); i += step) {
        if (auto added = indexer.add(QByteArrayView(tar).sliced(i, qMin(step, tar.size() - i)));
            !added)
            return std::unexpected(added.error());
    }
    return indexer.finish();
}

QString quoted(std::string_view bytes)
{
    QString text;
    for (const char c : bytes)
        text += c >= ' ' && c < 0x7f ? QString(QLatin1Char(c))
                                     : u"\\x%1"_s.arg(quint8(c), 2, 16, QLatin1Char('0'));
    return text;
}

/// "type path [-> link] size mode uid:gid mtime".
QString rowOf(const layers::TocEntry &entry)
{
    constexpr QLatin1StringView Letters("-hlcbdp");
    return QString(Letters[qsizetype(entry.type)]) + u' ' + quoted(entry.path)
           + (entry.link.empty() ? QString() : u" -> "_s + quoted(entry.link))
           + u" %1 %2 %3:%4 %5"_s.arg(entry.size)
                 .arg(entry.mode, 0, 8)
                 .arg(entry.uid)
                 .arg(entry.gid)
                 .arg(entry.mtime);
}

QStringList rowsOf(const layers::LayerToc &toc)
{
    QStringList rows;
    for (std::size_t i = 0; i < toc.count(); ++i)
        rows += rowOf(toc.at(i));
    return rows;
}

/// A header block with \a bytes put at \a offset.
QByteArray patched(QByteArray block, qsizetype offset, QByteArrayView bytes)
{
    std::ranges::copy(bytes, block.begin() + offset);
    TarBuilder::seal(block);
    return block;
}

const QByteArray Zeros(512, '\0');

} // namespace

class TarReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleansPaths_data();
    void cleansPaths();
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void everyCut();
    void diffIdCoversAllBytes();
    void fingerprints();
    void sameAsLibarchive_data();
    void sameAsLibarchive();
};

void TarReaderTest::cleansPaths_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("clean");
    const std::pair<const char *, const char *> rows[]{
        {"", ""},           {"/", ""},
        {".", ""},          {"./", ""},
        {"..", ""},         {"../..", ""},
        {"a", "a"},         {"a/", "a"},
        {"/a", "a"},        {"./a", "a"},
        {".//a", "a"},      {"a//b", "a/b"},
        {"a/./b", "a/b"},   {"a/../b", "b"},
        {"../a", "a"},      {"/../../etc/x", "etc/x"},
        {"a/b/../..", ""},  {"a/b/../../c", "c"},
        {"a/..b", "a/..b"}, {"...", "..."},
        {"./././a/.", "a"}, {".a/", ".a"},
        {"a/b/..", "a"},    {"/./", ""},
    };
    for (const auto &[raw, clean] : rows)
        QTest::addRow("'%s'", raw) << QByteArray(raw) << QByteArray(clean);
}

void TarReaderTest::cleansPaths()
{
    QFETCH(QByteArray, raw);
    std::string buffer;
    const auto clean = layers::cleanPath({raw.constData(), std::size_t(raw.size())}, buffer);
    QTEST(QByteArray(clean.data(), qsizetype(clean.size())), "clean");
}

void TarReaderTest::reads_data()
{
    QTest::addColumn<QByteArray>("tar");
    QTest::addColumn<QStringList>("rows");
    using T = TarBuilder;
    const auto row = [](const char *name, const QByteArray &tar, const QStringList &rows) {
        QTest::newRow(name) << tar << rows;
    };
    row("no bytes", {}, {});
    row("one block of zeros", Zeros, {});
    row("only the end marker", T().bytes(), {});
    row("every type",
        T().folder("d")
            .file("d/f", "abc", {.mode = 04755, .uid = 7, .gid = 8, .mtime = 99})
            .symlink("s", "../d/f")
            .hardLink("h", "./d/f")
            .entry("c", {}, {}, {.type = '3'})
            .entry("b", {}, {}, {.type = '4'})
            .entry("p", {}, {}, {.type = '6'})
            .bytes(),
        {u"d d 0 755 0:0 0"_s, u"- d/f 3 4755 7:8 99"_s, u"l s -> ../d/f 0 777 0:0 0"_s,
         u"h h -> d/f 0 644 0:0 0"_s, u"c c 0 644 0:0 0"_s, u"b b 0 644 0:0 0"_s,
         u"p p 0 644 0:0 0"_s});
    row("types that are files",
        T().entry("v7", {}, "a", {.type = '\0'})
            .entry("contiguous", {}, "b", {.type = '7'})
            .entry("unknown", {}, "c", {.type = 'Q'})
            .bytes(),
        {u"- v7 1 644 0:0 0"_s, u"- contiguous 1 644 0:0 0"_s, u"- unknown 1 644 0:0 0"_s});
    row("folder of V7", T().entry("d/", {}, {}, {.type = '\0'}).file("f/").bytes(),
        {u"d d 0 644 0:0 0"_s, u"- f 0 644 0:0 0"_s});
    row("no end marker", T().file("a", "b").open(), {u"- a 1 644 0:0 0"_s});
    row("no padding at the end", T().file("a", "b").open().first(513), {u"- a 1 644 0:0 0"_s});
    row("after the end marker", T().file("a").bytes() + T().file("b").bytes() + "rubbish",
        {u"- a 0 644 0:0 0"_s});
    row("bytes that are not UTF-8", T().file("\xff\xfe").bytes(), {u"- \\xff\\xfe 0 644 0:0 0"_s});

    row("PAX",
        T().pax({{"path", "caf\xc3\xa9/" + QByteArray(300, 'x')},
                 {"mtime", "-12.5"},
                 {"uid", "4000000000"},
                 {"gid", "-1"},
                 {"size", "3"},
                 {"comment", "?"}})
            .entry("short", {}, "abc", {.claimedSize = 0})
            .file("next")
            .bytes(),
        {u"- caf\\xc3\\xa9/"_s + QString(300, u'x') + u" 3 644 4000000000:0 -12"_s,
         u"- next 0 644 0:0 0"_s});
    row("PAX that is not UTF-8",
        T().pax({{"path", "caf\xe9"}, {"hdrcharset", "BINARY"}}).file("x").bytes(),
        {u"- caf\\xe9 0 644 0:0 0"_s});
    row("PAX link", T().pax({{"linkpath", QByteArray(150, 'l')}}).symlink("s", "short").bytes(),
        {u"l s -> "_s + QString(150, u'l') + u" 0 777 0:0 0"_s});
    row("empty PAX values leave the header",
        T().pax({{"path", ""}, {"mtime", ""}}).file("a", {}, {.mtime = 5}).bytes(),
        {u"- a 0 644 0:0 5"_s});
    row("the last of two PAX headers",
        T().pax({{"path", "one"}}).pax({{"mtime", "7"}}).file("a").bytes(), {u"- a 0 644 0:0 7"_s});
    row("global PAX headers are passed over",
        T().pax({{"path", "all"}, {"mtime", "7"}}, 'g').file("a").pax({}, 'g').file("b").bytes(),
        {u"- a 0 644 0:0 0"_s, u"- b 0 644 0:0 0"_s});
    row("GNU long names",
        T().gnuLong('L', QByteArray(6000, 'n'))
            .gnuLong('K', QByteArray(200, 'k'))
            .symlink("x", "y")
            .file("b")
            .bytes(),
        {u"l "_s + QString(6000, u'n') + u" -> "_s + QString(200, u'k') + u" 0 777 0:0 0"_s,
         u"- b 0 644 0:0 0"_s});
    row("GNU numbers",
        T().file("a", {}, {.uid = 3'000'000, .mtime = -1})
            .file("b", {}, {.mtime = Q_INT64_C(1) << 40})
            .bytes(),
        {u"- a 0 644 3000000:0 -1"_s, u"- b 0 644 0:0 1099511627776"_s});
    row("GNU volume label", T().entry("label", {}, {}, {.type = 'V'}).file("a").bytes(),
        {u"- a 0 644 0:0 0"_s});

    const QByteArray plain = T::header("name", {}, 0, {});
    row("ustar prefix", patched(plain, 345, "some/where"), {u"- some/where/name 0 644 0:0 0"_s});
    row("star prefix",
        patched(patched(plain, 345, QByteArray(131, 'p') + "123456789012"), 508,
                QByteArrayView("tar\0", 4)),
        {u"- "_s + QString(131, u'p') + u"/name 0 644 0:0 0"_s});
    const QByteArray gnu = patched(plain, 257, QByteArrayView("ustar  \0", 8));
    row("GNU times are no prefix",
        patched(gnu, 345,
                "00000000001\0"
                "00000000002"),
        {u"- name 0 644 0:0 0"_s});
    row("GNU with a prefix, as Go once wrote", patched(gnu, 345, "some/where"),
        {u"- some/where/name 0 644 0:0 0"_s});
    row("V7 without magic", patched(patched(plain, 257, QByteArray(8, '\0')), 345, "prefix"),
        {u"- name 0 644 0:0 0"_s});
    row("numbers with spaces", patched(plain, 100, "  644 \0 "), {u"- name 0 644 0:0 0"_s});

    row("folders and links with a size and no content",
        T().entry("d/", {}, {}, {.type = '5', .claimedSize = 4096})
            .entry("s", "t", {}, {.type = '2', .claimedSize = 1})
            .entry("h", "d", {}, {.type = '1', .claimedSize = 700})
            .file("a")
            .bytes(),
        {u"d d 0 644 0:0 0"_s, u"l s -> t 0 644 0:0 0"_s, u"h h -> d 0 644 0:0 0"_s,
         u"- a 0 644 0:0 0"_s});
    row("hard links with content",
        T().file("a", "abc").entry("h", "a", QByteArray(700, 'c'), {.type = '1'}).file("b").bytes(),
        {u"- a 3 644 0:0 0"_s, u"h h -> a 0 644 0:0 0"_s, u"- b 0 644 0:0 0"_s});

    // 1,000,000 bytes with holes, 512 of them stored.
    const auto sparse = [&](bool extended) {
        QByteArray block = patched(T::header("sparse", {}, 512, {.type = 'S'}), 257,
                                   QByteArrayView("ustar  \0", 8));
        block = patched(block, 345, QByteArray(38, '\0'));
        block = patched(block, 386,
                        "00000000000\0"
                        "00000001000");
        block = patched(block, 483, "00003641100");
        return extended ? patched(block, 482, "\x01") : block;
    };
    row("GNU sparse", T().raw(sparse(false)).raw(QByteArray(512, 'd')).file("b").bytes(),
        {u"- sparse 1000000 644 0:0 0"_s, u"- b 0 644 0:0 0"_s});
    QByteArray more(512, '\0');
    more[504] = 1;
    row("GNU sparse with more maps",
        T().raw(sparse(true)).raw(more).raw(Zeros).raw(QByteArray(512, 'd')).file("b").bytes(),
        {u"- sparse 1000000 644 0:0 0"_s, u"- b 0 644 0:0 0"_s});
    row("PAX sparse 0.1",
        T().pax({{"GNU.sparse.size", "5000"}, {"GNU.sparse.map", "0,1"}, {"GNU.sparse.name", "s"}})
            .file("GNUSparseFile.0/s", "x")
            .bytes(),
        {u"- s 5000 644 0:0 0"_s});
    row("PAX sparse 1.0",
        T().pax({{"GNU.sparse.major", "1"},
                 {"GNU.sparse.realsize", "5000"},
                 {"GNU.sparse.name", "s"}})
            .file("GNUSparseFile.0/s", QByteArray(1024, 'x'))
            .bytes(),
        {u"- s 5000 644 0:0 0"_s});
}

void TarReaderTest::reads()
{
    QFETCH(QByteArray, tar);
    for (const qsizetype step :
         {qsizetype(1) << 20, qsizetype(1), qsizetype(511), qsizetype(513)}) {
        const auto toc = index(tar, step);
        VERIFY_RESULT(toc);
        QTEST(rowsOf(**toc), "rows");
        QCOMPARE((*toc)->tarSize(), tar.size());
        bool sound = true;
        support::checkToc(**toc, [&](bool promise) { sound &= promise; });
        QVERIFY(sound);
    }
}

void TarReaderTest::refuses_data()
{
    QTest::addColumn<QByteArray>("tar");
    QTest::addColumn<ErrorCode>("code");
    using T = TarBuilder;
    const auto row = [](const char *name, const QByteArray &tar,
                        ErrorCode code = ErrorCode::Corrupt) {
        QTest::newRow(name) << tar << code;
    };
    const QByteArray plain = T::header("name", {}, 0, {});
    QByteArray wrongSum = plain;
    wrongSum[0] = 'N';
    row("text", QByteArray(1000, 'x'));
    row("wrong checksum", wrongSum + T().bytes());
    row("one byte", "x");
    row("a lone block of zeros", Zeros + plain);
    row("size is no number", patched(plain, 124, "0000009"));
    row("size is negative", patched(plain, 124, QByteArray(12, '\xff')));
    row("size beyond 64 bits", patched(plain, 124, "\x80\x01"));
    row("size of an exabyte",
        patched(plain, 124, QByteArrayView("\x80\0\0\0\x10\0\0\0\0\0\0\0", 12)),
        ErrorCode::LimitExceeded);
    row("mtime is no number", patched(plain, 136, "x"));
    row("PAX size is negative", T().pax({{"size", "-1"}}).file("a").bytes());
    row("PAX size is no number", T().pax({{"size", "1x"}}).file("a").bytes());
    row("PAX path with NUL", T().pax({{"path", QByteArray("a\0b", 3)}}).file("a").bytes());
    row("PAX without length", T().entry("x", {}, "path=a\n", {.type = 'x'}).file("a").bytes());
    row("PAX too long a length",
        T().entry("x", {}, "99 path=a\n", {.type = 'x'}).file("a").bytes());
    row("PAX too short a length",
        T().entry("x", {}, "2 path=a\n", {.type = 'x'}).file("a").bytes());
    row("PAX without equals", T().entry("x", {}, "8 path1\n", {.type = 'x'}).file("a").bytes());
    row("PAX without newline", T().entry("x", {}, "9 path=a.", {.type = 'x'}).file("a").bytes());
    row("PAX too large",
        T().pax({{"path", QByteArray(core::limits::TarExtension, 'x')}}).file("a").bytes(),
        ErrorCode::LimitExceeded);
    row("GNU long name too large",
        T().gnuLong('L', QByteArray(core::limits::TarExtension, 'x')).file("a").bytes(),
        ErrorCode::LimitExceeded);
    row("PAX for nothing", T().pax({{"path", "x"}}).open());
    row("long name for nothing", T().gnuLong('L', "x").open());
    row("cut off in the sparse maps",
        T().raw(patched(patched(T::header("s", {}, 0, {.type = 'S'}), 482, "\x01"), 483, "0000"))
            .open());
    row("sparse size of an exabyte",
        T().pax({{"GNU.sparse.realsize", "1000000000000000000"}}).file("a").bytes(),
        ErrorCode::LimitExceeded);
}

void TarReaderTest::refuses()
{
    QFETCH(QByteArray, tar);
    for (const qsizetype step : {qsizetype(1) << 20, qsizetype(1)}) {
        const auto toc = index(tar, step);
        QVERIFY(!toc);
        QTEST(toc.error().code, "code");
    }
}

void TarReaderTest::everyCut()
{
    const QByteArray tar = TarBuilder()
                               .pax({{"path", "p"}})
                               .file("a", QByteArray(600, 'x'))
                               .gnuLong('L', "long")
                               .file("b", "y")
                               .folder("c")
                               .bytes();
    // Between two entries, in the padding after content and in the end marker the end may come:
    // after nothing, after a at 2560 or in its padding from 2136 on, after b, after c.
    const auto mayEnd = [](qsizetype size) {
        return size == 0 || (size >= 2136 && size <= 2560) || (size >= 4097 && size <= 4608)
               || size == 5120 || size == 5632 || size == 6144;
    };
    QCOMPARE(tar.size(), 6144);
    for (qsizetype size = 0; size <= tar.size(); ++size) {
        const auto toc = index(tar.first(size));
        QVERIFY2(toc.has_value() == mayEnd(size), QByteArray::number(size).constData());
    }
}

void TarReaderTest::diffIdCoversAllBytes()
{
    const QByteArray tar = TarBuilder().file("a").bytes() + QByteArray(100'000, '\0') + "tail";
    const auto toc = index(tar);
    VERIFY_RESULT(toc);
    QCOMPARE((*toc)->diffId().digest(), oci::Digest::of(tar));
    QCOMPARE((*toc)->tarSize(), tar.size());
}

void TarReaderTest::fingerprints()
{
    const QByteArray large(3'000'000, 'x');
    const QByteArray tar = TarBuilder()
                               .file("a", large)
                               .file("b", large)
                               .file("c", large + 'y')
                               .file("d")
                               .symlink("e", "a")
                               .hardLink("f", "a")
                               .bytes();
    const auto whole = index(tar, tar.size());
    const auto pieces = index(tar, 4096);
    QCOMPARE((*whole)->serialize(), (*pieces)->serialize());
    const auto print = [&](std::size_t i) { return (*whole)->at(i).fingerprint; };
    QCOMPARE(print(0), print(1));
    QVERIFY(print(0) != print(2));
    QCOMPARE(print(3), 0x2D06800538D394C2); // XXH3 of nothing
    QCOMPARE(print(4), 0);
    QCOMPARE(print(5), 0);
}

void TarReaderTest::sameAsLibarchive_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const QString &format : {u"v7"_s, u"ustar"_s, u"gnu"_s, u"oldgnu"_s, u"pax"_s})
        QTest::newRow(qPrintable(format)) << QStringList{u"--format="_s + format};
    QTest::newRow("gnu, sparse") << QStringList{u"--format=gnu"_s, u"-S"_s};
    for (const QString &version : {u"0.0"_s, u"0.1"_s, u"1.0"_s})
        QTest::newRow(qPrintable(u"pax, sparse "_s + version))
            << QStringList{u"--format=pax"_s, u"-S"_s, u"--sparse-version="_s + version};
}

/// A real folder packed by GNU tar, read by libarchive and by us.
void TarReaderTest::sameAsLibarchive()
{
    QFETCH(QStringList, arguments);
    QTemporaryDir folder;
    const bool isOld = arguments.first().endsWith(u"v7"_s);
    const QString script =
        u"cd \"$0\" && mkdir -p r/d/e && cd r && echo text > d/f && ln d/f d/g && "
        "ln -s ../f d/e/s && truncate -s 5M hole && printf end >> hole && "
        "head -c 70000 /dev/zero > d/zeros"_s
        + (isOld ? QString()
                 : u" && mkfifo d/p && mkdir -p $(printf 'long%.0s' $(seq 40)) && echo x > "
                   u"$(printf 'long%.0s' "
                   "$(seq 40))/$(printf 'n%.0s' $(seq 90))"_s);
    QProcess shell;
    shell.start(u"sh"_s, {u"-c"_s, script, folder.path()});
    QVERIFY(shell.waitForFinished() && shell.exitCode() == 0);
    const QString path = folder.filePath(u"r.tar"_s);
    QProcess tar;
    tar.start(u"tar"_s, QStringList{u"-C"_s, folder.filePath(u"r"_s), u"--sort=name"_s} + arguments
                            + QStringList{u"-cf"_s, path, u"."_s});
    QVERIFY(tar.waitForFinished());
    if (arguments.first() == u"--format=ustar"_s)
        QVERIFY(tar.exitCode() == 0
                || tar.exitCode() == 2); // names that ustar cannot hold are left out
    else
        QVERIFY2(tar.exitCode() == 0, tar.readAllStandardError().constData());

    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto toc = index(file.readAll());
    VERIFY_RESULT(toc);
    const std::unique_ptr<archive, int (*)(archive *)> reader(archive_read_new(),
                                                              archive_read_free);
    archive_read_support_format_tar(reader.get());
    QCOMPARE(archive_read_open_filename(reader.get(), path.toLocal8Bit().constData(), 10'240), 0);
    archive_entry *entry = nullptr;
    std::size_t i = 0;
    for (; archive_read_next_header(reader.get(), &entry) == ARCHIVE_OK; ++i) {
        QVERIFY(i < (*toc)->count());
        const layers::TocEntry ours = (*toc)->at(i);
        std::string buffer;
        QCOMPARE(ours.path, layers::cleanPath(archive_entry_pathname(entry), buffer));
        QCOMPARE(ours.mtime, archive_entry_mtime(entry));
        QCOMPARE(ours.mode, archive_entry_perm(entry));
        QCOMPARE(ours.uid, archive_entry_uid(entry));
        if (const char *link = archive_entry_hardlink(entry)) {
            QCOMPARE(ours.type, EntryType::HardLink);
            QCOMPARE(ours.link, layers::cleanPath(link, buffer));
        } else if (ours.type == EntryType::File) {
            QCOMPARE(archive_entry_filetype(entry), AE_IFREG);
            QCOMPARE(ours.size, archive_entry_size(entry));
        }
    }
    QCOMPARE(i, (*toc)->count());
    QVERIFY(i >= 8);
}

QTEST_GUILESS_MAIN(TarReaderTest)
#include "tst_tarreader.moc"
