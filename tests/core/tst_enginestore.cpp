// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/eventwatch.h"
#include "core/layers/imagepaths.h"
#include "tests/support/enginestoretest.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using support::EngineServer;

namespace {

const QStringList Sleep{u"/bin/sleep"_s, u"1000"_s};

} // namespace

/// Real engines: what we say of them is compared with what `docker` says of them.
class TestEngineStore final : public support::EngineStoreTest
{
    Q_OBJECT

private Q_SLOTS:
    void version();
    void listed();
    void usedBy();
    void movedTag();
    void inspected();
    void layers();
    void cancelled();
    void killedMidway();
    void restarted();
    void events();

private:
    [[nodiscard]] store::Image find(const QString &name) const;
    [[nodiscard]] QByteArray read(const store::ImageDetails &details, const QString &path) const;
};

store::Image TestEngineStore::find(const QString &name) const
{
    const auto details = m_store->inspect(name);
    if (details)
        return details->image;
    qWarning("%s", qPrintable(details.error().message));
    return {.target = oci::Descriptor::of(oci::MediaType::None, {})};
}

QByteArray TestEngineStore::read(const store::ImageDetails &details, const QString &path) const
{
    const auto analysis = m_store->analyze(details);
    if (!analysis)
        return analysis.error().message.toUtf8();
    const layers::ImagePaths paths(*analysis);
    const auto node = paths.find(path.toStdString());
    if (!node)
        return node.error().message.toUtf8();
    const auto entry = paths.entryOf(paths.tree().node(*node));
    if (!entry)
        return entry.error().message.toUtf8();
    QByteArray bytes;
    const auto done = m_store->readFile(details, *entry, [&bytes](QByteArrayView part) {
        bytes.append(part);
        return core::Result<void>();
    });
    return done ? bytes : done.error().message.toUtf8();
}

void TestEngineStore::version()
{
    const auto version = m_store->client()->version();
    QVERIFY2(version, version ? "" : qPrintable(version.error().message));
    QCOMPARE(version->isPodman(), m_server->kind() == EngineServer::Kind::Podman);
    const QString said = say({u"version"_s, u"--format"_s, u"{{.Server.Version}}"_s});
    QVERIFY2(said.startsWith(version->title().section(u' ', 1)), qPrintable(version->title()));
    QCOMPARE(version->api.toString(),
             say({u"version"_s, u"--format"_s, u"{{.Server.APIVersion}}"_s}));
}

void TestEngineStore::listed()
{
    QVERIFY(!m_server->importImage(u"bb:1"_s, "one").isEmpty());
    QVERIFY(m_server->docker({u"tag"_s, u"bb:1"_s, u"example.com/team/bb:two"_s}).isDone());
    QVERIFY(!m_server->importImage(u"cc:1"_s, "two").isEmpty());
    QVERIFY(!m_server->importImage({}, "three").isEmpty());

    const auto images = m_store->list();
    QVERIFY2(images, images ? "" : qPrintable(images.error().message));
    QStringList ours;
    for (const store::Image &image : *images) {
        for (const oci::Reference &name : image.names)
            ours.append(name.familiarRepository() + u' ' + name.tag() + u' '
                        + image.target.digest.shortForm());
        if (image.isDangling())
            ours.append(u"<none> <none> "_s + image.target.digest.shortForm());
        QCOMPARE(image.platforms.size(), 1);
        QCOMPARE(image.platforms[0].platform, oci::Platform::host());
        QCOMPARE(image.platforms[0].layerCount, 1);
        QVERIFY(image.sizeBytes > 1'000'000);
        QCOMPARE(image.uniqueBytes, image.sizeBytes);
    }
    QStringList theirs =
        say({u"images"_s, u"--format"_s, u"{{.Repository}} {{.Tag}} {{.ID}}"_s}).split(u'\n');
    ours.sort();
    theirs.sort();
    QCOMPARE(ours, theirs);
    QCOMPARE(ours.size(), 4);
    QVERIFY(m_store->diskUsage().value() > 3'000'000);
}

void TestEngineStore::usedBy()
{
    QVERIFY(!m_server->importImage(u"bb:1"_s, "one").isEmpty());
    QVERIFY(m_server->docker({u"tag"_s, u"bb:1"_s, u"bb:two"_s}).isDone());
    const auto run = [this](const QStringList &words) {
        return m_server
            ->docker(words.first(1) + QStringList{u"--network"_s, u"none"_s} + words.sliced(1))
            .isDone();
    };
    QVERIFY(run({u"run"_s, u"-d"_s, u"--name"_s, u"running"_s, u"bb:1"_s}));
    QVERIFY(run({u"run"_s, u"-d"_s, u"--name"_s, u"paused"_s, u"bb:two"_s}));
    QVERIFY(m_server->docker({u"pause"_s, u"paused"_s}).isDone());
    QVERIFY(run({u"run"_s, u"--name"_s, u"exited"_s, u"bb:1"_s, u"/bin/sleep"_s, u"0"_s}));
    QVERIFY(run({u"create"_s, u"--name"_s, u"created"_s, u"bb:1"_s}));
    QStringList ours;
    for (const store::ContainerUse &use : find(u"bb:1"_s).usedBy) {
        QCOMPARE(use.engine, u"test"_s);
        QCOMPARE(use.isAlive(), use.name == u"running"_s || use.name == u"paused"_s);
        ours.append(use.id.first(12) + u' ' + use.name + u' ' + use.state);
    }
    QStringList theirs =
        say({u"ps"_s, u"-a"_s, u"--format"_s, u"{{.ID}} {{.Names}} {{.State}}"_s}).split(u'\n');
    ours.sort();
    theirs.sort();
    QCOMPARE(ours, theirs);
    QCOMPARE(ours.size(), 4);
}

void TestEngineStore::movedTag()
{
    QVERIFY(!m_server->importImage(u"bb:1"_s, "old").isEmpty());
    const oci::Digest old = find(u"bb:1"_s).target.digest;
    QVERIFY(m_server
                ->docker(QStringList{u"run"_s, u"-d"_s, u"--network"_s, u"none"_s, u"--name"_s,
                                     u"of-old"_s, u"bb:1"_s})
                .isDone());
    QVERIFY(!m_server->importImage(u"bb:1"_s, "new").isEmpty());
    const store::Image now = find(u"bb:1"_s);
    QVERIFY(now.target.digest != old);
    QVERIFY(now.usedBy.isEmpty());
    // The containerd store of Docker 26 forgets the image at once, and `docker` cannot see it.
    if (!m_server->docker({u"image"_s, u"inspect"_s, old.toString()}).isDone())
        return;
    const store::Image before = find(old.toString());
    QVERIFY(before.isDangling());
    QCOMPARE(before.usedBy.size(), 1);
    QCOMPARE(before.usedBy[0].name, u"of-old"_s);
}

void TestEngineStore::inspected()
{
    QVERIFY(!m_server->importImage(u"bb:1"_s, "one").isEmpty());
    const auto details = m_store->inspect(u"bb:1"_s);
    QVERIFY2(details, details ? "" : qPrintable(details.error().message));
    QCOMPARE(details->config.cmd, Sleep);
    QCOMPARE(details->config.diffIds.size(), 1);
    QCOMPARE(details->config.diffIds[0].toString(),
             say({u"inspect"_s, u"--format"_s, u"{{index .RootFS.Layers 0}}"_s, u"bb:1"_s}));
    QCOMPARE(details->manifest.layers.size(), 1);
    QVERIFY(details->manifest.isImage());
    QVERIFY(details->manifest.layers[0].size > 1'000'000);
    QVERIFY(details->config.historyOfLayer(0));
    QVERIFY(!details->engineJson.isEmpty());
    QVERIFY(details->configJson.isEmpty());

    const QString id = details->image.target.digest.encoded();
    QVERIFY(m_store->inspect(id.first(12)));
    QVERIFY(m_store->inspect(u"sha256:"_s + id));
    const auto missing = m_store->inspect(u"nothing:1"_s);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, core::ErrorCode::NotFound);
    const auto elsewhere =
        m_store->inspect(u"bb:1"_s, oci::Platform::parse(u"linux/s390x").value());
    QVERIFY(!elsewhere);
    QCOMPARE(elsewhere.error().code, core::ErrorCode::NotFound);
}

void TestEngineStore::layers()
{
    QVERIFY(!m_server->importImage(u"bb:1"_s, "one").isEmpty());
    QVERIFY(m_server
                ->docker({u"run"_s, u"--network"_s, u"none"_s, u"--name"_s, u"made"_s, u"bb:1"_s,
                          u"/bin/sh"_s, u"-c"_s, u"echo new > /etc/new; echo two > /etc/mark"_s})
                .isDone());
    QVERIFY(m_server->docker({u"commit"_s, u"made"_s, u"bb:2"_s}).isDone());
    const auto details = m_store->inspect(u"bb:2"_s);
    QVERIFY2(details, details ? "" : qPrintable(details.error().message));
    QCOMPARE(details->config.diffIds.size(), 2);
    const auto analysis = m_store->analyze(*details);
    QVERIFY2(analysis, analysis ? "" : qPrintable(analysis.error().detail));
    QCOMPARE((*analysis)->layers.size(), 2u);
    QCOMPARE((*analysis)->wastedBytes, 3); // "one"

    QCOMPARE(read(*details, u"/etc/new"_s), "new\n"_ba);
    QCOMPARE(read(*details, u"/etc/mark"_s), "two\n"_ba);
    QFile busybox(u"/bin/busybox"_s);
    QVERIFY(busybox.open(QFile::ReadOnly));
    QVERIFY(read(*details, u"/bin/sh"_s) == busybox.readAll());
    // Another one, which knows only what lies in the cache.
    const auto other = storeAt(m_server->address());
    QByteArray bytes;
    const ::layers::ImagePaths paths(*analysis);
    const auto entry = paths.entryOf(paths.tree().node(paths.find("/etc/new").value())).value();
    QVERIFY(other->readFile(*details, entry, [&bytes](QByteArrayView part) {
        bytes.append(part);
        return core::Result<void>();
    }));
    QCOMPARE(bytes, "new\n"_ba);

    // Everything is cached: the engine is not needed.
    m_server->stop();
    QVERIFY(other->analyze(*details));
    QVERIFY(!other->list());
    QVERIFY2(m_server->start(), qPrintable(m_server->errorString()));
}

void TestEngineStore::cancelled()
{
    QVERIFY(!m_server->importImage(u"bb:1"_s, QByteArray(64 << 20, 'x')).isEmpty());
    const auto details = m_store->inspect(u"bb:1"_s);
    QVERIFY2(details, details ? "" : qPrintable(details.error().message));
    std::stop_source source;
    QElapsedTimer sinceStop;
    const std::jthread stopper([&] {
        std::this_thread::sleep_for(30ms);
        sinceStop.start();
        source.request_stop();
    });
    const auto analysis = m_store->analyze(*details, source.get_token());
    QVERIFY(!analysis);
    QCOMPARE(analysis.error().code, core::ErrorCode::Cancelled);
    QVERIFY2(sinceStop.elapsed() < 100, qPrintable(QString::number(sinceStop.elapsed())));
    QVERIFY(m_store->analyze(*details));
}

void TestEngineStore::killedMidway()
{
    // Nothing that could be packed, so that it takes its time.
    QByteArray mark(96 << 20, Qt::Uninitialized);
    QRandomGenerator(1).fillRange(reinterpret_cast<quint32 *>(mark.data()), mark.size() / 4);
    QVERIFY(!m_server->importImage(u"bb:1"_s, mark).isEmpty());
    const auto details = m_store->inspect(u"bb:1"_s);
    QVERIFY2(details, details ? "" : qPrintable(details.error().message));
    const std::jthread killer([process = m_server->processId()] {
        std::this_thread::sleep_for(30ms);
        ::kill(pid_t(process), SIGKILL);
    });
    const auto analysis = m_store->analyze(*details);
    QVERIFY(!analysis);
    QCOMPARE(analysis.error().code, core::ErrorCode::Network);
    m_server->stop();
    QVERIFY2(m_server->start(), qPrintable(m_server->errorString()));
    QVERIFY(m_store->analyze(*details));
}

void TestEngineStore::restarted()
{
    QVERIFY(!m_server->importImage(u"bb:1"_s, "one").isEmpty());
    QVERIFY(m_store->list());
    m_server->stop();
    const auto down = m_store->list();
    QVERIFY(!down);
    QCOMPARE(down.error().code, core::ErrorCode::Network);
    QVERIFY2(down.error().message.contains("not running"_L1), qPrintable(down.error().message));
    QVERIFY2(m_server->start(), qPrintable(m_server->errorString()));
    const auto images = m_store->list();
    QVERIFY2(images, images ? "" : qPrintable(images.error().message));
    QCOMPARE(images->size(), 1);
}

/// Also over a break.
void TestEngineStore::events()
{
    std::mutex mutex;
    QStringList heard;
    const auto note = [&](const QString &text) {
        const std::scoped_lock lock(mutex);
        heard.append(text);
    };
    const auto has = [&](const QString &text) {
        const std::scoped_lock lock(mutex);
        return heard.contains(text);
    };
    auto client = std::make_shared<engine::Client>(m_store->endpoint());
    const auto watch = std::make_unique<engine::EventWatch>(
        client,
        engine::EventWatch::Handlers{
            .connected = [&] { note(u"connected"_s); },
            .happened =
                [&](const engine::EngineEvent &event) {
                    if (event.changesImages())
                        note(event.type + u' ' + event.action + u' ' + event.name);
                },
            .lost = [&](const core::Error &error) { note(u"lost: "_s + error.message); }},
        100ms);
    QTRY_VERIFY(has(u"connected"_s));
    QVERIFY(!m_server->importImage(u"bb:1"_s, "one").isEmpty());
    QVERIFY(
        m_server
            ->docker({u"create"_s, u"--network"_s, u"none"_s, u"--name"_s, u"made"_s, u"bb:1"_s})
            .isDone());
    QTRY_VERIFY(has(u"container create made"_s));

    m_server->stop();
    const auto isLost = [&] {
        const std::scoped_lock lock(mutex);
        return std::ranges::any_of(heard,
                                   [](const QString &text) { return text.startsWith("lost"_L1); });
    };
    QTRY_VERIFY(isLost());
    {
        const std::scoped_lock lock(mutex);
        heard.clear();
    }
    QVERIFY2(m_server->start(), qPrintable(m_server->errorString()));
    QTRY_VERIFY(has(u"connected"_s));
    QVERIFY(m_server->docker({u"rm"_s, u"made"_s}).isDone());
    // Podman calls it otherwise, also where it speaks as Docker.
    QTRY_VERIFY(has(u"container destroy made"_s) || has(u"container remove made"_s));
}

QTEST_GUILESS_MAIN(TestEngineStore)
#include "tst_enginestore.moc"
