// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/windowfixture.h"

#include "core/store/ocistore.h"
#include "models/imagelistmodel.h"
#include "tests/support/engineserver.h"
#include "tests/support/layoutimage.h"
#include "views/tasks/taskdrawer.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/messagepanel.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QTest>
#include <QTreeView>
#include <QUrl>

#include <functional>

using namespace Qt::StringLiterals;
using models::ImageListModel;

namespace support {

namespace {

/// Whatever the depth.
void forEachRow(const QAbstractItemModel &model, const QModelIndex &parent,
                const std::function<void(const QModelIndex &)> &act)
{
    for (int i = 0; i < model.rowCount(parent); ++i) {
        const QModelIndex index = model.index(i, 0, parent);
        act(index);
        forEachRow(model, index, act);
    }
}

bool isImage(const QModelIndex &index)
{
    return index.data(ImageListModel::PlatformRole).toString().isEmpty();
}

QString storeOf(const QModelIndex &index)
{
    return index.siblingAtColumn(ImageListModel::StoreColumn).data().toString();
}

} // namespace

WindowFixture::~WindowFixture()
{
    close();
}

void WindowFixture::setEngines(const QList<const EngineServer *> &engines)
{
    for (const char *variable : {"DOCKER_HOST", "DOCKER_CONTEXT", "CONTAINER_HOST"})
        qunsetenv(variable);
    for (const EngineServer *engine : engines)
        qputenv(engine->kind() == EngineServer::Kind::Podman ? "CONTAINER_HOST" : "DOCKER_HOST",
                engine->address().toUtf8());
}

void WindowFixture::setDocker(const QString &address)
{
    qputenv("DOCKER_HOST", address.toUtf8());
}

bool WindowFixture::open(const QByteArray &layout)
{
    close();
    for (const char *variable : {"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME",
                                 "XDG_RUNTIME_DIR", "DOCKER_CONFIG"})
        qputenv(variable, filePath(QString::fromLatin1(variable)).toUtf8());
    if (!m_theme)
        m_theme = std::make_unique<views::Theme>();
    m_window = std::make_unique<views::MainWindow>();
    m_window->restoreLayout(layout);
    m_session = std::make_unique<app::Session>(*m_window, *m_theme,
                                               views::Settings{.language = {},
                                                               .theme = views::ThemeChoice::Light,
                                                               .storeFolder = storeFolder()});
    // What is done stays until it was looked at, however slow the machine is.
    m_window->taskDrawer()->setLingering(3'600'000);
    m_window->resize(1280, 800);
    m_window->show();
    return activate(); // Where there is no window manager, nobody else does it.
}

void WindowFixture::close()
{
    m_session.reset();
    m_window.reset();
}

bool WindowFixture::activate() const
{
    m_window->activateWindow();
    return QTest::qWaitForWindowActive(m_window.get());
}

bool WindowFixture::addToOwn(const QString &name, const QList<QByteArray> &layers) const
{
    const auto store = store::OciStore::open(storeFolder(), layers::TocCache(filePath(u"tocs"_s)));
    if (!store)
        return false;
    const auto image = addImage((*store)->layout(), layers);
    return (*store)->addImage(image, *oci::Reference::parse(name), {image}).has_value();
}

bool WindowFixture::isVisible(const QString &name) const
{
    const auto *widget = find<QWidget>(name);
    return widget && widget->isVisible();
}

QString WindowFixture::textsOf(const QString &name) const
{
    QStringList texts;
    const auto *widget = find<QWidget>(name);
    for (const QLabel *label : widget ? widget->findChildren<QLabel *>() : QList<QLabel *>()) {
        const auto *elided = qobject_cast<const views::ElidedLabel *>(label);
        if (label->isVisible())
            texts += elided ? elided->fullText() : label->text();
    }
    return texts.join(u'\n');
}

QModelIndex WindowFixture::row(const QString &repository, const QString &store) const
{
    QModelIndex found;
    forEachRow(*find<QTreeView>(u"imageTable"_s)->model(), {}, [&](const QModelIndex &index) {
        const bool isRow = isImage(index) && index.data().toString() == repository
                           && (store.isEmpty() || storeOf(index) == store);
        if (isRow && !found.isValid())
            found = index;
    });
    return found;
}

QStringList WindowFixture::rows() const
{
    QStringList rows;
    forEachRow(*find<QTreeView>(u"imageTable"_s)->model(), {}, [&](const QModelIndex &index) {
        if (isImage(index))
            rows += index.data().toString();
    });
    rows.removeDuplicates();
    rows.sort();
    return rows;
}

QStringList WindowFixture::rowsOfStores() const
{
    QStringList rows;
    forEachRow(*find<QTreeView>(u"imageTable"_s)->model(), {}, [&](const QModelIndex &index) {
        if (isImage(index))
            rows += index.data().toString() + u", "_s + storeOf(index);
    });
    rows.sort();
    return rows;
}

void WindowFixture::click(const QModelIndex &row) const
{
    QVERIFY(row.isValid());
    auto *table = find<QTreeView>(u"imageTable"_s);
    table->scrollTo(row);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(row).center());
}

void WindowFixture::click(const QString &button) const
{
    auto *found = find<QAbstractButton>(button);
    QVERIFY2(found && found->isEnabled(), qPrintable(button));
    QTest::mouseClick(found, Qt::LeftButton);
}

void WindowFixture::trigger(const QString &action) const
{
    auto *found = find<QAction>(action);
    QVERIFY2(found && found->isEnabled(), qPrintable(action));
    found->trigger();
}

QStringList WindowFixture::stores() const
{
    QStringList names;
    const auto *list = find<QListWidget>(u"stores"_s);
    for (int i = 0; i < list->count(); ++i)
        names += list->item(i)->text();
    return names;
}

void WindowFixture::choose(const QString &store) const
{
    auto *list = find<QListWidget>(u"stores"_s);
    QListWidgetItem *item = list->findItems(store, Qt::MatchExactly).value(0);
    QVERIFY2(item, qPrintable(store));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(item).center());
    QCOMPARE(list->currentItem(), item);
}

QString WindowFixture::taskWords() const
{
    const auto *message = find<views::MessagePanel>(u"taskError"_s);
    if (message && message->isVisible())
        return message->message().heading + u'\n' + message->message().text;
    const auto *words = find<views::ElidedLabel>(u"taskWords"_s);
    return words && words->isVisible() ? words->fullText() : QString();
}

QString WindowFixture::taskTitle() const
{
    const auto *title = find<views::ElidedLabel>(u"taskTitle"_s);
    return title ? title->fullText() : QString();
}

void WindowFixture::dismissTasks() const
{
    for (auto *button : m_window->findChildren<QAbstractButton *>(u"taskDismiss"_s))
        button->click();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void WindowFixture::drop(const QString &path) const
{
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &dropped, Qt::LeftButton, {});
    enter.ignore();
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(300, 300), Qt::CopyAction, &dropped, Qt::LeftButton, {});
    QApplication::sendEvent(m_window.get(), &event);
}

bool WindowFixture::drag(const QString &store, bool drops) const
{
    auto *list = find<QListWidget>(u"stores"_s);
    const QListWidgetItem *item = list->findItems(store, Qt::MatchExactly).value(0);
    const auto *table = find<QTreeView>(u"imageTable"_s);
    const std::unique_ptr<QMimeData> dragged(
        table->model()->mimeData(table->selectionModel()->selectedIndexes()));
    if (!item || !dragged)
        return false;
    const QPoint at = list->visualItemRect(item).center();
    QDragEnterEvent enter(at, Qt::CopyAction, dragged.get(), Qt::LeftButton, {});
    QApplication::sendEvent(list->viewport(), &enter);
    QDragMoveEvent move(at, Qt::CopyAction, dragged.get(), Qt::LeftButton, {});
    QApplication::sendEvent(list->viewport(), &move);
    if (!move.isAccepted() || !drops) {
        QDragLeaveEvent leave;
        QApplication::sendEvent(list->viewport(), &leave);
        return move.isAccepted();
    }
    QDropEvent drop(at, Qt::CopyAction, dragged.get(), Qt::LeftButton, {});
    QApplication::sendEvent(list->viewport(), &drop);
    return drop.isAccepted();
}

} // namespace support
