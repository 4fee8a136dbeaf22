// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/waste/wastedelegate.h"

#include "models/wastemodel.h"
#include "views/layers/marks.h"
#include "views/theme/colors.h"

#include <QPainter>

#include <algorithm>

namespace views {

using models::WasteModel;

namespace {

constexpr int BarHeight = 4;
constexpr int Margin = 4;

} // namespace

void WasteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    ValueDelegate::paint(painter, option, index);
    if (index.column() != WasteModel::NameColumn)
        return;
    const double ratio = std::clamp(index.data(WasteModel::RatioRole).toDouble(), 0.0, 1.0);
    const double width = std::max(1.0, ratio * (option.rect.width() - 2 * Margin));
    const QRectF bar(option.rect.left() + Margin, option.rect.bottom() - BarHeight - 1, width,
                     BarHeight);
    const QColor fill = colors::mix(option.palette.color(QPalette::Base),
                                    option.palette.color(QPalette::Text), 0.25);
    painter->save();
    painter->fillRect(bar, fill);
    marks::drawHatch(*painter, bar, fill);
    painter->restore();
}

QSize WasteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = ValueDelegate::sizeHint(option, index);
    size.rheight() += BarHeight + 2;
    return size;
}

void WasteDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    ValueDelegate::initStyleOption(option, index);
    if (index.column() == WasteModel::NameColumn && index.data(WasteModel::IsGroupRole).toBool())
        option->font.setWeight(QFont::DemiBold);
}

} // namespace views
