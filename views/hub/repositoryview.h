// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QListView>

namespace views {

/// A list of repositories: a click or Enter opens one, and a row can be dragged.
class RepositoryView final : public QListView
{
    Q_OBJECT

public:
    explicit RepositoryView(QWidget *parent = nullptr);

Q_SIGNALS:
    void opened(const QModelIndex &index);
    /// Something is being dragged from here, or no longer is.
    void dragging(bool isDragging);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
};

/// Asks the model of \a view for more before its end is in view.
void fetchEarly(QAbstractItemView &view);

} // namespace views
