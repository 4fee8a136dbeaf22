// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/layers/layerindexer.h"
#include "tests/support/compressing.h"
#include "tests/support/expected.h"
#include "tests/support/tarbuilder.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using layers::LayerIndexer;
using support::TarBuilder;

namespace {

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(3);
    random.fillRange(reinterpret_cast<quint32 *>(bytes.data()), size / 4);
    return bytes;
}

/// About 12 MB, more than all queues hold.
QByteArray largeTar()
{
    TarBuilder tar;
    const QByteArray block = noise(4'000'000);
    for (int i = 0; i < 3; ++i)
        tar.file("noise" + QByteArray::number(i), block);
    for (int i = 0; i < 2000; ++i)
        tar.file("small/" + QByteArray::number(i), QByteArray::number(i));
    return tar.bytes();
}

/// \a megabytes of zeros, an empty tar as far as tar goes, in a thousandth of that.
QByteArray bombOf(int megabytes)
{
    static const QByteArray one =
        support::filterThrough(u"sh"_s, {u"-c"_s, u"head -c 50000000 /dev/zero | gzip -1n"_s}, {});
    return one.repeated(megabytes / 50);
}

Result<LayerIndexer::Product> index(const QByteArray &bytes, qsizetype step)
{
    LayerIndexer indexer;
    for (qsizetype i = 0; i < bytes.size(); i += step) {
        const auto piece = QByteArrayView(bytes).sliced(i, qMin(step, bytes.size() - i));
        if (auto added = indexer.add(piece); !added)
            return std::unexpected(added.error());
    }
    return indexer.finish();
}

} // namespace

class LayerIndexerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPacking_data();
    void everyPacking();
    void emptyLayers_data();
    void emptyLayers();
    void damage_data();
    void damage();
    void errorsComeBackFromAddToo();
    void waitsUntilThereIsRoom();
    void stopWakesEveryWait_data();
    void stopWakesEveryWait();
    void droppedHalfway();
    void moved();
    void files();
    void largeSparseFile();
};

void LayerIndexerTest::everyPacking_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray tar = largeTar();
    QTest::newRow("plain") << tar;
    QTest::newRow("gzip") << support::filterThrough(u"gzip"_s, {u"-1nc"_s}, tar);
    QTest::newRow("two gzip members")
        << support::filterThrough(u"gzip"_s, {u"-1nc"_s}, tar.first(5'000'001))
               + support::filterThrough(u"gzip"_s, {u"-1nc"_s}, tar.sliced(5'000'001));
    QTest::newRow("zstd") << support::zstd(tar);
    QTest::newRow("xz") << support::filterThrough(u"xz"_s, {u"-0c"_s}, tar);
    QTest::newRow("bzip2") << support::filterThrough(u"bzip2"_s, {u"-1c"_s}, tar);
}

void LayerIndexerTest::everyPacking()
{
    QFETCH(QByteArray, bytes);
    static const QByteArray tar = largeTar();
    for (const qsizetype step : {qsizetype(1) << 30, qsizetype(65'537), qsizetype(1999)}) {
        const auto product = index(bytes, step);
        VERIFY_RESULT(product);
        QCOMPARE(product->toc->diffId().digest(), oci::Digest::of(tar));
        QCOMPARE(product->toc->tarSize(), tar.size());
        QCOMPARE(product->toc->count(), 2003);
        QCOMPARE(product->toc->at(0).fingerprint, product->toc->at(2).fingerprint);
        QCOMPARE(product->toc->at(2002).path, std::string_view("small/1999"));
    }
}

void LayerIndexerTest::emptyLayers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("tarSize");
    // Docker takes no bytes at all for an empty layer too.
    QTest::newRow("no bytes") << QByteArray() << qint64(0);
    QTest::newRow("end marker") << QByteArray(1024, '\0') << qint64(1024);
    QTest::newRow("gzip of nothing") << support::gzip({}) << qint64(0);
    QTest::newRow("gzip of the end marker")
        << support::gzip(QByteArray(1024, '\0')) << qint64(1024);
}

void LayerIndexerTest::emptyLayers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, tarSize);
    const auto product = index(bytes, 1 << 20);
    VERIFY_RESULT(product);
    QCOMPARE(product->toc->count(), 0);
    QCOMPARE(product->toc->tarSize(), tarSize);
    QCOMPARE(product->toc->diffId().digest(), oci::Digest::of(QByteArray(tarSize, '\0')));
}

void LayerIndexerTest::damage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray tar = TarBuilder().filler("a", 100'000).bytes();
    const QByteArray gzip = support::gzip(tar);
    QTest::newRow("no tar") << QByteArray(2000, 'x');
    QTest::newRow("no tar in gzip") << support::gzip(QByteArray(2000, 'x'));
    QTest::newRow("tar cut off") << tar.first(50'000);
    QTest::newRow("gzip of a tar cut off") << support::gzip(tar.first(50'000));
    QTest::newRow("gzip cut off") << gzip.chopped(1);
    QTest::newRow("gzip and garbage") << gzip + "x";
    QTest::newRow("gzip and a tar") << gzip + tar;
    QTest::newRow("zstd cut off") << support::zstd(tar).chopped(1);
    QTest::newRow("gzip in gzip") << support::gzip(gzip);
}

void LayerIndexerTest::damage()
{
    QFETCH(QByteArray, bytes);
    for (const qsizetype step : {qsizetype(1) << 20, qsizetype(100)}) {
        const auto product = index(bytes, step);
        QVERIFY(!product);
        QCOMPARE(product.error().code, ErrorCode::Corrupt);
    }
}

void LayerIndexerTest::errorsComeBackFromAddToo()
{
    LayerIndexer indexer;
    Result<void> added;
    int calls = 0;
    for (; added && calls < 1000; ++calls)
        added = indexer.add(QByteArray(1 << 20, 'x'));
    QVERIFY(!added);
    QCOMPARE(added.error().code, ErrorCode::Corrupt);
    QVERIFY2(calls < 100, "the bytes of a broken layer are not swallowed without end");
    QCOMPARE(indexer.add("more").error(), added.error());
    QCOMPARE(indexer.finish().error(), added.error());
}

/// Memory is bounded because add() waits.
void LayerIndexerTest::waitsUntilThereIsRoom()
{
    const QByteArray bomb = bombOf(500);
    const auto residentMiB = [] {
        QFile file(u"/proc/self/statm"_s);
        return file.open(QIODevice::ReadOnly)
                   ? file.readAll().split(' ').value(1).toLongLong() / 256
                   : 0;
    };
    const qint64 before = residentMiB();
    qint64 most = 0;
    LayerIndexer indexer;
    for (qsizetype i = 0; i < bomb.size(); i += 1000) {
        const auto added =
            indexer.add(QByteArrayView(bomb).sliced(i, qMin<qsizetype>(1000, bomb.size() - i)));
        VERIFY_RESULT(added);
        most = qMax(most, residentMiB());
    }
    const auto product = indexer.finish();
    VERIFY_RESULT(product);
    QCOMPARE(product->toc->tarSize(), 500'000'000);
    if (qEnvironmentVariableIsEmpty("ASAN_OPTIONS"))
        QVERIFY2(most - before <= 24, QByteArray::number(most - before).constData());
}

void LayerIndexerTest::stopWakesEveryWait_data()
{
    QTest::addColumn<bool>("inAdd");
    QTest::newRow("finish") << false;
    QTest::newRow("add") << true;
}

void LayerIndexerTest::stopWakesEveryWait()
{
    QFETCH(bool, inAdd);
    std::stop_source stop;
    const QByteArray bomb = bombOf(3000);
    LayerIndexer indexer(stop.get_token());
    QElapsedTimer timer;
    std::jthread stopper([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        timer.start();
        stop.request_stop();
    });
    Result<void> done;
    for (int i = 0; done && i < (inAdd ? 100'000 : 1); ++i)
        done = indexer.add(bomb);
    if (done)
        done = indexer.finish().transform([](const auto &) {});
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Cancelled);
    stopper.join();
    QVERIFY2(timer.elapsed() < 1000, "a wait went on"); // milliseconds, but machines can be busy
}

void LayerIndexerTest::droppedHalfway()
{
    const QByteArray tar = largeTar();
    for (int i = 0; i < 20; ++i) {
        LayerIndexer indexer;
        const auto added = indexer.add(QByteArrayView(tar).first(i * 600'000));
        VERIFY_RESULT(added);
    }
    LayerIndexer untouched;
}

void LayerIndexerTest::moved()
{
    const QByteArray tar = TarBuilder().file("a").bytes();
    LayerIndexer first;
    QVERIFY(first.add(QByteArrayView(tar).first(600)));
    LayerIndexer second = std::move(first);
    QVERIFY(second.add(QByteArrayView(tar).sliced(600)));
    const auto product = second.finish();
    VERIFY_RESULT(product);
    QCOMPARE(product->toc->diffId().digest(), oci::Digest::of(tar));
}

void LayerIndexerTest::files()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"blob"_s));
    const QByteArray tar = largeTar();
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(support::zstd(tar));
    file.close();
    const auto toc = layers::indexFile(file.fileName());
    VERIFY_RESULT(toc);
    QCOMPARE((*toc)->diffId().digest(), oci::Digest::of(tar));
    QCOMPARE(layers::indexFile(folder.filePath(u"none"_s)).error().code, ErrorCode::NotFound);
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(layers::indexFile(file.fileName(), stop.get_token()).error().code,
             ErrorCode::Cancelled);
}

/// The same content has the same fingerprint, however the tar keeps it; here 200,000,000 bytes.
void LayerIndexerTest::largeSparseFile()
{
    constexpr qsizetype Size = 200'000'000;
    const auto fingerprintIn = [](const TarBuilder &tar) {
        LayerIndexer indexer;
        return indexer.add(tar.bytes()) ? indexer.finish()->toc->at(0).fingerprint : 0;
    };
    const auto sparse = [](const QByteArray &size, const QByteArray &content) {
        return TarBuilder()
            .pax({{"GNU.sparse.size", size}, {"GNU.sparse.map", "0,1"}})
            .file("a", content);
    };
    const quint64 dense = fingerprintIn(TarBuilder().file("a", 'x' + QByteArray(Size - 1, '\0')));
    QVERIFY(dense != 0);
    QCOMPARE(fingerprintIn(sparse(QByteArray::number(Size), "x")), dense);
    QVERIFY(fingerprintIn(sparse(QByteArray::number(Size), "y")) != dense);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(fingerprintIn(sparse(QByteArray::number(4 * core::limits::MiB * 1024), "x")) != 0);
    qInfo("4 GiB of holes: %lld ms", timer.elapsed());
    // A tar that claims more costs nothing.
    timer.restart();
    QVERIFY(fingerprintIn(sparse(QByteArray::number(core::limits::BlobSize), "x")) != 0);
    QCOMPARE_LT(timer.elapsed(), 5'000);
}

QTEST_GUILESS_MAIN(LayerIndexerTest)
#include "tst_layerindexer.moc"
