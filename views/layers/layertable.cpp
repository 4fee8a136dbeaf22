// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/layertable.h"

#include "models/layerlistmodel.h"
#include "views/layers/layerdelegate.h"
#include "views/layers/layerselection.h"
#include "views/layers/marks.h"
#include "views/theme/colors.h"
#include "views/tr.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace views {

using models::LayerListModel;

LayerTable::LayerTable(LayerSelection *selection, QWidget *parent)
    : QTreeView(parent)
    , m_selection(selection)
{
    setObjectName(u"layerTable"_s);
    setAccessibleName(Tr::tr("Layers, base first"));
    setItemDelegate(new LayerDelegate(this));
    setHeader(new ValueHeader({LayerListModel::StoredColumn, LayerListModel::HiddenColumn,
                               LayerListModel::FilesColumn, LayerListModel::SharedColumn}));
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    header()->setSectionsClickable(false);
    header()->setMinimumSectionSize(24);
    connect(m_selection, &LayerSelection::changed, this, &LayerTable::followSelection);
}

void LayerTable::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setSectionResizeMode(LayerListModel::CommandColumn, QHeaderView::Stretch);
    connect(model, &QAbstractItemModel::modelReset, this, &LayerTable::arrangeColumns);
    arrangeColumns();
}

/// The command is what one reads; the count of files goes first where there is no room. Who shares
/// nothing needs no column for that.
void LayerTable::arrangeColumns()
{
    constexpr int WithFiles = 72; // In average characters.
    constexpr int Shared = 9;
    if (!model())
        return;
    const int unit = fontMetrics().averageCharWidth();
    setColumnWidth(LayerListModel::IndexColumn, 36 + 3 * unit);
    setColumnWidth(LayerListModel::StoredColumn, 11 * unit);
    setColumnWidth(LayerListModel::HiddenColumn, 11 * unit);
    setColumnWidth(LayerListModel::FilesColumn, 9 * unit);
    setColumnWidth(LayerListModel::SharedColumn, Shared * unit);
    const auto *layers = qobject_cast<const LayerListModel *>(model());
    const bool hasShared = layers && layers->hasShared();
    const int files = WithFiles + (hasShared ? Shared : 0);
    setColumnHidden(LayerListModel::SharedColumn, !hasShared);
    setColumnHidden(LayerListModel::FilesColumn, viewport()->width() < files * unit);
}

/// The ring says what is selected; the row is only tinted.
void LayerTable::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const bool selected = m_selection->layer() == index.row();
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

void LayerTable::followSelection()
{
    const QScopedValueRollback following(m_following, true);
    const QModelIndex index =
        model() && m_selection->layer() ? model()->index(*m_selection->layer(), 0) : QModelIndex();
    setCurrentIndex(index);
    if (!index.isValid())
        clearSelection();
    viewport()->update();
}

void LayerTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    if (!m_following && !selected.isEmpty())
        m_selection->selectLayer(selected.first().top());
}

void LayerTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_selection->layer())
        m_selection->clear();
    else
        QTreeView::keyPressEvent(event);
}

/// A second click on the layer that stands out, or one beside the rows, lets all stand out again.
void LayerTable::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool again =
        index.isValid() && m_selection->layer() == index.row() && !m_selection->node();
    if (!index.isValid() || again) {
        m_selection->clear();
        return;
    }
    QTreeView::mousePressEvent(event);
    m_selection->selectLayer(index.row());
}

void LayerTable::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    arrangeColumns();
}

void LayerTable::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrangeColumns();
}

} // namespace views
