// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/layerdelegate.h"

#include "models/layerlistmodel.h"
#include "views/format.h"
#include "views/layers/marks.h"
#include "views/theme/colors.h"
#include "views/theme/palettes.h"
#include "views/tr.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QIcon>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace views {

using models::LayerListModel;

namespace {

constexpr int SwatchSize = 14;
constexpr int Above = 5; ///< The text.
constexpr int Between = 4;
constexpr int BarHeight = 6;
constexpr int Below = 8; ///< The bar.

QColor colorOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    return colors::layer(index.row(), index.model()->rowCount(), option.palette);
}

QIcon swatch(const QColor &color, qreal pixelRatio)
{
    QPixmap pixmap(QSize(SwatchSize, SwatchSize) * pixelRatio);
    pixmap.setDevicePixelRatio(pixelRatio);
    pixmap.fill(color);
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Selected); // Not tinted.
    return icon;
}

QString sizesToolTip(const QModelIndex &index)
{
    const auto value = [&index](int column) {
        return format::size(index.siblingAtColumn(column).data().toLongLong());
    };
    const qint64 blob = index.data(LayerListModel::BlobSizeRole).toLongLong();
    QStringList lines{
        Tr::tr("%1 stored, %2 of it hidden by later layers")
            .arg(value(LayerListModel::StoredColumn), value(LayerListModel::HiddenColumn))};
    if (blob >= 0)
        lines += Tr::tr("%1 in the registry").arg(format::size(blob));
    return lines.join(u'\n');
}

QString sharedToolTip(const QModelIndex &index)
{
    constexpr qsizetype Most = 20;
    QStringList names = index.data(LayerListModel::SharedWithRole).toStringList();
    const qsizetype more = names.size() - Most;
    if (more > 0) {
        names.resize(Most);
        names += Tr::tr("%n more image(s)", nullptr, int(more));
    }
    return names.join(u'\n');
}

} // namespace

LayerDelegate::LayerDelegate(QObject *parent)
    : ValueDelegate(parent)
{
    setNumeric({LayerListModel::StoredColumn, LayerListModel::HiddenColumn,
                LayerListModel::FilesColumn, LayerListModel::SharedColumn});
    setMonospaced(LayerListModel::CommandColumn);
    setToolTipRole(LayerListModel::CommandColumn, LayerListModel::CreatedByRole);
    setToolTipRole(LayerListModel::IndexColumn, LayerListModel::DigestRole);
}

void LayerDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    ValueDelegate::initStyleOption(option, index);
    // The rows are drawn by the table, whole.
    option->state &= ~(QStyle::State_MouseOver | QStyle::State_HasFocus);
    if (index.column() == LayerListModel::IndexColumn) {
        const qreal pixelRatio = option->widget ? option->widget->devicePixelRatioF() : 1;
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = QSize(SwatchSize, SwatchSize);
        option->icon = swatch(colorOf(*option, index), pixelRatio);
        option->displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
    }
    if (index.column() == LayerListModel::HiddenColumn && index.data().toLongLong() == 0) {
        const QColor quiet = palettes::quietText(option->palette);
        option->palette.setColor(QPalette::Text, quiet);
        option->palette.setColor(QPalette::HighlightedText, quiet);
    }
}

QSize LayerDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = ValueDelegate::sizeHint(option, index);
    return {size.width(), Above + option.fontMetrics.height() + Between + BarHeight + Below};
}

void LayerDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem line = option;
    line.rect.setTop(option.rect.top() + Above);
    line.rect.setHeight(option.fontMetrics.height());
    ValueDelegate::paint(painter, line, index);
    if (index.column() == LayerListModel::CommandColumn)
        paintBar(painter, option, index);
}

void LayerDelegate::paintBar(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    constexpr int TextMargin = 3; // Of item views.
    const double stored = index.data(LayerListModel::StoredRatioRole).toDouble();
    const double hidden = index.data(LayerListModel::HiddenRatioRole).toDouble();
    if (stored <= 0)
        return;
    const double room = option.rect.width() - 2 * TextMargin;
    const QRectF bar(option.rect.left() + TextMargin, option.rect.bottom() + 1 - Below - BarHeight,
                     std::max(2.0, std::round(room * stored)), BarHeight);
    marks::drawSwatch(*painter, bar, colorOf(option, index), 1 - hidden / stored);
}

bool LayerDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                              const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool onBar = index.column() == LayerListModel::CommandColumn
                       && event->pos().y() > option.rect.bottom() - BarHeight - Below;
    if (event->type() == QEvent::ToolTip && index.column() == LayerListModel::SharedColumn) {
        QToolTip::showText(event->globalPos(), sharedToolTip(index), view);
        return true;
    }
    if (event->type() != QEvent::ToolTip || !onBar)
        return ValueDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), sizesToolTip(index), view);
    return true;
}

} // namespace views
