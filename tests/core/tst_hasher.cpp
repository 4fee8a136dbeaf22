// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/hasher.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QTest>

#include <thread>
#include <vector>

using oci::Digest;
using oci::Hasher;

class TestHasher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithQt_data();
    void agreesWithQt();
    void startsAnew();
    void moves();
    void manyAtOnce();
};

namespace {

QByteArray randomBytes(qsizetype size, quint32 seed)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(seed);
    for (char &byte : bytes)
        byte = static_cast<char>(random.generate());
    return bytes;
}

} // namespace

void TestHasher::agreesWithQt_data()
{
    QTest::addColumn<bool>("sha512");
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<qsizetype>("piece");
    for (const bool sha512 : {false, true}) {
        for (const qsizetype size : {0, 1, 55, 56, 63, 64, 65, 119, 120, 127, 128, 129, 100'000}) {
            QTest::addRow("%s, %lld bytes at once", sha512 ? "sha512" : "sha256", qlonglong(size))
                << sha512 << size << qMax<qsizetype>(size, 1);
            QTest::addRow("%s, %lld bytes in pieces", sha512 ? "sha512" : "sha256", qlonglong(size))
                << sha512 << size << qsizetype(7);
        }
    }
}

void TestHasher::agreesWithQt()
{
    QFETCH(bool, sha512);
    QFETCH(qsizetype, size);
    QFETCH(qsizetype, piece);
    const QByteArray bytes = randomBytes(size, 42);
    Hasher hasher(sha512 ? Digest::Algorithm::Sha512 : Digest::Algorithm::Sha256);
    for (qsizetype i = 0; i < size; i += piece)
        hasher.add(QByteArrayView(bytes).sliced(i, qMin(piece, size - i)));
    const QByteArray expected = QCryptographicHash::hash(
        bytes, sha512 ? QCryptographicHash::Sha512 : QCryptographicHash::Sha256);
    QCOMPARE(hasher.finish().encoded(), QString::fromLatin1(expected.toHex()));
}

void TestHasher::startsAnew()
{
    Hasher hasher;
    hasher.add("one");
    QCOMPARE(hasher.finish(), Digest::of("one"));
    QCOMPARE(hasher.finish(), Digest::of(""));
    hasher.add("two");
    QCOMPARE(hasher.finish(), Digest::of("two"));
}

void TestHasher::moves()
{
    Hasher first;
    first.add("half");
    Hasher second(std::move(first));
    second.add("half");
    QCOMPARE(second.finish(), Digest::of("halfhalf"));
    Hasher third(Digest::Algorithm::Sha512);
    third = std::move(second);
    third.add("x");
    QCOMPARE(third.finish(), Digest::of("x"));
}

void TestHasher::manyAtOnce()
{
    constexpr int Threads = 8;
    constexpr int Pieces = 40;
    std::vector<Digest> found(Threads, Digest::of(""));
    std::vector<QCryptographicHash> expected;
    for (int i = 0; i < Threads; ++i)
        expected.emplace_back(QCryptographicHash::Sha256);
    const auto run = [&](std::size_t thread) {
        const QByteArray bytes = randomBytes(200'000, quint32(thread));
        QRandomGenerator random{quint32(thread)};
        Hasher hasher;
        for (int piece = 0; piece < Pieces; ++piece) {
            const auto part = QByteArrayView(bytes).first(random.bounded(int(bytes.size())));
            hasher.add(part);
            expected[thread].addData(part);
        }
        found[thread] = hasher.finish();
    };
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < Threads; ++i)
            threads.emplace_back(run, i);
    }
    for (std::size_t i = 0; i < Threads; ++i)
        QCOMPARE(found[i].encoded(), QString::fromLatin1(expected[i].result().toHex()));
}

QTEST_GUILESS_MAIN(TestHasher)
#include "tst_hasher.moc"
