// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/pull.h"

#include "tests/support/expected.h"
#include "tests/support/pulledstore.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryproxy.h"
#include "tests/support/registryserver.h"
#include "tests/support/sampleimages.h"
#include "tests/support/tools.h"

#include <QDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using registry::LayerStage;
using support::PulledStore;
using support::pullOf;

/// Pulls from a real registry what umoci, skopeo and the tests put there.
class TestPull final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void byTag();
    void byDigest();
    void onePlatform_data();
    void onePlatform();
    void allPlatforms();
    void missing_data();
    void missing();
    void secondTime();
    void movedTag();
    void sharedLayersOnce();
    void twiceAtOnce();
    void largestFirst();
    void progress();
    void analysis_data();
    void analysis();
    void analysisReadsNoLayer();
    void cacheThatCannotBeWritten();
    void damageIsMended_data();
    void damageIsMended();

private:
    [[nodiscard]] QString name(const QString &path) const
    {
        return m_registry.host() + u'/' + path;
    }

    support::RegistryServer m_registry;
    support::SampleImages m_samples;
};

void TestPull::initTestCase()
{
    REQUIRE_TOOLS(u"skopeo"_s, u"umoci"_s, u"docker-registry"_s);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    QVERIFY2(m_samples.build(), qPrintable(m_samples.errorString()));
    const auto push = [this](const QString &layout, const QString &image, const QString &path) {
        return m_samples.push(layout, image, name(path));
    };
    QVERIFY2(push(m_samples.plainLayout(), u"base"_s, u"sample:plain"_s),
             qPrintable(m_samples.errorString()));
    QVERIFY2(push(m_samples.mixedLayout(), u"base"_s, u"sample:mixed"_s),
             qPrintable(m_samples.errorString()));
    QVERIFY2(push(m_samples.mixedLayout(), u"multi"_s, u"sample:multi"_s),
             qPrintable(m_samples.errorString()));
}

void TestPull::byTag()
{
    PulledStore store;
    const auto outcome = store.pull(name(u"sample:mixed"_s));
    VERIFY_RESULT(outcome);
    QVERIFY(!outcome->wasComplete);
    QCOMPARE(store.names(), QStringList{name(u"sample:mixed"_s)});
    const auto details = store->inspect(name(u"sample:mixed"_s));
    VERIFY_RESULT(details);
    QCOMPARE(details->manifestDescriptor.digest, outcome->target.digest);
    QCOMPARE(details->config.env, QStringList{u"A=B"_s});
    QCOMPARE(details->manifest.layers.first().mediaType, oci::MediaType::OciLayerZstd);
    QCOMPARE(details->manifest.layers.last().mediaType, oci::MediaType::OciLayerGzip);
    qint64 layerBytes = 0;
    for (const oci::Descriptor &layer : details->manifest.layers)
        layerBytes += layer.size;
    QCOMPARE(outcome->downloadedBytes, layerBytes);
    QCOMPARE(details->image.sizeBytes, store.blobBytes());
    QCOMPARE(store.partialBytes(), 0);
    QVERIFY(store.isWhole());
}

void TestPull::byDigest()
{
    PulledStore store;
    const auto tagged = store.pull(name(u"sample:mixed"_s));
    VERIFY_RESULT(tagged);
    const QString pinned = name(u"sample"_s) + u'@' + tagged->target.digest.toString();
    PulledStore other;
    const auto outcome = other.pull(pinned);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->target.digest, tagged->target.digest);
    QCOMPARE(other.names(), QStringList{pinned});
    QCOMPARE(other.blobBytes(), store.blobBytes());
}

void TestPull::onePlatform_data()
{
    QTest::addColumn<QString>("image");
    QTest::addColumn<QString>("platform"); // Empty: not asked for.
    QTest::addColumn<QString>("got");      // Empty: refused.
    const auto row = [](const char *title, const QString &image, const QString &platform,
                        const QString &got) { QTest::newRow(title) << image << platform << got; };
    row("this machine's", u"sample:multi"_s, {}, oci::Platform::host().toString());
    row("another's", u"sample:multi"_s, u"linux/arm64"_s, u"linux/arm64"_s);
    row("architecture alone", u"sample:multi"_s, u"amd64"_s, u"linux/amd64"_s);
    row("with a variant", u"sample:multi"_s, u"linux/arm64/v8"_s, u"linux/arm64"_s);
    row("not in the index", u"sample:multi"_s, u"linux/s390x"_s, {});
    row("another system", u"sample:multi"_s, u"windows/amd64"_s, {});
    row("a single manifest", u"sample:mixed"_s, u"linux/amd64"_s, u"linux/amd64"_s);
    row("a single manifest of another", u"sample:mixed"_s, u"linux/arm64"_s, {});
}

void TestPull::onePlatform()
{
    QFETCH(QString, image);
    QFETCH(QString, platform);
    QFETCH(QString, got);
    PulledStore store;
    auto request = pullOf(name(image));
    if (!platform.isEmpty())
        request.platform = *oci::Platform::parse(platform);
    const auto outcome = store.pull(request);
    if (got.isEmpty()) {
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::NotFound);
        QVERIFY2(outcome.error().message.contains("linux/amd64"_L1),
                 qPrintable(outcome.error().message));
        QCOMPARE(outcome.error().message.contains("linux/amd64, linux/arm64"_L1),
                 image == "sample:multi"_L1);
        QVERIFY(store.names().isEmpty());
        QCOMPARE(store.blobBytes(), 0);
        return;
    }
    VERIFY_RESULT(outcome);
    const auto images = *store->list();
    QCOMPARE(images.size(), 1);
    QCOMPARE(images.first().platforms.size(), 1);
    const oci::Platform &here = images.first().platforms.first().platform;
    QCOMPARE(oci::Platform::normalized(here.os, here.architecture).toString(), got);
    QCOMPARE(images.first().platformsElsewhere, image == "sample:multi"_L1 ? 1 : 0);
    QVERIFY(store.isWhole());
}

void TestPull::allPlatforms()
{
    PulledStore store;
    auto request = pullOf(name(u"sample:multi"_s));
    request.allPlatforms = true;
    VERIFY_RESULT(store.pull(request));
    const auto images = *store->list();
    QCOMPARE(images.size(), 1);
    QCOMPARE(images.first().platforms.size(), 2);
    QCOMPARE(images.first().platformsElsewhere, 0);
    QCOMPARE(images.first().sizeBytes, store.blobBytes());
    for (const QString &platform : {u"linux/amd64"_s, u"linux/arm64"_s}) {
        const auto details =
            store->inspect(name(u"sample:multi"_s), *oci::Platform::parse(platform));
        VERIFY_RESULT(details);
        QCOMPARE(details->config.platform.toString(), platform);
        QVERIFY(!details->indexJson.isEmpty());
    }
    // The one platform that is here already is not fetched with the others.
    PulledStore other;
    VERIFY_RESULT(other.pull(name(u"sample:multi"_s)));
    const auto rest = other.pull(request);
    VERIFY_RESULT(rest);
    QCOMPARE(other.blobBytes(), store.blobBytes());
    QVERIFY(rest->downloadedBytes < 60'000); // Only the layer of linux/arm64.
    QVERIFY(rest->downloadedBytes > 20'000);
}

void TestPull::missing_data()
{
    QTest::addColumn<QString>("image");
    QTest::newRow("tag") << u"sample:none"_s;
    QTest::newRow("repository") << u"none:1"_s;
    QTest::newRow("digest") << u"sample@sha256:"_s + QString(64, u'0');
}

void TestPull::missing()
{
    QFETCH(QString, image);
    PulledStore store;
    const auto outcome = store.pull(name(image));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::NotFound);
    QVERIFY(store.names().isEmpty());
}

void TestPull::secondTime()
{
    PulledStore store;
    VERIFY_RESULT(store.pull(name(u"sample:mixed"_s)));
    support::RegistryProxy proxy(m_registry.port());
    // Under another name of the registry nothing of it is fetched again either.
    const auto renamed = store.pull(proxy.host() + u"/sample:mixed"_s);
    VERIFY_RESULT(renamed);
    QVERIFY(renamed->wasComplete);
    QCOMPARE(renamed->downloadedBytes, 0);
    for (const auto &layer : store.progress().status().layers) {
        QCOMPARE(layer.stage, LayerStage::Present);
        QCOMPARE(proxy.blobRequests(layer.digest.toString()), 0);
    }
    const auto again = store.pull(name(u"sample:mixed"_s));
    VERIFY_RESULT(again);
    QVERIFY(again->wasComplete);
    QCOMPARE(store->list()->size(), 1);
    QCOMPARE(store.names().size(), 2);
}

void TestPull::movedTag()
{
    const auto image = [this](quint32 seed) {
        return support::push(m_registry, u"moved"_s, u"latest"_s,
                             {.layers = {support::incompressibleTar(20'000, seed)}});
    };
    PulledStore store;
    const auto first = image(11);
    VERIFY_RESULT(store.pull(name(u"moved"_s)));
    const auto second = image(12);
    const auto outcome = store.pull(name(u"moved"_s));
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->target.digest, second.manifest.digest);
    QCOMPARE(outcome->downloadedBytes, second.layerBytes());
    const auto images = *store->list();
    QCOMPARE(images.size(), 2);
    for (const store::Image &one : images)
        QCOMPARE(one.isDangling(), one.target.digest == first.manifest.digest);
}

void TestPull::sharedLayersOnce()
{
    const QByteArray base = support::incompressibleTar(300'000, 21);
    const auto image = [&](quint32 seed) {
        return support::push(m_registry, u"shared"_s, QString::number(seed),
                             {.layers = {base, support::incompressibleTar(50'000, seed), base}});
    };
    const auto first = image(22);
    const auto second = image(23);
    support::RegistryProxy proxy(m_registry.port());
    PulledStore store;
    const auto one = store.pull(proxy.host() + u"/shared:22"_s);
    VERIFY_RESULT(one);
    // The base stands twice in the image.
    QCOMPARE(one->downloadedBytes, first.layerBytes() - base.size());
    const auto other = store.pull(proxy.host() + u"/shared:23"_s);
    VERIFY_RESULT(other);
    QCOMPARE(other->downloadedBytes, second.layers[1].size);
    QCOMPARE(proxy.blobRequests(first.layers[0].digest.toString()), 1);
    const qint64 documents = first.config.size + second.config.size;
    QCOMPARE(proxy.blobBytes(), one->downloadedBytes + other->downloadedBytes + documents);
    QVERIFY(store.isWhole());
}

void TestPull::twiceAtOnce()
{
    const auto image = support::push(m_registry, u"twice"_s, u"1"_s,
                                     {.layers = {support::incompressibleTar(400'000, 31),
                                                 support::incompressibleTar(300'000, 32),
                                                 support::incompressibleTar(200'000, 33)}});
    support::RegistryProxy proxy(m_registry.port());
    proxy.setBytesPerSecond(2'000'000);
    PulledStore store;
    const auto request = pullOf(proxy.host() + u"/twice:1"_s);
    std::array<qint64, 2> downloaded = {-1, -1};
    {
        std::array<std::jthread, 2> pulls;
        for (size_t i = 0; i < pulls.size(); ++i)
            pulls[i] = std::jthread([&, i] {
                registry::Client client;
                registry::PullProgress progress;
                const auto outcome = registry::pull(client, *store, request, progress);
                downloaded[i] = outcome ? outcome->downloadedBytes : -1;
            });
    }
    QVERIFY(downloaded[0] >= 0);
    QVERIFY(downloaded[1] >= 0);
    QCOMPARE(downloaded[0] + downloaded[1], image.layerBytes());
    for (const oci::Descriptor &layer : image.layers)
        QCOMPARE(proxy.blobRequests(layer.digest.toString()), 1);
    QCOMPARE(store.names().size(), 1);
    QVERIFY(store.isWhole());
}

/// So that the biggest layer is not left alone at the end. Small ones, up to 4 MiB, come before
/// all.
void TestPull::largestFirst()
{
    constexpr int Layers = 6;
    constexpr qsizetype AtOnce = 3;
    support::ImageRecipe recipe;
    for (int i = 1; i <= Layers; ++i) // The largest last.
        recipe.layers += support::incompressibleTar(4'300'000 + i * 100'000, quint32(i));
    const auto image = support::push(m_registry, u"sizes"_s, u"1"_s, recipe);
    support::RegistryProxy proxy(m_registry.port());
    proxy.stallBlobsAfter(50'000); // The configuration is smaller.
    PulledStore store;
    std::stop_source source;
    std::jthread pulling([&] {
        static_cast<void>(store.pull(pullOf(proxy.host() + u"/sizes:1"_s), source.get_token()));
    });
    const auto asked = [&] {
        QList<int> layers;
        for (int i = 0; i < Layers; ++i) {
            if (proxy.blobRequests(image.layers[i].digest.toString()) > 0)
                layers += i;
        }
        return layers;
    };
    const bool came = QTest::qWaitFor([&] { return asked().size() >= AtOnce; }, 10'000);
    const QList<int> first = asked();
    source.request_stop();
    pulling.join();
    QVERIFY(came);
    QCOMPARE(first, (QList{3, 4, 5}));
}

void TestPull::progress()
{
    const auto image =
        support::push(m_registry, u"progress"_s, u"1"_s,
                      {.layers = {support::incompressibleTar(500'000, 41), QByteArray(10'240, '\0'),
                                  support::incompressibleTar(250'000, 42)}});
    support::RegistryProxy proxy(m_registry.port());
    proxy.setBytesPerSecond(1'000'000);
    PulledStore store;
    registry::PullProgress progress;
    QVERIFY(progress.status().isResolving);
    std::atomic<bool> ended = false;
    QList<registry::PullStatus> seen;
    core::Result<registry::PullOutcome> outcome = core::cancelled();
    std::jthread pulling([&] {
        registry::Client client;
        outcome = registry::pull(client, *store, pullOf(proxy.host() + u"/progress:1"_s), progress);
        ended = true;
    });
    while (!ended) {
        seen.append(progress.status());
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    pulling.join();
    VERIFY_RESULT(outcome);
    qint64 before = 0;
    bool wasBetween = false;
    for (const registry::PullStatus &status : std::as_const(seen)) {
        QVERIFY(status.doneBytes >= before);
        QVERIFY(status.doneBytes <= status.totalBytes);
        QCOMPARE(status.isResolving, status.layers.isEmpty());
        wasBetween |= status.doneBytes > 0 && status.doneBytes < status.totalBytes
                      && status.bytesPerSecond > 0 && status.secondsLeft >= 0;
        before = status.doneBytes;
    }
    QVERIFY(wasBetween);
    const registry::PullStatus last = progress.status();
    QCOMPARE(last.doneBytes, image.layerBytes());
    QCOMPARE(last.totalBytes, image.layerBytes());
    QCOMPARE(last.layers.size(), 3);
    for (qsizetype i = 0; i < last.layers.size(); ++i) {
        QCOMPARE(last.layers[i].digest, image.layers[i].digest);
        QCOMPARE(last.layers[i].doneBytes, last.layers[i].size);
        QCOMPARE(last.layers[i].stage, LayerStage::Done);
    }
}

void TestPull::analysis_data()
{
    QTest::addColumn<QString>("image");
    QTest::addColumn<support::ExpectedAnalysis>("expected");
    QTest::newRow("gzip") << u"sample:plain"_s << support::SampleImages::expectedPlain();
    QTest::newRow("zstd and gzip") << u"sample:mixed"_s << support::SampleImages::expectedMixed();
}

void TestPull::analysis()
{
    QFETCH(QString, image);
    QFETCH(support::ExpectedAnalysis, expected);
    PulledStore store;
    VERIFY_RESULT(store.pull(name(image)));
    const auto details = store->inspect(name(image));
    VERIFY_RESULT(details);
    const auto analysis = store->analyze(*details);
    VERIFY_RESULT(analysis);
    QCOMPARE(support::compare(**analysis, expected), QString());
}

void TestPull::analysisReadsNoLayer()
{
    PulledStore store;
    VERIFY_RESULT(store.pull(name(u"sample:mixed"_s)));
    const auto details = store->inspect(name(u"sample:mixed"_s));
    VERIFY_RESULT(details);
    for (const oci::DiffId &diffId : details->config.diffIds)
        QVERIFY(store->tocs().contains(diffId));
    for (const oci::Descriptor &layer : details->manifest.layers)
        QVERIFY(QFile::remove(store->layout().blobPath(layer.digest)));
    const auto analysis = store->analyze(*details);
    VERIFY_RESULT(analysis);
    QCOMPARE(support::compare(**analysis, support::SampleImages::expectedMixed()), QString());
}

/// The cache is no part of the store: without it a pull is as good, and later reads take longer.
void TestPull::cacheThatCannotBeWritten()
{
    PulledStore store;
    QFile inTheWay(store.tablesFolder());
    QVERIFY(inTheWay.open(QFile::WriteOnly));
    inTheWay.close();
    const auto outcome = store.pull(name(u"sample:mixed"_s));
    VERIFY_RESULT(outcome);
    QCOMPARE(store.names(), QStringList{name(u"sample:mixed"_s)});
    QCOMPARE(store.partialBytes(), 0);
    QVERIFY(store.isWhole());
    const auto analysis = store->analyze(*store->inspect(name(u"sample:mixed"_s)));
    VERIFY_RESULT(analysis);
    QCOMPARE(support::compare(**analysis, support::SampleImages::expectedMixed()), QString());
    QVERIFY(QFileInfo(store.tablesFolder()).isFile());
}

void TestPull::damageIsMended_data()
{
    QTest::addColumn<QString>("blob");
    QTest::addColumn<QString>("damage");
    for (const QString &blob : {u"manifest"_s, u"config"_s, u"layer"_s}) {
        for (const QString &damage : {u"flip"_s, u"cut"_s, u"remove"_s})
            QTest::addRow("%s %s", qPrintable(blob), qPrintable(damage)) << blob << damage;
    }
}

void TestPull::damageIsMended()
{
    QFETCH(QString, blob);
    QFETCH(QString, damage);
    PulledStore store;
    const auto pulled = store.pull(name(u"sample:mixed"_s));
    VERIFY_RESULT(pulled);
    const auto manifest = store->inspect(name(u"sample:mixed"_s))->manifest;
    const bool isLayer = blob == "layer"_L1;
    const oci::Descriptor &hurt = blob == "manifest"_L1 ? pulled->target
                                  : isLayer             ? manifest.layers.first()
                                                        : manifest.config;
    QFile file(store->layout().blobPath(hurt.digest));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    if (damage == "remove"_L1) {
        QVERIFY(file.remove());
    } else if (damage == "cut"_L1) {
        QVERIFY(file.resize(hurt.size / 2));
    } else {
        QVERIFY(file.open(QFile::ReadWrite));
        QCOMPARE(file.write("X"), 1);
        file.close();
    }
    const auto report = store->check();
    VERIFY_RESULT(report);
    QVERIFY(!report->isWhole());

    const auto again = store.pull(name(u"sample:mixed"_s));
    VERIFY_RESULT(again);
    QCOMPARE(again->downloadedBytes, isLayer ? hurt.size : 0);
    QVERIFY(store.isWhole());
    QCOMPARE(store.partialBytes(), 0);
}

QTEST_GUILESS_MAIN(TestPull)
#include "tst_pull.moc"
