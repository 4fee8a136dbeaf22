// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/images/imagedelegate.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace views {

namespace {

constexpr int Margin = 8;  ///< Pixels, between the chip and the next column.
constexpr int Padding = 8; ///< Pixels, beside the number.

} // namespace

ImageDelegate::ImageDelegate(int chipColumn, QObject *parent)
    : ValueDelegate(parent)
    , m_chipColumn(chipColumn)
{}

bool ImageDelegate::isChip(const QModelIndex &index) const
{
    return index.column() == m_chipColumn && index.data().isValid();
}

void ImageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    if (!isChip(index))
        return ValueDelegate::paint(painter, option, index);
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = item.text.trimmed();
    item.text.clear();
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const QFontMetrics metrics(item.font);
    const int height = metrics.height() + 2;
    const int width = qMax(height, metrics.horizontalAdvance(text) + 2 * Padding);
    const QRectF chip(item.rect.right() - Margin - width,
                      item.rect.center().y() - height / 2.0 + 0.5, width, height);
    const bool isSelected = item.state & QStyle::State_Selected;
    const QColor color =
        item.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Accent);
    QColor ground = color;
    ground.setAlphaF(0.18F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(item.font);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ground);
    painter->drawRoundedRect(chip, height / 2.0, height / 2.0);
    painter->setPen(item.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(chip, Qt::AlignCenter, text);
    painter->restore();
}

} // namespace views
