// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/enginestore.h"
#include "core/store/archivefile.h"
#include "core/store/ocistore.h"
#include "tests/support/enginepool.h"
#include "tests/support/expected.h"
#include "tests/support/layoutimage.h"
#include "tests/support/tarbuilder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using engine::EngineStore;
using store::SaveOptions;
using support::EngineServer;
using support::TarBuilder;
using Kind = EngineServer::Kind;

namespace {

const QByteArray Base = TarBuilder().folder("etc").filler("etc/base", 2'000'000).bytes();
const QByteArray App = TarBuilder().folder("bin").filler("bin/app", 300'000, 'a').bytes();
const QByteArray Other = TarBuilder().file("other", "other").bytes();

const QString AppOne = u"example.org/app:1"_s;
const QString OtherOne = u"example.org/other:1"_s;

} // namespace

/// Images go between real engines, archives and the own store. What an engine has afterwards is
/// asked by `docker`, and archives are read by skopeo.
class TestEngineTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void initTestCase();
    void init();
    void cleanup();
    void tagged();
    void fromOwnStore();
    void onlyMissingLayers();
    void toOwnStore();
    void loaded_data();
    void loaded();
    void saved_data();
    void saved();
    void imported();
    void toAnotherEngine();
    void damagedArchive();
    void cancelled();
    void gone();

private:
    [[nodiscard]] std::shared_ptr<EngineStore> storeOf(const EngineServer &server) const;
    [[nodiscard]] QStringList names() const { return namesOn(*m_server); }
    [[nodiscard]] static QStringList namesOn(const EngineServer &server);
    void name(const oci::Descriptor &target, const QString &name) const;
    /// Two images on one base in the own store.
    void fill() const;
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder->filePath(name); }

    support::EnginePool m_engines;
    EngineServer *m_server = nullptr;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<EngineStore> m_store;
    std::shared_ptr<store::OciStore> m_own;
};

void TestEngineTransfer::initTestCase_data()
{
    support::EnginePool::addRows();
}

void TestEngineTransfer::initTestCase()
{
    REQUIRE_ENGINES();
    REQUIRE_TOOLS(u"skopeo"_s);
}

std::shared_ptr<EngineStore> TestEngineTransfer::storeOf(const EngineServer &of) const
{
    return std::make_shared<EngineStore>(support::endpointOf(of),
                                         layers::TocCache(filePath(u"tocs"_s)));
}

void TestEngineTransfer::init()
{
    QFETCH_GLOBAL(const Kind, kind);
    m_server = m_engines.at(kind);
    QVERIFY(m_server);
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8());
    m_store = storeOf(*m_server);
    m_own =
        store::OciStore::open(filePath(u"images"_s), layers::TocCache(filePath(u"tocs"_s))).value();
    fill();
}

void TestEngineTransfer::cleanup()
{
    QVERIFY(m_engines.clear());
    // Nothing is left of what was on its way.
    if (m_folder)
        QCOMPARE(QDir(filePath(u"millefeuille"_s)).entryList({u"staging-*"_s}), QStringList());
}

QStringList TestEngineTransfer::namesOn(const EngineServer &server)
{
    QStringList names = server.say({u"images"_s, u"--format"_s, u"{{.Repository}}:{{.Tag}}"_s})
                            .split(u'\n', Qt::SkipEmptyParts);
    names.sort();
    return names;
}

void TestEngineTransfer::name(const oci::Descriptor &target, const QString &name) const
{
    VERIFY_RESULT(m_own->addImage(target, *oci::Reference::parse(name), {target}));
}

void TestEngineTransfer::fill() const
{
    name(support::addImage(m_own->layout(), {Base, App}), AppOne);
    name(support::addImage(m_own->layout(), {Base, Other}), OtherOne);
}

void TestEngineTransfer::tagged()
{
    QVERIFY(!m_server->importImage(u"bb:1"_s, "one").isEmpty());
    VERIFY_RESULT(m_store->tag(u"bb:1"_s, *oci::Reference::parse(u"example.org/bb:new")));
    QCOMPARE(names(), (QStringList{u"bb:1"_s, u"example.org/bb:new"_s}));
    const auto missing = m_store->tag(u"nothing:1"_s, *oci::Reference::parse(u"x"));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
}

void TestEngineTransfer::fromOwnStore()
{
    core::Progress progress;
    const auto copied = m_own->copyTo({AppOne, OtherOne}, *m_store, progress);
    VERIFY_RESULT(copied);
    QCOMPARE(copied->names.size(), 2);
    QCOMPARE(names(), (QStringList{AppOne, OtherOne}));
    QCOMPARE(progress.status().doneBytes > 2'000'000, true);
    const auto there = m_store->inspect(AppOne);
    VERIFY_RESULT(there);
    QCOMPARE(there->config.diffIds, m_own->inspect(AppOne)->config.diffIds);
}

void TestEngineTransfer::onlyMissingLayers()
{
    core::Progress progress;
    VERIFY_RESULT(m_own->copyTo({OtherOne}, *m_store, progress));
    const qint64 all = progress.status().totalBytes;
    QVERIFY(all > Base.size());
    core::Progress second;
    VERIFY_RESULT(m_own->copyTo({AppOne}, *m_store, second));
    QCOMPARE(names(), (QStringList{AppOne, OtherOne}));
    // The classic store tells what it has; the others are sent everything.
    if (m_server->kind() == Kind::Docker)
        QVERIFY2(second.status().totalBytes < App.size() + 100'000,
                 qPrintable(QString::number(second.status().totalBytes)));
    else
        QVERIFY(second.status().totalBytes > Base.size());
    // It is whole: its files can be read.
    const auto details = m_store->inspect(AppOne);
    VERIFY_RESULT(details);
    QCOMPARE(details->config.diffIds, m_own->inspect(AppOne)->config.diffIds);
    VERIFY_RESULT(m_store->analyze(*details));
}

void TestEngineTransfer::toOwnStore()
{
    QVERIFY(!m_server->importImage(u"example.org/bb:1"_s, "one").isEmpty());
    core::Progress progress;
    const auto copied = m_store->copyTo({u"example.org/bb:1"_s}, *m_own, progress);
    VERIFY_RESULT(copied);
    QCOMPARE(copied->names, QStringList{u"example.org/bb:1"_s});
    const auto here = m_own->inspect(u"example.org/bb:1"_s);
    VERIFY_RESULT(here);
    QCOMPARE(here->config.diffIds, m_store->inspect(u"example.org/bb:1"_s)->config.diffIds);
    VERIFY_RESULT(m_own->analyze(*here));
    const auto check = m_own->check();
    VERIFY_RESULT(check);
    QVERIFY(check->isWhole());
    QCOMPARE(check->orphanBlobs, 0);
    QCOMPARE(check->partialBlobs, 0);
}

void TestEngineTransfer::loaded_data()
{
    QTest::addColumn<SaveOptions::Format>("format");
    QTest::addColumn<bool>("isPacked");
    QTest::newRow("docker") << SaveOptions::Format::Docker << false;
    QTest::newRow("oci") << SaveOptions::Format::Oci << false;
    QTest::newRow("oci, zstd") << SaveOptions::Format::Oci << true;
}

void TestEngineTransfer::loaded()
{
    QFETCH(const SaveOptions::Format, format);
    QFETCH(const bool, isPacked);
    const QString path = filePath(u"saved.tar"_s);
    core::Progress progress;
    VERIFY_RESULT(store::saveToFile(*m_own, {AppOne, OtherOne},
                                    {path, {.format = format, .platform = {}}, isPacked},
                                    progress));
    const auto loaded = store::loadFile(*m_store, path, progress);
    VERIFY_RESULT(loaded);
    QCOMPARE(names(), (QStringList{AppOne, OtherOne}));
    // What we save, `docker load` takes, too.
    if (format == SaveOptions::Format::Oci)
        return;
    QVERIFY(m_server->clear());
    const auto theirs = m_server->docker({u"load"_s, u"-i"_s, path});
    QVERIFY2(theirs.isDone(), theirs.errors.constData());
    QCOMPARE(names(), (QStringList{AppOne, OtherOne}));
}

void TestEngineTransfer::saved_data()
{
    QTest::addColumn<SaveOptions::Format>("format");
    QTest::addColumn<QString>("source");
    QTest::newRow("docker") << SaveOptions::Format::Docker << u"docker-archive:%1:%2"_s;
    QTest::newRow("oci") << SaveOptions::Format::Oci << u"oci-archive:%1:%2"_s;
}

void TestEngineTransfer::saved()
{
    QFETCH(const SaveOptions::Format, format);
    QFETCH(const QString, source);
    core::Progress progress;
    VERIFY_RESULT(m_own->copyTo({AppOne, OtherOne}, *m_store, progress));
    const QString path = filePath(u"saved.tar"_s);
    VERIFY_RESULT(store::saveToFile(*m_store, {AppOne, OtherOne},
                                    {path, {.format = format, .platform = {}}, false}, progress));
    const auto inspected =
        support::runTool(u"skopeo"_s, {u"inspect"_s, u"--config"_s, source.arg(path, AppOne)});
    QVERIFY2(inspected.isDone(), inspected.errors.constData());
    QVERIFY(inspected.output.contains(oci::Digest::of(App).encoded().toLatin1()));
}

void TestEngineTransfer::imported()
{
    const QString path = filePath(u"root.tar"_s);
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write(App), App.size());
    file.close();
    core::Progress progress;
    VERIFY_RESULT(store::importFile(
        *m_store, path,
        {.name = u"example.org/root:1"_s, .platform = oci::Platform::host(), .message = u"a & b"_s},
        progress));
    QCOMPARE(names(), QStringList{u"example.org/root:1"_s});
    QCOMPARE(progress.status().doneBytes, App.size());
    const auto details = m_store->inspect(u"example.org/root:1"_s);
    VERIFY_RESULT(details);
    QCOMPARE(details->config.diffIds.size(), 1);
    const auto analysis = m_store->analyze(*details);
    VERIFY_RESULT(analysis);
    QCOMPARE((*analysis)->storedBytes, 300'000);
}

void TestEngineTransfer::toAnotherEngine()
{
    const Kind other = m_server->kind() == Kind::Podman ? Kind::Docker : Kind::Podman;
    EngineServer *target = m_engines.at(other);
    QVERIFY(target);
    QVERIFY(!m_server->importImage(u"example.org/bb:1"_s, "one").isEmpty());
    const auto to = storeOf(*target);
    core::Progress progress;
    const auto copied = m_store->copyTo({u"example.org/bb:1"_s}, *to, progress);
    VERIFY_RESULT(copied);
    QCOMPARE(namesOn(*target), QStringList{u"example.org/bb:1"_s});
    QCOMPARE(to->inspect(u"example.org/bb:1"_s)->config.diffIds,
             m_store->inspect(u"example.org/bb:1"_s)->config.diffIds);
}

void TestEngineTransfer::damagedArchive()
{
    const QString path = filePath(u"saved.tar"_s);
    core::Progress progress;
    VERIFY_RESULT(store::saveToFile(*m_own, {AppOne}, {.path = path}, progress));
    QFile file(path);
    QVERIFY(file.open(QFile::ReadWrite));
    QVERIFY(file.resize(file.size() / 2));
    file.close();
    const auto loaded = store::loadFile(*m_store, path, progress);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ErrorCode::Corrupt);
    QCOMPARE(names(), QStringList());
}

void TestEngineTransfer::cancelled()
{
    std::stop_source stop;
    stop.request_stop();
    core::Progress progress;
    const auto sent = m_own->copyTo({AppOne}, *m_store, progress, stop.get_token());
    QVERIFY(!sent);
    QCOMPARE(sent.error().code, ErrorCode::Cancelled);
    QCOMPARE(names(), QStringList());

    VERIFY_RESULT(m_own->copyTo({AppOne}, *m_store, progress));
    const QString path = filePath(u"saved.tar"_s);
    const auto saved =
        store::saveToFile(*m_store, {AppOne}, {.path = path}, progress, stop.get_token());
    QVERIFY(!saved);
    QVERIFY(!QFile::exists(path));
}

/// The engine is away: a clear error, no file, no image.
void TestEngineTransfer::gone()
{
    m_server->stop();
    core::Progress progress;
    const auto sent = m_own->copyTo({AppOne}, *m_store, progress);
    QVERIFY(!sent);
    QCOMPARE(sent.error().code, ErrorCode::Network);
    QVERIFY(sent.error().message.contains(u"test"));
    const QString path = filePath(u"saved.tar"_s);
    QVERIFY(!store::saveToFile(*m_store, {AppOne}, {.path = path}, progress));
    QVERIFY(!QFile::exists(path));
    QVERIFY2(m_server->start(), qPrintable(m_server->errorString()));
    VERIFY_RESULT(m_own->copyTo({AppOne}, *m_store, progress));
    QCOMPARE(names(), QStringList{AppOne});
}

QTEST_GUILESS_MAIN(TestEngineTransfer)
#include "tst_enginetransfer.moc"
