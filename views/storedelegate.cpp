// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/storedelegate.h"

#include <QPainter>

namespace views {

void StoreDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem quiet = option;
    if (option.state & QStyle::State_Selected) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        QColor back = option.palette.color(QPalette::WindowText);
        back.setAlphaF(option.state & QStyle::State_HasFocus ? 0.16F : 0.09F);
        painter->setBrush(back);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(4, 1, -4, -1), 4, 4);
        painter->restore();
        quiet.state &= ~QStyle::State_Selected;
    }
    if (index.data(TargetRole).toBool()) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(option.palette.color(QPalette::Accent), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(5, 2, -5, -2), 4, 4);
        painter->restore();
    }
    quiet.state &= ~(QStyle::State_MouseOver | QStyle::State_HasFocus);
    quiet.rect.adjust(8, 0, -8, 0);
    QStyledItemDelegate::paint(painter, quiet, index);
}

QSize StoreDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width() + 16, option.fontMetrics.height() + 14};
}

} // namespace views
