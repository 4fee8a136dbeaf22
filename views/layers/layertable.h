// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTreeView>

namespace views {

class LayerSelection;

/// The layers of an image, base first: the legend of the treemap. The current row is the layer of
/// \a selection, both ways. GUI thread.
class LayerTable final : public QTreeView
{
    Q_OBJECT

public:
    /// \a selection outlives the table.
    explicit LayerTable(LayerSelection *selection, QWidget *parent = nullptr);

    /// A models::LayerListModel.
    void setModel(QAbstractItemModel *model) override;

    [[nodiscard]] QSize sizeHint() const override { return {420, 240}; }

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrangeColumns();
    void followSelection();

    LayerSelection *m_selection;
    bool m_following = false; ///< The row changes because the selection did.
};

} // namespace views
