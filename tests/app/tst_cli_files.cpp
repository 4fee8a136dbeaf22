// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/imagelayout.h"
#include "core/store/ocistore.h"
#include "tests/support/commandline.h"
#include "tests/support/layoutimage.h"
#include "tests/support/sampleimages.h"
#include "tests/support/tarbuilder.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using support::CommandLine;
using support::TarBuilder;
using support::ToolRun;

namespace {

/// Fails the test with what the program said unless it ended with \a status.
#define COMPARE_STATUS(run, status)                                                                \
    QVERIFY2((run).exitCode == (status),                                                           \
             (QByteArray::number((run).exitCode) + ": " + (run).errors).constData())

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

/// Every path below \a folder with its type, mode, time, size and target; files also with their
/// bytes' digest.
QStringList inventory(const QString &folder)
{
    QStringList lines;
    QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        struct stat status{};
        ::lstat(QFile::encodeName(path).constData(), &status);
        QString line = u"%1 %2 %3 %4"_s.arg(QDir(folder).relativeFilePath(path))
                           .arg(status.st_mode & ~06000U, 0, 8)
                           .arg(status.st_mtime)
                           .arg(S_ISREG(status.st_mode) ? status.st_nlink : 0);
        if (S_ISLNK(status.st_mode))
            line += u" -> "_s + QFile::symLinkTarget(path);
        else if (S_ISREG(status.st_mode))
            line += u' ' + oci::Digest::of(contentOf(path)).toString();
        lines.append(line.replace(folder, QString()));
    }
    lines.sort();
    return lines;
}

QJsonObject toObject(const ToolRun &run)
{
    return QJsonDocument::fromJson(run.output).object();
}

} // namespace

/// cat, extract and diff: files out of images of every kind of source.
class TestCliFiles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cat_data();
    void cat();
    void catOfALayer();
    void namesThatAreNoText_data();
    void namesThatAreNoText();
    void namesThatAreNoTextInReports();
    void catFromEverySource_data();
    void catFromEverySource();
    void extracts();
    void extractedAsUmociUnpacks();
    void keepsWhatIsThere();
    void diffs();
    void diffsOfSamePaths();
    void wrongWords_data();
    void wrongWords();

private:
    QString makeImage(const QString &name, const QList<QByteArray> &layers);

    CommandLine m_cli{QStringLiteral(MILLEFEUILLE_CLI)};
    QString m_image;
};

QString TestCliFiles::makeImage(const QString &name, const QList<QByteArray> &layers)
{
    const QString folder = m_cli.filePath(name);
    auto layout = store::ImageLayout::open(folder, true);
    if (!layout)
        qFatal("no layout: %s", qPrintable(layout.error().message));
    const oci::Descriptor image = support::addImage(*layout, layers);
    auto store = store::OciStore::open(folder, layers::TocCache(m_cli.filePath(u"made"_s)), false);
    if (!store || !(*store)->addImage(image, oci::Reference::parse(u"x:1"_s).value(), {}))
        qFatal("no image");
    return folder;
}

void TestCliFiles::initTestCase()
{
    m_image = makeImage(u"image"_s, {TarBuilder()
                                         .file("etc/os-release", "old")
                                         .file("bin/dash", "dash", {.mode = 0755})
                                         .symlink("bin/sh", "dash")
                                         .file("removed", "removed")
                                         .bytes(),
                                     TarBuilder()
                                         .file("etc/os-release", "new")
                                         .symlink("way", "/etc")
                                         .hardLink("release", "etc/os-release")
                                         .whiteout("removed")
                                         .bytes()});
}

void TestCliFiles::cat_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("content"); // null: it fails
    QTest::newRow("file") << u"/etc/os-release"_s << "new"_ba;
    QTest::newRow("link") << u"bin/sh"_s << "dash"_ba;
    QTest::newRow("through a link") << u"/way/os-release"_s << "new"_ba;
    QTest::newRow("hard link") << u"/release"_s << "new"_ba;
    QTest::newRow("removed") << u"/removed"_s << QByteArray();
    QTest::newRow("folder") << u"/etc"_s << QByteArray();
    QTest::newRow("nothing") << u"/nothing"_s << QByteArray();
}

void TestCliFiles::cat()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, content);
    const ToolRun run = m_cli.run({u"cat"_s, m_image, path});
    COMPARE_STATUS(run, content.isNull() ? 1 : 0);
    QCOMPARE(run.output, content);
    QCOMPARE(run.errors.isEmpty(), !content.isNull());
}

void TestCliFiles::catOfALayer()
{
    const auto cat = [&](const QString &path, const QString &layer) {
        return m_cli.run({u"cat"_s, m_image, path, u"--layer"_s, layer});
    };
    QCOMPARE(cat(u"/etc/os-release"_s, u"0"_s).output, "old");
    QCOMPARE(cat(u"/etc/os-release"_s, u"1"_s).output, "new");
    QCOMPARE(cat(u"/removed"_s, u"0"_s).output, "removed");
    COMPARE_STATUS(cat(u"/bin/dash"_s, u"1"_s), 1);
    const ToolRun tooHigh = cat(u"/removed"_s, u"2"_s);
    COMPARE_STATUS(tooHigh, 1);
    QVERIFY(tooHigh.errors.contains("2 layer"));
    COMPARE_STATUS(cat(u"/removed"_s, u"-1"_s), 2);
    COMPARE_STATUS(cat(u"/removed"_s, u"x"_s), 2);
}

void TestCliFiles::namesThatAreNoText_data()
{
    QTest::addColumn<QString>("path"); // as the shell's printf writes it
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("a byte as it is") << u"/d/\\377"_s << "byte"_ba << "\xff"_ba;
    QTest::newRow("a byte as we print it") << u"/d/\\\\xff"_s << "byte"_ba << "\xff"_ba;
    QTest::newRow("a name that looks like it") << u"/d/\\\\x5cxff"_s << "literal"_ba << "\\xff"_ba;
    QTest::newRow("a backslash") << u"/d/a\\\\b"_s << "backslash"_ba << "a\\b"_ba;
    QTest::newRow("a control character as it is") << u"/d/\\033c"_s << "control"_ba
                                                  << "\x1b"
                                                     "c"_ba;
    QTest::newRow("a control character as we print it") << u"/d/\\\\x1bc"_s << "control"_ba
                                                        << "\x1b"
                                                           "c"_ba;
}

void TestCliFiles::namesThatAreNoText()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, name);
    const QString image = makeImage(u"strange"_s, {TarBuilder()
                                                       .file("d/\xff", "byte")
                                                       .file("d/\\xff", "literal")
                                                       .file("d/a\\b", "backslash")
                                                       .file("d/\x1b"
                                                             "c",
                                                             "control")
                                                       .bytes()});
    const auto run = [&](const QString &command, const QString &options) {
        return support::runTool(
            u"sh"_s,
            {u"-c"_s, u"exec \"$0\" %1 \"$1\" \"$(printf '%2')\" %3"_s.arg(command, path, options),
             m_cli.program(), image},
            m_cli.environment());
    };
    const ToolRun printed = run(u"cat"_s, {});
    COMPARE_STATUS(printed, 0);
    QCOMPARE(printed.output, content);
    const QString to = m_cli.filePath(u"strange-out"_s);
    COMPARE_STATUS(run(u"extract"_s, u"-o '%1' --force"_s.arg(to)), 0);
    QCOMPARE(::access((QFile::encodeName(to) + '/' + name).constData(), F_OK), 0);
}

/// What is printed differs where the names do, and can be pasted.
void TestCliFiles::namesThatAreNoTextInReports()
{
    const QByteArray base = TarBuilder().file("d/\xff", "1234").file("d/\\xff", "12").bytes();
    const QString image = makeImage(u"hidden"_s, {base, TarBuilder().whiteout("d").bytes()});
    const ToolRun analysis = m_cli.run({u"analyze"_s, u"--json"_s, image});
    COMPARE_STATUS(analysis, 0);
    QStringList wasted;
    for (const QJsonValue &waste : toObject(analysis)[u"waste"_s].toArray())
        wasted.append(waste[u"path"_s].toString());
    QCOMPARE(wasted, (QStringList{u"/d/\\xff"_s, u"/d/\\x5cxff"_s}));

    const QString full = makeImage(u"shown"_s, {base});
    const ToolRun difference = m_cli.run({u"diff"_s, u"--json"_s, image, full});
    COMPARE_STATUS(difference, 0);
    QStringList added;
    for (const QJsonValue &path : toObject(difference)[u"paths"_s].toArray())
        added.append(path[u"path"_s].toString());
    QCOMPARE(added, (QStringList{u"/d"_s, u"/d/\\x5cxff"_s, u"/d/\\xff"_s}));
    for (const QString &path : added.sliced(1))
        COMPARE_STATUS(m_cli.run({u"cat"_s, full, path}), 0);
    const ToolRun missing = m_cli.run({u"cat"_s, full, u"/d/\\xfe"_s});
    COMPARE_STATUS(missing, 1);
    QVERIFY2(missing.errors.contains("/d/\\xfe"), missing.errors.constData());
}

void TestCliFiles::catFromEverySource_data()
{
    QTest::addColumn<QString>("format"); // of skopeo
    QTest::addColumn<QStringList>("packer");
    QTest::newRow("docker-archive") << u"docker-archive"_s << QStringList();
    QTest::newRow("docker-archive.gz") << u"docker-archive"_s << QStringList{u"gzip"_s};
    QTest::newRow("oci-archive") << u"oci-archive"_s << QStringList();
    QTest::newRow("oci-archive.zst") << u"oci-archive"_s << QStringList{u"zstd"_s, u"-q"_s};
    QTest::newRow("oci-archive.xz") << u"oci-archive"_s << QStringList{u"xz"_s};
}

void TestCliFiles::catFromEverySource()
{
    REQUIRE_TOOLS(u"skopeo"_s, u"gzip"_s, u"zstd"_s, u"xz"_s);
    QFETCH(QString, format);
    QFETCH(QStringList, packer);
    QString archive = m_cli.filePath(QString::fromLatin1(QTest::currentDataTag()));
    const QString plain = m_cli.filePath(u"plain.tar"_s);
    QFile::remove(plain);
    const ToolRun made =
        support::runTool(u"skopeo"_s, {u"--insecure-policy"_s, u"copy"_s, u"-q"_s,
                                       u"oci:%1:docker.io/library/x:1"_s.arg(m_image),
                                       u"%1:%2:docker.io/library/x:1"_s.arg(format, plain)});
    COMPARE_STATUS(made, 0);
    if (packer.isEmpty()) {
        QVERIFY(QFile::rename(plain, archive));
    } else {
        const ToolRun packed = support::runTool(
            u"sh"_s, {u"-c"_s, packer.join(u' ') + u" -c '%1' > '%2'"_s.arg(plain, archive)});
        COMPARE_STATUS(packed, 0);
    }
    const ToolRun run = m_cli.run({u"cat"_s, archive, u"way/os-release"_s});
    COMPARE_STATUS(run, 0);
    QCOMPARE(run.output, "new");
    const QString to = m_cli.filePath(u"from-"_s + QString::fromLatin1(QTest::currentDataTag()));
    COMPARE_STATUS(m_cli.run({u"extract"_s, archive, u"/"_s, u"-o"_s, to}), 0);
    QCOMPARE(contentOf(to + u"/release"_s), "new");
    QCOMPARE(contentOf(to + u"/bin/sh"_s), "dash");
}

void TestCliFiles::extracts()
{
    const QString to = m_cli.filePath(u"extracted"_s);
    const auto extract = [&](const QString &path) {
        return m_cli.run({u"--json"_s, u"extract"_s, m_image, path, u"-o"_s, to});
    };
    const ToolRun file = extract(u"/bin/sh"_s);
    COMPARE_STATUS(file, 0);
    QCOMPARE(contentOf(to + u"/sh"_s), "dash");
    QVERIFY(!QFileInfo(to + u"/sh"_s).isSymLink());
    const ToolRun folder = extract(u"/way"_s);
    COMPARE_STATUS(folder, 0);
    QCOMPARE(contentOf(to + u"/way/os-release"_s), "new");
    QCOMPARE(toObject(folder)[u"files"_s].toInt(), 1);
    COMPARE_STATUS(extract(u"/"_s), 1); // the folder "way" is there, where a link should be
    const ToolRun layer = m_cli.run(
        {u"extract"_s, m_image, u"/"_s, u"--layer"_s, u"0"_s, u"-o"_s, m_cli.filePath(u"l0"_s)});
    COMPARE_STATUS(layer, 0);
    QCOMPARE(contentOf(m_cli.filePath(u"l0/removed"_s)), "removed");
    QCOMPARE(contentOf(m_cli.filePath(u"l0/etc/os-release"_s)), "old");
}

void TestCliFiles::extractedAsUmociUnpacks()
{
    REQUIRE_TOOLS(u"umoci"_s, u"skopeo"_s);
    support::SampleImages images;
    QVERIFY2(images.build(), qPrintable(images.errorString()));
    const QString image = images.plainLayout() + u":base"_s;
    const QString bundle = images.filePath(u"bundle"_s);
    const ToolRun unpacked =
        support::runTool(u"umoci"_s, {u"unpack"_s, u"--rootless"_s, u"--image"_s, image, bundle});
    COMPARE_STATUS(unpacked, 0);
    const QString to = images.filePath(u"ours"_s);
    COMPARE_STATUS(m_cli.run({u"extract"_s, image, u"/"_s, u"-o"_s, to}), 0);
    const QStringList theirs = inventory(bundle + u"/rootfs"_s);
    QVERIFY(theirs.size() > 5);
    QCOMPARE(inventory(to), theirs);
}

void TestCliFiles::keepsWhatIsThere()
{
    const QString to = m_cli.filePath(u"kept"_s);
    QVERIFY(QDir().mkpath(to));
    QFile old(to + u"/dash"_s);
    QVERIFY(old.open(QFile::WriteOnly) && old.write("mine") == 4);
    old.close();
    const QStringList words{u"extract"_s, m_image, u"/bin/dash"_s, u"-o"_s, to};
    const ToolRun refused = m_cli.run(words);
    COMPARE_STATUS(refused, 1);
    QVERIFY(refused.errors.contains("--force"));
    QCOMPARE(contentOf(to + u"/dash"_s), "mine");
    COMPARE_STATUS(m_cli.run(words + QStringList{u"--force"_s}), 0);
    QCOMPARE(contentOf(to + u"/dash"_s), "dash");
}

void TestCliFiles::diffs()
{
    const QByteArray base = TarBuilder().file("same", "same").file("gone", "12345").bytes();
    const QString a = makeImage(
        u"a"_s,
        {base,
         TarBuilder().file("changed", "1234").file("owner", "x").file("type", "123").bytes()});
    const QString b = makeImage(u"b"_s, {base, TarBuilder()
                                                   .file("changed", "123456")
                                                   .file("owner", "x", {.mode = 0600})
                                                   .symlink("type", "same")
                                                   .file("new/file", "1234567")
                                                   .whiteout("gone")
                                                   .bytes()});
    const ToolRun run = m_cli.run({u"--json"_s, u"diff"_s, a, b});
    COMPARE_STATUS(run, 0);
    const QJsonObject json = toObject(run);
    QCOMPARE(json[u"addedBytes"_s].toInt(), 7);
    QCOMPARE(json[u"removedBytes"_s].toInt(), 5);
    QCOMPARE(json[u"changedBytes"_s].toInt(), 6);           // changed; the link has none
    QCOMPARE(json[u"changedBytesBefore"_s].toInt(), 4 + 3); // changed, type
    QCOMPARE(json[u"samePaths"_s].toInt(), 1);
    QStringList paths;
    for (const QJsonValue &path : json[u"paths"_s].toArray())
        paths.append(u"%1 %2 %3 %4"_s.arg(path[u"path"_s].toString(), path[u"change"_s].toString())
                         .arg(path[u"sizeA"_s].toInt())
                         .arg(path[u"sizeB"_s].toInt()));
    QCOMPARE(paths, (QStringList{u"/changed content 4 6"_s, u"/gone removed 5 0"_s,
                                 u"/new added 0 0"_s, u"/new/file added 0 7"_s,
                                 u"/owner metadata 1 1"_s, u"/type type 3 0"_s}));
    const QJsonObject layers = json[u"layers"_s].toObject();
    QCOMPARE(layers[u"shared"_s].toArray().size(), 1);
    QCOMPARE(layers[u"onlyA"_s].toArray().size(), 1);
    QCOMPARE(layers[u"onlyB"_s].toArray().size(), 1);
    QVERIFY(json[u"config"_s].isArray());

    const ToolRun tree = m_cli.run({u"diff"_s, a, b, u"--tree"_s});
    COMPARE_STATUS(tree, 0);
    QVERIFY2(tree.output.contains("A new/\nA   file"), tree.output.constData());
    // The shared layer holds 4 + 5 bytes, the second of A 4 + 1 + 3, that of B 6 + 1 + 7.
    const QList<QByteArray> lines = tree.output.split('\n');
    const auto hasLayer = [&](const QByteArray &start, const QByteArray &rest) {
        return std::ranges::any_of(lines, [&](const QByteArray &line) {
            return line.startsWith(start) && line.simplified().endsWith(rest);
        });
    };
    const auto shortForm = [&](const char *key) {
        return layers[QLatin1StringView(key)][0].toString().section(u':', 1).first(12).toLatin1();
    };
    QVERIFY2(hasLayer("A B   " + shortForm("shared"), "9 B RUN make 0"), tree.output.constData());
    QVERIFY2(hasLayer("A     " + shortForm("onlyA"), "8 B RUN make 1"), tree.output.constData());
    QVERIFY2(hasLayer("  B   " + shortForm("onlyB"), "14 B RUN make 1"), tree.output.constData());

    const ToolRun table = m_cli.run({u"diff"_s, a, a});
    COMPARE_STATUS(table, 0);
    QVERIFY(!table.output.contains("/changed"));
}

void TestCliFiles::diffsOfSamePaths()
{
    const QString a = makeImage(u"one"_s, {TarBuilder().file("d/same", "1234").bytes()});
    const QString b =
        makeImage(u"two"_s, {TarBuilder().file("d/same", "1234").file("d/\xff\x01", "12").bytes()});
    const ToolRun run = m_cli.run({u"--json"_s, u"diff"_s, u"--same"_s, a, b});
    COMPARE_STATUS(run, 0);
    QStringList paths;
    for (const QJsonValue &path : toObject(run)[u"paths"_s].toArray())
        paths.append(u"%1 %2 %3 %4"_s.arg(path[u"path"_s].toString(), path[u"change"_s].toString())
                         .arg(path[u"sizeA"_s].toInt())
                         .arg(path[u"sizeB"_s].toInt()));
    // What is no text is written as analyze writes it.
    QCOMPARE(paths,
             (QStringList{u"/d same 0 0"_s, u"/d/same same 4 4"_s, u"/d/\\xff\\x01 added 0 2"_s}));
    const ToolRun tree = m_cli.run({u"diff"_s, u"--same"_s, u"--tree"_s, a, b});
    COMPARE_STATUS(tree, 0);
    QVERIFY2(tree.output.contains("= d/\n=   same"), tree.output.constData());
    QVERIFY2(tree.output.contains("\nA   \\xff\\x01"), tree.output.constData());
}

void TestCliFiles::wrongWords_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("cat of nothing") << QStringList{u"cat"_s};
    QTest::newRow("cat without a path") << QStringList{u"cat"_s, u"x"_s};
    QTest::newRow("cat of two") << QStringList{u"cat"_s, u"x"_s, u"y"_s, u"z"_s};
    QTest::newRow("cat -o") << QStringList{u"cat"_s, u"x"_s, u"y"_s, u"-o"_s, u"z"_s};
    QTest::newRow("extract without -o") << QStringList{u"extract"_s, u"x"_s, u"/"_s};
    QTest::newRow("-o without a value") << QStringList{u"extract"_s, u"x"_s, u"/"_s, u"-o"_s};
    QTest::newRow("diff of one") << QStringList{u"diff"_s, u"x"_s};
}

void TestCliFiles::wrongWords()
{
    QFETCH(QStringList, words);
    const ToolRun run = m_cli.run(words);
    COMPARE_STATUS(run, 2);
    QVERIFY(run.output.isEmpty());
    QVERIFY(!run.errors.isEmpty());
}

QTEST_GUILESS_MAIN(TestCliFiles)
#include "tst_cli_files.moc"
