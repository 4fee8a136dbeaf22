// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPoint>

#include <optional>

class QWidget;

namespace views {

/// Tells when a person begins to drag something out of a widget with the left button. GUI thread.
class DragGesture final : public QObject
{
    Q_OBJECT

public:
    /// Belongs to \a widget.
    explicit DragGesture(QWidget *widget);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void started();

private:
    std::optional<QPoint> m_pressed; ///< Where, on the screen.
};

} // namespace views
