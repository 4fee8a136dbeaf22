// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/referencetarget.h"

#include "models/draggedreferences.h"

#include <QDropEvent>
#include <QWidget>

namespace views {

ReferenceTarget::ReferenceTarget(QWidget *widget)
    : QObject(widget)
{
    widget->setAcceptDrops(true);
    widget->installEventFilter(this);
}

bool ReferenceTarget::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::DragLeave)
        Q_EMIT held({});
    const bool isDrag = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove
                        || event->type() == QEvent::Drop;
    if (!isDrag)
        return false;
    auto *drag = static_cast<QDropEvent *>(event);
    const QStringList names = models::draggedReferences(drag->mimeData());
    if (names.isEmpty()) {
        event->ignore(); // The window takes what comes from outside.
        return true;
    }
    drag->setDropAction(Qt::CopyAction); // Nothing is moved.
    drag->accept();
    Q_EMIT held(event->type() == QEvent::Drop ? QStringList() : names);
    if (event->type() == QEvent::Drop)
        Q_EMIT dropped(names);
    return true;
}

} // namespace views
