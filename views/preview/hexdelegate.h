// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/filetree.h"

#include <QStyledItemDelegate>

namespace views {

/// The cells of a dump, with the bytes that differ tinted and underlined. GUI thread.
class HexDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Deleted for the version before, Added for the one after: the colour of what differs.
    void setSide(layers::ChangeKind side) { m_side = side; }
    /// Where byte \a byte of a row stands in the text of \a column, in characters.
    [[nodiscard]] static int place(int column, int byte);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    layers::ChangeKind m_side = layers::ChangeKind::Added;
};

} // namespace views
