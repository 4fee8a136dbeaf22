// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/hasher.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QTest>

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
};

void TestHasher::agreesWithQt_data()
{
    QTest::addColumn<bool>("sha512");
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<qsizetype>("piece");
    for (const bool sha512 : {false, true}) {
        for (const qsizetype size : {0, 1, 63, 64, 65, 127, 128, 129, 100'000}) {
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
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(42);
    for (char &byte : bytes)
        byte = static_cast<char>(random.generate());
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

QTEST_GUILESS_MAIN(TestHasher)
#include "tst_hasher.moc"
