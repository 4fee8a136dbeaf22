// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/filetreemodel.h"
#include "tests/support/analyzedtars.h"
#include "tests/support/treebuilder.h"
#include "views/layers/filetreeview.h"
#include "views/layers/layerselection.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

using namespace Qt::StringLiterals;
using models::FileSieve;
using models::FileTreeModel;
using models::LayerScope;
using views::FileTreeView;

class TestFileTreeView final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init();
    void cleanup() { m_view.reset(); }
    void selects();
    void follows();
    void followsIntoFolders();
    void letsGo();
    void activates();
    void activatesFiles();
    void foldersStayOpen();
    void opensAll();
    void opensWhatCanBeRead();
    void opensWhatIsShown();
    void foldersOfALayer();
    void signsAreDrawn();
    void copies();
    void menu();
    void menuOfAFile();
    void narrow();
    void nothing();

private:
    [[nodiscard]] QModelIndex row(const QStringList &path) const;

    std::shared_ptr<const models::FileFacts> m_files;
    views::LayerSelection m_selection;
    std::unique_ptr<FileTreeView> m_view;
};

void TestFileTreeView::init()
{
    support::TreeBuilder builder;
    builder.add("usr/lib/libc.so.6", {.size = 600'000, .layer = 0});
    builder.add("usr/bin/tool", {.size = 300'000, .layer = 1});
    builder.add("var/old", {.size = 100'000, .hiddenBy = 1, .kind = layers::ChangeKind::Deleted});
    auto analysis = std::make_shared<layers::ImageAnalysis>();
    analysis->tree = std::make_shared<layers::FileTree>(builder.build());
    analysis->layers.resize(2);
    m_files = std::make_shared<models::FileFacts>(analysis);
    m_selection.clear();
    m_view = std::make_unique<FileTreeView>(&m_selection);
    m_view->resize(900, 300);
    m_view->setImage(std::make_shared<FileSieve>(m_files, LayerScope{}));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

QModelIndex TestFileTreeView::row(const QStringList &path) const
{
    QModelIndex found;
    for (const QString &name : path) {
        const QModelIndexList hits = m_view->files()->match(
            m_view->files()->index(0, 0, found), Qt::DisplayRole, name, 1, Qt::MatchExactly);
        if (hits.isEmpty())
            return {};
        found = hits.first();
    }
    return found;
}

void TestFileTreeView::selects()
{
    const QModelIndex usr = row({u"usr/"_s});
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->visualRect(usr).center());
    QCOMPARE(m_selection.node(), FileTreeModel::nodeOf(usr));
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_selection.node(), FileTreeModel::nodeOf(row({u"var/"_s})));
    QCOMPARE(m_selection.layer(), 0);
}

void TestFileTreeView::follows()
{
    const QModelIndex var = row({u"var/"_s});
    m_selection.selectNode(FileTreeModel::nodeOf(var), 0);
    QCOMPARE(m_view->currentIndex(), var);
    m_selection.selectLayer(1); // All of a layer is no row.
    QVERIFY(!m_view->currentIndex().isValid());
    QVERIFY(m_view->selectionModel()->selectedRows().isEmpty());
}

void TestFileTreeView::followsIntoFolders()
{
    const QModelIndex tool = row({u"usr/"_s, u"bin/"_s, u"tool"_s});
    QVERIFY(tool.isValid());
    m_selection.selectNode(FileTreeModel::nodeOf(tool), 1);
    QVERIFY(m_view->isExpanded(tool.parent()));
    QVERIFY(m_view->isExpanded(tool.parent().parent()));
    QCOMPARE(m_selection.node(), FileTreeModel::nodeOf(tool));
}

void TestFileTreeView::letsGo()
{
    m_selection.selectNode(FileTreeModel::nodeOf(row({u"var/"_s})), 0);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QVERIFY(!m_selection.node());
}

void TestFileTreeView::activates()
{
    const QStringList path{u"usr/"_s};
    QSignalSpy spy(m_view.get(), &FileTreeView::folderActivated);
    m_view->setCurrentIndex(row(path));
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(spy.takeFirst().first().value<quint32>(), FileTreeModel::nodeOf(row(path)));
    const QPoint place = m_view->visualRect(row(path)).center();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.first().first().value<quint32>(), FileTreeModel::nodeOf(row(path)));
}

void TestFileTreeView::activatesFiles()
{
    const QModelIndex tool = row({u"usr/"_s, u"bin/"_s, u"tool"_s});
    const QSignalSpy folders(m_view.get(), &FileTreeView::folderActivated);
    const QSignalSpy files(m_view.get(), &FileTreeView::fileActivated);
    m_view->setCurrentIndex(tool);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(files.size(), 1);
    const QPoint place = m_view->visualRect(tool).center();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(files.size(), 2);
    QCOMPARE(folders.size(), 0);
    m_view->setCurrentIndex(row({u"usr/"_s}));
    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QCOMPARE(files.size(), 3);
    QCOMPARE(folders.size(), 0);
}

void TestFileTreeView::foldersStayOpen()
{
    m_view->expand(row({u"usr/"_s}));
    m_view->expand(row({u"usr/"_s, u"bin/"_s}));
    m_view->expand(row({u"var/"_s}));
    m_view->collapse(row({u"var/"_s}));
    const auto show = [this](LayerScope::Extent extent, int layer) {
        m_view->setSieve(std::make_shared<FileSieve>(m_files, LayerScope{extent, layer}));
    };
    show(LayerScope::Extent::UpTo, 0); // Without /usr/bin.
    QVERIFY(m_view->isExpanded(row({u"usr/"_s})));
    QVERIFY(!row({u"usr/"_s, u"bin/"_s}).isValid());
    show(LayerScope::Extent::Image, 0);
    QVERIFY(m_view->isExpanded(row({u"usr/"_s, u"bin/"_s})));
    QVERIFY(!m_view->isExpanded(row({u"var/"_s})));
}

void TestFileTreeView::opensAll()
{
    const QStringList deepest{u"usr/"_s, u"bin/"_s};
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(m_view->isExpanded(row(deepest)) && m_view->isExpanded(row({u"var/"_s})));
    m_view->setSieve(std::make_shared<FileSieve>(m_files, LayerScope{LayerScope::Extent::Only, 1}));
    QVERIFY(m_view->isExpanded(row(deepest)));
    QTest::keyClick(m_view.get(), Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(!m_view->isExpanded(row(deepest)) && !m_view->isExpanded(row({u"usr/"_s})));
    m_view->setSieve(std::make_shared<FileSieve>(m_files, LayerScope{}));
    QVERIFY(!m_view->isExpanded(row({u"usr/"_s})));
    // Below the rows there is a menu, too.
    const int below = m_view->viewport()->height() - 1;
    QVERIFY(!m_view->indexAt({5, below}).isValid());
    Q_EMIT m_view->customContextMenuRequested({5, below});
    auto *menu = m_view->findChild<QMenu *>(u"fileTreeMenu"_s);
    QCOMPARE(menu->actions().size(), 2);
    menu->actions().first()->trigger();
    QVERIFY(m_view->isExpanded(row(deepest)));
    menu->close();
}

/// Of a large image so many folders that the window does not stand still.
void TestFileTreeView::opensWhatCanBeRead()
{
    auto analysis = std::make_shared<layers::ImageAnalysis>();
    analysis->tree = std::make_shared<layers::FileTree>(support::syntheticTree(200'000));
    m_view->setImage(
        std::make_shared<FileSieve>(std::make_shared<models::FileFacts>(analysis), LayerScope{}));
    QElapsedTimer timer;
    timer.start();
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    int rows = 0;
    for (QModelIndex index = m_view->files()->index(0, 0); index.isValid();
         index = m_view->indexBelow(index))
        ++rows;
    qInfo("%d rows in %lld ms", rows, timer.elapsed());
    QCOMPARE_GT(rows, 10'000);
    QCOMPARE_LE(rows, 20'000);
    m_view->setImage(nullptr);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
}

/// Folders that the layer looked at leaves out take no place from the others.
void TestFileTreeView::opensWhatIsShown()
{
    support::TreeBuilder builder;
    for (int i = 0; i < 19'980; ++i)
        builder.add("large/" + QByteArray::number(i), {.size = 1, .layer = 0});
    for (int i = 0; i < 30; ++i)
        builder.add("small/" + QByteArray::number(i) + "/file", {.size = 1, .layer = 1});
    auto analysis = std::make_shared<layers::ImageAnalysis>();
    analysis->tree = std::make_shared<layers::FileTree>(builder.build());
    analysis->layers.resize(2);
    const auto files = std::make_shared<models::FileFacts>(analysis);
    QToolTip::hideText();
    m_view->setImage(std::make_shared<FileSieve>(files, LayerScope{LayerScope::Extent::Only, 1}));
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    for (int i = 0; i < 30; ++i)
        QVERIFY(m_view->isExpanded(row({u"small/"_s, QString::number(i) + u'/'})));
    QVERIFY(QToolTip::text().isEmpty());
    // Of the whole image it is said that not all can be opened.
    m_view->setImage(std::make_shared<FileSieve>(files, LayerScope{}));
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY2(QToolTip::text().startsWith("Not all folders"_L1), qPrintable(QToolTip::text()));
}

/// The layer that listed it last of those that are looked at.
void TestFileTreeView::foldersOfALayer()
{
    using support::TarBuilder;
    const auto files = std::make_shared<models::FileFacts>(
        support::analyzed({TarBuilder().folder("app").file("app/x", "1"),
                           TarBuilder().file("app/", {}, {.mode = 0700, .type = '5'})}));
    m_view->setImage(std::make_shared<FileSieve>(files, LayerScope{LayerScope::Extent::UpTo, 0}));
    m_view->setCurrentIndex(row({u"app/"_s}));
    QCOMPARE(m_selection.layer(), 0);
    m_selection.clear();
    m_view->setSieve(std::make_shared<FileSieve>(files, LayerScope{}));
    m_view->setCurrentIndex(row({u"app/"_s}));
    QCOMPARE(m_selection.layer(), 1);
}

/// The sign of what was deleted is not the one of what was added, whatever their colours.
void TestFileTreeView::signsAreDrawn()
{
    m_view->expandAll();
    const auto sign = [this](const QStringList &path) {
        const QRect cell = m_view->visualRect(row(path));
        const QImage picture =
            m_view->viewport()->grab(QRect(cell.left(), cell.top(), 20, cell.height())).toImage();
        const QRgb back = picture.pixel(7, cell.height() / 2 - 6); // On the tile, beside the sign.
        QStringList lines;
        for (int y = 0; y < picture.height(); ++y) {
            QString line;
            for (int x = 4; x < 16; ++x)
                line += picture.pixel(x, y) == back ? u' ' : u'#';
            lines += line;
        }
        return lines;
    };
    QVERIFY(sign({u"usr/"_s, u"bin/"_s, u"tool"_s}) != sign({u"var/"_s, u"old"_s}));
    QCOMPARE(sign({u"usr/"_s, u"bin/"_s, u"tool"_s}), sign({u"usr/"_s, u"bin/"_s}));
}

void TestFileTreeView::copies()
{
    m_view->setCurrentIndex(row({u"usr/"_s, u"lib/"_s}));
    QTest::keySequence(m_view.get(), QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"/usr/lib"_s);
}

void TestFileTreeView::menu()
{
    const QSignalSpy spy(m_view.get(), &FileTreeView::folderActivated);
    m_view->setCurrentIndex(row({u"usr/"_s}));
    Q_EMIT m_view->customContextMenuRequested(m_view->visualRect(row({u"usr/"_s})).center());
    auto *menu = m_view->findChild<QMenu *>(u"fileTreeMenu"_s);
    QVERIFY(menu);
    for (QAction *action : menu->actions())
        action->trigger();
    QCOMPARE(spy.size(), 1);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"/usr"_s);
    menu->close();
}

/// Files lead to the folder around them.
void TestFileTreeView::menuOfAFile()
{
    const QSignalSpy spy(m_view.get(), &FileTreeView::folderActivated);
    const QModelIndex tool = row({u"usr/"_s, u"bin/"_s, u"tool"_s});
    m_view->setCurrentIndex(tool);
    Q_EMIT m_view->customContextMenuRequested(m_view->visualRect(tool).center());
    auto *menu = m_view->findChild<QMenu *>(u"fileTreeMenu"_s);
    QVERIFY(menu);
    menu->actions().first()->trigger();
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy[0][0].value<quint32>(), FileTreeModel::nodeOf(tool.parent()));
    menu->close();
}

void TestFileTreeView::narrow()
{
    QVERIFY(!m_view->isColumnHidden(FileTreeModel::ModeColumn));
    m_view->resize(360, 300);
    QVERIFY(m_view->isColumnHidden(FileTreeModel::ModeColumn));
    QCOMPARE_GT(m_view->columnWidth(FileTreeModel::NameColumn), 80);
}

void TestFileTreeView::nothing()
{
    m_selection.selectNode(1, 0);
    m_view->setImage(nullptr);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_view->files()->rowCount(), 0);
}

QTEST_MAIN(TestFileTreeView)
#include "tst_filetreeview.moc"
