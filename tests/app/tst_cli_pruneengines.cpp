// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/ocistore.h"
#include "tests/support/commandline.h"
#include "tests/support/enginegate.h"
#include "tests/support/enginepool.h"
#include "tests/support/layoutimage.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <csignal>
#include <future>

using namespace Qt::StringLiterals;
using support::CommandLine;
using support::EngineServer;
using support::ToolRun;
using Kind = EngineServer::Kind;

/// millefeuille-cli prune, rm and ls on every kind of engine, and what an own store knows of the
/// containers of engines that are found.
class TestCliPruneEngines final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void initTestCase();
    void init();
    void cleanup();
    void lists();
    void all();
    void containers();
    void buildCache();
    void withAFolder();
    void oneIsNotThere();
    void partOfItFails();
    void ownStoreInUse();
    void notAsked();
    void twoAtOnce();

private:
    [[nodiscard]] QJsonObject prune(const QStringList &options) const;
    [[nodiscard]] QStringList names() const;
    void addContext(const QString &name, const QString &address) const;
    void addOwn(const QString &name) const;

    std::unique_ptr<CommandLine> m_cli;
    support::EnginePool m_engines;
    EngineServer *m_server = nullptr;
};

void TestCliPruneEngines::initTestCase_data()
{
    support::EnginePool::addRows();
}

void TestCliPruneEngines::initTestCase()
{
    REQUIRE_ENGINES();
}

/// bb:1, which the stopped container "user" uses, cc:1, and an image without a name.
void TestCliPruneEngines::init()
{
    QFETCH_GLOBAL(const Kind, kind);
    m_server = m_engines.at(kind);
    QVERIFY(m_server);
    m_cli = std::make_unique<CommandLine>(QStringLiteral(MILLEFEUILLE_CLI));
    addContext(u"here"_s, m_server->address());
    QVERIFY(!m_server->importImage(u"bb:1"_s, "one").isEmpty());
    QVERIFY(!m_server->importImage(u"cc:1"_s, "two").isEmpty());
    QVERIFY(!m_server->importImage({}, "three").isEmpty());
    QVERIFY(
        m_server
            ->docker({u"create"_s, u"--network"_s, u"none"_s, u"--name"_s, u"user"_s, u"bb:1"_s})
            .isDone());
}

void TestCliPruneEngines::cleanup()
{
    QVERIFY(!m_server || m_server->clear());
}

void TestCliPruneEngines::addContext(const QString &name, const QString &address) const
{
    const QString hash = QString::fromLatin1(
        QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex());
    const QString folder = m_cli->filePath(u"docker/contexts/meta/"_s + hash);
    QVERIFY(QDir().mkpath(folder));
    QFile meta(folder + u"/meta.json"_s);
    QVERIFY(meta.open(QFile::WriteOnly));
    meta.write(
        uR"({"Name":"%1","Endpoints":{"docker":{"Host":"%2"}}})"_s.arg(name, address).toUtf8());
}

void TestCliPruneEngines::addOwn(const QString &name) const
{
    const auto store =
        *store::OciStore::open(m_cli->store(), layers::TocCache(m_cli->filePath(u"toc"_s)));
    const auto image = support::addImage(store->layout(), {name.toUtf8()});
    QVERIFY(store->addImage(image, *oci::Reference::parse(name), {image}));
}

QJsonObject TestCliPruneEngines::prune(const QStringList &options) const
{
    const ToolRun run =
        m_cli->runPlain(QStringList{u"--store"_s, u"here"_s, u"--json"_s, u"prune"_s} + options);
    if (!run.isDone())
        qWarning("%s", run.errors.constData());
    return QJsonDocument::fromJson(run.output).object();
}

QStringList TestCliPruneEngines::names() const
{
    QStringList names = m_server->say({u"images"_s, u"--format"_s, u"{{.Repository}}:{{.Tag}}"_s})
                            .split(u'\n', Qt::SkipEmptyParts);
    names.replaceInStrings(u"docker.io/library/"_s, QString());
    names.sort();
    return names;
}

void TestCliPruneEngines::lists()
{
    const ToolRun run = m_cli->runPlain({u"--store"_s, u"here"_s, u"ls"_s, u"--json"_s});
    QVERIFY2(run.isDone(), run.errors.constData());
    const QJsonArray images = QJsonDocument::fromJson(run.output).array();
    QCOMPARE(images.size(), 3);
    for (const QJsonValue image : images) {
        const bool isUsed = image[u"tags"_s][0].toString() == u"docker.io/library/bb:1"_s;
        QCOMPARE(image[u"inUseBy"_s][0][u"name"_s].toString(), isUsed ? u"user"_s : QString());
        QCOMPARE_GT(image[u"uniqueBytes"_s].toInteger(), 0);
    }
}

void TestCliPruneEngines::all()
{
    const QJsonObject dry = prune({u"--all"_s, u"--dry-run"_s});
    QCOMPARE(dry[u"remove"_s].toArray().size(), 2);
    QCOMPARE(dry[u"keep"_s][0][u"reason"_s].toString(), u"inUse"_s);
    QCOMPARE(names().size(), 3);
    const QJsonObject done = prune({u"--all"_s});
    QCOMPARE(done[u"failed"_s].toArray(), QJsonArray());
    QCOMPARE(names(), QStringList{u"bb:1"_s});
    QCOMPARE_GT(done[u"freedBytes"_s].toInteger(), 0);
    if (m_server->kind() == Kind::Docker)
        QCOMPARE(done[u"freedBytes"_s], done[u"bytes"_s]);
}

/// With its container the image is free; one that runs holds its own.
void TestCliPruneEngines::containers()
{
    QVERIFY(m_server
                ->docker({u"run"_s, u"-d"_s, u"--network"_s, u"none"_s, u"--name"_s, u"runs"_s,
                          u"cc:1"_s})
                .isDone());
    const QJsonObject dry = prune({u"--all"_s, u"--containers"_s, u"--dry-run"_s});
    QCOMPARE(dry[u"leftovers"_s].toArray().size(), 1);
    QCOMPARE(dry[u"leftovers"_s][0][u"name"_s].toString(), u"user"_s);
    const QJsonObject done = prune({u"--all"_s, u"--containers"_s});
    QCOMPARE(done[u"failed"_s].toArray(), QJsonArray());
    QCOMPARE(names(), QStringList{u"cc:1"_s});
    QCOMPARE(m_server->say({u"ps"_s, u"-a"_s, u"--format"_s, u"{{.Names}}"_s}), u"runs"_s);
}

void TestCliPruneEngines::buildCache()
{
    if (m_server->kind() == Kind::Podman)
        QSKIP("Podman has none.");
    const bool hasBuildKit = m_server->docker({u"buildx"_s, u"version"_s}).isDone();
    QVERIFY(hasBuildKit || !qEnvironmentVariableIsSet("CI"));
    if (!hasBuildKit)
        QSKIP("docker-buildx is not installed.");
    const QTemporaryDir context;
    QFile dockerfile(context.filePath(u"Dockerfile"_s));
    QVERIFY(dockerfile.open(QFile::WriteOnly));
    dockerfile.write("FROM scratch\nCOPY Dockerfile /one\n");
    dockerfile.close();
    const ToolRun built = m_server->docker({u"buildx"_s, u"build"_s, u"-q"_s, context.path()});
    QVERIFY2(built.isDone(), built.errors.constData());
    QVERIFY(m_server->docker({u"rmi"_s, QString::fromUtf8(built.output.trimmed())}).isDone());
    const QJsonObject without = prune({u"--dry-run"_s});
    QCOMPARE(without[u"leftovers"_s].toArray(), QJsonArray());
    const QJsonObject done = prune({u"--build-cache"_s, u"--repository=none"_s, u"--all"_s});
    QCOMPARE(done[u"leftovers"_s][0][u"kind"_s].toString(), u"buildCache"_s);
    QCOMPARE(done[u"failed"_s].toArray(), QJsonArray());
    QVERIFY(m_server->say({u"system"_s, u"df"_s, u"--format"_s, u"{{.Type}} {{.TotalCount}}"_s})
                .contains("Build Cache 0"_L1));
}

void TestCliPruneEngines::withAFolder()
{
    addOwn(u"own:1"_s);
    const ToolRun run = m_cli->runPlain({u"--store"_s, m_cli->store(), u"--store"_s, u"here"_s,
                                         u"--json"_s, u"prune"_s, u"--all"_s});
    QVERIFY2(run.isDone(), run.errors.constData());
    const QJsonObject report = QJsonDocument::fromJson(run.output).object();
    const QJsonArray removed = report[u"remove"_s].toArray();
    QCOMPARE(removed.size(), 3);
    QCOMPARE(removed[0][u"store"_s].toString(), m_cli->store());
    QCOMPARE(removed[1][u"store"_s].toString(), u"here"_s);
    QCOMPARE(names(), QStringList{u"bb:1"_s});
    QVERIFY(QJsonDocument::fromJson(m_cli->run({u"--json"_s, u"ls"_s}).output).array().isEmpty());
}

/// Nothing is begun where one of the stores cannot be reviewed.
void TestCliPruneEngines::oneIsNotThere()
{
    addOwn(u"own:1"_s);
    const ToolRun run =
        m_cli->runPlain({u"--store"_s, m_cli->store(), u"--store"_s, u"unix:///nowhere/s.sock"_s,
                         u"--json"_s, u"prune"_s, u"--all"_s});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains("is not running"), run.errors.constData());
    const QJsonArray left =
        QJsonDocument::fromJson(m_cli->run({u"--json"_s, u"ls"_s}).output).array();
    QCOMPARE(left.size(), 1);
}

/// What was done in the first store is told when the second one ends in the middle.
void TestCliPruneEngines::partOfItFails()
{
    addOwn(u"own:1"_s);
    support::EngineGate gate(m_server->socket());
    gate.arm({.words = "DELETE "},
             [process = m_server->processId()] { ::kill(pid_t(process), SIGKILL); });
    const ToolRun run = m_cli->runPlain({u"--store"_s, m_cli->store(), u"--store"_s, gate.address(),
                                         u"--json"_s, u"prune"_s, u"--all"_s});
    QVERIFY(gate.hasActed());
    QCOMPARE(run.exitCode, 1);
    const QJsonObject report = QJsonDocument::fromJson(run.output).object();
    QCOMPARE(report[u"remove"_s].toArray().size(), 3);
    QCOMPARE(report[u"failed"_s].toArray().size(), 2);
    QVERIFY(report[u"freedBytes"_s].isNull());
    QVERIFY(QJsonDocument::fromJson(m_cli->run({u"--json"_s, u"ls"_s}).output).array().isEmpty());
    m_server->stop();
    QVERIFY2(m_server->start(), qPrintable(m_server->errorString()));
    QCOMPARE(names().size(), 3);
}

/// An image that a container of an engine runs is used wherever it lies.
void TestCliPruneEngines::ownStoreInUse()
{
    for (const QString &name : {u"bb:1"_s, u"cc:1"_s}) {
        const ToolRun copied =
            m_cli->runPlain({u"--store"_s, u"here"_s, u"copy"_s, name, u"--to"_s, m_cli->store()});
        QVERIFY2(copied.isDone(), copied.errors.constData());
    }
    const auto users = [this](const QStringList &options) {
        QStringList found;
        const ToolRun run = m_cli->run(QStringList{u"--json"_s, u"ls"_s} + options);
        for (const QJsonValue image : QJsonDocument::fromJson(run.output).array()) {
            for (const QJsonValue use : image[u"inUseBy"_s].toArray())
                found += image[u"tags"_s][0].toString().section(u'/', -1) + u' '
                         + use[u"name"_s].toString() + u' ' + use[u"engine"_s].toString();
        }
        return found;
    };
    QCOMPARE(users({}), QStringList{u"bb:1 user here"_s});
    QCOMPARE(users({u"--no-engines"_s}), QStringList());

    const ToolRun blind =
        m_cli->run({u"--json"_s, u"--no-engines"_s, u"prune"_s, u"--all"_s, u"--dry-run"_s});
    QCOMPARE(QJsonDocument::fromJson(blind.output)[u"remove"_s].toArray().size(), 2);
    const ToolRun pruned = m_cli->run({u"--json"_s, u"prune"_s, u"--all"_s});
    QVERIFY2(pruned.isDone(), pruned.errors.constData());
    const QJsonObject report = QJsonDocument::fromJson(pruned.output).object();
    QCOMPARE(report[u"remove"_s].toArray().size(), 1);
    QCOMPARE(report[u"keep"_s][0][u"reason"_s].toString(), u"inUse"_s);
    QCOMPARE(report[u"notAsked"_s].toArray(), QJsonArray());
    QCOMPARE(users({}), QStringList{u"bb:1 user here"_s});

    const ToolRun removed = m_cli->run({u"--json"_s, u"rm"_s, u"bb:1"_s});
    QVERIFY2(removed.isDone(), removed.errors.constData());
    QCOMPARE(QJsonDocument::fromJson(removed.output)[u"inUseBy"_s][0][u"name"_s].toString(),
             u"user"_s);
}

void TestCliPruneEngines::notAsked()
{
    addContext(u"down"_s, u"unix:///nowhere/s.sock"_s);
    addOwn(u"own:1"_s);
    const ToolRun listed = m_cli->run({u"ls"_s});
    QVERIFY2(listed.isDone(), listed.errors.constData());
    QVERIFY2(listed.errors.contains("down") && !listed.errors.contains("here"),
             listed.errors.constData());
    const ToolRun quiet = m_cli->run({u"--no-engines"_s, u"ls"_s});
    QVERIFY2(quiet.errors.isEmpty(), quiet.errors.constData());
    const ToolRun pruned = m_cli->run({u"--json"_s, u"prune"_s, u"--all"_s});
    QVERIFY2(pruned.isDone(), pruned.errors.constData());
    QCOMPARE(QJsonDocument::fromJson(pruned.output)[u"notAsked"_s].toArray(),
             QJsonArray{u"down"_s});
}

/// Two processes, of whose lists one is a part of the other: all goes, and neither fails.
void TestCliPruneEngines::twoAtOnce()
{
    for (int i = 0; i < 4; ++i) {
        QVERIFY(
            !m_server->importImage(u"race:%1"_s.arg(i), "race " + QByteArray::number(i)).isEmpty());
        QVERIFY(
            !m_server->importImage(u"rest:%1"_s.arg(i), "rest " + QByteArray::number(i)).isEmpty());
    }
    const auto run = [this](const QStringList &options) {
        return std::async(std::launch::async, [cli = m_cli.get(), options] {
            return cli->runPlain(QStringList{u"--store"_s, u"here"_s, u"--json"_s, u"prune"_s}
                                 + options);
        });
    };
    auto all = run({u"--all"_s});
    auto some = run({u"--all"_s, u"--repository=race"_s});
    for (auto *one : {&all, &some}) {
        const ToolRun done = one->get();
        QVERIFY2(done.isDone(), (done.errors + done.output).constData());
    }
    QCOMPARE(names().join(u' '), u"bb:1"_s);
}

QTEST_GUILESS_MAIN(TestCliPruneEngines)
#include "tst_cli_pruneengines.moc"
