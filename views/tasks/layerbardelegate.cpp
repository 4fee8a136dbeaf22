// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/tasks/layerbardelegate.h"

#include "models/taskmodel.h"
#include "views/format.h"
#include "views/tasks/tasktext.h"
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
    setNumeric({TaskModel::SizeColumn, TaskModel::RateColumn, TaskModel::TimeLeftColumn});
}

QString LayerBarDelegate::textOf(const QModelIndex &index)
{
    switch (index.column()) {
    case TaskModel::SizeColumn: {
        const qint64 total = index.data(TaskModel::TotalBytesRole).toLongLong();
        const qint64 done = index.data(TaskModel::DoneBytesRole).toLongLong();
        const bool isDone =
            index.data(TaskModel::StateRole).toInt() == int(models::TaskState::Done);
        return total > 0 && done < total && !isDone ? format::sizeOf(done, total) : QString();
    }
    case TaskModel::RateColumn:
        return index.data().isValid() ? format::rate(index.data().toDouble()) : QString();
    case TaskModel::TimeLeftColumn:
        return index.data().isValid() ? timeLeftText(index.data().toLongLong()) : QString();
    case TaskModel::StateColumn:
        return waitText(index.data(TaskModel::WaitingUntilRole).toDateTime());
    default:
        return {};
    }
}

void LayerBarDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    const QPalette palette = option->palette;
    ValueDelegate::initStyleOption(option, index);
    const QString text = textOf(index);
    if (text.isEmpty())
        return;
    option->palette = palette; // A number, whatever its raw value is.
    option->text = text;
    if (index.column() != TaskModel::StateColumn)
        option->text += u'\u2002';
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
