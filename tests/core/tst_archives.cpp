// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/archivefile.h"
#include "core/store/ocistore.h"
#include "tests/support/compressing.h"
#include "tests/support/expected.h"
#include "tests/support/layoutimage.h"
#include "tests/support/tarbuilder.h"
#include "tests/support/tools.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using store::SaveOptions;
using support::TarBuilder;

namespace {

using Format = SaveOptions::Format;

/// A store in a folder of its own, with nothing in it.
struct TestStore
{
    QTemporaryDir folder;
    std::shared_ptr<store::OciStore> store = *store::OciStore::open(
        folder.filePath(u"images"_s), layers::TocCache(folder.filePath(u"tables"_s)));

    store::OciStore *operator->() const { return store.get(); }
    store::OciStore &operator*() const { return *store; }
    QString filePath(const QString &name) const { return folder.filePath(name); }

    void name(const oci::Descriptor &target, const QString &name) const
    {
        const auto missing = store->addImage(target, *oci::Reference::parse(name), {target});
        VERIFY_RESULT(missing);
    }
    QStringList names() const
    {
        const auto images = store->list();
        QStringList names;
        for (const store::Image &image : *images) {
            for (const oci::Reference &name : image.names)
                names += name.toString();
            if (image.names.isEmpty())
                names += image.target.digest.toString();
        }
        names.sort();
        return names;
    }
    /// No damage, nothing that no image has, and nothing on its way.
    bool isClean() const
    {
        const auto report = store->check();
        return report && report->isWhole() && report->orphanBlobs == 0 && ingestFiles() == 0;
    }
    int ingestFiles() const
    {
        QDirIterator files(store->layout().folder() + u"/.millefeuille-ingest"_s, QDir::Files,
                           QDirIterator::Subdirectories);
        int count = 0;
        for (; files.hasNext(); files.next())
            ++count;
        return count;
    }
};

const QByteArray Base = TarBuilder().folder("etc").file("etc/name", "base").bytes();
const QByteArray App = TarBuilder().folder("bin").filler("bin/app", 300'000).bytes();
const QByteArray Other = TarBuilder().file("other", "other").bytes();

const QString AppOne = u"docker.io/library/app:1"_s;
const QString AppLatest = u"docker.io/library/app:latest"_s;
const QString OtherOne = u"registry.example:5000/team/other:1"_s;

/// Two images on one base; one of them has two names.
void fill(const TestStore &test)
{
    const auto app = support::addImage(test->layout(), {Base, App});
    test.name(app, AppOne);
    test.name(app, AppLatest);
    test.name(support::addImage(test->layout(), {Base, Other}), OtherOne);
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void writeAll(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

core::Result<store::LoadReport> load(const TestStore &test, const QByteArray &archive)
{
    const QString path = test.filePath(u"archive.tar"_s);
    writeAll(path, archive);
    core::Progress progress;
    return store::loadFile(*test, path, progress);
}

core::Result<void> save(const TestStore &test, const QStringList &names, const QString &path,
                        const SaveOptions &options = {}, bool isPacked = false)
{
    core::Progress progress;
    return store::saveToFile(*test, names, {path, options, isPacked}, progress);
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray configOf(const QList<QByteArray> &layers)
{
    QJsonArray diffIds;
    for (const QByteArray &layer : layers)
        diffIds.append(oci::Digest::of(layer).toString());
    return json({{u"os"_s, u"linux"_s},
                 {u"architecture"_s, u"amd64"_s},
                 {u"rootfs"_s, QJsonObject{{u"type"_s, u"layers"_s}, {u"diff_ids"_s, diffIds}}}});
}

QByteArray dockerManifest(const QString &config, const QStringList &layers, const QStringList &tags)
{
    return QJsonDocument(QJsonArray{QJsonObject{{u"Config"_s, config},
                                                {u"RepoTags"_s, QJsonArray::fromStringList(tags)},
                                                {u"Layers"_s, QJsonArray::fromStringList(layers)}}})
        .toJson(QJsonDocument::Compact);
}

} // namespace

class TestArchives final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comeBack_data();
    void comeBack();
    void haveThePlannedSize();
    void keepEveryPlatform();
    void othersRead_data();
    void othersRead();
    void ofOthers_data();
    void ofOthers();
    void oldDockerArchive();
    void largeWindows();
    void knownBlobsAreNotWrittenAgain();
    void damaged_data();
    void damaged();
    void failedSaveLeavesNothing();
    void cancelled();
    void tagged();
    void copied();
};

void TestArchives::comeBack_data()
{
    QTest::addColumn<Format>("format");
    QTest::addColumn<bool>("isPacked");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("expected");

    for (const bool isPacked : {false, true}) {
        for (const Format format : {Format::Docker, Format::Oci}) {
            const auto row = [&](const char *what, const QStringList &names,
                                 const QStringList &expected) {
                QTest::addRow("%s, %s%s", what, format == Format::Oci ? "oci" : "docker",
                              isPacked ? ", zstd" : "")
                    << format << isPacked << names << expected;
            };
            row("one name", {u"app:1"_s}, {AppOne});
            row("two names of one", {u"app:1"_s, u"app"_s}, {AppOne, AppLatest});
            row("two images", {AppOne, OtherOne}, {AppOne, OtherOne});
        }
    }
}

void TestArchives::comeBack()
{
    QFETCH(const Format, format);
    QFETCH(const bool, isPacked);
    QFETCH(const QStringList, names);
    QFETCH(const QStringList, expected);
    TestStore from;
    fill(from);
    const QString path = from.filePath(u"saved"_s);
    VERIFY_RESULT(save(from, names, path, {.format = format, .platform = {}}, isPacked));

    TestStore to;
    core::Progress progress;
    const auto loaded = store::loadFile(*to, path, progress);
    VERIFY_RESULT(loaded);
    QStringList reported = loaded->names;
    reported.sort();
    QCOMPARE(reported, expected);
    QCOMPARE(to.names(), expected);
    QVERIFY(to.isClean());
    QCOMPARE(progress.status().doneBytes, QFileInfo(path).size());
    QCOMPARE(progress.status().totalBytes, QFileInfo(path).size());
    // The same image, to the last bit.
    for (const QString &name : expected) {
        const auto before = from->inspect(name);
        const auto after = to->inspect(name);
        VERIFY_RESULT(after);
        QCOMPARE(after->image.target.digest, before->image.target.digest);
        QCOMPARE(after->configJson, before->configJson);
        VERIFY_RESULT(to->analyze(*after));
    }
}

void TestArchives::haveThePlannedSize()
{
    TestStore test;
    fill(test);
    const QString path = test.filePath(u"saved"_s);
    core::Progress progress;
    VERIFY_RESULT(store::saveToFile(*test, {AppOne, OtherOne}, {.path = path}, progress));
    QCOMPARE(QFileInfo(path).size(), progress.status().totalBytes);
    // The same images make the same bytes.
    const QByteArray first = readAll(path);
    VERIFY_RESULT(save(test, {AppOne, OtherOne}, path));
    QCOMPARE(readAll(path), first);
    // A path that is too long for a header of the tar.
    const oci::Digest longer = oci::Digest::of(Base, oci::Digest::Algorithm::Sha512);
    VERIFY_RESULT(test->layout().writeBlob(longer, Base));
    const auto blob = oci::Descriptor::of(oci::MediaType::OciLayer, longer, Base.size());
    const store::ArchivePlan plan({{.target = blob, .layers = {blob}}}, false);
    qint64 written = 0;
    VERIFY_RESULT(plan.write(test->layout(),
                             [&written](QByteArrayView bytes) {
                                 written += bytes.size();
                                 return core::Result<void>();
                             },
                             progress, {}));
    QCOMPARE(written, plan.size());
}

void TestArchives::keepEveryPlatform()
{
    TestStore from;
    auto &layout = from->layout();
    const auto amd = support::addImage(layout, {Base, App}, u"linux/amd64"_s);
    const auto arm = support::addImage(layout, {Base, Other}, u"linux/arm64"_s);
    from.name(support::addIndex(layout, {amd, arm}), AppOne);
    const QString path = from.filePath(u"saved"_s);

    VERIFY_RESULT(save(from, {AppOne}, path, {.format = Format::Oci, .platform = {}}));
    TestStore all;
    VERIFY_RESULT(load(all, readAll(path)));
    QCOMPARE(all->inspect(AppOne)->image.target.digest, from->inspect(AppOne)->image.target.digest);
    QCOMPARE(all->inspect(AppOne)->image.platforms.size(), 2);
    QVERIFY(all.isClean());

    const auto wanted = oci::Platform::parse(u"linux/arm64");
    VERIFY_RESULT(save(from, {AppOne}, path, {.format = Format::Docker, .platform = *wanted}));
    TestStore one;
    VERIFY_RESULT(load(one, readAll(path)));
    QCOMPARE(one->inspect(AppOne)->image.target.digest, arm.digest);
    QVERIFY(one.isClean());

    // An index of which only one platform is there.
    TestStore part;
    VERIFY_RESULT(part->load(
        [bytes = QByteArray(), at = qsizetype(0), path](std::span<char> out) mutable {
            if (bytes.isEmpty())
                bytes = readAll(path);
            const auto count = std::min<qsizetype>(bytes.size() - at, qsizetype(out.size()));
            std::copy_n(bytes.constData() + at, count, out.data());
            at += count;
            return core::Result<qsizetype>(count);
        },
        u"stream"_s, *std::make_unique<core::Progress>()));
    QCOMPARE(part.names(), QStringList{AppOne});
}

void TestArchives::othersRead_data()
{
    QTest::addColumn<Format>("format");
    QTest::addColumn<QString>("transport");
    QTest::newRow("docker-archive") << Format::Docker << u"docker-archive:%1:app:1"_s;
    QTest::newRow("docker as oci") << Format::Docker << u"oci-archive:%1:%2"_s;
    QTest::newRow("oci-archive") << Format::Oci << u"oci-archive:%1:%2"_s;
}

void TestArchives::othersRead()
{
    REQUIRE_TOOLS(u"skopeo"_s);
    QFETCH(const Format, format);
    QFETCH(const QString, transport);
    TestStore test;
    fill(test);
    const QString path = test.filePath(u"saved.tar"_s);
    VERIFY_RESULT(save(test, {AppOne, OtherOne}, path, {.format = format, .platform = {}}));
    const QString source =
        transport.contains(u"%2") ? transport.arg(path, AppOne) : transport.arg(path);
    const auto copied = support::runTool(
        u"skopeo"_s, {u"copy"_s, u"-q"_s, source, u"oci:"_s + test.filePath(u"copy"_s) + u":x"_s});
    QVERIFY2(copied.isDone(), copied.errors.constData());
    const auto layout =
        store::OciStore::open(test.filePath(u"copy"_s), layers::TocCache(test.filePath(u"t"_s)));
    VERIFY_RESULT(layout);
    const auto images = (*layout)->list();
    VERIFY_RESULT(images);
    QCOMPARE(images->size(), 1);
    const auto details = (*layout)->inspect(images->first().target.digest.toString());
    VERIFY_RESULT(details);
    QCOMPARE(details->config.diffIds, test->inspect(AppOne)->config.diffIds);
}

void TestArchives::ofOthers_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("name");
    QTest::newRow("docker-archive") << u"docker-archive:%1:app:2"_s << u"docker.io/library/app:2"_s;
    QTest::newRow("oci-archive, full name")
        << u"oci-archive:%1:example.org/app:3"_s << u"example.org/app:3"_s;
    QTest::newRow("oci-archive, bare tag")
        << u"oci-archive:%1:seven"_s << u"localhost/saved:seven"_s;
}

void TestArchives::ofOthers()
{
    REQUIRE_TOOLS(u"skopeo"_s);
    QFETCH(const QString, target);
    QFETCH(const QString, name);
    TestStore from;
    from.name(support::addImage(from->layout(), {Base, App}), AppOne);
    const QString path = from.filePath(u"saved.tar"_s);
    const auto saved = support::runTool(
        u"skopeo"_s, {u"copy"_s, u"-q"_s, u"oci:%1:%2"_s.arg(from->layout().folder(), AppOne),
                      target.arg(path)});
    QVERIFY2(saved.isDone(), saved.errors.constData());

    TestStore to;
    core::Progress progress;
    VERIFY_RESULT(store::loadFile(*to, path, progress));
    QCOMPARE(to.names(), QStringList{name});
    QVERIFY(to.isClean());
    const auto details = to->inspect(name);
    VERIFY_RESULT(details);
    QCOMPARE(details->config.diffIds, from->inspect(AppOne)->config.diffIds);
    VERIFY_RESULT(to->analyze(*details));
}

void TestArchives::oldDockerArchive()
{
    // As Docker wrote it before 1.10 and up to 24: a folder a layer, links for what is there twice.
    const QByteArray config = configOf({Base, App, Base});
    const QByteArray archive =
        TarBuilder()
            .folder("a1")
            .file("a1/layer.tar", Base)
            .folder("b2")
            .file("b2/layer.tar", App)
            .folder("c3")
            .symlink("c3/layer.tar", "../a1/layer.tar")
            .file("f00.json", config)
            .file("repositories", "{}")
            .file("manifest.json",
                  dockerManifest(u"f00.json"_s,
                                 {u"a1/layer.tar"_s, u"b2/layer.tar"_s, u"c3/layer.tar"_s},
                                 {u"old:1"_s, u"not a name"_s}))
            .bytes();
    TestStore test;
    VERIFY_RESULT(load(test, support::gzip(archive)));
    QCOMPARE(test.names(), QStringList{u"docker.io/library/old:1"_s});
    QVERIFY(test.isClean());
    QCOMPARE(test->inspect(u"old:1"_s)->configJson, config);
    QCOMPARE(test->inspect(u"old:1"_s)->manifest.layers.size(), 3);
    // Without a name it can still be found.
    TestStore nameless;
    VERIFY_RESULT(
        load(nameless, TarBuilder()
                           .file("layer", support::gzip(Base))
                           .file("config", configOf({Base}))
                           .file("manifest.json", dockerManifest(u"config"_s, {u"layer"_s}, {}))
                           .bytes()));
    QCOMPARE(nameless->list()->size(), 1);
    QVERIFY(nameless->list()->first().isDangling());
    const auto details = nameless->inspect(nameless.names().first());
    VERIFY_RESULT(details);
    QCOMPARE(details->manifest.layers.first().mediaType, oci::MediaType::OciLayerGzip);
    QVERIFY(nameless.isClean());
}

/// An archive may be packed with a window of 128 MiB, a layer in it may not.
void TestArchives::largeWindows()
{
    const auto zstdLong = [](const QByteArray &bytes) {
        return support::filterThrough(u"zstd"_s, {u"-qc"_s, u"--long=27"_s}, bytes);
    };
    const QByteArray config = configOf({Base});
    const auto archiveOf = [&](const QByteArray &layer) {
        return TarBuilder()
            .file("config.json", config)
            .file("layer.tar", layer)
            .file("manifest.json", dockerManifest(u"config.json"_s, {u"layer.tar"_s}, {u"app:1"_s}))
            .bytes();
    };
    TestStore test;
    VERIFY_RESULT(load(test, zstdLong(archiveOf(Base))));
    QCOMPARE(test.names(), QStringList{AppOne});

    TestStore none;
    const auto refused = load(none, archiveOf(zstdLong(Base)));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::LimitExceeded);
    QCOMPARE(none.names(), QStringList());
}

void TestArchives::knownBlobsAreNotWrittenAgain()
{
    TestStore test;
    fill(test);
    const QString path = test.filePath(u"saved.tar"_s);
    VERIFY_RESULT(save(test, {AppOne}, path));
    const QString blob = test->layout().blobPath(oci::Digest::of(App));
    const QDateTime written = QFileInfo(blob).lastModified();
    core::Progress progress;
    VERIFY_RESULT(store::loadFile(*test, path, progress));
    QCOMPARE(QFileInfo(blob).lastModified(), written);
    QCOMPARE(test->list()->size(), 2);
    QVERIFY(test.isClean());
}

void TestArchives::damaged_data()
{
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<ErrorCode>("code");

    TestStore from;
    fill(from);
    const QString path = from.filePath(u"saved"_s);
    VERIFY_RESULT(save(from, {AppOne}, path));
    const QByteArray good = readAll(path);
    QByteArray flipped = good;
    flipped[good.indexOf(App.sliced(1000, 100)) + 50] ^= 1;
    QTest::newRow("a byte of a layer") << flipped << ErrorCode::DigestMismatch;
    QTest::newRow("cut off") << good.first(good.size() / 2) << ErrorCode::Corrupt;
    QTest::newRow("cut between entries") << good.first(good.indexOf(
        "blobs/sha256/" + oci::Digest::of(App).encoded().toLatin1(), good.indexOf(Base.first(100))))
                                         << ErrorCode::NotFound;
    QTest::newRow("no tar") << QByteArray(5000, 'x') << ErrorCode::Corrupt;
    QTest::newRow("empty") << QByteArray() << ErrorCode::Unsupported;
    QTest::newRow("another tar") << Base << ErrorCode::Unsupported;
    const auto docker = [](const QByteArray &config, const QByteArray &layer) {
        return TarBuilder()
            .file("layer", layer)
            .file("config", config)
            .file("manifest.json", dockerManifest(u"config"_s, {u"layer"_s}, {u"x"_s}))
            .bytes();
    };
    QTest::newRow("another DiffID") << docker(configOf({App}), Base) << ErrorCode::DigestMismatch;
    QTest::newRow("more DiffIDs") << docker(configOf({Base, App}), Base) << ErrorCode::Corrupt;
    QTest::newRow("no config") << docker("{", Base) << ErrorCode::Corrupt;
    QTest::newRow("a layer that is no tar")
        << docker(configOf({QByteArray(5000, 'x')}), QByteArray(5000, 'x')) << ErrorCode::Corrupt;
    QTest::newRow("a layer that leads out")
        << TarBuilder()
               .file("config", configOf({Base}))
               .symlink("layer", "/etc/passwd")
               .file("manifest.json", dockerManifest(u"config"_s, {u"layer"_s}, {u"x"_s}))
               .bytes()
        << ErrorCode::NotFound;
}

void TestArchives::damaged()
{
    QFETCH(const QByteArray, archive);
    QFETCH(const ErrorCode, code);
    TestStore test;
    test.name(support::addImage(test->layout(), {Other}), OtherOne);
    const auto loaded = load(test, archive);
    QVERIFY(!loaded);
    QVERIFY2(loaded.error().code == code, support::why(loaded).constData());
    QVERIFY(!loaded.error().message.isEmpty());
    QCOMPARE(test.names(), QStringList{OtherOne});
    QVERIFY(test.isClean());
}

void TestArchives::failedSaveLeavesNothing()
{
    TestStore test;
    fill(test);
    QTemporaryDir target;
    const QString path = target.filePath(u"saved.tar"_s);
    QVERIFY(!save(test, {u"nothing:1"_s}, path));
    QVERIFY(QFile::remove(test->layout().blobPath(oci::Digest::of(App))));
    QVERIFY(!save(test, {AppOne}, path));
    QVERIFY(!save(test, {AppOne}, path, {}, true));
    QCOMPARE(QDir(target.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
    // What was there stays.
    writeAll(path, "precious");
    QVERIFY(!save(test, {AppOne}, path));
    QCOMPARE(readAll(path), QByteArray("precious"));
    QVERIFY(!save(test, {OtherOne}, target.filePath(u"no/folder.tar"_s)));
}

void TestArchives::cancelled()
{
    TestStore test;
    fill(test);
    QTemporaryDir target;
    const QString path = target.filePath(u"saved.tar"_s);
    core::Progress progress;
    std::stop_source stop;
    stop.request_stop();
    const auto saved =
        store::saveToFile(*test, {AppOne}, {.path = path}, progress, stop.get_token());
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::Cancelled);
    QCOMPARE(QDir(target.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
    VERIFY_RESULT(save(test, {AppOne}, path));
    TestStore to;
    const auto loaded = store::loadFile(*to, path, progress, stop.get_token());
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ErrorCode::Cancelled);
    QVERIFY(to.isClean());
    QVERIFY(to.names().isEmpty());
}

void TestArchives::tagged()
{
    TestStore test;
    fill(test);
    const oci::Digest app = test->inspect(AppOne)->image.target.digest;
    VERIFY_RESULT(test->tag(u"app:1"_s, *oci::Reference::parse(u"mine/app:new")));
    QCOMPARE(test->inspect(u"mine/app:new"_s)->image.target.digest, app);
    // By ID, over a name that another image had: that one keeps its place without it.
    VERIFY_RESULT(test->tag(app.encoded().first(12), *oci::Reference::parse(OtherOne)));
    QCOMPARE(test->inspect(OtherOne)->image.target.digest, app);
    QCOMPARE(test->list()->size(), 2);
    QVERIFY(test.isClean());
    QVERIFY(!test->tag(u"nothing"_s, *oci::Reference::parse(u"x")));
    const auto digest = test->tag(AppOne, oci::Reference::parse(u"x")->withDigest(app));
    QVERIFY(!digest);
    QCOMPARE(digest.error().code, ErrorCode::InvalidArgument);
}

void TestArchives::copied()
{
    TestStore from;
    fill(from);
    TestStore to;
    core::Progress progress;
    const auto copied = from->copyTo({AppOne}, *to, progress);
    VERIFY_RESULT(copied);
    QCOMPARE(copied->names, QStringList{AppOne});
    QCOMPARE(to.names(), QStringList{AppOne});
    QVERIFY(to.isClean());
    // By ID all names go along, and no layer that is there.
    const QString blob = to->layout().blobPath(oci::Digest::of(App));
    const QDateTime written = QFileInfo(blob).lastModified();
    VERIFY_RESULT(from->copyTo({from->inspect(AppOne)->image.target.digest.toString(), OtherOne},
                               *to, progress));
    QCOMPARE(QFileInfo(blob).lastModified(), written);
    QCOMPARE(to.names(), from.names());
    QVERIFY(to.isClean());
}

QTEST_GUILESS_MAIN(TestArchives)
#include "tst_archives.moc"
