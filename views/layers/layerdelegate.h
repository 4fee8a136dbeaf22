// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/images/valuedelegate.h"

namespace views {

/// The cells of a LayerListModel: the colour of the layer beside its number, as in the treemap, and
/// under the command a bar for what it stores with the hidden part hatched.
class LayerDelegate final : public ValueDelegate
{
    Q_OBJECT

public:
    explicit LayerDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    static void paintBar(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index);
};

} // namespace views
