// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/analyzedtars.h"
#include "tests/support/treebuilder.h"
#include "views/layers/layerselection.h"
#include "views/layers/treemapnavigation.h"
#include "views/layers/treemapwidget.h"
#include "views/theme/colors.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using layers::ChangeKind;
using layers::FileTree;
using views::LayerSelection;
using views::Tile;
using views::TreemapColors;
using views::TreemapWidget;

class TestTreemapWidget final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init();
    void cleanup();
    void empty();
    void click();
    void hover();
    void zoomsIn();
    void wheel();
    void keyboard();
    void arrows();
    void back();
    void animation();
    void resize();
    void hatching();
    void highlight();
    void scaled();
    void nothingInScale();
    void colors();
    void wasteStandsOut();
    void typesAndAges();
    void switching();
    void pixelRatio();
    void accessibleTiles();
    void accessibleSelection();
    void accessibleZoom();

private:
    [[nodiscard]] quint32 node(const QString &path) const;
    [[nodiscard]] quint32 tile(const QString &path) const;
    [[nodiscard]] QPoint centre(const QString &path) const;
    [[nodiscard]] QString rootPath() const;
    [[nodiscard]] QString selectedPath() const;
    [[nodiscard]] QSet<QRgb> coloursOf(const QString &path) const;
    void turnWheel(const QString &path, int steps);

    void look(const models::LayerScope &scope)
    {
        m_treemap->setSieve(std::make_shared<models::FileSieve>(m_files, scope));
    }

    std::shared_ptr<const FileTree> m_tree;
    std::shared_ptr<const models::FileFacts> m_files;
    std::unique_ptr<LayerSelection> m_selection;
    std::unique_ptr<TreemapWidget> m_treemap;
};

namespace {

std::shared_ptr<const FileTree> makeTree()
{
    support::TreeBuilder builder;
    builder.add("usr/lib/big", {.size = 600'000, .layer = 0, .kind = ChangeKind::Unchanged});
    builder.add("usr/lib/old",
                {.size = 250'000, .layer = 0, .hiddenBy = 1, .kind = ChangeKind::Deleted});
    builder.add("usr/bin/tool", {.size = 300'000, .layer = 1});
    builder.add("etc/conf", {.size = 200'000, .layer = 2, .kind = ChangeKind::Modified});
    for (int i = 0; i < 400; ++i)
        builder.add("usr/share/doc/" + QByteArray::number(i), {.size = 10});
    return std::make_shared<const FileTree>(builder.build());
}

std::shared_ptr<const models::FileFacts> filesOf(std::shared_ptr<const FileTree> tree)
{
    auto analysis = std::make_shared<layers::ImageAnalysis>();
    analysis->tree = std::move(tree);
    analysis->layers.resize(3);
    return std::make_shared<const models::FileFacts>(analysis);
}

} // namespace

void TestTreemapWidget::init()
{
    m_tree = makeTree();
    m_selection = std::make_unique<LayerSelection>();
    m_treemap = std::make_unique<TreemapWidget>(m_selection.get());
    m_treemap->setAnimated(false);
    m_treemap->resize(600, 400);
    m_files = filesOf(m_tree);
    look({});
    m_treemap->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_treemap.get()));
    m_treemap->setFocus();
}

void TestTreemapWidget::cleanup()
{
    m_treemap.reset();
    m_selection.reset();
}

quint32 TestTreemapWidget::node(const QString &path) const
{
    for (const layers::FileNode candidate : m_tree->nodes()) {
        if (m_tree->displayPath(candidate) == path)
            return candidate.index;
    }
    return layers::FileNode::None;
}

quint32 TestTreemapWidget::tile(const QString &path) const
{
    return m_treemap->scene().layout().tileOf(*m_tree, node(path));
}

QPoint TestTreemapWidget::centre(const QString &path) const
{
    return m_treemap->scene().layout().tiles()[tile(path)].rect.center().toPoint();
}

QString TestTreemapWidget::rootPath() const
{
    return m_tree->displayPath(m_tree->node(m_treemap->root()));
}

QString TestTreemapWidget::selectedPath() const
{
    return m_selection->node() ? m_tree->displayPath(m_tree->node(*m_selection->node()))
                               : QString();
}

/// Of the lower half of a tile, where no text is.
QSet<QRgb> TestTreemapWidget::coloursOf(const QString &path) const
{
    const QRectF rect = m_treemap->scene().layout().tiles()[tile(path)].rect;
    const QImage image = m_treemap->grab().toImage();
    QSet<QRgb> colours;
    const QRect lower = rect.adjusted(4, rect.height() / 2, -5, -5).toRect();
    for (int y = lower.top(); y < lower.bottom(); ++y) {
        for (int x = lower.left(); x < lower.right(); ++x)
            colours.insert(image.pixel(x, y));
    }
    return colours;
}

void TestTreemapWidget::turnWheel(const QString &path, int steps)
{
    const QPointF at = centre(path);
    QWheelEvent event(at, m_treemap->mapToGlobal(at), {}, QPoint(0, 120 * steps), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_treemap.get(), &event);
}

void TestTreemapWidget::empty()
{
    m_treemap->setSieve(nullptr);
    for (const int key : {Qt::Key_Left, Qt::Key_Return, Qt::Key_Home, Qt::Key_Backspace})
        QTest::keyClick(m_treemap.get(), Qt::Key(key));
    QTest::mouseClick(m_treemap.get(), Qt::LeftButton);
    m_treemap->zoomTo(5);
    QCOMPARE(m_treemap->selectedTile(), Tile::None);
    QVERIFY(!m_treemap->canZoomOut());
    QCOMPARE(QAccessible::queryAccessibleInterface(m_treemap.get())->childCount(), 0);
    QVERIFY(!m_treemap->grab().isNull());
}

void TestTreemapWidget::click()
{
    const QSignalSpy spy(m_selection.get(), &LayerSelection::changed);
    QTest::mouseClick(m_treemap.get(), Qt::LeftButton, {}, centre(u"/usr/bin/tool"_s));
    QCOMPARE(selectedPath(), u"/usr/bin/tool"_s);
    QCOMPARE(m_selection->layer(), 1);
    QCOMPARE(m_treemap->selectedTile(), tile(u"/usr/bin/tool"_s));

    const QRectF usr = m_treemap->scene().layout().tiles()[tile(u"/usr"_s)].rect;
    QTest::mouseClick(m_treemap.get(), Qt::LeftButton, {}, usr.topLeft().toPoint() + QPoint(5, 5));
    QCOMPARE(selectedPath(), u"/usr"_s);
    QCOMPARE(spy.size(), 2);

    QTest::keyClick(m_treemap.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"/usr"_s);
}

void TestTreemapWidget::hover()
{
    const QSignalSpy spy(m_treemap.get(), &TreemapWidget::hoverChanged);
    QTest::mouseMove(m_treemap.get(), centre(u"/usr/lib/big"_s));
    QCOMPARE(m_treemap->hoveredTile(), tile(u"/usr/lib/big"_s));
    QTest::mouseMove(m_treemap.get(), centre(u"/usr/lib/big"_s) + QPoint(2, 2));
    QCOMPARE(spy.size(), 1);
    QVERIFY(!m_selection->node());
    QHelpEvent help(QEvent::ToolTip, centre(u"/etc/conf"_s), QPoint());
    QApplication::sendEvent(m_treemap.get(), &help);
    QVERIFY(QToolTip::text().contains(u"/etc/conf"_s));
    QVERIFY(QToolTip::text().contains(u"200000 bytes"_s));
}

void TestTreemapWidget::zoomsIn()
{
    const QSignalSpy spy(m_treemap.get(), &TreemapWidget::rootChanged);
    QTest::mouseDClick(m_treemap.get(), Qt::LeftButton, {}, centre(u"/usr/lib/big"_s));
    QCOMPARE(rootPath(), u"/usr/lib"_s);
    QCOMPARE(spy.size(), 1);
    // A file of the folder shown leads nowhere.
    QTest::mouseDClick(m_treemap.get(), Qt::LeftButton, {}, centre(u"/usr/lib/big"_s));
    QCOMPARE(rootPath(), u"/usr/lib"_s);
    QTest::keyClick(m_treemap.get(), Qt::Key_Backspace);
    QCOMPARE(rootPath(), u"/"_s);
}

void TestTreemapWidget::wheel()
{
    turnWheel(u"/usr/lib/big"_s, 1);
    QCOMPARE(rootPath(), u"/usr"_s);
    turnWheel(u"/usr/lib/big"_s, 1);
    QCOMPARE(rootPath(), u"/usr/lib"_s);
    turnWheel(u"/usr/lib/big"_s, 1);
    QCOMPARE(rootPath(), u"/usr/lib"_s);
    turnWheel(u"/usr/lib/big"_s, -1);
    QCOMPARE(rootPath(), u"/usr"_s);
    turnWheel(u"/usr/lib/big"_s, -1);
    turnWheel(u"/usr/lib/big"_s, -1);
    QCOMPARE(rootPath(), u"/"_s);
}

void TestTreemapWidget::keyboard()
{
    QTest::keyClick(m_treemap.get(), Qt::Key_Right);
    QCOMPARE(selectedPath(), u"/usr/lib/big"_s); // The largest to begin with.
    QTest::keyClick(m_treemap.get(), Qt::Key_Return);
    QTest::keyClick(m_treemap.get(), Qt::Key_Return);
    QCOMPARE(rootPath(), u"/usr/lib"_s);
    QCOMPARE(selectedPath(), u"/usr/lib/big"_s);
    QVERIFY(m_treemap->selectedTile() != Tile::None);
    QTest::keyClick(m_treemap.get(), Qt::Key_Escape);
    QCOMPARE(rootPath(), u"/usr"_s);
    QTest::keyClick(m_treemap.get(), Qt::Key_Return);
    QTest::keyClick(m_treemap.get(), Qt::Key_Home);
    QCOMPARE(rootPath(), u"/"_s);
    QTest::keyClick(m_treemap.get(), Qt::Key_Escape);
    QVERIFY(!m_selection->node());
}

void TestTreemapWidget::arrows()
{
    // From the largest tile every way ends at the border, and no step stays where it was before.
    for (const auto key : {Qt::Key_Right, Qt::Key_Down, Qt::Key_Left, Qt::Key_Up}) {
        m_treemap->selectTile(tile(u"/usr/lib/big"_s));
        QSet<quint32> seen;
        quint32 before = Tile::None;
        while (m_treemap->selectedTile() != before) {
            before = m_treemap->selectedTile();
            QVERIFY(!seen.contains(before));
            seen.insert(before);
            QTest::keyClick(m_treemap.get(), key);
        }
        const QRectF last = m_treemap->scene().layout().tiles()[before].rect;
        const QRectF whole = m_treemap->scene().layout().tiles()[0].rect;
        const double gap = key == Qt::Key_Right  ? whole.right() - last.right()
                           : key == Qt::Key_Down ? whole.bottom() - last.bottom()
                           : key == Qt::Key_Left ? last.left() - whole.left()
                                                 : last.top() - whole.top();
        QVERIFY2(gap < 80, qPrintable(QString::number(gap)));
    }
}

void TestTreemapWidget::back()
{
    m_treemap->zoomTo(node(u"/usr/lib"_s));
    QVERIFY(m_treemap->canZoomOut());
    m_treemap->zoomOut(); // Where one came from, not the folder above.
    QCOMPARE(rootPath(), u"/"_s);
    m_treemap->zoomTo(node(u"/usr/lib"_s));
    m_treemap->zoomTo(node(u"/usr"_s)); // The path bar.
    QCOMPARE(rootPath(), u"/usr"_s);
    m_treemap->zoomOut();
    QCOMPARE(rootPath(), u"/"_s);
    m_treemap->zoomTo(node(u"/usr/lib/big"_s)); // No folder.
    QCOMPARE(rootPath(), u"/"_s);
}

void TestTreemapWidget::animation()
{
    m_treemap->setAnimated(true);
    m_treemap->zoomTo(node(u"/usr/lib"_s));
    QVERIFY(m_treemap->isZooming());
    QCOMPARE(rootPath(), u"/usr/lib"_s);
    QVERIFY(!m_treemap->grab().isNull());
    QTRY_VERIFY(!m_treemap->isZooming());
    m_treemap->zoomOut();
    QVERIFY(m_treemap->isZooming());
    QTRY_VERIFY(!m_treemap->isZooming());
}

void TestTreemapWidget::resize()
{
    m_selection->selectNode(node(u"/etc/conf"_s), 2);
    m_treemap->resize(300, 500);
    QTRY_COMPARE(m_treemap->scene().size(), QSize(300, 500));
    QCOMPARE(m_treemap->selectedTile(), tile(u"/etc/conf"_s));
    m_treemap->resize(1, 1);
    QVERIFY(!m_treemap->grab().isNull());
}

void TestTreemapWidget::hatching()
{
    for (const auto mode : {TreemapColors::ByLayer, TreemapColors::ByChange}) {
        m_treemap->setColors(mode);
        QCOMPARE(coloursOf(u"/usr/lib/big"_s).size(), 1);
        QCOMPARE(coloursOf(u"/usr/lib/old"_s).size(), 2);
    }
}

void TestTreemapWidget::highlight()
{
    const auto base = coloursOf(u"/usr/lib/big"_s);
    const auto top = coloursOf(u"/etc/conf"_s);
    m_treemap->zoomTo(node(u"/usr"_s));
    look({models::LayerScope::Extent::Only, 0});
    QCOMPARE(rootPath(), u"/usr"_s);
    m_treemap->zoomOut();
    QCOMPARE(coloursOf(u"/usr/lib/big"_s), base);
    QVERIFY(coloursOf(u"/etc/conf"_s) != top);
    look({models::LayerScope::Extent::UpTo, 2});
    QCOMPARE(coloursOf(u"/etc/conf"_s), top);
    QCOMPARE(coloursOf(u"/usr/lib/old"_s).size(), 2); // Gone since layer 1: pale.
    look({models::LayerScope::Extent::UpTo, 0});
    QCOMPARE(coloursOf(u"/usr/lib/old"_s).size(), 1); // Not yet hidden.
    look({});
    QCOMPARE(coloursOf(u"/etc/conf"_s), top);
}

void TestTreemapWidget::scaled()
{
    const auto areaOf = [this](const QString &path) {
        const QSizeF size = m_treemap->scene().layout().tiles()[tile(path)].rect.size();
        return size.width() * size.height();
    };
    const double whole = areaOf(u"/"_s);
    const double before = areaOf(u"/etc/conf"_s);
    m_selection->selectNode(node(u"/usr/lib/big"_s), 0);
    m_treemap->setHoveredTile(tile(u"/usr/lib/big"_s));
    const QSignalSpy hovered(m_treemap.get(), &TreemapWidget::hoverChanged);
    m_treemap->setScaled(true);
    QCOMPARE(areaOf(u"/etc/conf"_s), before); // All is looked at.
    look({models::LayerScope::Extent::Only, 2});
    QCOMPARE(m_treemap->hoveredTile(), Tile::None);
    QVERIFY(!hovered.isEmpty());
    QCOMPARE(m_treemap->selectedTile(), Tile::None); // Not of this layer.
    QVERIFY(areaOf(u"/etc/conf"_s) > 0.9 * whole);
    QCOMPARE(tile(u"/usr/lib/big"_s), Tile::None);

    QAccessibleInterface *treemap = QAccessible::queryAccessibleInterface(m_treemap.get());
    QStringList names;
    for (int i = 0; i < treemap->childCount(); ++i)
        names += treemap->child(i)->text(QAccessible::Name);
    QVERIFY(names.contains(u"/etc/conf, 200 kB, layer 2, added"_s));
    QVERIFY(!names.join(u'\n').contains(u"/usr"_s));

    // What the layer looked at does not have is not counted either.
    look({models::LayerScope::Extent::UpTo, 0});
    const Tile &usr = m_treemap->scene().layout().tiles()[tile(u"/usr"_s)];
    QCOMPARE(usr.size, 600'000 + 250'000 + 400 * 10);
    QCOMPARE(views::layerShare(*m_tree, usr, m_treemap->scene().scale()).layerCount, 1);
    m_treemap->setScaled(false);
    QCOMPARE(areaOf(u"/etc/conf"_s), before);
    QCOMPARE(m_treemap->selectedTile(), tile(u"/usr/lib/big"_s));
}

void TestTreemapWidget::nothingInScale()
{
    m_treemap->zoomTo(node(u"/usr"_s));
    m_treemap->setScaled(true);
    look({models::LayerScope::Extent::Only, 2});
    QCOMPARE(rootPath(), u"/usr"_s);
    QVERIFY(m_treemap->scene().layout().tiles().empty());
    const QImage image = m_treemap->grab().toImage();
    QSet<QRgb> colours;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y)
            colours.insert(image.pixel(x, y));
    }
    QVERIFY(colours.size() > 2); // It says so.
    for (const int key : {Qt::Key_Left, Qt::Key_Return, Qt::Key_Space, Qt::Key_Plus})
        QTest::keyClick(m_treemap.get(), Qt::Key(key));
    QTest::mouseClick(m_treemap.get(), Qt::LeftButton);
    QTest::mouseDClick(m_treemap.get(), Qt::LeftButton);
    QTest::keyClick(m_treemap.get(), Qt::Key_Backspace);
    QCOMPARE(rootPath(), u"/"_s);
    QVERIFY(tile(u"/etc/conf"_s) != Tile::None);
}

void TestTreemapWidget::colors()
{
    QVERIFY(coloursOf(u"/usr/lib/big"_s) != coloursOf(u"/etc/conf"_s));
    const auto byLayer = coloursOf(u"/etc/conf"_s);
    m_treemap->setColors(TreemapColors::ByChange);
    QVERIFY(coloursOf(u"/etc/conf"_s) != byLayer);
    QVERIFY(coloursOf(u"/usr/bin/tool"_s) != coloursOf(u"/etc/conf"_s));
}

void TestTreemapWidget::wasteStandsOut()
{
    m_treemap->setColors(TreemapColors::ByWaste);
    QCOMPARE(coloursOf(u"/usr/lib/big"_s), coloursOf(u"/etc/conf"_s));
    const auto waste = coloursOf(u"/usr/lib/old"_s);
    QCOMPARE(waste.size(), 2);
    QVERIFY(!waste.intersects(coloursOf(u"/etc/conf"_s)));
}

void TestTreemapWidget::typesAndAges()
{
    using models::FileFacts;
    using models::FileFamily;
    using support::TarBuilder;
    namespace colors = views::colors;
    const QByteArray content(200'000, 'x');
    const auto analysis = support::analyzed({TarBuilder()
                                                 .file("lib/a.so", content, {.mtime = 1'000'000})
                                                 .file("b.png", content, {.mtime = 2'000'000})
                                                 .file("c", content)});
    m_tree = analysis->tree;
    m_files = std::make_shared<const FileFacts>(analysis);
    look({});
    const QPalette palette = m_treemap->palette();
    const auto only = [](const QColor &color) { return QSet<QRgb>{color.rgb()}; };
    m_treemap->setColors(TreemapColors::ByType);
    QCOMPARE(coloursOf(u"/lib/a.so"_s), only(colors::family(FileFamily::Library, palette)));
    QCOMPARE(coloursOf(u"/b.png"_s), only(colors::family(FileFamily::Image, palette)));
    QCOMPARE(coloursOf(u"/c"_s), only(colors::family(FileFamily::Other, palette)));
    m_treemap->setColors(TreemapColors::ByAge);
    constexpr int Steps = FileFacts::AgeSteps;
    QCOMPARE(coloursOf(u"/lib/a.so"_s), only(colors::layer(0, Steps, palette)));
    QCOMPARE(coloursOf(u"/b.png"_s), only(colors::layer(Steps - 1, Steps, palette)));
    QCOMPARE(coloursOf(u"/c"_s), only(colors::change(ChangeKind::Unchanged, palette)));
}

/// What a person waits for when the colours or the layer looked at change.
void TestTreemapWidget::switching()
{
    constexpr qint64 Generous = 500'000; // In microseconds; 16,000 is the goal.
    const auto files = filesOf(std::make_shared<const FileTree>(support::syntheticTree(200'000)));
    m_treemap->resize(1280, 800);
    m_treemap->setSieve(std::make_shared<models::FileSieve>(files, models::LayerScope{}));
    m_treemap->grab();
    const auto measure = [this](const QString &what, const std::function<void()> &change) {
        QElapsedTimer timer;
        timer.start();
        change();
        static_cast<void>(m_treemap->scene().image());
        const qint64 took = timer.nsecsElapsed() / 1000;
        qInfo("200,000 files, %s: %lld us", qPrintable(what), took);
        return took;
    };
    for (const int turn : {1, 2}) {
        for (int mode = 0; mode <= int(TreemapColors::ByAge); ++mode) {
            const QString name = u"colours %1, turn %2"_s.arg(mode).arg(turn);
            QCOMPARE_LT(measure(name, [&] { m_treemap->setColors(TreemapColors(mode)); }),
                        Generous);
        }
    }
    m_treemap->setColors(TreemapColors::ByLayer);
    for (const int layer : {0, 1, 2}) {
        const models::LayerScope scope{models::LayerScope::Extent::UpTo, layer};
        const auto walk = [&] {
            m_treemap->setSieve(std::make_shared<models::FileSieve>(files, scope));
        };
        QCOMPARE_LT(measure(u"layer %1"_s.arg(layer), walk), Generous);
    }
    m_treemap->setScaled(true);
    for (const int layer : {0, 5, 11}) {
        const models::LayerScope scope{models::LayerScope::Extent::Only, layer};
        const auto walk = [&] {
            m_treemap->setSieve(std::make_shared<models::FileSieve>(files, scope));
        };
        QCOMPARE_LT(measure(u"scaled to layer %1"_s.arg(layer), walk), Generous);
    }
}

void TestTreemapWidget::pixelRatio()
{
    views::TreemapScene scene;
    scene.setSieve(std::make_shared<models::FileSieve>(m_files, models::LayerScope{}));
    scene.setSize({301, 199});
    for (const double ratio : {1.0, 1.25, 2.0, 3.0}) {
        scene.setAppearance(m_treemap->palette(), m_treemap->font(), ratio);
        const QImage &image = scene.image();
        QCOMPARE(image.size(), QSize(qCeil(301 * ratio), qCeil(199 * ratio)));
        QCOMPARE(image.devicePixelRatio(), ratio);
        // Tiles are on whole pixels, so no colour but those of the tiles is between them.
        const Tile &tile =
            scene.layout().tiles()[scene.layout().tileOf(*m_tree, node(u"/etc/conf"_s))];
        const QRectF rect = scene.renderer().visibleRect(tile);
        QCOMPARE(rect.left() * ratio, std::round(rect.left() * ratio));
        const QPoint corner = (rect.bottomRight() * ratio).toPoint() - QPoint(1, 1);
        QVERIFY(image.pixel(corner) == image.pixel(corner - QPoint(3, 3)));
    }
}

// --- Screen readers ------------------------------------------------------------------------------

void TestTreemapWidget::accessibleTiles()
{
    QAccessibleInterface *treemap = QAccessible::queryAccessibleInterface(m_treemap.get());
    QVERIFY(treemap);
    QCOMPARE(treemap->role(), QAccessible::List);
    QVERIFY(!treemap->text(QAccessible::Name).isEmpty());

    QStringList names;
    for (int i = 0; i < treemap->childCount(); ++i) {
        QAccessibleInterface *item = treemap->child(i);
        QVERIFY(item && item->isValid());
        QCOMPARE(item->role(), QAccessible::ListItem);
        QCOMPARE(item->parent(), treemap);
        QCOMPARE(treemap->indexOfChild(item), i);
        QCOMPARE(treemap->child(i), item);
        QVERIFY(treemap->rect().contains(item->rect()));
        names += item->text(QAccessible::Name);
    }
    QVERIFY(names.contains(u"/usr/bin/tool, 300 kB, layer 1, added"_s));
    QVERIFY(names.contains(u"/usr/lib/old, 250 kB, layer 0, deleted, hidden by layer 1"_s));
    QVERIFY(!treemap->child(-1));
    QVERIFY(!treemap->child(treemap->childCount()));

    const QPoint at = m_treemap->mapToGlobal(centre(u"/etc/conf"_s));
    QVERIFY(treemap->childAt(at.x(), at.y())->text(QAccessible::Name).startsWith(u"/etc/conf"_s));
}

void TestTreemapWidget::accessibleSelection()
{
    QAccessibleInterface *treemap = QAccessible::queryAccessibleInterface(m_treemap.get());
    QAccessibleSelectionInterface *selection = treemap->selectionInterface();
    QVERIFY(selection);
    QCOMPARE(selection->selectedItemCount(), 0);
    const QPoint at = m_treemap->mapToGlobal(centre(u"/etc/conf"_s));
    QAccessibleInterface *conf = treemap->childAt(at.x(), at.y());
    QVERIFY(conf->state().selectable && !conf->state().selected);

    conf->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(selectedPath(), u"/etc/conf"_s);
    QVERIFY(conf->state().selected);
    QCOMPARE(selection->selectedItems(), QList{conf});
    QVERIFY(selection->isSelected(conf));
    QVERIFY(selection->unselect(conf));
    QVERIFY(!m_selection->node());
    QVERIFY(selection->select(conf));
    QCOMPARE(selectedPath(), u"/etc/conf"_s);
    if (m_treemap->hasFocus())
        QCOMPARE(treemap->focusChild(), conf);
    QVERIFY(selection->clear());
}

void TestTreemapWidget::accessibleZoom()
{
    QAccessibleInterface *treemap = QAccessible::queryAccessibleInterface(m_treemap.get());
    const int before = treemap->childCount();
    for (int i = 0; i < before; ++i) {
        QAccessibleInterface *item = treemap->child(i);
        if (item->text(QAccessible::Name).startsWith(u"/usr/lib,"_s)) {
            QCOMPARE(item->actionInterface()->actionNames().size(), 2);
            item->actionInterface()->doAction(item->actionInterface()->actionNames().last());
            break;
        }
    }
    QCOMPARE(rootPath(), u"/usr/lib"_s);
    QCOMPARE(treemap->childCount(), 2);
    QVERIFY(treemap->child(0)->text(QAccessible::Name).startsWith(u"/usr/lib/big"_s));
}

QTEST_MAIN(TestTreemapWidget)
#include "tst_treemapwidget.moc"
