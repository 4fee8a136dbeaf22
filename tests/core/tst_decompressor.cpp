// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/decompressor.h"

#include "core/base/limits.h"
#include "tests/support/compressing.h"
#include "tests/support/expected.h"

#include <QRandomGenerator>
#include <QTest>

#include <cstring>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using layers::Compression;
using layers::StreamKind;

namespace {

QByteArray sample(qsizetype size)
{
    QRandomGenerator random(7);
    QByteArray bytes;
    while (bytes.size() < size) // text-like, so that every packer finds something to do
        bytes += "line " + QByteArray::number(random.bounded(100'000)) + '\n';
    bytes.truncate(size);
    return bytes;
}

/// A source that gives at most \a step bytes at a time.
layers::ByteReader readerOf(const QByteArray &bytes, qsizetype step)
{
    return [bytes, step, offset = qsizetype(0)](std::span<char> out) mutable -> Result<qsizetype> {
        const qsizetype part =
            std::min({step, qsizetype(out.size()), qsizetype(bytes.size() - offset)});
        std::memcpy(out.data(), bytes.constData() + offset, std::size_t(part));
        offset += part;
        return part;
    };
}

Result<QByteArray> unpack(const QByteArray &packed, qsizetype step = 1 << 20,
                          qsizetype outStep = 1 << 18, StreamKind kind = StreamKind::Layer)
{
    layers::Decompressor decompressor(readerOf(packed, step), kind);
    QByteArray all;
    QByteArray room(outStep, Qt::Uninitialized);
    while (true) {
        const auto got = decompressor.read({room.data(), std::size_t(room.size())});
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            return all;
        all.append(room.constData(), *got);
    }
}

struct Packer
{
    const char *name;
    QString program;
    QStringList arguments;
    Compression compression;
};

QList<Packer> packers()
{
    return {
        {"gzip", u"gzip"_s, {u"-nc"_s}, Compression::Gzip},
        {"gzip stored", u"gzip"_s, {u"-1nc"_s}, Compression::Gzip},
        {"zstd", u"zstd"_s, {u"-qc"_s}, Compression::Zstd},
        {"zstd long", u"zstd"_s, {u"-qc"_s, u"--long=25"_s}, Compression::Zstd},
        {"bzip2", u"bzip2"_s, {u"-c"_s}, Compression::Bzip2},
        {"xz", u"xz"_s, {u"-c"_s}, Compression::Xz},
    };
}

QByteArray packed(const Packer &packer, const QByteArray &bytes)
{
    return support::filterThrough(packer.program, packer.arguments, bytes);
}

} // namespace

class DecompressorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void magic_data();
    void magic();
    void unpacks_data();
    void unpacks();
    void everyCutIsCorrupt_data();
    void everyCutIsCorrupt();
    void everyFlippedByteIsNoticed();
    void membersAtAnySeam();
    void garbageAfterGzipIsCorrupt();
    void zstdSkippableFrames();
    void zstdWindowIsBounded_data();
    void zstdWindowIsBounded();
    void xzWindowIsBounded_data();
    void xzWindowIsBounded();
    void xzStreamsFollowOneAnother();
    void plainBytesPassThrough();
    void sourceErrorsComeThrough();
};

void DecompressorTest::magic_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<Compression>("compression");
    QTest::newRow("nothing") << QByteArray() << Compression::None;
    QTest::newRow("one byte of gzip") << QByteArray("\x1f") << Compression::None;
    QTest::newRow("gzip") << QByteArray("\x1f\x8b") << Compression::Gzip;
    QTest::newRow("zstd") << QByteArray("\x28\xb5\x2f\xfd") << Compression::Zstd;
    QTest::newRow("zstd skippable") << QByteArray("\x5a\x2a\x4d\x18") << Compression::Zstd;
    QTest::newRow("not skippable") << QByteArray("\x6a\x2a\x4d\x18") << Compression::None;
    QTest::newRow("bzip2") << QByteArray("BZh9") << Compression::Bzip2;
    QTest::newRow("a file named BZhang") << QByteArray("BZhang") << Compression::None;
    QTest::newRow("xz") << QByteArray("\xfd\x37zXZ\0", 6) << Compression::Xz;
    QTest::newRow("tar") << QByteArray("./etc/") << Compression::None;
}

void DecompressorTest::magic()
{
    QFETCH(QByteArray, head);
    QTEST(layers::compressionOf(head), "compression");
}

void DecompressorTest::unpacks_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<qsizetype>("step");
    for (const Packer &packer : packers()) {
        for (const qsizetype size : {0, 1, 70'000, 3'000'000}) {
            const QByteArray output = sample(size);
            const QByteArray input = packed(packer, output);
            QCOMPARE(layers::compressionOf(input), packer.compression);
            QTest::addRow("%s, %lld bytes", packer.name, qlonglong(size))
                << input << output << qsizetype(1 << 20);
            QTest::addRow("%s, %lld bytes, in drops", packer.name, qlonglong(size))
                << input << output << qsizetype(size > 1'000'000 ? 997 : 1);
        }
    }
}

void DecompressorTest::unpacks()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, output);
    QFETCH(qsizetype, step);
    const auto whole = unpack(input, step);
    VERIFY_RESULT(whole);
    QVERIFY(*whole == output);
    const auto smallRoom = unpack(input, step, 4093);
    VERIFY_RESULT(smallRoom);
    QVERIFY(*smallRoom == output);
}

void DecompressorTest::everyCutIsCorrupt_data()
{
    QTest::addColumn<QByteArray>("input");
    for (const Packer &packer : packers())
        QTest::newRow(packer.name) << packed(packer, sample(900));
}

void DecompressorTest::everyCutIsCorrupt()
{
    QFETCH(QByteArray, input);
    // From six bytes on it has its magic; before that it is short plain data.
    for (qsizetype size = 6; size < input.size(); ++size) {
        const auto whole = unpack(input.first(size));
        QVERIFY2(!whole, QByteArray::number(size).constData());
        QCOMPARE(whole.error().code, ErrorCode::Corrupt);
    }
}

void DecompressorTest::everyFlippedByteIsNoticed()
{
    const QByteArray output = sample(2000);
    const QByteArray input = support::gzip(output);
    for (qsizetype i = 10; i < input.size(); ++i) { // the first ten do not all matter
        QByteArray flipped = input;
        flipped[i] = char(~flipped[i]);
        const auto whole = unpack(flipped);
        QVERIFY2(!whole, QByteArray::number(i).constData());
        QCOMPARE(whole.error().code, ErrorCode::Corrupt);
    }
}

void DecompressorTest::membersAtAnySeam()
{
    const QByteArray output = sample(5000);
    QByteArray input = support::gzip({});
    for (const qsizetype from : {0, 1000, 1001, 4000})
        input += support::gzip(output.sliced(from, from == 4000   ? 1000
                                                   : from == 1001 ? 2999
                                                   : from == 1000 ? 1
                                                                  : 1000));
    input += support::gzip({});
    for (qsizetype step = 1; step < 300; ++step) {
        const auto whole = unpack(input, step);
        VERIFY_RESULT(whole);
        QVERIFY(*whole == output);
    }
}

void DecompressorTest::garbageAfterGzipIsCorrupt()
{
    const QByteArray input = support::gzip(sample(100'000));
    for (const QByteArray &tail : {QByteArray(1, '\0'), QByteArray("x"), QByteArray("\x1f"),
                                   QByteArray("\x1f\x8b"), QByteArray(100'000, '\0')}) {
        for (const qsizetype step : {1, 1'000'000}) {
            const auto whole = unpack(input + tail, step);
            QVERIFY2(!whole, tail.first(1).toHex().constData());
            QCOMPARE(whole.error().code, ErrorCode::Corrupt);
        }
    }
}

void DecompressorTest::zstdSkippableFrames()
{
    const QByteArray output = sample(10'000);
    const QByteArray skippable("\x53\x2a\x4d\x18\x03\0\0\0abc", 11);
    const QByteArray input = skippable + support::zstd(output.first(6000)) + skippable
                             + support::zstd(output.sliced(6000)) + skippable;
    for (const qsizetype step : {1, 5, 1'000'000}) {
        const auto whole = unpack(input, step);
        VERIFY_RESULT(whole);
        QVERIFY(*whole == output);
    }
    QCOMPARE(unpack(input + "tail").error().code, ErrorCode::Corrupt);
}

void DecompressorTest::zstdWindowIsBounded_data()
{
    QTest::addColumn<StreamKind>("kind");
    QTest::addColumn<int>("exponent");
    QTest::addColumn<int>("eighths");
    QTest::addColumn<QString>("advice"); // None where it is unpacked.
    const auto rows = [](const char *name, StreamKind kind, int most) {
        const QString advice = u"zstd --long=%1"_s.arg(most);
        QTest::addRow("%s, the largest", name) << kind << most << 0 << QString();
        QTest::addRow("%s, an eighth more", name) << kind << most << 1 << advice;
        QTest::addRow("%s, a gigabyte", name) << kind << 30 << 0 << advice;
    };
    rows("layer", StreamKind::Layer, core::limits::LayerWindowLog);
    rows("archive", StreamKind::Archive, core::limits::WindowLog);
}

void DecompressorTest::zstdWindowIsBounded()
{
    QFETCH(const StreamKind, kind);
    QFETCH(const int, exponent);
    QFETCH(const int, eighths);
    QFETCH(const QString, advice);
    // A frame header that asks for this window (RFC 8878, 3.1.1.1.2), and a last block.
    QByteArray input("\x28\xb5\x2f\xfd\0\0\x01\0\0", 9);
    input[5] = char((exponent - 10) << 3 | eighths);
    const auto whole = unpack(input, 1 << 20, 1 << 18, kind);
    QCOMPARE(whole.has_value(), advice.isEmpty());
    if (whole)
        return;
    QCOMPARE(whole.error().code, ErrorCode::LimitExceeded);
    QVERIFY2(whole.error().message.contains(advice), qPrintable(whole.error().message));
}

void DecompressorTest::xzWindowIsBounded_data()
{
    QTest::addColumn<StreamKind>("kind");
    QTest::addColumn<QString>("window");
    QTest::addColumn<QString>("advice"); // None where it is unpacked.
    const auto rows = [](const char *name, StreamKind kind, int windowLog) {
        const qint64 most = (qint64(1) << windowLog) / core::limits::MiB;
        const QString advice = u"dict=%1MiB"_s.arg(most);
        QTest::addRow("%s, the largest", name) << kind << u"%1MiB"_s.arg(most) << QString();
        // Dictionaries are powers of two, and the middles between them.
        QTest::addRow("%s, the next one", name) << kind << u"%1MiB"_s.arg(most * 3 / 2) << advice;
    };
    rows("layer", StreamKind::Layer, core::limits::LayerWindowLog);
    rows("archive", StreamKind::Archive, core::limits::WindowLog);
}

void DecompressorTest::xzWindowIsBounded()
{
    QFETCH(const StreamKind, kind);
    QFETCH(const QString, window);
    QFETCH(const QString, advice);
    const QByteArray output = sample(1000);
    const Packer xz{.name = "xz",
                    .program = u"xz"_s,
                    .arguments = {u"-T1"_s, u"--lzma2=preset=0,dict="_s + window, u"-c"_s},
                    .compression = Compression::Xz};
    const auto whole = unpack(packed(xz, output), 1 << 20, 1 << 18, kind);
    QCOMPARE(whole.has_value(), advice.isEmpty());
    if (whole) {
        QCOMPARE(*whole, output);
        return;
    }
    QCOMPARE(whole.error().code, ErrorCode::LimitExceeded);
    QVERIFY2(whole.error().message.contains(advice), qPrintable(whole.error().message));
}

void DecompressorTest::xzStreamsFollowOneAnother()
{
    const Packer xz = packers().last();
    const QByteArray output = sample(12'000);
    const QByteArray padding(8, '\0');
    const QByteArray input =
        packed(xz, output.first(5000)) + padding + packed(xz, output.sliced(5000)) + padding;
    for (const qsizetype step : {1, 5, 1'000'000}) {
        const auto whole = unpack(input, step);
        VERIFY_RESULT(whole);
        QVERIFY(*whole == output);
    }
    QCOMPARE(unpack(input + "tail").error().code, ErrorCode::Corrupt);
}

void DecompressorTest::plainBytesPassThrough()
{
    for (const qsizetype size : {0, 1, 5, 6, 7, 300'000}) {
        const QByteArray bytes = sample(size);
        QCOMPARE(*unpack(bytes, 1000), bytes);
        QCOMPARE(*unpack(bytes), bytes);
    }
}

void DecompressorTest::sourceErrorsComeThrough()
{
    for (const Packer &packer : packers()) {
        const QByteArray input = packed(packer, sample(300'000));
        qsizetype offset = 0;
        layers::Decompressor decompressor([&](std::span<char> out) -> Result<qsizetype> {
            if (offset >= input.size() / 2)
                return core::fail(ErrorCode::PermissionDenied, u"no"_s);
            out[0] = input[offset++];
            return 1;
        });
        QByteArray room(1 << 20, '\0');
        const auto got = decompressor.read({room.data(), std::size_t(room.size())});
        QVERIFY2(!got, packer.name);
        QCOMPARE(got.error().code, ErrorCode::PermissionDenied);
    }
}

QTEST_GUILESS_MAIN(DecompressorTest)
#include "tst_decompressor.moc"
