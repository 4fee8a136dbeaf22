// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session.h"
#include "core/store/ocistore.h"
#include "models/imagelistmodel.h"
#include "tests/support/layoutimage.h"
#include "tests/support/tarbuilder.h"
#include "views/dialogs/exportdialog.h"
#include "views/format.h"
#include "views/mainwindow.h"
#include "views/theme/theme.h"
#include "views/widgets/elidedlabel.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using support::TarBuilder;

namespace {

constexpr int SoonMs = 15'000;
#define TRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, SoonMs)

const QByteArray Base = TarBuilder().filler("bin/sh", 50'000).filler("tmp/big", 200'000).bytes();
const QByteArray Clean = TarBuilder().whiteout("tmp/big").bytes();
const QByteArray Newer = TarBuilder().filler("bin/sh", 60'000, 'y').bytes();

} // namespace

/// The pages of an image through the real window, over a store with two images that share a base.
class TestWindowPages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void nothingToExport();
    void sharedLayers();
    void wasteLeadsToTheTree();
    void exports_data();
    void exports();
    void exportFailsInWords();
    void comparison();
    void pruneReview();
    void prune();
    void undo();
    void reclaim();
    void pins();

private:
    template <class Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    /// Shortcuts go to the active window, and a dialog before had the focus.
    void activate() const
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    [[nodiscard]] bool isVisible(const QString &name) const
    {
        const auto *widget = find<QWidget>(name);
        return widget && widget->isVisible();
    }
    [[nodiscard]] QString textsOf(const QString &name) const;
    void clickImage(const QString &name, Qt::KeyboardModifiers modifiers = {});
    void openTab(const QString &page);
    views::ExportDialog *openExport();
    void exportTo(const QString &path);

    QTemporaryDir m_folder;
    std::shared_ptr<store::OciStore> m_store;
    std::unique_ptr<views::Theme> m_theme;
    std::unique_ptr<views::MainWindow> m_window;
    std::unique_ptr<app::Session> m_session;
};

void TestWindowPages::initTestCase()
{
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    for (const char *variable : {"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"})
        qputenv(variable, m_folder.filePath(QString::fromLatin1(variable)).toUtf8());
    const QString folder = m_folder.filePath(u"images"_s);
    const auto opened =
        store::OciStore::open(folder, layers::TocCache(m_folder.filePath(u"tables"_s)));
    QVERIFY(opened);
    m_store = *opened;
    const auto add = [&](const QList<QByteArray> &layers, const QString &name) {
        const auto image = support::addImage(m_store->layout(), layers);
        QVERIFY(m_store->addImage(image, *oci::Reference::parse(name), {image}));
    };
    add({Base, Clean}, u"clean:1"_s);
    add({Base, Newer}, u"newer:1"_s);

    m_theme = std::make_unique<views::Theme>();
    m_window = std::make_unique<views::MainWindow>();
    m_session = std::make_unique<app::Session>(
        *m_window, *m_theme,
        views::Settings{.language = {}, .theme = views::ThemeChoice::Light, .storeFolder = folder});
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    TRY_VERIFY(find<QTreeView>(u"imageTable"_s)->model()->rowCount() == 2);
}

void TestWindowPages::cleanupTestCase()
{
    m_session.reset();
    m_window.reset();
}

QString TestWindowPages::textsOf(const QString &name) const
{
    QStringList texts;
    for (const QLabel *label : find<QWidget>(name)->findChildren<QLabel *>()) {
        const auto *elided = qobject_cast<const views::ElidedLabel *>(label);
        texts += elided ? elided->fullText() : label->text();
    }
    return texts.join(u'\n');
}

void TestWindowPages::clickImage(const QString &name, Qt::KeyboardModifiers modifiers)
{
    auto *table = find<QTreeView>(u"imageTable"_s);
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const QModelIndex index = table->model()->index(row, 0);
        if (index.data().toString() == name)
            QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers,
                              table->visualRect(index).center());
    }
}

void TestWindowPages::openTab(const QString &page)
{
    const auto *tabs = find<QTabWidget>(u"inspectTabs"_s);
    auto *wanted = tabs->findChild<QWidget *>(page);
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {},
                      tabs->tabBar()->tabRect(tabs->indexOf(wanted)).center());
    QVERIFY(wanted->isVisible());
}

views::ExportDialog *TestWindowPages::openExport()
{
    m_window->activateWindow(); // The dialog before had the focus.
    if (!QTest::qWaitForWindowActive(m_window.get()))
        return nullptr;
    QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
    return find<views::ExportDialog>(u"exportDialog"_s);
}

void TestWindowPages::exportTo(const QString &path)
{
    auto *dialog = openExport();
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(path);
    QMetaObject::invokeMethod(dialog, "accept");
    TRY_VERIFY(!find<QWidget>(u"exportDialog"_s));
}

void TestWindowPages::nothingToExport()
{
    QVERIFY(!openExport());
}

void TestWindowPages::sharedLayers()
{
    clickImage(u"clean"_s);
    TRY_VERIFY(isVisible(u"overviewPage"_s));
    TRY_VERIFY(textsOf(u"overviewPage"_s).contains("newer:1"_L1));
}

void TestWindowPages::wasteLeadsToTheTree()
{
    openTab(u"wastePage"_s);
    auto *table = find<QTreeView>(u"wasteTable"_s);
    TRY_VERIFY(table->isVisible() && table->model()->rowCount() == 1);
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    TRY_VERIFY(isVisible(u"layersPage"_s));
    QCOMPARE(find<QLabel>(u"treemapStatusPath"_s)->text(), u"/tmp/big"_s);
}

void TestWindowPages::exports_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("html") << u"a.html"_s << QByteArray("<!doctype html>")
                          << QByteArray("<title>/tmp/big · "); // Of the treemap in it.
    QTest::newRow("json") << u"a.json"_s << QByteArray("{")
                          << QByteArray("\"wastedBytes\": 200000");
    QTest::newRow("csv") << u"a.csv"_s << QByteArray("path,bytes,")
                         << QByteArray("\"/tmp/big\",200000,\"0\",1,removed,");
    QTest::newRow("svg") << u"a.svg"_s << QByteArray("<svg") << QByteArray("/tmp/big");
    QTest::newRow("png") << u"a.png"_s << QByteArray("\x89PNG") << QByteArray("IEND");
}

void TestWindowPages::exports()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, part);
    const QString path = m_folder.filePath(name);
    exportTo(path);
    TRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QFile::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith(start));
    QVERIFY(bytes.contains(part));
    if (name.endsWith(".png"_L1))
        QVERIFY(QImage::fromData(bytes).width() > 1000);
}

void TestWindowPages::exportFailsInWords()
{
    auto *dialog = openExport();
    QVERIFY(dialog);
    // The dialog accepts no folder that is missing; this one goes in between.
    Q_EMIT dialog->fileSelected(m_folder.filePath(u"gone/a.html"_s));
    dialog->reject();
    TRY_VERIFY(textsOf(u"windowMessage"_s).contains("gone/a.html"_L1));
}

void TestWindowPages::comparison()
{
    clickImage(u"newer"_s, Qt::ControlModifier);
    TRY_VERIFY(isVisible(u"comparePage"_s));
    // Only with one image selected there is a report.
    QVERIFY(!openExport());
}

void TestWindowPages::pruneReview()
{
    activate();
    QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    const auto *table = find<QTreeView>(u"pruneTable"_s);
    QVERIFY(table);
    QCOMPARE(table->model()->rowCount(), 0); // Nothing is untagged.
    find<QComboBox>(u"pruneWhich"_s)->setCurrentIndex(1);
    QCOMPARE(table->model()->rowCount(), 2);
    // With both boxes the base that they share comes back too.
    const auto *summary = find<QLabel>(u"pruneSummary"_s);
    const qint64 both = *m_store->diskUsage();
    TRY_VERIFY(summary->text().contains(views::format::size(both)));
    QVERIFY(
        table->model()->setData(table->model()->index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
    TRY_VERIFY(summary->text().contains("kB"_L1));
    QVERIFY(!summary->text().contains(views::format::size(both)));
}

void TestWindowPages::prune()
{
    const auto *images = find<QTreeView>(u"imageTable"_s)->model();
    QCOMPARE(images->rowCount(), 2);
    QTest::mouseClick(find<QPushButton>(u"pruneConfirm"_s), Qt::LeftButton);
    TRY_VERIFY(images->rowCount() == 1);
    TRY_VERIFY(!find<QDialog>(u"pruneDialog"_s));
}

/// What was pruned comes back with Ctrl+Z.
void TestWindowPages::undo()
{
    const auto *images = find<QTreeView>(u"imageTable"_s)->model();
    TRY_VERIFY(isVisible(u"undoBar"_s));
    const QString text = find<QLabel>(u"undoText"_s)->text();
    QVERIFY2(text.contains("removed"_L1) && text.contains("can be reclaimed"_L1), qPrintable(text));
    activate();
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    TRY_VERIFY(images->rowCount() == 2);
    TRY_VERIFY(!isVisible(u"undoBar"_s));
    QVERIFY(m_store->check()->isWhole());
}

void TestWindowPages::reclaim()
{
    auto *table = find<QTreeView>(u"imageTable"_s);
    table->setFocus();
    table->selectAll();
    const qint64 bytes = *m_store->diskUsage();
    activate();
    QTest::keyClick(table, Qt::Key_Delete);
    TRY_VERIFY(isVisible(u"removeConfirm"_s));
    QTest::mouseClick(find<QPushButton>(u"removeConfirm"_s), Qt::LeftButton);
    TRY_VERIFY(isVisible(u"undoBar"_s));
    TRY_VERIFY(find<QLabel>(u"undoText"_s)->text().contains(views::format::size(bytes)));
    QVERIFY(m_store->trash()->bytes > 0);
    QTest::mouseClick(find<QPushButton>(u"reclaimButton"_s), Qt::LeftButton);
    TRY_VERIFY(!isVisible(u"undoBar"_s));
    QCOMPARE(m_store->trash()->bytes, 0);
    QCOMPARE(m_store->check()->blobs, 0);
}

void TestWindowPages::pins()
{
    m_session->openSample();
    auto *table = find<QTreeView>(u"imageTable"_s);
    TRY_VERIFY(table->model()->rowCount() > 0);
    TRY_VERIFY(!m_window->selectedName().isEmpty());
    auto *pin = find<QAction>(u"actionPin"_s);
    QVERIFY(pin->isEnabled());
    const QString before = pin->text();
    pin->trigger();
    const auto isPinned = [this] {
        const auto images = m_store->list();
        return images && std::ranges::any_of(*images, &store::Image::pinned);
    };
    TRY_VERIFY(isPinned() && pin->text() != before);
    // The list shows it, and the removal says no.
    TRY_VERIFY(table->currentIndex().data(models::ImageListModel::PinnedRole).toBool());
    table->setFocus();
    activate();
    QTest::keyClick(table, Qt::Key_Delete);
    TRY_VERIFY(isVisible(u"removeConfirm"_s));
    QVERIFY(!find<QPushButton>(u"removeConfirm"_s)->isEnabled());
    QVERIFY(textsOf(u"removeDialog"_s).contains("pinned"_L1));
    QTest::mouseClick(find<QPushButton>(u"removeCancel"_s), Qt::LeftButton);
    pin->trigger();
    TRY_VERIFY(!isPinned() && pin->text() == before);
}

QTEST_MAIN(TestWindowPages)
#include "tst_window_pages.moc"
