// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/tour/guide.h"

#include "models/filetreemodel.h"
#include "models/imagelistmodel.h"
#include "views/layers/filetreeview.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QKeyEvent>
#include <QListWidget>
#include <QSlider>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using models::ImageListModel;

namespace app {

namespace {

/// The first of all rows, whatever their depth, that \a isWanted.
QModelIndex firstRow(const QAbstractItemModel &model, const QModelIndex &parent,
                     const std::function<bool(const QModelIndex &)> &isWanted)
{
    for (int i = 0; i < model.rowCount(parent); ++i) {
        const QModelIndex row = model.index(i, 0, parent);
        if (isWanted(row))
            return row;
        if (const QModelIndex below = firstRow(model, row, isWanted); below.isValid())
            return below;
    }
    return {};
}

bool isImageIn(const QModelIndex &row, const QString &store)
{
    return row.data(ImageListModel::StoreRole).toString() == store
           && row.data(ImageListModel::PlatformRole).toString().isEmpty();
}

} // namespace

bool Guide::isVisible(const QString &name) const
{
    const auto *widget = find<QWidget>(name);
    return widget && widget->isVisible();
}

QDialog *Guide::dialog() const
{
    if (auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget()))
        return dialog;
    for (auto *dialog : m_window.findChildren<QDialog *>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

void Guide::closeDialog() const
{
    if (QDialog *open = dialog())
        open->reject();
}

void Guide::trigger(const QString &action) const
{
    if (auto *found = find<QAction>(action))
        found->trigger();
}

void Guide::openDialog(const QString &action) const
{
    closeDialog();
    trigger(action);
}

void Guide::press(const QString &button) const
{
    if (auto *found = find<QAbstractButton>(button))
        found->click();
}

void Guide::chooseStore(const QString &name) const
{
    auto *stores = find<QListWidget>(u"stores"_s);
    if (const auto items = stores->findItems(name, Qt::MatchExactly); !items.isEmpty())
        stores->setCurrentItem(items.constFirst());
}

void Guide::select(const QModelIndex &row) const
{
    if (!row.isValid())
        return;
    auto *images = find<QTreeView>(u"imageTable"_s);
    images->scrollTo(row);
    images->selectionModel()->setCurrentIndex(row, QItemSelectionModel::ClearAndSelect
                                                       | QItemSelectionModel::Rows);
}

void Guide::selectImage(const QString &repository, const QString &store) const
{
    select(firstRow(*find<QTreeView>(u"imageTable"_s)->model(), {}, [&](const QModelIndex &row) {
        return isImageIn(row, store) && row.data().toString().startsWith(repository);
    }));
}

void Guide::selectUsedImage(const QString &store) const
{
    const auto *model = find<QTreeView>(u"imageTable"_s)->model();
    const QModelIndex used = firstRow(*model, {}, [&](const QModelIndex &row) {
        return isImageIn(row, store)
               && row.siblingAtColumn(ImageListModel::InUseColumn).data().toInt() > 0;
    });
    if (used.isValid())
        select(used);
    else
        selectImage({}, store);
}

bool Guide::isListed(const QString &store) const
{
    return firstRow(*find<QTreeView>(u"imageTable"_s)->model(), {},
                    [&](const QModelIndex &row) { return isImageIn(row, store); })
        .isValid();
}

void Guide::showPage(const QString &name) const
{
    auto *tabs = find<QTabWidget>(u"inspectTabs"_s);
    tabs->setCurrentWidget(tabs->findChild<QWidget *>(name));
}

void Guide::showFiles() const
{
    find<QTabBar>(u"layerLists"_s)->setCurrentIndex(1);
    auto *tree = find<QTreeView>(u"fileTree"_s);
    QModelIndex index = tree->model()->index(1, 0);
    while (tree->model()->hasChildren(index))
        index = tree->model()->index(0, 0, index);
    tree->setCurrentIndex(index);
}

void Guide::showPreview(const QString &path) const
{
    auto *tree = find<views::FileTreeView>(u"fileTree"_s);
    QModelIndex found;
    for (const QString &name : path.split(u'/', Qt::SkipEmptyParts)) {
        const QModelIndexList hits =
            tree->files()->match(tree->files()->index(0, 0, found), Qt::DisplayRole, name, -1,
                                 Qt::MatchStartsWith | Qt::MatchCaseSensitive);
        const auto latest = std::ranges::max_element(hits, {}, [](const QModelIndex &hit) {
            return hit.siblingAtColumn(models::FileTreeModel::LayerColumn).data().toInt();
        });
        found = latest == hits.end() ? QModelIndex() : *latest;
    }
    tree->setCurrentIndex(found);
    find<QToolButton>(u"openPreview"_s)->click();
}

void Guide::walkTo(int layer) const
{
    auto *tree = find<QTreeView>(u"fileTree"_s);
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    QApplication::sendEvent(tree, &escape);
    find<QSlider>(u"scopeLayer"_s)->setValue(layer);
}

void Guide::chooseExtent(int index) const
{
    auto *extent = find<QComboBox>(u"scopeExtent"_s);
    extent->setCurrentIndex(index);
    Q_EMIT extent->activated(index);
}

void Guide::chooseColors(int index) const
{
    find<QComboBox>(u"treemapColors"_s)->setCurrentIndex(index);
}

} // namespace app
