// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/storerepair.h"

#include "core/store/imagesource.h"
#include "core/store/setaside.h"
#include "tests/support/expected.h"
#include "tests/support/furnishedstore.h"
#include "tests/support/layoutimage.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using store::Damage;
using support::FurnishedStore;
using Part = FurnishedStore::Part;

namespace {

/// What is done to a file: something in it is replaced, or the whole of it.
struct Change
{
    enum class Kind { Flip, Cut, Empty, Longer, Gone, Garbage, Replace } kind;
    QByteArray from = {};
    QByteArray to = {};

    [[nodiscard]] std::optional<QByteArray> apply(const QByteArray &bytes) const
    {
        switch (kind) {
        case Kind::Flip:
            return support::withFlippedBit(bytes, bytes.size() * 4);
        case Kind::Cut:
            return bytes.first(bytes.size() / 2);
        case Kind::Empty:
            return QByteArray();
        case Kind::Longer:
            return bytes + 'x';
        case Kind::Gone:
            return std::nullopt;
        case Kind::Garbage:
            return QByteArray("{\0\xff garbage", 11);
        case Kind::Replace:
            return QByteArray(bytes).replace(from, to);
        }
        return std::nullopt;
    }
};

void apply(const Change &change, const QString &path)
{
    const QByteArray bytes = support::readBytes(path);
    const auto changed = change.apply(bytes);
    QVERIFY(changed != bytes);
    if (changed)
        support::writeBytes(path, *changed);
    else
        QVERIFY(QFile::remove(path));
}

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden);
}

} // namespace

/// What check() finds, repair() mends, and nothing is lost.
class TestStoreRepair final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mends_data();
    void mends();
    void saysWhatItCannotMend();
    void mendsWithoutACopy();
    void platformThatIsGone();
    void needlessBlobGoesAside();
    void lostTrashComesBack();
    void lostPinsAreGuessed();
    void removesWhatACrashLeft();
    void ambiguousNameGoesToTheLast();
    void keepsWhereImagesCameFrom();
    void refusesToGoOnFromADecayedList();

private:
    static void checkMended(const FurnishedStore &store, const QStringList &before);
};

void TestStoreRepair::mends_data()
{
    QTest::addColumn<Part>("part");
    QTest::addColumn<Change>("change");
    QTest::addColumn<Damage::Kind>("kind");
    using enum Change::Kind;
    using enum Damage::Kind;
    for (const auto &[name, part] : {std::pair{"layer", Part::Layer},
                                     {"configuration", Part::Config},
                                     {"manifest", Part::Manifest}}) {
        QTest::addRow("%s: flipped bit", name) << part << Change{Flip} << Corrupt;
        QTest::addRow("%s: truncated", name) << part << Change{Cut} << Corrupt;
        QTest::addRow("%s: empty", name) << part << Change{Empty} << Corrupt;
        QTest::addRow("%s: longer", name) << part << Change{Longer} << Corrupt;
        QTest::addRow("%s: missing", name) << part << Change{Gone} << Missing;
    }
    for (const auto &[name, part] : {std::pair{"index.json", Part::Index},
                                     {"oci-layout", Part::Marker},
                                     {"pins", Part::Pins},
                                     {"copy of the pins", Part::PinsCopy},
                                     {"trash", Part::Trash},
                                     {"copy of the trash", Part::TrashCopy},
                                     {"copy of the index", Part::IndexCopy}}) {
        QTest::addRow("%s: truncated", name) << part << Change{Cut} << Unreadable;
        QTest::addRow("%s: empty", name) << part << Change{Empty} << Unreadable;
        QTest::addRow("%s: garbage", name) << part << Change{Garbage} << Unreadable;
    }
    QTest::newRow("pins: flipped bit") << Part::Pins << Change{Flip} << Unreadable;
    QTest::newRow("trash: flipped bit") << Part::Trash << Change{Flip} << Unreadable;
    QTest::newRow("index.json: missing") << Part::Index << Change{Gone} << Unreadable;
    QTest::newRow("oci-layout: missing") << Part::Marker << Change{Gone} << Unreadable;
    QTest::newRow("oci-layout: another version")
        << Part::Marker << Change{Replace, "1.0.0", "3.0.0"} << Unreadable;
    QTest::newRow("index.json: another name")
        << Part::Index << Change{Replace, "team/app:1", "team/apq:1"} << Corrupt;
    QTest::newRow("index.json: no list")
        << Part::Index << Change{Replace, "manifests", "manifestr"} << Unreadable;
    QTest::newRow("index.json: no digest")
        << Part::Index << Change{Replace, "\"digest\"", "\"digesu\""} << Corrupt;
}

void TestStoreRepair::checkMended(const FurnishedStore &store, const QStringList &before)
{
    const auto again = store.openAgain();
    const auto checked = again->check();
    VERIFY_RESULT(checked);
    for (const Damage &damage : checked->damages)
        qWarning("%s: %s", qPrintable(damage.path), qPrintable(damage.detail));
    QVERIFY(checked->isWhole());
    QCOMPARE(store.inventory(), before);
    QVERIFY(store::OciStore::open(store.folder(), store->tocs()));
}

void TestStoreRepair::mends()
{
    QFETCH(const Part, part);
    QFETCH(const Change, change);
    QFETCH(const Damage::Kind, kind);
    const FurnishedStore store;
    const QStringList before = store.inventory();
    const QString path = store.path(part);
    apply(change, path);

    const auto damaged = store.openAgain();
    const auto found = damaged->check();
    VERIFY_RESULT(found);
    QCOMPARE(found->damages.size(), 1);
    QCOMPARE(found->damages.first().path, path);
    QCOMPARE(found->damages.first().kind, kind);
    QVERIFY(!found->damages.first().detail.isEmpty());
    // To look changes nothing.
    QCOMPARE(damaged->check()->damages.size(), 1);

    const auto repaired = damaged->repair(*found, store.fetch());
    VERIFY_RESULT(repaired);
    QVERIFY(repaired->left.isWhole());
    QCOMPARE(repaired->mended.size(), 1);
    QCOMPARE(repaired->mended.first().path, path);
    checkMended(store, before);
}

/// Without a registry blobs stay as they are, and are named with what can be done.
void TestStoreRepair::saysWhatItCannotMend()
{
    const FurnishedStore store;
    const QString layer = store.path(Part::Layer);
    apply({Change::Kind::Flip}, layer);
    apply({Change::Kind::Cut}, store.path(Part::Index));
    const QByteArray damaged = support::readBytes(layer);
    const auto opened = store.openAgain();
    const auto found = opened->check();
    VERIFY_RESULT(found);
    QCOMPARE(found->damages.size(), 2);
    const auto offline = opened->repair(*found);
    VERIFY_RESULT(offline);
    QCOMPARE(offline->mended.size(), 1);
    QCOMPARE(offline->left.damages.size(), 1);
    QCOMPARE(offline->left.damages.first().path, layer);
    QVERIFY(offline->left.damages.first().problem.contains(u"registry.example"_s));
    QCOMPARE(support::readBytes(layer), damaged);

    const store::FetchBlob refuses = [](const auto &, const auto &, const auto &) {
        return core::Result<void>(core::fail(core::ErrorCode::NotFound, u"gone"_s));
    };
    const auto refused = opened->repair(offline->left, refuses);
    VERIFY_RESULT(refused);
    QCOMPARE(refused->left.damages.first().problem, u"gone"_s);
    QCOMPARE(support::readBytes(layer), damaged);
    QVERIFY(opened->repair(refused->left, store.fetch())->left.isWhole());
}

/// Of a layout that another program wrote, images come back, and their names are lost.
void TestStoreRepair::mendsWithoutACopy()
{
    const FurnishedStore store;
    const qsizetype images = store->list()->size();
    QVERIFY(QFile::remove(store.path(Part::IndexCopy)));
    apply({Change::Kind::Cut}, store.path(Part::Index));
    const QByteArray damaged = support::readBytes(store.path(Part::Index));
    const auto opened = store.openAgain();
    const auto repaired = opened->repair(*opened->check(), store.fetch());
    VERIFY_RESULT(repaired);
    QVERIFY(repaired->left.isWhole());
    QCOMPARE(opened->list()->size(), images);
    // The removed one stays removed.
    QCOMPARE(opened->trash()->removals.size(), 1);
    const QString aside = store::setAsideFolder(opened->layout());
    QCOMPARE(filesIn(aside).size(), 1);
    QCOMPARE(support::readBytes(aside + u'/' + filesIn(aside).first()), damaged);
}

/// An index was pulled with one of its platforms, whose manifest is gone.
void TestStoreRepair::platformThatIsGone()
{
    const FurnishedStore store;
    store::ImageLayout &layout = store->layout();
    const auto arm = support::addImage(layout, {"arm"}, u"linux/arm64"_s);
    const auto amd = support::addImage(layout, {"amd"}, u"linux/amd64"_s);
    const auto index = support::addIndex(layout, {arm, amd});
    VERIFY_RESULT(store->addImage(index, *oci::Reference::parse(u"both:1"_s), {}));
    QVERIFY(QFile::remove(layout.blobPath(arm.digest)));
    QVERIFY(store->check()->isWhole());
    QVERIFY(QFile::remove(layout.blobPath(amd.digest)));
    const auto found = store->check();
    QCOMPARE(found->damages.size(), 1);
    QCOMPARE(found->damages.first().kind, Damage::Kind::Missing);
    QCOMPARE(found->damages.first().images, QStringList{u"docker.io/library/both:1"_s});
    QCOMPARE(found->damages.first().remedy, Damage::Remedy::Fetch);
}

void TestStoreRepair::needlessBlobGoesAside()
{
    const FurnishedStore store;
    const oci::Digest digest = oci::Digest::of("nobody needs it");
    const QString path = store->layout().blobPath(digest);
    support::writeBytes(path, "something else");
    const auto found = store->check();
    QCOMPARE(found->damages.size(), 1);
    QVERIFY(found->damages.first().images.isEmpty());
    const auto repaired = store->repair(*found, store.fetch());
    VERIFY_RESULT(repaired);
    QVERIFY(repaired->left.isWhole());
    QVERIFY(!QFile::exists(path));
    QCOMPARE(repaired->left.setAsideFiles, 1);
    const QString aside = store::setAsideFolder(store->layout());
    QCOMPARE(support::readBytes(aside + u'/' + filesIn(aside).first()), "something else");
}

/// Of a record that cannot be read at all, the images that nothing else names can still come back.
void TestStoreRepair::lostTrashComesBack()
{
    const FurnishedStore store;
    apply({Change::Kind::Garbage}, store.path(Part::Trash));
    apply({Change::Kind::Cut}, store.path(Part::TrashCopy));
    const auto opened = store.openAgain();
    QVERIFY(opened->repair(*opened->check())->left.isWhole());
    const auto undone = opened->undo();
    VERIFY_RESULT(undone);
    QVERIFY(undone->failed.isEmpty());
    QCOMPARE(opened->list()->size(), 3);
    QVERIFY(opened->check()->isWhole());
}

void TestStoreRepair::lostPinsAreGuessed()
{
    const FurnishedStore store;
    const QStringList before = store.inventory();
    apply({Change::Kind::Replace, "checksum", "checksun"}, store.path(Part::Pins));
    apply({Change::Kind::Cut}, store.path(Part::PinsCopy));
    const auto opened = store.openAgain();
    QVERIFY(opened->repair(*opened->check())->left.isWhole());
    QCOMPARE(store.inventory(), before);
}

void TestStoreRepair::removesWhatACrashLeft()
{
    const FurnishedStore store;
    const store::ImageLayout &layout = store->layout();
    const QString unknown = store.folder() + u"/oci-put-blob1234"_s;
    for (const QString &name : {u"/index.json.tmp-1"_s, u"/.millefeuille-pins.json.tmp-1"_s})
        support::writeBytes(store.folder() + name, "half");
    support::writeBytes(unknown, "of another program");
    QVERIFY(QDir().mkpath(layout.ingestFolder()));
    support::writeBytes(layout.partialPath(store.layer()), "half");
    support::writeBytes(layout.partialPath(oci::Digest::of("coming")), "half");
    const auto found = store->check();
    VERIFY_RESULT(found);
    QVERIFY(found->isWhole());
    QCOMPARE(found->staleFiles, 3);
    QCOMPARE(found->partialBlobs, 2);
    const auto repaired = store->repair(*found);
    VERIFY_RESULT(repaired);
    QCOMPARE(repaired->left.staleFiles, 0);
    QCOMPARE(repaired->left.partialBlobs, 1);
    QVERIFY(QFile::exists(unknown));
}

void TestStoreRepair::ambiguousNameGoesToTheLast()
{
    const FurnishedStore store;
    const QString path = store.path(Part::Index);
    QJsonObject index = QJsonDocument::fromJson(support::readBytes(path)).object();
    QJsonArray entries = index[u"manifests"_s].toArray();
    QCOMPARE(entries.size(), 2);
    QJsonObject second = entries[1].toObject();
    second[u"annotations"_s] = entries[0][u"annotations"_s];
    entries[1] = second;
    index[u"manifests"_s] = entries;
    support::writeBytes(path, QJsonDocument(index).toJson());
    const auto found = store->check();
    QCOMPARE(found->damages.size(), 1);
    QCOMPARE(found->damages.first().kind, Damage::Kind::Ambiguous);
    QVERIFY(store->repair(*found)->left.isWhole());
    const auto images = *store->list();
    QCOMPARE(images.size(), 2);
    for (const store::Image &image : images) {
        const bool isLast = image.target.digest.toString() == second[u"digest"_s].toString();
        QCOMPARE(image.names.size(), isLast ? 1 : 0);
    }
}

void TestStoreRepair::keepsWhereImagesCameFrom()
{
    const FurnishedStore store;
    const auto image = support::addImage(store->layout(), {"other"});
    const auto name =
        *oci::Reference::parse(QLatin1StringView(FurnishedStore::Repository) + u":1"_s);
    const oci::Descriptor old = store->inspect(name.toString())->image.target;
    // The name moves on; the image that had it still knows.
    VERIFY_RESULT(store->addImage(image, name, {}));
    const auto index = *store->layout().readIndex();
    const auto entry = std::ranges::find_if(index.entries, [&](const store::LayoutEntry &one) {
        return one.target.digest == old.digest;
    });
    QVERIFY(entry != index.entries.end());
    QVERIFY(entry->name.isEmpty());
    const auto sources = store::sourcesOf(entry->target);
    QCOMPARE(sources.size(), 1);
    QCOMPARE(sources.first().repository(), QLatin1StringView(FurnishedStore::Repository));
    QCOMPARE(sources.first().digest(), old.digest);
}

/// A change would make the damage last.
void TestStoreRepair::refusesToGoOnFromADecayedList()
{
    const FurnishedStore store;
    apply({Change::Kind::Replace, "team/app:1", "team/apq:1"}, store.path(Part::Index));
    const auto name = *oci::Reference::parse(u"new:1"_s);
    const auto tagged = store->tag(QLatin1StringView(FurnishedStore::Repository) + u":2"_s, name);
    QVERIFY(!tagged);
    QCOMPARE(tagged.error().code, core::ErrorCode::Corrupt);
    QVERIFY(store->repair(*store->check())->left.isWhole());
    VERIFY_RESULT(store->tag(QLatin1StringView(FurnishedStore::Repository) + u":1"_s, name));
}

QTEST_GUILESS_MAIN(TestStoreRepair)
#include "tst_storerepair.moc"
