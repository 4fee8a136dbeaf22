// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/images/valuedelegate.h"

#include "views/format.h"
#include "views/theme/palettes.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDateTime>
#include <QFontDatabase>
#include <QHelpEvent>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>
#include <QtMath>

#include <limits>

namespace views {

namespace {

/// Keeps right-aligned text off the column beside it: styles have no margin of their own for that.
constexpr QChar NumberMargin = u'\u2002';

bool isNumber(const QVariant &value)
{
    return value.typeId() == QMetaType::LongLong || value.typeId() == QMetaType::Int;
}

/// Lays \a layout out as one line and tells how wide that is.
qreal layOut(QTextLayout &layout, const QStyleOptionViewItem &item)
{
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(item.direction);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(std::numeric_limits<int>::max() / 256); // More than a line can be wide.
    layout.endLayout();
    return line.isValid() ? line.naturalTextWidth() : 0;
}

void drawText(QPainter *painter, const QStyleOptionViewItem &item, const QString &text,
              const QRect &room)
{
    QTextLayout layout(text, item.font, painter->device());
    qreal width = layOut(layout, item);
    if (width > room.width()) {
        layout.clearLayout();
        layout.setText(QFontMetrics(item.font, painter->device())
                           .elidedText(text, item.textElideMode, room.width()));
        width = layOut(layout, item);
    }
    const QSize size(qCeil(width), qCeil(layout.boundingRect().height()));
    const QRect place = QStyle::alignedRect(item.direction, item.displayAlignment, size, room);
    const bool isEnabled = item.state & QStyle::State_Enabled;
    const bool isActive = item.state & QStyle::State_Active;
    const bool isSelected = item.state & QStyle::State_Selected;
    const QPalette::ColorGroup group = !isEnabled ? QPalette::Disabled
                                       : isActive ? QPalette::Normal
                                                  : QPalette::Inactive;
    painter->setPen(
        item.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text));
    layout.draw(painter, place.topLeft());
}

} // namespace

QString ValueDelegate::displayText(const QVariant &value, const QLocale &locale) const
{
    if (value.typeId() == QMetaType::LongLong)
        return format::size(value.toLongLong());
    if (value.typeId() == QMetaType::Int)
        return format::count(value.toInt());
    if (value.typeId() == QMetaType::QDateTime)
        return format::age(value.toDateTime());
    return QStyledItemDelegate::displayText(value, locale);
}

void ValueDelegate::setMark(int column, int role, const QIcon &mark, const QString &words)
{
    m_marks.insert(column, {role, mark, words});
}

const ValueDelegate::Fonts &ValueDelegate::fontsFor(const QFont &usual) const
{
    if (!m_fonts || m_fonts->usual != usual) {
        m_fonts = {usual, usual, QFontDatabase::systemFont(QFontDatabase::FixedFont)};
        m_fonts->numbers.setFeature(QFont::Tag("tnum"), 1);
        m_fonts->monospaced.setPointSizeF(usual.pointSizeF());
    }
    return *m_fonts;
}

void ValueDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode = Qt::ElideMiddle;
    if (m_numeric.contains(index.column())) {
        option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
        option->font = fontsFor(option->font).numbers;
        option->text += NumberMargin;
        if (!isNumber(index.data()))
            option->palette.setColor(QPalette::Text, palettes::quietText(option->palette));
    }
    if (m_monospaced.contains(index.column())) {
        option->font = fontsFor(option->font).monospaced;
        option->fontMetrics = QFontMetrics(option->font);
    }
    const Mark mark = m_marks.value(index.column());
    if (mark.role >= 0 && index.data(mark.role).toBool()) {
        const int side = option->fontMetrics.height();
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = mark.icon;
        option->decorationSize = {side, side};
        option->decorationPosition = QStyleOptionViewItem::Right;
    }
    if (m_quietRole >= 0 && index.data(m_quietRole).toBool())
        option->palette.setColor(QPalette::Text, palettes::quietText(option->palette));
}

// A style lays a text out once to measure it, once to see whether it fits, and once to paint it:
// most of the time of a frame.
void ValueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    QString text = item.text;
    // Beside a box the text is where the style wants it.
    const bool hasBox = item.features & QStyleOptionViewItem::HasCheckIndicator;
    if (!hasBox && !text.contains(QChar::LineSeparator))
        item.text.clear();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    if (text.isEmpty() || !item.text.isEmpty())
        return;
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &item, item.widget) + 1;
    QRect room = item.rect.adjusted(margin, 0, -margin, 0);
    if (item.features & QStyleOptionViewItem::HasDecoration) {
        const int taken = item.decorationSize.width() + 2 * margin;
        if (item.decorationPosition == QStyleOptionViewItem::Right)
            room.setRight(room.right() - taken);
        else
            room.setLeft(room.left() + taken);
    }
    painter->save();
    painter->setClipRect(item.rect, Qt::IntersectClip);
    drawText(painter, item, text, QStyle::visualRect(item.direction, item.rect, room));
    painter->restore();
}

bool ValueDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                              const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QVariant value = index.data();
    QString text;
    if (m_toolTipRoles.contains(index.column()))
        text = index.data(m_toolTipRoles.value(index.column())).toString();
    else if (value.typeId() == QMetaType::LongLong)
        text = format::exactBytes(value.toLongLong());
    else if (value.typeId() == QMetaType::QDateTime)
        text = format::date(value.toDateTime());
    if (text.isEmpty()
        && QStyledItemDelegate::sizeHint(option, index).width() > option.rect.width())
        text = value.toString();
    const Mark mark = m_marks.value(index.column());
    if (mark.role >= 0 && index.data(mark.role).toBool())
        text += text.isEmpty() ? mark.words : u'\n' + mark.words;
    QToolTip::showText(event->globalPos(), text.left(2000), view);
    return true;
}

QSize ValueDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width() + 8, qMax(size.height(), option.fontMetrics.height() + 8)};
}

ValueHeader::ValueHeader(const QSet<int> &numbers, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_numbers(numbers)
{
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setHighlightSections(false);
    setSectionsClickable(true);
    setSectionsMovable(true);
    setStretchLastSection(false);
}

void ValueHeader::initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const
{
    QHeaderView::initStyleOptionForIndex(option, logicalIndex);
    if (!m_numbers.contains(logicalIndex))
        return;
    option->textAlignment = Qt::AlignRight | Qt::AlignVCenter;
    option->text += NumberMargin;
}

} // namespace views
