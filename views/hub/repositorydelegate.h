// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace views {

/// A repository in two lines: its name and who answers for it, what it is for; on the right how
/// popular it is, and when it changed.
class RepositoryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
};

/// The mark of who answers for a repository: \a text on a tint of the accent colour. Paints it from
/// the point \a left and middle on, no wider than \a room, and returns its width.
int paintMark(QPainter *painter, QPoint leftMiddle, int room, const QString &text,
              const QPalette &palette, bool isSelected);
[[nodiscard]] QSize markSize(const QFont &font, const QString &text);

} // namespace views
