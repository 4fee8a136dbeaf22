// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTreeView>

namespace views {

/// The tags of a repository: Enter pulls the selected ones, and they can be dragged to a store.
class TagTable final : public QTreeView
{
    Q_OBJECT

public:
    explicit TagTable(QWidget *parent = nullptr);

    /// The model is set: columns as wide as what usually stands in them.
    void fitColumns();
    /// Stands under the names while they are dragged.
    void setDragNote(const QString &note) { m_dragNote = note; }

Q_SIGNALS:
    void entered();
    /// Something is being dragged from here, or no longer is.
    void dragging(bool isDragging);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void startDrag(Qt::DropActions actions) override;

private:
    QString m_dragNote;
};

} // namespace views
