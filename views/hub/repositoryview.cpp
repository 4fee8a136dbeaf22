// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/repositoryview.h"

#include "views/hub/referencedrag.h"
#include "views/hub/repositorydelegate.h"

#include <QKeyEvent>
#include <QScrollBar>

namespace views {

RepositoryView::RepositoryView(QWidget *parent)
    : QListView(parent)
{
    setFrameShape(NoFrame);
    setItemDelegate(new RepositoryDelegate(this));
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setMouseTracking(true);
    fetchEarly(*this);
    connect(this, &QListView::clicked, this, &RepositoryView::opened);
}

void RepositoryView::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentIndex().isValid())
        return Q_EMIT opened(currentIndex());
    QListView::keyPressEvent(event);
}

void RepositoryView::startDrag(Qt::DropActions)
{
    Q_EMIT dragging(true);
    dragSelection(*this);
    Q_EMIT dragging(false);
}

void fetchEarly(QAbstractItemView &view)
{
    const QScrollBar *bar = view.verticalScrollBar();
    QObject::connect(bar, &QScrollBar::valueChanged, &view, [&view, bar](int value) {
        if (view.model() && value > bar->maximum() - 2 * bar->pageStep())
            view.model()->fetchMore({});
    });
}

} // namespace views
