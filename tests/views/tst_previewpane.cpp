// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/filefacts.h"
#include "models/filetreemodel.h"
#include "tests/support/analyzedtars.h"
#include "tests/support/storevalues.h"
#include "views/layers/filetreeview.h"
#include "views/layers/layerselection.h"
#include "views/layers/layerspage.h"
#include "views/layers/treemapwidget.h"
#include "views/preview/difference.h"
#include "views/preview/differenceview.h"
#include "views/preview/pictureview.h"
#include "views/preview/previewdialog.h"
#include "views/preview/previewpane.h"
#include "views/preview/sourceview.h"
#include "views/widgets/messagepanel.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using support::TarBuilder;
using views::FileBytes;
using views::LayersPage;
using views::PreviewPane;
using views::PreviewRequest;
using views::SourceView;

class TestPreviewPane final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init();
    void cleanup();
    void isReached_data();
    void isReached();
    void follows();
    void text();
    void longTextIsColoredLater();
    void picture();
    void bytes();
    void kinds_data();
    void kinds();
    void versions();
    void versionsInNewFolders();
    void difference();
    void sameContent();
    void lateAnswersAreDropped();
    void closedWindowReadsNothing();
    void errors();
    void saving();
    void dragging();
    void dragsFromTheTree();

private:
    template <class T>
    [[nodiscard]] T *part(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    void show(const std::shared_ptr<const layers::ImageAnalysis> &analysis);
    [[nodiscard]] QString note() const { return part<QLabel>(u"previewNote"_s)->text(); }
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] quint32 node(const QString &path, int layer) const;
    void select(const QString &path, int layer = 0);
    PreviewPane *open(const QString &path, int layer = 0);
    void choose(const QString &box, int index);

    std::unique_ptr<LayersPage> m_page;
    std::shared_ptr<const layers::ImageAnalysis> m_analysis;
};

void TestPreviewPane::init()
{
    m_page = std::make_unique<LayersPage>();
    m_page->resize(1400, 800);
    show(support::analyzed({TarBuilder()
                                .file("etc/motd", "old\n")
                                .file("etc/tool.py", "import os\n")
                                .folder("etc/empty")
                                .symlink("etc/link", "../usr/lib")
                                .hardLink("etc/name", "etc/motd")
                                .entry("etc/tty", {}, {}, {.type = '3'})
                                .entry("etc/disk", {}, {}, {.type = '4'})
                                .entry("etc/pipe", {}, {}, {.type = '6'}),
                            TarBuilder().file("etc/motd", "new\n"),
                            TarBuilder().whiteout("etc/motd")}));
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestPreviewPane::show(const std::shared_ptr<const layers::ImageAnalysis> &analysis)
{
    m_analysis = analysis;
    auto details = storevalues::bareDetails();
    details.config = support::historyOf({u"FROM scratch"_s, u"RUN make"_s, u"RUN rm /etc/motd"_s});
    m_page->setAnalysis(m_analysis, details);
}

void TestPreviewPane::cleanup()
{
    m_page.reset();
}

QString TestPreviewPane::sentence() const
{
    QString all;
    for (const QLabel *label : m_page->preview()->findChildren<QLabel *>()) {
        if (label->isVisible() && label->parentWidget()->objectName() != "previewMessage"_L1)
            all += label->text() + u'\n';
    }
    return all;
}

quint32 TestPreviewPane::node(const QString &path, int layer) const
{
    for (const layers::FileNode &each : m_analysis->tree->nodes()) {
        if (m_analysis->tree->displayPath(each) == path && each.layer == layer)
            return each.index;
    }
    qFatal("no such file");
}

void TestPreviewPane::select(const QString &path, int layer)
{
    m_page->selection()->selectNode(node(path, layer), layer);
}

PreviewPane *TestPreviewPane::open(const QString &path, int layer)
{
    select(path, layer);
    m_page->preview()->bringUp();
    return m_page->preview()->pane();
}

void TestPreviewPane::choose(const QString &box, int index)
{
    auto *combo = part<QComboBox>(box);
    combo->setFocus();
    combo->setCurrentIndex(0);
    for (int i = 0; i < index; ++i)
        QTest::keyClick(combo, Qt::Key_Down);
    QCOMPARE(combo->currentIndex(), index);
}

void TestPreviewPane::isReached_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way :
         {"button", "space in tree", "enter in tree", "double click in tree", "menu of tree",
          "space in treemap", "double click in treemap", "menu of treemap"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TestPreviewPane::isReached()
{
    QFETCH(QString, way);
    auto *tree = part<views::FileTreeView>(u"fileTree"_s);
    auto *treemap = part<views::TreemapWidget>(u"treemap"_s);
    QVERIFY(!part<QToolButton>(u"openPreview"_s)->isEnabled());
    QTest::keyClick(treemap, Qt::Key_Space);
    QVERIFY(!m_page->preview()->isVisible()); // Nothing is selected.
    select(u"/etc/tool.py"_s);
    QVERIFY(!m_page->preview()->isVisible());
    const auto trigger = [](QWidget *parent) {
        for (QAction *action : parent->findChild<QMenu *>()->actions()) {
            if (action->text() == "Preview"_L1)
                return action->trigger();
        }
    };
    const QSignalSpy asked(m_page->preview()->pane(), &PreviewPane::previewRequested);
    if (way == "button"_L1) {
        QTest::mouseClick(part<QToolButton>(u"openPreview"_s), Qt::LeftButton);
    } else if (way == "space in tree"_L1) {
        QTest::keyClick(tree, Qt::Key_Space);
    } else if (way == "enter in tree"_L1) {
        QTest::keyClick(tree, Qt::Key_Return);
    } else if (way == "double click in tree"_L1) {
        const QPoint place = tree->visualRect(tree->currentIndex()).center();
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(tree->viewport(), Qt::LeftButton, {}, place);
    } else if (way == "menu of tree"_L1) {
        Q_EMIT tree->customContextMenuRequested(tree->visualRect(tree->currentIndex()).center());
        trigger(tree);
    } else if (way == "space in treemap"_L1) {
        QVERIFY(treemap->selectedTile() != views::Tile::None);
        QTest::keyClick(treemap, Qt::Key_Space);
    } else if (way == "double click in treemap"_L1) {
        // The first one goes into the folder.
        treemap->setAnimated(false);
        const auto place = [treemap] {
            return treemap->scene().layout().tiles()[treemap->selectedTile()].rect.center();
        };
        QTest::mouseDClick(treemap, Qt::LeftButton, {}, place().toPoint());
        const auto &files = *m_analysis->tree;
        QCOMPARE(files.displayPath(files.node(treemap->root())), u"/etc"_s);
        QCOMPARE(asked.size(), 0);
        select(u"/etc/tool.py"_s);
        QTest::mouseDClick(treemap, Qt::LeftButton, {}, place().toPoint());
    } else {
        QContextMenuEvent menu(QContextMenuEvent::Keyboard, {}, treemap->mapToGlobal(QPoint()));
        QApplication::sendEvent(treemap, &menu);
        trigger(treemap);
    }
    QVERIFY(m_page->preview()->isVisible());
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<PreviewRequest>().node, node(u"/etc/tool.py"_s, 0));
}

void TestPreviewPane::follows()
{
    PreviewPane *pane = open(u"/etc/tool.py"_s);
    const QSignalSpy asked(pane, &PreviewPane::previewRequested);
    select(u"/etc/motd"_s, 1);
    QCOMPARE(asked.last()[0].value<PreviewRequest>().node, node(u"/etc/motd"_s, 1));
    QCOMPARE(part<QLabel>(u"previewPath"_s)->text(), u"/etc/motd"_s);
    m_page->clear();
    QVERIFY(!m_page->preview()->isVisible());
}

void TestPreviewPane::text()
{
    PreviewPane *pane = open(u"/etc/tool.py"_s);
    const PreviewRequest request{.node = node(u"/etc/tool.py"_s, 0)};
    const QByteArray source = "import os\n# a comment\n";
    pane->showPreview(request, views::previewOf({.bytes = source, .size = source.size()}));
    const auto *view = part<SourceView>(u"previewText"_s);
    QVERIFY(view->isVisible());
    QVERIFY(view->isReadOnly());
    QCOMPARE(view->toPlainText().toUtf8(), source);
    QCOMPARE(view->language(), u"Python"_s);
    QCOMPARE(note(), u"Python · 22 B"_s);
    QTRY_VERIFY(view->isColored());
    QVERIFY(!view->document()->begin().layout()->formats().isEmpty());
    // The beginning of a long text says so.
    pane->showPreview(request, views::previewOf({.bytes = source, .size = 5'000'000}));
    QCOMPARE(note(), u"Python · the first 22 B of 5.00 MB"_s);
}

/// The last line has its colours in the end, and the window answers meanwhile.
void TestPreviewPane::longTextIsColoredLater()
{
    PreviewPane *pane = open(u"/etc/tool.py"_s);
    QByteArray source = QByteArray("def f(x): return \"text\" # comment\n").repeated(30'000);
    source.truncate(1024 * 1024);
    QElapsedTimer clock;
    clock.start();
    pane->showPreview({.node = node(u"/etc/tool.py"_s, 0)},
                      views::previewOf({.bytes = source, .size = source.size()}));
    const auto shown = clock.durationElapsed();
    auto *view = part<SourceView>(u"previewText"_s);
    QVERIFY(!view->isColored());
    auto longest = 0ns;
    while (!view->isColored() && clock.durationElapsed() < 60s) {
        QElapsedTimer step;
        step.start();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        longest = qMax(longest, step.durationElapsed());
    }
    const auto millis = [](std::chrono::nanoseconds time) {
        return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
    };
    qInfo("shown after %lld ms, colours after %lld ms, longest step %lld ms",
          static_cast<long long>(millis(shown)),
          static_cast<long long>(millis(clock.durationElapsed())),
          static_cast<long long>(millis(longest)));
    QVERIFY(view->isColored());
    QVERIFY(!view->document()->lastBlock().previous().layout()->formats().isEmpty());
    QCOMPARE_LT(longest, 500ms);
}

void TestPreviewPane::picture()
{
    PreviewPane *pane = open(u"/etc/motd"_s, 0);
    QImage image(30, 20, QImage::Format_RGB32);
    image.fill(Qt::red);
    pane->showPreview({.node = node(u"/etc/motd"_s, 0)},
                      views::FilePreview{.kind = views::FilePreview::Kind::Picture,
                                         .picture = image,
                                         .pixels = {3000, 2000},
                                         .shownBytes = 900,
                                         .size = 900});
    auto *view = part<views::PictureView>(u"previewPicture"_s);
    QVERIFY(view->isVisible());
    QCOMPARE(note(), u"Picture of 3000 × 2000 pixels · 900 B"_s);
    const QImage shown = view->grab().toImage();
    QCOMPARE(shown.pixelColor(shown.width() / 2, shown.height() / 2), QColor(Qt::red));
    view->resize(10, 10); // Smaller than the picture.
    QCOMPARE(view->grab().toImage().pixelColor(5, 5), QColor(Qt::red));
}

void TestPreviewPane::bytes()
{
    PreviewPane *pane = open(u"/etc/motd"_s, 0);
    pane->showPreview({.node = node(u"/etc/motd"_s, 0)},
                      views::previewOf({.bytes = QByteArray("\177ELF\0", 5), .size = 5}));
    const auto *table = part<QTableView>(u"previewBytes"_s);
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->index(0, 1).data().toString(), u"7f 45 4c 46 00"_s);
    pane->showPreview({.node = node(u"/etc/motd"_s, 0)}, views::previewOf({}));
    QVERIFY(!table->isVisible());
    QVERIFY(sentence().contains("The file is empty."_L1));
}

void TestPreviewPane::kinds_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("says");
    QTest::newRow("folder") << u"/etc"_s << u"A folder with 18 B below it."_s;
    QTest::newRow("empty folder") << u"/etc/empty"_s << u"A folder with 0 B below it."_s;
    QTest::newRow("link") << u"/etc/link"_s << u"A symbolic link to ../usr/lib"_s;
    QTest::newRow("terminal") << u"/etc/tty"_s << u"A character device, which has no content."_s;
    QTest::newRow("disk") << u"/etc/disk"_s << u"A block device, which has no content."_s;
    QTest::newRow("pipe") << u"/etc/pipe"_s << u"A named pipe, which has no content."_s;
}

void TestPreviewPane::kinds()
{
    QFETCH(QString, path);
    QFETCH(QString, says);
    const QSignalSpy asked(m_page->preview()->pane(), &PreviewPane::previewRequested);
    int layer = 0;
    for (const layers::FileNode &each : m_analysis->tree->nodes()) {
        if (m_analysis->tree->displayPath(each) == path)
            layer = each.layer;
    }
    open(path, layer);
    QVERIFY2(sentence().contains(says), qPrintable(sentence()));
    QCOMPARE(asked.size(), 0);
    QVERIFY(!part<QPushButton>(u"previewSave"_s)->isEnabled());
    QVERIFY(!part<QComboBox>(u"previewVersion"_s)->isEnabled());
    // Another name of a file is one.
    open(u"/etc/name"_s);
    QCOMPARE(asked.size(), 1);
}

void TestPreviewPane::versions()
{
    PreviewPane *pane = open(u"/etc/motd"_s, 1);
    auto *version = part<QComboBox>(u"previewVersion"_s);
    auto *before = part<QComboBox>(u"previewBefore"_s);
    QCOMPARE(version->count(), 2);
    QCOMPARE(version->currentText(), u"Layer 1: RUN make · hidden"_s);
    QCOMPARE(before->count(), 2);
    QCOMPARE(before->itemText(0), u"Nothing"_s);
    QCOMPARE(before->itemText(1), u"The one before: Layer 0: FROM scratch · hidden"_s);
    const QSignalSpy asked(pane, &PreviewPane::previewRequested);
    choose(u"previewBefore"_s, 1);
    QCOMPARE(asked.last()[0].value<PreviewRequest>(),
             (PreviewRequest{.node = node(u"/etc/motd"_s, 1), .before = node(u"/etc/motd"_s, 0)}));
    // Another version is compared with none until that is chosen again.
    QTest::keyClick(version, Qt::Key_Up);
    QCOMPARE(asked.last()[0].value<PreviewRequest>(),
             (PreviewRequest{.node = node(u"/etc/motd"_s, 0)}));
    QCOMPARE(before->itemText(1), u"Layer 1: RUN make · hidden"_s);
    select(u"/etc/tool.py"_s);
    QVERIFY(!before->isEnabled());
    QCOMPARE(before->currentText(), u"No other version"_s);
}

/// The folder was removed and made again in between.
void TestPreviewPane::versionsInNewFolders()
{
    show(support::analyzed({TarBuilder().folder("d").file("d/a", "old\n"),
                            TarBuilder().whiteout("d").folder("d").file("d/a", "new\n"),
                            TarBuilder().file("d/a", "newer\n")}));
    PreviewPane *pane = open(u"/d/a"_s, 2);
    QCOMPARE(part<QComboBox>(u"previewVersion"_s)->count(), 3);
    const QSignalSpy asked(pane, &PreviewPane::previewRequested);
    choose(u"previewBefore"_s, 2);
    QCOMPARE(asked.last()[0].value<PreviewRequest>(),
             (PreviewRequest{.node = node(u"/d/a"_s, 2), .before = node(u"/d/a"_s, 0)}));
}

void TestPreviewPane::difference()
{
    PreviewPane *pane = open(u"/etc/motd"_s, 1);
    choose(u"previewBefore"_s, 1);
    QByteArray long1;
    for (int i = 0; i < 500; ++i)
        long1 += QByteArray::number(i) + '\n';
    QByteArray long2 = long1;
    for (int i = 0; i < 500; i += 5)
        long2.replace('\n' + QByteArray::number(i) + '\n', '\n' + QByteArray::number(i) + "x\n");
    const auto difference = views::differenceOf({.bytes = long1, .size = long1.size()},
                                                {.bytes = long2, .size = long2.size()});
    const PreviewRequest request{.node = node(u"/etc/motd"_s, 1),
                                 .before = node(u"/etc/motd"_s, 0)};
    m_page->preview()->resize(1200, 400);
    pane->showPreview(request, difference);
    QCOMPARE(note(), u"99 line(s) removed · 99 line(s) added"_s);
    auto *unified = part<SourceView>(u"previewDifference"_s);
    auto *left = part<SourceView>(u"previewDifferenceBefore"_s);
    auto *right = part<SourceView>(u"previewDifferenceAfter"_s);
    QVERIFY(left->isVisible() && right->isVisible() && !unified->isVisible());
    QVERIFY(left->toPlainText().contains("- 5\n"_L1)
            && !left->toPlainText().contains(u'+' + u" "_s));
    QVERIFY(right->toPlainText().contains("+ 5x\n"_L1));
    QCOMPARE(left->blockCount(), right->blockCount());
    QVERIFY(sentence().contains("Layer 0: FROM scratch"_L1));
    // Both go together.
    left->verticalScrollBar()->setValue(40);
    QCOMPARE(right->verticalScrollBar()->value(), 40);
    right->verticalScrollBar()->setValue(7);
    QCOMPARE(left->verticalScrollBar()->value(), 7);
    m_page->preview()->resize(500, 400);
    QVERIFY(unified->isVisible() && !left->isVisible());
    QVERIFY(unified->toPlainText().contains("- 5\n+ 5x\n"_L1));
}

void TestPreviewPane::sameContent()
{
    PreviewPane *pane = open(u"/etc/motd"_s, 1);
    choose(u"previewBefore"_s, 1);
    const FileBytes file{.bytes = "same", .size = 4};
    pane->showPreview({.node = node(u"/etc/motd"_s, 1), .before = node(u"/etc/motd"_s, 0)},
                      views::differenceOf(file, file));
    QVERIFY(sentence().contains("Both versions have the same content."_L1));
}

void TestPreviewPane::lateAnswersAreDropped()
{
    PreviewPane *pane = open(u"/etc/motd"_s, 0);
    select(u"/etc/tool.py"_s);
    pane->showPreview({.node = node(u"/etc/motd"_s, 0)},
                      views::previewOf({.bytes = "late", .size = 4}));
    QVERIFY(!part<SourceView>(u"previewText"_s)->isVisible());
    pane->showPreview({.node = node(u"/etc/tool.py"_s, 0)},
                      views::previewOf({.bytes = "right", .size = 5}));
    QCOMPARE(part<SourceView>(u"previewText"_s)->toPlainText(), u"right"_s);
}

void TestPreviewPane::closedWindowReadsNothing()
{
    PreviewPane *pane = open(u"/etc/motd"_s, 0);
    const QSignalSpy asked(pane, &PreviewPane::previewRequested);
    const QSignalSpy dropped(pane, &PreviewPane::previewDropped);
    QTest::keyClick(m_page->preview(), Qt::Key_Escape);
    QVERIFY(!m_page->preview()->isVisible());
    QCOMPARE(dropped.size(), 1);
    select(u"/etc/tool.py"_s);
    QCOMPARE(asked.size(), 0);
}

void TestPreviewPane::errors()
{
    PreviewPane *pane = open(u"/etc/motd"_s, 0);
    auto *message = part<views::MessagePanel>(u"previewMessage"_s);
    pane->showPreview({.node = node(u"/etc/motd"_s, 0)},
                      core::fail(core::ErrorCode::Corrupt, u"Broken."_s, u"blob"_s));
    QVERIFY(message->isVisible());
    QCOMPARE(message->message().heading, u"The file could not be read."_s);
    QCOMPARE(message->message().text, u"Broken."_s);
    select(u"/etc/tool.py"_s);
    QVERIFY(!message->isVisible());
}

void TestPreviewPane::saving()
{
    PreviewPane *pane = open(u"/etc/motd"_s, 1);
    auto *save = part<QPushButton>(u"previewSave"_s);
    QTest::mouseClick(save, Qt::LeftButton);
    auto *dialog = part<QFileDialog>(u"previewSaveDialog"_s);
    QVERIFY(dialog);
    QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), u"motd"_s);
    const QSignalSpy asked(pane, &PreviewPane::saveRequested);
    const QSignalSpy cancelled(pane, &PreviewPane::saveCancelled);
    Q_EMIT dialog->fileSelected(u"/tmp/out"_s);
    dialog->reject();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<quint32>(), node(u"/etc/motd"_s, 1));
    QCOMPARE(asked[0][1].toString(), u"/tmp/out"_s);
    QVERIFY(!save->isEnabled());
    auto *bar = part<QWidget>(u"previewSaving"_s);
    QTRY_VERIFY(bar->isVisible()); // It takes a while.
    pane->showSaving(25'000'000, 100'000'000);
    QVERIFY2(sentence().contains("25 of 100 MB"_L1), qPrintable(sentence()));
    QTest::mouseClick(part<QToolButton>(u"previewSaveCancel"_s), Qt::LeftButton);
    QCOMPARE(cancelled.size(), 1);
    pane->showSaved(u"/tmp/out"_s, core::cancelled());
    QVERIFY(!bar->isVisible());
    QVERIFY(save->isEnabled());
    auto *message = part<views::MessagePanel>(u"previewMessage"_s);
    QVERIFY(!message->isVisible());
    // What failed is told even if the window was closed meanwhile.
    m_page->preview()->close();
    pane->showSaved(u"/tmp/out"_s, core::fail(core::ErrorCode::Io, u"Full."_s));
    QVERIFY(message->isVisible());
    QCOMPARE(message->message().text, u"Full."_s);
    pane->showSaved(u"/tmp/out"_s, {});
    QCOMPARE(note(), u"Saved as /tmp/out"_s);
}

void TestPreviewPane::dragging()
{
    PreviewPane *pane = open(u"/etc/motd"_s, 1);
    QVERIFY(QTest::qWaitForWindowExposed(m_page->preview()));
    const QSignalSpy asked(pane, &PreviewPane::dragRequested);
    auto *handle = part<QLabel>(u"previewHandle"_s);
    QTest::mousePress(handle, Qt::LeftButton, {}, {4, 4});
    QTest::mouseMove(handle, {6, 5});
    QCOMPARE(asked.size(), 0); // A shaky hand.
    QTest::mouseMove(handle, {60, 40});
    QTest::mouseMove(handle, {90, 80});
    QTest::mouseRelease(handle, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<quint32>(), node(u"/etc/motd"_s, 1));
}

void TestPreviewPane::dragsFromTheTree()
{
    m_page->findChild<QTabBar *>(u"layerLists"_s)->setCurrentIndex(1);
    auto *tree = part<views::FileTreeView>(u"fileTree"_s);
    tree->expandAll();
    const QSignalSpy asked(m_page->preview()->pane(), &PreviewPane::dragRequested);
    const auto dragFrom = [&](const QString &path, int layer) {
        const QPoint place = tree->visualRect(tree->files()->indexOf(node(path, layer))).center();
        QTest::mousePress(tree->viewport(), Qt::LeftButton, {}, place);
        QTest::mouseMove(tree->viewport(), place + QPoint(30, 0));
        QTest::mouseMove(tree->viewport(), place + QPoint(60, 40));
        QTest::mouseRelease(tree->viewport(), Qt::LeftButton, {}, place + QPoint(60, 40));
    };
    dragFrom(u"/etc/tool.py"_s, 0);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<quint32>(), node(u"/etc/tool.py"_s, 0));
    QCOMPARE(m_page->selection()->node(), node(u"/etc/tool.py"_s, 0)); // Not what it came over.
    dragFrom(u"/etc/tty"_s, 0);
    QCOMPARE(asked.size(), 1);
}

QTEST_MAIN(TestPreviewPane)
#include "tst_previewpane.moc"
