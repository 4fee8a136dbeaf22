// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/filetreeview.h"

#include "models/filetreemodel.h"
#include "views/format.h"
#include "views/layers/filedelegate.h"
#include "views/layers/layerselection.h"
#include "views/layers/marks.h"
#include "views/theme/colors.h"
#include "views/tr.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace views {

using models::FileTreeModel;

FileTreeView::FileTreeView(LayerSelection *selection, QWidget *parent)
    : QTreeView(parent)
    , m_selection(selection)
    , m_files(new FileTreeModel(this))
    , m_delegate(new FileDelegate(this))
    , m_openAll(new QAction(this))
    , m_closeAll(new QAction(this))
{
    setObjectName(u"fileTree"_s);
    setAccessibleName(Tr::tr("Files of the image"));
    setItemDelegate(m_delegate);
    setHeader(new ValueHeader({FileTreeModel::SizeColumn, FileTreeModel::HiddenColumn}));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setExpandsOnDoubleClick(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    header()->setMinimumSectionSize(24);
    header()->setSectionsMovable(false);
    setModel(m_files);
    setSortingEnabled(true);
    sortByColumn(FileTreeModel::SizeColumn, Qt::DescendingOrder);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setSectionResizeMode(FileTreeModel::NameColumn, QHeaderView::Stretch);
    connect(m_selection, &LayerSelection::changed, this, &FileTreeView::followSelection);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(this, &QWidget::customContextMenuRequested, this, &FileTreeView::showMenu);
    connect(this, &QTreeView::doubleClicked, this, &FileTreeView::activate);
    connect(this, &QTreeView::expanded, this,
            [this](const QModelIndex &index) { remember(index, true); });
    connect(this, &QTreeView::collapsed, this,
            [this](const QModelIndex &index) { remember(index, false); });
    addOpening();
    arrangeColumns();
}

FileTreeView::~FileTreeView() = default;

void FileTreeView::addOpening()
{
    const auto add = [this](QAction *action, const QString &name, const QString &text, Qt::Key key,
                            void (FileTreeView::*act)()) {
        action->setObjectName(name);
        action->setText(text);
        action->setShortcut(Qt::SHIFT | key);
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setShortcutVisibleInContextMenu(true);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    //: Menu: opens all folders.
    add(m_openAll, u"openAllFolders"_s, Tr::tr("Expand All"), Qt::Key_Right,
        &FileTreeView::openAll);
    //: Menu: closes all folders.
    add(m_closeAll, u"closeAllFolders"_s, Tr::tr("Collapse All"), Qt::Key_Left,
        &FileTreeView::closeAll);
}

void FileTreeView::setImage(std::shared_ptr<const models::FileSieve> sieve)
{
    m_open.clear();
    setSieve(std::move(sieve));
}

void FileTreeView::setSieve(std::shared_ptr<const models::FileSieve> sieve)
{
    const QScopedValueRollback following(m_following, true);
    m_delegate->setLayerCount(sieve ? int(sieve->files().analysis().layers.size()) : 1);
    m_files->setSieve(std::move(sieve));
    openFolders();
    followSelection();
}

void FileTreeView::remember(const QModelIndex &folder, bool open)
{
    if (m_isOpening)
        return;
    if (open)
        m_open.insert(FileTreeModel::nodeOf(folder));
    else
        m_open.erase(FileTreeModel::nodeOf(folder));
}

/// Those that were open; with a filter, all, if what it found can be read.
void FileTreeView::openFolders()
{
    constexpr int Readable = 200;
    const QScopedValueRollback opening(m_isOpening, true);
    const models::FileSieve *sieve = m_files->sieve();
    if (sieve && !sieve->filter().isEmpty() && sieve->count() <= Readable)
        return expandAll();
    for (const quint32 folder : m_open) {
        if (const QModelIndex index = m_files->indexOf(folder); index.isValid())
            expand(index);
    }
}

/// From the top down, so many rows that they are laid out within a moment.
void FileTreeView::openAll()
{
    constexpr int MostRows = 20'000;
    const models::FileSieve *sieve = m_files->sieve();
    if (!sieve)
        return;
    const layers::FileTree &tree = sieve->files().tree();
    m_open.clear();
    bool isAll = true;
    int rows = m_files->rowCount();
    for (const quint32 folder : sieve->files().folders()) {
        const layers::FileNode node = tree.node(folder);
        const bool isReached = node.parent == 0 || m_open.contains(node.parent);
        if (folder == 0 || !isReached || !sieve->isFilled(node))
            continue;
        const int inside = m_files->rowCount(m_files->indexOf(folder));
        if (rows + inside > MostRows) {
            isAll = false;
            continue;
        }
        m_open.insert(folder);
        rows += inside;
    }
    scheduleDelayedItemsLayout(); // Then one layout does for all of them.
    openFolders();
    scrollTo(currentIndex());
    if (!isAll)
        QToolTip::showText(viewport()->mapToGlobal(viewport()->rect().center()),
                           Tr::tr("Not all folders were opened: with the others there would be "
                                  "more than %1 rows.")
                               .arg(format::count(MostRows)),
                           this);
}

void FileTreeView::closeAll()
{
    m_open.clear();
    collapseAll();
}

/// Names are what one reads; permissions and owners go first where there is no room.
void FileTreeView::arrangeColumns()
{
    constexpr int WithMode = 88; // In average characters.
    const int unit = fontMetrics().averageCharWidth();
    const bool wide = viewport()->width() >= WithMode * unit;
    setColumnWidth(FileTreeModel::SizeColumn, 11 * unit);
    setColumnWidth(FileTreeModel::HiddenColumn, 11 * unit);
    setColumnWidth(FileTreeModel::LayerColumn, 28 + 5 * unit);
    setColumnWidth(FileTreeModel::ModeColumn, 15 * unit);
    setColumnWidth(FileTreeModel::OwnerColumn, 12 * unit);
    setColumnHidden(FileTreeModel::ModeColumn, !wide);
    setColumnHidden(FileTreeModel::OwnerColumn, !wide);
}

/// The ring says what is selected; the row is only tinted.
void FileTreeView::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const bool selected = m_selection->node() == FileTreeModel::nodeOf(index);
    const QColor text = option.palette.color(QPalette::Text);
    if (selected) {
        constexpr double Tint = 0.07;
        painter->fillRect(option.rect,
                          colors::mix(option.palette.color(QPalette::Base), text, Tint));
    }
    QStyleOptionViewItem plain = option;
    plain.palette.setColor(QPalette::Highlight, Qt::transparent);
    plain.palette.setColor(QPalette::HighlightedText, text);
    QTreeView::drawRow(painter, plain, index);
    if (selected)
        marks::drawRing(*painter, option.rect, palette());
}

void FileTreeView::followSelection()
{
    const QScopedValueRollback following(m_following, true);
    const QModelIndex index =
        m_selection->node() ? m_files->indexOf(*m_selection->node()) : QModelIndex();
    if (index.isValid() && index != currentIndex())
        scrollTo(index); // Opens the folders around it.
    setCurrentIndex(index);
    if (!index.isValid())
        clearSelection();
    viewport()->update();
}

void FileTreeView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (m_following || !current.isValid())
        return;
    m_selection->selectNode(FileTreeModel::nodeOf(current),
                            current.siblingAtColumn(FileTreeModel::LayerColumn).data().toInt());
}

void FileTreeView::activate(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    if (m_files->hasChildren(index.siblingAtColumn(0)))
        Q_EMIT folderActivated(FileTreeModel::nodeOf(index));
    else
        Q_EMIT fileActivated();
}

/// Files lead to the folder around them.
void FileTreeView::showInTreemap(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const bool folder = m_files->hasChildren(index.siblingAtColumn(0));
    Q_EMIT folderActivated(FileTreeModel::nodeOf(folder ? index : index.parent()));
}

void FileTreeView::copyPath() const
{
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(
            currentIndex().data(FileTreeModel::PathRole).toString());
}

void FileTreeView::showMenu(const QPoint &position)
{
    const QPersistentModelIndex index = indexAt(position);
    auto *menu = new QMenu(this);
    menu->setObjectName(u"fileTreeMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index.isValid()) {
        menu->addAction(Tr::tr("Show in the Treemap"), this,
                        [this, index] { showInTreemap(index); });
        menu->addAction(Tr::tr("Preview"), this, &FileTreeView::fileActivated);
        menu->addAction(Tr::tr("Copy Path"), this, &FileTreeView::copyPath);
        menu->addSeparator();
    }
    menu->addActions({m_openAll, m_closeAll});
    menu->popup(viewport()->mapToGlobal(position));
}

void FileTreeView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copyPath();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        activate(currentIndex());
    else if (event->key() == Qt::Key_Space && currentIndex().isValid())
        Q_EMIT fileActivated();
    else if (event->key() == Qt::Key_Escape && m_selection->node())
        m_selection->clear();
    else
        QTreeView::keyPressEvent(event);
}

void FileTreeView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    arrangeColumns();
}

void FileTreeView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrangeColumns();
}

} // namespace views
