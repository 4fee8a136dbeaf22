// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/progress.h"
#include "core/engine/enginestore.h"
#include "core/store/ocistore.h"
#include "core/store/prune.h"
#include "tests/support/enginegate.h"
#include "tests/support/enginepool.h"
#include "tests/support/expected.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <future>
#include <map>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using core::Result;
using engine::EngineStore;
using support::EngineGate;
using support::EngineServer;
using Kind = EngineServer::Kind;

namespace {

/// What an operation works with.
struct Scene
{
    std::shared_ptr<EngineStore> store;
    std::shared_ptr<store::OciStore> own;
    QByteArray archive; ///< Of one:1, by the engine.
    std::stop_token stop = {};
};

template <class T>
Result<void> only(const Result<T> &result)
{
    return result ? Result<void>() : std::unexpected(result.error());
}

Result<void> onlyAll(const Result<store::RemovalReport> &report)
{
    if (report && !report->failed.isEmpty())
        return std::unexpected(report->failed.first().error);
    return only(report);
}

Result<void> analyze(const Scene &scene)
{
    const auto details = scene.store->inspect(u"one:1"_s, {}, scene.stop);
    return details ? only(scene.store->analyze(*details, scene.stop)) : only(details);
}

Result<void> save(const Scene &scene)
{
    core::Progress progress;
    return scene.store->save(
        {u"one:1"_s}, {}, [](QByteArrayView) { return Result<void>(); }, progress, scene.stop);
}

Result<void> load(const Scene &scene)
{
    core::Progress progress;
    qsizetype at = 0;
    return only(scene.store->load(
        [&](std::span<char> out) -> Result<qsizetype> {
            const auto part =
                QByteArrayView(scene.archive)
                    .sliced(at)
                    .first(std::min(qsizetype(out.size()), scene.archive.size() - at));
            std::ranges::copy(part, out.data());
            at += part.size();
            return part.size();
        },
        u"archive"_s, progress, scene.stop));
}

Result<void> copyHere(const Scene &scene)
{
    core::Progress progress;
    return only(scene.store->copyTo({u"one:1"_s}, *scene.own, progress, scene.stop));
}

Result<void> remove(const Scene &scene)
{
    const auto images = scene.store->list(scene.stop);
    if (!images)
        return only(images);
    QStringList names;
    for (const store::Image &image : *images) {
        if (!image.names.isEmpty() && image.usedBy.isEmpty())
            names += image.names.first().toString();
    }
    names.sort();
    const auto plan = scene.store->planRemoval(names, scene.stop);
    return plan ? onlyAll(scene.store->remove(*plan, {.stop = scene.stop})) : only(plan);
}

Result<void> prune(const Scene &scene)
{
    const auto images = scene.store->list(scene.stop);
    if (!images)
        return only(images);
    store::PruneOrder order;
    for (const store::PruneRow &row :
         store::reviewPrune(*images, {.which = store::PruneRules::Which::Unused})) {
        if (row.goes())
            order.images += row.image;
    }
    const auto report = store::prune(*scene.store, order, {}, scene.stop);
    return report ? onlyAll(report->images) : only(report);
}

Result<void> removeContainer(const Scene &scene)
{
    const auto containers = scene.store->containers().list(scene.stop);
    if (!containers || containers->isEmpty())
        return only(containers);
    return scene.store->containers().remove(containers->first().id, scene.stop);
}

Result<void> run(const Scene &scene)
{
    return only(scene.store->containers().run(
        {.image = u"one:1"_s, .network = u"none"_s, .command = {u"sleep"_s, u"1000"_s}},
        scene.stop));
}

/// One operation, and the moment in its middle.
struct Operation
{
    const char *name;
    EngineGate::Moment moment;
    Result<void> (*run)(const Scene &);
    bool isForAll = false; ///< On every kind of engine; else on Docker's classic store alone.
};

constexpr qint64 Middle = 1 << 20;

const Operation Operations[] = {
    {"list",
     {.words = "/images/json"},
     [](const Scene &scene) { return only(scene.store->list(scene.stop)); }},
    {"list, half an answer",
     {.words = "/images/json", .answered = 1},
     [](const Scene &scene) { return only(scene.store->list(scene.stop)); }},
    {"inspect",
     {.words = "/history"},
     [](const Scene &scene) { return only(scene.store->inspect(u"one:1"_s, {}, scene.stop)); }},
    {"plan of a removal",
     {.words = "all=1"},
     [](const Scene &scene) { return only(scene.store->planRemoval({u"one:1"_s}, scene.stop)); }},
    {"disk usage",
     {.words = "/system/df"},
     [](const Scene &scene) { return only(scene.store->diskUsage(scene.stop)); }},
    {"analyze", {.words = "/get", .answered = Middle}, analyze, true},
    {"save", {.words = "/get", .answered = Middle}, save},
    {"copy to the own store", {.words = "/get", .answered = Middle}, copyHere},
    {"load", {.words = "/images/load", .sent = 1}, load, true}, // What is there is not sent again.
    {"tag",
     {.words = "/tag"},
     [](const Scene &scene) {
         return scene.store->tag(u"one:1"_s, *oci::Reference::parse(u"more:1"_s), scene.stop);
     }},
    {"pin",
     {.words = "/images/json"},
     [](const Scene &scene) { return scene.store->setPinned({}, true, scene.stop); }},
    {"remove, the second image", {.words = "DELETE ", .count = 2}, remove, true},
    {"prune, the second image", {.words = "DELETE ", .count = 2}, prune},
    {"remove a container", {.words = "DELETE "}, removeContainer},
    {"run, created", {.words = "/create", .answered = 1}, run},
    {"run, started", {.words = "/start"}, run, true},
};

/// What the engine was asked before it fell silent it does now, under the eyes of the next run.
Result<void> runAgain(const Operation &operation, const Scene &scene)
{
    const auto done = operation.run(scene);
    return !done && done.error().code == ErrorCode::NotFound ? operation.run(scene) : done;
}

} // namespace

/// The engine is killed and started again, or falls silent, in the middle of each operation: the
/// error says so, and afterwards everything is there and works.
class TestEngineFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void killed_data();
    void killed();
    void silent_data();
    void silent();
    void frozen_data();
    void frozen();

private:
    [[nodiscard]] std::shared_ptr<EngineStore> open(const QString &address,
                                                    const engine::Patience &patience = {}) const;
    /// Lines of `docker`, sorted.
    [[nodiscard]] QStringList say(const QStringList &words) const;
    [[nodiscard]] QStringList names() const;
    void fill();
    void addRows() const;

    support::EnginePool m_engines;
    EngineServer *m_server = nullptr;
    std::map<Kind, QByteArray> m_archives; ///< Of one:1, by each engine.
    std::unique_ptr<EngineGate> m_gate;
    std::unique_ptr<QTemporaryDir> m_folder;
    Scene m_scene;  ///< Through the gate.
    Scene m_direct; ///< As another program would look.
};

void TestEngineFaults::initTestCase()
{
    REQUIRE_ENGINES();
}

std::shared_ptr<EngineStore> TestEngineFaults::open(const QString &address,
                                                    const engine::Patience &patience) const
{
    return std::make_shared<EngineStore>(
        engine::Endpoint{.name = u"test"_s, .address = *engine::Address::parse(address)},
        layers::TocCache(m_folder->filePath(u"tocs"_s)), m_folder->filePath(u"pins"_s), patience);
}

void TestEngineFaults::init()
{
    QFETCH(const Kind, kind);
    m_server = m_engines.at(kind);
    QVERIFY(m_server);
    m_gate = std::make_unique<EngineGate>(m_server->socket());
    m_folder = std::make_unique<QTemporaryDir>();
    fill();
    const auto own = store::OciStore::open(m_folder->filePath(u"images"_s),
                                           layers::TocCache(m_folder->filePath(u"tocs"_s)));
    VERIFY_RESULT(own);
    m_direct = {.store = open(m_server->address()), .own = *own, .archive = m_archives[kind]};
    m_scene = m_direct;
    m_scene.store = open(m_gate->address());
}

/// What the row before has left is used again: engines take their time.
void TestEngineFaults::fill()
{
    const auto isMissing = [here = names()](const QString &name) { return !here.contains(name); };
    if (isMissing(u"one:1"_s)) {
        // Nothing that could be packed, so that there is a middle.
        QByteArray mark(4 * Middle, Qt::Uninitialized);
        QRandomGenerator(1).fillRange(reinterpret_cast<quint32 *>(mark.data()), mark.size() / 4);
        QVERIFY(!m_server->importImage(u"one:1"_s, mark).isEmpty());
    }
    for (const QString &name : {u"two:1"_s, u"used:1"_s}) {
        if (isMissing(name))
            QVERIFY(!m_server->importImage(name, name.toUtf8()).isEmpty());
    }
    if (say({u"ps"_s, u"-aq"_s}).isEmpty())
        QVERIFY(m_server
                    ->docker({u"create"_s, u"--network"_s, u"none"_s, u"--name"_s, u"user"_s,
                              u"used:1"_s})
                    .isDone());
    QByteArray &archive = m_archives[m_server->kind()];
    if (!archive.isEmpty())
        return;
    QFile file(m_folder->filePath(u"one.tar"_s));
    QVERIFY(m_server->docker({u"save"_s, u"-o"_s, file.fileName(), u"one:1"_s}).isDone());
    QVERIFY(file.open(QFile::ReadOnly));
    archive = file.readAll();
}

void TestEngineFaults::cleanup()
{
    m_scene = {};
    m_direct = {};
    m_gate.reset();
    if (!m_server || m_server->processId() == 0)
        return;
    if (names().contains(u"more:1"_s))
        QVERIFY(m_server->docker({u"rmi"_s, u"more:1"_s}).isDone());
    QStringList containers = say({u"ps"_s, u"-aq"_s});
    containers.removeOne(say({u"ps"_s, u"-aq"_s, u"--filter"_s, u"name=user"_s}).value(0));
    if (!containers.isEmpty())
        QVERIFY(m_server->docker(QStringList{u"rm"_s, u"-f"_s} + containers).isDone());
}

QStringList TestEngineFaults::say(const QStringList &words) const
{
    QStringList lines = m_server->say(words).split(u'\n', Qt::SkipEmptyParts);
    lines.sort();
    return lines;
}

QStringList TestEngineFaults::names() const
{
    return say({u"images"_s, u"--format"_s, u"{{.Repository}}:{{.Tag}}"_s})
        .replaceInStrings(u"docker.io/library/"_s, QString());
}

void TestEngineFaults::addRows() const
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<const Operation *>("operation");
    constexpr std::pair<Kind, const char *> kinds[] = {
        {Kind::Docker, "Docker"},
        {Kind::DockerContainerd, "Docker, containerd store"},
        {Kind::Podman, "Podman"}};
    for (const auto &[kind, title] : kinds) {
        for (const Operation &operation : Operations) {
            if (operation.isForAll || kind == Kind::Docker)
                QTest::addRow("%s: %s", title, operation.name) << kind << &operation;
        }
    }
}

void TestEngineFaults::killed_data()
{
    addRows();
}

void TestEngineFaults::killed()
{
    QFETCH(const Operation *, operation);
    const QStringList before = names();
    const bool removesOne = operation->moment.count == 2;
    m_gate->arm(operation->moment,
                [process = m_server->processId()] { ::kill(pid_t(process), SIGKILL); });
    auto restart = qScopeGuard([this] { // A row that fails leaves an engine to the next.
        m_server->stop();
        QVERIFY2(m_server->start(), qPrintable(m_server->errorString()));
    });
    const auto done = operation->run(m_scene);
    QVERIFY(m_gate->hasActed());
    QVERIFY(!done);
    QVERIFY2(done.error().code == ErrorCode::Network, support::why(done).constData());
    QVERIFY2(done.error().message.contains("test"_L1), support::why(done).constData());

    m_server->stop();
    const auto down = m_direct.store->list();
    QVERIFY(!down);
    // Where a container of Podman lives on, its monitor keeps the socket.
    QVERIFY2(down.error().message.contains("not running"_L1)
                 || down.error().message.contains("does not answer"_L1),
             support::why(down).constData());

    restart.dismiss();
    QVERIFY2(m_server->start(), qPrintable(m_server->errorString()));
    VERIFY_RESULT(m_scene.store->list());
    const QStringList after = names();
    QVERIFY(after.contains(u"used:1"_s));
    QCOMPARE(after.size(), removesOne ? before.size() - 1 : before.size());
    VERIFY_RESULT(operation->run(m_scene));
}

void TestEngineFaults::silent_data()
{
    addRows();
}

/// It still takes connections, and says nothing.
void TestEngineFaults::silent()
{
    QFETCH(const Operation *, operation);
    const auto process = pid_t(m_server->processId());
    m_gate->arm(operation->moment, [process] { support::suspend(process); });
    std::stop_source stop;
    Scene scene = m_scene;
    scene.stop = stop.get_token();
    auto running = std::async(std::launch::async, [&] { return operation->run(scene); });
    const auto resume = qScopeGuard([process] { ::kill(process, SIGCONT); });
    QTRY_VERIFY_WITH_TIMEOUT(m_gate->hasActed(), 30'000);
    QCOMPARE(running.wait_for(200ms), std::future_status::timeout);
    stop.request_stop();
    QCOMPARE(running.wait_for(5s), std::future_status::ready);
    const auto done = running.get();
    QVERIFY(!done);
    QVERIFY2(done.error().code == ErrorCode::Cancelled, support::why(done).constData());
    ::kill(process, SIGCONT);
    VERIFY_RESULT(runAgain(*operation, m_scene));
    VERIFY_RESULT(m_scene.store->list());
}

void TestEngineFaults::frozen_data()
{
    addRows();
}

/// The same, and nobody asks for a stop: the program finds out by itself, and says so.
void TestEngineFaults::frozen()
{
    QFETCH(const Operation *, operation);
    const auto process = pid_t(m_server->processId());
    Scene scene = m_scene;
    scene.store = open(m_gate->address(), {.answer = 2s, .beat = 1s, .ping = 1s});
    m_gate->arm(operation->moment, [process] { support::suspend(process); });
    const auto resume = qScopeGuard([process] { ::kill(process, SIGCONT); });
    const auto done = operation->run(scene);
    QVERIFY(m_gate->hasActed());
    QVERIFY(!done);
    QVERIFY2(done.error().code == ErrorCode::Network, support::why(done).constData());
    QVERIFY2(done.error().message.contains("does not answer"_L1), support::why(done).constData());
    ::kill(process, SIGCONT);
    VERIFY_RESULT(runAgain(*operation, m_scene));
    VERIFY_RESULT(m_scene.store->list());
}

QTEST_GUILESS_MAIN(TestEngineFaults)
#include "tst_enginefaults.moc"
