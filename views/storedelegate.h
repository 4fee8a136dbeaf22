// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace views {

/// Rows of the sidebar. The chosen one is marked, but quieter than the selected image: it changes
/// less often.
class StoreDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// bool: something is held over the row that can be dropped there.
    static constexpr int TargetRole = Qt::UserRole + 1;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
};

} // namespace views
