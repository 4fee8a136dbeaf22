// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session.h"
#include "core/store/imagelayout.h"
#include "core/store/ocistore.h"
#include "models/filetreemodel.h"
#include "tests/support/layoutimage.h"
#include "tests/support/tarbuilder.h"
#include "views/layers/filetreeview.h"
#include "views/layers/layerselection.h"
#include "views/layers/layerspage.h"
#include "views/mainwindow.h"
#include "views/preview/pictureview.h"
#include "views/theme/theme.h"
#include "views/widgets/messagepanel.h"

#include <QBuffer>
#include <QComboBox>
#include <QDir>
#include <QDirIterator>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace Qt::StringLiterals;
using support::TarBuilder;

namespace {

constexpr int SoonMs = 15'000;
constexpr qsizetype LargeSize = 40'000'000;

#define TRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, SoonMs)
#define TRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, SoonMs)

QByteArray picture()
{
    QImage image(64, 48, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QBuffer::WriteOnly);
    image.save(&buffer, "png");
    return bytes;
}

QByteArray large()
{
    return QByteArray(LargeSize, 'x');
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : "not there"_ba;
}

} // namespace

/// The preview in the real window, of files that a real store keeps.
class TestWindowPreview final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void contents_data();
    void contents();
    void fileThatIsGone();
    void otherName();
    void versions();
    void saves();
    void savesStrangeNames();
    void saveThatFails();
    void saveIsCancelled();
    void drags();
    void dragsStrangeNames();
    void dragsAgainAndAgain();

private:
    template <class Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    [[nodiscard]] bool isVisible(const QString &name) const
    {
        const auto *widget = find<QWidget>(name);
        return widget && widget->isVisible();
    }
    [[nodiscard]] QString text(const QString &name) const
    {
        return find<QPlainTextEdit>(name)->toPlainText();
    }
    [[nodiscard]] QString note() const { return find<QLabel>(u"previewNote"_s)->text(); }
    [[nodiscard]] views::LayersPage *page() const { return find<views::LayersPage>({}); }
    /// Selects a file in the tree as a person does, and presses Space.
    void open(const QString &path, int layer);
    [[nodiscard]] QFileDialog *saveDialog();
    void saveAs(const QString &path);
    [[nodiscard]] QString strangePath() const;
    void drag();
    /// The path of what was made to be dragged under this name; empty if there is none.
    [[nodiscard]] QString dragged(const QString &name) const;

    QTemporaryDir m_folder;
    std::unique_ptr<views::Theme> m_theme;
    std::unique_ptr<views::MainWindow> m_window;
    std::unique_ptr<app::Session> m_session;
};

void TestWindowPreview::initTestCase()
{
    for (const char *variable :
         {"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "DOCKER_CONFIG", "TMPDIR"}) {
        const QString path = m_folder.filePath(QString::fromLatin1(variable));
        QVERIFY(QDir().mkpath(path));
        qputenv(variable, path.toUtf8());
    }
    const QString folder = m_folder.filePath(u"images"_s);
    auto layout = store::ImageLayout::open(folder, true);
    QVERIFY(layout);
    const QByteArray base = TarBuilder()
                                .file("etc/motd", "one\ntwo\nthree\n")
                                .hardLink("etc/name", "etc/motd")
                                .file("etc/tool.sh", "#!/bin/sh\necho \u202E\n")
                                .file("etc/gone", "still stored\n")
                                .file("bin/program", QByteArray("\177ELF\0\1", 6))
                                .file("share/red.png", picture())
                                .file("share/cut.png", picture().first(40))
                                .file("share/line", QByteArray(3'000'000, 'x'))
                                .file("odd/..\\con:\n.txt", "odd\n")
                                .filler("large", LargeSize)
                                .file("empty")
                                .bytes();
    const QByteArray top =
        TarBuilder().file("etc/motd", "one\n2\nthree\n").whiteout("etc/gone").bytes();
    const auto image = support::addImage(*layout, {base, top});
    const auto opened =
        store::OciStore::open(folder, layers::TocCache(m_folder.filePath(u"tables"_s)), false);
    QVERIFY((*opened)->addImage(image, *oci::Reference::parse(u"x:1"_s), {}));

    m_theme = std::make_unique<views::Theme>();
    m_window = std::make_unique<views::MainWindow>();
    m_window->resize(1300, 800);
    m_session = std::make_unique<app::Session>(
        *m_window, *m_theme,
        views::Settings{.language = {}, .theme = views::ThemeChoice::Light, .storeFolder = folder});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    auto *table = find<QTreeView>(u"imageTable"_s);
    TRY_VERIFY(table->model()->rowCount() == 1);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(0, 0)).center());
    auto *tabs = find<QTabWidget>(u"inspectTabs"_s);
    TRY_VERIFY(tabs->isVisible());
    tabs->setCurrentWidget(page());
    TRY_VERIFY(isVisible(u"treemap"_s));
    find<QTabBar>(u"layerLists"_s)->setCurrentIndex(1);
}

void TestWindowPreview::init()
{
    find<QDialog>(u"previewDialog"_s)->close();
}

void TestWindowPreview::cleanupTestCase()
{
    m_session.reset();
    m_window.reset();
    // Nothing that was made for dragging is left.
    QCOMPARE(
        QDir(qEnvironmentVariable("TMPDIR")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
        QStringList());
}

void TestWindowPreview::open(const QString &path, int layer)
{
    auto *tree = find<views::FileTreeView>(u"fileTree"_s);
    const models::FileSieve *sieve = tree->files()->sieve();
    QVERIFY(sieve);
    const layers::FileTree &files = sieve->files().tree();
    for (const layers::FileNode &each : files.nodes()) {
        if (files.displayPath(each) == path && each.layer == layer) {
            page()->selection()->selectNode(each.index, layer);
            QVERIFY(tree->currentIndex().isValid());
            QTest::keyClick(tree, Qt::Key_Space);
            QVERIFY(isVisible(u"previewDialog"_s));
            return;
        }
    }
    QFAIL(qPrintable(path));
}

/// The dialog that asks where to; nothing is being saved any more.
QFileDialog *TestWindowPreview::saveDialog()
{
    auto *save = find<QPushButton>(u"previewSave"_s);
    if (!QTest::qWaitFor([save] { return save->isEnabled(); }, SoonMs))
        return nullptr;
    QTest::mouseClick(save, Qt::LeftButton);
    return find<QFileDialog>(u"previewSaveDialog"_s);
}

void TestWindowPreview::saveAs(const QString &path)
{
    QFileDialog *dialog = saveDialog();
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(path);
    dialog->reject();
    TRY_VERIFY(!find<QFileDialog>(u"previewSaveDialog"_s));
}

void TestWindowPreview::contents_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("note");
    QTest::newRow("text") << u"/etc/tool.sh"_s << u"previewText"_s << u"Bash · 19 B"_s;
    QTest::newRow("program") << u"/bin/program"_s << u"previewBytes"_s
                             << u"Neither a text nor a picture · 6 B"_s;
    QTest::newRow("picture") << u"/share/red.png"_s << u"previewPicture"_s
                             << u"Picture of 64 × 48 pixels · "_s;
    QTest::newRow("cut picture") << u"/share/cut.png"_s << u"previewBytes"_s
                                 << u"Neither a text nor a picture · 40 B"_s;
    QTest::newRow("one long line") << u"/share/line"_s << u"previewText"_s
                                   << u"Text · the first 1.05 MB of 3.00 MB · long lines are cut"_s;
    QTest::newRow("large") << u"/large"_s << u"previewText"_s
                           << u"Text · the first 1.05 MB of 40.0 MB · long lines are cut"_s;
    QTest::newRow("nothing") << u"/empty"_s << QString() << QString();
}

void TestWindowPreview::contents()
{
    QFETCH(QString, path);
    QFETCH(QString, part);
    QFETCH(QString, note);
    open(path, 0);
    if (!part.isEmpty())
        TRY_VERIFY(isVisible(part));
    TRY_VERIFY(this->note().contains(note));
    for (const QString &other : {u"previewText"_s, u"previewBytes"_s, u"previewPicture"_s})
        QCOMPARE(isVisible(other), other == part);
    if (path.endsWith("tool.sh"_L1))
        QCOMPARE(text(u"previewText"_s), u"#!/bin/sh\necho [U+202E]\n"_s);
    if (part == "previewPicture"_L1)
        QCOMPARE(find<views::PictureView>(part)->picture().pixelColor(1, 1), QColor(Qt::red));
}

void TestWindowPreview::fileThatIsGone()
{
    open(u"/etc/gone"_s, 0);
    TRY_COMPARE(text(u"previewText"_s), u"still stored\n"_s);
    QVERIFY(find<QComboBox>(u"previewVersion"_s)->currentText().endsWith("hidden"_L1));
}

void TestWindowPreview::otherName()
{
    open(u"/etc/name"_s, 0);
    TRY_COMPARE(text(u"previewText"_s), u"one\ntwo\nthree\n"_s);
}

void TestWindowPreview::versions()
{
    open(u"/etc/motd"_s, 1);
    TRY_COMPARE(text(u"previewText"_s), u"one\n2\nthree\n"_s);
    QTest::keyClick(find<QComboBox>(u"previewBefore"_s), Qt::Key_Down);
    TRY_COMPARE(note(), u"1 line(s) removed · 1 line(s) added"_s);
    QCOMPARE(text(u"previewDifferenceBefore"_s), u"@@ -1,3 +1,3 @@\n  one\n- two\n  three"_s);
    QCOMPARE(text(u"previewDifferenceAfter"_s), u"@@ -1,3 +1,3 @@\n  one\n+ 2\n  three"_s);
    QVERIFY(isVisible(u"previewDifferenceBefore"_s));
}

void TestWindowPreview::saves()
{
    open(u"/large"_s, 0);
    const QString path = m_folder.filePath(u"saved"_s);
    saveAs(path);
    TRY_VERIFY(note().startsWith("Saved as"_L1));
    QVERIFY(readAll(path) == large());
    // What is there is replaced.
    open(u"/etc/gone"_s, 0);
    saveAs(path);
    TRY_COMPARE(readAll(path), "still stored\n"_ba);
}

QString TestWindowPreview::strangePath() const
{
    const auto *files = find<views::FileTreeView>(u"fileTree"_s)->files();
    const QModelIndexList found = files->match(files->index(0, 0), Qt::DisplayRole, u"odd/"_s);
    return files->index(0, 0, found.value(0)).data(models::FileTreeModel::PathRole).toString();
}

/// The name of a file in an image decides nothing about where it goes.
void TestWindowPreview::savesStrangeNames()
{
    open(strangePath(), 0);
    QFileDialog *dialog = saveDialog();
    QVERIFY(dialog);
    const QFileInfo offered(dialog->selectedFiles().value(0));
    QCOMPARE(offered.absolutePath(), QDir::homePath());
    QCOMPARE(offered.fileName(), u".._con__x0a.txt"_s);
    dialog->reject();
    TRY_VERIFY(!find<QFileDialog>(u"previewSaveDialog"_s));
}

void TestWindowPreview::saveThatFails()
{
    open(u"/etc/gone"_s, 0);
    saveAs(m_folder.filePath(u"missing/folder/file"_s));
    auto *message = find<views::MessagePanel>(u"previewMessage"_s);
    TRY_VERIFY(message->isVisible());
    QCOMPARE(message->message().heading, u"The file could not be saved."_s);
    QVERIFY(message->message().details.contains("missing/folder"_L1));
    QVERIFY(find<QPushButton>(u"previewSave"_s)->isEnabled());
}

void TestWindowPreview::saveIsCancelled()
{
    open(u"/large"_s, 0);
    const QString path = m_folder.filePath(u"cancelled"_s);
    saveAs(path);
    QTest::mouseClick(find<QAbstractButton>(u"previewSaveCancel"_s), Qt::LeftButton);
    TRY_VERIFY(find<QPushButton>(u"previewSave"_s)->isEnabled());
    // Whole or not at all.
    QVERIFY(!QFile::exists(path) || readAll(path) == large());
    QVERIFY(!find<views::MessagePanel>(u"previewMessage"_s)->isVisible());
}

void TestWindowPreview::drag()
{
    auto *handle = find<QLabel>(u"previewHandle"_s);
    QTest::mousePress(handle, Qt::LeftButton, {}, {8, 8});
    QTest::mouseMove(handle, {60, 60});
    QTest::mouseRelease(handle, Qt::LeftButton, {}, {60, 60});
}

QString TestWindowPreview::dragged(const QString &name) const
{
    QDirIterator all(qEnvironmentVariable("TMPDIR"), {name}, QDir::Files | QDir::Hidden,
                     QDirIterator::Subdirectories);
    return all.hasNext() ? all.next() : QString();
}

/// The file that other programs get is of the right name and content, and no program.
void TestWindowPreview::drags()
{
    open(u"/etc/motd"_s, 1);
    drag();
    TRY_VERIFY(!dragged(u"motd"_s).isEmpty());
    const QFileInfo file(dragged(u"motd"_s));
    QCOMPARE(readAll(file.filePath()), "one\n2\nthree\n"_ba);
    QVERIFY(!file.isExecutable());
}

void TestWindowPreview::dragsStrangeNames()
{
    open(strangePath(), 0);
    drag();
    TRY_VERIFY(!dragged(u".._con__x0a.txt"_s).isEmpty());
}

/// The oldest are taken away.
void TestWindowPreview::dragsAgainAndAgain()
{
    const QDir folder(qEnvironmentVariable("TMPDIR"));
    const auto count = [&folder] {
        return folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
    };
    open(u"/etc/motd"_s, 1);
    for (int i = 0; i < 6; ++i) {
        drag();
        QTest::qWait(50);
    }
    QCOMPARE_GE(count(), 1);
    TRY_VERIFY(count() <= 4);
}

QTEST_MAIN(TestWindowPreview)
#include "tst_window_preview.moc"
