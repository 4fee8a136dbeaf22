// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/baseimage.h"
#include "core/store/baseimage.h"
#include "tests/support/analyzedtars.h"
#include "tests/support/storevalues.h"

#include <QTest>

using namespace Qt::StringLiterals;
using layers::Advice;
using support::TarBuilder;

class BaseImageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void guesses_data();
    void guesses();
    void isKnownByWhatItSays_data();
    void isKnownByWhatItSays();
    void adviceOfItsOwn();
    void storedAgain();
    void runsOfTwoFiles();
    void allOfTheKnownLayers();
};

namespace {

TarBuilder rootFs()
{
    return TarBuilder().file("etc/os-release", "ID=debian").file("bin/sh", "#");
}

/// Rows as "id bytes [layers]", in their order.
QStringList rowsOf(const layers::ImageAnalysis &analysis)
{
    QStringList rows;
    for (const Advice &advice : analysis.advice) {
        QStringList layers;
        for (const quint16 layer : advice.layers)
            layers += QString::number(layer);
        rows += u"%1 %2 [%3]"_s.arg(advice.id).arg(advice.bytes).arg(layers.join(u' '));
    }
    return rows;
}

} // namespace

void BaseImageTest::guesses_data()
{
    QTest::addColumn<QList<TarBuilder>>("tars");
    QTest::addColumn<QStringList>("history");
    QTest::addColumn<std::size_t>("layers");
    const TarBuilder own = TarBuilder().file("app", "1");
    const QString add = u"/bin/sh -c #(nop) ADD file:5d68d27cc15a in / "_s;
    const QString run = u"RUN /bin/sh -c make # buildkit"_s;
    const auto row = [](const char *name, const QList<TarBuilder> &tars, const QStringList &history,
                        std::size_t layers) { QTest::newRow(name) << tars << history << layers; };
    row("added", {rootFs(), own}, {add, run}, 1);
    row("by another tool", {rootFs(), own}, {u"# debian.sh --arch 'amd64' out/"_s, run}, 1);
    row("no history", {rootFs(), own}, {}, 1);
    row("os-release of a later layer", {own, rootFs()}, {add, run}, 0);
    row("os-release that is gone", {rootFs(), TarBuilder().whiteout("etc/os-release")}, {add, run},
        1);
    row("no os-release", {TarBuilder().file("etc/passwd").file("bin/busybox"), own}, {add, run}, 1);
    row("no system", {TarBuilder().file("etc/passwd"), own}, {add, run}, 0);
    row("nothing on it", {rootFs()}, {add}, 0);
    row("copied", {rootFs(), own}, {u"COPY rootfs / # buildkit"_s, run}, 0);
    row("made by a command", {rootFs(), own}, {run, run}, 0);
    row("nothing", {}, {}, 0);
}

void BaseImageTest::guesses()
{
    QFETCH(QList<TarBuilder>, tars);
    QFETCH(QStringList, history);
    const auto config = support::historyOf(history);
    const auto analysis = support::analyzed(tars, config);
    QTEST(analysis->baseLayers, "layers");
    QTEST(layers::guessBaseLayers(*analysis->tree, config, std::size_t(tars.size())), "layers");
}

void BaseImageTest::isKnownByWhatItSays_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QList<int>>("shared");
    QTest::addColumn<int>("layersOfBase");
    QTest::addColumn<std::size_t>("layers");
    const QString digest = u"org.opencontainers.image.base.digest"_s;
    const QString name = u"org.opencontainers.image.base.name"_s;
    const QString ofBase = oci::Digest::of("base").toString();
    QTest::newRow("digest") << digest << ofBase << QList{0, 1} << 2 << 2uz;
    QTest::newRow("name") << name << u"docker.io/library/debian:13"_s << QList{0, 1} << 2 << 2uz;
    QTest::newRow("short name") << name << u"debian:13"_s << QList{0, 1} << 2 << 2uz;
    QTest::newRow("a layer of it again above") << name << u"debian:13"_s << QList{0, 2} << 1 << 1uz;
    QTest::newRow("another digest")
        << digest << oci::Digest::of("x").toString() << QList{0, 1} << 2 << 0uz;
    QTest::newRow("another name") << name << u"debian:12"_s << QList{0, 1} << 2 << 0uz;
    QTest::newRow("not all of it") << digest << ofBase << QList{0, 1} << 3 << 0uz;
    QTest::newRow("not the lowest") << digest << ofBase << QList{1, 2} << 2 << 0uz;
    QTest::newRow("all of this one") << digest << ofBase << QList{0, 1, 2} << 3 << 0uz;
    QTest::newRow("no digest") << digest << u"sha256:"_s << QList{0, 1} << 2 << 0uz;
    QTest::newRow("nothing said") << u"x"_s << ofBase << QList{0, 1} << 2 << 0uz;
}

void BaseImageTest::isKnownByWhatItSays()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QList<int>, shared);
    QFETCH(int, layersOfBase);
    auto details = storevalues::bareDetails();
    details.config.diffIds.clear();
    for (const char *layer : {"0", "1", "2"})
        details.config.diffIds.append(oci::DiffId::of(oci::Digest::of(layer)));
    store::PlatformImage platform{.manifest = details.manifestDescriptor,
                                  .configDigest = oci::Digest::of("config"),
                                  .platform = details.config.platform,
                                  .created = {}};
    platform.layerCount = layersOfBase;
    store::Image base = details.image;
    base.target.digest = oci::Digest::of("base");
    base.names = {*oci::Reference::parse(u"debian:13")};
    base.platforms = {platform};
    details.sharedWith = {{.image = base, .layers = shared}};
    details.manifest.annotations.insert(key, value);
    QTEST(store::baseLayersOf(details), "layers");
    details.manifest.annotations.clear();
    details.config.labels.insert(key, value);
    QTEST(store::baseLayersOf(details), "layers");
}

/// What the base image stores is told apart, whatever hides it; a byte counts once.
void BaseImageTest::adviceOfItsOwn()
{
    const auto analysis = support::analyzed(
        {rootFs().filler("usr/share/doc/a", 700, 'a').filler("opt/removed", 500, 'b'),
         TarBuilder().filler("usr/share/doc/b", 900, 'c').whiteout("opt/removed"),
         TarBuilder().filler("tmp/x", 300, 'd')},
        support::historyOf({u"/bin/sh -c #(nop) ADD file:5d68d27cc15a in / "_s,
                            u"RUN /bin/sh -c one # buildkit"_s,
                            u"RUN /bin/sh -c two # buildkit"_s}));
    // The 700 and the 500 come with FROM.
    QCOMPARE(rowsOf(*analysis),
             (QStringList{u"documentation 900 [1]"_s, u"temporary-files 300 [2]"_s,
                          u"base-image 1200 [0]"_s}));
    const Advice &base = analysis->advice.back();
    QCOMPARE(base.saves, Advice::Saves::Base);
    QVERIFY(base.line.startsWith("FROM "_L1));
    QVERIFY(base.text.contains("base image"_L1));
    QCOMPARE(analysis->tree->displayPath(analysis->tree->node(base.paths.front().node)),
             u"/usr/share/doc"_s);
}

/// RUN chown of a file of the base: without it the image stores the file once.
void BaseImageTest::storedAgain()
{
    const auto analysis =
        support::analyzed({rootFs().filler("opt/big", 700, 'a').filler("opt/old", 500, 'b'),
                           TarBuilder().filler("opt/big", 700, 'a').filler("opt/old", 400, 'c')},
                          support::historyOf({u"/bin/sh -c #(nop) ADD file:5d68d27cc15a in / "_s,
                                              u"RUN /bin/sh -c chown # buildkit"_s}));
    QCOMPARE(rowsOf(*analysis), (QStringList{u"copy-chown 700 [0]"_s, u"base-image 500 [0]"_s}));
}

/// The last RUN of the base stands in another Dockerfile.
void BaseImageTest::runsOfTwoFiles()
{
    const auto image = support::analyzed(
        {TarBuilder().filler("opt/big", 700, 'a'), TarBuilder().filler("opt/big", 700, 'a')});
    const auto config = support::historyOf({u"RUN one"_s, u"RUN chown"_s});
    QCOMPARE(rowsOf(**layers::analyze(image->tocs, {}, config, 0)),
             QStringList{u"merge-layers 700 [0 1]"_s});
    QCOMPARE(rowsOf(**layers::analyze(image->tocs, {}, config, 1)),
             QStringList{u"copy-chown 700 [0]"_s});
}

void BaseImageTest::allOfTheKnownLayers()
{
    const auto image = support::analyzed({TarBuilder().filler("usr/share/doc/a", 700, 'a'),
                                          TarBuilder().filler("usr/share/doc/b", 900, 'b'),
                                          TarBuilder().filler("usr/share/doc/c", 400, 'c')});
    QCOMPARE(rowsOf(*image), QStringList{u"documentation 2000 [0 1 2]"_s});
    const auto known = layers::analyze(image->tocs, {}, oci::ImageConfig::None, 2);
    QCOMPARE(rowsOf(**known),
             (QStringList{u"documentation 400 [2]"_s, u"base-image 1600 [0 1]"_s}));
    QCOMPARE((*known)->baseLayers, 2uz);
}

QTEST_GUILESS_MAIN(BaseImageTest)
#include "tst_baseimage.moc"
