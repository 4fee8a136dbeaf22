// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/containers.h"
#include "tests/support/enginepool.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using engine::Containers;
using engine::RunRequest;
using support::EngineServer;

/// Containers of real engines: what we did is looked at with `docker`.
class TestContainers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void initTestCase();
    void init();
    void cleanup();
    void lives();
    void isMadeAsAskedFor();
    void cannotBeStarted();
    void cannotBeCreated_data();
    void cannotBeCreated();
    void removedAsSeen_data();
    void removedAsSeen();
    void ofABuild();
    void isNotThere();

private:
    [[nodiscard]] QString say(const QStringList &words) const { return m_server->say(words); }
    [[nodiscard]] QString stateOf(const QString &name) const
    {
        return say({u"inspect"_s, u"--format"_s, u"{{.State.Status}}"_s, name});
    }
    [[nodiscard]] store::ContainerUse seen(const QString &name) const;
    bool docker(const QStringList &words) const { return m_server->docker(words).isDone(); }

    support::EnginePool m_engines;
    EngineServer *m_server = nullptr;
    std::shared_ptr<engine::Client> m_client;
    std::unique_ptr<Containers> m_containers;
};

void TestContainers::initTestCase_data()
{
    support::EnginePool::addRows();
}

void TestContainers::initTestCase()
{
    REQUIRE_ENGINES();
}

void TestContainers::init()
{
    QFETCH_GLOBAL(const EngineServer::Kind, kind);
    m_server = m_engines.at(kind);
    QVERIFY(m_server);
    if (say({u"images"_s, u"-q"_s}).isEmpty())
        QVERIFY(!m_server->importImage(u"bb:1"_s, "one").isEmpty());
    m_client = std::make_shared<engine::Client>(support::endpointOf(*m_server));
    m_containers = std::make_unique<Containers>(m_client);
}

void TestContainers::cleanup()
{
    if (!m_server || m_server->processId() == 0)
        return;
    const QStringList left = say({u"ps"_s, u"-aq"_s}).split(u'\n', Qt::SkipEmptyParts);
    if (!left.isEmpty())
        QVERIFY(docker(QStringList{u"rm"_s, u"-f"_s} + left));
}

store::ContainerUse TestContainers::seen(const QString &name) const
{
    const auto all = m_containers->list();
    if (!all)
        return {};
    const auto found = std::ranges::find(*all, name, &engine::ContainerSummary::name);
    return found == all->end() ? store::ContainerUse{}
                               : store::ContainerUse{{}, found->id, found->name, found->state};
}

#define DONE(result)                                                                               \
    do {                                                                                           \
        const auto &result_ = (result);                                                            \
        QVERIFY2(result_, result_ ? "" : qPrintable(result_.error().message));                     \
    } while (false)

void TestContainers::lives()
{
    const auto id = m_containers->run(
        {.image = u"docker.io/library/bb:1"_s, .name = u"web"_s, .network = u"none"_s});
    DONE(id);
    QCOMPARE(stateOf(u"web"_s), u"running"_s);
    QCOMPARE(say({u"ps"_s, u"-q"_s, u"--no-trunc"_s}), *id);
    DONE(m_containers->start(*id)); // It runs: nothing to do.

    // Never by force.
    const auto refused = m_containers->remove(*id);
    QVERIFY(!refused);
    QCOMPARE(stateOf(u"web"_s), u"running"_s);

    DONE(m_containers->stop(*id));
    QCOMPARE(stateOf(u"web"_s), u"exited"_s);
    DONE(m_containers->stop(*id));
    DONE(m_containers->start(*id));
    QCOMPARE(stateOf(u"web"_s), u"running"_s);
    QVERIFY(docker({u"pause"_s, u"web"_s}));
    DONE(m_containers->stop(*id));
    QCOMPARE(stateOf(u"web"_s), u"exited"_s);

    const auto json = m_containers->inspect(*id);
    DONE(json);
    QCOMPARE(QJsonDocument::fromJson(*json)["Id"_L1].toString(), *id);
    DONE(m_containers->remove(*id));
    QCOMPARE(say({u"ps"_s, u"-aq"_s}), QString(u""_s));
    DONE(m_containers->remove(*id));
}

void TestContainers::isMadeAsAskedFor()
{
    const RunRequest request{.image = u"docker.io/library/bb:1"_s,
                             .name = u"web"_s,
                             .network = u"none"_s,
                             .ports = {{.hostPort = 18080, .port = 80}},
                             .environment = {u"A=b c"_s},
                             .mounts = {{u"/tmp"_s, u"/data"_s, true}},
                             .command = {u"/bin/sh"_s, u"-c"_s, u"sleep 999"_s}};
    DONE(m_containers->run(request));
    const QJsonObject json =
        QJsonDocument::fromJson(say({u"inspect"_s, u"web"_s}).toUtf8())[0].toObject();
    const QJsonObject config = json["Config"_L1].toObject();
    QVERIFY(config["Env"_L1].toArray().contains(u"A=b c"_s));
    QCOMPARE(config["Cmd"_L1].toArray(), QJsonArray::fromStringList(request.command));
    const QJsonObject host = json["HostConfig"_L1].toObject();
    QCOMPARE(host["NetworkMode"_L1].toString(), u"none"_s);
    const QJsonObject mount = json["Mounts"_L1][0].toObject();
    QCOMPARE(mount["Source"_L1].toString(), u"/tmp"_s);
    QCOMPARE(mount["Destination"_L1].toString(), u"/data"_s);
    QCOMPARE(mount["RW"_L1].toBool(true), false);
    // Podman drops ports where there is no network.
    if (m_server->kind() != EngineServer::Kind::Podman)
        QCOMPARE(host["PortBindings"_L1]["80/tcp"_L1][0]["HostPort"_L1].toString(), u"18080"_s);
}

/// The name is free for the next try.
void TestContainers::cannotBeStarted()
{
    RunRequest request{.image = u"docker.io/library/bb:1"_s,
                       .name = u"web"_s,
                       .network = u"none"_s,
                       .command = {u"/bin/nothing"_s}};
    const auto failed = m_containers->run(request);
    QVERIFY(!failed);
    QVERIFY2(failed.error().message.contains("/bin/nothing"_L1),
             qPrintable(failed.error().message));
    QCOMPARE(say({u"ps"_s, u"-aq"_s}), QString(u""_s));
    request.command = {};
    DONE(m_containers->run(request));
}

void TestContainers::cannotBeCreated_data()
{
    QTest::addColumn<QString>("image");
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("no such image")
        << u"docker.io/library/nothing:1"_s << u"new"_s << ErrorCode::NotFound;
    QTest::newRow("name taken") << u"docker.io/library/bb:1"_s << u"taken"_s
                                << ErrorCode::PermissionDenied;
}

void TestContainers::cannotBeCreated()
{
    QFETCH(const QString, image);
    QFETCH(const QString, name);
    QFETCH(const ErrorCode, code);
    QVERIFY(docker({u"create"_s, u"--network"_s, u"none"_s, u"--name"_s, u"taken"_s, u"bb:1"_s}));
    const auto failed = m_containers->run({.image = image, .name = name, .network = u"none"_s});
    QVERIFY(!failed);
    QVERIFY2(failed.error().message.contains(code == ErrorCode::NotFound ? u"nothing"_s : name),
             qPrintable(failed.error().message));
    // Podman answers 500 to a name that is taken.
    if (m_server->kind() != EngineServer::Kind::Podman)
        QCOMPARE(failed.error().code, code);
    QCOMPARE(say({u"ps"_s, u"-a"_s, u"--format"_s, u"{{.Names}}"_s}), u"taken"_s);
}

void TestContainers::removedAsSeen_data()
{
    QTest::addColumn<QStringList>("make");   // docker ... bb:1
    QTest::addColumn<QStringList>("before"); // Done before it is seen.
    QTest::addColumn<QStringList>("after");  // Done between the look and the act.
    QTest::addColumn<bool>("stays");
    const QStringList none;
    const QStringList create{u"create"_s};
    const QStringList run{u"run"_s, u"-d"_s};
    QTest::newRow("created") << create << none << none << false;
    QTest::newRow("running") << run << none << none << false;
    QTest::newRow("paused") << run << QStringList{u"pause"_s, u"user"_s} << none << false;
    QTest::newRow("stopped") << run << QStringList{u"stop"_s, u"user"_s} << none << false;
    QTest::newRow("restarts always")
        << (run + QStringList{u"--restart=always"_s}) << none << none << false;
    QTest::newRow("removes itself") << (run + QStringList{u"--rm"_s}) << none << none << false;
    QTest::newRow("started meanwhile")
        << create << none << QStringList{u"start"_s, u"user"_s} << true;
    QTest::newRow("stopped meanwhile") << run << none << QStringList{u"stop"_s, u"user"_s} << false;
    QTest::newRow("gone meanwhile")
        << run << none << QStringList{u"rm"_s, u"-f"_s, u"user"_s} << false;
}

void TestContainers::removedAsSeen()
{
    QFETCH(const QStringList, make);
    QFETCH(const QStringList, before);
    QFETCH(const QStringList, after);
    QFETCH(const bool, stays);
    QVERIFY(
        docker(make + QStringList{u"--network"_s, u"none"_s, u"--name"_s, u"user"_s, u"bb:1"_s}));
    QVERIFY(before.isEmpty() || docker(before));
    const store::ContainerUse use = seen(u"user"_s);
    QVERIFY(!use.id.isEmpty());
    QVERIFY(after.isEmpty() || docker(after));
    const auto removed = m_containers->removeSeen(use);
    QCOMPARE(removed.has_value(), !stays);
    if (!removed)
        QCOMPARE(removed.error().code, ErrorCode::PermissionDenied);
    QCOMPARE(say({u"ps"_s, u"-a"_s, u"--format"_s, u"{{.Names}} {{.State}}"_s}),
             stays ? u"user running"_s : QString(u""_s));
}

/// What Buildah leaves behind is no container of Podman, but it holds an image.
void TestContainers::ofABuild()
{
    if (m_server->kind() != EngineServer::Kind::Podman)
        QSKIP("Docker has no such containers");
    const QTemporaryDir context;
    QFile file(context.filePath(u"Dockerfile"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("FROM docker.io/library/bb:1\nCOPY Dockerfile /etc/\n");
    file.close();
    qputenv("DOCKER_BUILDKIT", "0");
    const support::ToolRun built =
        m_server->docker({u"build"_s, u"--rm=false"_s, u"-t"_s, u"built:1"_s, context.path()});
    QVERIFY2(built.isDone(), built.errors.constData());
    const auto all = m_containers->list();
    DONE(all);
    QCOMPARE(say({u"ps"_s, u"-aq"_s}), QString(u""_s));
    QCOMPARE(all->size(), 1);
    QCOMPARE(all->first().state, u"storage"_s);
    QVERIFY(all->first().imageId);
    // It is mounted, and for all that anybody knows the build goes on.
    const engine::ContainerSummary left = all->first();
    const auto refused = m_containers->removeSeen({{}, left.id, left.name, left.state});
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains("mounted"_L1), qPrintable(refused.error().message));
    QCOMPARE(m_containers->list().value().size(), 1);
    const auto gone = m_client->remove(u"/containers/"_s + left.id, {{u"force"_s, u"true"_s}});
    QVERIFY(gone && gone->isSuccess());
    DONE(m_containers->removeSeen({{}, left.id, left.name, left.state})); // Gone already.
    QVERIFY(docker({u"rmi"_s, u"built:1"_s}));
}

void TestContainers::isNotThere()
{
    const QString id(64, u'e');
    for (const auto &done : {m_containers->stop(id), m_containers->start(id)}) {
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::NotFound);
    }
    const auto json = m_containers->inspect(id);
    QVERIFY(!json);
    QCOMPARE(json.error().code, ErrorCode::NotFound);
    m_server->stop();
    const auto down = m_containers->stop(id);
    QVERIFY(!down);
    QCOMPARE(down.error().code, ErrorCode::Network);
    QVERIFY2(m_server->start(), qPrintable(m_server->errorString()));
}

QTEST_GUILESS_MAIN(TestContainers)
#include "tst_containers.moc"
