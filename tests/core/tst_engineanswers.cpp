// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/engine/containersummary.h"
#include "core/engine/diskusage.h"
#include "core/engine/engineinfo.h"
#include "core/engine/engineleftovers.h"
#include "core/engine/imageinspect.h"
#include "core/engine/imagelisting.h"
#include "core/engine/imagesummary.h"
#include "core/engine/removalanswer.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// "sha256:" and 64 times \a digit.
QByteArray id(char digit)
{
    return "sha256:" + QByteArray(64, digit);
}

oci::Digest digest(char digit)
{
    return oci::Digest::parse(QString::fromLatin1(id(digit))).value();
}

QByteArray inspectJson(const QByteArray &layers)
{
    return R"({"Id":")" + id('a')
           + R"(","RepoTags":null,"Created":"2026-01-02T03:04:05.6Z","Author":"me",)"
             R"("Config":{"Env":["A=b"],"Cmd":["/bin/sh"],"Labels":null},"Architecture":"arm64",)"
             R"("Variant":"v8","Os":"linux","Size":30,"RootFS":{"Type":"layers","Layers":[)"
           + layers + "]}}";
}

QByteArray quoted(const QByteArray &text)
{
    return '"' + text + '"';
}

} // namespace

/// What engines answer, as values.
class TestEngineAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void classicImages();
    void containerdImages();
    void podmanImages();
    void damaged_data();
    void damaged();
    void containers();
    void podmanContainers();
    void inspect();
    void madeManifest();
    void historyThatPairs_data();
    void historyThatPairs();
    void diskUsage();
    void removal();
    void info();
    void leftovers();
    void joinedByIds();
    void joinedByManifests();
    void uniqueBytes();
};

void TestEngineAnswers::classicImages()
{
    const auto images = engine::parseImages(
        R"([{"Containers":-1,"Created":1795486334,"Id":")" + id('a')
        + R"(","Labels":null,"ParentId":")" + id('b') + R"(","RepoDigests":["x@)" + id('c')
        + R"(","y@)" + id('c') + R"("],"RepoTags":["x:1","x:2"],"SharedSize":5,"Size":20},
           {"Created":-62135596800,"Id":")"
        + id('d') + R"(","ParentId":"","RepoDigests":["<none>@<none>"],"RepoTags":["<none>:<none>"],
            "SharedSize":-1,"Size":0,"VirtualSize":0},
           {"Id":")"
        + id('e') + R"(","RepoDigests":null,"RepoTags":null}])");
    QVERIFY2(images, images ? "" : qPrintable(images.error().detail));
    QCOMPARE(images->size(), 3);
    const engine::ImageSummary &first = images->at(0);
    QCOMPARE(first.id, digest('a'));
    QCOMPARE(first.parent, digest('b'));
    QCOMPARE(first.names, QStringList({u"x:1"_s, u"x:2"_s}));
    QCOMPARE(first.registryDigests, QList{digest('c')});
    QCOMPARE(first.created.toSecsSinceEpoch(), 1795486334);
    QCOMPARE(first.sizeBytes, 20);
    QCOMPARE(first.sharedBytes, 5);
    QVERIFY(images->at(1).names.isEmpty());
    QVERIFY(!images->at(1).created.isValid());
    QCOMPARE(images->at(1).sharedBytes, -1);
    QVERIFY(!images->at(1).parent);
    QVERIFY(images->at(2).names.isEmpty());
}

void TestEngineAnswers::containerdImages()
{
    const QByteArray index = R"({"mediaType":"application/vnd.oci.image.index.v1+json","digest":")"
                             + id('a') + R"(","size":855})";
    const auto manifest = [](char digit, const QByteArray &rest) {
        return R"({"ID":")" + id(digit)
               + R"(","Descriptor":{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":")"
               + id(digit) + R"(","size":480},)" + rest + '}';
    };
    const auto images = engine::parseImages(
        R"([{"Id":")" + id('a') + R"(","RepoTags":["x:1"],"Size":9,"Descriptor":)" + index
        + R"(,"Manifests":[)"
        + manifest('b', R"("Available":true,"Kind":"image","Size":{"Total":7,"Content":3},
             "ImageData":{"Platform":{"os":"linux","architecture":"amd64"},"Size":{"Unpacked":4},
             "Containers":["c1"]})")
        + ',' + manifest('c', R"("Available":false,"Kind":"image","Size":{"Total":0,"Content":0},
             "ImageData":{"Platform":{"os":"linux","architecture":"arm64","variant":"v8"},
             "Containers":null})")
        + ','
        + manifest('d', R"("Available":true,"Kind":"attestation","Size":{"Total":1,"Content":1},
             "AttestationData":{"For":"x"})")
        + "]}]");
    QVERIFY2(images, images ? "" : qPrintable(images.error().detail));
    const engine::ImageSummary &image = images->at(0);
    QCOMPARE(image.target->digest, digest('a'));
    QCOMPARE(image.manifests.size(), 3);
    QCOMPARE(image.manifests[0].containers, QStringList{u"c1"_s});
    QCOMPARE(image.manifests[0].sizeBytes, 7);

    const auto listed = engine::makeImages(*images, {}, {}, {}, u"e"_s);
    QCOMPARE(listed.size(), 1);
    QCOMPARE(listed[0].platforms.size(), 1);
    QCOMPARE(listed[0].platforms[0].platform.toString(), u"linux/amd64"_s);
    QCOMPARE(listed[0].platforms[0].manifest.digest, digest('b'));
    QCOMPARE(listed[0].platformsElsewhere, 1);
    QCOMPARE(listed[0].target.mediaType, oci::MediaType::OciIndex);
}

void TestEngineAnswers::podmanImages()
{
    const auto images = engine::parseImages(
        R"([{"Id":")" + QByteArray(64, 'a')
        + R"(","ParentId":"","RepoTags":["docker.io/library/bb:two"],"RepoDigests":[],"Size":20,
            "SharedSize":0,"Containers":2,"Arch":"x86_64","Digest":")"
        + id('b') + R"(","IsManifestList":false,"Os":"linux"}])");
    QVERIFY2(images, images ? "" : qPrintable(images.error().detail));
    QCOMPARE(images->at(0).id, digest('a'));
    QCOMPARE(images->at(0).registryDigests, QList{digest('b')});
    QCOMPARE(images->at(0).platform.toString(), u"linux/amd64"_s);
}

void TestEngineAnswers::damaged_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<core::ErrorCode>("code");

    using core::ErrorCode;
    QTest::newRow("nothing") << QByteArray() << ErrorCode::Corrupt;
    QTest::newRow("object") << QByteArray("{}") << ErrorCode::Corrupt;
    QTest::newRow("numbers") << QByteArray("[1]") << ErrorCode::Corrupt;
    QTest::newRow("cut") << QByteArray("[{") << ErrorCode::Corrupt;
    QTest::newRow("no ID") << QByteArray(R"([{"Size":1}])") << ErrorCode::Corrupt;
    QTest::newRow("wrong ID") << QByteArray(R"([{"Id":"../../x"}])") << ErrorCode::Corrupt;
    QTest::newRow("negative size")
        << QByteArray(R"([{"Id":")" + id('a') + R"(","Size":-1}])") << ErrorCode::Corrupt;
    QTest::newRow("tags") << QByteArray(R"([{"Id":")" + id('a') + R"(","RepoTags":"x"}])")
                          << ErrorCode::Corrupt;
    QTest::newRow("twice") << QByteArray(R"([{"Id":")" + id('a') + R"(","Size":1,"Size":2}])")
                           << ErrorCode::Corrupt;
}

void TestEngineAnswers::damaged()
{
    QFETCH(const QByteArray, json);
    QFETCH(const core::ErrorCode, code);
    const auto images = engine::parseImages(json);
    QVERIFY(!images);
    QCOMPARE(images.error().code, code);
    QVERIFY(!images.error().message.isEmpty());
    QVERIFY(!images.error().detail.isEmpty());
}

void TestEngineAnswers::containers()
{
    const auto containers = engine::parseContainers(
        R"([{"Id":"c1","Names":["/other/web","/web"],"Image":"x:1","ImageID":")" + id('a')
        + R"(","ImageManifestDescriptor":{"digest":")" + id('b')
        + R"("},"State":"running","Mounts":[{"Type":"volume","Name":")" + id('c')
        + R"("},{"Type":"image","Name":")" + id('d')
        + R"(","Source":"/var"}]},{"Id":"c2","Names":null,"Image":"sha256:x","ImageID":"",
            "State":"exited","Mounts":null}])");
    QVERIFY2(containers, containers ? "" : qPrintable(containers.error().detail));
    QCOMPARE(containers->at(0).name, u"web"_s);
    QCOMPARE(containers->at(0).imageId, digest('a'));
    QCOMPARE(containers->at(0).manifest, digest('b'));
    QCOMPARE(containers->at(0).mountedImages, QList{digest('d')});
    QVERIFY(containers->at(0).mountedNames.isEmpty()); // Its ID is known.
    QVERIFY(!containers->at(0).hasMounts);
    QCOMPARE(containers->at(1).name, QString());
    QVERIFY(!containers->at(1).imageId);
    QVERIFY(!engine::parseContainers(R"([{"Names":["/x"]}])"));
}

void TestEngineAnswers::podmanContainers()
{
    const auto containers = engine::parseContainers(
        R"([{"Id":"c1","Names":["web"],"Command":["/bin/sleep","1"],"ImageID":")"
        + QByteArray(64, 'a') + R"(","Mounts":["/data"],"State":"Running"}])");
    QVERIFY2(containers, containers ? "" : qPrintable(containers.error().detail));
    QCOMPARE(containers->at(0).name, u"web"_s);
    QCOMPARE(containers->at(0).imageId, digest('a'));
    QCOMPARE(containers->at(0).state, u"running"_s);
    // What is mounted there only the container itself says.
    engine::ContainerSummary container = containers->at(0);
    QVERIFY(container.hasMounts);
    QVERIFY(engine::addMounts(
        R"({"Mounts":[{"Type":"image","Source":"docker.io/library/z:1","Destination":"/data"},
            {"Type":"bind","Source":"/srv/y:1"},{"Type":"image","Source":"a b"}]})",
        container));
    QCOMPARE(container.mountedNames, QStringList{u"docker.io/library/z:1"_s});
    QVERIFY(container.mountedImages.isEmpty());
    QVERIFY(!container.hasMounts);
    QVERIFY(!engine::addMounts("[]", container));
}

void TestEngineAnswers::inspect()
{
    const auto inspect = engine::parseInspect(
        inspectJson(quoted(id('1'))),
        R"([{"Id":"<missing>","Created":1795486334,"CreatedBy":"CMD","Tags":null,"Size":0},
            {"Id":"<missing>","Created":1795486333,"CreatedBy":"ADD x /","Size":30,"Comment":"c"}])");
    QVERIFY2(inspect, inspect ? "" : qPrintable(inspect.error().detail));
    QCOMPARE(inspect->id, digest('a'));
    QCOMPARE(inspect->config.platform.toString(), u"linux/arm64"_s);
    QCOMPARE(inspect->config.env, QStringList{u"A=b"_s});
    QCOMPARE(inspect->config.author, u"me"_s);
    QCOMPARE(inspect->config.created.date().year(), 2026);
    QCOMPARE(inspect->config.history.size(), 2);
    QCOMPARE(inspect->config.historyOfLayer(0)->createdBy, u"ADD x /"_s);
    QCOMPARE(inspect->layerSizes, QList<qint64>{30});
    QVERIFY(!engine::parseInspect(inspectJson("\"x\""), "[]"));
    QVERIFY(!engine::parseInspect(inspectJson({}), "{}"));
    QVERIFY(!engine::parseInspect("{}", "[]"));
}

/// The manifest of an image of an engine passes the checks that every manifest passes.
void TestEngineAnswers::madeManifest()
{
    auto inspect = engine::parseInspect(inspectJson(quoted(id('1'))),
                                        R"([{"CreatedBy":"ADD x /","Size":30}])");
    QVERIFY(inspect);
    const auto manifest = engine::manifestOf(*inspect);
    QVERIFY(manifest);
    QVERIFY(manifest->isImage());
    QCOMPARE(manifest->config, oci::Descriptor::of(oci::MediaType::OciConfig, digest('a'), 0));
    QCOMPARE(manifest->layers,
             QList{oci::Descriptor::of(oci::MediaType::OciLayer, digest('1'), 30)});
    inspect->layerSizes = {core::limits::BlobSize + 1};
    const auto refused = engine::manifestOf(*inspect);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, core::ErrorCode::LimitExceeded);
}

void TestEngineAnswers::historyThatPairs_data()
{
    QTest::addColumn<QList<int>>("sizes"); // Newest first, as engines give them.
    QTest::addColumn<int>("layers");
    QTest::addColumn<QList<qint64>>("expected"); // Base first; empty: not known.

    QTest::newRow("each made one") << QList{0, 5} << 2 << QList<qint64>{5, 0};
    QTest::newRow("by size") << QList{0, 7, 0, 5} << 2 << QList<qint64>{5, 7};
    QTest::newRow("an empty layer too") << QList{0, 0, 5} << 2 << QList<qint64>{};
    QTest::newRow("more layers") << QList{5} << 2 << QList<qint64>{};
    QTest::newRow("no history") << QList<int>{} << 1 << QList<qint64>{};
    QTest::newRow("nothing at all") << QList<int>{} << 0 << QList<qint64>{};
}

void TestEngineAnswers::historyThatPairs()
{
    QFETCH(const QList<int>, sizes);
    QFETCH(const int, layers);
    QFETCH(const QList<qint64>, expected);
    QByteArrayList steps;
    for (const int size : sizes)
        steps.append("{\"CreatedBy\":\"RUN\",\"Size\":" + QByteArray::number(size) + '}');
    const auto inspect =
        engine::parseInspect(inspectJson(QByteArrayList(layers, quoted(id('1'))).join(',')),
                             '[' + steps.join(',') + ']');
    QVERIFY2(inspect, inspect ? "" : qPrintable(inspect.error().detail));
    QCOMPARE(inspect->layerSizes, expected);
    for (int layer = 0; layer < layers; ++layer)
        QCOMPARE(inspect->config.historyOfLayer(layer) != nullptr, !expected.isEmpty());
}

void TestEngineAnswers::diskUsage()
{
    const auto docker =
        engine::parseDiskUsage(R"({"LayersSize":50,"Images":[{"Id":")" + id('a')
                               + R"(","Size":30,"SharedSize":10},{"Id":")" + id('b')
                               + R"(","Size":30,"SharedSize":-1}],"Containers":null})");
    QVERIFY2(docker, docker ? "" : qPrintable(docker.error().detail));
    QCOMPARE(docker->imageBytes, 50);
    QCOMPARE(docker->uniqueBytes.value(digest('a')), 20);
    QCOMPARE(docker->uniqueBytes.value(digest('b')), 30);
    const auto podman =
        engine::parseDiskUsage(R"({"ImagesSize":7,"Images":[{"ImageID":")" + QByteArray(64, 'a')
                               + R"(","Size":9,"SharedSize":5,"UniqueSize":4}]})");
    QVERIFY2(podman, podman ? "" : qPrintable(podman.error().detail));
    QCOMPARE(podman->imageBytes, 7);
    QCOMPARE(podman->uniqueBytes.value(digest('a')), 4);
    QVERIFY(!engine::parseDiskUsage("[]"));
    QVERIFY(!engine::parseDiskUsage(R"({"Images":[{"Id":"x"}]})"));
}

void TestEngineAnswers::removal()
{
    const auto docker = engine::parseRemoval(R"([{"Untagged":"x:1"},{"Deleted":")" + id('a')
                                             + R"("},{"Deleted":")" + id('b') + R"("}])");
    QVERIFY(docker);
    QCOMPARE(docker->untagged, QStringList{u"x:1"_s});
    QCOMPARE(docker->deleted, QList({digest('a'), digest('b')}));
    const auto podman =
        engine::parseRemoval(R"({"Deleted":[")" + QByteArray(64, 'a')
                             + R"("],"Untagged":["docker.io/library/x:1"],"ExitCode":0,
                                                 "Errors":[]})");
    QVERIFY(podman);
    QCOMPARE(podman->deleted, QList{digest('a')});
    QVERIFY(!engine::parseRemoval("[1]"));
    QVERIFY(!engine::parseRemoval("{"));
}

void TestEngineAnswers::info()
{
    const auto classic = engine::EngineInfo::parse(
        R"({"Driver":"overlay2","DriverStatus":[["Backing Filesystem","extfs"]],"ServerVersion":"26"})");
    QVERIFY(classic);
    QCOMPARE(*classic, (engine::EngineInfo{u"26"_s, u"overlay2"_s, false}));
    const auto containerd = engine::EngineInfo::parse(
        R"({"Driver":"overlayfs","DriverStatus":[[],1,["driver-type","io.containerd.snapshotter.v1"]]})");
    QVERIFY(containerd);
    QVERIFY(containerd->isContainerdStore);
    QVERIFY(!engine::EngineInfo::parse("[]"));
    QVERIFY(!engine::EngineInfo::parse(R"({"Driver":1})"));
}

void TestEngineAnswers::leftovers()
{
    const auto stopped = engine::parseStoppedContainers(
        R"([{"Id":"a1","Names":["/other/alias","/web"],"Image":"x:1","State":"exited","SizeRw":7,
             "Created":1795486334},
            {"Id":"b2","Names":["/live"],"State":"Running"},{"Id":"c3","State":"paused"},
            {"Id":"d4","Names":[],"State":"created","SizeRw":null}])");
    QVERIFY2(stopped, stopped ? "" : qPrintable(stopped.error().detail));
    QCOMPARE(stopped->size(), 2);
    QCOMPARE(
        stopped->first(),
        (store::Leftover{.kind = store::Leftover::Kind::Container,
                         .bytes = 7,
                         .id = u"a1"_s,
                         .name = u"web"_s,
                         .state = u"exited"_s,
                         .image = u"x:1"_s,
                         .created = QDateTime::fromSecsSinceEpoch(1795486334, QTimeZone::UTC)}));
    QCOMPARE(stopped->last().id, u"d4"_s);
    QVERIFY(!engine::parseStoppedContainers(R"([{"State":"exited"}])"));
    QVERIFY(!engine::parseStoppedContainers(R"([{"Id":"a","SizeRw":-1}])"));

    const auto now = engine::parseContainerNow(R"({"State":{"Status":"exited"},"SizeRw":5})");
    QVERIFY(now);
    QVERIFY(!now->isAlive);
    QCOMPARE(now->writtenBytes, 5);
    for (const char *state :
         {R"({"Running":true})", R"({"Paused":true})", R"({"Status":"running"})"})
        QVERIFY(engine::parseContainerNow(R"({"State":)"_ba + state + '}')->isAlive);

    // What is in use, or shared with an image, does not come back.
    const auto cache = engine::parseBuildCache(
        R"({"BuildCache":[{"ID":"a","Size":5,"InUse":false,"Shared":false},{"ID":"b","Size":7},
            {"ID":"c","Size":100,"InUse":true},{"ID":"d","Size":100,"Shared":true}]})");
    QVERIFY(cache);
    QCOMPARE(cache->count, 2);
    QCOMPARE(cache->bytes, 12);
    const auto chain = engine::parseBuildCache(
        R"({"BuildCache":[{"ID":"a","Size":1},{"ID":"b","Parents":["a"],"Size":1},
            {"ID":"c","Parent":"b","Size":1},{"ID":"d","Parents":["a","x"],"Size":1},
            {"ID":"x","Size":1,"Shared":true}]})");
    QVERIFY(chain);
    QCOMPARE(chain->records, (QStringList{u"c"_s, u"d"_s, u"b"_s, u"a"_s}));
    QCOMPARE(engine::parseBuildCache(R"({"BuildCache":null})")->count, 0);
    QVERIFY(!engine::parseBuildCache(R"({"BuildCache":[{"Size":-1}]})"));
    const auto none = engine::parsePrunedCache(R"({"CachesDeleted":null,"SpaceReclaimed":9})");
    QVERIFY(none);
    QCOMPARE(none->bytes, 9);
    QVERIFY(none->records.isEmpty());
    const auto some = engine::parsePrunedCache(R"({"CachesDeleted":["a","b"],"SpaceReclaimed":0})");
    QVERIFY(some);
    QCOMPARE(some->records, (QStringList{u"a"_s, u"b"_s}));
    QVERIFY(!engine::parsePrunedCache("[]"));
}

/// A container goes on using its image when another gets the name.
void TestEngineAnswers::joinedByIds()
{
    QList<engine::ImageSummary> images{{.id = digest('a'), .names = {u"x:1"_s}},
                                       {.id = digest('b')}};
    const QList<engine::ContainerSummary> containers{
        {.id = u"1"_s, .name = u"old"_s, .image = u"x:1"_s, .imageId = digest('b')},
        {.id = u"2"_s, .name = u"mounts"_s, .image = u"y"_s, .mountedImages = {digest('b')}},
        {.id = u"3"_s, .name = u"lost"_s, .image = u"x:1"_s},
        {.id = u"4"_s, .name = u"by-name"_s, .mountedNames = {u"docker.io/library/z:1"_s}},
    };
    images.append({.id = digest('c'), .names = {u"z:1"_s}});
    const auto listed = engine::makeImages(images, containers, {}, {}, u"e"_s);
    QVERIFY(listed[0].usedBy.isEmpty());
    QCOMPARE(listed[2].usedBy.size(), 1);
    QCOMPARE(listed[2].usedBy[0].name, u"by-name"_s);
    QCOMPARE(listed[1].usedBy.size(), 2);
    QCOMPARE(listed[1].usedBy[0], (store::ContainerUse{u"e"_s, u"2"_s, u"mounts"_s, {}}));
    QCOMPARE(listed[1].usedBy[1].name, u"old"_s);
}

void TestEngineAnswers::joinedByManifests()
{
    const auto manifest = oci::Descriptor::of(oci::MediaType::OciManifest, digest('f'), 1);
    engine::ImageSummary image{.id = digest('a')};
    image.manifests.append({.descriptor = manifest,
                            .isAvailable = true,
                            .isImage = true,
                            .containers = {u"1"_s, u"gone"_s}});
    const QList<engine::ContainerSummary> containers{
        {.id = u"1"_s, .name = u"listed"_s},
        {.id = u"2"_s, .name = u"by-manifest"_s, .manifest = digest('f')},
        {.id = u"3"_s, .name = u"both"_s, .imageId = digest('a'), .manifest = digest('f')},
    };
    const auto listed = engine::makeImages({image}, containers, {}, {}, u"e"_s);
    QStringList names;
    for (const store::ContainerUse &use : listed[0].usedBy)
        names.append(use.name);
    QCOMPARE(names, QStringList({u"both"_s, u"by-manifest"_s, u"listed"_s}));
}

void TestEngineAnswers::uniqueBytes()
{
    const QList<engine::ImageSummary> images{{.id = digest('a'), .sizeBytes = 10},
                                             {.id = digest('b'), .sizeBytes = 10}};
    engine::DiskUsage usage;
    usage.uniqueBytes.insert(digest('b'), 3);
    const auto listed = engine::makeImages(images, {}, {}, usage, u"e"_s);
    QCOMPARE(listed[0].uniqueBytes, -1);
    QCOMPARE(listed[1].uniqueBytes, 3);
}

QTEST_GUILESS_MAIN(TestEngineAnswers)
#include "tst_engineanswers.moc"
