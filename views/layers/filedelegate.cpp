// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/filedelegate.h"

#include "models/filetreemodel.h"
#include "views/format.h"
#include "views/layers/marks.h"
#include "views/theme/colors.h"
#include "views/theme/palettes.h"
#include "views/tr.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace views {

using layers::ChangeKind;
using models::FileTreeModel;

namespace {

constexpr int SwatchSize = 14;

void setIcon(QStyleOptionViewItem *option, const QColor &color, ChangeKind kind)
{
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(SwatchSize, SwatchSize);
    option->icon = marks::kindTile(color, kind, SwatchSize,
                                   option->widget ? option->widget->devicePixelRatioF() : 1);
}

QString nameToolTip(const QModelIndex &index)
{
    QStringList lines{index.data(FileTreeModel::PathRole).toString()};
    if (const QString link = index.data(FileTreeModel::LinkRole).toString(); !link.isEmpty())
        lines += u"→ "_s + link;
    lines += marks::kindName(ChangeKind(index.data(FileTreeModel::KindRole).toInt()));
    return lines.join(u'\n').toHtmlEscaped().replace(u'\n', "<br>"_L1);
}

} // namespace

FileDelegate::FileDelegate(QObject *parent)
    : ValueDelegate(parent)
{
    setNumeric({FileTreeModel::SizeColumn, FileTreeModel::HiddenColumn});
    setMonospaced(FileTreeModel::ModeColumn);
}

void FileDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    ValueDelegate::initStyleOption(option, index);
    // The rows are drawn by the tree, whole.
    option->state &= ~(QStyle::State_MouseOver | QStyle::State_HasFocus);
    const auto kind = ChangeKind(index.data(FileTreeModel::KindRole).toInt());
    const bool isZero =
        index.column() == FileTreeModel::HiddenColumn && index.data().toLongLong() == 0;
    if (index.column() == FileTreeModel::NameColumn) {
        setIcon(option, colors::change(kind, option->palette), kind);
        if (const QString link = index.data(FileTreeModel::LinkRole).toString(); !link.isEmpty())
            option->text += u" → "_s + link;
    } else if (index.column() == FileTreeModel::LayerColumn) {
        setIcon(option, colors::layer(index.data().toInt(), m_layerCount, option->palette),
                ChangeKind::Unchanged);
        option->displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
    }
    if (isZero || kind == ChangeKind::Deleted) {
        const QColor quiet = palettes::quietText(option->palette);
        option->palette.setColor(QPalette::Text, quiet);
        option->palette.setColor(QPalette::HighlightedText, quiet);
    }
}

bool FileDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                             const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || index.column() != FileTreeModel::NameColumn)
        return ValueDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), u"<qt>"_s + nameToolTip(index) + u"</qt>"_s, view);
    return true;
}

} // namespace views
