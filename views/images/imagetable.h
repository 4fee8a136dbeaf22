// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTreeView>

namespace views {

/// The table of images: a row can be dragged onto another, and as text out of the window.
class ImageTable final : public QTreeView
{
    Q_OBJECT

public:
    explicit ImageTable(QWidget *parent = nullptr);

Q_SIGNALS:
    /// The selected rows were dropped on \a target, which is none of them.
    void droppedOn(const QModelIndex &target);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    /// The row below the pointer, if something of this table can be dropped on it.
    [[nodiscard]] QModelIndex targetOf(const QDropEvent *event) const;
};

} // namespace views
