// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/imagelayout.h"
#include "tests/support/commandline.h"
#include "tests/support/layoutimage.h"
#include "tests/support/registryserver.h"
#include "tests/support/sampleimages.h"
#include "tests/support/tarbuilder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <csignal>
#include <functional>

using namespace Qt::StringLiterals;
using support::CommandLine;
using support::ToolRun;

namespace {

constexpr int Done = 0;
constexpr int Failed = 1;
constexpr int WrongUsage = 2;
constexpr int Cancelled = 130;

QJsonObject toObject(const QByteArray &output)
{
    return QJsonDocument::fromJson(output).object();
}

/// Runs \a cli with \a input on its standard input.
ToolRun runWith(const CommandLine &cli, const QString &input, const QStringList &arguments,
                const QString &temporaryFolder = {})
{
    QProcess process;
    QProcessEnvironment environment = cli.environment();
    if (!temporaryFolder.isEmpty())
        environment.insert(u"TMPDIR"_s, temporaryFolder);
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(input);
    process.start(cli.program(), arguments);
    if (!process.waitForFinished())
        return {};
    return {.exitCode = process.exitCode(),
            .output = process.readAllStandardOutput(),
            .errors = process.readAllStandardError()};
}

using NamedImages = QList<std::pair<QString, oci::Descriptor>>;

/// Lists images that \a add wrote in index.json of a new layout, as they stand.
void makeLayout(const QString &folder,
                const std::function<NamedImages(store::ImageLayout &layout)> &add)
{
    auto layout = store::ImageLayout::open(folder, true);
    QVERIFY(layout);
    const NamedImages images = add(*layout);
    QVERIFY(layout->updateIndex([&](QList<store::LayoutEntry> &entries) -> core::Result<void> {
        for (const auto &[name, image] : images)
            entries.append(store::makeEntry(image, name));
        return {};
    }));
}

QByteArray layerWith(QByteArrayView path)
{
    return support::TarBuilder().filler(path, 100).bytes();
}

} // namespace

/// Where `analyze` finds images beside the store, files and folders: a pipe and a registry.
class TestCliSources final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void standardInput_data();
    void standardInput();
    void standardInputInterrupted();
    void severalInOneFile();
    void severalOnStandardInput();
    void filesOnStandardInput_data();
    void filesOnStandardInput();
    void platformsOfOneName_data();
    void platformsOfOneName();
    void remote();
    void remoteFailures_data();
    void remoteFailures();

private:
    [[nodiscard]] static bool isExpected(const QJsonObject &analysis)
    {
        const auto expected = support::SampleImages::expectedMixed();
        return analysis[u"storedBytes"_s].toInteger() == expected.storedBytes
               && analysis[u"liveBytes"_s].toInteger() == expected.liveBytes
               && analysis[u"waste"_s].toArray().size() == expected.waste.size();
    }

    support::RegistryServer m_registry;
    support::SampleImages m_samples;
    QString m_name; ///< Of the sample in the registry.
};

void TestCliSources::initTestCase()
{
    REQUIRE_TOOLS(u"skopeo"_s, u"umoci"_s, u"docker-registry"_s, u"gzip"_s, u"zstd"_s, u"xz"_s);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    QVERIFY2(m_samples.build(), qPrintable(m_samples.errorString()));
    m_name = m_registry.host() + u"/team/sample:1"_s;
    QVERIFY2(m_samples.push(m_samples.mixedLayout(), u"multi"_s, m_name),
             qPrintable(m_samples.errorString()));
    const auto run = [](const QString &program, const QStringList &arguments) {
        return support::runTool(program, arguments).isDone();
    };
    const QString archive = m_samples.filePath(u"docker.tar"_s);
    QVERIFY(run(u"skopeo"_s, {u"copy"_s, u"-q"_s, u"oci:"_s + m_samples.mixedLayout() + u":base"_s,
                              u"docker-archive:"_s + archive + u":sample:1"_s}));
    for (const QString &program : {u"gzip"_s, u"zstd"_s, u"xz"_s})
        QVERIFY(run(program, {u"-k"_s, archive}));
}

void TestCliSources::standardInput_data()
{
    QTest::addColumn<QString>("file");
    for (const char *file : {"docker.tar", "docker.tar.gz", "docker.tar.zst", "docker.tar.xz"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void TestCliSources::standardInput()
{
    QFETCH(QString, file);
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    const ToolRun run = runWith(cli, m_samples.filePath(file), {u"analyze"_s, u"-"_s, u"--json"_s});
    QVERIFY2(run.exitCode == Done, run.errors.constData());
    QVERIFY(isExpected(toObject(run.output)));
    QCOMPARE(toObject(run.output)[u"reference"_s], u"docker.io/library/sample:1"_s);
}

void TestCliSources::standardInputInterrupted()
{
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    QProcess process; // Its standard input is a pipe on which nothing comes.
    process.setProcessEnvironment(cli.environment());
    process.start(cli.program(), {u"analyze"_s, u"-"_s});
    QVERIFY(process.waitForStarted());
    QTest::qWait(300);
    QCOMPARE(process.state(), QProcess::Running);
    ::kill(pid_t(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitCode(), Cancelled);
}

void TestCliSources::severalInOneFile()
{
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    const QString archive = m_samples.filePath(u"several.tar"_s);
    for (const QString &image : {u"base"_s, u"arm"_s}) {
        const ToolRun copied = support::runTool(
            u"skopeo"_s, {u"copy"_s, u"-q"_s, u"oci:"_s + m_samples.mixedLayout() + u':' + image,
                          u"oci-archive:"_s + archive + u'-' + image + u":here:"_s + image});
        QVERIFY2(copied.isDone(), copied.errors.constData());
    }
    const QString one = archive + u"-base"_s;
    const ToolRun named = cli.runPlain({u"analyze"_s, one + u":here:base"_s, u"--json"_s});
    QVERIFY2(named.exitCode == Done, named.errors.constData());
    QVERIFY(isExpected(toObject(named.output)));
    const ToolRun wrong = cli.runPlain({u"analyze"_s, one + u":here:arm"_s});
    QCOMPARE(wrong.exitCode, Failed);
    QVERIFY(wrong.errors.contains("here:base"));
}

void TestCliSources::severalOnStandardInput()
{
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    makeLayout(cli.store(), [](store::ImageLayout &layout) -> NamedImages {
        return {{u"docker.io/library/one:1"_s, support::addImage(layout, {layerWith("a")})},
                {u"docker.io/library/two:2"_s, support::addImage(layout, {layerWith("b")})}};
    });
    const QString archive = cli.filePath(u"two.tar"_s);
    const ToolRun saved = cli.run({u"save"_s, u"one:1"_s, u"two:2"_s, u"-o"_s, archive});
    QVERIFY2(saved.exitCode == Done, saved.errors.constData());

    const ToolRun first = runWith(cli, archive, {u"analyze"_s, u"-"_s, u"--json"_s});
    QVERIFY2(first.exitCode == Done, first.errors.constData());
    QCOMPARE(toObject(first.output)[u"reference"_s].toString().section(u'/', -1), u"one:1"_s);
    QVERIFY2(first.errors.contains("-:NAME"), first.errors.constData());
    const ToolRun second = runWith(cli, archive, {u"analyze"_s, u"-:two:2"_s, u"--json"_s});
    QVERIFY2(second.exitCode == Done, second.errors.constData());
    QCOMPARE(toObject(second.output)[u"reference"_s].toString().section(u'/', -1), u"two:2"_s);
    QVERIFY2(second.errors.isEmpty(), second.errors.constData());
    const ToolRun missing = runWith(cli, archive, {u"analyze"_s, u"-:three"_s});
    QCOMPARE(missing.exitCode, Failed);
    QVERIFY2(missing.errors.contains("two:2"), missing.errors.constData());
    const ToolRun difference =
        runWith(cli, archive, {u"diff"_s, u"-:one:1"_s, archive + u":two:2"_s, u"--json"_s});
    QVERIFY2(difference.exitCode == Done, difference.errors.constData());
    QCOMPARE(toObject(difference.output)[u"paths"_s].toArray().size(), 2);
}

/// What goes by once is kept while its files are read, and not longer.
void TestCliSources::filesOnStandardInput_data()
{
    QTest::addColumn<QString>("packer");
    QTest::newRow("plain") << QString();
    QTest::newRow("gzip") << u"gzip"_s;
    QTest::newRow("xz") << u"xz"_s;
}

void TestCliSources::filesOnStandardInput()
{
    QFETCH(const QString, packer);
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    makeLayout(cli.store(), [](store::ImageLayout &layout) -> NamedImages {
        return {{u"docker.io/library/one:1"_s, support::addImage(layout, {layerWith("a")})},
                {u"docker.io/library/two:2"_s, support::addImage(layout, {layerWith("b")})}};
    });
    QString archive = cli.filePath(u"two.tar"_s);
    const ToolRun saved = cli.run({u"save"_s, u"one:1"_s, u"two:2"_s, u"-o"_s, archive});
    QVERIFY2(saved.exitCode == Done, saved.errors.constData());
    if (!packer.isEmpty()) {
        QVERIFY(support::runTool(packer, {archive}).isDone());
        archive += packer == "gzip"_L1 ? u".gz"_s : u".xz"_s;
    }
    const QString temporary = cli.filePath(u"temporary"_s);
    QVERIFY(QDir().mkpath(temporary));

    const ToolRun second = runWith(cli, archive, {u"cat"_s, u"-:two:2"_s, u"/b"_s}, temporary);
    QVERIFY2(second.exitCode == Done, second.errors.constData());
    QCOMPARE(second.output.size(), 100);
    QVERIFY2(second.errors.isEmpty(), second.errors.constData());
    const ToolRun first = runWith(cli, archive, {u"cat"_s, u"-"_s, u"/a"_s}, temporary);
    QVERIFY2(first.exitCode == Done, first.errors.constData());
    QCOMPARE(first.output.size(), 100);
    QVERIFY2(first.errors.contains("-:NAME"), first.errors.constData());
    const ToolRun missing = runWith(cli, archive, {u"cat"_s, u"-:three"_s, u"/a"_s}, temporary);
    QCOMPARE(missing.exitCode, Failed);
    QVERIFY2(missing.errors.contains("two:2"), missing.errors.constData());
    const QString folder = cli.filePath(u"out"_s);
    const ToolRun extracted =
        runWith(cli, archive, {u"extract"_s, u"-:two:2"_s, u"/"_s, u"-o"_s, folder}, temporary);
    QVERIFY2(extracted.exitCode == Done, extracted.errors.constData());
    QCOMPARE(QFileInfo(folder + u"/b"_s).size(), 100);
    QCOMPARE(QDir(temporary).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
}

void TestCliSources::platformsOfOneName_data()
{
    QTest::addColumn<QString>("image");
    QTest::addColumn<QString>("platform"); // of the option
    QTest::addColumn<QString>("found");    // empty: none
    const QString host = oci::Platform::host().toString();
    for (const char *image : {"named", "named:x", "nameless"}) {
        const auto row = [image](const QString &platform, const QString &found) {
            QTest::addRow("%s, %s", image, qPrintable(platform))
                << QString::fromLatin1(image) << platform << found;
        };
        row({}, host);
        row(u"linux/amd64"_s, u"linux/amd64"_s);
        row(u"linux/arm64"_s, u"linux/arm64"_s);
        row(u"linux/s390x"_s, {});
    }
    QTest::newRow("two names") << u"different"_s << QString() << QString();
    QTest::newRow("two names, one platform")
        << u"different"_s << u"linux/arm64"_s << u"linux/arm64"_s;
    QTest::newRow("two of one platform") << u"alike"_s << u"linux/amd64"_s << QString();
}

/// index.json may list the manifests of several platforms without an index around them.
void TestCliSources::platformsOfOneName()
{
    QFETCH(QString, image);
    QFETCH(QString, platform);
    QFETCH(QString, found);
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    const bool isAlike = image == "alike"_L1;
    const QString name = image.startsWith("named"_L1) ? u"x"_s : QString();
    makeLayout(cli.filePath(image.section(u':', 0, 0)), [&](store::ImageLayout &layout) {
        return NamedImages{{image == "different"_L1 ? u"one"_s : name,
                            support::addImage(layout, {layerWith("a")}, u"linux/amd64"_s)},
                           {image == "different"_L1 ? u"two"_s : name,
                            support::addImage(layout, {layerWith("b")},
                                              isAlike ? u"linux/amd64"_s : u"linux/arm64"_s)}};
    });
    QStringList words{u"analyze"_s, cli.filePath(image), u"--json"_s};
    if (!platform.isEmpty())
        words += {u"--platform"_s, platform};
    const ToolRun run = cli.run(words);
    QVERIFY2(run.exitCode == (found.isEmpty() ? Failed : Done), run.errors.constData());
    QCOMPARE(toObject(run.output)[u"platform"_s].toString(), found);
}

void TestCliSources::remote()
{
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    const QStringList words{u"analyze"_s, u"--remote"_s,   m_name,
                            u"--json"_s,  u"--platform"_s, u"linux/amd64"_s};
    const ToolRun run = cli.run(words);
    QVERIFY2(run.exitCode == Done, run.errors.constData());
    const QJsonObject analysis = toObject(run.output);
    QVERIFY(isExpected(analysis));
    QCOMPARE(analysis[u"reference"_s].toString(), m_name);
    // Nothing was stored, and the next time no layer is fetched.
    QVERIFY(!QFile::exists(cli.store()));
    const QString blobs = m_registry.dataPath() + u"/docker/registry/v2/blobs"_s;
    const QString layer = analysis[u"layers"_s][0][u"digest"_s].toString().section(u':', 1);
    QVERIFY(QFile::rename(blobs + u"/sha256/"_s + layer.first(2) + u'/' + layer + u"/data"_s,
                          m_samples.filePath(u"aside"_s)));
    const ToolRun again = cli.run(words);
    QVERIFY2(again.exitCode == Done, again.errors.constData());
    QVERIFY(isExpected(toObject(again.output)));
    const CommandLine other(QStringLiteral(MILLEFEUILLE_CLI));
    QCOMPARE(other.run(words).exitCode, Failed);
    QVERIFY(QFile::rename(m_samples.filePath(u"aside"_s),
                          blobs + u"/sha256/"_s + layer.first(2) + u'/' + layer + u"/data"_s));
}

void TestCliSources::remoteFailures_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("status");
    QTest::newRow("unknown tag") << QStringList{m_registry.host() + u"/team/sample:2"_s} << Failed;
    QTest::newRow("no such platform")
        << QStringList{m_name, u"--platform"_s, u"linux/s390x"_s} << Failed;
    QTest::newRow("no reference") << QStringList{u"UPPER CASE"_s} << Failed;
    QTest::newRow("nothing") << QStringList() << WrongUsage;
}

void TestCliSources::remoteFailures()
{
    QFETCH(QStringList, words);
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    const ToolRun run = cli.run(QStringList{u"analyze"_s, u"--remote"_s} + words);
    QTEST(run.exitCode, "status");
    QVERIFY(run.output.isEmpty());
    QVERIFY(!run.errors.isEmpty());
}

QTEST_GUILESS_MAIN(TestCliSources)
#include "tst_cli_sources.moc"
