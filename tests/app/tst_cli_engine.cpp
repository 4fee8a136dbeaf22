// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/commandline.h"
#include "tests/support/enginegate.h"
#include "tests/support/engineserver.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using support::CommandLine;
using support::EngineServer;
using support::ToolRun;

/// millefeuille-cli with --store on a real engine, by address and by the name of a context.
class TestCliEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void list_data();
    void list();
    void inspect();
    void files();
    void needsAStore_data();
    void needsAStore();
    void blocked();
    void prune();
    void shutOut_data();
    void shutOut();
    void notThere();
    void unknownName();

private:
    [[nodiscard]] ToolRun run(const QStringList &words) const
    {
        return m_cli.runPlain(QStringList{u"--store"_s, u"here"_s} + words);
    }
    [[nodiscard]] QStringList names() const;

    const CommandLine m_cli{QStringLiteral(MILLEFEUILLE_CLI)};
    EngineServer m_server{EngineServer::Kind::Docker};
};

void TestCliEngine::initTestCase()
{
    REQUIRE_ENGINE(EngineServer::Kind::Docker);
    QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
    QVERIFY(!m_server.importImage(u"bb:1"_s, "one").isEmpty());
    QVERIFY(!m_server.importImage(u"cc:1"_s, "two").isEmpty());
    QVERIFY(
        m_server.docker({u"create"_s, u"--network"_s, u"none"_s, u"--name"_s, u"web"_s, u"bb:1"_s})
            .isDone());

    const QString hash =
        QString::fromLatin1(QCryptographicHash::hash("here", QCryptographicHash::Sha256).toHex());
    const QString folder = m_cli.filePath(u"docker/contexts/meta/"_s + hash);
    QVERIFY(QDir().mkpath(folder));
    QFile meta(folder + u"/meta.json"_s);
    QVERIFY(meta.open(QFile::WriteOnly));
    meta.write(uR"({"Name":"here","Endpoints":{"docker":{"Host":"%1"}}})"_s.arg(m_server.address())
                   .toUtf8());
}

QStringList TestCliEngine::names() const
{
    QStringList names = m_server.say({u"images"_s, u"--format"_s, u"{{.Repository}}:{{.Tag}}"_s})
                            .split(u'\n', Qt::SkipEmptyParts);
    names.sort();
    return names;
}

void TestCliEngine::list_data()
{
    QTest::addColumn<QString>("store");
    QTest::newRow("by name") << u"here"_s;
    QTest::newRow("by address") << m_server.address();
}

void TestCliEngine::list()
{
    QFETCH(const QString, store);
    const ToolRun run = m_cli.runPlain({u"--store"_s, store, u"ls"_s, u"--json"_s});
    QVERIFY2(run.isDone(), run.errors.constData());
    const QJsonArray images = QJsonDocument::fromJson(run.output).array();
    QCOMPARE(images.size(), 2);
    for (const QJsonValue image : images) {
        const QJsonArray uses = image[u"inUseBy"_s].toArray();
        const bool isUsed = image[u"tags"_s][0].toString() == u"docker.io/library/bb:1"_s;
        QCOMPARE(uses.size(), isUsed ? 1 : 0);
        if (!isUsed)
            continue;
        QCOMPARE(uses[0][u"name"_s].toString(), u"web"_s);
        QCOMPARE(uses[0][u"state"_s].toString(), u"created"_s);
        QCOMPARE(uses[0][u"engine"_s].toString(), store);
    }
    const ToolRun table = m_cli.runPlain({u"--store"_s, store, u"ls"_s});
    QVERIFY(table.output.contains("web (created)"));
}

void TestCliEngine::inspect()
{
    const ToolRun inspected = run({u"inspect"_s, u"bb:1"_s});
    QVERIFY2(inspected.isDone(), inspected.errors.constData());
    const QJsonObject json = QJsonDocument::fromJson(inspected.output).object();
    QCOMPARE(json[u"engine"_s][u"Config"_s][u"Cmd"_s][0].toString(), u"/bin/sleep"_s);
    QVERIFY(!json.contains(u"manifest"_s));
    const ToolRun history = run({u"history"_s, u"bb:1"_s, u"--json"_s});
    QVERIFY2(history.isDone(), history.errors.constData());
    QCOMPARE(QJsonDocument::fromJson(history.output).array().size(), 1);
}

void TestCliEngine::files()
{
    const ToolRun analysis = run({u"analyze"_s, u"bb:1"_s, u"--json"_s});
    QVERIFY2(analysis.isDone(), analysis.errors.constData());
    QCOMPARE(QJsonDocument::fromJson(analysis.output)[u"layers"_s].toArray().size(), 1);
    const ToolRun file = run({u"cat"_s, u"cc:1"_s, u"/etc/mark"_s});
    QVERIFY2(file.isDone(), file.errors.constData());
    QCOMPARE(file.output, "two"_ba);
    const ToolRun diff = run({u"diff"_s, u"bb:1"_s, u"cc:1"_s});
    QVERIFY2(diff.isDone(), diff.errors.constData());
    QVERIFY(diff.output.contains("etc/mark"));
    QVERIFY2(run({u"extract"_s, u"bb:1"_s, u"/etc"_s, u"-o"_s, m_cli.filePath(u"out"_s)}).isDone(),
             "extract");
    QFile mark(m_cli.filePath(u"out/etc/mark"_s));
    QVERIFY(mark.open(QFile::ReadOnly));
    QCOMPARE(mark.readAll(), "one"_ba);
}

void TestCliEngine::needsAStore_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("check") << QStringList{u"check"_s};
}

void TestCliEngine::needsAStore()
{
    QFETCH(const QStringList, words);
    const ToolRun refused = run(words);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("is an engine"), refused.errors.constData());
}

void TestCliEngine::blocked()
{
    const QStringList before = names();
    const ToolRun removed = run({u"rm"_s, u"bb:1"_s});
    QCOMPARE(removed.exitCode, 1);
    QVERIFY2(removed.errors.contains("web"), removed.errors.constData());
    QCOMPARE(names(), before);
}

void TestCliEngine::prune()
{
    QVERIFY(!m_server.importImage({}, "three").isEmpty());
    const QStringList all{u"<none>:<none>"_s, u"bb:1"_s, u"cc:1"_s};
    QCOMPARE(names(), all);
    const ToolRun dry = run({u"prune"_s, u"--all"_s, u"--dry-run"_s, u"--json"_s});
    QVERIFY2(dry.isDone(), dry.errors.constData());
    QCOMPARE(names(), all);
    const QJsonObject plan = QJsonDocument::fromJson(dry.output).object();
    QCOMPARE(plan[u"remove"_s].toArray().size(), 2);
    QCOMPARE(plan[u"keep"_s].toArray().size(), 1);
    const ToolRun done = run({u"prune"_s, u"--json"_s});
    QVERIFY2(done.isDone(), done.errors.constData());
    QCOMPARE(names(), QStringList({u"bb:1"_s, u"cc:1"_s}));
    const ToolRun rest = run({u"prune"_s, u"--all"_s, u"--json"_s});
    QVERIFY2(rest.isDone(), rest.errors.constData());
    QCOMPARE(names(), QStringList{u"bb:1"_s});
    // What was predicted is what came back.
    const QJsonObject report = QJsonDocument::fromJson(rest.output).object();
    QCOMPARE(report[u"freedBytes"_s], report[u"bytes"_s]);
    QVERIFY(report[u"freedBytes"_s].toInteger() > 1'000'000);
}

void TestCliEngine::shutOut_data()
{
    QTest::addColumn<QByteArray>("moment");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("gone");
    QTest::newRow("prune") << "DELETE "_ba << QStringList{u"prune"_s, u"--all"_s} << 1;
    QTest::newRow("remove") << "DELETE "_ba << QStringList{u"rm"_s, u"lost:1"_s, u"lost:2"_s} << 1;
    QTest::newRow("list") << "/images/json"_ba << QStringList{u"ls"_s} << 0;
    QTest::newRow("inspect") << "/images/json"_ba << QStringList{u"inspect"_s, u"lost:1"_s} << 0;
    QTest::newRow("save") << "/images/json"_ba
                          << QStringList{u"save"_s, u"lost:1"_s, u"-o"_s, u"/tmp/lost.tar"_s} << 0;
    QTest::newRow("analyze") << "/history"_ba << QStringList{u"analyze"_s, u"lost:1"_s} << 0;
    QTest::newRow("tag") << "/images/json"_ba << QStringList{u"tag"_s, u"lost:1"_s, u"more:1"_s}
                         << 0;
    QTest::newRow("pull") << "/_ping"_ba << QStringList{u"pull"_s, u"127.0.0.1:1/lost:1"_s} << 0;
    QTest::newRow("push") << "/_ping"_ba << QStringList{u"push"_s, u"lost:1"_s} << 0;
    QTest::newRow("load") << "/_ping"_ba << QStringList{u"load"_s, u"@/lost.tar"_s} << 0;
    QTest::newRow("import") << "/_ping"_ba << QStringList{u"import"_s, u"@/lost.tar"_s, u"more:1"_s}
                            << 0;
    QTest::newRow("copy") << "/images/json"_ba
                          << QStringList{u"copy"_s, u"lost:1"_s, u"--to"_s, u"@/own"_s} << 0;
    QTest::newRow("build") << "/_ping"_ba
                           << QStringList{u"build"_s, u"-t"_s, u"more:1"_s, u"@/context"_s} << 0;
}

/// Somebody who is not root may no longer use the socket in the middle of it.
void TestCliEngine::shutOut()
{
    QFETCH(const QByteArray, moment);
    QFETCH(QStringList, words);
    QFETCH(const int, gone);
    REQUIRE_TOOLS(u"setpriv"_s);
    QVERIFY(!m_server.importImage(u"lost:1"_s, "lost").isEmpty());
    QVERIFY(!m_server.importImage(u"lost:2"_s, "lost too").isEmpty());
    support::EngineGate gate(m_server.socket());
    constexpr auto everybody = QFile::Permissions(0x7777);
    const QTemporaryDir folder(u"/tmp/mfs-XXXXXX"_s);
    const QString program = folder.filePath(u"millefeuille-cli"_s);
    QVERIFY(QFile::copy(m_cli.program(), program));
    words.replaceInStrings(u"@"_s, folder.path());
    const QString archive = folder.filePath(u"lost.tar"_s);
    QVERIFY(m_server.docker({u"save"_s, u"-o"_s, archive, u"lost:1"_s}).isDone());
    QVERIFY(QDir(folder.path()).mkdir(u"context"_s));
    QFile dockerfile(folder.filePath(u"context/Dockerfile"_s));
    QVERIFY(dockerfile.open(QFile::WriteOnly) && dockerfile.write("FROM lost:1\n") > 0);
    dockerfile.close();
    for (const QString &path :
         {folder.path(), program, archive, folder.filePath(u"context"_s), dockerfile.fileName(),
          QFileInfo(gate.socket()).path(), gate.socket()})
        QVERIFY(QFile::setPermissions(path, everybody));
    QProcessEnvironment environment = m_cli.environment();
    for (const QString &name : {u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s, u"XDG_CONFIG_HOME"_s,
                                u"DOCKER_CONFIG"_s, u"HOME"_s})
        environment.insert(name, folder.filePath(u"home"_s));
    gate.arm({.words = moment, .answered = 1}, [&gate] {
        QFile::setPermissions(gate.socket(), {});
        gate.closeAfterAnswers();
    });
    const ToolRun run =
        support::runTool(u"setpriv"_s,
                         QStringList{u"--reuid=65534"_s, u"--regid=65534"_s, u"--clear-groups"_s,
                                     program, u"--store"_s, gate.address()}
                             + words,
                         environment);
    QVERIFY(gate.hasActed());
    QCOMPARE(run.exitCode, 1);
    const QByteArray said = run.output + run.errors;
    QVERIFY2(said.contains("You may not use the engine"), said.constData());
    const QStringList left = names();
    QCOMPARE(left.size(), 3 - gone);
    QVERIFY(left.contains(u"bb:1"_s));
    // Nothing is in the way of the rest.
    QVERIFY(m_cli.runPlain({u"--store"_s, m_server.address(), u"prune"_s, u"--all"_s}).isDone());
    QCOMPARE(names(), QStringList{u"bb:1"_s});
}

void TestCliEngine::notThere()
{
    const ToolRun run = m_cli.runPlain({u"--store"_s, u"unix:///nowhere/s.sock"_s, u"ls"_s});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains("is not running"), run.errors.constData());
}

/// A name that was mistyped is told from a folder that is not there.
void TestCliEngine::unknownName()
{
    const ToolRun run = m_cli.runPlain({u"--store"_s, u"heer"_s, u"ls"_s});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains("There is neither a folder nor an engine “heer”. Engines that "
                                 "were found: here"),
             run.errors.constData());
    QVERIFY2(!run.errors.contains("./heer"), run.errors.constData()); // It would make none.
    const ToolRun load = m_cli.runPlain({u"--store"_s, u"heer"_s, u"load"_s, u"x.tar"_s});
    QCOMPARE(load.exitCode, 1);
    QVERIFY2(load.errors.contains("write it as “./heer”"), load.errors.constData());
    QVERIFY(!QFileInfo::exists(u"heer"_s));
}

QTEST_GUILESS_MAIN(TestCliEngine)
#include "tst_cli_engine.moc"
