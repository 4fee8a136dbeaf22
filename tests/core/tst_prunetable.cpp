// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/enginestore.h"
#include "core/store/ocistore.h"
#include "core/store/prune.h"
#include "tests/support/engineserver.h"
#include "tests/support/expected.h"
#include "tests/support/layoutimage.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryserver.h"
#include "tests/support/savedimages.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <thread>

using namespace Qt::StringLiterals;
using store::Image;
using store::PruneRow;
using store::PruneRules;
using support::EngineServer;
using Kept = PruneRow::Kept;
using Kind = EngineServer::Kind;
using Which = PruneRules::Which;

namespace {

const QDateTime Now(QDate(2026, 6, 30), QTime(12, 0), QTimeZone::UTC);

/// The prunes, in the order in which they are carried out on one store.
enum Mode { Untagged, ByLabel, KeepNewest, ByAge, ByRepository, Unused, WithContainers, Never };

constexpr const char *ModeNames[] = {"untagged",   "by label", "keep the newest", "by age",
                                     "repository", "unused",   "with containers"};

PruneRules rulesOf(Mode mode)
{
    PruneRules rules{.which = mode == Untagged ? Which::Untagged : Which::Unused};
    if (mode == ByLabel)
        rules.labels = {u"stage=build"_s};
    if (mode == KeepNewest || mode == ByRepository)
        rules.repository = u"repo/*"_s;
    if (mode == KeepNewest)
        rules.keepNewest = 1;
    if (mode == ByAge)
        rules.olderThan = std::chrono::days(3650);
    return rules;
}

/// One image, how it is used, which prune takes it, and why the ones before leave it.
struct Use
{
    QString mark;      ///< What the image is known by here.
    QStringList names; ///< None: untagged.
    Mode goes = Unused;
    QString created = u"2020-01-02T03:04:05Z"_s;
    bool isLabelled = false;
    bool isPinned = false;
    QStringList container = {}; ///< The words for docker that make one; none if there is none.
    QString ended = {};         ///< The word for docker that changes its state afterwards.
    QString command = {};       ///< What the container runs, if not the command of the image.
    QString lostTag = {};       ///< A name that it had when the container was made,
    QString lostTo = {};        ///< and the mark of the image, further up, that has it now.
    bool isByDigest = false;    ///< Pulled as name@digest: it never had a tag.
};

const QStringList Create{u"create"_s};
const QStringList Run{u"run"_s, u"-d"_s};

QList<Use> uses()
{
    return {
        {u"unused"_s, {u"unused:1"_s}, Unused},
        {u"two tags"_s, {u"two:a"_s, u"two:b"_s}, Unused},
        {u"two repositories"_s, {u"repo/tool:1"_s, u"tool:1"_s}, Unused},
        {u"untagged"_s, {}, Untagged},
        {u"created"_s, {u"created:1"_s}, WithContainers, {}, false, false, Create},
        {u"exited"_s, {u"exited:1"_s}, WithContainers, {}, false, false, Run, u"kill"_s},
        {u"running"_s, {u"running:1"_s}, Never, {}, false, false, Run},
        {u"paused"_s, {u"paused:1"_s}, Never, {}, false, false, Run, u"pause"_s},
        {u"used by one tag"_s,
         {u"both:a"_s, u"both:b"_s},
         WithContainers,
         {},
         false,
         false,
         Create},
        {u"untagged, created"_s, {}, WithContainers, {}, false, false, Create},
        {u"pinned"_s, {u"pinned:1"_s}, Never, {}, false, true},
        {u"pinned, two tags"_s, {u"pin:a"_s, u"pin:b"_s}, Never, {}, false, true},
        {u"pinned, untagged"_s, {}, Never, {}, false, true},
        {u"pinned, created"_s, {u"pinned:2"_s}, Never, {}, false, true, Create},
        {u"labelled"_s, {u"label:1"_s}, ByLabel, {}, true},
        {u"labelled, created"_s, {u"label:2"_s}, WithContainers, {}, true, false, Create},
        {u"labelled, pinned"_s, {u"label:3"_s}, Never, {}, true, true},
        {u"oldest of three"_s, {u"repo/app:1"_s}, KeepNewest, u"2017-01-01T00:00:00Z"_s},
        {u"second of three"_s, {u"repo/app:2"_s}, KeepNewest, u"2018-01-01T00:00:00Z"_s},
        {u"newest of three"_s, {u"repo/app:3"_s}, ByRepository, u"2019-01-01T00:00:00Z"_s},
        {u"old"_s, {u"old:1"_s}, ByAge, u"2010-01-01T00:00:00Z"_s},
        {u"old, created"_s,
         {u"old:2"_s},
         WithContainers,
         u"2010-01-01T00:00:00Z"_s,
         false,
         false,
         Create},
        {u"took the tag"_s, {u"moved:1"_s}, Unused},
        {.mark = u"lost the tag"_s,
         .names = {},
         .goes = WithContainers,
         .created = {},
         .container = Create,
         .lostTag = u"moved:1"_s,
         .lostTo = u"took the tag"_s},
        {.mark = u"restarting"_s,
         .names = {u"restarting:1"_s},
         .goes = Never,
         .container = Run + QStringList{u"--restart=always"_s},
         .command = u"/bin/sleep 0"_s},
        {.mark = u"by digest"_s, .names = {}, .goes = Untagged, .isByDigest = true},
        {.mark = u"by digest, created"_s,
         .names = {},
         .goes = WithContainers,
         .container = Create,
         .command = u"/bin/true"_s,
         .isByDigest = true},
    };
}

} // namespace

/// Store, mode and kind of use: what goes and what stays, seen afterwards by a command line that is
/// not ours. The images share a layer.
class TestPruneTable final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void initTestCase();
    void init();
    void prunes_data();
    void prunes();
    void usedMeanwhile();
    void twoAtOnce();

private:
    struct Scene
    {
        std::unique_ptr<EngineServer> server; ///< Null for the own store.
        std::shared_ptr<store::ImageStore> store;
        QList<Use> uses;
        QHash<QString, QString> ids; ///< By mark.
    };

    [[nodiscard]] bool isOwn() const { return !m_scene->server; }
    void build(Kind kind);
    void buildOwn();
    [[nodiscard]] QString bring(const Use &use);
    void use(const Use &use);
    void pin() const;
    [[nodiscard]] std::shared_ptr<store::ImageStore> another() const;
    [[nodiscard]] QHash<QString, QStringList> namesById() const;
    [[nodiscard]] QString markOf(const Image &image) const;
    void compareWithStore(Mode done) const;

    QTemporaryDir m_folder;
    support::RegistryServer m_registry;
    std::map<QString, Scene> m_scenes;
    Scene *m_scene = nullptr;
};

void TestPruneTable::initTestCase_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name :
         {u"own store"_s, u"Docker"_s, u"Docker, containerd store"_s, u"Podman"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void TestPruneTable::initTestCase()
{
    REQUIRE_ENGINE(Kind::Docker);
    REQUIRE_ENGINE(Kind::Podman);
    REQUIRE_TOOLS(u"docker-registry"_s);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
}

void TestPruneTable::init()
{
    QFETCH_GLOBAL(QString, name);
    Scene &scene = m_scenes[name];
    m_scene = &scene;
    if (scene.store)
        return;
    scene.uses = uses();
    // The containerd store of Docker 26 forgets an image that loses its name; a container of Podman
    // is said to have exited before it begins again.
    scene.uses.removeIf([&name](const Use &use) {
        return (!use.lostTag.isEmpty() && name.contains("containerd"_L1))
               || (!use.command.isEmpty() && name == "Podman"_L1);
    });
    // To all but Docker's classic store a digest is a name.
    for (Use &use : scene.uses) {
        if (use.isByDigest && use.goes == Untagged && name != "Docker"_L1)
            use.goes = Unused;
    }
    if (name == "own store"_L1)
        buildOwn();
    else
        build(name == "Docker"_L1   ? Kind::Docker
              : name == "Podman"_L1 ? Kind::Podman
                                    : Kind::DockerContainerd);
    if (!QTest::currentTestFailed())
        pin();
}

void TestPruneTable::build(Kind kind)
{
    m_scene->server = std::make_unique<EngineServer>(kind);
    const EngineServer &server = *m_scene->server;
    m_scene->server->setPlainRegistries({m_registry.host()});
    QVERIFY2(m_scene->server->start(), qPrintable(server.errorString()));
    m_scene->store = another();
    QList<support::SavedImage> images;
    for (const Use &use : m_scene->uses) {
        support::SavedImage image{.names = {}, .mark = use.mark.toUtf8()};
        for (const QString &name : use.names)
            image.names += (name.contains(u'/') ? u"docker.io/"_s : u"docker.io/library/"_s) + name;
        if (!use.created.isEmpty())
            image.created = use.created;
        if (use.isLabelled)
            image.labels = {{u"stage"_s, u"build"_s}};
        if (!use.names.isEmpty())
            images += image;
    }
    QVERIFY(server.load(support::savedArchive(images)));
    for (const Use &use : m_scene->uses)
        this->use(use);
}

/// What the image is called by those who use it, once it is there.
QString TestPruneTable::bring(const Use &use)
{
    const EngineServer &server = *m_scene->server;
    if (use.isByDigest) {
        const auto pushed = support::push(
            m_registry, u"by-digest"_s, u"latest"_s,
            {.layers = {support::incompressibleTar(20'000, quint32(use.mark.size()))}});
        const QString name =
            m_registry.host() + u"/by-digest@"_s + pushed.manifest.digest.toString();
        return server.docker({u"pull"_s, u"-q"_s, name}).isDone() ? name : QString();
    }
    if (!use.names.isEmpty())
        return use.names.first();
    const QString id = server.importImage(use.lostTag, use.mark.toUtf8());
    return use.lostTag.isEmpty() ? id : use.lostTag;
}

/// Finds out its ID, and makes its container.
void TestPruneTable::use(const Use &use)
{
    const EngineServer &server = *m_scene->server;
    const QString called = bring(use);
    const QString id = server.say({u"image"_s, u"inspect"_s, u"--format"_s, u"{{.Id}}"_s, called});
    QVERIFY2(!called.isEmpty() && !id.isEmpty(), qPrintable(use.mark));
    m_scene->ids.insert(use.mark, id.startsWith("sha256:"_L1) ? id : u"sha256:"_s + id);
    if (use.container.isEmpty())
        return;
    const QString container = QString(use.mark).replace(u", "_s, u"-"_s).replace(u' ', u'-');
    QVERIFY2(server
                 .docker(use.container
                         + QStringList{u"--network"_s, u"none"_s, u"--name"_s, container, called}
                         + use.command.split(u' ', Qt::SkipEmptyParts))
                 .isDone(),
             qPrintable(use.mark));
    if (!use.lostTag.isEmpty())
        QVERIFY2(server.docker({u"tag"_s, m_scene->ids.value(use.lostTo), use.lostTag}).isDone(),
                 qPrintable(use.mark));
    if (!use.ended.isEmpty())
        QVERIFY2(server.docker({use.ended, container}).isDone(), qPrintable(use.mark));
}

/// What the own store knows of containers comes from engines, and is not there.
void TestPruneTable::buildOwn()
{
    m_scene->store = another();
    auto &own = static_cast<store::OciStore &>(*m_scene->store);
    m_scene->uses.removeIf(
        [](const Use &use) { return !use.container.isEmpty() || use.isByDigest; });
    for (const Use &use : std::as_const(m_scene->uses)) {
        const QJsonObject labels =
            use.isLabelled ? QJsonObject{{u"stage"_s, u"build"_s}} : QJsonObject();
        const auto image = support::addImage(
            own.layout(), {QByteArray(100'000, 'b'), use.mark.toUtf8()}, u"linux/amd64"_s,
            use.created.isEmpty() ? u"2020-01-02T03:04:05Z"_s : use.created, labels);
        m_scene->ids.insert(use.mark, image.digest.toString());
        for (const QString &name : use.names)
            QVERIFY(own.addImage(image, *oci::Reference::parse(name), {image}));
        if (!use.names.isEmpty())
            continue;
        // A name that moves on leaves it untagged; the one that takes it goes again.
        const auto name = *oci::Reference::parse(u"mover:1"_s);
        QVERIFY(own.addImage(image, name, {image}));
        const auto other = support::addImage(own.layout(), {"mover of " + use.mark.toUtf8()});
        QVERIFY(own.addImage(other, name, {other}));
        VERIFY_RESULT(own.remove(*own.planRemoval({u"mover:1"_s})));
    }
    VERIFY_RESULT(own.reclaim());
}

void TestPruneTable::pin() const
{
    QStringList ids;
    for (const Use &use : m_scene->uses) {
        if (use.isPinned)
            ids += m_scene->ids.value(use.mark);
    }
    VERIFY_RESULT(m_scene->store->setPinned(ids, true));
}

/// As another program sees the store.
std::shared_ptr<store::ImageStore> TestPruneTable::another() const
{
    layers::TocCache tocs(m_folder.filePath(u"tocs"_s));
    if (isOwn())
        return *store::OciStore::open(m_folder.filePath(u"images"_s), std::move(tocs));
    return std::make_shared<engine::EngineStore>(
        engine::Endpoint{.name = u"test"_s,
                         .address = *engine::Address::parse(m_scene->server->address())},
        std::move(tocs), m_folder.filePath(u"pins"_s));
}

/// What `docker images` says, or for the own store another look at the folder.
QHash<QString, QStringList> TestPruneTable::namesById() const
{
    QHash<QString, QStringList> names;
    if (isOwn()) {
        const auto images = another()->list();
        for (const Image &image : images.value_or(QList<Image>())) {
            QStringList &found = names[image.target.digest.toString()];
            for (const oci::Reference &name : image.names)
                found += name.familiar();
        }
        return names;
    }
    const QStringList lines = m_scene->server
                                  ->say({u"images"_s, u"--no-trunc"_s, u"--format"_s,
                                         u"{{.ID}} {{.Repository}}:{{.Tag}}"_s})
                                  .split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        QStringList &found = names[line.section(u' ', 0, 0)];
        if (!line.contains("<none>"_L1))
            found += line.section(u' ', 1);
    }
    return names;
}

QString TestPruneTable::markOf(const Image &image) const
{
    const QString mark = m_scene->ids.key(image.target.digest.toString());
    return mark.isEmpty() ? image.target.digest.toString() : mark;
}

/// Every image is as it was, with all its names, or it is gone, after the modes up to \a done.
void TestPruneTable::compareWithStore(Mode done) const
{
    const auto left = namesById();
    for (const Use &use : m_scene->uses) {
        const QString id = m_scene->ids.value(use.mark);
        QVERIFY2(left.contains(id) == (use.goes > done), qPrintable(use.mark));
        if (!left.contains(id))
            continue;
        QStringList names = left.value(id);
        names.sort();
        QVERIFY2(names == use.names, qPrintable(use.mark + u": "_s + names.join(u' ')));
    }
}

void TestPruneTable::prunes_data()
{
    QTest::addColumn<int>("mode");
    for (int mode = Untagged; mode < Never; ++mode)
        QTest::newRow(ModeNames[mode]) << mode;
}

/// Each mode on what the ones before have left.
void TestPruneTable::prunes()
{
    QFETCH(const int, mode);
    store::ImageStore &store = *m_scene->store;
    const auto images = store.list();
    VERIFY_RESULT(images);
    store::PruneOrder order;
    if (mode == WithContainers) {
        const auto leftovers = store.leftovers();
        VERIFY_RESULT(leftovers);
        order.leftovers = *leftovers;
        order.leftovers.removeIf([](const store::Leftover &leftover) {
            return leftover.kind != store::Leftover::Kind::Container;
        });
    }
    const auto rows = store::reviewPrune(store::withoutContainers(*images, order.leftovers),
                                         rulesOf(Mode(mode)), Now);
    QStringList names;
    for (const PruneRow &row : rows) {
        const auto use = std::ranges::find(m_scene->uses, markOf(row.image), &Use::mark);
        QVERIFY2(use != m_scene->uses.end(), qPrintable(markOf(row.image)));
        QVERIFY2(row.goes() == (use->goes == mode), qPrintable(use->mark));
        QVERIFY2((row.kept == Kept::Pinned) == use->isPinned, qPrintable(use->mark));
        const bool isUsed = !use->container.isEmpty() && !use->isPinned
                            && (mode != WithContainers || use->goes == Never);
        QVERIFY2((row.kept == Kept::InUse) == isUsed, qPrintable(use->mark));
        if (!row.goes())
            continue;
        order.images += row.image;
        names += store::removalNames(row.image);
    }
    QCOMPARE(order.images.size(), std::ranges::count(m_scene->uses, Mode(mode), &Use::goes));
    const auto plan = store.planRemoval(names);
    VERIFY_RESULT(plan);
    qint64 predicted = plan->freedBytes;
    for (const store::Leftover &leftover : std::as_const(order.leftovers))
        predicted += leftover.bytes;

    QStringList told;
    const auto report =
        store::prune(store, order, [&told](qsizetype, const QString &now) { told += now; }, {});
    VERIFY_RESULT(report);
    QVERIFY2(report->images.failed.isEmpty(),
             report->images.failed.isEmpty()
                 ? ""
                 : qPrintable(report->images.failed.first().error.message));
    QCOMPARE(report->images.deleted.size(), order.images.size());
    QCOMPARE(report->leftovers, order.leftovers.size());
    if (!isOwn())
        QCOMPARE(told.size(), order.size());
    if (isOwn() || m_scene->server->kind() == Kind::Docker)
        QCOMPARE(report->images.freedBytes, predicted);
    compareWithStore(Mode(mode));
    if (!isOwn()) {
        // Nothing that runs was touched, and no container that was not listed.
        const QStringList containers =
            m_scene->server->say({u"ps"_s, u"-a"_s, u"--format"_s, u"{{.Names}} {{.State}}"_s})
                .split(u'\n');
        QCOMPARE(containers.size(), std::ranges::count_if(m_scene->uses, [mode](const Use &use) {
                     return !use.container.isEmpty()
                            && (mode < WithContainers || (use.goes == Never && !use.isPinned));
                 }));
        QVERIFY(containers.contains("running running"_L1));
        QVERIFY(containers.contains("paused paused"_L1));
    }
}

/// Between the review and its execution a container comes to use one of the images, another gets
/// one more name, and one is pinned.
void TestPruneTable::usedMeanwhile()
{
    if (isOwn())
        QSKIP("The own store has no containers.");
    const EngineServer &server = *m_scene->server;
    QList<support::SavedImage> saved;
    for (const QString &name : {u"late"_s, u"named"_s, u"pinnedlate"_s, u"goes"_s})
        saved += {.names = {u"docker.io/library/%1:1"_s.arg(name)}, .mark = name.toUtf8()};
    QVERIFY(server.load(support::savedArchive(saved)));
    const auto rows = store::reviewPrune(*m_scene->store->list(), {.which = Which::Unused}, Now);
    store::PruneOrder order;
    for (const PruneRow &row : rows) {
        if (row.goes())
            order.images += row.image;
    }
    QCOMPARE(order.images.size(), 4);
    QVERIFY(server
                .docker(Run
                        + QStringList{u"--network"_s, u"none"_s, u"--name"_s, u"latecomer"_s,
                                      u"late:1"_s})
                .isDone());
    QVERIFY(server.docker({u"tag"_s, u"named:1"_s, u"named:2"_s}).isDone());
    VERIFY_RESULT(another()->setPinned({u"pinnedlate:1"_s}, true));

    const auto report = store::prune(*m_scene->store, order);
    VERIFY_RESULT(report);
    QStringList failed;
    for (const auto &failure : report->images.failed)
        failed += failure.name.section(u'/', -1) + u' ' + failure.error.message;
    failed.sort();
    QCOMPARE(failed.size(), 3);
    QVERIFY2(failed[0].startsWith("late:1 "_L1) && failed[0].contains("latecomer"_L1),
             qPrintable(failed[0]));
    QVERIFY2(failed[1].startsWith("named:1 "_L1), qPrintable(failed[1]));
    QVERIFY2(failed[2].startsWith("pinnedlate:1 "_L1) && failed[2].contains("pinned"_L1),
             qPrintable(failed[2]));
    QCOMPARE(report->images.untagged, QStringList{u"docker.io/library/goes:1"_s});
    QStringList left;
    for (const QStringList &names : namesById())
        left += names;
    for (const QString &name : {u"late:1"_s, u"named:1"_s, u"named:2"_s, u"pinnedlate:1"_s})
        QVERIFY2(left.contains(name), qPrintable(name));
    QVERIFY(!left.contains(u"goes:1"_s));
    QVERIFY(server.say({u"ps"_s, u"--format"_s, u"{{.Names}}"_s}).contains("latecomer"_L1));
    QVERIFY(server.docker({u"rm"_s, u"-f"_s, u"latecomer"_s}).isDone());
}

/// Two programs carry out the same review: all of it goes, and neither calls it a failure.
void TestPruneTable::twoAtOnce()
{
    constexpr int Count = 5;
    if (isOwn()) {
        auto &own = static_cast<store::OciStore &>(*m_scene->store);
        for (int i = 0; i < Count; ++i) {
            const auto image = support::addImage(own.layout(), {"race " + QByteArray::number(i)});
            QVERIFY(own.addImage(image, *oci::Reference::parse(u"race:%1"_s.arg(i)), {image}));
        }
    } else {
        QList<support::SavedImage> saved;
        for (int i = 0; i < Count; ++i)
            saved += {.names = {u"docker.io/library/race:%1"_s.arg(i)},
                      .mark = "race " + QByteArray::number(i)};
        QVERIFY(m_scene->server->load(support::savedArchive(saved)));
    }
    store::PruneOrder order;
    for (const PruneRow &row : store::reviewPrune(
             *m_scene->store->list(), {.which = Which::Unused, .repository = u"race"_s}, Now)) {
        if (row.goes() && !row.image.isDangling())
            order.images += row.image;
    }
    QCOMPARE(order.images.size(), Count);
    using Report = core::Result<store::PruneReport>;
    const auto mine = another();
    const auto theirs = another();
    std::optional<Report> first;
    std::optional<Report> second;
    {
        const std::jthread one([&] { first = store::prune(*mine, order); });
        const std::jthread two([&] { second = store::prune(*theirs, order); });
    }
    for (const auto &report : {first, second}) {
        VERIFY_RESULT(*report);
        for (const auto &failure : (*report)->images.failed)
            QFAIL(qPrintable(failure.name + u": "_s + failure.error.message));
    }
    QStringList left;
    for (const QStringList &names : namesById())
        left += names;
    QVERIFY2(left.filter(u"race"_s).isEmpty(), qPrintable(left.join(u' ')));
}

QTEST_GUILESS_MAIN(TestPruneTable)
#include "tst_prunetable.moc"
