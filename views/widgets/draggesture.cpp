// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/widgets/draggesture.h"

#include <QApplication>
#include <QMouseEvent>
#include <QStyleHints>
#include <QWidget>

namespace views {

DragGesture::DragGesture(QWidget *widget)
    : QObject(widget)
{
    widget->installEventFilter(this);
}

bool DragGesture::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        const auto *press = static_cast<const QMouseEvent *>(event);
        m_pressed.reset();
        if (press->button() == Qt::LeftButton)
            m_pressed = press->globalPosition().toPoint();
        return false;
    }
    if (event->type() == QEvent::MouseButtonRelease)
        m_pressed.reset();
    if (event->type() != QEvent::MouseMove)
        return false;
    const auto *move = static_cast<const QMouseEvent *>(event);
    if (!move->buttons().testFlag(Qt::LeftButton))
        return false;
    if (!m_pressed)
        return true; // The rest of a drag is not a selection.
    const QPoint way = move->globalPosition().toPoint() - *m_pressed;
    if (way.manhattanLength() < QGuiApplication::styleHints()->startDragDistance())
        return false;
    m_pressed.reset();
    Q_EMIT started();
    return true;
}

} // namespace views
