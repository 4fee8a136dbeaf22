// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/filesieve.h"
#include "tests/support/treebuilder.h"
#include "views/layers/treemaplayout.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using layers::FileNode;
using layers::FileTree;
using support::TreeBuilder;
using views::Tile;
using views::TreemapLayout;
using views::TreemapMetrics;

class TestTreemapLayout final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void known_data();
    void known();
    void random_data();
    void random();
    void deep();
    void merged();
    void zoomed();
    void scaled();
    void randomScales_data();
    void randomScales();
    void wideScale();
    void titles();
    void nothing_data();
    void nothing();
};

namespace {

FileTree flat(const QList<int> &sizes)
{
    TreeBuilder builder;
    for (qsizetype i = 0; i < sizes.size(); ++i)
        builder.add('f' + QByteArray::number(i), {.size = sizes[i]});
    return builder.build();
}

/// "x,y wxh" of every tile, rounded, the root left out.
QStringList described(const TreemapLayout &layout)
{
    QStringList lines;
    for (const Tile &tile : layout.tiles().subspan(1)) {
        const QRect rect = tile.rect.toRect();
        lines += u"%1,%2 %3x%4"_s.arg(rect.x()).arg(rect.y()).arg(rect.width()).arg(rect.height());
    }
    return lines;
}

double area(const QRectF &rect)
{
    return rect.width() * rect.height();
}

qint64 sizeOf(const FileTree &tree, quint32 node, const models::FileSieve *scale)
{
    return scale ? scale->bytes(node) : tree.node(node).totalSize;
}

/// What is wrong with the tiles inside of \a folder; empty if nothing is.
QString faultIn(const FileTree &tree, const TreemapLayout &layout, const Tile &folder,
                const TreemapMetrics &metrics, const models::FileSieve *scale)
{
    constexpr double Tolerance = 1e-6;
    const bool titled = folder.titleHeight > 0;
    const double padding = titled ? metrics.padding : 0;
    const QRectF inside =
        folder.rect.adjusted(padding, titled ? folder.titleHeight : 0, -padding, -padding);
    const QRectF reach = inside.adjusted(-Tolerance, -Tolerance, Tolerance, Tolerance);
    qint64 bytes = 0;
    quint32 entries = 0;
    double covered = 0;
    const auto tiles = layout.children(folder);
    for (const Tile &tile : tiles) {
        bytes += tile.size;
        entries += quint32(tile.nodes().size());
        qint64 standsFor = 0;
        for (const quint32 node : tile.nodes())
            standsFor += sizeOf(tree, node, scale);
        if (standsFor != tile.size)
            return u"not the bytes of its entries"_s;
        covered += area(tile.rect);
        if (!reach.contains(tile.rect))
            return u"a tile is outside of its folder"_s;
        if (std::min(tile.rect.width(), tile.rect.height()) < metrics.smallestSide - Tolerance)
            return u"a tile is too thin"_s;
        if ((tile.nodes().size() > 1) != (tile.kind == Tile::Kind::Other))
            return u"merged and not called so"_s;
        if (&layout.tiles()[tile.parent] != &folder)
            return u"not a child of its parent"_s;
    }
    for (const Tile &tile : tiles) {
        const double share = double(tile.size) / double(bytes);
        if (qAbs(area(tile.rect) / area(inside) / share - 1) > Tolerance)
            return u"an area is not proportional"_s;
    }
    if (qAbs(covered / area(inside) - 1) > Tolerance)
        return u"tiles overlap or leave a hole"_s;
    const auto children = tree.children(tree.node(folder.node));
    const auto stored = std::ranges::count_if(
        children, [&](const FileNode &node) { return sizeOf(tree, node.index, scale) > 0; });
    if (entries + folder.leftOut != quint32(stored))
        return u"entries are missing"_s;
    if (double(bytes) < 0.9 * double(sizeOf(tree, folder.node, scale)))
        return u"too much is left out"_s;
    return {};
}

QString fault(const FileTree &tree, const TreemapLayout &layout, const TreemapMetrics &metrics,
              const models::FileSieve *scale = nullptr)
{
    for (const Tile &tile : layout.tiles()) {
        const QString found =
            tile.kind == Tile::Kind::Open ? faultIn(tree, layout, tile, metrics, scale) : QString();
        if (!found.isEmpty())
            return tree.displayPath(tree.node(tile.node)) + u": "_s + found;
    }
    return {};
}

} // namespace

void TestTreemapLayout::known_data()
{
    QTest::addColumn<QList<int>>("sizes");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QStringList>("tiles");

    // The example of the paper, section 3.1, at 100 units a side.
    QTest::newRow("paper") << QList{6, 6, 4, 3, 2, 2, 1} << QSize(600, 400)
                           << QStringList{u"0,0 300x200"_s,     u"0,200 300x200"_s,
                                          u"300,0 171x233"_s,   u"471,0 129x233"_s,
                                          u"300,233 120x167"_s, u"420,233 120x167"_s,
                                          u"540,233 60x167"_s};
    QTest::newRow("one") << QList{7} << QSize(30, 20) << QStringList{u"0,0 30x20"_s};
    QTest::newRow("upright") << QList{1, 1} << QSize(10, 20)
                             << QStringList{u"0,0 10x10"_s, u"0,10 10x10"_s};
    QTest::newRow("empty files") << QList{5, 0, 5, 0} << QSize(20, 10)
                                 << QStringList{u"0,0 10x10"_s, u"10,0 10x10"_s};
    QTest::newRow("sliver left out")
        << QList{100'000, 1} << QSize(100, 100) << QStringList{u"0,0 100x100"_s};
}

void TestTreemapLayout::known()
{
    QFETCH(QList<int>, sizes);
    QFETCH(QSize, size);
    const FileTree tree = flat(sizes);
    const TreemapLayout layout(tree, 0, QRectF(QPointF(), size), {});
    QTEST(described(layout), "tiles");
    QCOMPARE(fault(tree, layout, {}), QString());
}

void TestTreemapLayout::random_data()
{
    QTest::addColumn<int>("files");
    QTest::addColumn<QSizeF>("size");
    QTest::newRow("few") << 40 << QSizeF(640, 480);
    QTest::newRow("some") << 3'000 << QSizeF(1280, 800);
    QTest::newRow("many") << 30'000 << QSizeF(1920.5, 1080.25);
    QTest::newRow("small") << 3'000 << QSizeF(120, 90);
    QTest::newRow("thin") << 3'000 << QSizeF(900, 9);
    QTest::newRow("tall") << 3'000 << QSizeF(12, 700);
}

void TestTreemapLayout::random()
{
    QFETCH(int, files);
    QFETCH(QSizeF, size);
    constexpr quint32 Trees = 20;
    for (quint32 seed = 1; seed <= Trees; ++seed) {
        const FileTree tree = support::syntheticTree(files / int(seed), seed);
        const TreemapLayout layout(tree, 0, QRectF(QPointF(3, 5), size), {});
        QVERIFY(!layout.tiles().empty());
        QCOMPARE(fault(tree, layout, {}), QString());

        std::mt19937 generator(seed);
        for (int i = 0; i < 200; ++i) {
            const Tile &tile = layout.tiles()[generator() % layout.tiles().size()];
            const quint32 found = layout.tileAt(tile.rect.center());
            QVERIFY(found != Tile::None);
            if (tile.kind != Tile::Kind::Open)
                QCOMPARE(&layout.tiles()[found], &tile);
            QCOMPARE(&layout.tiles()[layout.tileOf(tree, tile.node)], &tile);
        }
    }
}

void TestTreemapLayout::deep()
{
    constexpr int Depth = 100'000;
    TreeBuilder builder;
    builder.add(QByteArray("d/").repeated(200) + "file", {.size = 10});
    const FileTree shallow = builder.build();

    std::vector<FileNode> nodes(1);
    nodes[0].totalSize = 1;
    for (quint32 i = 1; i <= Depth; ++i) {
        nodes.back().firstChild = i;
        nodes.back().childCount = 1;
        FileNode node = nodes[0];
        node.parent = i - 1;
        node.childCount = 0;
        nodes.push_back(node);
    }
    nodes.back().type = layers::EntryType::File;
    nodes.back().size = 1;
    const FileTree tree(nodes, {});
    const TreemapLayout layout(tree, 0, QRectF(0, 0, 800, 600), {});
    QCOMPARE(layout.tiles().size(), std::size_t(Depth + 1));
    QCOMPARE(layout.tileAt({400, 300}), quint32(Depth));
    QCOMPARE(layout.tileOf(tree, Depth), quint32(Depth));
    QCOMPARE(fault(shallow, TreemapLayout(shallow, 0, QRectF(0, 0, 80, 60), {}), {}), QString());
}

void TestTreemapLayout::merged()
{
    QList<int> sizes(1000, 1);
    sizes.prepend(1000);
    const FileTree tree = flat(sizes);
    const TreemapLayout layout(tree, 0, QRectF(0, 0, 60, 40), {});
    QCOMPARE(layout.tiles().size(), 3uz);
    const auto other = std::ranges::find(layout.tiles(), Tile::Kind::Other, &Tile::kind);
    QVERIFY(other != layout.tiles().end());
    QCOMPARE(other->nodes().size(), 1000uz);
    QCOMPARE(other->size, 1000);
    QCOMPARE(area(other->rect), 1200);
    QCOMPARE(layout.tileOf(tree, 700), quint32(&*other - layout.tiles().data()));
}

void TestTreemapLayout::zoomed()
{
    TreeBuilder builder;
    builder.add("usr/lib/a", {.size = 30});
    builder.add("usr/lib/b", {.size = 10});
    builder.add("etc/passwd", {.size = 1000});
    const FileTree tree = builder.build();
    const quint32 usr = 2; // The root is 0, /etc is larger.
    QCOMPARE(tree.displayPath(tree.node(usr)), u"/usr"_s);
    const TreemapLayout layout(tree, usr, QRectF(0, 0, 400, 300), {.titledLevels = 0});
    QCOMPARE(described(layout),
             (QStringList{u"0,0 400x300"_s, u"0,0 300x300"_s, u"300,0 100x300"_s}));
    QCOMPARE(layout.tileOf(tree, 1), Tile::None);
    QCOMPARE(layout.tileAt({400, 10}), Tile::None);
    QCOMPARE(layout.tileAt({-1, 10}), Tile::None);
}

namespace {

std::shared_ptr<const models::FileFacts> filesOf(FileTree tree)
{
    auto analysis = std::make_shared<layers::ImageAnalysis>();
    analysis->tree = std::make_shared<const FileTree>(std::move(tree));
    return std::make_shared<const models::FileFacts>(analysis);
}

} // namespace

/// A layer of 1 MB fills the picture of an image of 2 GB.
void TestTreemapLayout::scaled()
{
    TreeBuilder builder;
    builder.add("base", {.size = 2'000'000'000, .layer = 0});
    builder.add("app/a", {.size = 600'000, .layer = 1});
    builder.add("app/b", {.size = 400'000, .layer = 1});
    builder.add("app/old", {.size = 3'000'000, .layer = 0});
    const auto files = filesOf(builder.build());
    const FileTree &tree = files->tree();
    const TreemapMetrics metrics{.titledLevels = 0};
    const QRectF area(0, 0, 100, 60);
    const auto layoutOf = [&](const models::FileSieve &sieve) {
        return TreemapLayout(tree, 0, area, metrics, &sieve);
    };

    using enum models::LayerScope::Extent;
    const TreemapLayout layer = layoutOf({files, {.extent = Only, .layer = 1}});
    QCOMPARE(described(layer), (QStringList{u"0,0 100x60"_s, u"0,0 60x60"_s, u"60,0 40x60"_s}));
    QCOMPARE(layer.tiles().front().size, 1'000'000);
    for (const FileNode node : tree.nodes()) {
        const QByteArray name(tree.name(node).data(), qsizetype(tree.name(node).size()));
        const bool isThere = name != "base" && name != "old";
        QVERIFY2((layer.tileOf(tree, node.index) != Tile::None) == isThere, name.constData());
    }
    const TreemapLayout found = layoutOf({files, {}, {.text = u"old"_s}});
    QCOMPARE(described(found), (QStringList{u"0,0 100x60"_s, u"0,0 100x60"_s}));
    // All of it: the same as without a scale.
    QCOMPARE(described(layoutOf({files, {}})), described(TreemapLayout(tree, 0, area, metrics)));
    QVERIFY(layoutOf({files, {.extent = Only, .layer = 7}}).tiles().empty());
}

void TestTreemapLayout::randomScales_data()
{
    using enum models::LayerScope::Extent;
    QTest::addColumn<models::LayerScope>("scope");
    QTest::addColumn<qint64>("minimumSize");
    using Scope = models::LayerScope;
    QTest::newRow("up to") << Scope{.extent = UpTo, .layer = 5} << Q_INT64_C(0);
    QTest::newRow("only") << Scope{.extent = Only, .layer = 3} << Q_INT64_C(0);
    QTest::newRow("range") << Scope{.extent = Range, .layer = 8, .first = 2} << Q_INT64_C(0);
    QTest::newRow("large") << Scope() << Q_INT64_C(30'000);
    QTest::newRow("both") << Scope{.extent = Range, .layer = 8, .first = 2} << Q_INT64_C(9'000);
}

void TestTreemapLayout::randomScales()
{
    QFETCH(models::LayerScope, scope);
    QFETCH(qint64, minimumSize);
    for (quint32 seed = 1; seed <= 10; ++seed) {
        const auto files = filesOf(support::syntheticTree(20'000 / int(seed), seed));
        const models::FileSieve sieve(files, scope, {.size = {.smallest = minimumSize}});
        const FileTree &tree = files->tree();
        const TreemapLayout layout(tree, 0, QRectF(0, 0, 900, 600), {}, &sieve);
        QVERIFY(layout.tiles().size() > 50);
        QCOMPARE(layout.tiles().front().size, sieve.bytes(0));
        QCOMPARE(fault(tree, layout, {}, &sieve), QString());
    }
}

/// Many entries of one folder, in another order than that of their own sizes.
void TestTreemapLayout::wideScale()
{
    TreeBuilder builder;
    for (int i = 0; i < 3'000; ++i) {
        const QByteArray folder = "d" + QByteArray::number(i);
        builder.add(folder + "/old", {.size = 1'000'000 - i, .layer = 0});
        builder.add(folder + "/new", {.size = i < 20 ? 1'000 * i : 1, .layer = 1});
    }
    const auto files = filesOf(builder.build());
    using enum models::LayerScope::Extent;
    const models::FileSieve sieve(files, {.extent = Only, .layer = 1});
    const TreemapLayout layout(files->tree(), 0, QRectF(0, 0, 400, 300), {}, &sieve);
    QCOMPARE(fault(files->tree(), layout, {}, &sieve), QString());
    const Tile &largest = layout.children(layout.tiles().front()).front();
    QCOMPARE(files->tree().displayName(files->tree().node(largest.node)), u"d19"_s);
}

void TestTreemapLayout::titles()
{
    TreeBuilder builder;
    builder.add("usr/lib/x/a", {.size = 30});
    builder.add("usr/lib/x/b", {.size = 10});
    builder.add("a-very-long-name-for-a-folder-of-no-width/b", {.size = 3});
    const FileTree tree = builder.build();
    const TreemapMetrics metrics;
    const TreemapLayout layout(tree, 0, QRectF(0, 0, 400, 300), metrics);
    QStringList titled;
    for (const Tile &tile : layout.tiles()) {
        if (tile.titleHeight > 0)
            titled += tree.displayName(tree.node(tile.node));
    }
    QCOMPARE(titled, (QStringList{u"usr"_s, u"lib"_s, u"x"_s}));
    QCOMPARE(fault(tree, layout, metrics), QString());
}

void TestTreemapLayout::nothing_data()
{
    QTest::addColumn<QList<int>>("sizes");
    QTest::addColumn<QSizeF>("size");
    QTest::newRow("empty root") << QList<int>() << QSizeF(100, 100);
    QTest::newRow("empty files") << QList{0, 0} << QSizeF(100, 100);
    QTest::newRow("no room") << QList{5} << QSizeF(0, 100);
    QTest::newRow("negative room") << QList{5} << QSizeF(-10, -10);
}

void TestTreemapLayout::nothing()
{
    QFETCH(QList<int>, sizes);
    QFETCH(QSizeF, size);
    const FileTree tree = flat(sizes);
    const TreemapLayout layout(tree, 0, QRectF(QPointF(), size), {});
    QVERIFY(layout.tiles().empty());
    QCOMPARE(layout.tileAt({0, 0}), Tile::None);
    QCOMPARE(layout.tileOf(tree, 0), Tile::None);
}

QTEST_GUILESS_MAIN(TestTreemapLayout)
#include "tst_treemaplayout.moc"
