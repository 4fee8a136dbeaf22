// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/images/valuedelegate.h"

namespace views {

/// Paints the layers of a TaskModel: a bar in the column of the progress, bytes of bytes as size.
class LayerBarDelegate final : public ValueDelegate
{
    Q_OBJECT

public:
    explicit LayerBarDelegate(QObject *parent = nullptr);

    /// What a cell shows; empty where that is its raw value, as it is or as a size.
    [[nodiscard]] static QString textOf(const QModelIndex &index);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace views
