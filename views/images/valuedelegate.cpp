// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/images/valuedelegate.h"

#include "views/format.h"
#include "views/theme/palettes.h"

#include <QAbstractItemView>
#include <QDateTime>
#include <QFontDatabase>
#include <QHelpEvent>
#include <QToolTip>

namespace views {

namespace {

/// Keeps right-aligned text off the column beside it: styles have no margin of their own for that.
constexpr QChar NumberMargin = u'\u2002';

bool isNumber(const QVariant &value)
{
    return value.typeId() == QMetaType::LongLong || value.typeId() == QMetaType::Int;
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
    else if (QStyledItemDelegate::sizeHint(option, index).width() > option.rect.width())
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
