// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/compare/comparedelegate.h"

#include "models/pathdiffmodel.h"
#include "views/format.h"
#include "views/layers/marks.h"
#include "views/theme/colors.h"

namespace views {

using models::PathDiffModel;

void CompareDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    constexpr int SwatchSize = 14;
    ValueDelegate::initStyleOption(option, index);
    if (index.column() == PathDiffModel::DifferenceColumn) {
        option->text = format::difference(index.data().toLongLong());
    } else if (index.column() == PathDiffModel::ChangeColumn) {
        const auto kind = layers::ChangeKind(index.data(PathDiffModel::KindRole).toInt());
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = QSize(SwatchSize, SwatchSize);
        option->icon = marks::kindTile(colors::change(kind, option->palette), kind, SwatchSize,
                                       option->widget ? option->widget->devicePixelRatioF() : 1);
    }
}

} // namespace views
