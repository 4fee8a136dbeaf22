// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session.h"
#include "core/store/archivefile.h"
#include "tests/support/engineserver.h"
#include "tests/support/layoutimage.h"
#include "tests/support/tarbuilder.h"
#include "views/mainwindow.h"
#include "views/tasks/taskdrawer.h"
#include "views/theme/theme.h"
#include "views/transfer/imagetransfers.h"
#include "views/transfer/savedialog.h"
#include "views/widgets/elidedlabel.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace Qt::StringLiterals;
using support::EngineServer;
using support::TarBuilder;

namespace {

constexpr int SoonMs = 30'000;
#define TRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, SoonMs)
#define TRY_COMPARE(a, b) QTRY_COMPARE_WITH_TIMEOUT(a, b, SoonMs)

const QByteArray Base = TarBuilder().folder("etc").filler("etc/base", 100'000).bytes();

} // namespace

/// The real window, its own store and a real engine: an archive is dropped, an image gets another
/// name, goes to the engine by the menu and comes back by being dragged, and is saved.
class TestWindowTransfer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void archiveIsDropped();
    void whatIsNoArchiveIsTold();
    void tagged();
    void savedToAFile();
    void copiedByMenu();
    void copiedByDragging();
    void imported();

private:
    template <class Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    [[nodiscard]] QStringList rows() const;
    [[nodiscard]] QString taskWords() const;
    [[nodiscard]] QStringList namesOnEngine() const;
    void dropOnWindow(const QString &path);
    void chooseStore(const QString &name);
    void select(const QString &repository);
    void trigger(const QString &action);
    void dismissTasks();

    QTemporaryDir m_folder;
    EngineServer m_server{EngineServer::Kind::Docker};
    std::unique_ptr<views::Theme> m_theme;
    std::unique_ptr<views::MainWindow> m_window;
    std::unique_ptr<app::Session> m_session;
};

void TestWindowTransfer::initTestCase()
{
    REQUIRE_ENGINE(EngineServer::Kind::Docker);
    QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
    for (const char *variable : {"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME",
                                 "XDG_RUNTIME_DIR", "DOCKER_CONFIG"})
        qputenv(variable, m_folder.filePath(QString::fromLatin1(variable)).toUtf8());
    qputenv("DOCKER_HOST", m_server.address().toUtf8());

    // An archive to begin with.
    const auto other = store::OciStore::open(m_folder.filePath(u"other"_s),
                                             layers::TocCache(m_folder.filePath(u"tocs"_s)));
    QVERIFY(other);
    const auto image = support::addImage((*other)->layout(), {Base});
    QVERIFY((*other)->addImage(image, *oci::Reference::parse(u"example.org/app:1"), {image}));
    core::Progress progress;
    QVERIFY(store::saveToFile(**other, {u"example.org/app:1"_s},
                              {.path = m_folder.filePath(u"app.tar"_s)}, progress));

    m_theme = std::make_unique<views::Theme>();
    m_window = std::make_unique<views::MainWindow>();
    m_session = std::make_unique<app::Session>(
        *m_window, *m_theme,
        views::Settings{.language = {},
                        .theme = views::ThemeChoice::Light,
                        .storeFolder = m_folder.filePath(u"images"_s)});
    // What is done stays until it was looked at, however slow the machine is.
    find<views::TaskDrawer>(u"taskDrawer"_s)->setLingering(600'000);
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    TRY_VERIFY(find<QWidget>(u"imagesEmpty"_s)->isVisible());
    TRY_COMPARE(find<QListWidget>(u"stores"_s)->count(), 3);
}

void TestWindowTransfer::cleanupTestCase()
{
    m_session.reset();
    m_window.reset();
}

QStringList TestWindowTransfer::rows() const
{
    const auto *model = find<QTreeView>(u"imageTable"_s)->model();
    QStringList rows;
    for (int i = 0; i < model->rowCount(); ++i)
        rows += model->index(i, 0).data().toString();
    rows.removeDuplicates();
    rows.sort();
    return rows;
}

QString TestWindowTransfer::taskWords() const
{
    const auto *words = find<views::ElidedLabel>(u"taskWords"_s);
    return words && words->isVisible() ? words->fullText() : QString();
}

QStringList TestWindowTransfer::namesOnEngine() const
{
    QStringList names = m_server.say({u"images"_s, u"--format"_s, u"{{.Repository}}:{{.Tag}}"_s})
                            .split(u'\n', Qt::SkipEmptyParts);
    names.sort();
    return names;
}

void TestWindowTransfer::dropOnWindow(const QString &path)
{
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &dropped, Qt::LeftButton, {});
    enter.ignore();
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &dropped, Qt::LeftButton, {});
    QApplication::sendEvent(m_window.get(), &drop);
}

void TestWindowTransfer::chooseStore(const QString &name)
{
    auto *stores = find<QListWidget>(u"stores"_s);
    QListWidgetItem *store = stores->findItems(name, Qt::MatchExactly).constFirst();
    QTest::mouseClick(stores->viewport(), Qt::LeftButton, {},
                      stores->visualItemRect(store).center());
    QCOMPARE(stores->currentItem(), store);
}

void TestWindowTransfer::select(const QString &repository)
{
    auto *table = find<QTreeView>(u"imageTable"_s);
    QModelIndex found;
    for (int i = 0; i < table->model()->rowCount(); ++i) {
        const QModelIndex index = table->model()->index(i, 0);
        if (index.data().toString() == repository)
            found = index;
    }
    QVERIFY(found.isValid());
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(found).center());
}

void TestWindowTransfer::trigger(const QString &action)
{
    auto *found = find<QAction>(action);
    QVERIFY(found && found->isEnabled());
    found->trigger();
}

void TestWindowTransfer::dismissTasks()
{
    while (auto *button = find<QAbstractButton>(u"taskDismiss"_s)) {
        button->click();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

void TestWindowTransfer::archiveIsDropped()
{
    dropOnWindow(m_folder.filePath(u"app.tar"_s));
    TRY_COMPARE(rows(), QStringList{u"example.org/app"_s});
    TRY_COMPARE(taskWords(), u"example.org/app:1 loaded."_s);
    QCOMPARE(find<views::ElidedLabel>(u"taskTitle"_s)->fullText(), u"Load app.tar"_s);
    dismissTasks();
}

void TestWindowTransfer::whatIsNoArchiveIsTold()
{
    const QString path = m_folder.filePath(u"root.tar"_s);
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(Base);
    file.close();
    dropOnWindow(path);
    TRY_VERIFY(find<QWidget>(u"taskError"_s) && find<QWidget>(u"taskError"_s)->isVisible());
    const auto labels = find<QWidget>(u"taskError"_s)->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
        return label->text() == u"“root.tar” was not loaded."_s;
    }));
    QCOMPARE(rows(), QStringList{u"example.org/app"_s});
    dismissTasks();
}

void TestWindowTransfer::tagged()
{
    select(u"example.org/app"_s);
    trigger(u"actionTag"_s);
    TRY_VERIFY(find<QDialog>(u"tagDialog"_s));
    auto *name = find<QLineEdit>(u"tagName"_s);
    auto *confirm = find<QPushButton>(u"tagConfirm"_s);
    QVERIFY(!confirm->isEnabled());
    QTest::keyClicks(name, u"Not A Name"_s);
    QVERIFY(!confirm->isEnabled());
    QVERIFY(!find<QLabel>(u"tagHint"_s)->text().isEmpty());
    name->clear();
    QTest::keyClicks(name, u"example.org/app:1"_s);
    QVERIFY(find<QLabel>(u"tagHint"_s)->text().contains(u"will stay without it"));
    name->clear();
    QTest::keyClicks(name, u"mine/app"_s);
    QCOMPARE(find<QLabel>(u"tagHint"_s)->text(), u"docker.io/mine/app:latest"_s);
    QTest::mouseClick(confirm, Qt::LeftButton);
    TRY_COMPARE(rows(), (QStringList{u"example.org/app"_s, u"mine/app"_s}));
}

void TestWindowTransfer::savedToAFile()
{
    select(u"mine/app"_s);
    trigger(u"actionSave"_s);
    TRY_VERIFY(find<QDialog>(u"saveDialog"_s));
    auto *dialog = find<views::SaveDialog>(u"saveDialog"_s);
    const QString path = m_folder.filePath(u"out.tar.zst"_s);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    TRY_VERIFY(QFile::exists(path));
    TRY_VERIFY(taskWords().startsWith(u"Saved to "_s));
    dismissTasks();
    const auto other = store::OciStore::open(m_folder.filePath(u"third"_s),
                                             layers::TocCache(m_folder.filePath(u"tocs"_s)));
    core::Progress progress;
    const auto loaded = store::loadFile(**other, path, progress);
    QVERIFY(loaded);
    QCOMPARE(loaded->names, QStringList{u"docker.io/mine/app:latest"_s});
}

void TestWindowTransfer::copiedByMenu()
{
    select(u"example.org/app"_s);
    const auto *menu = find<QAction>(u"actionSave"_s)->parent();
    const auto *transfers = qobject_cast<const views::ImageTransfers *>(menu);
    QVERIFY(transfers);
    QMenu *copy = transfers->rowActions().last()->menu();
    QVERIFY(copy->menuAction()->isEnabled());
    QCOMPARE(copy->actions().size(), 2);
    QVERIFY(!copy->actions().first()->isVisible()); // Where it is.
    QCOMPARE(copy->actions().last()->text(), u"Docker"_s);
    copy->actions().last()->trigger();
    TRY_COMPARE(namesOnEngine(), QStringList{u"example.org/app:1"_s});
    TRY_COMPARE(taskWords(), u"example.org/app:1 copied to Docker."_s);
    dismissTasks();
}

void TestWindowTransfer::copiedByDragging()
{
    QVERIFY(!m_server.importImage(u"bb:1"_s, "one").isEmpty());
    chooseStore(u"Docker"_s);
    TRY_COMPARE(rows(), (QStringList{u"bb"_s, u"example.org/app"_s}));
    select(u"bb"_s);
    auto *stores = find<QListWidget>(u"stores"_s);
    const auto *table = find<QTreeView>(u"imageTable"_s);
    const std::unique_ptr<QMimeData> dragged(
        table->model()->mimeData(table->selectionModel()->selectedIndexes()));
    const auto place = [stores](const QString &name) {
        return stores->visualItemRect(stores->findItems(name, Qt::MatchExactly).constFirst())
            .center();
    };
    const auto hold = [&](const QString &name) {
        const QPoint at = place(name);
        QDragEnterEvent enter(at, Qt::CopyAction, dragged.get(), Qt::LeftButton, {});
        QApplication::sendEvent(stores->viewport(), &enter);
        QDragMoveEvent move(at, Qt::CopyAction, dragged.get(), Qt::LeftButton, {});
        QApplication::sendEvent(stores->viewport(), &move);
        return move.isAccepted();
    };
    QVERIFY(!hold(u"Docker"_s)); // Where it is.
    QVERIFY(!hold(u"All"_s));
    QVERIFY(hold(u"My images"_s));
    QDropEvent drop(place(u"My images"_s), Qt::CopyAction, dragged.get(), Qt::LeftButton, {});
    QApplication::sendEvent(stores->viewport(), &drop);
    TRY_COMPARE(taskWords(), u"bb:1 copied to My images."_s);
    chooseStore(u"My images"_s);
    TRY_COMPARE(rows(), (QStringList{u"bb"_s, u"example.org/app"_s, u"mine/app"_s}));
    dismissTasks();
}

void TestWindowTransfer::imported()
{
    Q_EMIT m_window->transfers()->importRequested(
        {}, m_folder.filePath(u"root.tar"_s),
        {.name = u"root:1"_s, .platform = oci::Platform::host()});
    TRY_VERIFY(rows().contains(u"root"_s));
    TRY_COMPARE(taskWords(), u"root:1 imported."_s);
}

QTEST_MAIN(TestWindowTransfer)
#include "tst_window_transfer.moc"
