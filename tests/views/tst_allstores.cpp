// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/imagelistmodel.h"
#include "tests/support/storevalues.h"
#include "views/mainwindow.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using models::ImageListModel;
using storevalues::image;
using views::MainWindow;
using views::StoreEntry;

/// The window with the own store and an engine in one list: what is done to a row is done in its
/// store.
class TestAllStores final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void storesOfRows();
    void namesAndUsesAreInSight();
    void actionsOfRows();
    void removalInTwoStores();
    void storeOutOfReach();
    void isRestored();

private:
    template <class T = QWidget>
    [[nodiscard]] T *part(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    [[nodiscard]] QAction *action(const QString &name) const { return part<QAction>(name); }
    [[nodiscard]] int rowCount() const
    {
        return part<QTreeView>(u"imageTable"_s)->model()->rowCount();
    }
    [[nodiscard]] bool namesStores() const
    {
        return !part<QTreeView>(u"imageTable"_s)->isColumnHidden(ImageListModel::StoreColumn);
    }
    void showAll();

    std::unique_ptr<MainWindow> m_window;
};

namespace {

const QString Docker = u"unix:///run/docker.sock"_s;
const QString Nginx = u"docker.io/library/nginx:1.24"_s;
const QList<StoreEntry> Engines{
    {.id = Docker, .kind = StoreEntry::Kind::Docker, .name = u"Docker"_s}};

QList<store::Image> images()
{
    return {image(u"a"_s, {u"nginx:1.24"_s, u"nginx:stable"_s}),
            image(u"b"_s, {u"alpine:3"_s}, 30, 10, {u"linux/amd64"_s, u"linux/arm64"_s}),
            image(u"c"_s, {})};
}

} // namespace

void TestAllStores::init()
{
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestAllStores::cleanup()
{
    m_window.reset();
}

void TestAllStores::showAll()
{
    m_window->setEngines(Engines);
    m_window->chooseStore(views::AllStores);
    m_window->showStores({QString(), Docker}, true);
    m_window->setImages(images());
    m_window->setImages({image(u"a"_s, {u"nginx:1.24"_s})}, Docker);
}

void TestAllStores::storesOfRows()
{
    m_window->setImages(images());
    QVERIFY(!namesStores());
    showAll();
    QVERIFY(namesStores());
    QCOMPARE(rowCount(), 5);
    QSignalSpy selected(m_window.get(), &MainWindow::imageSelected);
    m_window->selectImage(Nginx, {}, Docker);
    QCOMPARE(selected.constLast().at(0).toString(), Docker);
    QVERIFY(action(u"actionRun"_s)->isEnabled());
    m_window->selectImage(Nginx);
    QCOMPARE(selected.size(), 2); // The same image, but somewhere else.
    QCOMPARE(selected.constLast().at(0).toString(), QString());
    QVERIFY(!action(u"actionRun"_s)->isEnabled());

    m_window->chooseStore({}); // The row stays selected where its store stays.
    m_window->showStores({QString()}, true);
    QCOMPARE(rowCount(), 4);
    QCOMPARE(m_window->selectedName(), Nginx);
    QCOMPARE(selected.size(), 2);
    QVERIFY(!namesStores());
}

/// On a small screen, with the longest names that are usual.
void TestAllStores::namesAndUsesAreInSight()
{
    m_window->resize(1280, 800);
    showAll();
    store::Image used = image(u"d"_s, {u"registry.example.org/team/app:1.24"_s});
    used.usedBy = {{.engine = Docker, .id = u"1"_s, .name = u"web"_s}};
    m_window->setImages({used}, Docker);
    auto *table = part<QTreeView>(u"imageTable"_s);
    QTRY_VERIFY(table->columnWidth(ImageListModel::RepositoryColumn)
                >= static_cast<QAbstractItemView *>(table)->sizeHintForColumn(
                    ImageListModel::RepositoryColumn));
    const int width = table->viewport()->width();
    for (const int column :
         {ImageListModel::StoreColumn, ImageListModel::SizeColumn, ImageListModel::InUseColumn})
        QCOMPARE_LE(table->columnViewportPosition(column) + table->columnWidth(column), width);
}

void TestAllStores::actionsOfRows()
{
    showAll();
    QSignalSpy pulled(m_window.get(), &MainWindow::pullRequested);
    m_window->selectImage(Nginx, {}, Docker);
    action(u"actionPullAgain"_s)->trigger();
    QCOMPARE(pulled.constLast().at(0).toString(), Docker);
    m_window->offerToPull(u"alpine"_s);
    QVERIFY(part<QLabel>(u"pullHintText"_s)->text().endsWith(u"It goes to “My images”."));
    part<QPushButton>(u"pullButton"_s)->click();
    QCOMPARE(pulled.constLast().at(0).toString(), QString());

    QSignalSpy pinned(m_window.get(), &MainWindow::pinRequested);
    part<QTreeView>(u"imageTable"_s)->selectAll();
    action(u"actionPin"_s)->trigger();
    QCOMPARE(pinned.size(), 2);
    QCOMPARE(pinned.at(1).at(1).toStringList(), QStringList{Nginx});
    QVERIFY(!action(u"actionSave"_s)->isEnabled()); // One archive of two stores?
}

void TestAllStores::removalInTwoStores()
{
    showAll();
    part<QTreeView>(u"imageTable"_s)->selectAll();
    QSignalSpy requested(m_window.get(), &MainWindow::removalRequested);
    QSignalSpy confirmed(m_window.get(), &MainWindow::removalConfirmed);
    action(u"actionRemove"_s)->trigger();
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.at(0).at(0).toString(), QString());
    store::RemovalPlan plan;
    plan.items.append({images().at(0), {images().at(0).names.constFirst()}, false, 0});
    m_window->showRemovalPlan({}, plan);
    QVERIFY(part<QLabel>(u"removeSummary"_s)->text().startsWith(u"My images: "));
    part<QPushButton>(u"removeConfirm"_s)->click();
    QCOMPARE(confirmed.size(), 1);
    QCOMPARE(requested.size(), 2);
    QCOMPARE(requested.at(1).at(0).toString(), Docker);
    QCOMPARE(requested.at(1).at(1).toStringList(), QStringList{Nginx});
    QTRY_VERIFY(!part(u"removeDialog"_s));
    m_window->showRemovalPlan(Docker, plan);
    QVERIFY(part<QLabel>(u"removeSummary"_s)->text().startsWith(u"Docker: "));
    part<QPushButton>(u"removeConfirm"_s)->click();
    QCOMPARE(confirmed.constLast().at(0).toString(), Docker);
    QTRY_VERIFY(!part(u"removeDialog"_s));

    action(u"actionRemove"_s)->trigger(); // Who says no to one is not asked for the other.
    m_window->showRemovalPlan({}, plan);
    part<QPushButton>(u"removeCancel"_s)->click();
    QCOMPARE(requested.size(), 3);
}

void TestAllStores::storeOutOfReach()
{
    showAll();
    m_window->setListError({core::ErrorCode::Io, u"It is not running."_s, {}}, Docker);
    QCOMPARE(rowCount(), 4);
    QVERIFY(!part(u"imagesError"_s)->isVisible());
    const auto *sums = part<QLabel>(u"sums"_s);
    QVERIFY2(sums->text().contains(u"without Docker"), qPrintable(sums->text()));
    QVERIFY(sums->toolTip().contains(u"Without Docker: It is not running."));
    m_window->setImages({image(u"a"_s, {u"nginx:1.24"_s})}, Docker);
    QCOMPARE(rowCount(), 5);
    QVERIFY(!sums->text().contains(u"without"));
    m_window->chooseStore(Docker);
    m_window->showStores({Docker}, true);
    m_window->setListError({core::ErrorCode::Io, u"It is not running."_s, {}}, Docker);
    QVERIFY(part(u"imagesError"_s)->isVisible()); // Nothing else is shown.
}

void TestAllStores::isRestored()
{
    showAll();
    const QByteArray layout = m_window->saveLayout();
    MainWindow other;
    other.restoreLayout(layout);
    QCOMPARE(other.chosenStore(), QString()); // Nothing is known of engines yet.
    other.setEngines(Engines);
    QCOMPARE(other.chosenStore(), views::AllStores);
    other.setEngines({});
    QCOMPARE(other.chosenStore(), QString());

    MainWindow third;
    third.restoreLayout(layout);
    third.setEngines(Engines);
    QCOMPARE(third.chosenStore(), views::AllStores);
    third.chooseStore(Docker);
    third.setEngines(Engines);
    QCOMPARE(third.chosenStore(), Docker);
}

QTEST_MAIN(TestAllStores)
#include "tst_allstores.moc"
