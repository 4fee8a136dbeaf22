// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/client.h"
#include "core/registry/pull.h"
#include "core/store/ocistore.h"
#include "core/store/storecheck.h"
#include "tests/support/expected.h"
#include "tests/support/memoryregistry.h"
#include "tests/support/pulledstore.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryproxy.h"
#include "tests/support/registryserver.h"
#include "tests/support/smalldisk.h"
#include "tests/support/tools.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using registry::PullOutcome;
using registry::PullProgress;

namespace {

constexpr qint64 MiB = 1024 * 1024;
constexpr qint64 Room = 12 * MiB;
constexpr int SoonMs = 30'000;
#define TRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, SoonMs)

} // namespace

/// Pulls into a store on a disk that is too small, or gets full on the way.
class TestPullDisk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void isToldBefore();
    void whatIsHereDoesNotCount();
    void fullDiskKeepsWhatCame();
    void othersTakeTheRoom();
    void roomIsGivenBack();
    void fillsUpOnTheWay();
    void foreignLayer_data();
    void foreignLayer();

private:
    core::Result<PullOutcome> pull(const QString &image, bool ignoresFreeSpace = false);
    [[nodiscard]] qint64 partialBytes() const
    {
        qint64 bytes = 0;
        const auto files = QDir(m_store->layout().ingestFolder()).entryInfoList(QDir::Files);
        for (const QFileInfo &file : files)
            bytes += file.size();
        return bytes;
    }

    support::RegistryServer m_registry;
    std::unique_ptr<support::RegistryProxy> m_proxy;
    std::unique_ptr<support::SmallDisk> m_disk;
    std::unique_ptr<QTemporaryDir> m_tables;
    std::shared_ptr<store::OciStore> m_store;
    std::unique_ptr<PullProgress> m_progress;
    qint64 m_bigBytes = 0;
};

void TestPullDisk::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    const auto layer = support::incompressibleTar(6 * MiB, 1);
    const auto big = support::push(m_registry, u"big"_s, u"1"_s,
                                   {.layers = {layer, support::incompressibleTar(6 * MiB, 2),
                                               support::incompressibleTar(6 * MiB, 3)}});
    m_bigBytes = big.layerBytes();
    (void)support::push(m_registry, u"part"_s, u"1"_s, {.layers = {layer}});
    (void)support::push(m_registry, u"other"_s, u"1"_s,
                        {.layers = {layer, support::incompressibleTar(6 * MiB, 4),
                                    support::incompressibleTar(2 * MiB, 5)}});
}

void TestPullDisk::init()
{
    m_store.reset();
    m_disk = std::make_unique<support::SmallDisk>(Room);
    REQUIRE_DISK(*m_disk);
    m_proxy = std::make_unique<support::RegistryProxy>(m_registry.port());
    m_tables = std::make_unique<QTemporaryDir>();
    m_store = *store::OciStore::open(m_disk->folder() + u"/images"_s,
                                     layers::TocCache(m_tables->filePath(u"tables"_s)));
}

core::Result<PullOutcome> TestPullDisk::pull(const QString &image, bool ignoresFreeSpace)
{
    m_progress = std::make_unique<PullProgress>();
    registry::Client client;
    auto request = support::pullOf(m_proxy->host() + u'/' + image);
    request.ignoresFreeSpace = ignoresFreeSpace;
    return registry::pull(client, *m_store, request, *m_progress);
}

void TestPullDisk::isToldBefore()
{
    const auto outcome = pull(u"big:1"_s);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Io);
    const auto shortage = m_progress->status().shortage;
    QVERIFY(shortage);
    QVERIFY(shortage->needed >= m_bigBytes && shortage->needed < m_bigBytes + 2 * MiB);
    QVERIFY(shortage->free > 0 && shortage->free <= Room);
    QVERIFY(!shortage->fits());
    // Both numbers are in the words, and nothing of the layers was asked for.
    const QString words = outcome.error().message;
    for (const qint64 bytes : {shortage->needed, shortage->free})
        QVERIFY2(words.contains(QLocale().formattedDataSize(bytes, 2, QLocale::DataSizeSIFormat)),
                 qPrintable(words));
    QVERIFY2(words.contains(QDir::toNativeSeparators(m_store->layout().folder())),
             qPrintable(words));
    QCOMPARE(partialBytes(), 0);
    QVERIFY(m_proxy->blobBytes() < 10'000);
}

void TestPullDisk::whatIsHereDoesNotCount()
{
    VERIFY_RESULT(pull(u"part:1"_s));
    QVERIFY(!pull(u"big:1"_s));
    const auto shortage = m_progress->status().shortage;
    QVERIFY(shortage);
    QVERIFY(shortage->needed < m_bigBytes - 5 * MiB);
    QVERIFY(m_disk->resize(2 * Room));
    VERIFY_RESULT(pull(u"big:1"_s));
}

void TestPullDisk::fullDiskKeepsWhatCame()
{
    const auto outcome = pull(u"big:1"_s, true);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Io);
    const auto shortage = m_progress->status().shortage;
    QVERIFY2(shortage, qPrintable(outcome.error().message));
    QVERIFY(shortage->needed > 0 && shortage->free < shortage->needed);
    QVERIFY2(outcome.error().message.contains(
                 QLocale().formattedDataSize(shortage->needed, 2, QLocale::DataSizeSIFormat)),
             qPrintable(outcome.error().message));
    QVERIFY(m_disk->freeBytes() < Room - 6 * MiB); // A layer of it may be whole.

    QVERIFY(m_disk->resize(4 * Room));
    const qint64 before = m_proxy->blobBytes();
    VERIFY_RESULT(pull(u"big:1"_s));
    QVERIFY(m_proxy->blobBytes() - before < m_bigBytes - 6 * MiB);
    const auto checked = store::check(m_store->layout(), m_store->tocs());
    VERIFY_RESULT(checked);
    QVERIFY(checked->isWhole());
}

/// Two pulls of which each would fit, and that share a layer.
void TestPullDisk::othersTakeTheRoom()
{
    QVERIFY(m_disk->resize(2 * Room + 2 * MiB));
    m_proxy->setBytesPerSecond(1'000'000);
    registry::Client client;
    const auto pullWith = [&](const QString &image, PullProgress &progress, std::stop_token stop) {
        return registry::pull(client, *m_store, support::pullOf(m_proxy->host() + u'/' + image),
                              progress, std::move(stop));
    };
    std::stop_source stop;
    PullProgress first;
    auto running = std::async(std::launch::async,
                              [&] { return pullWith(u"big:1"_s, first, stop.get_token()); });
    TRY_VERIFY(partialBytes() > 0);
    PullProgress second;
    const auto refused = pullWith(u"other:1"_s, second, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Io);
    const auto shortage = second.status().shortage;
    QVERIFY(shortage);
    QVERIFY(shortage->needed < shortage->free);
    // The layer that both have is counted once, as is what came already.
    QVERIFY(shortage->others > 6 * MiB && shortage->others < 14 * MiB);
    QVERIFY2(refused.error().message.contains(
                 QLocale().formattedDataSize(shortage->others, 2, QLocale::DataSizeSIFormat)),
             qPrintable(refused.error().message));
    // What the first one is to bring anyway takes nothing more.
    PullProgress third;
    auto shared = std::async(std::launch::async, [&] { return pullWith(u"part:1"_s, third, {}); });
    m_proxy->setBytesPerSecond(0);
    VERIFY_RESULT(shared.get());
    VERIFY_RESULT(running.get());
}

/// Room that a pull does not take any more.
void TestPullDisk::roomIsGivenBack()
{
    QVERIFY(m_disk->resize(2 * Room + 2 * MiB));
    m_proxy->setBytesPerSecond(1'000'000);
    registry::Client client;
    std::stop_source stop;
    PullProgress first;
    auto running = std::async(std::launch::async, [&] {
        return registry::pull(client, *m_store, support::pullOf(m_proxy->host() + u"/big:1"_s),
                              first, stop.get_token());
    });
    TRY_VERIFY(partialBytes() > 0);
    stop.request_stop();
    QVERIFY(!running.get());
    m_proxy->setBytesPerSecond(0);
    PullProgress second;
    VERIFY_RESULT(
        registry::pull(client, *m_store, support::pullOf(m_proxy->host() + u"/other:1"_s), second));
}

/// Somebody else takes the room after the pull began.
void TestPullDisk::fillsUpOnTheWay()
{
    QVERIFY(m_disk->resize(2 * Room));
    m_proxy->setBytesPerSecond(1'000'000);
    auto running = std::async(std::launch::async, [this] { return pull(u"big:1"_s); });
    TRY_VERIFY(partialBytes() > 0);
    QFile ballast(m_disk->folder() + u"/ballast"_s);
    QVERIFY(ballast.open(QFile::WriteOnly));
    QByteArray much(MiB, 'x');
    while (ballast.write(much) == much.size() && ballast.flush()) {
    }
    ballast.close();
    m_proxy->setBytesPerSecond(0);
    const auto outcome = running.get();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Io);
    QVERIFY2(m_progress->status().shortage, qPrintable(outcome.error().message));
    QVERIFY(partialBytes() > 0);
    QVERIFY(ballast.remove());
    VERIFY_RESULT(pull(u"big:1"_s));
}

void TestPullDisk::foreignLayer_data()
{
    QTest::addColumn<int>("status"); // Of HEAD; 0: as it is.
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<bool>("fits");
    QTest::newRow("there") << 0 << true << false;
    QTest::newRow("not there") << 0 << false << true;
    QTest::newRow("there, and does not say so") << 405 << true << false;
}

/// Registries need not have it; where this one has, it takes room as any other.
void TestPullDisk::foreignLayer()
{
    QFETCH(const int, status);
    QFETCH(const bool, isThere);
    QFETCH(const bool, fits);
    const QByteArray tar = support::incompressibleTar(Room + MiB, 9);
    const auto type =
        oci::MediaType::parse(u"application/vnd.docker.image.rootfs.foreign.diff.tar"_s);
    const auto foreign = oci::Descriptor::of(type, tar);
    support::MemoryRegistry registry(
        [&](const support::RawRequest &request, support::RawConnection &connection) {
            if (status == 0 || request.method != "HEAD" || !request.path().contains("/blobs/"))
                return false;
            connection.answer(status);
            return true;
        });
    if (isThere)
        registry.addBlob(tar, type);
    registry.addImage({foreign}, {foreign.digest}, u"linux/amd64"_s, u"1"_s);
    PullProgress progress;
    registry::Client client;
    const auto outcome =
        registry::pull(client, *m_store, support::pullOf(registry.host() + u"/a/b:1"_s), progress);
    QCOMPARE(outcome.has_value(), fits);
    if (fits)
        return;
    const auto shortage = progress.status().shortage;
    QVERIFY2(shortage, qPrintable(outcome.error().message));
    QVERIFY(shortage->needed > Room && progress.status().isResolving);
}

QTEST_GUILESS_MAIN(TestPullDisk)
#include "tst_pulldisk.moc"
