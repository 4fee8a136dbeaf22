// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/prune.h"
#include "tests/support/enginegate.h"
#include "tests/support/enginestoretest.h"
#include "tests/support/expected.h"

#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using support::EngineServer;

/// Real engines: what was listed goes, nothing else does, and what was done is told.
class TestEngineExact final : public support::EngineStoreTest
{
    Q_OBJECT

private Q_SLOTS:
    void parents_data();
    void parents();
    void pinnedAndGone();
    void manifestList();
    void usedBetweenTags();
    void reportsWhatWasDone();
    void prunesWhatItCan();
    void glance();

private:
    /// IDs of all images without a name, also of those that others were built on.
    [[nodiscard]] QStringList nameless() const;
    [[nodiscard]] bool podman(const QStringList &words) const;
    void pinNameless(const QString &id) const;
    [[nodiscard]] bool build(const QByteArray &dockerfile, const QString &name) const;
};

QStringList TestEngineExact::nameless() const
{
    QStringList ids;
    const QString all =
        say({u"images"_s, u"-a"_s, u"--no-trunc"_s, u"--format"_s, u"{{.Repository}} {{.ID}}"_s});
    for (const QString &line : all.split(u'\n', Qt::SkipEmptyParts)) {
        const QString id = line.section(u' ', 1);
        if (line.startsWith("<none>"_L1))
            ids += id.startsWith("sha256:"_L1) ? id : u"sha256:"_s + id;
    }
    return ids;
}

bool TestEngineExact::podman(const QStringList &words) const
{
    const auto run = support::runTool(
        u"podman"_s, QStringList{u"--remote"_s, u"--url"_s, m_server->address()} + words);
    if (!run.isDone())
        qWarning("%s", run.errors.constData());
    return run.isDone();
}

/// By the classic builder; the context is the Dockerfile.
bool TestEngineExact::build(const QByteArray &dockerfile, const QString &name) const
{
    const QTemporaryDir context;
    QFile file(context.filePath(u"Dockerfile"_s));
    if (!file.open(QFile::WriteOnly))
        return false;
    file.write(dockerfile);
    file.close();
    qputenv("DOCKER_BUILDKIT", "0");
    const auto built = m_server->docker({u"build"_s, u"-t"_s, name, context.path()});
    if (!built.isDone())
        qWarning("%s", built.errors.constData());
    return built.isDone();
}

/// It had a name when it was pinned.
void TestEngineExact::pinNameless(const QString &id) const
{
    QVERIFY(m_server->docker({u"tag"_s, id, u"pin:1"_s}).isDone());
    VERIFY_RESULT(m_store->setPinned({u"pin:1"_s}, true));
    if (m_server->kind() == EngineServer::Kind::Podman)
        QVERIFY(podman({u"untag"_s, u"docker.io/library/pin:1"_s}));
    else
        QVERIFY(m_server->docker({u"rmi"_s, u"pin:1"_s}).isDone());
}

void TestEngineExact::parents_data()
{
    QTest::addColumn<bool>("isPinned"); // Before the plan.
    QTest::addColumn<bool>("isPinnedLater");
    QTest::addColumn<bool>("isShown");
    QTest::newRow("go") << false << false << true;
    QTest::newRow("pinned") << true << false << true;
    QTest::newRow("pinned meanwhile") << false << true << true;
    QTest::newRow("not in the plan") << false << false << false;
}

/// What an image was built on, without a name and in no list: it goes if the plan says so, and else
/// it stays.
void TestEngineExact::parents()
{
    QFETCH(const bool, isPinned);
    QFETCH(const bool, isPinnedLater);
    QFETCH(const bool, isShown);
    QVERIFY(!m_server->importImage(u"bb:1"_s, "one").isEmpty());
    const QByteArray dockerfile = "FROM bb:1\nCOPY Dockerfile /one\nCOPY Dockerfile /two\n";
    QVERIFY(build(dockerfile, u"built:1"_s));
    const QStringList before = nameless();
    QCOMPARE(before.size(), 1);
    const auto id = *oci::Digest::parse(before.first());
    if (isPinned)
        pinNameless(before.first());

    auto plan = m_store->planRemoval({u"built:1"_s});
    VERIFY_RESULT(plan);
    QCOMPARE(plan->parents, isPinned ? QList<oci::Digest>() : QList{id});
    QVERIFY(plan->items.first().deleted);
    // Two layers of the same file; the lower one is the step's too.
    const qint64 own = plan->items.first().image.uniqueBytes;
    QCOMPARE(plan->freedBytes, own);
    if (m_server->kind() == EngineServer::Kind::Docker)
        QCOMPARE(own, dockerfile.size() * (isPinned ? 1 : 2));
    if (isPinnedLater)
        pinNameless(before.first());
    if (!isShown)
        plan->parents.clear();
    const auto report = m_store->remove(*plan);
    VERIFY_RESULT(report);
    QCOMPARE(report->failed.size(), isPinnedLater ? 1 : 0);
    QCOMPARE(report->deleted.size(), 1);
    const bool stays = isPinned || isPinnedLater || !isShown;
    QCOMPARE(nameless(), stays ? before : QStringList());
    QVERIFY(m_server->say({u"images"_s, u"-q"_s, u"bb:1"_s}).size() > 0);
}

/// A pin outlives its image, which then has nothing in common with any other.
void TestEngineExact::pinnedAndGone()
{
    if (m_server->kind() != EngineServer::Kind::Docker)
        QSKIP("Only there are steps counted by us.");
    QVERIFY(!m_server->importImage(u"bb:1"_s, "one").isEmpty());
    const QByteArray dockerfile = "FROM bb:1\nCOPY Dockerfile /one\nCOPY Dockerfile /two\n";
    QVERIFY(build(dockerfile, u"built:1"_s));
    QVERIFY(build("FROM built:1\nLABEL a=b\n", u"pin:1"_s));
    const auto ownBytes = [this] { return m_store->inspect(u"built:1"_s)->image.uniqueBytes; };
    VERIFY_RESULT(m_store->list());
    QCOMPARE(ownBytes(), 0);
    VERIFY_RESULT(m_store->setPinned({u"pin:1"_s}, true));
    QVERIFY(m_server->docker({u"rmi"_s, u"pin:1"_s}).isDone());
    VERIFY_RESULT(m_store->list());
    QCOMPARE(ownBytes(), dockerfile.size() * 2);
}

/// The name of a list means in Podman's words the image in it that suits the machine.
void TestEngineExact::manifestList()
{
    if (m_server->kind() != EngineServer::Kind::Podman)
        QSKIP("Docker's images are lists where they are.");
    QVERIFY(!m_server->importImage(u"bb:1"_s, "one").isEmpty());
    QVERIFY(podman({u"manifest"_s, u"create"_s, u"localhost/list:1"_s}));
    QVERIFY(podman({u"manifest"_s, u"add"_s, u"localhost/list:1"_s,
                    u"containers-storage:docker.io/library/bb:1"_s}));
    const auto plan = m_store->planRemoval({u"localhost/list:1"_s});
    VERIFY_RESULT(plan);
    QCOMPARE(plan->items.first().image.target.mediaType, oci::MediaType::OciIndex);
    const auto report = m_store->remove(*plan);
    VERIFY_RESULT(report);
    QVERIFY2(report->failed.isEmpty(),
             report->failed.isEmpty() ? "" : qPrintable(report->failed.first().error.message));
    QVERIFY(!podman({u"manifest"_s, u"exists"_s, u"localhost/list:1"_s}));
    const auto left = m_store->list();
    VERIFY_RESULT(left);
    QCOMPARE(left->size(), 1);
    QCOMPARE(left->first().names.first().familiar(), u"bb:1"_s);
}

/// A container comes between two tags of its image: it costs no further one.
void TestEngineExact::usedBetweenTags()
{
    QVERIFY(!m_server->importImage(u"bb:1"_s, "one").isEmpty());
    for (const QString &name : {u"bb:2"_s, u"bb:3"_s})
        QVERIFY(m_server->docker({u"tag"_s, u"bb:1"_s, name}).isDone());
    support::EngineGate gate(m_server->socket());
    const auto store = storeAt(gate.address());
    const auto plan = store->planRemoval({u"bb:1"_s, u"bb:2"_s, u"bb:3"_s});
    VERIFY_RESULT(plan);
    gate.arm({.words = "DELETE "}, [this] {
        static_cast<void>(m_server->docker(
            {u"create"_s, u"--network"_s, u"none"_s, u"--name"_s, u"late"_s, u"bb:3"_s}));
    });
    const auto report = store->remove(*plan);
    VERIFY_RESULT(report);
    QVERIFY(gate.hasActed());
    QCOMPARE(report->untagged, QStringList{u"docker.io/library/bb:1"_s});
    QCOMPARE(report->failed.size(), 1);
    QVERIFY(report->failed.first().error.message.contains("late"_L1));
    QCOMPARE(m_store->inspect(u"bb:3"_s)->image.names.size(), 2);
}

/// The engine ends after the container went: the report has the container and why the image stays.
void TestEngineExact::reportsWhatWasDone()
{
    QVERIFY(!m_server->importImage(u"bb:1"_s, "one").isEmpty());
    QVERIFY(
        m_server
            ->docker({u"create"_s, u"--network"_s, u"none"_s, u"--name"_s, u"user"_s, u"bb:1"_s})
            .isDone());
    support::EngineGate gate(m_server->socket());
    const auto store = storeAt(gate.address());
    auto plan = store->planRemoval({u"bb:1"_s});
    VERIFY_RESULT(plan);
    plan->containers = plan->items.first().blockers;
    QCOMPARE(plan->containers.size(), 1);
    gate.arm({.words = "/images/json", .count = 2},
             [process = m_server->processId()] { ::kill(pid_t(process), SIGKILL); });
    const auto report = store->remove(*plan);
    VERIFY_RESULT(report);
    QVERIFY(gate.hasActed());
    QCOMPARE(report->removedContainers, QStringList{u"user"_s});
    QCOMPARE(report->failed.size(), 1);
    QCOMPARE(report->failed.first().error.code, core::ErrorCode::Network);
    QVERIFY(!report->freedBytes);
    m_server->stop();
    QVERIFY2(m_server->start(), qPrintable(m_server->errorString()));
}

/// The same in a prune.
void TestEngineExact::prunesWhatItCan()
{
    QVERIFY(!m_server->importImage(u"bb:1"_s, "one").isEmpty());
    QVERIFY(
        m_server
            ->docker({u"create"_s, u"--network"_s, u"none"_s, u"--name"_s, u"user"_s, u"bb:1"_s})
            .isDone());
    support::EngineGate gate(m_server->socket());
    const auto store = storeAt(gate.address());
    const auto leftovers = store->leftovers();
    VERIFY_RESULT(leftovers);
    const auto images = store->list();
    VERIFY_RESULT(images);
    const store::PruneOrder order{.images = *images, .leftovers = *leftovers};
    QCOMPARE(order.size(), 2);
    gate.arm({.words = "/images/json"},
             [process = m_server->processId()] { ::kill(pid_t(process), SIGKILL); });
    const auto report = store::prune(*store, order);
    VERIFY_RESULT(report);
    QVERIFY(gate.hasActed());
    QCOMPARE(report->leftovers, 1);
    QCOMPARE(report->images.failed.size(), 1);
    QCOMPARE(report->images.failed.first().name, u"docker.io/library/bb:1"_s);
    m_server->stop();
    QVERIFY2(m_server->start(), qPrintable(m_server->errorString()));
}

/// The rows at once, then what each image tells of itself; and from one run to the next nothing is
/// asked twice.
void TestEngineExact::glance()
{
    QVERIFY(!m_server->importImage(u"bb:1"_s, "one").isEmpty());
    QVERIFY(
        m_server
            ->docker({u"create"_s, u"--network"_s, u"none"_s, u"--name"_s, u"user"_s, u"bb:1"_s})
            .isDone());
    const auto first = m_store->glance();
    VERIFY_RESULT(first);
    QVERIFY(!first->isComplete);
    QCOMPARE(first->images.size(), 1);
    QCOMPARE(first->images[0].names.size(), 1);
    QCOMPARE(first->images[0].usedBy.size(), 1);
    QCOMPARE(first->images[0].uniqueBytes, -1);
    const auto listed = m_store->list();
    VERIFY_RESULT(listed);
    QCOMPARE(listed->at(0).uniqueBytes, listed->at(0).sizeBytes);
    QCOMPARE(m_store->glance()->images, *listed);

    support::EngineGate gate(m_server->socket());
    gate.arm({.words = "/history"}, [] {});
    const auto again = storeAt(gate.address());
    const auto anew = again->list();
    VERIFY_RESULT(anew);
    QCOMPARE(anew->at(0).platforms, listed->at(0).platforms);
    QVERIFY(!gate.hasActed());
    QVERIFY(m_server->docker({u"tag"_s, u"bb:1"_s, u"bb:2"_s}).isDone());
    const auto details = again->inspect(u"bb:2"_s);
    VERIFY_RESULT(details);
    QVERIFY2(details->engineJson.contains("bb:2"), "its names are those of now");
    QVERIFY(!gate.hasActed());
}

QTEST_GUILESS_MAIN(TestEngineExact)
#include "tst_engineexact.moc"
