// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/imagelistmodel.h"
#include "tests/support/engineserver.h"
#include "tests/support/tarbuilder.h"
#include "tests/support/windowfixture.h"
#include "views/layers/treemapwidget.h"
#include "views/sidebar.h"

#include <QAction>
#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <memory>

using namespace Qt::StringLiterals;
using models::ImageListModel;
using support::EngineServer;
using support::TarBuilder;

namespace {

const QByteArray Base = TarBuilder().folder("etc").filler("etc/base", 100'000).bytes();
const QString App = u"example.org/app"_s;

} // namespace

/// The real window over its own store and a real Docker Engine, with the images of both in one
/// list.
class TestWindowAll final : public QObject, support::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void listsBoth();
    void showsRowsOfTheirStores();
    void followsBoth();
    void copiesBetweenThem();
    void namesTheFolderInCommands();
    void removesInOneStore();
    void removesInBoth();
    void prunesBoth();
    void pullsIntoTheOwn();
    void engineGoesAndComes();
    void isRemembered();

private:
    void select(const QString &repository, const QString &store,
                QItemSelectionModel::SelectionFlags how = QItemSelectionModel::ClearAndSelect);
    void removeSelected();
    void agree(const QString &store);
    [[nodiscard]] QString sums() const { return find<QLabel>(u"sums"_s)->text(); }

    EngineServer m_server{EngineServer::Kind::Docker};
};

void TestWindowAll::initTestCase()
{
    REQUIRE_ENGINE(EngineServer::Kind::Docker);
    QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
    QVERIFY(!m_server.importImage(u"spare:1"_s, "one").isEmpty());
    setEngines({&m_server});
    QVERIFY(addToOwn(App, {Base}));
    QVERIFY(open());
    TRY_COMPARE(stores().size(), 3);
}

void TestWindowAll::cleanupTestCase()
{
    close();
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
    QVERIFY(activate());
    auto *table = find<QTreeView>(u"imageTable"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Delete);
}

/// To what the dialog says of \a store.
void TestWindowAll::agree(const QString &store)
{
    const QString begins = store + u": "_s;
    TRY_VERIFY(isVisible(u"removeSummary"_s)
               && find<QLabel>(u"removeSummary"_s)->text().startsWith(begins));
    QTest::mouseClick(find<QPushButton>(u"removeConfirm"_s), Qt::LeftButton);
}

void TestWindowAll::listsBoth()
{
    auto *table = find<QTreeView>(u"imageTable"_s);
    TRY_COMPARE(rowsOfStores(), QStringList{App + u", "_s});
    QVERIFY(table->isColumnHidden(ImageListModel::StoreColumn));
    choose(u"All"_s);
    TRY_COMPARE(rowsOfStores(), (QStringList{App + u", My images"_s, u"spare, Docker"_s}));
    QVERIFY(!table->isColumnHidden(ImageListModel::StoreColumn));
    QVERIFY2(sums().startsWith(u"2 image(s) · "), qPrintable(sums()));
    choose(u"Docker"_s);
    TRY_COMPARE(rowsOfStores(), QStringList{u"spare, "_s});
    QVERIFY(table->isColumnHidden(ImageListModel::StoreColumn));
    choose(u"All"_s);
    TRY_COMPARE(rowsOfStores().size(), 2);
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
    QVERIFY(addToOwn(u"example.org/new"_s, {TarBuilder().filler("new", 10).bytes()}));
    TRY_VERIFY(row(u"example.org/new"_s, u"My images"_s).isValid());
    QCOMPARE(rowsOfStores().size(), 4);
}

void TestWindowAll::copiesBetweenThem()
{
    select(App, u"My images"_s);
    QVERIFY(!drag(u"All"_s, false));
    QVERIFY(!drag(u"My images"_s, false)); // Where it is.
    QVERIFY(drag(u"Docker"_s));
    TRY_VERIFY(row(App, u"Docker"_s).isValid());
    QVERIFY(row(App, u"My images"_s).isValid());
}

void TestWindowAll::namesTheFolderInCommands()
{
    select(App, u"My images"_s);
    removeSelected();
    TRY_VERIFY(isVisible(u"removeCopyCommand"_s));
    QTest::mouseClick(find<QPushButton>(u"removeCopyCommand"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"millefeuille-cli --store %1 rm %2:latest"_s.arg(storeFolder(), App));
    find<QDialog>(u"removeDialog"_s)->reject();
    TRY_VERIFY(!find<QDialog>(u"removeDialog"_s));
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
    TRY_VERIFY(isVisible(u"comparePage"_s));
    removeSelected();
    agree(u"My images"_s);
    agree(u"Docker"_s);
    TRY_COMPARE(rowsOfStores(), (QStringList{App + u", My images"_s, u"spare, Docker"_s}));
}

void TestWindowAll::prunesBoth()
{
    TRY_VERIFY(!find<QDialog>(u"removeDialog"_s));
    QVERIFY(activate());
    find<QAction>(u"actionPrune"_s)->trigger();
    TRY_VERIFY(isVisible(u"pruneWhere"_s));
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
    TRY_COMPARE(rowsOfStores(), QStringList{App + u", My images"_s});
    TRY_VERIFY(sums().contains("without Docker"_L1));
    QVERIFY(!isVisible(u"imagesError"_s));
    QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
    TRY_VERIFY(row(u"spare"_s, u"Docker"_s).isValid());
    QVERIFY2(!sums().contains("without"_L1), qPrintable(sums()));
}

void TestWindowAll::isRemembered()
{
    const QByteArray layout = m_window->saveLayout();
    QVERIFY(open(layout));
    TRY_COMPARE(m_window->chosenStore(), QString(views::AllStores));
    TRY_COMPARE(rowsOfStores(), (QStringList{App + u", My images"_s, u"spare, Docker"_s}));
}

QTEST_MAIN(TestWindowAll)
#include "tst_window_all.moc"
