// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/layers/layerindexer.h"
#include "tests/support/expected.h"
#include "tests/support/tarbuilder.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using core::limits::MiB;
using support::TarBuilder;

namespace {

/// More than the largest window, so that all of it is used.
constexpr qint64 ContentSize = 96 * MiB;

/// A layer of one file of noise, on the disk only. It repeats itself, as xz takes minutes
/// otherwise.
void writeLayer(const QString &path)
{
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(TarBuilder::header("noise", {}, ContentSize, {}));
    QByteArray piece(4 * MiB, Qt::Uninitialized);
    QRandomGenerator(5).fillRange(reinterpret_cast<quint32 *>(piece.data()), piece.size() / 4);
    for (qint64 written = 0; written < ContentSize; written += piece.size())
        QCOMPARE(file.write(piece), piece.size());
    file.write(QByteArray(1024, '\0'));
}

/// "VmRSS" or "VmHWM" of this process in bytes (proc(5)); nothing where there is no such file.
std::optional<qint64> memory(QByteArrayView name)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QFile::ReadOnly))
        return {};
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(name))
            return line.sliced(name.size() + 1).simplified().split(' ').first().toLongLong() * 1024;
    }
    return {};
}

/// From now on VmHWM counts anew.
bool forgetPeak()
{
    QFile file(u"/proc/self/clear_refs"_s);
    return file.open(QFile::WriteOnly | QFile::Unbuffered) && file.write("5") == 1;
}

} // namespace

/// What a layer in flight takes beside its table of contents, whatever its size: less than 64 MiB.
class TestLayerMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysBounded_data();
    void staysBounded();
};

void TestLayerMemory::staysBounded_data()
{
    QTest::addColumn<QStringList>("packer");
    QTest::addColumn<qint64>("least");
    QTest::newRow("zstd, 32 MiB of window")
        << QStringList{u"zstd"_s, u"-q"_s, u"-1"_s, u"--long=25"_s, u"-c"_s} << 32 * MiB;
    QTest::newRow("xz, 32 MiB of window")
        << QStringList{u"xz"_s, u"-T1"_s, u"-q"_s, u"--lzma2=preset=0,dict=32MiB"_s, u"-c"_s}
        << 24 * MiB; // Some of it was here before.
    QTest::newRow("gzip") << QStringList{u"gzip"_s, u"-1nc"_s} << 0 * MiB;
}

void TestLayerMemory::staysBounded()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("Sanitizers take memory of their own.");
#endif
    QFETCH(const QStringList, packer);
    QFETCH(const qint64, least);
    QTemporaryDir folder;
    const QString plain = folder.filePath(u"layer.tar"_s);
    const QString packed = folder.filePath(u"layer"_s);
    writeLayer(plain);
    QProcess program;
    program.setStandardOutputFile(packed);
    program.start(packer.first(), packer.sliced(1) + QStringList{plain});
    QVERIFY(program.waitForFinished(120'000));
    QCOMPARE(program.exitCode(), 0);
    QFile file(packed);
    QVERIFY(file.open(QFile::ReadOnly | QFile::Unbuffered));

    QByteArray piece(MiB, '\0');
    const auto before = memory("VmRSS");
    if (!before || !forgetPeak())
        QSKIP("The system does not tell how much memory a program takes.");
    layers::LayerIndexer indexer;
    while (const qint64 got = file.read(piece.data(), piece.size())) {
        QVERIFY(got > 0);
        VERIFY_RESULT(indexer.add(QByteArrayView(piece).first(got)));
    }
    const auto product = indexer.finish();
    VERIFY_RESULT(product);
    const qint64 taken = memory("VmHWM").value_or(0) - *before;
    QCOMPARE(product->toc->at(0).size, ContentSize);
    QVERIFY2(taken > least && taken < 64 * MiB, qPrintable(u"%1 MiB"_s.arg(taken / MiB)));
}

QTEST_GUILESS_MAIN(TestLayerMemory)
#include "tst_layermemory.moc"
