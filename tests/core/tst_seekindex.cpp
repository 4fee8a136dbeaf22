// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/decompressor.h"
#include "core/layers/layerstream.h"
#include "core/layers/seekindex.h"
#include "tests/support/compressing.h"
#include "tests/support/expected.h"

#include <QRandomGenerator>
#include <QTest>

#include <isa-l/igzip_lib.h>

#include <cstring>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using layers::Checkpoint;
using layers::Checkpoints;

namespace {

constexpr qsizetype MiB = 1024 * 1024;

/// Text, noise and runs by turns, so that a packer uses every kind of block.
QByteArray sample(qsizetype size)
{
    QRandomGenerator random(7);
    QByteArray bytes;
    bytes.reserve(size + MiB);
    while (bytes.size() < size) {
        for (int i = 0; i < 40'000; ++i)
            bytes += "line " + QByteArray::number(random.bounded(100'000)) + '\n';
        QByteArray noise(200'000, Qt::Uninitialized);
        random.fillRange(reinterpret_cast<quint32 *>(noise.data()), noise.size() / 4);
        bytes += noise;
        bytes += QByteArray(100'000, '=');
    }
    bytes.truncate(size);
    return bytes;
}

/// A gzip member whose blocks end after every \a step bytes of content.
QByteArray gzipInBlocks(QByteArray bytes, qsizetype step, int flush)
{
    isal_zstream stream;
    isal_deflate_init(&stream);
    stream.gzip_flag = IGZIP_GZIP;
    QByteArray packed(bytes.size() * 2 + 64 * (bytes.size() / step + 2), Qt::Uninitialized);
    stream.next_out = reinterpret_cast<quint8 *>(packed.data());
    stream.avail_out = quint32(packed.size());
    for (qsizetype at = 0; at < bytes.size(); at += step) {
        const qsizetype part = std::min(step, bytes.size() - at);
        stream.next_in = reinterpret_cast<quint8 *>(bytes.data() + at);
        stream.avail_in = quint32(part);
        stream.end_of_stream = at + part == bytes.size();
        stream.flush = quint16(flush);
        if (isal_deflate(&stream) != COMP_OK)
            qFatal("ISA-L does not pack");
    }
    packed.truncate(qsizetype(stream.total_out));
    return packed;
}

quint32 crc(QByteArrayView bytes)
{
    quint32 value = ~0U;
    for (const char byte : bytes) {
        value ^= quint8(byte);
        for (int i = 0; i < 8; ++i)
            value = value >> 1 ^ (value & 1 ? 0xedb88320U : 0U);
    }
    return ~value;
}

void putLittle(QByteArray &bytes, quint32 value, int size)
{
    for (int i = 0; i < size; ++i)
        bytes += char(value >> 8 * i);
}

/// A gzip member that packs nothing at all (RFC 1951, 3.2.4).
QByteArray gzipStored(const QByteArray &bytes)
{
    QByteArray packed("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10);
    constexpr qsizetype Most = 65'535;
    for (qsizetype at = 0; at < bytes.size(); at += Most) {
        const qsizetype part = std::min(Most, bytes.size() - at);
        packed += at + part == bytes.size() ? '\1' : '\0';
        putLittle(packed, quint32(part), 2);
        putLittle(packed, ~quint32(part), 2);
        packed += bytes.sliced(at, part);
    }
    putLittle(packed, crc(bytes), 4);
    putLittle(packed, quint32(bytes.size()), 4);
    return packed;
}

QByteArray inMembers(const QByteArray &bytes, qsizetype step,
                     const std::function<QByteArray(const QByteArray &)> &pack)
{
    QByteArray packed;
    for (qsizetype at = 0; at < bytes.size(); at += step)
        packed += pack(bytes.sliced(at, std::min(step, bytes.size() - at)));
    return packed;
}

layers::RandomReader readerOf(const QByteArray &bytes)
{
    return [bytes](qint64 offset, std::span<char> out) -> Result<qsizetype> {
        const qint64 part =
            std::clamp<qint64>(bytes.size() - offset, 0, std::min<qint64>(100'000, out.size()));
        std::memcpy(out.data(), bytes.constData() + offset, std::size_t(part));
        return part;
    };
}

Result<QByteArray> unpack(layers::Decompressor &decompressor, qsizetype step)
{
    QByteArray all;
    QByteArray room(step, Qt::Uninitialized);
    while (true) {
        const auto got = decompressor.read({room.data(), std::size_t(room.size())});
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            return all;
        all.append(room.constData(), *got);
    }
}

layers::ByteReader sequential(const layers::RandomReader &reader, qint64 from)
{
    return [reader, from](std::span<char> out) mutable {
        const auto got = reader(from, out);
        from += got.value_or(0);
        return got;
    };
}

Checkpoints checkpointsOf(const QByteArray &packed, qsizetype step = MiB)
{
    Checkpoints checkpoints;
    layers::Decompressor decompressor(sequential(readerOf(packed), 0));
    decompressor.noteCheckpoints(checkpoints);
    if (!unpack(decompressor, step))
        qFatal("the sample cannot be unpacked");
    return checkpoints;
}

layers::SeekIndex someIndex()
{
    layers::SeekIndex index{.entryBlocks = {0, 3, 4, 4'000'000'000}, .checkpoints = {}};
    index.checkpoints.add({1'000, 5'000'000, "a state"});
    index.checkpoints.add({2'000, 10'000'000, {}});
    index.checkpoints.add({3'000, 15'000'000, "another"});
    return index;
}

} // namespace

class SeekIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnFromEveryCheckpoint_data();
    void goesOnFromEveryCheckpoint();
    void whereNoCheckpointCanBe_data();
    void whereNoCheckpointCanBe();
    void damagedStatesAreRefused();
    void checkpointsStayFew();
    void streamsAnywhere_data();
    void streamsAnywhere();
    void keepsWhatItWrites();
    void noticesEveryDamage();
};

void SeekIndexTest::goesOnFromEveryCheckpoint_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("packed");
    QTest::addColumn<qsizetype>("least");
    const QByteArray plain = sample(19 * MiB);
    const auto zip = [&](const char *level) {
        return support::filterThrough(u"gzip"_s, {u"-nc"_s, QLatin1StringView(level)}, plain);
    };
    QTest::newRow("gzip -1") << plain << zip("-1") << qsizetype(4);
    QTest::newRow("gzip -9") << plain << zip("-9") << qsizetype(4);
    QTest::newRow("stored blocks") << plain << gzipStored(plain) << qsizetype(4);
    QTest::newRow("tiny blocks") << plain << gzipInBlocks(plain, 100, SYNC_FLUSH) << qsizetype(4);
    QTest::newRow("flushed blocks")
        << plain << gzipInBlocks(plain, 5'000, FULL_FLUSH) << qsizetype(4);
    QTest::newRow("members") << plain << inMembers(plain, 3'000'001, support::gzip) << qsizetype(4);
    QTest::newRow("tiny members") << plain << inMembers(plain, 7'000, gzipStored) << qsizetype(4);
    QTest::newRow("members of 1 MiB") << plain << inMembers(plain, MiB, gzipStored) << qsizetype(4);
    const QByteArray zeros(19 * MiB, '\0');
    QTest::newRow("zeros") << zeros << support::gzip(zeros) << qsizetype(4);
    QTest::newRow("zstd frames") << plain << inMembers(plain, 3'000'001, support::zstd)
                                 << qsizetype(3);
}

void SeekIndexTest::goesOnFromEveryCheckpoint()
{
    QFETCH(QByteArray, plain);
    QFETCH(QByteArray, packed);
    QFETCH(qsizetype, least);
    for (const qsizetype step : {MiB, qsizetype(777'777), qsizetype(9'999)}) {
        const Checkpoints checkpoints = checkpointsOf(packed, step);
        QVERIFY2(qsizetype(checkpoints.all().size()) >= least,
                 qPrintable(QString::number(checkpoints.all().size())));
        for (const Checkpoint &checkpoint : checkpoints.all()) {
            layers::Decompressor decompressor(sequential(readerOf(packed), checkpoint.input),
                                              checkpoint);
            const auto rest = unpack(decompressor, MiB + 1);
            VERIFY_RESULT(rest);
            QVERIFY(*rest == plain.sliced(checkpoint.output)); // the checksum at the end fits too
        }
    }
}

void SeekIndexTest::whereNoCheckpointCanBe_data()
{
    QTest::addColumn<QByteArray>("packed");
    const QByteArray plain = sample(10 * MiB);
    QTest::newRow("short gzip") << support::gzip(plain.first(3 * MiB));
    QTest::newRow("zstd") << support::zstd(plain);
    QTest::newRow("xz") << support::filterThrough(u"xz"_s, {u"-0c"_s}, plain);
    QTest::newRow("bzip2") << support::filterThrough(u"bzip2"_s, {u"-1c"_s}, plain);
    QTest::newRow("plain") << plain;
}

void SeekIndexTest::whereNoCheckpointCanBe()
{
    QFETCH(QByteArray, packed);
    QVERIFY(checkpointsOf(packed).all().empty());
}

void SeekIndexTest::damagedStatesAreRefused()
{
    const QByteArray packed = support::gzip(sample(6 * MiB));
    Checkpoint checkpoint = checkpointsOf(packed).all().at(0);
    const QByteArray state = checkpoint.state;
    for (const QByteArray &wrong :
         {QByteArray("nonsense"), state.first(state.size() - 1), state + 'x', state.sliced(1),
          support::zstd(QByteArray(100'000, '\x7f')), support::zstd(QByteArray(80'000, '\x7f'))}) {
        checkpoint.state = wrong;
        layers::Decompressor decompressor(sequential(readerOf(packed), checkpoint.input),
                                          checkpoint);
        QCOMPARE(unpack(decompressor, MiB).error().code, ErrorCode::Corrupt);
    }
}

void SeekIndexTest::checkpointsStayFew()
{
    Checkpoints checkpoints;
    QVERIFY(!checkpoints.before(0));
    qint64 noted = 0;
    for (qint64 output = MiB; output < qint64(10'000) * MiB; output += MiB) {
        if (!checkpoints.isDue(output))
            continue;
        checkpoints.add({output / 2, output, {}});
        ++noted;
        QVERIFY(checkpoints.all().size() < Checkpoints::Most);
    }
    QVERIFY(noted > qint64(Checkpoints::Most));
    qint64 last = 0;
    for (const Checkpoint &checkpoint : checkpoints.all()) {
        // 10,000 MiB at 4 MiB would be 2,500, at 64 MiB they are 156.
        QCOMPARE(checkpoint.output - last, 64 * MiB);
        last = checkpoint.output;
        QCOMPARE(checkpoints.before(last), &checkpoint);
        QCOMPARE(checkpoints.before(last + MiB), &checkpoint);
    }
    QVERIFY(!checkpoints.before(checkpoints.all().front().output - 1));
}

void SeekIndexTest::streamsAnywhere_data()
{
    QTest::addColumn<QByteArray>("packed");
    const QByteArray plain = sample(19 * MiB);
    QTest::newRow("plain") << plain;
    QTest::newRow("gzip") << support::gzip(plain);
    QTest::newRow("zstd") << support::zstd(plain);
    QTest::newRow("zstd frames") << inMembers(plain, 3'000'001, support::zstd);
    QTest::newRow("xz") << support::filterThrough(u"xz"_s, {u"-0c"_s}, plain);
}

void SeekIndexTest::streamsAnywhere()
{
    QFETCH(QByteArray, packed);
    const QByteArray plain = sample(19 * MiB);
    layers::LayerStream stream(readerOf(packed),
                               std::make_shared<const Checkpoints>(checkpointsOf(packed)));
    QRandomGenerator random(11);
    for (int i = 0; i < 12; ++i) {
        const qint64 offset = random.bounded(qint64(plain.size()));
        const auto bytes = stream.at(offset, {});
        QVERIFY(bytes && !bytes->isEmpty());
        QVERIFY(*bytes == QByteArrayView(plain).sliced(offset, bytes->size()));
        const auto again = stream.at(offset, {});
        QVERIFY(again && again->data() == bytes->data());
    }
    const auto behind = stream.at(plain.size(), {});
    QVERIFY(behind && behind->isEmpty());
    const auto last = stream.at(plain.size() - 1, {});
    QVERIFY(last && *last == QByteArrayView(plain).last(1));
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(stream.at(0, stop.get_token()).error().code, ErrorCode::Cancelled);
}

void SeekIndexTest::keepsWhatItWrites()
{
    for (const layers::SeekIndex &index : {layers::SeekIndex(), someIndex()}) {
        const auto again = layers::SeekIndex::deserialize(index.serialize());
        VERIFY_RESULT(again);
        QCOMPARE(again->entryBlocks, index.entryBlocks);
        QCOMPARE(again->checkpoints.all(), index.checkpoints.all());
    }
}

void SeekIndexTest::noticesEveryDamage()
{
    const QByteArray bytes = someIndex().serialize();
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        QByteArray flipped = bytes;
        flipped[i] = char(flipped[i] ^ 0x10);
        QCOMPARE(layers::SeekIndex::deserialize(flipped).error().code, ErrorCode::Corrupt);
        QVERIFY(!layers::SeekIndex::deserialize(bytes.first(i)));
    }
    QVERIFY(!layers::SeekIndex::deserialize(bytes + 'x'));
}

QTEST_GUILESS_MAIN(SeekIndexTest)
#include "tst_seekindex.moc"
