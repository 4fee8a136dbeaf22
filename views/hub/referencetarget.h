// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QStringList>

class QWidget;

namespace views {

/// Lets names of images on registries, dragged inside of the window, be dropped on a widget. GUI
/// thread.
class ReferenceTarget final : public QObject
{
    Q_OBJECT

public:
    /// Belongs to \a widget.
    explicit ReferenceTarget(QWidget *widget);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// They are held over it; empty when they are no longer.
    void held(const QStringList &names);
    void dropped(const QStringList &names);
};

} // namespace views
