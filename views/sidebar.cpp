// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/sidebar.h"

#include "views/theme/icons.h"
#include "views/tr.h"

#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace views {

namespace {

/// The chosen store is marked, but quieter than the selected image: it changes less often.
class StoreDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyleOptionViewItem quiet = option;
        if (option.state & QStyle::State_Selected) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            QColor back = option.palette.color(QPalette::WindowText);
            back.setAlphaF(0.09F);
            painter->setBrush(back);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(4, 1, -4, -1), 4, 4);
            painter->restore();
            quiet.state &= ~QStyle::State_Selected;
        }
        quiet.state &= ~QStyle::State_MouseOver;
        quiet.rect.adjust(8, 0, -8, 0);
        QStyledItemDelegate::paint(painter, quiet, index);
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width() + 16, option.fontMetrics.height() + 14};
    }
};

} // namespace

Sidebar::Sidebar(QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(u"stores"_s);
    setAccessibleName(Tr::tr("Stores"));
    setFrameShape(NoFrame);
    viewport()->setAutoFillBackground(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new StoreDelegate(this));
    setViewportMargins(0, 8, 0, 0);
    auto *mine = new QListWidgetItem(icon("dialog-layers"_L1), Tr::tr("My images"), this);
    mine->setToolTip(Tr::tr("The images that Millefeuille keeps itself"));
    setCurrentRow(0);
}

QSize Sidebar::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 20, 200};
}

} // namespace views
