// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/commandline.h"
#include "tests/support/hubserver.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryproxy.h"
#include "tests/support/registryserver.h"
#include "tests/support/sampleimages.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <array>
#include <csignal>

using namespace Qt::StringLiterals;
using support::CommandLine;
using support::ToolRun;

namespace {

constexpr int Done = 0;
constexpr int Failed = 1;
constexpr int WrongUsage = 2;
constexpr int Cancelled = 130;

/// The keys that are missing; the contract lets others be added.
QString missingKeys(const QJsonObject &json, const char *expected)
{
    QStringList missing;
    const QStringList keys = QString::fromLatin1(expected).split(u' ');
    for (const QString &key : keys) {
        if (!json.contains(key))
            missing.append(key);
    }
    return missing.join(u' ');
}

QJsonObject toObject(const ToolRun &run)
{
    return QJsonDocument::fromJson(run.output).object();
}

qint64 bytesIn(const QString &folder)
{
    qint64 sum = 0;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        sum += files.nextFileInfo().size();
    return sum;
}

/// What an analysis says of the image itself, not of where it was read.
QJsonObject comparable(QJsonObject analysis, bool withDigests)
{
    analysis.remove(u"reference"_s);
    analysis.remove(u"timing"_s);
    QJsonArray layers = analysis[u"layers"_s].toArray();
    for (qsizetype i = 0; !withDigests && i < layers.size(); ++i) {
        QJsonObject layer = layers[i].toObject();
        layer.remove(u"digest"_s);
        layers[i] = layer;
    }
    analysis[u"layers"_s] = layers;
    return analysis;
}

/// Fails the test with what the program said unless it ended with \a status.
#define COMPARE_STATUS(run, status)                                                                \
    QVERIFY2((run).exitCode == (status),                                                           \
             (QByteArray::number((run).exitCode) + ": " + (run).errors).constData())

} // namespace

/// The contract of the command line: exit statuses, JSON, and what goes to which stream.
class TestCli final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void usage_data();
    void usage();
    void helpNamesEveryExitStatus();
    void failures_data();
    void failures();
    void wordsAndJsonGoApart();
    void pullToRemove();
    void checkFindsDamage();
    void analyzeReadsEverything_data();
    void analyzeReadsEverything();
    void analyzeOtherPlatform();
    void search();
    void tags();
    void outdated();
    void twoAtOnce();
    void interrupt_data();
    void interrupt();

private:
    [[nodiscard]] QString name(const QString &path) const
    {
        return m_registry.host() + u'/' + path;
    }
    [[nodiscard]] bool writeArchives();

    CommandLine m_empty{QStringLiteral(MILLEFEUILLE_CLI)};
    support::RegistryServer m_registry;
    support::SampleImages m_samples;
    QJsonObject m_analysis; ///< Of the pulled sample image.
};

void TestCli::initTestCase()
{
    REQUIRE_TOOLS(u"skopeo"_s, u"umoci"_s, u"docker-registry"_s, u"gzip"_s, u"zstd"_s);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    QVERIFY2(m_samples.build(), qPrintable(m_samples.errorString()));
    QVERIFY2(m_samples.push(m_samples.mixedLayout(), u"multi"_s, name(u"sample:1"_s)),
             qPrintable(m_samples.errorString()));
    QVERIFY(writeArchives());

    const CommandLine cli(m_empty.program());
    COMPARE_STATUS(cli.run({u"pull"_s, name(u"sample:1"_s), u"--platform"_s, u"linux/amd64"_s}),
                   Done);
    const ToolRun analyzed = cli.run({u"analyze"_s, name(u"sample:1"_s), u"--json"_s});
    COMPARE_STATUS(analyzed, Done);
    m_analysis = toObject(analyzed);
}

bool TestCli::writeArchives()
{
    const QString source = u"oci:"_s + m_samples.mixedLayout() + u":base"_s;
    const auto copy = [&](const QString &transport, const QString &file) {
        const QString target = transport + m_samples.filePath(file) + u":sample:1"_s;
        return support::runTool(u"skopeo"_s, {u"copy"_s, u"-q"_s, source, target}).isDone();
    };
    const auto pack = [&](const QString &program, const QString &file) {
        return support::runTool(program, {u"-k"_s, m_samples.filePath(file)}).isDone();
    };
    return copy(u"docker-archive:"_s, u"docker.tar"_s) && copy(u"oci-archive:"_s, u"oci.tar"_s)
           && pack(u"gzip"_s, u"docker.tar"_s) && pack(u"zstd"_s, u"docker.tar"_s)
           && pack(u"gzip"_s, u"oci.tar"_s) && pack(u"zstd"_s, u"oci.tar"_s);
}

void TestCli::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    const auto row = [](const char *arguments, int status = WrongUsage) {
        const QString text = QString::fromLatin1(arguments);
        QTest::newRow(arguments) << text.split(u' ', Qt::SkipEmptyParts) << status;
    };
    row("");
    row("frobnicate");
    row("--frobnicate ls");
    row("--store");
    row("ls --frobnicate");
    row("ls busybox");
    row("check busybox");
    row("search");
    row("search a --limit");
    row("search a --limit 0");
    row("search --what");
    row("tags");
    row("tags a b");
    row("tags UPPER");
    row("tags a --filter");
    row("pull");
    row("pull a b");
    row("pull UPPER:1");
    row("pull a: --json");
    row("pull a --platform");
    row("pull a --platform /");
    row("inspect");
    row("history");
    row("rm");
    row("analyze");
    row("rm --platform linux/amd64 a");
    row("--help", Done);
    row("-h", Done);
    row("pull --help", Done);
    row("--version", Done);
}

void TestCli::usage()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    const ToolRun run = m_empty.runPlain(arguments);
    COMPARE_STATUS(run, status);
    QCOMPARE(run.output.isEmpty(), status == WrongUsage);
    QCOMPARE(run.errors.isEmpty(), status == Done);
}

void TestCli::helpNamesEveryExitStatus()
{
    const QByteArray help = m_empty.runPlain({u"--help"_s}).output;
    const QByteArray statuses = help.sliced(help.indexOf("Exit status:"));
    for (const char *status : {" 0 ", " 1 ", " 2 ", " 3 ", " 130 "})
        QVERIFY2(statuses.contains(status), status);
}

void TestCli::failures_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *title, const QStringList &arguments) {
        QTest::newRow(title) << arguments;
    };
    row("no such image", {u"inspect"_s, u"busybox"_s});
    row("no such image, json", {u"--json"_s, u"history"_s, u"busybox"_s});
    row("no such image to remove", {u"rm"_s, u"busybox"_s});
    row("no such image to analyze", {u"analyze"_s, u"busybox"_s});
    row("no such file", {u"analyze"_s, u"/no/such/file.tar"_s});
    row("no archive", {u"analyze"_s, QString::fromUtf8(MILLEFEUILLE_CLI)});
    row("no such tag", {u"pull"_s, u"REGISTRY/sample:none"_s});
    row("no tags of what is not there", {u"tags"_s, u"REGISTRY/none"_s});
    row("no such platform", {u"pull"_s, u"REGISTRY/sample:1"_s, u"--platform=linux/s390x"_s});
    row("nobody answers", {u"pull"_s, u"127.0.0.1:1/a:1"_s});
}

void TestCli::failures()
{
    QFETCH(QStringList, arguments);
    arguments.replaceInStrings(u"REGISTRY"_s, m_registry.host());
    const ToolRun run = m_empty.runPlain(arguments);
    COMPARE_STATUS(run, Failed);
    QVERIFY(run.output.isEmpty());
    QVERIFY2(run.errors.startsWith("millefeuille-cli: "), run.errors.constData());
    // A store that was named has to be there.
    COMPARE_STATUS(m_empty.run({u"ls"_s}), Failed);
}

void TestCli::wordsAndJsonGoApart()
{
    const CommandLine cli(m_empty.program());
    const QString image = name(u"sample:1"_s);
    const auto runs = [&](const QString &command, bool json) {
        QStringList arguments{command};
        if (command != "check"_L1 && command != "ls"_L1)
            arguments.append(image);
        if (json)
            arguments.append(u"--json"_s);
        return cli.run(arguments);
    };
    for (const QString &command :
         {u"pull"_s, u"ls"_s, u"inspect"_s, u"history"_s, u"analyze"_s, u"check"_s, u"rm"_s}) {
        if (command == "rm"_L1)
            COMPARE_STATUS(runs(u"pull"_s, false), Done);
        const ToolRun words = runs(command, false);
        COMPARE_STATUS(words, Done);
        const bool printsTable = command == "ls"_L1 || command == "history"_L1
                                 || command == "analyze"_L1 || command == "inspect"_L1;
        QCOMPARE(!words.output.isEmpty(), printsTable);
        QCOMPARE(words.errors.isEmpty(), printsTable);
        if (command == "rm"_L1)
            COMPARE_STATUS(runs(u"pull"_s, false), Done);
        const ToolRun json = runs(command, true);
        COMPARE_STATUS(json, Done);
        QVERIFY2(json.errors.isEmpty(), json.errors.constData());
        QJsonParseError error;
        QJsonDocument::fromJson(json.output, &error);
        QCOMPARE(error.errorString(), QJsonParseError{}.errorString());
    }
}

void TestCli::pullToRemove()
{
    const CommandLine cli(m_empty.program());
    const QString image = name(u"sample:1"_s);
    const auto json = [&](const QStringList &arguments) {
        return cli.run(QStringList{u"--json"_s} + arguments);
    };
    const QJsonObject pulled = toObject(json({u"pull"_s, image, u"--all-platforms"_s}));
    QCOMPARE(missingKeys(pulled, "reference digest downloadedBytes wasComplete"), QString());
    QCOMPARE(pulled[u"reference"_s], image);
    QCOMPARE(pulled[u"wasComplete"_s], false);

    const ToolRun listed = json({u"ls"_s});
    const QJsonArray images = QJsonDocument::fromJson(listed.output).array();
    QCOMPARE(images.size(), 1);
    const QJsonObject row = images.first().toObject();
    QCOMPARE(missingKeys(row, "id digest tags platforms created sizeBytes uniqueBytes dangling "
                              "pinned inUseBy"),
             QString());
    QCOMPARE(row[u"tags"_s].toArray(), QJsonArray{image});
    QCOMPARE(row[u"platforms"_s].toArray(), (QJsonArray{u"linux/amd64"_s, u"linux/arm64"_s}));
    QCOMPARE(row[u"digest"_s], pulled[u"digest"_s]);
    QCOMPARE(row[u"dangling"_s], false);
    const qint64 onDisk = bytesIn(cli.store() + u"/blobs"_s);
    QCOMPARE(row[u"sizeBytes"_s].toInteger(), onDisk);
    QCOMPARE(row[u"uniqueBytes"_s].toInteger(), onDisk);

    const QJsonObject details = toObject(json({u"inspect"_s, image}));
    QCOMPARE(missingKeys(details, "tags digest manifestDigest id platform sizeBytes uniqueBytes "
                                  "manifest config index"),
             QString());
    const QJsonArray layers = details[u"manifest"_s].toObject()[u"layers"_s].toArray();
    const ToolRun told = json({u"history"_s, image, u"--platform"_s, u"linux/amd64"_s});
    const QJsonArray steps = QJsonDocument::fromJson(told.output).array();
    QJsonArray digests;
    for (const QJsonValue &step : steps) {
        QCOMPARE(missingKeys(step.toObject(), "createdBy created comment emptyLayer"), QString());
        if (!step[u"emptyLayer"_s].toBool())
            digests.append(step[u"digest"_s]);
    }
    QCOMPARE(digests.size(), layers.size());
    for (qsizetype i = 0; i < digests.size(); ++i)
        QCOMPARE(digests[i], layers[i].toObject()[u"digest"_s]);

    const QJsonObject checked = toObject(json({u"check"_s}));
    QCOMPARE(missingKeys(checked, "whole blobs bytes damages"), QString());
    QCOMPARE(checked[u"whole"_s], true);
    QCOMPARE(checked[u"bytes"_s].toInteger(), onDisk);

    const QJsonObject removed = toObject(json({u"rm"_s, image}));
    QCOMPARE(missingKeys(removed, "untagged deleted freedBytes reclaimableBytes"), QString());
    QCOMPARE(removed[u"untagged"_s].toArray(), QJsonArray{image});
    QCOMPARE(removed[u"freedBytes"_s].toInteger(), onDisk);
    QCOMPARE(removed[u"reclaimableBytes"_s].toInteger(), onDisk);
    QCOMPARE(json({u"ls"_s}).output.trimmed(), "[\n]");

    const QJsonObject undone = toObject(json({u"undo"_s}));
    QCOMPARE(missingKeys(undone, "restored failed"), QString());
    QCOMPARE(undone[u"restored"_s].toArray(), QJsonArray{image});
    COMPARE_STATUS(cli.run({u"rm"_s, image}), Done);
    QCOMPARE(bytesIn(cli.store() + u"/blobs"_s), onDisk);
    const QJsonObject planned = toObject(json({u"reclaim"_s, u"--dry-run"_s}));
    QCOMPARE(planned[u"bytes"_s].toInteger(), onDisk);
    const QJsonObject reclaimed = toObject(json({u"reclaim"_s}));
    QCOMPARE(missingKeys(reclaimed, "leftovers bytes done freedBytes"), QString());
    QCOMPARE(reclaimed[u"freedBytes"_s].toInteger(), onDisk);
    QCOMPARE(bytesIn(cli.store() + u"/blobs"_s), 0);
    COMPARE_STATUS(cli.run({u"undo"_s}), Failed);
    COMPARE_STATUS(cli.run({u"reclaim"_s, u"now"_s}), WrongUsage);
}

void TestCli::checkFindsDamage()
{
    const CommandLine cli(m_empty.program());
    COMPARE_STATUS(cli.run({u"pull"_s, name(u"sample:1"_s)}), Done);
    const QJsonObject details = toObject(cli.run({u"inspect"_s, name(u"sample:1"_s)}));
    const QString digest = details[u"manifest"_s][u"layers"_s][0][u"digest"_s].toString();
    QFile blob(cli.store() + u"/blobs/"_s + QString(digest).replace(u':', u'/'));
    QVERIFY(blob.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(blob.open(QFile::ReadWrite));
    QCOMPARE(blob.write("X"), 1);
    blob.close();
    const ToolRun checked = cli.run({u"check"_s, u"--json"_s});
    COMPARE_STATUS(checked, Failed);
    const QJsonObject report = toObject(checked);
    QCOMPARE(report[u"whole"_s], false);
    const QJsonObject damage = report[u"damages"_s][0].toObject();
    QCOMPARE(missingKeys(damage, "kind path detail images"), QString());
    QCOMPARE(damage[u"kind"_s], u"corrupt"_s);
    QCOMPARE(damage[u"path"_s], blob.fileName());
    // As the words of check promise.
    COMPARE_STATUS(cli.run({u"pull"_s, name(u"sample:1"_s)}), Done);
    COMPARE_STATUS(cli.run({u"check"_s}), Done);
}

void TestCli::analyzeReadsEverything_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<bool>("withDigests");
    const auto row = [](const char *source, bool withDigests) {
        QTest::newRow(source) << QString::fromLatin1(source) << withDigests;
    };
    row("mixed:base", true);
    row("oci.tar", true);
    row("oci.tar.gz", true);
    row("oci.tar.zst", true);
    // Has no digests of compressed layers.
    row("docker.tar", false);
    row("docker.tar.gz", false);
    row("docker.tar.zst", false);
}

void TestCli::analyzeReadsEverything()
{
    QFETCH(QString, source);
    QFETCH(bool, withDigests);
    const ToolRun run = m_empty.runPlain({u"--json"_s, u"analyze"_s, m_samples.filePath(source)});
    COMPARE_STATUS(run, Done);
    const QJsonObject found = toObject(run);
    QCOMPARE(missingKeys(found, "reference platform storedBytes liveBytes wastedBytes efficiency "
                                "duplicateBytes layers waste duplicates advice secrets dive "
                                "timing"),
             QString());
    QCOMPARE(missingKeys(found[u"layers"_s][0].toObject(),
                         "index digest diffId createdBy entries files storedBytes liveBytes "
                         "hiddenBytes"),
             QString());
    QCOMPARE(missingKeys(found[u"waste"_s][0].toObject(), "path bytes storedIn hiddenBy reason"),
             QString());
    QCOMPARE(missingKeys(found[u"dive"_s].toObject(),
                         "efficiency wastedBytes userWastedPercent sizeBytes"),
             QString());
    QCOMPARE(missingKeys(found[u"timing"_s].toObject(), "readMs analyzeMs"), QString());
    const auto expected = support::SampleImages::expectedMixed();
    QCOMPARE(found[u"storedBytes"_s].toInteger(), expected.storedBytes);
    QCOMPARE(found[u"liveBytes"_s].toInteger(), expected.liveBytes);
    QCOMPARE(found[u"wastedBytes"_s].toInteger(), expected.wastedBytes());
    QCOMPARE(found[u"efficiency"_s].toDouble(),
             double(expected.liveBytes) / double(expected.storedBytes));
    QCOMPARE(QJsonDocument(comparable(found, withDigests)).toJson(),
             QJsonDocument(comparable(m_analysis, withDigests)).toJson());
}

void TestCli::analyzeOtherPlatform()
{
    const ToolRun run = m_empty.runPlain({u"analyze"_s, m_samples.mixedLayout() + u":multi"_s,
                                          u"--platform"_s, u"linux/arm64"_s, u"--json"_s});
    COMPARE_STATUS(run, Done);
    QCOMPARE(toObject(run)[u"platform"_s], u"linux/arm64"_s);
    QCOMPARE(toObject(run)[u"layers"_s].toArray().size(),
             m_analysis[u"layers"_s].toArray().size() + 1);
    // A folder of several images asks which.
    COMPARE_STATUS(m_empty.runPlain({u"analyze"_s, m_samples.mixedLayout()}), Failed);
}

void TestCli::search()
{
    const support::HubServer hub({{.name = u"library/nginx"_s,
                                   .description = u"Official build."_s,
                                   .badge = u"official"_s,
                                   .stars = 21268,
                                   .pulls = 12'981'954'060},
                                  {.name = u"some/nginx"_s}});
    QProcessEnvironment environment = m_empty.environment();
    environment.insert(u"MILLEFEUILLE_HUB"_s, hub.url().toString());
    environment.insert(u"MILLEFEUILLE_HUB_INDEX"_s, hub.url().toString());
    const auto run = [&](const QStringList &words) {
        return support::runTool(m_empty.program(), words, environment);
    };
    const ToolRun table = run({u"search"_s, u"nginx"_s});
    COMPARE_STATUS(table, Done);
    QVERIFY(table.output.contains("official"));
    QCOMPARE(table.output.count('\n'), 3);
    const QJsonArray rows =
        QJsonDocument::fromJson(run({u"search"_s, u"nginx"_s, u"--limit=1"_s, u"--json"_s}).output)
            .array();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0][u"name"_s].toString(), u"nginx"_s);
    QVERIFY(rows[0][u"official"_s].toBool());
    QCOMPARE(rows[0][u"pulls"_s].toInteger(), 12'000'000'000);

    const QJsonArray tags =
        QJsonDocument::fromJson(run({u"tags"_s, u"nginx"_s, u"--json"_s}).output).array();
    QCOMPARE(tags.size(), 3);
    QCOMPARE(tags[0][u"tag"_s].toString(), u"v3"_s);
    QCOMPARE(tags[0][u"platforms"_s].toArray().size(), 2);
    QVERIFY(run({u"tags"_s, u"nginx"_s, u"--filter"_s, u"2"_s}).output.contains("v2"));
}

void TestCli::tags()
{
    const ToolRun words = m_empty.runPlain({u"tags"_s, name(u"sample"_s)});
    COMPARE_STATUS(words, Done);
    QCOMPARE(words.output, "1\n");
    const ToolRun json = m_empty.runPlain({u"tags"_s, name(u"sample"_s), u"--json"_s});
    COMPARE_STATUS(json, Done);
    QCOMPARE(QJsonDocument::fromJson(json.output).array()[0][u"tag"_s].toString(), u"1"_s);
}

/// A name moves on the registry to another image after it was pulled.
void TestCli::outdated()
{
    const CommandLine cli(m_empty.program());
    const QString moves = name(u"moves:1"_s);
    QVERIFY(m_samples.push(m_samples.mixedLayout(), u"base"_s, moves));
    COMPARE_STATUS(cli.run({u"pull"_s, moves}), Done);
    const ToolRun before = cli.run({u"outdated"_s});
    COMPARE_STATUS(before, Done);
    QCOMPARE(before.output, "");
    QVERIFY(m_samples.push(m_samples.mixedLayout(), u"multi"_s, moves));
    const ToolRun after = cli.run({u"outdated"_s});
    COMPARE_STATUS(after, Done);
    QCOMPARE(QString::fromUtf8(after.output.trimmed()), moves);
    const ToolRun json = cli.run({u"outdated"_s, u"--json"_s});
    QCOMPARE(QJsonDocument::fromJson(json.output).array()[0][u"state"_s].toString(), u"moved"_s);
}

void TestCli::twoAtOnce()
{
    const auto image = support::push(m_registry, u"twice"_s, u"1"_s,
                                     {.layers = {support::incompressibleTar(400'000, 2),
                                                 support::incompressibleTar(300'000, 3)}});
    support::RegistryProxy proxy(m_registry.port());
    proxy.setBytesPerSecond(1'000'000);
    // Also the store is made by both at once.
    const CommandLine cli(m_empty.program());
    std::array<QProcess, 3> pulls;
    for (QProcess &pull : pulls) {
        pull.setProcessEnvironment(cli.environment());
        pull.start(cli.program(), {u"--store"_s, cli.store(), u"--json"_s, u"pull"_s,
                                   proxy.host() + u"/twice:1"_s});
    }
    qint64 downloaded = 0;
    for (QProcess &pull : pulls) {
        QVERIFY(pull.waitForFinished());
        QVERIFY2(pull.exitCode() == Done, pull.readAllStandardError().constData());
        downloaded +=
            QJsonDocument::fromJson(pull.readAllStandardOutput())[u"downloadedBytes"_s].toInteger();
    }
    QCOMPARE(downloaded, image.layerBytes());
    for (const oci::Descriptor &layer : image.layers)
        QCOMPARE(proxy.blobRequests(layer.digest.toString()), 1);
    COMPARE_STATUS(cli.run({u"check"_s}), Done);
}

void TestCli::interrupt_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestCli::interrupt()
{
    QFETCH(int, signal);
    (void)support::push(m_registry, u"slow"_s, u"1"_s,
                        {.layers = {support::incompressibleTar(3'000'000, 1)}});
    support::RegistryProxy proxy(m_registry.port());
    proxy.setBytesPerSecond(300'000);
    const CommandLine cli(m_empty.program());
    QProcess process;
    process.setProcessEnvironment(cli.environment());
    process.start(cli.program(),
                  {u"--store"_s, cli.store(), u"pull"_s, proxy.host() + u"/slow:1"_s});
    QVERIFY(process.waitForStarted());
    QVERIFY(QTest::qWaitFor([&] { return proxy.blobBytes() > 100'000; }, 20'000));
    ::kill(pid_t(process.processId()), signal);
    QVERIFY(process.waitForFinished(5000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), Cancelled);
    QVERIFY(process.readAllStandardOutput().isEmpty());
    const QByteArray words = process.readAllStandardError();
    QVERIFY2(words.contains("goes on from there"), words.constData());
    const qint64 here = bytesIn(cli.store() + u"/.millefeuille-ingest"_s);
    QVERIFY(here > 0);
    COMPARE_STATUS(cli.run({u"check"_s}), Done);
    proxy.setBytesPerSecond(0);
    const ToolRun again = cli.run({u"--json"_s, u"pull"_s, proxy.host() + u"/slow:1"_s});
    COMPARE_STATUS(again, Done);
    const qint64 rest = QJsonDocument::fromJson(again.output)[u"downloadedBytes"_s].toInteger();
    QVERIFY(rest > 0 && rest + here >= 3'000'000 && rest < 3'000'000);
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
