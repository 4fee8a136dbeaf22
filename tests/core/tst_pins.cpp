// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/ocistore.h"
#include "core/store/prune.h"
#include "tests/support/expected.h"
#include "tests/support/layoutimage.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using store::PinList;

namespace {

oci::Digest digest(int number)
{
    return oci::Digest::of(QByteArray::number(number));
}

} // namespace

class TestPins final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void startsEmpty();
    void isReadByOthers();
    void keepsWhatManyPinAtOnce();
    void refusesWhatIsNoList_data();
    void refusesWhatIsNoList();
    void ownStoreKeepsPinned();
    void keepsItsNames();
    void pinnedMeanwhile();
    void damagedListForbidsRemoval();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"new/pins.json"_s); }
    [[nodiscard]] std::shared_ptr<store::OciStore> open() const
    {
        return *store::OciStore::open(m_folder->filePath(u"images"_s),
                                      layers::TocCache(m_folder->filePath(u"tables"_s)));
    }
    static void add(store::OciStore &store, const QByteArray &layer, const QString &name)
    {
        const auto image = support::addImage(store.layout(), {layer});
        QVERIFY(store.addImage(image, *oci::Reference::parse(name), {image}));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPins::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestPins::startsEmpty()
{
    const PinList pins(path());
    QCOMPARE(*pins.read(), QSet<oci::Digest>());
    VERIFY_RESULT(pins.set({digest(1), digest(2)}, true));
    VERIFY_RESULT(pins.set({digest(1), digest(3)}, false));
    QCOMPARE(*pins.read(), QSet{digest(2)});
}

void TestPins::isReadByOthers()
{
    VERIFY_RESULT(PinList(path()).set({digest(1)}, true));
    QCOMPARE(*PinList(path()).read(), QSet{digest(1)});
    QFile file(path());
    QVERIFY(file.open(QFile::ReadOnly));
    const QByteArray bytes = file.readAll();
    const QByteArray list = R"("pinned":["%1"])"_ba.replace("%1", digest(1).toString().toUtf8());
    QVERIFY2(bytes.endsWith(list + '}'), bytes.constData());
    // As former versions wrote it.
    QCOMPARE(*store::parsePins('{' + list + '}'), QSet{digest(1)});
}

void TestPins::keepsWhatManyPinAtOnce()
{
    constexpr int Writers = 8;
    std::vector<std::jthread> threads;
    for (int i = 0; i < Writers; ++i) {
        threads.emplace_back([this, i] {
            for (int j = 0; j < 5; ++j)
                static_cast<void>(PinList(path()).set({digest(10 * i + j)}, true));
        });
    }
    threads.clear();
    QCOMPARE(PinList(path()).read()->size(), Writers * 5);
}

void TestPins::refusesWhatIsNoList_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("an array") << "[]"_ba;
    QTest::newRow("no strings") << R"({"pinned":[1]})"_ba;
    QTest::newRow("no digests") << R"({"pinned":["../etc"]})"_ba;
    QTest::newRow("an object") << R"({"pinned":{}})"_ba;
    QTest::newRow("nothing") << "{}"_ba;
    QTest::newRow("more than a list") << R"({"pinned":[],"x":1})"_ba;
    QTest::newRow("another checksum")
        << QByteArray(store::pinsJson({digest(1)})).replace("sha256:", "sha256:0");
    QTest::newRow("too much") << QByteArray(R"({"pinned":[)" + QByteArray(9 << 20, ' ') + "]}");
}

void TestPins::refusesWhatIsNoList()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!store::parsePins(bytes));
    QVERIFY(QDir().mkpath(m_folder->filePath(u"new"_s)));
    QFile file(path());
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(bytes);
    file.close();
    const auto read = PinList(path()).read();
    QVERIFY(!read);
    QVERIFY(read.error().message.contains(path()) || !read.error().message.isEmpty());
    // Nothing that a person pinned is thrown away because it cannot be read.
    QVERIFY(!PinList(path()).set({digest(1)}, true));
    QVERIFY(file.open(QFile::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
}

void TestPins::ownStoreKeepsPinned()
{
    const auto store = open();
    add(*store, "one", u"app:1"_s);
    add(*store, "two", u"app:2"_s);
    VERIFY_RESULT(store->setPinned({u"app:1"_s}, true));
    // Another process sees it.
    const auto other = open();
    const QList<store::Image> listed = *other->list();
    for (const store::Image &image : listed)
        QCOMPARE(image.pinned, image.names.first().tag() == u"1"_s);
    QVERIFY(other->inspect(u"app:1"_s)->image.pinned);

    const auto rows =
        store::reviewPrune(*other->list(), {.which = store::PruneRules::Which::Unused});
    QCOMPARE(rows.size(), 2);
    QVERIFY(rows[0].goes());
    QCOMPARE(rows[1].kept, store::PruneRow::Kept::Pinned);
    const auto plan = *other->planRemoval({u"app:1"_s, u"app:2"_s});
    qint64 freed = 0;
    for (const store::RemovalPlan::Item &item : plan.items) {
        QCOMPARE(item.deleted, !item.image.pinned);
        freed += item.deleted ? item.image.uniqueBytes : 0;
    }
    QCOMPARE(plan.freedBytes, freed);
    const auto report = *other->remove(plan);
    QCOMPARE(report.failed.size(), 1);
    QCOMPARE(report.failed.first().name, u"app:1"_s);
    QVERIFY(report.failed.first().error.message.contains("pinned"_L1));
    QCOMPARE(store->list()->size(), 1);

    VERIFY_RESULT(store->setPinned({u"app:1"_s}, false));
    QVERIFY(!store->list()->first().pinned);
    QVERIFY(other->remove(*other->planRemoval({u"app:1"_s}))->failed.isEmpty());
    QVERIFY(store->list()->isEmpty());
    QCOMPARE(store->setPinned({u"app:1"_s}, true).error().code, core::ErrorCode::NotFound);
}

/// One of several tags does not go either, and a pull that moves the tag leaves the image.
void TestPins::keepsItsNames()
{
    const auto store = open();
    add(*store, "one", u"app:1"_s);
    add(*store, "one", u"app:2"_s);
    VERIFY_RESULT(store->setPinned({u"app:2"_s}, true));
    QCOMPARE(store->remove(*store->planRemoval({u"app:1"_s}))->failed.size(), 1);
    QCOMPARE(store->list()->first().names.size(), 2);
    add(*store, "new", u"app:1"_s);
    add(*store, "new", u"app:2"_s);
    const auto images = *store->list();
    QCOMPARE(images.size(), 2);
    for (const store::Image &image : images)
        QCOMPARE(image.pinned, image.isDangling());
    QVERIFY(!store::reviewPrune(images, {}).first().goes());
}

void TestPins::pinnedMeanwhile()
{
    const auto store = open();
    add(*store, "one", u"app:1"_s);
    const auto shown = *store->list();
    const auto plan = *store->planRemoval({u"app:1"_s});
    VERIFY_RESULT(open()->setPinned({u"app:1"_s}, true));
    QCOMPARE(store->remove(plan)->failed.size(), 1);
    QCOMPARE(store::prune(*store, {.images = shown})->images.failed.size(), 1);
    QCOMPARE(store->list()->size(), 1);
}

void TestPins::damagedListForbidsRemoval()
{
    const auto store = open();
    add(*store, "one", u"app:1"_s);
    const auto plan = *store->planRemoval({u"app:1"_s});
    QFile file(store->layout().folder() + u"/.millefeuille-pins.json"_s);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("{");
    file.close();
    QVERIFY(!store->planRemoval({u"app:1"_s}));
    QVERIFY(!store->remove(plan));
    QCOMPARE(store->list()->size(), 1);
}

QTEST_GUILESS_MAIN(TestPins)
#include "tst_pins.moc"
