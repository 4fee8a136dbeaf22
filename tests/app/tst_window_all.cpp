// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session.h"
#include "models/imagelistmodel.h"
#include "tests/support/engineserver.h"
#include "tests/support/layoutimage.h"
#include "tests/support/tarbuilder.h"
#include "views/layers/treemapwidget.h"
#include "views/mainwindow.h"
#include "views/sidebar.h"
#include "views/theme/theme.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <memory>

using namespace Qt::StringLiterals;
using models::ImageListModel;
using support::EngineServer;
using support::TarBuilder;

namespace {

constexpr int SoonMs = 20'000;
#define TRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, SoonMs)
#define TRY_COMPARE(a, b) QTRY_COMPARE_WITH_TIMEOUT(a, b, SoonMs)

const QByteArray Base = TarBuilder().folder("etc").filler("etc/base", 100'000).bytes();
const QString App = u"example.org/app"_s;

} // namespace

/// The real window over its own store and a real Docker Engine, with the images of both in one
/// list.
class TestWindowAll final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void listsBoth();
    void showsRowsOfTheirStores();
    void followsBoth();
    void copiesBetweenThem();
    void removesInOneStore();
    void removesInBoth();
    void prunesBoth();
    void pullsIntoTheOwn();
    void engineGoesAndComes();
    void isRemembered();

private:
    template <class Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    void open();
    void choose(const QString &store);
    /// The repositories of all rows, each with its store.
    [[nodiscard]] QStringList rows() const;
    [[nodiscard]] QModelIndex row(const QString &repository, const QString &store) const;
    void select(const QString &repository, const QString &store,
                QItemSelectionModel::SelectionFlags how = QItemSelectionModel::ClearAndSelect);
    void removeSelected();
    void agree(const QString &store);
    [[nodiscard]] bool isShown(const QString &name) const
    {
        const auto *widget = find<QWidget>(name);
        return widget && widget->isVisible();
    }
    [[nodiscard]] bool addToOwn(const QString &name, const QByteArray &layer = Base) const;
    [[nodiscard]] QString sums() const { return find<QLabel>(u"sums"_s)->text(); }

    QTemporaryDir m_folder;
    EngineServer m_server{EngineServer::Kind::Docker};
    std::unique_ptr<views::Theme> m_theme;
    std::unique_ptr<views::MainWindow> m_window;
    std::unique_ptr<app::Session> m_session;
};

void TestWindowAll::initTestCase()
{
    REQUIRE_ENGINE(EngineServer::Kind::Docker);
    QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
    QVERIFY(!m_server.importImage(u"spare:1"_s, "one").isEmpty());
    for (const char *variable : {"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME",
                                 "XDG_RUNTIME_DIR", "DOCKER_CONFIG"})
        qputenv(variable, m_folder.filePath(QString::fromLatin1(variable)).toUtf8());
    qputenv("DOCKER_HOST", m_server.address().toUtf8());
    QVERIFY(addToOwn(App));
    m_theme = std::make_unique<views::Theme>();
    m_window = std::make_unique<views::MainWindow>();
    open();
}

void TestWindowAll::cleanupTestCase()
{
    m_session.reset();
    m_window.reset();
}

void TestWindowAll::open()
{
    m_session = std::make_unique<app::Session>(
        *m_window, *m_theme,
        views::Settings{.language = {},
                        .theme = views::ThemeChoice::Light,
                        .storeFolder = m_folder.filePath(u"images"_s)});
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    TRY_COMPARE(find<views::Sidebar>(u"stores"_s)->count(), 3);
}

void TestWindowAll::choose(const QString &store)
{
    auto *stores = find<views::Sidebar>(u"stores"_s);
    QListWidgetItem *item = stores->findItems(store, Qt::MatchExactly).constFirst();
    QTest::mouseClick(stores->viewport(), Qt::LeftButton, {},
                      stores->visualItemRect(item).center());
    QCOMPARE(stores->currentItem(), item);
}

QStringList TestWindowAll::rows() const
{
    const auto *model = find<QTreeView>(u"imageTable"_s)->model();
    QStringList rows;
    for (int i = 0; i < model->rowCount(); ++i) {
        const QModelIndex index = model->index(i, 0);
        rows += index.data().toString() + u", "_s
                + index.siblingAtColumn(ImageListModel::StoreColumn).data().toString();
    }
    rows.sort();
    return rows;
}

QModelIndex TestWindowAll::row(const QString &repository, const QString &store) const
{
    const auto *model = find<QTreeView>(u"imageTable"_s)->model();
    for (int i = 0; i < model->rowCount(); ++i) {
        const QModelIndex index = model->index(i, 0);
        if (index.data().toString() == repository
            && index.siblingAtColumn(ImageListModel::StoreColumn).data() == store)
            return index;
    }
    return {};
}

void TestWindowAll::select(const QString &repository, const QString &store,
                           QItemSelectionModel::SelectionFlags how)
{
    const QModelIndex index = row(repository, store);
    QVERIFY(index.isValid());
    find<QTreeView>(u"imageTable"_s)
        ->selectionModel()
        ->select(index, how | QItemSelectionModel::Rows);
}

void TestWindowAll::removeSelected()
{
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    auto *table = find<QTreeView>(u"imageTable"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Delete);
}

/// To what the dialog says of \a store.
void TestWindowAll::agree(const QString &store)
{
    const QString begins = store + u": "_s;
    TRY_VERIFY(isShown(u"removeSummary"_s)
               && find<QLabel>(u"removeSummary"_s)->text().startsWith(begins));
    QTest::mouseClick(find<QPushButton>(u"removeConfirm"_s), Qt::LeftButton);
}

/// As another program does.
bool TestWindowAll::addToOwn(const QString &name, const QByteArray &layer) const
{
    const auto store = store::OciStore::open(m_folder.filePath(u"images"_s),
                                             layers::TocCache(m_folder.filePath(u"tocs"_s)));
    if (!store)
        return false;
    const auto image = support::addImage((*store)->layout(), {layer});
    return (*store)->addImage(image, *oci::Reference::parse(name), {image}).has_value();
}

void TestWindowAll::listsBoth()
{
    auto *table = find<QTreeView>(u"imageTable"_s);
    TRY_COMPARE(rows(), QStringList{App + u", "_s});
    QVERIFY(table->isColumnHidden(ImageListModel::StoreColumn));
    choose(u"All"_s);
    TRY_COMPARE(rows(), (QStringList{App + u", My images"_s, u"spare, Docker"_s}));
    QVERIFY(!table->isColumnHidden(ImageListModel::StoreColumn));
    QVERIFY2(sums().startsWith(u"2 image(s) · "), qPrintable(sums()));
    choose(u"Docker"_s);
    TRY_COMPARE(rows(), QStringList{u"spare, "_s});
    QVERIFY(table->isColumnHidden(ImageListModel::StoreColumn));
    choose(u"All"_s);
    TRY_COMPARE(rows().size(), 2);
}

void TestWindowAll::showsRowsOfTheirStores()
{
    auto *tabs = find<QTabWidget>(u"inspectTabs"_s);
    tabs->setCurrentWidget(find<QWidget>(u"layersPage"_s));
    const auto treeBytes = [this] {
        const auto tree = find<views::TreemapWidget>(u"treemap"_s)->scene().tree();
        return tree ? qint64(tree->root().totalSize) : 0;
    };
    select(App, u"My images"_s);
    TRY_COMPARE(treeBytes(), 100'000);
    QVERIFY(!find<QAction>(u"actionRun"_s)->isEnabled());
    select(u"spare"_s, u"Docker"_s);
    TRY_VERIFY(treeBytes() > 200'000); // busybox.
    QVERIFY(find<QAction>(u"actionRun"_s)->isEnabled());
}

void TestWindowAll::followsBoth()
{
    QVERIFY(!m_server.importImage(u"fresh:1"_s, "two").isEmpty());
    TRY_VERIFY(row(u"fresh"_s, u"Docker"_s).isValid());
    QVERIFY(addToOwn(u"example.org/new"_s, TarBuilder().filler("new", 10).bytes()));
    TRY_VERIFY(row(u"example.org/new"_s, u"My images"_s).isValid());
    QCOMPARE(rows().size(), 4);
}

void TestWindowAll::copiesBetweenThem()
{
    select(App, u"My images"_s);
    Q_EMIT find<views::Sidebar>(u"stores"_s)->imagesDropped(m_server.address());
    TRY_VERIFY(row(App, u"Docker"_s).isValid());
    QVERIFY(row(App, u"My images"_s).isValid());
}

void TestWindowAll::removesInOneStore()
{
    select(App, u"Docker"_s);
    removeSelected();
    agree(u"Docker"_s);
    TRY_VERIFY(!row(App, u"Docker"_s).isValid());
    QVERIFY(row(App, u"My images"_s).isValid());
    TRY_VERIFY(!find<QDialog>(u"removeDialog"_s));
}

void TestWindowAll::removesInBoth()
{
    select(u"fresh"_s, u"Docker"_s);
    select(u"example.org/new"_s, u"My images"_s, QItemSelectionModel::Select);
    TRY_VERIFY(isShown(u"comparePage"_s));
    removeSelected();
    agree(u"My images"_s);
    agree(u"Docker"_s);
    TRY_COMPARE(rows(), (QStringList{App + u", My images"_s, u"spare, Docker"_s}));
}

void TestWindowAll::prunesBoth()
{
    TRY_VERIFY(!find<QDialog>(u"removeDialog"_s));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    find<QAction>(u"actionPrune"_s)->trigger();
    TRY_VERIFY(isShown(u"pruneWhere"_s));
    QCOMPARE(find<QToolButton>(u"pruneWhere"_s)->text(), u"My images, Docker"_s);
    QTest::mouseClick(find<QPushButton>(u"pruneCancel"_s), Qt::LeftButton);
    TRY_VERIFY(!find<QDialog>(u"pruneDialog"_s));
}

void TestWindowAll::pullsIntoTheOwn()
{
    m_window->offerToPull(u"alpine"_s);
    const QString hint = find<QLabel>(u"pullHintText"_s)->text();
    QVERIFY2(hint.endsWith(u"It goes to “My images”."), qPrintable(hint));
    m_window->offerToPull({});
}

void TestWindowAll::engineGoesAndComes()
{
    m_server.stop();
    TRY_COMPARE(rows(), QStringList{App + u", My images"_s});
    TRY_VERIFY(sums().contains("without Docker"_L1));
    QVERIFY(!isShown(u"imagesError"_s));
    QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
    TRY_VERIFY(row(u"spare"_s, u"Docker"_s).isValid());
    QVERIFY2(!sums().contains("without"_L1), qPrintable(sums()));
}

void TestWindowAll::isRemembered()
{
    const QByteArray layout = m_window->saveLayout();
    m_session.reset();
    m_window = std::make_unique<views::MainWindow>();
    m_window->restoreLayout(layout);
    open();
    TRY_COMPARE(m_window->chosenStore(), QString(views::AllStores));
    TRY_COMPARE(rows(), (QStringList{App + u", My images"_s, u"spare, Docker"_s}));
}

QTEST_MAIN(TestWindowAll)
#include "tst_window_all.moc"
