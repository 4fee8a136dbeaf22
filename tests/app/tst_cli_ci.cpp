// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/digest.h"
#include "tests/support/commandline.h"
#include "tests/support/tarbuilder.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using support::CommandLine;
using support::TarBuilder;
using support::ToolRun;

namespace {

constexpr int Done = 0;
constexpr int Failed = 1;
constexpr int WrongUsage = 2;
constexpr int RulesNotMet = 3;

#define COMPARE_STATUS(run, status)                                                                \
    QVERIFY2((run).exitCode == (status),                                                           \
             (QByteArray::number((run).exitCode) + ": " + (run).errors).constData())

QByteArray toBytes(const QJsonValue &json)
{
    return QJsonDocument(json.isArray() ? QJsonDocument(json.toArray())
                                        : QJsonDocument(json.toObject()))
        .toJson(QJsonDocument::Compact);
}

/// What `docker save` writes of the image \a name of \a layers, made by the lines of \a history.
QByteArray archiveOf(const QList<TarBuilder> &layers, const QStringList &history,
                     const QString &name = u"sample:1"_s)
{
    TarBuilder archive;
    QJsonArray paths;
    QJsonArray diffIds;
    QJsonArray entries;
    for (qsizetype i = 0; i < layers.size(); ++i) {
        const QByteArray layer = layers[i].bytes();
        const QString path = u"%1/layer.tar"_s.arg(i);
        archive.file(path.toUtf8(), layer);
        paths.append(path);
        diffIds.append(oci::Digest::of(layer).toString());
        entries.append(QJsonObject{{u"created_by"_s, history[i]}});
    }
    archive.file("config.json",
                 toBytes(QJsonObject{
                     {u"os"_s, u"linux"_s},
                     {u"architecture"_s, u"amd64"_s},
                     {u"rootfs"_s, QJsonObject{{u"type"_s, u"layers"_s}, {u"diff_ids"_s, diffIds}}},
                     {u"history"_s, entries}}));
    archive.file("manifest.json", toBytes(QJsonArray{QJsonObject{{u"Config"_s, u"config.json"_s},
                                                                 {u"RepoTags"_s, QJsonArray{name}},
                                                                 {u"Layers"_s, paths}}}));
    return archive.bytes();
}

QJsonObject toObject(const ToolRun &run)
{
    return QJsonDocument::fromJson(run.output).object();
}

} // namespace

/// `analyze --ci`, and the forms in which a report is written.
class TestCliCi final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void status_data();
    void status();
    void configOfTheFolder();
    void json();
    void infinityIsNull();
    void text();
    void worstPaths();
    void excludedInText();
    void excludedInReports_data();
    void excludedInReports();
    void excludedDuplicates();
    void controlCharacters_data();
    void controlCharacters();
    void markdown();
    void junit();
    void sarif();
    void sarifWithoutRules();

private:
    void write(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] ToolRun analyze(const QStringList &options) const
    {
        return m_cli.runPlain(QStringList{u"analyze"_s, m_cli.filePath(u"image.tar"_s)} + options);
    }

    CommandLine m_cli{QStringLiteral(MILLEFEUILLE_CLI)};
};

void TestCliCi::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_cli.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Stored 1000 + 400 + 7 + 60 + 400 = 1867. Wasted: /app/main, whose 400 a chown stores again, and
/// the key with its 7: 407. Dive: /app/main counts 800, least 400; that the key went with its
/// folder it does not see. Efficiency (1000 + 400 + 60 + 7) / 1867, below 0.9; wasted 800.
void TestCliCi::initTestCase()
{
    const TarBuilder base = TarBuilder().filler("bin/sh", 1000);
    const TarBuilder app = TarBuilder()
                               .filler("app/main", 400, 'm')
                               .filler("root/.ssh/id_rsa", 7)
                               .filler("var/log/<b>|`log`", 60, 'l');
    const TarBuilder owned =
        TarBuilder().file("app/main", QByteArray(400, 'm'), {.uid = 7}).whiteout("root/.ssh");
    write(u"image.tar"_s, archiveOf({base, app, owned},
                                    {u"ADD rootfs.tar / # buildkit"_s, u"COPY . /app # buildkit"_s,
                                     u"RUN /bin/sh -c chown 7 # buildkit"_s}));
    write(u"lax"_s, "rules: {lowestEfficiency: off, highestUserWastedPercent: off}\n");
    write(u"strict"_s, "rules: {lowestEfficiency: 0.99, highestUserWastedPercent: off}\n"
                       "millefeuille: {rules: {highestTrueWaste: 100, noSecrets: true}}\n");
    write(u"broken"_s, "rules: {lowestEfficiency: 7}\n");
}

void TestCliCi::status_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("status");
    const auto row = [this](const char *options, int status) {
        QStringList words = QString::fromLatin1(options).split(u' ', Qt::SkipEmptyParts);
        words.replaceInStrings(u"@"_s, m_cli.filePath(QString()) + u'/');
        QTest::newRow(options) << words << status;
    };
    row("", Done);
    row("--ci", RulesNotMet); // 0.9 of efficiency is the default
    row("--ci --ci-config @lax", Done);
    row("--ci --ci-config=@lax", Done);
    row("--ci --ci-config @strict", RulesNotMet);
    row("--ci --ci-config @lax --lowestEfficiency 0.99", RulesNotMet);
    row("--ci --lowestEfficiency=0.1 --highestUserWastedPercent off", Done);
    row("--ci --ci-config @lax --highestWastedBytes 1kB", Done);
    row("--ci --ci-config @lax --highestWastedBytes 799", RulesNotMet);
    row("--ci --ci-config @lax --highestWastedBytes 800", Done);
    row("--ci --ci-config @lax --highestTrueWaste 407", Done);
    row("--ci --ci-config @lax --highestTrueWaste 406", RulesNotMet);
    row("--ci --ci-config @lax --highestTrueWaste 7 --exclude /app", Done);
    row("--ci --ci-config @lax --noSecrets true", RulesNotMet);
    row("--ci --ci-config @lax --noSecrets true --exclude *.log --exclude id_rsa", Done);
    row("--ci --ci-config @lax --highestLayerCount 2", RulesNotMet);
    row("--ci --ci-config @lax --highestImageSize 1867", Done);
    row("--ci --ci-config @lax --highestImageSize 1866", RulesNotMet);
    row("--ci --ci-config @none", Failed);
    row("--ci --ci-config @broken", Failed);
    row("--ci --ci-config", WrongUsage);
    row("--ci-config @lax", WrongUsage);
    row("--lowestEfficiency 0.1", WrongUsage);
    row("--ci --lowestEfficiency 2", WrongUsage);
    row("--ci --highestWastedBytes many", WrongUsage);
    row("--format html", WrongUsage);
    row("--format junit", WrongUsage);
    row("--json --format sarif", WrongUsage);
    row("--json --format json", Done);
}

void TestCliCi::status()
{
    QFETCH(QStringList, options);
    QFETCH(int, status);
    const ToolRun run = analyze(options);
    COMPARE_STATUS(run, status);
    QCOMPARE(run.output.isEmpty(), status == Failed || status == WrongUsage);
    QCOMPARE(run.errors.isEmpty(), status == Done || status == RulesNotMet);
}

/// .dive-ci counts where the command runs, if there is one, and only with --ci.
void TestCliCi::configOfTheFolder()
{
    QVERIFY(QDir(m_cli.filePath(QString())).mkpath(u"project"_s));
    write(u"project/.dive-ci"_s, "rules: {lowestEfficiency: off, highestUserWastedPercent: off}\n");
    const auto there = [this](const QStringList &options) {
        return support::runTool(u"env"_s,
                                QStringList{u"-C"_s, m_cli.filePath(u"project"_s), m_cli.program(),
                                            u"analyze"_s, m_cli.filePath(u"image.tar"_s)}
                                    + options,
                                m_cli.environment());
    };
    COMPARE_STATUS(there({u"--ci"_s}), Done);
    COMPARE_STATUS(there({u"--ci"_s, u"--ci-config"_s, m_cli.filePath(u"strict"_s)}), RulesNotMet);
    write(u"project/.dive-ci"_s, "rules: {lowestEfficiency: 7}\n");
    COMPARE_STATUS(there({u"--ci"_s}), Failed);
    COMPARE_STATUS(there({}), Done);
}

void TestCliCi::json()
{
    const ToolRun run = analyze({u"--ci"_s, u"--ci-config"_s, m_cli.filePath(u"strict"_s),
                                 u"--exclude"_s, u"/root"_s, u"--json"_s});
    COMPARE_STATUS(run, RulesNotMet);
    const QJsonObject found = toObject(run);
    QCOMPARE(found[u"storedBytes"_s], 1867);
    QCOMPARE(found[u"wastedBytes"_s], 407); // the sums and "waste" have what is excluded, too
    QCOMPARE(found[u"waste"_s].toArray().size(), 2);
    const QJsonObject waste = found[u"waste"_s][0].toObject();
    QCOMPARE(waste[u"reason"_s], u"replaced"_s);
    QCOMPARE(waste[u"change"_s], u"metadata"_s);
    QVERIFY(!found[u"waste"_s][1].toObject().contains(u"change"_s));

    QVERIFY(found[u"secrets"_s].toArray().isEmpty());
    const QJsonObject all = toObject(analyze({u"--json"_s}));
    QCOMPARE(all[u"secrets"_s], (QJsonArray{QJsonObject{{u"path"_s, u"/root/.ssh/id_rsa"_s},
                                                        {u"layer"_s, 1},
                                                        {u"hidden"_s, true},
                                                        {u"kind"_s, u"privateKey"_s}}}));
    const QJsonObject advice = found[u"advice"_s][0].toObject();
    QCOMPARE(advice[u"id"_s], u"copy-chown"_s);
    QCOMPARE(advice[u"bytes"_s], 400);
    QCOMPARE(advice[u"layer"_s], 1);
    QCOMPARE(advice[u"saves"_s], u"size"_s);
    QCOMPARE(advice[u"paths"_s],
             (QJsonArray{QJsonObject{{u"path"_s, u"/app/main"_s}, {u"bytes"_s, 400}}}));
    QVERIFY(advice[u"line"_s].toString().contains("--chown"_L1));
    QVERIFY(!advice[u"text"_s].toString().isEmpty());

    const QJsonObject ci = found[u"ci"_s].toObject();
    QCOMPARE(ci[u"met"_s], false);
    QCOMPARE(ci[u"wastedBytes"_s], 400);
    QStringList rules;
    for (const QJsonValue &rule : ci[u"rules"_s].toArray())
        rules += rule[u"rule"_s].toString() + u' ' + rule[u"status"_s].toString();
    QCOMPARE(rules, (QStringList{u"lowestEfficiency fail"_s, u"highestWastedBytes skip"_s,
                                 u"highestUserWastedPercent skip"_s, u"highestTrueWaste fail"_s,
                                 u"highestTrueWastePercent skip"_s, u"highestImageSize skip"_s,
                                 u"highestLayerCount skip"_s, u"noSecrets pass"_s}));
    QCOMPARE(ci[u"rules"_s][3][u"value"_s], 400);
    QCOMPARE(ci[u"rules"_s][3][u"limit"_s], 100);
    QVERIFY(ci[u"rules"_s][1][u"limit"_s].isNull());
    QVERIFY(!toObject(analyze({u"--json"_s})).contains(u"ci"_s));
}

/// Only the base layer stores something, and all of it goes: 100 / 0.
void TestCliCi::infinityIsNull()
{
    write(u"infinite.tar"_s, archiveOf({TarBuilder().filler("a", 100), TarBuilder().whiteout("a")},
                                       {u"COPY a / # buildkit"_s, u"RUN rm /a"_s}));
    const ToolRun run = m_cli.runPlain({u"analyze"_s, m_cli.filePath(u"infinite.tar"_s), u"--ci"_s,
                                        u"--lowestEfficiency"_s, u"off"_s, u"--json"_s});
    COMPARE_STATUS(run, RulesNotMet);
    const QJsonObject found = toObject(run);
    QVERIFY(found[u"dive"_s].toObject().contains(u"userWastedPercent"_s));
    QVERIFY(found[u"dive"_s][u"userWastedPercent"_s].isNull());
    QCOMPARE(found[u"ci"_s][u"rules"_s][2][u"status"_s], u"fail"_s);
    QVERIFY(found[u"ci"_s][u"rules"_s][2][u"value"_s].isNull());
}

void TestCliCi::text()
{
    const ToolRun run = analyze({u"--ci"_s, u"--ci-config"_s, m_cli.filePath(u"strict"_s)});
    COMPARE_STATUS(run, RulesNotMet);
    for (const char *word :
         {"/app/main", "/root/.ssh/id_rsa", "--chown=USER:GROUP", "FAIL   lowestEfficiency",
          "SKIP   highestWastedBytes", "FAIL   noSecrets", "400 B", "Layer 2 hides it"})
        QVERIFY2(run.output.contains(word), run.output.constData());
}

/// Whatever rule fails, the text names the paths that it is about.
void TestCliCi::worstPaths()
{
    const ToolRun dive = analyze({u"--ci"_s, u"--ci-config"_s, m_cli.filePath(u"strict"_s)});
    COMPARE_STATUS(dive, RulesNotMet);
    static const QRegularExpression ofDive(u"lowestEfficiency +/app/main +Dive counts "_s);
    QVERIFY2(QString::fromUtf8(dive.output).contains(ofDive), dive.output.constData());
    // The same paths for all of its rules, once.
    const ToolRun two = analyze({u"--ci"_s, u"--ci-config"_s, m_cli.filePath(u"strict"_s),
                                 u"--highestWastedBytes"_s, u"1"_s});
    COMPARE_STATUS(two, RulesNotMet);
    static const QRegularExpression ofBoth(
        u"lowestEfficiency, highestWastedBytes +/app/main +Dive counts "_s);
    QVERIFY2(QString::fromUtf8(two.output).contains(ofBoth), two.output.constData());
    QCOMPARE(two.output.count("Dive counts "), dive.output.count("Dive counts "));
    const ToolRun size = analyze({u"--ci"_s, u"--ci-config"_s, m_cli.filePath(u"lax"_s),
                                  u"--highestImageSize"_s, u"1000"_s});
    COMPARE_STATUS(size, RulesNotMet);
    static const QRegularExpression largest(u"highestImageSize +/[^ ]+ +[^ ]+ [^ ]+ stored in"_s);
    QVERIFY2(QString::fromUtf8(size.output).contains(largest), size.output.constData());
}

void TestCliCi::excludedInText()
{
    const ToolRun all = analyze({});
    QVERIFY2(all.output.contains("1           2   Same content again   /app/main"),
             all.output.constData());
    QVERIFY(all.output.contains("\nDive: efficiency "));
    const ToolRun run = analyze({u"--exclude"_s, u"/app"_s, u"--exclude=/root"_s});
    COMPARE_STATUS(run, Done);
    QVERIFY(!run.output.contains("Same content again   /app/main"));
    QVERIFY(!run.output.contains("id_rsa"));
}

void TestCliCi::excludedInReports_data()
{
    QTest::addColumn<QString>("format");
    for (const char *format : {"text", "json", "markdown", "sarif", "junit"})
        QTest::newRow(format) << QString::fromLatin1(format);
}

/// Neither wasted paths nor secrets nor advice; the advice on /var/log stays.
void TestCliCi::excludedInReports()
{
    QFETCH(QString, format);
    static const QRegularExpression excluded(u"app[^ ]{1,5}main|id.{1,5}rsa|copy-chown"_s);
    static const QRegularExpression included(u"var.{1,5}log"_s);
    const QStringList options{u"--ci"_s, u"--ci-config"_s, m_cli.filePath(u"strict"_s),
                              u"--format"_s, format};
    const auto written = [&](const QStringList &more) {
        const ToolRun run = analyze(options + more);
        QJsonObject json = toObject(run);
        json.remove(u"waste"_s); // It adds up to the sums.
        return QString::fromUtf8(format == "json"_L1 ? QJsonDocument(json).toJson() : run.output);
    };
    QVERIFY(written({}).contains(excluded));
    const QString rest = written({u"--exclude"_s, u"/app"_s, u"--exclude"_s, u"/root"_s});
    QVERIFY2(!rest.contains(excluded), qPrintable(rest));
    QCOMPARE(rest.contains(included), format != "junit"_L1);
}

/// A content that is stored in an excluded folder and once elsewhere is no duplicate any more.
void TestCliCi::excludedDuplicates()
{
    const TarBuilder tar = TarBuilder()
                               .filler("app/vendor/one", 3000, 'v')
                               .filler("lib/one", 3000, 'v')
                               .filler("app/two", 2000, 'w')
                               .filler("lib/two", 2000, 'w')
                               .filler("lib/copy", 2000, 'w');
    write(u"copies.tar"_s, archiveOf({tar}, {u"COPY . / # buildkit"_s}));
    const auto duplicates = [this](const QStringList &options) {
        const QJsonObject json = toObject(m_cli.runPlain(
            QStringList{u"analyze"_s, m_cli.filePath(u"copies.tar"_s), u"--json"_s} + options));
        QStringList rows;
        for (const QJsonValue &row : json[u"duplicates"_s].toArray()) {
            QStringList paths;
            for (const QJsonValue &member : row[u"members"_s].toArray())
                paths += member[u"path"_s].toString();
            paths.sort();
            rows += QString::number(row[u"count"_s].toInt()) + u' '
                    + QString::number(row[u"wastedBytes"_s].toInt()) + u' ' + paths.join(u' ');
        }
        return rows;
    };
    QCOMPARE(duplicates({}), (QStringList{u"3 4000 /app/two /lib/copy /lib/two"_s,
                                          u"2 3000 /app/vendor/one /lib/one"_s}));
    QCOMPARE(duplicates({u"--exclude"_s, u"/app"_s}), QStringList{u"2 2000 /lib/copy /lib/two"_s});
}

void TestCliCi::controlCharacters_data()
{
    QTest::addColumn<QString>("format");
    for (const char *format : {"text", "markdown", "junit"})
        QTest::newRow(format) << QString::fromLatin1(format);
}

/// The name and the commands of an image do not steer the terminal that a report is shown on.
void TestCliCi::controlCharacters()
{
    QFETCH(QString, format);
    write(u"steering.tar"_s,
          archiveOf({TarBuilder().filler("a", 100), TarBuilder().filler("b", 100),
                     TarBuilder().whiteout("b")},
                    {u"ADD a\x1b[1m / # buildkit"_s, u"RUN /bin/sh -c make\a \u202Eb # buildkit"_s,
                     u"RUN /bin/sh -c rm\tb\u009B2J # buildkit"_s},
                    u"sam\x1b]0;ple\a:1\u202E"_s));
    const ToolRun run = m_cli.runPlain(
        {u"analyze"_s, m_cli.filePath(u"steering.tar"_s), u"--ci"_s, u"--lowestEfficiency"_s,
         u"0.1"_s, u"--highestUserWastedPercent"_s, u"off"_s, u"--format"_s, format});
    COMPARE_STATUS(run, Done);
    const QString output = QString::fromUtf8(run.output);
    QVERIFY(output.contains("]0;ple"_L1) || output.contains("&#93;0&#59;ple"_L1));
    QCOMPARE(output.contains("rm b"_L1), format != "junit"_L1);
    for (const QChar character : output)
        QVERIFY2((character.category() != QChar::Other_Control && character != u'\u202E')
                     || character == u'\n',
                 qPrintable(QString::number(character.unicode(), 16)));
}

void TestCliCi::markdown()
{
    const ToolRun run = analyze(
        {u"--ci"_s, u"--ci-config"_s, m_cli.filePath(u"strict"_s), u"--format"_s, u"markdown"_s});
    COMPARE_STATUS(run, RulesNotMet);
    for (const char *word : {"does not meet the rules", "| --- |", "FAIL | lowestEfficiency",
                             "&#47;app&#47;main", "```dockerfile", "id&#95;rsa"})
        QVERIFY2(run.output.contains(word), run.output.constData());
    QVERIFY(!run.output.contains("<b>"));
    const ToolRun plain = analyze({u"--format"_s, u"markdown"_s});
    COMPARE_STATUS(plain, Done);
    QVERIFY(!plain.output.contains("FAIL"));
}

void TestCliCi::junit()
{
    const ToolRun run = analyze(
        {u"--ci"_s, u"--ci-config"_s, m_cli.filePath(u"strict"_s), u"--format"_s, u"junit"_s});
    COMPARE_STATUS(run, RulesNotMet);
    QXmlStreamReader xml(run.output);
    QStringList cases;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "testsuite"_L1)
            cases += u"%1 %2 %3 %4"_s.arg(
                xml.attributes().value("name"_L1), xml.attributes().value("tests"_L1),
                xml.attributes().value("failures"_L1), xml.attributes().value("skipped"_L1));
        else if (xml.name() == "testcase"_L1)
            cases += xml.attributes().value("name"_L1).toString();
        else if (xml.name() == "failure"_L1 || xml.name() == "skipped"_L1)
            cases.last() += u' ' + xml.name().toString();
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(cases.first().endsWith(u" 8 3 5"_s));
    QCOMPARE(cases.sliced(1),
             (QStringList{u"lowestEfficiency failure"_s, u"highestWastedBytes skipped"_s,
                          u"highestUserWastedPercent skipped"_s, u"highestTrueWaste failure"_s,
                          u"highestTrueWastePercent skipped"_s, u"highestImageSize skipped"_s,
                          u"highestLayerCount skipped"_s, u"noSecrets failure"_s}));
    QVERIFY(run.output.contains("/app/main"));
}

void TestCliCi::sarif()
{
    const ToolRun run = analyze(
        {u"--ci"_s, u"--ci-config"_s, m_cli.filePath(u"strict"_s), u"--format"_s, u"sarif"_s});
    COMPARE_STATUS(run, RulesNotMet);
    const QJsonObject found = toObject(run);
    QCOMPARE(found[u"version"_s], u"2.1.0"_s);
    const QJsonValue sarif = found[u"runs"_s][0];
    QCOMPARE(found[u"runs"_s].toArray().size(), 1);
    const QJsonValue driver = sarif[u"tool"_s][u"driver"_s];
    QVERIFY(!driver[u"name"_s].toString().isEmpty());
    QStringList results;
    for (const QJsonValue &result : sarif[u"results"_s].toArray()) {
        QVERIFY(!result[u"message"_s][u"text"_s].toString().isEmpty());
        QCOMPARE(driver[u"rules"_s][result[u"ruleIndex"_s].toInt()][u"id"_s], result[u"ruleId"_s]);
        const QJsonValue location = result[u"locations"_s][0][u"physicalLocation"_s];
        results += result[u"ruleId"_s].toString() + u' ' + result[u"level"_s].toString() + u' '
                   + location[u"artifactLocation"_s][u"uri"_s].toString();
    }
    // For Dive it is /app/main alone that wastes.
    QCOMPARE(results, (QStringList{u"lowestEfficiency error app/main"_s,
                                   u"highestTrueWaste error app/main"_s,
                                   u"highestTrueWaste error root/.ssh/id_rsa"_s,
                                   u"noSecrets error root/.ssh/id_rsa"_s,
                                   u"copy-chown note app/main"_s, u"logs note var/log"_s}));
}

void TestCliCi::sarifWithoutRules()
{
    const ToolRun run = analyze({u"--format=sarif"_s});
    COMPARE_STATUS(run, Done);
    const QJsonArray results = toObject(run)[u"runs"_s][0][u"results"_s].toArray();
    QStringList rules;
    for (const QJsonValue &result : results)
        rules += result[u"ruleId"_s].toString();
    QCOMPARE(rules, (QStringList{u"secret"_s, u"copy-chown"_s, u"logs"_s}));
}

QTEST_GUILESS_MAIN(TestCliCi)
#include "tst_cli_ci.moc"
