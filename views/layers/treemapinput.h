// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QContextMenuEvent;
class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace views {

class TreemapWidget;

/// Mouse, wheel and keyboard of a TreemapWidget, which owns it and has it as its event filter.
class TreemapInput final : public QObject
{
    Q_OBJECT

public:
    explicit TreemapInput(TreemapWidget *treemap);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool press(const QMouseEvent &event);
    bool zoomAt(const QMouseEvent &event);
    bool wheel(const QWheelEvent &event);
    bool key(const QKeyEvent &event);
    bool move(int key);
    bool escape();
    bool menu(const QContextMenuEvent &event);

    TreemapWidget *m_treemap;
    int m_turned = 0; ///< Eighths of a degree of the wheel that did not yet make a step.
};

} // namespace views
