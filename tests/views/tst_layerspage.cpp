// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/filetreemodel.h"
#include "tests/support/analyzedtars.h"
#include "tests/support/storevalues.h"
#include "tests/support/treebuilder.h"
#include "views/layers/filetreeview.h"
#include "views/layers/layerselection.h"
#include "views/layers/layerspage.h"
#include "views/layers/layertable.h"
#include "views/layers/pathbar.h"
#include "views/layers/treemapwidget.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QSplitter>
#include <QTabBar>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>
#include <QToolTip>

using namespace Qt::StringLiterals;
using models::LayerScope;
using views::FileTreeView;
using views::LayersPage;
using views::LayerTable;
using views::PathBar;
using views::Tile;
using views::TreemapScene;
using views::TreemapWidget;

class TestLayersPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init();
    void cleanup() { m_page.reset(); }
    void figures();
    void states();
    void tableSelects();
    void treemapSelects();
    void treeSelects();
    void entryDetails();
    void attributesOfFolders();
    void walks();
    void ranges();
    void fills();
    void finds();
    void introduction();
    void help();
    void letGo();
    void tabbingIn();
    void pathBar();
    void status();
    void orientation();
    void state();
    void names();

private:
    template <class T>
    [[nodiscard]] T *part(const QString &name = {}) const
    {
        return m_page->findChild<T *>(name);
    }
    void showAnalysis();
    void closeIntroduction();
    [[nodiscard]] QStringList visibleWords() const;

    std::unique_ptr<LayersPage> m_page;
};

namespace {

std::shared_ptr<const layers::ImageAnalysis> analysis()
{
    support::TreeBuilder builder;
    builder.add("usr/lib/libc.so.6", {.size = 600'000, .layer = 0});
    builder.add("usr/bin/tool", {.size = 300'000, .layer = 1});
    builder.add("var/old", {.size = 100'000, .layer = 0, .hiddenBy = 1});
    auto analysis = std::make_shared<layers::ImageAnalysis>();
    analysis->tree = std::make_shared<layers::FileTree>(builder.build());
    analysis->layers = {
        {.entries = 5,
         .files = 2,
         .storedBytes = 700'000,
         .liveBytes = 600'000,
         .hiddenBytes = 100'000},
        {.entries = 2, .files = 1, .storedBytes = 300'000, .liveBytes = 300'000, .hiddenBytes = 0}};
    for (quint32 i = 0; i < analysis->tree->count(); ++i) {
        if (analysis->tree->node(i).isHidden() && !analysis->tree->node(i).isFolder())
            analysis->waste = {{.node = i, .bytes = 100'000, .storedIn = {0}, .hiddenBy = 1}};
    }
    analysis->storedBytes = 1'000'000;
    analysis->liveBytes = 900'000;
    analysis->wastedBytes = 100'000;
    analysis->efficiency = 0.9;
    return analysis;
}

store::ImageDetails details()
{
    auto details = storevalues::bareDetails();
    details.config = support::historyOf({u"FROM scratch"_s, u"RUN make"_s});
    return details;
}

} // namespace

void TestLayersPage::init()
{
    m_page = std::make_unique<LayersPage>();
    m_page->resize(1200, 600);
    part<TreemapWidget>()->setAnimated(false);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestLayersPage::closeIntroduction()
{
    part<QWidget>(u"layersIntroduction"_s)->findChild<QToolButton *>(u"messageClose"_s)->click();
}

void TestLayersPage::showAnalysis()
{
    m_page->setAnalysis(analysis(), details());
    closeIntroduction();
    // The picture follows the resize of the splitter a moment later.
    QTRY_COMPARE(part<TreemapWidget>()->scene().size(), part<TreemapWidget>()->size());
}

QStringList TestLayersPage::visibleWords() const
{
    QStringList words;
    for (const QLabel *label : m_page->findChildren<QLabel *>()) {
        if (label->isVisible() && !label->text().isEmpty())
            words += label->text();
    }
    return words;
}

void TestLayersPage::figures()
{
    showAnalysis();
    for (const QString &word : {u"1.00 MB"_s, u"900 kB"_s, u"100 kB"_s, u"90.0 %"_s})
        QVERIFY2(visibleWords().contains(word), qPrintable(word));
    m_page->clear();
    QCOMPARE(visibleWords().count(u"–"_s), 4); // The place is kept.
}

void TestLayersPage::states()
{
    m_page->setLoading(u"Reading layer 2 of 3…"_s);
    QVERIFY(visibleWords().contains(u"Reading layer 2 of 3…"_s));
    QVERIFY(!part<TreemapWidget>()->isVisible());

    const QSignalSpy spy(m_page.get(), &LayersPage::retryRequested);
    m_page->setError({core::ErrorCode::Corrupt, u"The layer is damaged. Pull it again."_s, {}});
    QVERIFY(visibleWords().contains(u"The layer is damaged. Pull it again."_s));
    for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
        if (button->isVisible())
            button->click();
    }
    QCOMPARE(spy.size(), 1);

    showAnalysis();
    QVERIFY(part<TreemapWidget>()->isVisible());
    QCOMPARE(part<LayerTable>()->model()->rowCount(), 2);
    m_page->selectLayer(1);
    m_page->setLoading(u"Reading the layers…"_s);
    QVERIFY(!part<TreemapWidget>()->scene().tree());
    QVERIFY(!m_page->selection()->layer());
    m_page->selectLayer(0); // There is none now.
    QVERIFY(!m_page->selection()->layer());
}

void TestLayersPage::tableSelects()
{
    showAnalysis();
    auto *table = part<LayerTable>();
    const auto clickRow = [table](int row) {
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(row, 1)).center());
    };
    clickRow(1);
    QCOMPARE(m_page->selection()->layer(), 1);
    QVERIFY(!m_page->selection()->node());
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Up);
    QCOMPARE(m_page->selection()->layer(), 0);
    clickRow(0); // Again.
    QVERIFY(!m_page->selection()->layer());
    QVERIFY(table->selectionModel()->selectedRows().isEmpty());
}

void TestLayersPage::treemapSelects()
{
    showAnalysis();
    auto *treemap = part<TreemapWidget>();
    treemap->setFocus();
    QTest::keyClick(treemap, Qt::Key_Right);
    QCOMPARE(m_page->selection()->layer(), 0);
    QVERIFY(m_page->selection()->node());
    const auto rows = part<LayerTable>()->selectionModel()->selectedRows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().row(), 0);
    // The layer of the file, as a whole.
    QTest::mouseClick(part<LayerTable>()->viewport(), Qt::LeftButton, {},
                      part<LayerTable>()->visualRect(rows.first()).center());
    QCOMPARE(m_page->selection()->layer(), 0);
    QVERIFY(!m_page->selection()->node());
}

void TestLayersPage::treeSelects()
{
    showAnalysis();
    auto *lists = part<QTabBar>(u"layerLists"_s);
    auto *tree = part<FileTreeView>();
    QVERIFY(!tree->isVisible());
    lists->setFocus();
    QTest::keyClick(lists, Qt::Key_Right);
    QVERIFY(tree->isVisible());
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Down);
    QVERIFY(m_page->selection()->node());
    auto *treemap = part<TreemapWidget>();
    QVERIFY(treemap->selectedTile() != Tile::None);
    QCOMPARE(part<LayerTable>()->selectionModel()->selectedRows().size(), 1);
    QTest::keyClick(tree, Qt::Key_Return);
    QCOMPARE(treemap->root(), m_page->selection()->node());
    // And the other way.
    treemap->selectTile(treemap->scene().layout().tiles()[0].firstChild);
    QCOMPARE(models::FileTreeModel::nodeOf(tree->currentIndex()), m_page->selection()->node());
}

void TestLayersPage::entryDetails()
{
    showAnalysis();
    const auto *layer = part<QLabel>(u"entryLayer"_s);
    const auto *hidden = part<QLabel>(u"entryHidden"_s);
    const int height = part<QWidget>(u"entryDetails"_s)->height();
    QCOMPARE(layer->text(), QString());
    const layers::FileTree &tree = *part<TreemapWidget>()->scene().tree();
    for (quint32 i = 0; i < tree.count(); ++i) {
        if (tree.displayPath(tree.node(i)) == "/var/old"_L1)
            m_page->selection()->selectNode(i, 0);
    }
    QCOMPARE(layer->text(), u"Layer 0: FROM scratch"_s);
    QCOMPARE(hidden->text(), u"Removed. Layer 1: RUN make"_s);
    QCOMPARE(part<QWidget>(u"entryDetails"_s)->height(), height);
    m_page->selection()->clear();
    QCOMPARE(hidden->text(), QString());
}

/// What is told of a folder is as the layers looked at leave it.
void TestLayersPage::attributesOfFolders()
{
    using support::TarBuilder;
    m_page->setAnalysis(
        support::analyzed({TarBuilder().folder("app").file("app/x", "1"),
                           TarBuilder().file("app/", {}, {.mode = 0700, .type = '5'})}),
        details());
    closeIntroduction();
    const auto *attributes = part<QLabel>(u"entryAttributes"_s);
    m_page->selection()->selectNode(1, 1);
    QVERIFY2(attributes->text().contains("drwx------"_L1), qPrintable(attributes->text()));
    m_page->selection()->setScope({LayerScope::Extent::UpTo, 0});
    QVERIFY2(attributes->text().contains("drwxr-xr-x"_L1), qPrintable(attributes->text()));
}

void TestLayersPage::walks()
{
    showAnalysis();
    const auto *files = part<FileTreeView>()->files();
    auto *slider = part<QSlider>(u"scopeLayer"_s);
    auto *extent = part<QComboBox>(u"scopeExtent"_s);
    const auto *facts = part<QLabel>(u"treemapStatusFacts"_s);
    QCOMPARE(slider->maximum(), 1);
    QCOMPARE(slider->value(), 1);
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Left);
    QCOMPARE(extent->currentText(), u"Up to layer"_s);
    QCOMPARE(m_page->selection()->layer(), 0);
    QCOMPARE(files->sieve()->bytes(0), 700'000);
    QCOMPARE(facts->text(), u"2 added · 0 modified · 0 deleted · 700 kB"_s);
    QCOMPARE(part<QLabel>(u"entryLayer"_s)->text(), u"Layer 0: FROM scratch"_s);
    QTest::keyClick(slider, Qt::Key_Right);
    QCOMPARE(facts->text(), u"1 added · 0 modified · 1 deleted · 1.00 MB"_s);
    QCOMPARE(part<LayerTable>()->currentIndex().row(), 1);
    // The table walks, too; what was selected in it before does not matter.
    part<LayerTable>()->setFocus();
    QTest::keyClick(part<LayerTable>(), Qt::Key_Up);
    QCOMPARE(slider->value(), 0);
    QCOMPARE(part<TreemapWidget>()->scene().sieve()->scope(), files->sieve()->scope());

    extent->setFocus();
    QTest::keyClick(extent, Qt::Key_Down);
    QCOMPARE(m_page->selection()->scope().extent, models::LayerScope::Extent::Only);
    // An entry is selected: the walk goes on around it.
    m_page->selection()->selectNode(1, 0);
    QCOMPARE(m_page->selection()->scope().layer, 0);
    slider->setValue(1);
    QCOMPARE(m_page->selection()->node(), 1U);
    QCOMPARE(files->sieve()->scope().layer, 1);
    QTest::keyClick(extent, Qt::Key_Home);
    QVERIFY(files->sieve()->showsAll());
}

void TestLayersPage::ranges()
{
    showAnalysis();
    const auto *files = part<FileTreeView>()->files();
    auto *first = part<QSpinBox>(u"scopeFirst"_s);
    auto *slider = part<QSlider>(u"scopeLayer"_s);
    auto *extent = part<QComboBox>(u"scopeExtent"_s);
    QVERIFY(!first->isVisible());
    extent->setFocus();
    QTest::keyClick(extent, Qt::Key_End);
    QVERIFY(first->isVisible());
    const auto scope = [&files] { return files->sieve()->scope(); };
    QCOMPARE(scope(), (LayerScope{.extent = LayerScope::Extent::Range, .layer = 1, .first = 0}));
    QCOMPARE(part<QLabel>(u"treemapStatusPath"_s)->text(), u"Layers 0 to 1"_s);
    first->setValue(1);
    QCOMPARE(scope().first, 1);
    // The ends cannot pass each other.
    slider->setValue(0);
    QCOMPARE(scope().first, 0);
    QCOMPARE(first->value(), 0);
    first->setValue(1);
    QCOMPARE(scope().layer, 1);
    QCOMPARE(slider->value(), 1);
    m_page->selection()->clear();
    QVERIFY(files->sieve()->showsAll());
    QVERIFY(!first->isVisible());
}

/// What is looked at fills the picture if that is wanted.
void TestLayersPage::fills()
{
    showAnalysis();
    auto *fill = part<QToolButton>(u"treemapScale"_s);
    QVERIFY(fill->isVisible() && !fill->isChecked());
    auto *extent = part<QComboBox>(u"scopeExtent"_s);
    const TreemapScene &scene = part<TreemapWidget>()->scene();
    const auto areaOf = [&scene](const QString &path) {
        for (const Tile &tile : scene.layout().tiles()) {
            if (scene.tree()->displayPath(scene.tree()->node(tile.node)) == path)
                return tile.rect.width() * tile.rect.height();
        }
        return 0.0;
    };
    extent->setFocus();
    QTest::keyClick(extent, Qt::Key_Down);
    QTest::keyClick(extent, Qt::Key_Down);
    QCOMPARE(m_page->selection()->scope(), (LayerScope{LayerScope::Extent::Only, 1}));
    const double whole = areaOf(u"/"_s);
    QCOMPARE_LT(qAbs(areaOf(u"/var"_s) / whole - 0.1), 1e-6);

    // Layer 1 stores 300 kB in /usr and removes 100 kB in /var.
    fill->setFocus(Qt::TabFocusReason);
    QTest::keyClick(fill, Qt::Key_Space);
    QVERIFY(scene.isScaled());
    QCOMPARE_LT(qAbs(areaOf(u"/usr"_s) / whole - 0.75), 1e-6);
    QCOMPARE_LT(qAbs(areaOf(u"/var"_s) / whole - 0.25), 1e-6);
    QCOMPARE(areaOf(u"/usr/lib/libc.so.6"_s), 0);

    // And so does what is searched for.
    part<QLineEdit>(u"fileSearch"_s)->setText(u"tool"_s);
    QTRY_COMPARE(areaOf(u"/usr"_s), whole);
    fill->click();
    QCOMPARE_LT(qAbs(areaOf(u"/var"_s) / whole - 0.1), 1e-6);
}

void TestLayersPage::finds()
{
    showAnalysis();
    auto *field = part<QLineEdit>(u"fileSearch"_s);
    const auto *result = part<QLabel>(u"fileSearchFound"_s);
    auto *tree = part<FileTreeView>();
    m_page->activateSearch();
    QCOMPARE(QApplication::focusWidget(), field);
    QTest::keyClicks(field, u"LIBC"_s);
    QTRY_COMPARE(result->text(), u"1 file(s), 600 kB"_s);
    QVERIFY(tree->isVisible());
    QCOMPARE(tree->files()->rowCount(), 1);
    QVERIFY(tree->isExpanded(tree->files()->index(0, 0)));
    QCOMPARE(part<TreemapWidget>()->scene().sieve(), tree->files()->sieve());
    // Walking goes on with what is looked for.
    part<QSlider>(u"scopeLayer"_s)->setValue(0);
    QTRY_COMPARE(tree->files()->sieve()->scope().layer, 0);
    QCOMPARE(tree->files()->sieve()->count(), 1);

    part<QToolButton>(u"fileSearchPattern"_s)->click();
    field->setText(u"(old"_s);
    QVERIFY(result->text().startsWith(u"The pattern is wrong"_s));
    QVERIFY(QToolTip::text().contains(u"at character 5"_s));
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(field->text(), QString());
    QCOMPARE(result->text(), QString());
    m_page->selection()->clear();
    QVERIFY(tree->files()->sieve()->showsAll());
    QVERIFY(!tree->isExpanded(tree->files()->index(0, 0))); // As it was before.
}

void TestLayersPage::introduction()
{
    const auto *panel = part<QWidget>(u"layersIntroduction"_s);
    QVERIFY(!panel->isVisible());
    const QByteArray before = m_page->saveState();
    m_page->setAnalysis(analysis(), details());
    QVERIFY(panel->isVisible());
    closeIntroduction();
    QVERIFY(!panel->isVisible());
    m_page->setAnalysis(analysis(), details());
    QVERIFY(!panel->isVisible());
    // The next start remembers.
    LayersPage other;
    QVERIFY(other.restoreState(m_page->saveState()));
    other.show();
    other.setAnalysis(analysis(), details());
    QVERIFY(!other.findChild<QWidget *>(u"layersIntroduction"_s)->isVisible());
    QVERIFY(other.restoreState(before));
    QVERIFY(other.findChild<QWidget *>(u"layersIntroduction"_s)->isVisible());
}

void TestLayersPage::help()
{
    showAnalysis();
    auto *button = part<QToolButton>(u"numbersHelp"_s);
    button->click();
    button->click();
    const auto dialogs = m_page->findChildren<QDialog *>(u"helpDialog"_s);
    QCOMPARE(dialogs.size(), 1);
    QVERIFY(dialogs.first()->isVisible());
    QVERIFY(!dialogs.first()->isModal());
    const QString text = dialogs.first()->findChild<QTextBrowser *>()->toPlainText();
    for (const QString &term :
         {u"Stored"_s, u"Live"_s, u"Wasted"_s, u"Efficiency"_s, u"Only here"_s, u"Size on disk"_s,
          u"Shared layers"_s, u"Added, removed"_s, u"Changed"_s, u"Same paths"_s, u"Smaller"_s,
          u"Less to rebuild"_s, u"efficiency"_s, u"wastedBytes"_s, u"userWastedPercent"_s})
        QVERIFY2(text.contains(term), qPrintable(term));
    QTest::keyClick(dialogs.first(), Qt::Key_Escape);
    QTRY_VERIFY(m_page->findChildren<QDialog *>(u"helpDialog"_s).isEmpty());
}

void TestLayersPage::letGo()
{
    showAnalysis();
    m_page->selectLayer(1);
    auto *table = part<LayerTable>();
    QTest::keyClick(table, Qt::Key_Escape);
    QVERIFY(!m_page->selection()->layer());
    m_page->selectLayer(1);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->viewport()->rect().bottomRight() - QPoint(5, 5));
    QVERIFY(!m_page->selection()->layer());
}

void TestLayersPage::tabbingIn()
{
    showAnalysis();
    part<LayerTable>()->setFocus(Qt::TabFocusReason);
    QVERIFY(!m_page->selection()->layer());
    // Every part can be reached.
    QSet<const QWidget *> reached;
    for (int i = 0; i < 24; ++i) {
        reached.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QVERIFY(reached.contains(part<TreemapWidget>()));
    QVERIFY(reached.contains(part<LayerTable>()));
    QVERIFY(reached.contains(part<QToolButton>(u"treemapScale"_s)));
    QVERIFY(reached.contains(part<QComboBox>(u"treemapColors"_s)));
    QVERIFY(reached.contains(part<QSlider>(u"scopeLayer"_s)));
    QVERIFY(reached.contains(part<PathBar>()->findChild<QToolButton *>()));
}

void TestLayersPage::pathBar()
{
    showAnalysis();
    auto *treemap = part<TreemapWidget>();
    treemap->selectTile(1);
    treemap->zoomIn();
    QVERIFY(treemap->root() != 0);
    QStringList names;
    for (const QToolButton *button : part<PathBar>()->findChildren<QToolButton *>()) {
        if (button->isVisible())
            names += button->text();
    }
    QCOMPARE(names, (QStringList{u"All files"_s, u"usr"_s}));
    part<PathBar>()->findChild<QToolButton *>()->click();
    QCOMPARE(treemap->root(), 0u);
}

void TestLayersPage::status()
{
    showAnalysis();
    const auto *path = part<QLabel>(u"treemapStatusPath"_s);
    const auto *facts = part<QLabel>(u"treemapStatusFacts"_s);
    QCOMPARE(path->text(), u"/"_s);
    QCOMPARE(facts->text(), u"1.00 MB · 2 layers, 70 % in layer 0 · 100 kB hidden"_s);
    auto *treemap = part<TreemapWidget>();
    treemap->selectTile(treemap->scene().layout().tiles()[0].firstChild);
    QCOMPARE(path->text(), u"/usr"_s);
    quint32 old = Tile::None;
    for (quint32 i = 0; i < treemap->scene().layout().tiles().size(); ++i) {
        if (treemap->scene().tree()->node(treemap->scene().layout().tiles()[i].node).isHidden())
            old = i;
    }
    treemap->setHoveredTile(old);
    QCOMPARE(path->text(), u"/var/old"_s);
    QCOMPARE(facts->text(), u"100 kB · layer 0 · added · hidden by layer 1"_s);
    treemap->setHoveredTile(Tile::None);
    QCOMPARE(path->text(), u"/usr"_s);
}

void TestLayersPage::orientation()
{
    showAnalysis();
    const auto *splitter = part<QSplitter>();
    QCOMPARE(splitter->orientation(), Qt::Horizontal);
    m_page->resize(500, 700);
    QTRY_COMPARE(splitter->orientation(), Qt::Vertical);
    m_page->resize(1300, 700);
    QTRY_COMPARE(splitter->orientation(), Qt::Horizontal);
}

void TestLayersPage::state()
{
    showAnalysis();
    auto *splitter = part<QSplitter>();
    splitter->setSizes({300, 700});
    Q_EMIT splitter->splitterMoved(300, 1);
    part<QComboBox>(u"treemapColors"_s)->setCurrentIndex(int(views::TreemapColors::ByType));
    part<QToolButton>(u"treemapScale"_s)->click();
    const int treemapWidth = part<TreemapWidget>()->width();
    const QByteArray state = m_page->saveState();

    LayersPage other;
    other.resize(m_page->size());
    other.show();
    other.setAnalysis(analysis(), details());
    QVERIFY(!other.restoreState({}));
    QVERIFY(!other.restoreState(state.first(state.size() - 2)));
    QVERIFY(!other.restoreState(QByteArray(state.size(), '\xff')));
    QVERIFY(other.restoreState(state));
    auto *treemap = other.findChild<TreemapWidget *>();
    QTRY_VERIFY(qAbs(treemap->width() - treemapWidth) < 8);
    QCOMPARE(treemap->scene().colors(), views::TreemapColors::ByType);
    QVERIFY(treemap->scene().isScaled());
}

void TestLayersPage::names()
{
    showAnalysis();
    for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
        const bool takesFocus = widget->isVisible() && widget->focusPolicy() != Qt::NoFocus
                                && widget->focusProxy() == nullptr;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        if (takesFocus && widget->parentWidget()->focusPolicy() == Qt::NoFocus)
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                     widget->metaObject()->className());
    }
}

QTEST_MAIN(TestLayersPage)
#include "tst_layerspage.moc"
