// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/furnishedstore.h"
#include "tests/support/stress.h"

#include <QTest>

using namespace Qt::StringLiterals;
using support::FurnishedStore;
using Part = FurnishedStore::Part;

/// One bit flips in each kind of file of a store: none of them goes unnoticed.
class TestBitRot final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_random = support::seededRandom(); }
    void isNoticed_data();
    void isNoticed();

private:
    QRandomGenerator m_random;
};

void TestBitRot::isNoticed_data()
{
    QTest::addColumn<Part>("part");
    QTest::newRow("layer") << Part::Layer;
    QTest::newRow("configuration") << Part::Config;
    QTest::newRow("manifest") << Part::Manifest;
    QTest::newRow("index.json") << Part::Index;
    QTest::newRow("copy of index.json") << Part::IndexCopy;
    QTest::newRow("oci-layout") << Part::Marker;
    QTest::newRow("pins") << Part::Pins;
    QTest::newRow("copy of the pins") << Part::PinsCopy;
    QTest::newRow("trash") << Part::Trash;
    QTest::newRow("copy of the trash") << Part::TrashCopy;
    QTest::newRow("table of contents") << Part::Table;
    QTest::newRow("places in a layer") << Part::Places;
}

void TestBitRot::isNoticed()
{
    QFETCH(const Part, part);
    const int flips = support::isStress() ? 2000 : 60;
    const FurnishedStore store;
    const QString path = store.path(part);
    const QByteArray whole = support::readBytes(path);
    for (int i = 0; i < flips; ++i) {
        const qsizetype bit = m_random.bounded(whole.size() * 8);
        support::writeBytes(path, support::withFlippedBit(whole, bit));
        bool isNoticed = false;
        if (part == Part::Table) {
            isNoticed = !store->tocs().find(store.diffId());
        } else if (part == Part::Places) {
            isNoticed = !store->tocs().findSeekIndex(store.layer());
        } else {
            const auto report = store.openAgain()->check();
            isNoticed =
                report && std::ranges::contains(report->damages, path, &store::Damage::path);
        }
        QVERIFY2(isNoticed, qPrintable(u"bit %1 of %2"_s.arg(bit).arg(path)));
    }
    support::writeBytes(path, whole);
    QVERIFY(store.openAgain()->check()->isWhole());
    qInfo("%d of %d noticed", flips, flips);
}

QTEST_GUILESS_MAIN(TestBitRot)
#include "tst_bitrot.moc"
