// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/enginestoretest.h"
#include "tests/support/expected.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using support::EngineServer;

/// What goes from real engines, what stays, and the bytes that come back; `docker` says what is
/// left.
class TestEngineRemoval final : public support::EngineStoreTest
{
    Q_OBJECT

private Q_SLOTS:
    void removed_data();
    void removed();
    void sharedLayers();
    void usedMeanwhile();
    void buildCache();
};

void TestEngineRemoval::removed_data()
{
    QTest::addColumn<QStringList>("names");   // Of one image; none: dangling.
    QTest::addColumn<QString>("container");   // The command that makes one; empty: none.
    QTest::addColumn<QStringList>("remove");  // Empty: by ID.
    QTest::addColumn<QStringList>("staying"); // Names afterwards.
    QTest::addColumn<bool>("deleted");
    QTest::addColumn<bool>("blocked");

    const QString a = u"bb:a"_s;
    const QString b = u"bb:b"_s;
    const QStringList none;
    const QStringList both{a, b};
    QTest::newRow("the only tag") << QStringList{a} << QString() << QStringList{a} << none << true
                                  << false;
    QTest::newRow("one of two tags")
        << both << QString() << QStringList{a} << QStringList{b} << false << false;
    QTest::newRow("both tags") << both << QString() << both << none << true << false;
    QTest::newRow("by ID") << QStringList{a} << QString() << none << none << true << false;
    QTest::newRow("by ID, two tags") << both << QString() << none << none << true << false;
    QTest::newRow("dangling") << none << QString() << none << none << true << false;
    for (const QString &command : {u"create"_s, u"run"_s}) {
        const auto row = [&command](const char *title) -> QTestData & {
            return QTest::addRow("%s, %s", title, qPrintable(command));
        };
        row("in use") << QStringList{a} << command << QStringList{a} << QStringList{a} << false
                      << true;
        row("in use, one of two tags")
            << both << command << QStringList{a} << QStringList{b} << false << false;
        row("in use, both tags") << both << command << both << both << false << true;
        row("in use, by ID") << both << command << none << both << false << true;
        row("in use, dangling") << none << command << none << none << false << true;
    }
}

void TestEngineRemoval::removed()
{
    QFETCH(const QStringList, names);
    QFETCH(const QString, container);
    QFETCH(const QStringList, remove);
    QFETCH(const QStringList, staying);
    QFETCH(const bool, deleted);
    QFETCH(const bool, blocked);

    QVERIFY(!m_server->importImage(u"other:1"_s, "another").isEmpty());
    const QString imported = m_server->importImage(names.value(0), "mark");
    QVERIFY(!imported.isEmpty());
    for (const QString &name : names.sliced(std::min<qsizetype>(1, names.size())))
        QVERIFY(m_server->docker({u"tag"_s, names[0], name}).isDone());
    if (!container.isEmpty()) {
        QStringList words{container, u"--network"_s, u"none"_s, u"--name"_s, u"user"_s};
        if (container == "run"_L1)
            words.append(u"-d"_s);
        QVERIFY(m_server->docker(words + QStringList{names.value(0, imported)}).isDone());
    }

    const auto plan = m_store->planRemoval(remove.isEmpty() ? QStringList{imported} : remove);
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
    QCOMPARE(plan->items.size(), 1);
    const store::RemovalPlan::Item &item = plan->items[0];
    QCOMPARE(item.deleted, deleted || blocked);
    QCOMPARE(item.blockers.size(), blocked ? 1 : 0);
    if (blocked)
        QCOMPARE(item.blockers[0].name, u"user"_s);

    const auto report = m_store->remove(*plan);
    QVERIFY2(report, report ? "" : qPrintable(report.error().message));
    QCOMPARE(report->failed.size(), blocked ? 1 : 0);
    QCOMPARE(report->deleted.size(), deleted ? 1 : 0);
    QCOMPARE(report->untagged.size(), names.size() - staying.size());
    if (deleted && m_server->kind() != EngineServer::Kind::DockerContainerd)
        QCOMPARE(report->freedBytes, plan->freedBytes);
    QCOMPARE(report->freedBytes > 0, deleted);

    QStringList left =
        say({u"images"_s, u"--format"_s, u"{{.Repository}}:{{.Tag}}"_s}).split(u'\n');
    left.removeAll(u"<none>:<none>"_s);
    left.sort();
    QCOMPARE(left, staying + QStringList{u"other:1"_s});
    QCOMPARE(m_server->docker({u"image"_s, u"inspect"_s, imported}).isDone(), !deleted);
    if (!container.isEmpty())
        QVERIFY(m_server->docker({u"inspect"_s, u"user"_s}).isDone());
}

/// What several images of a plan share comes back when the last of them goes, and counts once.
void TestEngineRemoval::sharedLayers()
{
    QVERIFY(!m_server->importImage(u"bb:1"_s, "one").isEmpty());
    const auto derive = [this](const QString &from, const QString &to) {
        return m_server
                   ->docker({u"run"_s, u"--network"_s, u"none"_s, u"--name"_s, u"made"_s, from,
                             u"/bin/sh"_s, u"-c"_s, u"cp /bin/busybox /bin/%1"_s.arg(to.last(1))})
                   .isDone()
               && m_server->docker({u"commit"_s, u"made"_s, to}).isDone()
               && m_server->docker({u"rm"_s, u"made"_s}).isDone();
    };
    QVERIFY(derive(u"bb:1"_s, u"bb:2"_s));
    QVERIFY(derive(u"bb:2"_s, u"bb:3"_s));
    QVERIFY(derive(u"bb:1"_s, u"bb:4"_s));
    QVERIFY(derive(u"bb:4"_s, u"bb:5"_s));
    // Which layers the others have, too.
    const auto five = m_store->inspect(u"bb:5"_s);
    QVERIFY2(five, five ? "" : qPrintable(five.error().message));
    QMap<QString, QList<int>> shared;
    for (const store::LayerSharing &sharing : five->sharedWith)
        shared.insert(sharing.image.isDangling() ? QString() : sharing.image.names.first().tag(),
                      sharing.layers);
    using Shared = QMap<QString, QList<int>>;
    QCOMPARE(shared, (Shared{{u"1"_s, {0}}, {u"2"_s, {0}}, {u"3"_s, {0}}, {u"4"_s, {0, 1}}}));
    // One alone, on which another was built.
    const auto alone = m_store->planRemoval({u"bb:4"_s});
    QVERIFY2(alone, alone ? "" : qPrintable(alone.error().message));
    const store::RemovalPlan::Item &item = alone->items[0];
    QCOMPARE(item.deleted, item.children.isEmpty());
    QCOMPARE(item.deleted, m_server->kind() == EngineServer::Kind::Podman);
    const auto untagged = m_store->remove(*alone);
    QVERIFY2(untagged, untagged ? "" : qPrintable(untagged.error().message));
    QCOMPARE(untagged->failed.size(), 0);
    QCOMPARE(
        m_server->docker({u"image"_s, u"inspect"_s, item.image.target.digest.toString()}).isDone(),
        !item.deleted);

    const auto plan = m_store->planRemoval({u"bb:2"_s, u"bb:3"_s});
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
    const auto report = m_store->remove(*plan);
    QVERIFY2(report, report ? "" : qPrintable(report.error().message));
    QCOMPARE(report->failed.size(), 0);
    QVERIFY(report->freedBytes > 3'000'000); // Two copies of busybox.
    if (m_server->kind() == EngineServer::Kind::Docker)
        QCOMPARE(plan->freedBytes, report->freedBytes);
    const auto rest = m_store->planRemoval({u"bb:5"_s, u"bb:1"_s});
    QVERIFY2(rest, rest ? "" : qPrintable(rest.error().message));
    const auto done = m_store->remove(*rest);
    QVERIFY2(done, done ? "" : qPrintable(done.error().message));
    const auto left = m_store->list();
    QVERIFY(left);
    QCOMPARE(left->size(), 0);
    if (m_server->kind() == EngineServer::Kind::Docker)
        QCOMPARE(rest->freedBytes, done->freedBytes);
}

/// A container comes between the look and the act.
void TestEngineRemoval::usedMeanwhile()
{
    QVERIFY(!m_server->importImage(u"bb:1"_s, "one").isEmpty());
    QVERIFY(!m_server->importImage(u"cc:1"_s, "two").isEmpty());
    const auto plan = m_store->planRemoval({u"bb:1"_s, u"cc:1"_s});
    QVERIFY(plan);
    QVERIFY(plan->items[0].blockers.isEmpty());
    QVERIFY(
        m_server
            ->docker({u"create"_s, u"--network"_s, u"none"_s, u"--name"_s, u"late"_s, u"bb:1"_s})
            .isDone());
    const auto report = m_store->remove(*plan);
    QVERIFY2(report, report ? "" : qPrintable(report.error().message));
    QCOMPARE(report->failed.size(), 1);
    QVERIFY(report->failed[0].error.message.contains("late"_L1));
    QCOMPARE(report->untagged, QStringList{u"docker.io/library/cc:1"_s});
    QCOMPARE(m_store->inspect(u"bb:1"_s)->image.names.size(), 1);
}

/// Made by BuildKit, which the classic builder of our own builds leaves alone.
void TestEngineRemoval::buildCache()
{
    if (m_server->kind() == EngineServer::Kind::Podman)
        QSKIP("Podman has none.");
    const bool hasBuildKit = m_server->docker({u"buildx"_s, u"version"_s}).isDone();
    QVERIFY(hasBuildKit || !qEnvironmentVariableIsSet("CI"));
    if (!hasBuildKit)
        QSKIP("docker-buildx is not installed.");
    const auto build = [this](const QByteArray &lines) {
        const QTemporaryDir context;
        QFile dockerfile(context.filePath(u"Dockerfile"_s));
        QVERIFY(dockerfile.open(QFile::WriteOnly));
        dockerfile.write("FROM scratch\n" + lines);
        dockerfile.close();
        const auto built = m_server->docker({u"buildx"_s, u"build"_s, u"-q"_s, context.path()});
        QVERIFY2(built.isDone(), built.errors.constData());
        const QString id = QString::fromUtf8(built.output.trimmed());
        QVERIFY(m_server->docker({u"rmi"_s, id}).isDone());
    };
    const auto isCache = [](const store::Leftover &leftover) {
        return leftover.kind == store::Leftover::Kind::BuildCache;
    };
    const auto cacheNow = [&]() -> store::Leftover {
        const auto all = m_store->leftovers();
        const auto cache = std::ranges::find_if(*all, isCache);
        return cache == all->end() ? store::Leftover() : *cache;
    };
    build("COPY Dockerfile /one\nCOPY Dockerfile /two\n");
    const store::Leftover cache = cacheNow();
    QVERIFY(cache.count > 0);
    const auto freed = m_store->removeLeftover(cache);
    VERIFY_RESULT(freed);
    QCOMPARE_GT(*freed, 0);
    QCOMPARE(*freed, cache.bytes);
    QVERIFY(cacheNow().records.isEmpty());
    // What is made meanwhile was in no list.
    build("COPY Dockerfile /three\n");
    const store::Leftover seen = cacheNow();
    build("COPY Dockerfile /four\n");
    VERIFY_RESULT(m_store->removeLeftover(seen));
    const store::Leftover rest = cacheNow();
    QVERIFY(!rest.records.isEmpty());
    for (const QString &record : rest.records)
        QVERIFY(!seen.records.contains(record));
    VERIFY_RESULT(m_store->removeLeftover(rest));
    const auto after = m_store->leftovers();
    VERIFY_RESULT(after);
    QVERIFY(std::ranges::none_of(*after, isCache));
    QVERIFY(say({u"system"_s, u"df"_s, u"--format"_s, u"{{.Type}} {{.TotalCount}}"_s})
                .contains("Build Cache 0"_L1));
}

QTEST_GUILESS_MAIN(TestEngineRemoval)
#include "tst_engineremoval.moc"
