// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/imagediff.h"
#include "tests/support/storevalues.h"
#include "views/enginewishes.h"
#include "views/images/imagelistpage.h"
#include "views/images/imagetable.h"
#include "views/inspect/inspectpanel.h"
#include "views/mainwindow.h"
#include "views/transfer/imagetransfers.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QTimeZone>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using storevalues::image;
using views::MainWindow;

class TestMainWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void emptyStore();
    void listError();
    void filter();
    void selection();
    void lateDetails();
    void refreshKeepsPages();
    void severalSelected();
    void twoAreCompared();
    void digestsLead();
    void removal();
    void copies();
    void pullAgain();
    void tasks();
    void quitAsks();
    void dropOffers_data();
    void dropOffers();
    void dropLoads_data();
    void dropLoads();
    void builds();
    void find();
    void keysOverTheList();
    void sums();
    void settings();
    void layoutRoundTrip();
    void everyActionHasAMenu();
    void accessibleNames();

private:
    template <class T = QWidget>
    [[nodiscard]] T *part(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    [[nodiscard]] QAction *action(const QString &name) const { return part<QAction>(name); }

    std::unique_ptr<MainWindow> m_window;
};

namespace {

const QString Nginx = u"docker.io/library/nginx:1.24"_s;
const QString Alpine = u"docker.io/library/alpine:3"_s;

QList<store::Image> images()
{
    return {image(u"a"_s, {u"nginx:1.24"_s, u"nginx:stable"_s}),
            image(u"b"_s, {u"alpine:3"_s}, 30, 10, {u"linux/amd64"_s, u"linux/arm64"_s}),
            image(u"c"_s, {})};
}

/// The reference of a pullRequested(), which a QVariant cannot hand out as a value.
QString reference(const QList<QVariant> &arguments)
{
    return static_cast<const oci::Reference *>(arguments.at(1).constData())->toString();
}

models::TaskSnapshot runningTask()
{
    models::TaskSnapshot task;
    task.id = 1;
    task.title = u"nginx"_s;
    task.state = models::TaskState::Running;
    return task;
}

} // namespace

void TestMainWindow::init()
{
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
}

void TestMainWindow::emptyStore()
{
    QVERIFY(!part(u"imagesEmpty"_s)->isVisible()); // Not before the store has answered.
    m_window->setImages({});
    QVERIFY(part(u"imagesEmpty"_s)->isVisible());
    QSignalSpy sample(m_window.get(), &MainWindow::openSampleRequested);
    part<QPushButton>(u"emptyOpenSample"_s)->click();
    QCOMPARE(sample.size(), 1);
    part<QPushButton>(u"emptyPull"_s)->click();
    QCOMPARE(part<QLineEdit>(u"pullEdit"_s)->text(), u"alpine"_s);
    QTRY_VERIFY(part(u"pullHint"_s)->isVisible());
    QSignalSpy pulled(m_window.get(), &MainWindow::pullRequested);
    QTest::keyClick(part(u"pullEdit"_s), Qt::Key_Return);
    QCOMPARE(pulled.size(), 1);
    m_window->setImages(images());
    QVERIFY(!part(u"imagesEmpty"_s)->isVisible());
    QVERIFY(part(u"imageTable"_s)->isVisible());
}

void TestMainWindow::listError()
{
    m_window->setListError({core::ErrorCode::Io, u"The folder cannot be opened."_s, u"EACCES"_s});
    auto *panel = part(u"imageListPage"_s)->findChild<views::MessagePanel *>();
    QVERIFY(panel->isVisible());
    QCOMPARE(panel->message().text, u"The folder cannot be opened."_s);
    QVERIFY(!part(u"imagesEmpty"_s)->isVisible());
    QSignalSpy refresh(m_window.get(), &MainWindow::refreshRequested);
    panel->findChild<QPushButton *>()->click();
    QCOMPARE(refresh.size(), 1);
    m_window->setImages(images());
    QVERIFY(!panel->isVisible());
}

void TestMainWindow::filter()
{
    m_window->setImages(images());
    const auto *table = part<QTreeView>(u"imageTable"_s);
    QCOMPARE(table->model()->rowCount(), 4);
    auto *filter = part<QLineEdit>(u"imageFilter"_s);
    filter->setText(u"nginx"_s);
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(part<QLabel>(u"imageFilterCount"_s)->text().left(4), u"2 of"_s);
    filter->setText(u"zzz"_s);
    QVERIFY(part(u"imagesUnmatched"_s)->isVisible());
    QVERIFY(!part(u"imagesEmpty"_s)->isVisible());
    part<QPushButton>(u"clearFilter"_s)->click();
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 4);
}

void TestMainWindow::selection()
{
    QSignalSpy selected(m_window.get(), &MainWindow::imageSelected);
    QSignalSpy cleared(m_window.get(), &MainWindow::selectionCleared);
    m_window->setImages(images());
    QCOMPARE(selected.size(), 0);
    m_window->selectImage(Nginx);
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.at(0).at(1).toString(), Nginx);
    QVERIFY(!selected.at(0).at(2).value<std::optional<oci::Platform>>());
    QCOMPARE(m_window->selectedName(), Nginx);
    QCOMPARE(part<QLabel>(u"inspectTitle"_s)->accessibleName(), u"nginx:1.24"_s);

    const oci::Platform arm = *oci::Platform::parse(u"linux/arm64");
    m_window->selectImage(Alpine, arm);
    QCOMPARE(selected.size(), 2);
    QVERIFY(selected.at(1).at(2).value<std::optional<oci::Platform>>() == arm);

    m_window->setImages({image(u"a"_s, {u"nginx:1.24"_s})});
    QCOMPARE(cleared.size(), 1);
    QVERIFY(m_window->selectedName().isEmpty());
    m_window->selectImage(u"docker.io/library/gone:1"_s);
    QCOMPARE(selected.size(), 2);
}

void TestMainWindow::lateDetails()
{
    m_window->setImages(images());
    m_window->selectImage(Nginx);
    m_window->showDetails(storevalues::details(images().at(1)));
    QVERIFY(!m_window->inspectPanel()->manifestDigest());
    m_window->showDetailsError(Alpine, {core::ErrorCode::Io, u"Not this one."_s, {}});
    QVERIFY(!part(u"inspectError"_s)->isVisible());
    m_window->showDetails(storevalues::details(images().at(0)));
    QVERIFY(m_window->inspectPanel()->manifestDigest() == storevalues::digest(u"a"_s));
    m_window->showDetailsError(Nginx, {core::ErrorCode::Io, u"This one."_s, {}});
    QVERIFY(part(u"inspectError"_s)->isVisible());
}

void TestMainWindow::refreshKeepsPages()
{
    QSignalSpy selected(m_window.get(), &MainWindow::imageSelected);
    m_window->setImages(images());
    m_window->selectImage(Nginx);
    m_window->showDetails(storevalues::details(images().at(0)));
    QList<store::Image> others = images();
    others[0].uniqueBytes = 1; // Another image came that shares layers.
    m_window->setImages(others);
    QCOMPARE(selected.size(), 1);
    QVERIFY(m_window->inspectPanel()->manifestDigest());

    others[0] = image(u"new"_s, {u"nginx:1.24"_s}); // The tag was pulled again, and has moved.
    m_window->setImages(others);
    QCOMPARE(selected.size(), 2);
    QVERIFY(!m_window->inspectPanel()->manifestDigest());
}

void TestMainWindow::severalSelected()
{
    m_window->setImages(images());
    QSignalSpy removed(m_window.get(), &MainWindow::removalRequested);
    QVERIFY(!action(u"actionRemove"_s)->isEnabled());
    auto *table = part<QTreeView>(u"imageTable"_s);
    table->expandAll();
    table->selectAll();
    QVERIFY(m_window->selectedName().isEmpty());
    action(u"actionRemove"_s)->trigger();
    QStringList names = removed.at(0).at(1).toStringList();
    names.sort();
    const QStringList expected{Alpine, Nginx, u"docker.io/library/nginx:stable"_s,
                               storevalues::digest(u"c"_s).toString()};
    QCOMPARE(names, expected);
}

void TestMainWindow::twoAreCompared()
{
    QList<store::Image> both = images().first(2);
    both[0].platforms[0].created = QDateTime(QDate(2026, 5, 1), QTime(), QTimeZone::UTC);
    both[1].platforms[0].created = QDateTime(QDate(2026, 4, 1), QTime(), QTimeZone::UTC);
    m_window->setImages(both);
    QStringList compared;
    connect(m_window.get(), &MainWindow::comparisonRequested, m_window.get(),
            [&compared](const views::SelectedImage &before, const views::SelectedImage &after) {
                compared = {before.name, after.name};
            });
    m_window->selectImage(Nginx);
    auto *table = part<views::ImageTable>(u"imageTable"_s);
    const auto rows =
        table->model()->match(table->model()->index(0, 0), Qt::DisplayRole, u"alpine"_s);
    QCOMPARE(rows.size(), 1);
    Q_EMIT table->droppedOn(rows.first());
    QCOMPARE(compared, (QStringList{Alpine, Nginx})); // The older one first.
    QVERIFY(part(u"comparePage"_s)->isVisible());
    QVERIFY(m_window->selectedName().isEmpty());
    m_window->showComparison(std::make_shared<const layers::ImageComparison>());
    compared.clear();
    m_window->setImages(both);
    QVERIFY(compared.isEmpty()); // The same two are not compared again.
    QSignalSpy cleared(m_window.get(), &MainWindow::selectionCleared);
    table->clearSelection();
    QCOMPARE(cleared.size(), 1);
    QVERIFY(!part(u"comparePage"_s)->isVisible());
}

void TestMainWindow::digestsLead()
{
    m_window->setImages(images());
    m_window->selectImage(Alpine);
    const store::ImageDetails details = storevalues::details(images().at(1));
    m_window->showDetails(details);
    views::InspectPanel *panel = m_window->inspectPanel();
    const auto *tabs = part<QTabWidget>(u"inspectTabs"_s);
    QVERIFY(panel->showDigest(details.manifest.config.digest));
    QCOMPARE(tabs->currentWidget()->objectName(), u"configPage"_s);
    QVERIFY(panel->showDigest(details.manifestDescriptor.digest));
    QCOMPARE(tabs->currentWidget()->objectName(), u"manifestPage"_s);
    QVERIFY(panel->showDigest(details.manifest.layers.at(1).digest));
    QVERIFY(panel->showDigest(details.config.diffIds.at(1).digest()));
    QVERIFY(!panel->showDigest(storevalues::digest(u"somewhere else"_s)));

    QSignalSpy selected(m_window.get(), &MainWindow::imageSelected);
    QVERIFY(panel->showDigest(details.image.platforms.at(1).manifest.digest));
    QCOMPARE(selected.size(), 1);
    QVERIFY(selected.at(0).at(2).value<std::optional<oci::Platform>>()
            == details.image.platforms.at(1).platform);
}

void TestMainWindow::removal()
{
    m_window->setImages(images());
    m_window->selectImage(Nginx);
    QSignalSpy requested(m_window.get(), &MainWindow::removalRequested);
    part(u"pullEdit"_s)->setFocus();
    QTest::keyClick(part(u"pullEdit"_s), Qt::Key_Delete);
    QCOMPARE(requested.size(), 0); // The key belongs to whoever has the focus.
    part(u"imageTable"_s)->setFocus();
    QTest::keyClick(part(u"imageTable"_s), Qt::Key_Delete);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.at(0).at(1).toStringList(), QStringList{Nginx});

    store::RemovalPlan plan;
    plan.items.append({images().at(0), {images().at(0).names.constFirst()}, false, 0});
    QSignalSpy confirmed(m_window.get(), &MainWindow::removalConfirmed);
    m_window->showRemovalPlan({}, plan);
    part<QPushButton>(u"removeCancel"_s)->click();
    QCOMPARE(confirmed.size(), 0);
    QTRY_VERIFY(!part(u"removeDialog"_s));
    m_window->showRemovalPlan({}, plan);
    part<QPushButton>(u"removeConfirm"_s)->click();
    QCOMPARE(confirmed.size(), 1);
    QCOMPARE(confirmed.at(0).at(1).value<store::RemovalPlan>().items.size(), 1);
}

void TestMainWindow::copies()
{
    m_window->setImages(images());
    m_window->selectImage(Alpine, oci::Platform::parse(u"linux/arm64").value());
    action(u"actionCopyReference"_s)->trigger();
    QCOMPARE(QApplication::clipboard()->text(), Alpine);
    action(u"actionCopyDigest"_s)->trigger();
    QCOMPARE(QApplication::clipboard()->text(),
             images().at(1).platforms.at(1).manifest.digest.toString());
    m_window->selectImage(Alpine);
    action(u"actionCopyDigest"_s)->trigger();
    QCOMPARE(QApplication::clipboard()->text(), images().at(1).target.digest.toString());
}

void TestMainWindow::pullAgain()
{
    m_window->setImages(images());
    QSignalSpy pulled(m_window.get(), &MainWindow::pullRequested);
    m_window->selectImage(Nginx);
    action(u"actionPullAgain"_s)->trigger();
    QCOMPARE(pulled.size(), 1);
    QCOMPARE(reference(pulled.at(0)), Nginx);
    m_window->selectImage(storevalues::digest(u"c"_s).toString());
    QVERIFY(!action(u"actionPullAgain"_s)->isEnabled()); // It has no name to pull.
}

void TestMainWindow::tasks()
{
    QVERIFY(!part(u"taskDrawer"_s)->isVisible());
    QVERIFY(!action(u"actionShowTasks"_s)->isEnabled());
    m_window->updateTask(runningTask());
    QVERIFY(part(u"taskDrawer"_s)->isVisible());
    QSignalSpy cancelled(m_window.get(), &MainWindow::cancelTaskRequested);
    part<QToolButton>(u"taskCancel"_s)->click();
    QCOMPARE(cancelled.at(0).at(0).toULongLong(), 1U);
    QVERIFY(action(u"actionShowTasks"_s)->isChecked());
    action(u"actionShowTasks"_s)->trigger();
    QVERIFY(!part(u"task-1"_s)->isVisible());
    m_window->setTasks({});
    QVERIFY(!part(u"taskDrawer"_s)->isVisible());
}

void TestMainWindow::quitAsks()
{
    QSignalSpy closing(m_window.get(), &MainWindow::closing);
    m_window->updateTask(runningTask());
    m_window->close();
    QVERIFY(m_window->isVisible());
    auto *box = part<QMessageBox>(u"quitDialog"_s);
    QCOMPARE(box->defaultButton(), box->button(QMessageBox::Cancel));
    box->button(QMessageBox::Cancel)->click();
    QVERIFY(m_window->isVisible());
    QCOMPARE(closing.size(), 0);
    QTRY_VERIFY(!part(u"quitDialog"_s));

    m_window->close();
    part<QMessageBox>(u"quitDialog"_s)->findChild<QPushButton *>(u"quitAnyway"_s)->click();
    QVERIFY(!m_window->isVisible());
    QCOMPARE(closing.size(), 1);
}

void TestMainWindow::dropOffers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("accepted");

    QTest::newRow("text") << u"nginx:1.24"_s << QString() << true;
    QTest::newRow("link") << QString() << u"https://hub.docker.com/_/nginx"_s << true;
    QTest::newRow("file") << QString() << u"file:///tmp/image.png"_s << false;
    QTest::newRow("nothing") << QString() << QString() << false;
}

void TestMainWindow::dropOffers()
{
    QFETCH(const QString, text);
    QFETCH(const QString, url);
    QFETCH(const bool, accepted);
    QMimeData dropped;
    if (!text.isEmpty())
        dropped.setText(text);
    if (!url.isEmpty())
        dropped.setUrls({QUrl(url)});
    QSignalSpy pulled(m_window.get(), &MainWindow::pullRequested);
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &dropped, Qt::LeftButton, {});
    enter.ignore();
    QApplication::sendEvent(m_window.get(), &enter);
    QCOMPARE(enter.isAccepted(), accepted);
    if (!accepted)
        return;
    QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &dropped, Qt::LeftButton, {});
    QApplication::sendEvent(m_window.get(), &drop);
    QCOMPARE(part<QLineEdit>(u"pullEdit"_s)->text(), text.isEmpty() ? url : text);
    QTRY_VERIFY(part(u"pullHint"_s)->isVisible());
    QCOMPARE(pulled.size(), 0); // Nothing is fetched that nobody asked for.
}

void TestMainWindow::dropLoads_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("tar") << u"file:///tmp/image.tar"_s;
    QTest::newRow("gzip") << u"file:///tmp/my%20image.TAR.GZ"_s;
    QTest::newRow("zstd") << u"file:///tmp/image.oci.tar.zst"_s;
    QTest::newRow("tgz") << u"file:///tmp/image.tgz"_s;
}

void TestMainWindow::dropLoads()
{
    QFETCH(const QString, url);
    QMimeData dropped;
    dropped.setUrls({QUrl(u"file:///tmp/readme.txt"_s), QUrl(url)});
    QSignalSpy loaded(m_window->transfers(), &views::ImageTransfers::loadRequested);
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &dropped, Qt::LeftButton, {});
    enter.ignore();
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &dropped, Qt::LeftButton, {});
    QApplication::sendEvent(m_window.get(), &drop);
    QCOMPARE(loaded.size(), 1);
    QCOMPARE(loaded.first().at(1).toStringList(), QStringList{QUrl(url).toLocalFile()});
}

/// Only where an engine is shown; it says why not elsewhere.
void TestMainWindow::builds()
{
    QSignalSpy asked(m_window->engineWishes(), &views::EngineWishes::buildRequested);
    action(u"actionBuild"_s)->trigger();
    QCOMPARE(asked.size(), 0);
    QVERIFY(part(u"windowMessage"_s)->isVisible());
    m_window->engineWishes()->setHasEngine(true);
    action(u"actionBuild"_s)->trigger();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toString(), QString());
    QMimeData dropped;
    dropped.setUrls({QUrl(u"file:///home/me/app"_s)});
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &dropped, Qt::LeftButton, {});
    enter.ignore();
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &dropped, Qt::LeftButton, {});
    QApplication::sendEvent(m_window.get(), &drop);
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked[1][0].toString(), u"/home/me/app"_s);
}

void TestMainWindow::find()
{
    m_window->setImages(images());
    m_window->selectImage(Nginx);
    m_window->showDetails(storevalues::details(images().at(0)));
    part(u"imageTable"_s)->setFocus();
    action(u"actionFind"_s)->trigger();
    QCOMPARE(QApplication::focusWidget(), part(u"imageFilter"_s));
    m_window->inspectPanel()->showPage(views::InspectPanel::ConfigTab);
    part(u"configPage"_s)->findChild<QWidget *>(u"jsonTree"_s)->setFocus();
    action(u"actionFind"_s)->trigger();
    QCOMPARE(QApplication::focusWidget(),
             part(u"configPage"_s)->findChild<QWidget *>(u"jsonSearch"_s));
    action(u"actionPull"_s)->trigger();
    QCOMPARE(QApplication::focusWidget(), part(u"pullEdit"_s));
}

void TestMainWindow::keysOverTheList()
{
    m_window->setImages(images());
    m_window->selectImage(Nginx);
    part(u"imageTable"_s)->setFocus();
    QSignalSpy refreshed(m_window.get(), &MainWindow::refreshRequested);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F5);
    QCOMPARE(refreshed.size(), 1);
    QCOMPARE(QApplication::focusWidget(), part(u"imageTable"_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), part(u"imageFilter"_s));
    QTest::keyClicks(QApplication::focusWidget(), u"alpine"_s);
    QCOMPARE(part<QLineEdit>(u"imageFilter"_s)->text(), u"alpine"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F5);
    QCOMPARE(refreshed.size(), 2);
}

void TestMainWindow::sums()
{
    const auto text = [this] { return part<QLabel>(u"sums"_s)->text(); };
    QVERIFY(text().isEmpty());
    m_window->setImages(images());
    QVERIFY(text().startsWith(u"3 image"_s));
    QVERIFY(text().contains(u"1 untagged"_s));
    QVERIFY(!text().contains(u"on disk"_s));
    m_window->setDiskUsage(38'200'000'000);
    QVERIFY(text().contains(u"38.2 GB on disk"_s));
}

void TestMainWindow::settings()
{
    QSignalSpy requested(m_window.get(), &MainWindow::settingsRequested);
    QSignalSpy accepted(m_window.get(), &MainWindow::settingsAccepted);
    action(u"actionSettings"_s)->trigger();
    QCOMPARE(requested.size(), 1);
    const views::Settings before{u"fr"_s, views::ThemeChoice::Dark, u"/data/images"_s};
    m_window->showSettings(before);
    auto *dialog = part<views::SettingsDialog>(u"settingsDialog"_s);
    QCOMPARE(dialog->settings(), before);
    dialog->accept();
    QCOMPARE(accepted.size(), 0); // Nothing was changed.
    QTRY_VERIFY(!part(u"settingsDialog"_s));
    m_window->showSettings(before);
    part<QLineEdit>(u"settingsFolder"_s)->setText(u"/elsewhere"_s);
    part<views::SettingsDialog>(u"settingsDialog"_s)->accept();
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(accepted.at(0).at(0).value<views::Settings>().storeFolder, u"/elsewhere"_s);
}

void TestMainWindow::layoutRoundTrip()
{
    auto *header = part<QTreeView>(u"imageTable"_s)->header();
    m_window->resize(790, 500); // The screen of the tests is 800 by 800.
    header->resizeSection(1, 77);
    header->setSortIndicator(4, Qt::AscendingOrder);
    header->hideSection(6);
    action(u"actionShowSidebar"_s)->setChecked(false);
    const QByteArray layout = m_window->saveLayout();

    MainWindow other;
    other.restoreLayout("no layout");
    other.restoreLayout(layout);
    other.show();
    const auto *restored = other.findChild<QTreeView *>(u"imageTable"_s)->header();
    QCOMPARE(other.size(), m_window->size());
    QCOMPARE(restored->sectionSize(1), 77);
    QCOMPARE(restored->sortIndicatorSection(), 4);
    QVERIFY(restored->isSectionHidden(6));
    QVERIFY(!other.findChild<QWidget *>(u"stores"_s)->isVisible());
}

void TestMainWindow::everyActionHasAMenu()
{
    QSet<QAction *> inMenus;
    QList<QAction *> pending = m_window->menuBar()->actions();
    while (!pending.isEmpty()) {
        QAction *next = pending.takeLast();
        inMenus.insert(next);
        if (next->menu())
            pending += next->menu()->actions();
    }
    for (QAction *each : m_window->findChildren<QAction *>(QRegularExpression(u"^action"_s)))
        QVERIFY2(inMenus.contains(each), qPrintable(each->objectName()));
    for (const QAction *each : part<QTreeView>(u"imageTable"_s)->actions())
        QVERIFY(inMenus.contains(const_cast<QAction *>(each)));
}

void TestMainWindow::accessibleNames()
{
    m_window->setImages(images());
    m_window->selectImage(Nginx);
    m_window->showDetails(storevalues::details(images().at(0)));
    m_window->updateTask(runningTask());
    for (const QWidget *each : m_window->findChildren<QWidget *>()) {
        if (!each->isVisible() || !(each->focusPolicy() & Qt::TabFocus))
            continue;
        QAccessibleInterface *face =
            QAccessible::queryAccessibleInterface(const_cast<QWidget *>(each));
        QVERIFY(face);
        const QString name = face->text(QAccessible::Name);
        QVERIFY2(!name.isEmpty(), qPrintable(each->objectName() + u' '
                                             + QLatin1StringView(each->metaObject()->className())));
    }
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
