// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/ocistore.h"

#include "core/store/blobingest.h"
#include "core/store/storecheck.h"
#include "tests/support/expected.h"
#include "tests/support/layoutimage.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

qint64 bytesOnDisk(const QString &folder)
{
    qint64 sum = 0;
    const QDir blobs(folder + u"/blobs/sha256"_s);
    for (const QFileInfo &info : blobs.entryInfoList(QDir::Files))
        sum += info.size();
    return sum;
}

oci::Reference named(const QString &name)
{
    return *oci::Reference::parse(name);
}

QStringList namesOf(const store::Image &image)
{
    QStringList names;
    for (const oci::Reference &name : image.names)
        names.append(name.toString());
    return names;
}

/// A store in a folder of its own, with nothing in it.
struct TestStore
{
    QTemporaryDir folder;
    std::shared_ptr<store::OciStore> store = *store::OciStore::open(
        folder.filePath(u"images"_s), layers::TocCache(folder.filePath(u"tables"_s)));

    QString path() const { return folder.filePath(u"images"_s); }
    void add(const oci::Descriptor &target, const QString &name)
    {
        const auto missing = store->addImage(target, named(name), {target});
        QVERIFY(missing);
        QVERIFY(missing->isEmpty());
    }
    QList<store::Image> list() { return *store->list(); }
};

const QByteArray Base(3000, 'b');
const QByteArray App(5000, 'a');
const QByteArray Other(7000, 'o');

} // namespace

class TestOciStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsEmptyAndIsALayout();
    void refusesFoldersOfOthers();
    void countsSharedLayersOnce();
    void keepsThePlaceOfAMovedTag();
    void findsByName_data();
    void findsByName();
    void untagsBeforeItDeletes();
    void planAndReportAgreeWithTheDisk();
    void keepsWhatIsTaggedMeanwhile();
    void addsNothingThatIsIncomplete();
    void listsPlatformsOfAnIndex();
    void removesAnImageThatCannotBeRead();
    void keepsForeignEntries();
    void checkFindsDamage_data();
    void checkFindsDamage();
};

void TestOciStore::startsEmptyAndIsALayout()
{
    TestStore test;
    QVERIFY(test.list().isEmpty());
    QVERIFY(QFile::exists(test.path() + u"/oci-layout"_s));
    QVERIFY(QFile::exists(test.path() + u"/index.json"_s));
    // A second look finds the same store.
    QVERIFY(store::OciStore::open(test.path(), layers::TocCache(test.path()), false));
}

void TestOciStore::refusesFoldersOfOthers()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"holiday.jpg"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto opened = store::OciStore::open(folder.path(), layers::TocCache(folder.path()));
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, core::ErrorCode::InvalidArgument);
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);

    const auto missing =
        store::OciStore::open(folder.filePath(u"none"_s), layers::TocCache(folder.path()), false);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, core::ErrorCode::NotFound);
}

void TestOciStore::countsSharedLayersOnce()
{
    TestStore test;
    auto &layout = test.store->layout();
    test.add(support::addImage(layout, {Base, App}), u"app:1"_s);
    test.add(support::addImage(layout, {Base, Other}), u"other:1"_s);
    const auto app = test.store->inspect(u"app:1"_s);
    VERIFY_RESULT(app);
    QCOMPARE(app->sharedWith.size(), 1); // Base, and nothing of itself.
    QCOMPARE(app->sharedWith.first().image.names.first().familiar(), u"other:1"_s);
    QCOMPARE(app->sharedWith.first().layers, QList{0});
    QCOMPARE(app->sharedWith.first().bytes, app->manifest.layers.first().size);
    const auto images = test.list();
    QCOMPARE(images.size(), 2);
    // Each has its own layer, configuration and manifest; the base is shared.
    qint64 unique = 0;
    for (const store::Image &image : images) {
        QCOMPARE(image.sizeBytes - image.uniqueBytes, Base.size());
        unique += image.uniqueBytes;
    }
    QCOMPARE(unique + Base.size(), bytesOnDisk(test.path()));
}

void TestOciStore::keepsThePlaceOfAMovedTag()
{
    TestStore test;
    auto &layout = test.store->layout();
    const auto first = support::addImage(layout, {Base});
    const auto second = support::addImage(layout, {Base, App});
    test.add(first, u"app:1"_s);
    test.add(second, u"app:1"_s);
    auto images = test.list();
    QCOMPARE(images.size(), 2);
    for (const store::Image &image : images)
        QCOMPARE(image.isDangling(), image.target.digest == first.digest);
    // Moving it back leaves one dangling image, the other one.
    test.add(first, u"app:1"_s);
    images = test.list();
    QCOMPARE(images.size(), 2);
    for (const store::Image &image : images)
        QCOMPARE(image.isDangling(), image.target.digest == second.digest);
}

void TestOciStore::findsByName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("code"); // -1: found
    const auto row = [](const char *title, const QString &name, int code = -1) {
        QTest::newRow(title) << name << code;
    };
    const int notFound = int(core::ErrorCode::NotFound);
    row("short name", u"app:1"_s);
    row("full name", u"docker.io/library/app:1"_s);
    row("digest", u"DIGEST"_s);
    row("name with digest", u"app@DIGEST"_s);
    row("start of the digest", u"HEX12"_s);
    row("image id", u"CONFIG"_s);
    row("other tag", u"app:2"_s, notFound);
    row("other registry", u"localhost:5000/library/app:1"_s, notFound);
    row("unknown digest", u"sha256:"_s + QString(64, u'0'), notFound);
    row("too short", u"abc"_s, notFound);
    row("nonsense", u"//"_s, notFound);
}

void TestOciStore::findsByName()
{
    QFETCH(QString, name);
    QFETCH(int, code);
    TestStore test;
    const auto target = support::addImage(test.store->layout(), {Base, App});
    test.add(target, u"app:1"_s);
    const auto config = test.list().first().platforms.first().configDigest;
    name.replace(u"DIGEST"_s, target.digest.toString());
    name.replace(u"HEX12"_s, target.digest.shortForm());
    name.replace(u"CONFIG"_s, config.toString());
    const auto details = test.store->inspect(name);
    QCOMPARE(details ? -1 : int(details.error().code), code);
    if (details) {
        QCOMPARE(details->manifest.layers.size(), 2);
        QCOMPARE(details->config.historyOfLayer(1)->createdBy, u"RUN make 1"_s);
        QCOMPARE(oci::Digest::of(details->manifestJson), target.digest);
        QVERIFY(details->indexJson.isEmpty());
    }
}

void TestOciStore::untagsBeforeItDeletes()
{
    TestStore test;
    const auto target = support::addImage(test.store->layout(), {Base});
    test.add(target, u"app:1"_s);
    test.add(target, u"app:latest"_s);
    const qint64 before = bytesOnDisk(test.path());

    auto plan = *test.store->planRemoval({u"app:1"_s});
    QCOMPARE(plan.items.size(), 1);
    QVERIFY(!plan.items.first().deleted);
    QCOMPARE(plan.freedBytes, 0);
    auto report = *test.store->remove(plan);
    QCOMPARE(report.untagged, QStringList{u"docker.io/library/app:1"_s});
    QVERIFY(report.deleted.isEmpty());
    QCOMPARE(bytesOnDisk(test.path()), before);
    QCOMPARE(namesOf(test.list().first()), QStringList{u"docker.io/library/app:latest"_s});

    plan = *test.store->planRemoval({u"app"_s});
    QVERIFY(plan.items.first().deleted);
    QCOMPARE(plan.freedBytes, before);
    report = *test.store->remove(plan);
    QCOMPARE(report.freedBytes, before);
    QCOMPARE(*test.store->reclaim(), before);
    QCOMPARE(bytesOnDisk(test.path()), 0);
    QVERIFY(test.list().isEmpty());
}

void TestOciStore::planAndReportAgreeWithTheDisk()
{
    TestStore test;
    auto &layout = test.store->layout();
    const auto app = support::addImage(layout, {Base, App});
    test.add(app, u"app:1"_s);
    test.add(app, u"app:2"_s);
    test.add(support::addImage(layout, {Base, Other}), u"other:1"_s);
    const qint64 before = bytesOnDisk(test.path());

    // By digest: both tags go. The base stays because of the other image.
    const auto plan = *test.store->planRemoval({app.digest.toString()});
    QCOMPARE(plan.items.first().untagged.size(), 2);
    QCOMPARE(plan.items.first().sharedBytes, Base.size());
    const auto report = *test.store->remove(plan);
    QCOMPARE(report.freedBytes, plan.freedBytes);
    QCOMPARE(*test.store->reclaim(), plan.freedBytes);
    QCOMPARE(bytesOnDisk(test.path()), before - plan.freedBytes);
    QVERIFY(test.store->check()->isWhole());
    QCOMPARE(test.store->check()->orphanBlobs, 0);

    // Both at once: what only they share comes back too, once.
    test.add(support::addImage(layout, {Base, App}), u"app:1"_s);
    const auto all = *test.store->planRemoval({u"app:1"_s, u"other:1"_s});
    QCOMPARE(all.freedBytes, before);
}

void TestOciStore::keepsWhatIsTaggedMeanwhile()
{
    TestStore test;
    const auto target = support::addImage(test.store->layout(), {Base});
    test.add(target, u"app:1"_s);
    const auto plan = *test.store->planRemoval({u"app:1"_s});
    QVERIFY(plan.items.first().deleted);
    // Another program gives it a second name before the person agrees.
    test.add(target, u"app:2"_s);
    const auto report = *test.store->remove(plan);
    QCOMPARE(report.untagged.size(), 1);
    QVERIFY(report.deleted.isEmpty());
    QCOMPARE(report.freedBytes, 0);
    QCOMPARE(namesOf(test.list().first()), QStringList{u"docker.io/library/app:2"_s});
}

void TestOciStore::addsNothingThatIsIncomplete()
{
    TestStore test;
    auto &layout = test.store->layout();
    const auto target = support::addImage(layout, {Base});
    const auto base = oci::Descriptor::of(oci::MediaType::OciLayer, Base);
    QVERIFY(layout.removeBlob(base.digest));
    const auto missing = test.store->addImage(target, named(u"app:1"_s), {target, base});
    QVERIFY(missing);
    QCOMPARE(*missing, QList{base});
    QVERIFY(test.list().isEmpty());
}

void TestOciStore::listsPlatformsOfAnIndex()
{
    TestStore test;
    auto &layout = test.store->layout();
    const auto amd = support::addImage(layout, {Base, App}, u"linux/amd64"_s);
    const auto arm = support::addImage(layout, {Base, Other}, u"linux/arm64"_s);
    oci::Descriptor elsewhere = arm;
    elsewhere.digest = oci::Digest::of("elsewhere");
    elsewhere.platform = *oci::Platform::parse(u"linux/s390x"_s);
    const auto index = support::addIndex(layout, {amd, arm, elsewhere});
    test.add(index, u"app:1"_s);

    const auto images = test.list();
    QCOMPARE(images.size(), 1);
    QCOMPARE(images.first().platforms.size(), 2);
    QCOMPARE(images.first().platformsElsewhere, 1);
    QCOMPARE(images.first().sizeBytes, bytesOnDisk(test.path()));

    const auto details = test.store->inspect(u"app:1"_s, oci::Platform::parse(u"arm64"_s).value());
    QVERIFY(details);
    QCOMPARE(details->manifestDescriptor.digest, arm.digest);
    QCOMPARE(oci::Digest::of(details->indexJson), index.digest);
    const auto absent = test.store->inspect(u"app:1"_s, oci::Platform::parse(u"s390x"_s).value());
    QVERIFY(!absent);
    QCOMPARE(absent.error().code, core::ErrorCode::NotFound);
    QVERIFY(absent.error().message.contains("linux/arm64"_L1));
    // A platform that was not pulled is no damage.
    QVERIFY(test.store->check()->isWhole());
}

void TestOciStore::removesAnImageThatCannotBeRead()
{
    TestStore test;
    const auto target = support::addImage(test.store->layout(), {Base});
    test.add(target, u"app:1"_s);
    QFile manifest(test.store->layout().blobPath(target.digest));
    QVERIFY(manifest.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(manifest.open(QIODevice::WriteOnly));
    manifest.write("{");
    manifest.close();
    QCOMPARE(test.list().size(), 1);
    QVERIFY(!test.store->inspect(u"app:1"_s));
    QVERIFY(test.store->remove(*test.store->planRemoval({u"app:1"_s})));
    QVERIFY(test.list().isEmpty());
}

void TestOciStore::keepsForeignEntries()
{
    TestStore test;
    QFile index(test.store->layout().indexPath());
    QVERIFY(index.open(QIODevice::WriteOnly));
    index.write(
        R"({"schemaVersion":2,"x":1,"manifests":[{"mediaType":"application/x","digest":"blake3:00"}]})");
    index.close();
    test.add(support::addImage(test.store->layout(), {Base}), u"app:1"_s);
    QVERIFY(index.open(QIODevice::ReadOnly));
    const QByteArray after = index.readAll();
    QVERIFY(after.contains("blake3:00"));
    QVERIFY(after.contains("\"x\":1"));
    QCOMPARE(test.list().size(), 1);
}

void TestOciStore::checkFindsDamage_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<QString>("blob");
    QTest::addColumn<int>("kind");
    const int corrupt = int(store::Damage::Kind::Corrupt);
    const int missing = int(store::Damage::Kind::Missing);
    for (const char *blob : {"layer", "config", "manifest"}) {
        const auto name = [&](const char *what) { return QByteArray(blob) + ' ' + what; };
        const QString text = QString::fromLatin1(blob);
        QTest::newRow(name("flipped").constData()) << u"flip"_s << text << corrupt;
        QTest::newRow(name("truncated").constData()) << u"truncate"_s << text << corrupt;
        QTest::newRow(name("longer").constData()) << u"append"_s << text << corrupt;
        if (text != "manifest"_L1)
            QTest::newRow(name("missing").constData()) << u"remove"_s << text << missing;
    }
}

void TestOciStore::checkFindsDamage()
{
    QFETCH(QString, damage);
    QFETCH(QString, blob);
    QFETCH(int, kind);
    TestStore test;
    auto &layout = test.store->layout();
    const auto target = support::addImage(layout, {Base});
    test.add(target, u"app:1"_s);
    QVERIFY(test.store->check()->isWhole());
    const auto details = *test.store->inspect(u"app:1"_s);
    const oci::Digest digest = blob == "layer"_L1    ? details.manifest.layers.first().digest
                               : blob == "config"_L1 ? details.manifest.config.digest
                                                     : target.digest;
    QFile file(layout.blobPath(digest));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    if (damage == "remove"_L1) {
        QVERIFY(file.remove());
    } else {
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (damage == "truncate"_L1)
            QVERIFY(file.resize(file.size() - 1));
        file.seek(damage == "append"_L1 ? file.size() : 0);
        file.write("X");
        file.close();
    }
    const auto report = test.store->check();
    QVERIFY(report);
    QCOMPARE(report->damages.size(), 1);
    QCOMPARE(int(report->damages.first().kind), kind);
    QCOMPARE(report->damages.first().path, layout.blobPath(digest));
    QCOMPARE(report->damages.first().images, QStringList{u"docker.io/library/app:1"_s});
}

QTEST_GUILESS_MAIN(TestOciStore)
#include "tst_ocistore.moc"
