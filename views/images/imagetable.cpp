// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/images/imagetable.h"

#include <QDragEnterEvent>

namespace views {

ImageTable::ImageTable(QWidget *parent)
    : QTreeView(parent)
{
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(true);
    setDragDropMode(DragDrop);
}

QModelIndex ImageTable::targetOf(const QDropEvent *event) const
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->source() != this || !index.isValid() || selectionModel()->isSelected(index))
        return {};
    return index;
}

void ImageTable::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->source() == this)
        event->acceptProposedAction();
    else
        event->ignore(); // The window takes what comes from outside.
}

void ImageTable::dragMoveEvent(QDragMoveEvent *event)
{
    if (!targetOf(event).isValid())
        return event->ignore();
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void ImageTable::dropEvent(QDropEvent *event)
{
    const QModelIndex target = targetOf(event);
    if (!target.isValid())
        return event->ignore();
    event->setDropAction(Qt::CopyAction); // Nothing is moved.
    event->accept();
    Q_EMIT droppedOn(target);
}

} // namespace views
