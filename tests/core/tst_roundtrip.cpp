// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/ocistore.h"

#include "tests/support/expected.h"
#include "tests/support/layoutimage.h"
#include "tests/support/pulledstore.h"
#include "tests/support/registryserver.h"
#include "tests/support/sampleimages.h"
#include "tests/support/tarbuilder.h"
#include "tests/support/tools.h"
#include "tests/support/unpacked.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using support::bytesBelow;
using support::entriesBelow;
using support::PulledStore;
using support::runTool;
using support::ToolRun;
using support::visibleIn;

namespace {

qint64 sizeOf(const QString &path)
{
    const QFileInfo info(path);
    return info.isFile() ? info.size() : -1;
}

} // namespace

/// skopeo and umoci read what we write, and we read what they write.
class TestRoundTrip final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void skopeoReadsOurs_data();
    void skopeoReadsOurs();
    void umociReadsOurs();
    void umociUnpacksOurs();
    void umociStacksAsWeDo_data();
    void umociStacksAsWeDo();
    void umociCollectsGarbageInOurs();
    void weReadTheirs_data();
    void weReadTheirs();
    void weReadTheIndex();
    void bothWriteOneLayout();

private:
    [[nodiscard]] QString name(const QString &path) const
    {
        return m_registry.host() + u'/' + path;
    }

    support::RegistryServer m_registry;
    support::SampleImages m_samples;
};

void TestRoundTrip::initTestCase()
{
    REQUIRE_TOOLS(u"skopeo"_s, u"umoci"_s, u"docker-registry"_s);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    const bool built =
        m_samples.build()
        && m_samples.push(m_samples.plainLayout(), u"base"_s, name(u"sample:plain"_s))
        && m_samples.push(m_samples.mixedLayout(), u"base"_s, name(u"sample:mixed"_s))
        && m_samples.push(m_samples.mixedLayout(), u"multi"_s, name(u"sample:multi"_s));
    QVERIFY2(built, qPrintable(m_samples.errorString()));
}

void TestRoundTrip::skopeoReadsOurs_data()
{
    QTest::addColumn<QString>("image");
    QTest::addColumn<bool>("byDigest");
    QTest::newRow("gzip") << u"sample:plain"_s << false;
    QTest::newRow("zstd and gzip") << u"sample:mixed"_s << false;
    QTest::newRow("by digest") << u"sample:plain"_s << true;
    QTest::newRow("two platforms") << u"sample:multi"_s << false;
}

void TestRoundTrip::skopeoReadsOurs()
{
    QFETCH(QString, image);
    QFETCH(bool, byDigest);
    PulledStore store;
    auto request = support::pullOf(name(image));
    request.allPlatforms = true;
    auto outcome = store.pull(request);
    VERIFY_RESULT(outcome);
    if (byDigest) {
        VERIFY_RESULT(store->remove(*store->planRemoval({name(image)})));
        request.reference = request.reference.withDigest(outcome->target.digest);
        outcome = store.pull(request);
        VERIFY_RESULT(outcome);
    }
    const QString source = u"oci:"_s + store.folder() + u':' + request.reference.toString();
    const ToolRun raw = runTool(u"skopeo"_s, {u"inspect"_s, u"--raw"_s, source});
    VERIFY_TOOL(raw);
    QCOMPARE(oci::Digest::of(raw.output), outcome->target.digest);
    const ToolRun inspected = runTool(u"skopeo"_s, {u"inspect"_s, source});
    VERIFY_TOOL(inspected);
    const QJsonObject json = QJsonDocument::fromJson(inspected.output).object();
    QCOMPARE(json[u"Os"_s].toString(), u"linux"_s);

    QTemporaryDir other;
    const QString target = other.filePath(u"copy"_s);
    VERIFY_TOOL(runTool(u"skopeo"_s, {u"copy"_s, u"-q"_s, u"--all"_s, u"--preserve-digests"_s,
                                      source, u"oci:"_s + target + u":x"_s}));
    const auto copy =
        store::OciStore::open(target, layers::TocCache(other.filePath(u"t"_s)), false);
    VERIFY_RESULT(copy);
    const auto images = (*copy)->list();
    VERIFY_RESULT(images);
    QCOMPARE(images->size(), 1);
    QCOMPARE(images->first().target.digest, outcome->target.digest);
    QCOMPARE(images->first().sizeBytes, store.blobBytes());
}

void TestRoundTrip::umociReadsOurs()
{
    PulledStore store;
    VERIFY_RESULT(store.pull(name(u"sample:plain"_s)));
    const ToolRun tags = runTool(u"umoci"_s, {u"ls"_s, u"--layout"_s, store.folder()});
    VERIFY_TOOL(tags);
    QCOMPARE(QString::fromUtf8(tags.output).trimmed(), name(u"sample:plain"_s));
    const QString image = store.folder() + u':' + name(u"sample:plain"_s);
    const ToolRun stat = runTool(u"umoci"_s, {u"stat"_s, u"--json"_s, u"--image"_s, image});
    VERIFY_TOOL(stat);
    const auto details = store->inspect(name(u"sample:plain"_s));
    for (const oci::Descriptor &layer : details->manifest.layers)
        QVERIFY(stat.output.contains(layer.digest.toString().toLatin1()));
}

void TestRoundTrip::umociUnpacksOurs()
{
    PulledStore store;
    VERIFY_RESULT(store.pull(name(u"sample:plain"_s)));
    QTemporaryDir folder;
    const QString bundle = folder.filePath(u"bundle"_s);
    VERIFY_TOOL(runTool(u"umoci"_s, {u"unpack"_s, u"--rootless"_s, u"--image"_s,
                                     store.folder() + u':' + name(u"sample:plain"_s), bundle}));
    // What is live by our count is what is there.
    const auto analysis = store->analyze(*store->inspect(name(u"sample:plain"_s)));
    VERIFY_RESULT(analysis);
    const layers::FileTree &tree = *(*analysis)->tree;
    qint64 bytes = 0;
    for (const layers::FileNode node : tree.nodes()) {
        if (node.type != layers::EntryType::File)
            continue;
        const QString path = bundle + u"/rootfs"_s + tree.displayPath(node);
        if (!node.isHidden())
            QCOMPARE(sizeOf(path), node.size);
        else
            QVERIFY2(!QFileInfo::exists(path), qPrintable(path));
        bytes += node.isHidden() ? 0 : node.size;
    }
    QVERIFY(bytes > 0);
    QCOMPARE(sizeOf(bundle + u"/rootfs/usr/lib/keep-link"_s), 30'000);
    QCOMPARE(bytesBelow(bundle + u"/rootfs"_s), (*analysis)->liveBytes);
    QCOMPARE(entriesBelow(bundle + u"/rootfs"_s), visibleIn(tree));
}

void TestRoundTrip::umociStacksAsWeDo_data()
{
    using T = support::TarBuilder;
    QTest::addColumn<QList<T>>("tars");
    QTest::addColumn<qint64>("live");
    const auto row = [](const char *name, const QList<T> &tars, qint64 live) {
        QTest::newRow(name) << tars << live;
    };
    row("hard links",
        {T().filler("a", 100).hardLink("b", "a").filler("c", 30).hardLink("d/e", "c"),
         T().whiteout("a").filler("c", 7), T().hardLink("f", "b"), T().whiteout("b")},
        100 + 30 + 7);
    row("hard links before the whiteouts of what they name",
        {T().filler("a", 100).filler("d/b", 20).filler("d/c", 3),
         T().hardLink("x", "a").whiteout("a").folder("d").hardLink("y", "d/b").opaque("d")},
        100 + 20);
    row("behind links of a lower layer",
        {T().folder("usr").folder("usr/lib").filler("usr/lib/a", 100).symlink("lib", "usr/lib"),
         T().filler("lib/a", 7).filler("lib/sub/b", 5), T().whiteout("lib/sub")},
        7);
    row("behind absolute links and links upwards",
        {T().filler("usr/lib/a", 100)
             .symlink("abs", "/usr/lib")
             .symlink("x/y/up", "../../../../usr"),
         T().filler("abs/b", 7).filler("x/y/up/lib/a", 5)},
        7 + 5);
    row("behind a link to nothing", {T().symlink("l", "new/folder"), T().filler("l/a", 7)}, 7);
    row("behind a link of the same layer",
        {T().folder("d").symlink("l", "d").filler("l/a", 7).filler("d/a", 3)}, 3);
    row("hard link to a name behind a link",
        {T().filler("usr/lib/a", 100).symlink("lib", "usr/lib"), T().hardLink("b", "lib/a"),
         T().whiteout("usr/lib/a")},
        100);
    row("behind a hard link to a link",
        {T().filler("d/a", 100).symlink("l", "d").hardLink("m", "l"), T().filler("m/a", 7)}, 7);
    row("opaque behind a link",
        {T().filler("usr/lib/a", 100).filler("usr/b", 5).symlink("lib", "usr/lib"),
         T().opaque("lib").filler("lib/c", 3)},
        8);
    row("opaque folders",
        {T().folder("d").filler("d/a", 100).filler("d/e/b", 20).filler("c", 3),
         T().folder("d").opaque("d").filler("d/n", 7), T().filler("d/e/z", 2)},
        3 + 7 + 2);
    row("folders become files, files become folders",
        {T().folder("d").filler("d/a", 100).filler("f", 50).symlink("l", "f"),
         T().filler("d", 9).folder("f").filler("f/x", 8).filler("l", 6)},
        9 + 8 + 6);
    row("a folder in place of a link",
        {T().filler("usr/lib/a", 100).symlink("lib", "usr/lib"),
         T().folder("lib").filler("lib/a", 7)},
        107);
    row("removed and made again",
        {T().filler("d/a", 100).filler("d/b", 20), T().whiteout("d"), T().filler("d/a", 5)}, 5);
}

/// Bytes on the disk, and every path, by another program than ours.
void TestRoundTrip::umociStacksAsWeDo()
{
    QFETCH(QList<support::TarBuilder>, tars);
    QFETCH(qint64, live);
    PulledStore store;
    QList<QByteArray> layers;
    for (const support::TarBuilder &tar : tars)
        layers += tar.bytes();
    const auto image = support::addImage(store->layout(), layers);
    VERIFY_RESULT(store->addImage(image, *oci::Reference::parse(u"stack:1"_s), {image}));
    const auto analysis = store->analyze(*store->inspect(u"stack:1"_s));
    VERIFY_RESULT(analysis);
    QCOMPARE((*analysis)->liveBytes, live);

    const QTemporaryDir folder;
    const QString bundle = folder.filePath(u"bundle"_s);
    VERIFY_TOOL(runTool(u"umoci"_s, {u"unpack"_s, u"--rootless"_s, u"--image"_s,
                                     store.folder() + u":docker.io/library/stack:1"_s, bundle}));
    QCOMPARE(bytesBelow(bundle + u"/rootfs"_s), live);
    QCOMPARE(entriesBelow(bundle + u"/rootfs"_s), visibleIn(*(*analysis)->tree));
}

void TestRoundTrip::umociCollectsGarbageInOurs()
{
    PulledStore store;
    auto request = support::pullOf(name(u"sample:multi"_s));
    request.allPlatforms = true;
    VERIFY_RESULT(store.pull(request));
    VERIFY_RESULT(store.pull(name(u"sample:plain"_s)));
    const qint64 before = store.blobBytes();
    VERIFY_TOOL(runTool(u"umoci"_s, {u"gc"_s, u"--layout"_s, store.folder()}));
    QCOMPARE(store.blobBytes(), before);
    QVERIFY(store.isWhole());
}

void TestRoundTrip::weReadTheirs_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<support::ExpectedAnalysis>("expected");
    QTest::newRow("gzip") << u"plain"_s << support::SampleImages::expectedPlain();
    QTest::newRow("zstd and gzip") << u"mixed"_s << support::SampleImages::expectedMixed();
}

void TestRoundTrip::weReadTheirs()
{
    QFETCH(QString, layout);
    QFETCH(support::ExpectedAnalysis, expected);
    const QTemporaryDir cache;
    const auto store =
        store::OciStore::open(m_samples.filePath(layout), layers::TocCache(cache.path()), false);
    VERIFY_RESULT(store);
    const auto images = (*store)->list();
    VERIFY_RESULT(images);
    QCOMPARE(images->size(), layout == "plain"_L1 ? 1 : 3);
    // Once with an empty cache, once from it.
    for (int time = 0; time < 2; ++time) {
        const auto details = (*store)->inspect(u"base"_s);
        VERIFY_RESULT(details);
        QCOMPARE(details->config.cmd, QStringList{u"/usr/bin/tool"_s});
        QCOMPARE(details->image.names.first().toString(), u"localhost/%1:base"_s.arg(layout));
        const auto analysis = (*store)->analyze(*details);
        VERIFY_RESULT(analysis);
        QCOMPARE(support::compare(**analysis, expected), QString());
    }
    const auto report = (*store)->check();
    VERIFY_RESULT(report);
    QVERIFY(report->isWhole());
}

void TestRoundTrip::weReadTheIndex()
{
    const QTemporaryDir cache;
    const auto store =
        store::OciStore::open(m_samples.mixedLayout(), layers::TocCache(cache.path()), false);
    VERIFY_RESULT(store);
    for (const QString &platform : {u"linux/amd64"_s, u"linux/arm64"_s}) {
        const auto details = (*store)->inspect(u"multi"_s, *oci::Platform::parse(platform));
        VERIFY_RESULT(details);
        QCOMPARE(details->config.platform.toString(), platform);
        const auto single = (*store)->inspect(platform.endsWith("arm64"_L1) ? u"arm"_s : u"base"_s);
        VERIFY_RESULT(single);
        QCOMPARE(details->manifestJson, single->manifestJson);
        // Everything of it is in the index too.
        QCOMPARE(single->image.uniqueBytes, 0);
    }
}

void TestRoundTrip::bothWriteOneLayout()
{
    QTemporaryDir folder;
    const QString layout = folder.filePath(u"layout"_s);
    VERIFY_TOOL(
        runTool(u"skopeo"_s, {u"copy"_s, u"-q"_s, u"oci:"_s + m_samples.plainLayout() + u":base"_s,
                              u"oci:"_s + layout + u":theirs"_s}));
    const auto store =
        store::OciStore::open(layout, layers::TocCache(folder.filePath(u"tables"_s)), false);
    VERIFY_RESULT(store);
    registry::Client client;
    registry::PullProgress progress;
    const auto pulled =
        registry::pull(client, **store, support::pullOf(name(u"sample:mixed"_s)), progress);
    VERIFY_RESULT(pulled);

    // They add, tag and remove while we have it open; what we put there stays.
    VERIFY_TOOL(runTool(u"umoci"_s, {u"tag"_s, u"--image"_s, layout + u":theirs"_s, u"again"_s}));
    QCOMPARE((*store)->list()->size(), 2);
    VERIFY_RESULT((*store)->inspect(u"again"_s));
    VERIFY_TOOL(runTool(u"umoci"_s, {u"rm"_s, u"--image"_s, layout + u":theirs"_s}));
    QCOMPARE((*store)->inspect(u"theirs"_s).error().code, core::ErrorCode::NotFound);

    // We remove ours; theirs stays.
    const auto removed = (*store)->remove(*(*store)->planRemoval({name(u"sample:mixed"_s)}));
    VERIFY_RESULT(removed);
    QVERIFY(removed->freedBytes > 0);
    VERIFY_TOOL(runTool(u"umoci"_s, {u"unpack"_s, u"--rootless"_s, u"--image"_s,
                                     layout + u":again"_s, folder.filePath(u"bundle"_s)}));
    const auto report = (*store)->check();
    VERIFY_RESULT(report);
    QVERIFY(report->isWhole());
    QCOMPARE(report->orphanBlobs, 0);
}

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_roundtrip.moc"
