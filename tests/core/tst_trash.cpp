// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/ocistore.h"
#include "core/store/setaside.h"
#include "core/store/storecheck.h"
#include "core/store/trash.h"
#include "tests/support/expected.h"
#include "tests/support/layoutimage.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using store::Leftover;

namespace {

const QByteArray Base(3000, 'b');
const QByteArray App(5000, 'a');
const QByteArray Other(7000, 'o');

void age(const QString &path, const QDateTime &time)
{
    QFile file(path);
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(file.open(QFile::ReadWrite));
    QVERIFY(file.setFileTime(time, QFile::FileModificationTime));
}

} // namespace

/// What is removed from the own store comes back, until its space is wanted.
class TestTrash final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void comesBack();
    void undoesOneAfterAnother();
    void onlyATag();
    void nameWasTaken();
    void pulledAgain();
    void partsAreGone();
    void reclaims();
    void sharedLayersStay();
    void expires();
    void killedBeforeTheIndex();
    void killedBeforeTheRecord();
    void damagedRecord();
    void checkKnowsOfIt();
    void leftovers();
    void whatRepairsKept();
    void leavesWhatOthersHold();
    void manyAtOnce();
    void parses_data();
    void parses();
    void formatIsReadAgain();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"images"_s); }
    [[nodiscard]] QString trashFile() const { return path() + u"/.millefeuille-trash.json"_s; }
    [[nodiscard]] qint64 bytesOnDisk() const
    {
        qint64 sum = 0;
        for (const QFileInfo &file : QDir(path() + u"/blobs/sha256"_s).entryInfoList(QDir::Files))
            sum += file.size();
        return sum;
    }
    [[nodiscard]] std::shared_ptr<store::OciStore> open() const
    {
        return *store::OciStore::open(path(), layers::TocCache(m_folder->filePath(u"toc"_s)));
    }
    void add(const QList<QByteArray> &layers, const QString &name) const
    {
        const auto image = support::addImage(m_store->layout(), layers);
        QVERIFY(m_store->addImage(image, *oci::Reference::parse(name), {image}));
    }
    [[nodiscard]] store::RemovalReport remove(const QStringList &names) const
    {
        return *m_store->remove(*m_store->planRemoval(names));
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        const QList<store::Image> images = *m_store->list();
        for (const store::Image &image : images) {
            for (const oci::Reference &name : image.names)
                names += name.familiar();
            if (image.isDangling())
                names += u"<none>"_s;
        }
        names.sort();
        return names;
    }
    [[nodiscard]] QByteArray read(const QString &file) const
    {
        QFile open(file);
        return open.open(QFile::ReadOnly) ? open.readAll() : QByteArray();
    }
    void write(const QString &file, const QByteArray &bytes) const
    {
        QFile open(file);
        QVERIFY(open.open(QFile::WriteOnly));
        QCOMPARE(open.write(bytes), bytes.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<store::OciStore> m_store;
};

void TestTrash::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = open();
    add({Base, App}, u"app:1"_s);
    add({Base, Other}, u"other:1"_s);
}

void TestTrash::comesBack()
{
    const auto before = *m_store->list();
    const qint64 bytes = bytesOnDisk();
    const auto report = remove({u"app:1"_s});
    QCOMPARE(report.untagged, QStringList{u"docker.io/library/app:1"_s});
    QCOMPARE(report.deleted.size(), 1);
    QVERIFY(report.freedBytes > App.size());
    QCOMPARE(report.reclaimableBytes, report.freedBytes);
    QCOMPARE(names(), QStringList{u"other:1"_s});
    QCOMPARE(bytesOnDisk(), bytes);

    const auto trash = *m_store->trash();
    QCOMPARE(trash.removals.size(), 1);
    QCOMPARE(trash.removals.first().names, QStringList{u"docker.io/library/app:1"_s});
    QCOMPARE(trash.removals.first().tags, 1);
    QCOMPARE(trash.removals.first().bytes, report.freedBytes);
    QCOMPARE(trash.bytes, report.freedBytes);

    // Another process undoes it.
    const auto undone = open()->undo();
    VERIFY_RESULT(undone);
    QCOMPARE(undone->restored, QStringList{u"docker.io/library/app:1"_s});
    QVERIFY(undone->failed.isEmpty());
    auto after = *m_store->list();
    QCOMPARE(after.size(), 2);
    for (const store::Image &image : before)
        QVERIFY(after.contains(image));
    QVERIFY(m_store->check()->isWhole());
    QVERIFY(m_store->trash()->removals.isEmpty());
    QCOMPARE(m_store->undo().error().code, core::ErrorCode::NotFound);
}

void TestTrash::undoesOneAfterAnother()
{
    static_cast<void>(remove({u"app:1"_s}));
    static_cast<void>(remove({u"other:1"_s}));
    const auto trash = *m_store->trash();
    QCOMPARE(trash.removals.size(), 2);
    QCOMPARE(trash.removals.first().names, QStringList{u"docker.io/library/other:1"_s});
    QCOMPARE(trash.bytes, bytesOnDisk());
    QCOMPARE(m_store->undo()->restored, QStringList{u"docker.io/library/other:1"_s});
    QCOMPARE(m_store->undo()->restored, QStringList{u"docker.io/library/app:1"_s});
    QCOMPARE(names(), (QStringList{u"app:1"_s, u"other:1"_s}));
}

void TestTrash::onlyATag()
{
    add({Base, App}, u"app:2"_s);
    const auto report = remove({u"app:2"_s});
    QCOMPARE(report.freedBytes, 0);
    QCOMPARE(m_store->trash()->removals.first().bytes, 0);
    QVERIFY(m_store->undo());
    QCOMPARE(names(), (QStringList{u"app:1"_s, u"app:2"_s, u"other:1"_s}));
}

void TestTrash::nameWasTaken()
{
    static_cast<void>(remove({u"app:1"_s}));
    add({Other}, u"app:1"_s);
    const auto undone = *m_store->undo();
    QCOMPARE(undone.failed.size(), 1);
    QCOMPARE(undone.failed.first().name, u"app:1"_s);
    QCOMPARE(names(), (QStringList{u"<none>"_s, u"app:1"_s, u"other:1"_s}));
    QCOMPARE(m_store->inspect(u"app:1"_s)->manifest.layers.size(), 1);
}

void TestTrash::pulledAgain()
{
    const auto report = remove({u"app:1"_s});
    QVERIFY(report.freedBytes > 0);
    add({Base, App}, u"app:1"_s);
    QVERIFY(m_store->trash()->removals.isEmpty());
    QCOMPARE(m_store->trash()->bytes, 0);
    QCOMPARE(*m_store->reclaim(), 0);
    QVERIFY(m_store->check()->isWhole());
    QCOMPARE(m_store->undo().error().code, core::ErrorCode::NotFound);
}

void TestTrash::partsAreGone()
{
    add({App, Other}, u"third:1"_s);
    static_cast<void>(remove({u"app:1"_s, u"third:1"_s}));
    // As `umoci gc` does with what index.json does not name.
    const QString config = m_store->layout().blobPath(oci::Digest::of(App));
    QVERIFY(QFile::remove(config));
    const auto undone = *m_store->undo();
    QCOMPARE(undone.failed.size(), 2);
    QVERIFY(undone.restored.isEmpty());
    QCOMPARE(names(), QStringList{u"other:1"_s});
    QVERIFY(m_store->check()->isWhole());
}

void TestTrash::reclaims()
{
    const qint64 before = bytesOnDisk();
    const auto plan = *m_store->planRemoval({u"app:1"_s});
    const auto report = *m_store->remove(plan);
    QCOMPARE(report.freedBytes, plan.freedBytes);
    const auto freed = open()->reclaim();
    VERIFY_RESULT(freed);
    QCOMPARE(*freed, plan.freedBytes);
    QCOMPARE(bytesOnDisk(), before - plan.freedBytes);
    QVERIFY(m_store->trash()->removals.isEmpty());
    QCOMPARE(m_store->undo().error().code, core::ErrorCode::NotFound);
    QCOMPARE(*m_store->reclaim(), 0);
    const auto check = *m_store->check();
    QVERIFY(check.isWhole());
    QCOMPARE(check.orphanBlobs, 0);
}

void TestTrash::sharedLayersStay()
{
    static_cast<void>(remove({u"app:1"_s}));
    static_cast<void>(m_store->reclaim());
    QVERIFY(m_store->layout().blobSize(oci::Digest::of(Base)));
    QVERIFY(!m_store->layout().blobSize(oci::Digest::of(App)));
    static_cast<void>(remove({u"other:1"_s}));
    static_cast<void>(m_store->reclaim());
    QCOMPARE(bytesOnDisk(), 0);
}

void TestTrash::expires()
{
    static_cast<void>(remove({u"app:1"_s}));
    store::Trash trash = *store::readTrash(m_store->layout());
    trash.first().time = QDateTime::currentDateTimeUtc().addDuration(-store::UndoTime - 1min);
    VERIFY_RESULT(store::replaceTrash(m_store->layout(), trash));
    QCOMPARE(*m_store->reclaim(2 * store::UndoTime), 0);
    add({Other, App}, u"third:1"_s); // Needs a layer of what expires.
    static_cast<void>(remove({u"other:1"_s}));
    // Young enough to come back; the older one is gone, but for the layer that is needed.
    QCOMPARE(m_store->trash()->removals.size(), 1);
    QVERIFY(m_store->layout().blobSize(oci::Digest::of(App)));
    QCOMPARE(*m_store->reclaim(store::UndoTime), 0);
    QVERIFY(m_store->undo());
    QCOMPARE(names(), (QStringList{u"other:1"_s, u"third:1"_s}));
    const auto check = *m_store->check();
    QVERIFY(check.isWhole());
    QCOMPARE(check.orphanBlobs, 0);
}

/// The record is there, index.json is still the old one.
void TestTrash::killedBeforeTheIndex()
{
    const QByteArray index = read(path() + u"/index.json"_s);
    static_cast<void>(remove({u"app:1"_s}));
    write(path() + u"/index.json"_s, index);
    QCOMPARE(names(), (QStringList{u"app:1"_s, u"other:1"_s}));
    QVERIFY(m_store->trash()->removals.isEmpty());
    QCOMPARE(m_store->trash()->bytes, 0);
    QCOMPARE(m_store->undo().error().code, core::ErrorCode::NotFound);
    QCOMPARE(*m_store->reclaim(), 0);
    QVERIFY(m_store->check()->isWhole());
    QCOMPARE(names().size(), 2);
}

/// index.json is the new one after an undo, the record is still there.
void TestTrash::killedBeforeTheRecord()
{
    static_cast<void>(remove({u"app:1"_s}));
    const QByteArray record = read(trashFile());
    QVERIFY(m_store->undo());
    write(trashFile(), record);
    QVERIFY(m_store->trash()->removals.isEmpty());
    QCOMPARE(*m_store->reclaim(), 0);
    QVERIFY(m_store->check()->isWhole());
    QCOMPARE(names().size(), 2);
}

void TestTrash::damagedRecord()
{
    write(trashFile(), "{");
    QVERIFY(!m_store->trash());
    QVERIFY(!m_store->undo());
    QVERIFY(!m_store->reclaim());
    QCOMPARE(names().size(), 2);
    // Removing goes on, and can be undone again.
    QCOMPARE(remove({u"app:1"_s}).deleted.size(), 1);
    QCOMPARE(m_store->trash()->removals.size(), 1);
    QVERIFY(m_store->undo());
    QCOMPARE(names().size(), 2);
}

void TestTrash::checkKnowsOfIt()
{
    const auto report = remove({u"app:1"_s});
    const auto check = *m_store->check();
    QVERIFY(check.isWhole());
    QCOMPARE(check.orphanBlobs, 0);
    QCOMPARE(check.trashBlobs, 3); // Manifest, configuration and a layer.
    QCOMPARE(check.trashBytes, report.freedBytes);
}

void TestTrash::leftovers()
{
    QVERIFY(m_store->leftovers()->isEmpty());
    const auto report = remove({u"app:1"_s});
    const auto orphan = support::addBlob(m_store->layout(), "nobody's", oci::MediaType::OciLayer);
    auto found = *m_store->leftovers();
    QCOMPARE(found.size(), 1); // A young blob may belong to a pull.
    QCOMPARE(found.first().kind, Leftover::Kind::RemovedImages);
    QCOMPARE(found.first().bytes, report.freedBytes);
    age(m_store->layout().blobPath(orphan.digest), QDateTime::currentDateTime().addDays(-1));
    const QString partial = m_store->layout().ingestFolder() + u"/sha256-"_s + QString(64, u'0');
    QVERIFY(QDir().mkpath(m_store->layout().ingestFolder()));
    write(partial, "half");
    QCOMPARE(m_store->leftovers()->size(), 2);
    age(partial, QDateTime::currentDateTime().addDays(-8));
    found = *m_store->leftovers();
    QCOMPARE(found.size(), 3);
    qint64 freed = 0;
    qint64 promised = 0;
    for (const Leftover &leftover : found) {
        promised += leftover.bytes;
        const auto removed = m_store->removeLeftover(leftover);
        VERIFY_RESULT(removed);
        QCOMPARE(*removed, leftover.bytes);
        freed += *removed;
    }
    QCOMPARE(freed, promised);
    QVERIFY(m_store->leftovers()->isEmpty());
    QVERIFY(!QFile::exists(partial));
    const auto check = *m_store->check();
    QVERIFY(check.isWhole());
    QCOMPARE(check.orphanBlobs + check.partialBlobs + check.trashBlobs, 0);
    QCOMPARE(names(), QStringList{u"other:1"_s});
}

/// Damaged files stay until somebody wants their space back.
void TestTrash::whatRepairsKept()
{
    const QString index = m_store->layout().folder() + u"/index.json"_s;
    const qint64 bytes = QFileInfo(index).size();
    VERIFY_RESULT(store::keepCopy(m_store->layout(), index));
    VERIFY_RESULT(store::keepCopy(m_store->layout(), index));
    const auto found = *m_store->leftovers();
    QCOMPARE(found,
             (QList<Leftover>{{.kind = Leftover::Kind::SetAside, .count = 2, .bytes = 2 * bytes}}));
    QCOMPARE(m_store->check()->setAsideFiles, 2);
    QCOMPARE(*m_store->removeLeftover(found.first()), 2 * bytes);
    QCOMPARE(m_store->check()->setAsideFiles, 0);
    QVERIFY(m_store->leftovers()->isEmpty());
    QCOMPARE(names().size(), 2);
}

/// A pull that is going on with an old file, and an image whose needs are not known.
void TestTrash::leavesWhatOthersHold()
{
    const QString partial = m_store->layout().ingestFolder() + u"/sha256-"_s + QString(64, u'0');
    QVERIFY(QDir().mkpath(m_store->layout().ingestFolder()));
    write(partial, "half");
    age(partial, QDateTime::currentDateTime().addDays(-8));
    auto held = *core::File::open(partial, core::File::Mode::ReadWrite);
    QVERIFY(*held.tryLock());
    const auto found = *m_store->leftovers();
    QCOMPARE(found.size(), 1);
    QCOMPARE(*m_store->removeLeftover(found.first()), 0);
    QVERIFY(QFile::exists(partial));

    const auto orphan = support::addBlob(m_store->layout(), "nobody's", oci::MediaType::OciLayer);
    const QString orphanPath = m_store->layout().blobPath(orphan.digest);
    age(orphanPath, QDateTime::currentDateTime().addDays(-1));
    QCOMPARE(m_store->leftovers()->size(), 2);
    const QString manifest =
        m_store->layout().blobPath(m_store->inspect(u"app:1"_s)->manifestDescriptor.digest);
    QVERIFY(QFile::setPermissions(manifest, QFile::ReadOwner | QFile::WriteOwner));
    write(manifest, "{}");
    m_store = open();
    QCOMPARE(m_store->leftovers()->size(), 1);
    QCOMPARE(*m_store->removeLeftover({.kind = Leftover::Kind::UnneededBlobs}), 0);
    QVERIFY(QFile::exists(orphanPath));
}

/// Several programs remove, undo and reclaim: the store stays whole, and no image is half there.
void TestTrash::manyAtOnce()
{
    for (int i = 0; i < 12; ++i)
        add({Base, "layer " + QByteArray::number(i)}, u"many:%1"_s.arg(i));
    std::vector<std::jthread> threads;
    for (int worker = 0; worker < 4; ++worker) {
        threads.emplace_back([this, worker] {
            const auto mine = open();
            for (int i = worker * 3; i < worker * 3 + 3; ++i) {
                if (const auto plan = mine->planRemoval({u"many:%1"_s.arg(i)}))
                    static_cast<void>(mine->remove(*plan));
                static_cast<void>(mine->undo());
                if (worker == 3)
                    static_cast<void>(mine->reclaim());
            }
        });
    }
    threads.clear();
    const auto check = *m_store->check();
    QVERIFY(check.isWhole());
    QCOMPARE(check.orphanBlobs, 0);
    static_cast<void>(m_store->reclaim());
    QCOMPARE(m_store->check()->trashBlobs, 0);
    QCOMPARE(bytesOnDisk(), *m_store->diskUsage());
}

void TestTrash::parses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isGood");
    const QByteArray digest = oci::Digest::of("x").toString().toUtf8();
    const QByteArray entry = R"({"mediaType":"a/b","digest":")" + digest + R"(","size":1})";
    const auto trash = [](const QByteArray &entries, const QByteArray &blobs) {
        return QByteArray(
                   R"({"removals":[{"time":"2026-01-02T03:04:05.678Z","images":[{"entries":)")
               + entries + R"(,"blobs":)" + blobs + "}]}]}";
    };
    QTest::newRow("nothing") << R"({"removals":[]})"_ba << true;
    QTest::newRow("an image") << trash('[' + entry + ']', R"({")" + digest + R"(":1})") << true;
    QTest::newRow("no JSON") << "trash"_ba << false;
    QTest::newRow("no time") << R"({"removals":[{"images":[]}]})"_ba << false;
    for (const char *time : {"9999-12-31T23:59:59-01:00", "0001-01-01T00:00:00+01:00"})
        QTest::addRow("beyond the calendar: %s", time)
            << QByteArray(R"({"removals":[{"time":")") + time + R"(","images":[]}]})" << false;
    QTest::newRow("half a character")
        << trash('[' + QByteArray(entry).replace("}", R"(,"x":"\ud800"})") + ']', "{}") << true;
    QTest::newRow("no entries") << trash("[]", "{}") << false;
    QTest::newRow("no descriptor") << trash("[{}]", "{}") << false;
    QTest::newRow("two images in one") << trash(
        '[' + entry + ','
            + QByteArray(entry).replace(digest, oci::Digest::of("y").toString().toUtf8()) + ']',
        "{}") << false;
    QTest::newRow("a path for a blob") << trash('[' + entry + ']', R"({"../../etc":1})") << false;
    QTest::newRow("no size") << trash('[' + entry + ']', R"({")" + digest + R"(":"1"})") << false;
    QTest::newRow("less than nothing")
        << trash('[' + entry + ']', R"({")" + digest + R"(":-1})") << false;
}

void TestTrash::parses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isGood);
    const auto trash = store::parseTrash(bytes);
    QCOMPARE(trash.has_value(), isGood);
    if (isGood)
        QCOMPARE(*store::parseTrash(store::trashJson(*trash)), *trash);
}

/// What other tools wrote into an entry is there again after an undo.
void TestTrash::formatIsReadAgain()
{
    const auto added = m_store->layout().updateIndex([](QList<store::LayoutEntry> &entries) {
        for (store::LayoutEntry &entry : entries)
            entry.json.insert(u"x-other"_s, QJsonObject{{u"a"_s, 1}});
        return core::Result<void>();
    });
    VERIFY_RESULT(added);
    const auto before = m_store->layout().readIndex()->entries;
    static_cast<void>(remove({u"app:1"_s}));
    VERIFY_RESULT(m_store->undo());
    const auto after = m_store->layout().readIndex()->entries;
    QCOMPARE(after.size(), before.size());
    for (const store::LayoutEntry &entry : before)
        QVERIFY(after.contains(entry));
}

QTEST_GUILESS_MAIN(TestTrash)
#include "tst_trash.moc"
