// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/ci/evaluation.h"
#include "core/ci/rulesfile.h"
#include "core/ci/rulevalues.h"
#include "tests/support/analyzedtars.h"

#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using ci::Rules;
using ci::Status;
using support::analyzed;
using support::TarBuilder;

class CiRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sizes_data();
    void sizes();
    void files_data();
    void files();
    void wrongFiles_data();
    void wrongFiles();
    void largeAndMissingFiles();
    void paths_data();
    void paths();
    void wrongPaths();
    void evaluation_data();
    void evaluation();
    void exclusion();
    void exclusionOfAdvice();
};

namespace {

std::vector<ci::Check> evaluated(const Rules &rules, const layers::ImageAnalysis &analysis)
{
    return ci::evaluate(rules, analysis,
                        ci::included(analysis, oci::ImageConfig::None, rules.exclude));
}

/// Advice as text: "id bytes [layers] path bytes, ...: line".
QStringList toText(const layers::ImageAnalysis &analysis, const std::vector<layers::Advice> &advice)
{
    QStringList rows;
    for (const layers::Advice &one : advice) {
        QStringList layers;
        for (const quint16 layer : one.layers)
            layers += QString::number(layer);
        QStringList paths;
        for (const layers::AdvicePath &path : one.paths)
            paths += analysis.tree->displayPath(analysis.tree->node(path.node)) + u' '
                     + QString::number(path.bytes);
        rows += u"%1 %2 [%3] %4: %5"_s.arg(one.id).arg(one.bytes).arg(
            layers.join(u' '), paths.join(u", "_s), one.line);
    }
    return rows;
}

/// Rules as text: those that are set, in a fixed order.
QString toText(const Rules &rules)
{
    QStringList words;
    const auto add = [&words](const char *name, const auto &value) {
        if (value)
            words += u"%1=%2"_s.arg(QLatin1StringView(name)).arg(*value);
    };
    add("e", rules.lowestEfficiency);
    add("w", rules.highestWastedBytes);
    add("u", rules.highestUserWastedPercent);
    add("tw", rules.highestTrueWaste);
    add("tp", rules.highestTrueWastePercent);
    add("size", rules.highestImageSize);
    add("layers", rules.highestLayerCount);
    if (rules.noSecrets)
        words += u"secrets"_s;
    for (const QString &glob : rules.exclude.globs())
        words += u'-' + glob;
    return words.join(u' ');
}

} // namespace

void CiRulesTest::sizes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("bytes"); // -1: no size
    const auto row = [](const char *text, qint64 bytes) {
        QTest::newRow(text) << QString::fromUtf8(text) << bytes;
    };
    row("0", 0);
    row("42", 42);
    row("42B", 42);
    row("20MB", 20'000'000);
    row("20 mb", 20'000'000);
    row("20M", 20'000'000);
    row("20MiB", 20'971'520);
    row("20mi", 20'971'520);
    row("1.5k", 1'500);
    row("1,000 KB", 1'000'000);
    row("1.5 GiB", 1'610'612'736);
    row("2TB", 2'000'000'000'000);
    row("1PB", 1'000'000'000'000'000);
    row("8EB", 8'000'000'000'000'000'000);
    row("10EB", -1); // more than 2^63
    row("99999999999999999999", -1);
    row("", -1);
    row("MB", -1);
    row("-5MB", -1);
    row("5 parsecs", -1);
    row("1.2.3MB", -1);
    row("1e3", -1);
    row("NaN", -1);
    row("Inf", -1);
    row("٣MB", -1); // a digit, but none that a number is made of here
}

void CiRulesTest::sizes()
{
    QFETCH(QString, text);
    QFETCH(qint64, bytes);
    const auto size = ci::parseSize(text);
    QCOMPARE(size.has_value(), bytes >= 0);
    if (size)
        QCOMPARE(*size, bytes);
    else
        QCOMPARE(size.error().code, core::ErrorCode::InvalidArgument);
}

void CiRulesTest::files_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("rules");
    const auto row = [](const char *name, const char *yaml, const char *rules) {
        QTest::newRow(name) << QByteArray(yaml) << QString::fromLatin1(rules);
    };
    row("empty", "", "e=0.9 u=0.1");
    row("only comments", "# rules:\n", "e=0.9 u=0.1");
    row("no rules", "other: 1\n", "e=0.9 u=0.1");
    row("rules without any", "rules:\n", "e=0.9 u=0.1");
    row("Dive's example",
        "rules:\n  lowestEfficiency: 0.95\n  highestWastedBytes: 20MB\n"
        "  highestUserWastedPercent: 0.20\n",
        "e=0.95 w=20000000 u=0.2");
    row("left out is the default", "rules:\n  highestWastedBytes: 1kb\n", "e=0.9 w=1000 u=0.1");
    row("commented out is the default", "rules:\n  # lowestEfficiency: 0.5\n", "e=0.9 u=0.1");
    row("null is the default", "rules: {lowestEfficiency: , highestUserWastedPercent: ~}",
        "e=0.9 u=0.1");
    row("disabled", "rules: {lowestEfficiency: disabled, highestUserWastedPercent: off}", "");
    row("false and nothing", "rules: {lowestEfficiency: false, highestUserWastedPercent: ''}", "");
    row("in other case", "rules: {lowestEfficiency: Disabled, highestUserWastedPercent: FALSE}",
        "");
    row("words for numbers", "rules: {lowestEfficiency: '0.5', highestWastedBytes: '7'}",
        "e=0.5 w=7 u=0.1");
    row("0 and 1", "rules: {lowestEfficiency: 1, highestUserWastedPercent: 0}", "e=1 u=0");
    row("what Dive does not know", "rules: {lowestEfficiency: 0.5, other: 1}\nkeys: [1]",
        "e=0.5 u=0.1");
    row("JSON", "{\"rules\": {\"lowestEfficiency\": 0.5}}", "e=0.5 u=0.1");
    row("aliases", "a: &a 0.5\nrules: {lowestEfficiency: *a}", "e=0.5 u=0.1");
    row("ours",
        "millefeuille:\n  rules:\n    highestTrueWaste: 10MB\n    highestTrueWastePercent: 5%\n"
        "    highestImageSize: 500MB\n    highestLayerCount: 20\n    noSecrets: true\n"
        "  exclude: [/usr/share/doc, '*.pyc']\n",
        "e=0.9 u=0.1 tw=10000000 tp=0.05 size=500000000 layers=20 secrets -/usr/share/doc -*.pyc");
    row("ours, off",
        "millefeuille: {rules: {highestTrueWaste: off, noSecrets: false, highestLayerCount: },"
        " exclude: }",
        "e=0.9 u=0.1");
    row("ours as ratio, one pattern",
        "millefeuille: {rules: {highestTrueWastePercent: 0.25}, exclude: /tmp}",
        "e=0.9 u=0.1 tp=0.25 -/tmp");
}

void CiRulesTest::files()
{
    QFETCH(QByteArray, yaml);
    const auto rules = ci::parseRules(yaml);
    QVERIFY2(rules, rules ? "" : qPrintable(rules.error().message + rules.error().detail));
    QTEST(toText(*rules), "rules");
}

void CiRulesTest::wrongFiles_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("word"); // that the message names
    const auto row = [](const char *yaml, const char *word) {
        QTest::newRow(yaml) << QByteArray(yaml) << QString::fromLatin1(word);
    };
    row("rules: {lowestEfficiency: 1.1}", "lowestEfficiency");
    row("rules: {lowestEfficiency: -0.1}", "lowestEfficiency");
    row("rules: {lowestEfficiency: .nan}", "lowestEfficiency");
    row("rules: {lowestEfficiency: NaN}", "lowestEfficiency");
    row("rules: {highestUserWastedPercent: .inf}", "highestUserWastedPercent");
    row("rules: {highestUserWastedPercent: Inf}", "highestUserWastedPercent");
    row("rules: {highestUserWastedPercent: 20%}", "highestUserWastedPercent");
    row("rules: {highestWastedBytes: many}", "highestWastedBytes");
    row("rules: {highestWastedBytes: -1}", "highestWastedBytes");
    row("rules: {highestWastedBytes: [1]}", "highestWastedBytes");
    row("rules: [1]", "rules");
    row("rules: 7", "rules");
    row("- 1", "/");
    row("millefeuille: {rules: {highestTrueWast: 1}}", "highestTrueWast");
    row("millefeuille: {rules: {lowestEfficiency: 1}}", "lowestEfficiency");
    row("millefeuille: {rules: {highestTrueWastePercent: 101%}}", "highestTrueWastePercent");
    row("millefeuille: {rules: {highestLayerCount: 1.5}}", "highestLayerCount");
    row("millefeuille: {rules: {noSecrets: perhaps}}", "noSecrets");
    row("millefeuille: {rules: [a]}", "millefeuille.rules");
    row("millefeuille: {exclude: {a: b}}", "millefeuille.exclude");
    row("millefeuille: {exclude: ['']}", "pattern");
    row("millefeuille: {rule: {}}", "rule");
    row("millefeuille: {[a]: 1}", "millefeuille");
    row("rules: {", "YAML");
    row("rules: *nobody", "YAML");
    row("a: b: c", "YAML");
}

void CiRulesTest::wrongFiles()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, word);
    const auto rules = ci::parseRules(yaml);
    QVERIFY(!rules);
    QCOMPARE(rules.error().code, core::ErrorCode::InvalidArgument);
    QVERIFY2(rules.error().message.contains(word), qPrintable(rules.error().message));
}

void CiRulesTest::largeAndMissingFiles()
{
    QByteArray large(core::limits::CiRules, '#');
    QVERIFY(ci::parseRules(large));
    large += '#';
    QCOMPARE(ci::parseRules(large).error().code, core::ErrorCode::LimitExceeded);
    QVERIFY(!ci::parseRules(QByteArray(60'000, '[')));
    QVERIFY(!ci::parseRules(QByteArray(60'000, '{')));

    QTemporaryDir folder;
    QCOMPARE(ci::readRules(folder.filePath(u"none"_s)).error().code, core::ErrorCode::NotFound);
    QFile file(folder.filePath(u"rules"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("rules: {lowestEfficiency: 2}");
    file.close();
    const auto wrong = ci::readRules(file.fileName());
    QVERIFY(!wrong);
    QVERIFY(wrong.error().message.contains(file.fileName()));
}

void CiRulesTest::paths_data()
{
    QTest::addColumn<QString>("glob");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("holds");
    const auto row = [](const char *glob, const char *path, bool holds) {
        QTest::addRow("%s of %s", path, glob)
            << QString::fromLatin1(glob) << QString::fromLatin1(path) << holds;
    };
    row("/usr/share", "/usr/share", true);
    row("/usr/share", "/usr/share/doc/a", true);
    row("/usr/share/", "/usr/share/doc/a", true);
    row("/usr/share", "/usr/shared", false);
    row("/usr/share", "/opt/usr/share", false);
    row("usr/share", "/opt/usr/share/a", true);
    row("*.pyc", "/a/b.pyc", true);
    row("*.pyc", "/b.pyc", true);
    row("*.pyc", "/b.pyc2", false);
    row("/*.pyc", "/a/b.pyc", false);
    row("/a/*/c", "/a/b/c/d", true);
    row("/a/*/c", "/a/b/b/c", false);
    row("/a/**/c", "/a/b/b/c", true);
    row("/a/**/c", "/a/c", true);
    row("/a/**", "/a/b/c", true);
    row("/a/**", "/a", false);
    row("**/c", "/a/b/c", true);
    row("a?", "/ab", true);
    row("a?", "/a/b", false);
    row("a.b", "/axb", false);
    row("[ab](c|d)+", "/[ab](c|d)+", true);
    row("[ab]", "/a", false);
    row("a\\b", "/a\\b", true);
    row("/a**b", "/a/x/b/c", true);
    row("/**", "/a", true);
    // Ways through the pattern without number.
    row("**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/b",
        "/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a", false);
    row("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b",
        "/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false);
}

void CiRulesTest::paths()
{
    QFETCH(QString, glob);
    QFETCH(QString, path);
    const auto filter = ci::PathFilter::parse({u"/nothing"_s, glob});
    QVERIFY(filter);
    QTEST(filter->holds(path), "holds");
    QVERIFY(!ci::PathFilter().holds(path));
}

void CiRulesTest::wrongPaths()
{
    QVERIFY(!ci::PathFilter::parse({u" "_s}));
    QVERIFY(!ci::PathFilter::parse({QString(2000, u'a')}));
    QCOMPARE(ci::PathFilter::parse(QStringList(1001, u"a"_s)).error().code,
             core::ErrorCode::LimitExceeded);
}

void CiRulesTest::evaluation_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("limit");
    QTest::addColumn<Status>("status");
    const auto row = [](const char *rule, const char *limit, Status status) {
        QTest::addRow("%s %s", rule, limit)
            << QString::fromLatin1(rule) << QString::fromLatin1(limit) << status;
    };
    // See evaluation() for the image: Dive's efficiency is 60 / 160, its waste 100 of 60 user
    // bytes.
    row("lowestEfficiency", "0.375", Status::Pass); // met is enough
    row("lowestEfficiency", "0.376", Status::Fail);
    row("lowestEfficiency", "off", Status::Skip);
    row("highestWastedBytes", "100", Status::Pass);
    row("highestWastedBytes", "99", Status::Fail);
    row("highestUserWastedPercent", "1", Status::Fail);
    row("highestUserWastedPercent", "disabled", Status::Skip);
    row("highestTrueWaste", "100", Status::Pass);
    row("highestTrueWaste", "99", Status::Fail);
    row("highestTrueWaste", "", Status::Skip);
    row("highestTrueWastePercent", "62.5%", Status::Pass);
    row("highestTrueWastePercent", "0.624", Status::Fail);
    row("highestImageSize", "160", Status::Pass);
    row("highestImageSize", "159", Status::Fail);
    row("highestLayerCount", "2", Status::Pass);
    row("highestLayerCount", "1", Status::Fail);
    row("noSecrets", "true", Status::Fail);
    row("noSecrets", "false", Status::Skip);
}

void CiRulesTest::evaluation()
{
    QFETCH(QString, rule);
    QFETCH(QString, limit);
    // Stored 160, live 60; layer 1 stores 60. The key is hidden and counts all the same.
    const auto analysis = analyzed(
        {TarBuilder().filler("id_rsa", 100), TarBuilder().whiteout("id_rsa").filler("b", 60)});
    Rules rules;
    QVERIFY(ci::setRule(rules, rule, limit));
    const auto checks = evaluated(rules, *analysis);
    const auto found = std::ranges::find(checks, rule, &ci::Check::rule);
    QVERIFY(found != checks.end());
    QTEST(found->status, "status");

    Rules none;
    for (const QLatin1StringView dive : ci::name::OfDive)
        QVERIFY(ci::setRule(none, dive, u"off"_s));
    QVERIFY(ci::areMet(evaluated(none, *analysis)));
    // All of the user's bytes are waste, and there are none: no limit allows that.
    const auto infinite = analyzed({TarBuilder().filler("a", 100), TarBuilder().whiteout("a")});
    Rules user = none;
    user.highestUserWastedPercent = 1;
    const auto failed = evaluated(user, *infinite);
    QVERIFY(!ci::areMet(failed));
    // And where Dive has 0 / 0, nothing is wasted.
    QVERIFY(ci::areMet(evaluated(user, *analyzed({TarBuilder().filler("a", 1)}))));
    QVERIFY(ci::areMet(evaluated(user, *analyzed({}))));
}

void CiRulesTest::exclusion()
{
    const auto analysis = analyzed(
        {TarBuilder().filler("d/a", 100).filler("d/e/b", 20).filler("c", 3).filler("d/.env", 1),
         TarBuilder().whiteout("d").whiteout("c").filler("x/.env", 1)});
    QCOMPARE(ci::included(*analysis, oci::ImageConfig::None, {}).wastedBytes, 124);
    QCOMPARE(ci::included(*analysis, oci::ImageConfig::None, {}).secrets.size(), 2u);
    const auto filter = *ci::PathFilter::parse({u"/d/e"_s, u"/d/.env"_s});
    const ci::Included included = ci::included(*analysis, oci::ImageConfig::None, filter);
    QCOMPARE(included.wastedBytes, 103);
    QCOMPARE(included.waste.size(), 2u);
    QCOMPARE(included.secrets.size(), 1u);

    Rules rules;
    rules.highestTrueWaste = 103;
    QVERIFY(!ci::areMet(evaluated(rules, *analysis)));
    const auto status = [&] {
        const auto checks = evaluated(rules, *analysis);
        return std::ranges::find(checks, ci::name::HighestTrueWaste, &ci::Check::rule)->status;
    };
    QCOMPARE(status(), Status::Fail);
    rules.exclude = filter;
    QCOMPARE(status(), Status::Pass);
}

/// What is excluded counts as little as if it held nothing: for leftovers, rewritten and removed
/// files, duplicates, and layers as a whole.
void CiRulesTest::exclusionOfAdvice()
{
    const auto config = support::historyOf(
        {u"ADD rootfs.tar / # buildkit"_s, u"COPY . /app # buildkit"_s,
         u"RUN /bin/sh -c pip install x # buildkit"_s, u"RUN /bin/sh -c chown # buildkit"_s});
    const auto analysisWith = [&config](qsizetype inOpt) {
        return analyzed({TarBuilder().filler("bin/sh", 1000),
                         TarBuilder()
                             .filler("app/main", 400, 'm')
                             .filler("opt/main", inOpt, 'm')
                             .filler("opt/x", inOpt, 'x'),
                         TarBuilder()
                             .filler("opt/tool", 2 * inOpt, 't')
                             .filler("usr/lib/tool", 300, 'u')
                             .filler("root/.cache/pip/x", 200, 'p')
                             .filler("opt/.cache/pip/x", inOpt, 'q'),
                         TarBuilder()
                             .file("app/main", QByteArray(400, 'm'), {.uid = 7})
                             .file("opt/x", QByteArray(inOpt, 'x'), {.uid = 7})
                             .whiteout("opt/tool")},
                        config);
    };
    const auto analysis = analysisWith(400);
    const auto emptied = analysisWith(0);
    const auto included = ci::included(*analysis, config, *ci::PathFilter::parse({u"/opt"_s}));
    const QStringList rest = toText(*analysis, included.advice);
    QCOMPARE(rest, toText(*emptied, emptied->advice));
    QCOMPARE(rest.size(), 3); // copy-chown of /app/main, the cache of pip, the order
    QCOMPARE(toText(*analysis, ci::included(*analysis, config, {}).advice),
             toText(*analysis, analysis->advice));
    QVERIFY(toText(*analysis, analysis->advice).join(u'\n').contains("/opt"_L1));
}

QTEST_GUILESS_MAIN(CiRulesTest)
#include "tst_cirules.moc"
