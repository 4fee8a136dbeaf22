// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/enginestoretest.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using support::EngineServer;

/// Removing images of real engines that containers stand in the way of: kind of engine × kind of
/// use × what the person chose × what happened meanwhile. `docker` says what is left.
class TestRemoval final : public support::EngineStoreTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void table_data();
    void table();
    void movedTag();
    void ofABuild();
    void mounted();

private:
    [[nodiscard]] QStringList linesOf(const QStringList &words) const;
    bool docker(const QString &line) const;
    [[nodiscard]] QStringList images() const
    {
        return linesOf({u"images"_s, u"--format"_s, u"{{.Repository}}:{{.Tag}}"_s});
    }
    [[nodiscard]] QStringList containers() const
    {
        return linesOf({u"ps"_s, u"-a"_s, u"--format"_s, u"{{.Names}} {{.State}}"_s});
    }
};

void TestRemoval::init()
{
    EngineStoreTest::init();
    if (QTest::currentTestFailed())
        return;
    if (linesOf({u"images"_s, u"-q"_s}).isEmpty())
        QVERIFY(!m_server->importImage(u"other:1"_s, "another").isEmpty());
    QVERIFY(!m_server->importImage(u"bb:a"_s, "mark").isEmpty());
}

void TestRemoval::cleanup()
{
    if (!m_server || m_server->processId() == 0)
        return;
    const QStringList left = linesOf({u"ps"_s, u"-aq"_s});
    if (!left.isEmpty())
        QVERIFY(m_server->docker(QStringList{u"rm"_s, u"-f"_s} + left).isDone());
    QStringList images = linesOf({u"images"_s, u"-q"_s, u"--no-trunc"_s});
    images.removeOne(linesOf({u"images"_s, u"-q"_s, u"--no-trunc"_s, u"other:1"_s}).value(0));
    images.removeDuplicates();
    for (const QString &image : std::as_const(images))
        static_cast<void>(m_server->docker({u"rmi"_s, u"-f"_s, image}));
    QCOMPARE(this->images(), QStringList{u"other:1"_s});
}

QStringList TestRemoval::linesOf(const QStringList &words) const
{
    QStringList lines = m_server->say(words).split(u'\n', Qt::SkipEmptyParts);
    lines.sort();
    return lines;
}

bool TestRemoval::docker(const QString &line) const
{
    const support::ToolRun run = m_server->docker(line.split(u' '));
    if (!run.isDone())
        qWarning("%s: %s", qPrintable(line), run.errors.constData());
    return run.isDone();
}

namespace {

/// One row of the table; commands are `docker`'s.
struct Case
{
    const char *title;
    QStringList before = {};         ///< Makes what is in the way.
    QStringList names = {u"bb:a"_s}; ///< What is to be removed.
    QStringList chosen = {};         ///< Containers that the person agreed to lose.
    QStringList meanwhile = {};      ///< Happens between the plan and the act.
    QStringList blockers = {};       ///< Containers that the plan names.
    QStringList images = {};         ///< Left, beside other:1.
    QStringList containers = {};     ///< Left, with their state.
    int failures = 0;
    bool isOurs = false; ///< One kind of engine will do: tst_containers has the others.
};

QString run(const QString &name, const QString &image = u"bb:a"_s, const QString &options = {})
{
    return u"run -d --network none --name "_s + name + options + u' ' + image;
}

QString create(const QString &name, const QString &image = u"bb:a"_s)
{
    return u"create --network none --name "_s + name + u' ' + image;
}

const QStringList One{u"one"_s};
const QStringList Both{u"one"_s, u"two"_s};
const QStringList Tag{u"bb:a"_s};
const QStringList Tags{u"bb:a"_s, u"bb:b"_s};

QList<Case> cases()
{
    return {
        {.title = "nothing in the way"},
        {.title = "created", .before = {create(u"one"_s)}, .chosen = One, .blockers = One},
        {.title = "running", .before = {run(u"one"_s)}, .chosen = One, .blockers = One},
        {.title = "paused",
         .before = {run(u"one"_s), u"pause one"_s},
         .chosen = One,
         .blockers = One},
        {.title = "exited",
         .before = {run(u"one"_s), u"stop one"_s},
         .chosen = One,
         .blockers = One,
         .isOurs = true},
        {.title = "restarts always",
         .before = {run(u"one"_s, u"bb:a"_s, u" --restart=always"_s)},
         .chosen = One,
         .blockers = One,
         .isOurs = true},
        {.title = "removes itself",
         .before = {run(u"one"_s, u"bb:a"_s, u" --rm"_s)},
         .chosen = One,
         .blockers = One,
         .isOurs = true},
        {.title = "two, both chosen",
         .before = {run(u"one"_s), create(u"two"_s)},
         .chosen = Both,
         .blockers = Both},
        {.title = "two, one chosen",
         .before = {run(u"one"_s), create(u"two"_s)},
         .chosen = One,
         .blockers = Both,
         .images = Tag,
         .containers = {u"two created"_s},
         .failures = 1,
         .isOurs = true},
        {.title = "running, not chosen",
         .before = {run(u"one"_s)},
         .blockers = One,
         .images = Tag,
         .containers = {u"one running"_s},
         .failures = 1},
        {.title = "created, not chosen",
         .before = {create(u"one"_s)},
         .blockers = One,
         .images = Tag,
         .containers = {u"one created"_s},
         .failures = 1,
         .isOurs = true},
        {.title = "chosen, started meanwhile",
         .before = {create(u"one"_s)},
         .chosen = One,
         .meanwhile = {u"start one"_s},
         .blockers = One,
         .images = Tag,
         .containers = {u"one running"_s},
         .failures = 2},
        {.title = "chosen, stopped meanwhile",
         .before = {run(u"one"_s)},
         .chosen = One,
         .meanwhile = {u"stop one"_s},
         .blockers = One,
         .isOurs = true},
        {.title = "chosen, gone meanwhile",
         .before = {run(u"one"_s)},
         .chosen = One,
         .meanwhile = {u"rm -f one"_s},
         .blockers = One,
         .isOurs = true},
        {.title = "another one meanwhile",
         .before = {create(u"one"_s)},
         .chosen = One,
         .meanwhile = {run(u"two"_s)},
         .blockers = One,
         .images = Tag,
         .containers = {u"two running"_s},
         .failures = 1,
         .isOurs = true},
        {.title = "the first one meanwhile",
         .meanwhile = {run(u"one"_s)},
         .images = Tag,
         .containers = {u"one running"_s},
         .failures = 1},
        {.title = "one of two tags, in use",
         .before = {u"tag bb:a bb:b"_s, run(u"one"_s)},
         .images = {u"bb:b"_s},
         .containers = {u"one running"_s}},
        {.title = "both tags, in use by either",
         .before = {u"tag bb:a bb:b"_s, run(u"one"_s), run(u"two"_s, u"bb:b"_s)},
         .names = Tags,
         .chosen = Both,
         .blockers = Both},
        {.title = "both tags, one container left",
         .before = {u"tag bb:a bb:b"_s, run(u"one"_s), run(u"two"_s, u"bb:b"_s)},
         .names = Tags,
         .chosen = One,
         .blockers = Both,
         .images = Tags,
         .containers = {u"two running"_s},
         .failures = 1,
         .isOurs = true},
        {.title = "two images, one in use",
         .before = {run(u"one"_s), u"tag other:1 spare:1"_s},
         .names = {u"bb:a"_s, u"spare:1"_s},
         .blockers = One,
         .images = Tag,
         .containers = {u"one running"_s},
         .failures = 1,
         .isOurs = true},
        {.title = "in use by an image built on it",
         .before = {u"create --network none --name one bb:a"_s, u"commit one bb:b"_s, u"rm one"_s,
                    run(u"one"_s, u"bb:b"_s)},
         .names = {u"bb:b"_s},
         .chosen = One,
         .blockers = One,
         .images = Tag},
    };
}

} // namespace

void TestRemoval::table_data()
{
    QTest::addColumn<int>("number");
    const QList<Case> all = cases();
    for (int i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].title) << i;
}

void TestRemoval::table()
{
    QFETCH(const int, number);
    const Case wanted = cases()[number];
    if (wanted.isOurs && m_server->kind() != EngineServer::Kind::Docker)
        QSKIP("the same on every engine, as tst_containers shows");
    for (const QString &line : wanted.before)
        QVERIFY(docker(line));
    auto plan = m_store->planRemoval(wanted.names);
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
    QStringList blockers;
    for (const store::RemovalPlan::Item &item : std::as_const(plan->items)) {
        for (const store::ContainerUse &use : item.blockers) {
            blockers += use.name;
            if (wanted.chosen.contains(use.name))
                plan->containers += use;
        }
    }
    blockers.sort();
    QCOMPARE(blockers, wanted.blockers);
    for (const QString &line : wanted.meanwhile)
        QVERIFY(docker(line));

    const auto report = m_store->remove(*plan);
    QVERIFY2(report, report ? "" : qPrintable(report.error().message));
    QStringList failures;
    for (const store::RemovalReport::Failure &failure : report->failed)
        failures += failure.name + u": "_s + failure.error.message;
    QVERIFY2(failures.size() == wanted.failures, qPrintable(failures.join(u'\n')));
    QStringList images = wanted.images + QStringList{u"other:1"_s};
    images.sort();
    QCOMPARE(this->images(), images);
    QCOMPARE(containers(), wanted.containers);
}

/// By name the tag means another image now; by ID it is still the one that the container holds.
void TestRemoval::movedTag()
{
    const QString old = linesOf({u"images"_s, u"-q"_s, u"--no-trunc"_s, u"bb:a"_s}).value(0);
    QVERIFY(docker(run(u"one"_s)));
    QVERIFY(!m_server->importImage(u"bb:a"_s, "new").isEmpty());
    const auto fresh = m_store->planRemoval({u"bb:a"_s});
    QVERIFY(fresh);
    QVERIFY(fresh->items[0].blockers.isEmpty());
    const auto removed = m_store->remove(*fresh);
    QVERIFY(removed);
    QCOMPARE(removed->failed.size(), 0);
    QCOMPARE(containers(), QStringList{u"one running"_s});
    // The containerd store of Docker 26 forgets the image that lost its name.
    if (!m_server->docker({u"image"_s, u"inspect"_s, old}).isDone())
        return;
    auto plan = m_store->planRemoval({old});
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
    QCOMPARE(plan->items[0].blockers.size(), 1);
    plan->containers = plan->items[0].blockers;
    const auto report = m_store->remove(*plan);
    QVERIFY(report);
    QCOMPARE(report->failed.size(), 0);
    QCOMPARE(report->removedContainers, One);
    QVERIFY(!m_server->docker({u"image"_s, u"inspect"_s, old}).isDone());
}

/// Containers of Buildah are in no list of `docker ps`.
void TestRemoval::ofABuild()
{
    if (m_server->kind() != EngineServer::Kind::Podman)
        QSKIP("Docker has no such containers");
    const QTemporaryDir context;
    QFile file(context.filePath(u"Dockerfile"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("FROM bb:a\nCOPY Dockerfile /etc/\n");
    file.close();
    qputenv("DOCKER_BUILDKIT", "0");
    QVERIFY(docker(u"build --rm=false -t built:1 "_s + context.path()));
    auto plan = m_store->planRemoval({u"bb:a"_s});
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
    QCOMPARE(plan->items[0].blockers.size(), 1);
    QCOMPARE(plan->items[0].blockers[0].state, u"storage"_s);
    // Mounted, as while a build goes on: it is not forced, and the image stays for its sake.
    plan->containers = plan->items[0].blockers;
    const auto report = m_store->remove(*plan);
    QVERIFY(report);
    QCOMPARE(report->failed.size(), 2);
    QVERIFY(report->failed[0].isContainer);
    QVERIFY(images().contains(u"bb:a"_s));
    const auto gone = m_store->client()->remove(u"/containers/"_s + plan->containers[0].id,
                                                {{u"force"_s, u"true"_s}});
    QVERIFY(gone && gone->isSuccess());
    const auto again = m_store->remove(*plan);
    QVERIFY(again);
    QCOMPARE(again->failed.size(), 0);
    QVERIFY(!images().contains(u"bb:a"_s));
}

/// Podman deletes an image that a running container mounts, without a word; we do not ask it to.
void TestRemoval::mounted()
{
    if (m_server->kind() != EngineServer::Kind::Podman)
        QSKIP("Docker mounts images from version 28 on");
    const QJsonObject mount{{u"Source"_s, u"docker.io/library/bb:a"_s},
                            {u"Destination"_s, u"/mnt"_s}};
    const auto made =
        m_store->client()->postLibpod(u"/containers/create"_s, {},
                                      {{u"image"_s, u"docker.io/library/other:1"_s},
                                       {u"name"_s, u"one"_s},
                                       {u"netns"_s, QJsonObject{{u"nsmode"_s, u"none"_s}}},
                                       {u"image_volumes"_s, QJsonArray{mount}}});
    QVERIFY(made && made->isSuccess());
    QVERIFY(docker(u"start one"_s));
    auto plan = m_store->planRemoval({u"bb:a"_s});
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
    QCOMPARE(plan->items[0].blockers.size(), 1);
    const auto refused = m_store->remove(*plan);
    QVERIFY(refused);
    QCOMPARE(refused->failed.size(), 1);
    QCOMPARE(images(), (QStringList{u"bb:a"_s, u"other:1"_s}));
    plan->containers = plan->items[0].blockers;
    const auto removed = m_store->remove(*plan);
    QVERIFY(removed);
    QCOMPARE(removed->failed.size(), 0);
    QCOMPARE(images(), QStringList{u"other:1"_s});
    QCOMPARE(containers(), QStringList());
}

QTEST_GUILESS_MAIN(TestRemoval)
#include "tst_removal.moc"
