// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/tasks/layerbardelegate.h"

#include "models/taskmodel.h"
#include "views/format.h"
#include "views/widgets/ratiobar.h"

#include <QPainter>

namespace views {

using models::TaskModel;

namespace {

constexpr int Thickness = 4;

} // namespace

LayerBarDelegate::LayerBarDelegate(QObject *parent)
    : ValueDelegate(parent)
{
    setMonospaced(TaskModel::NameColumn);
    setNumeric({TaskModel::SizeColumn});
}

void LayerBarDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    ValueDelegate::initStyleOption(option, index);
    if (index.column() != TaskModel::SizeColumn)
        return;
    const qint64 total = index.data(TaskModel::TotalBytesRole).toLongLong();
    const qint64 done = index.data(TaskModel::DoneBytesRole).toLongLong();
    if (total > 0 && done < total
        && index.data(TaskModel::StateRole).toInt() != int(models::TaskState::Done))
        option->text = format::sizeOf(done, total) + u'\u2002';
}

void LayerBarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    if (index.column() != TaskModel::ProgressColumn) {
        ValueDelegate::paint(painter, option, index);
        return;
    }
    QRectF bar = QRectF(option.rect).adjusted(4, 0, -4, 0);
    bar.setTop(option.rect.center().y() - Thickness / 2.0 + 0.5);
    bar.setHeight(Thickness);
    paintRatioBar(painter, bar, index.data(TaskModel::RatioRole).toDouble(), option.palette);
}

QSize LayerBarDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, option.fontMetrics.height() + 4};
}

} // namespace views
