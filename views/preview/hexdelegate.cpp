// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/preview/hexdelegate.h"

#include "models/hexmodel.h"
#include "views/theme/colors.h"

#include <QApplication>
#include <QPainter>

namespace views {

using models::HexModel;

int HexDelegate::place(int column, int byte)
{
    const int gap = byte >= HexModel::RowBytes / 2 ? 1 : 0;
    return column == HexModel::BytesColumn ? 3 * byte + gap : byte;
}

void HexDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    constexpr double Tint = 0.22;
    const auto different = index.data(HexModel::DifferentRole).toUInt();
    if (different == 0 || index.column() == HexModel::OffsetColumn)
        return QStyledItemDelegate::paint(painter, option, index);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, option.widget) + 1;
    const QFontMetricsF metrics(option.font);
    const auto width = [&metrics](int letters) {
        return qRound(metrics.horizontalAdvance(QString(letters, u'0')));
    };
    const int letters = index.column() == HexModel::BytesColumn ? 2 : 1;
    const QColor color = colors::change(m_side, option.palette);
    const QColor tint = colors::mix(option.palette.color(QPalette::Base), color, Tint);
    QList<QRect> marks;
    for (int byte = 0; byte < HexModel::RowBytes; ++byte) {
        if ((different & 1U << byte) != 0)
            marks += QRect(option.rect.left() + margin + width(place(index.column(), byte)),
                           option.rect.top() + 1, width(letters), option.rect.height() - 2);
    }
    for (const QRect &mark : marks)
        painter->fillRect(mark, tint);
    QStyledItemDelegate::paint(painter, option, index);
    for (const QRect &mark : marks)
        painter->fillRect(mark.left(), mark.bottom(), mark.width(), 1, color);
}

} // namespace views
