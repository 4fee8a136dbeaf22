// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/repositorydelegate.h"

#include "models/repositorylistmodel.h"
#include "views/format.h"
#include "views/hub/hubwords.h"
#include "views/theme/palettes.h"
#include "views/tr.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace views {

using models::RepositoryListModel;

namespace {

constexpr int Margin = 12; ///< Pixels, beside the text.
constexpr int Above = 9;   ///< Above and below it.
constexpr int Gap = 8;     ///< Between what stands on one line.
constexpr int Padding = 7; ///< Inside a mark, beside its text.

QFont boldOf(QFont font)
{
    font.setBold(true);
    return font;
}

hub::Trust trustOf(const QModelIndex &index)
{
    return hub::Trust(index.data(RepositoryListModel::TrustRole).toInt());
}

hub::PullCount pullsOf(const QModelIndex &index)
{
    return {.count = index.data(RepositoryListModel::PullsRole).toLongLong(),
            .isAtLeast = index.data(RepositoryListModel::AtLeastRole).toBool()};
}

QString figuresOf(const QModelIndex &index)
{
    QStringList figures;
    if (const qint64 stars = index.data(RepositoryListModel::StarsRole).toLongLong(); stars > 0)
        figures += hubwords::stars(stars);
    if (const QString pulls = hubwords::pulls(pullsOf(index)); !pulls.isEmpty())
        figures += pulls;
    return figures.join(u" · "_s);
}

QString ageOf(const QModelIndex &index)
{
    const QDateTime updated = index.data(RepositoryListModel::UpdatedRole).toDateTime();
    //: %1 is an age, such as "3 days ago".
    return updated.isValid() ? Tr::tr("updated %1").arg(format::age(updated)) : QString();
}

/// One line of a row, filled from both ends.
class Line
{
public:
    Line(QPainter *painter, const QRect &room)
        : m_painter(painter)
        , m_room(room)
    {}

    void putRight(const QString &text, const QColor &color)
    {
        if (text.isEmpty())
            return;
        const int width = m_painter->fontMetrics().horizontalAdvance(text);
        m_painter->setPen(color);
        m_painter->drawText(m_room, Qt::AlignRight | Qt::AlignVCenter, text);
        m_room.setRight(m_room.right() - width - 2 * Gap);
    }

    void putLeft(const QString &text, const QColor &color)
    {
        const QFontMetrics metrics = m_painter->fontMetrics();
        m_painter->setPen(color);
        const QString shown = metrics.elidedText(text, Qt::ElideRight, m_room.width());
        m_painter->drawText(m_room, Qt::AlignLeft | Qt::AlignVCenter, shown);
        m_room.setLeft(m_room.left() + metrics.horizontalAdvance(shown) + Gap);
    }

    [[nodiscard]] const QRect &room() const { return m_room; }

private:
    QPainter *m_painter;
    QRect m_room;
};

} // namespace

QSize markSize(const QFont &font, const QString &text)
{
    const QFontMetrics metrics(font);
    return {metrics.horizontalAdvance(text) + 2 * Padding, metrics.height() + 2};
}

int paintMark(QPainter *painter, QPoint leftMiddle, int room, const QString &text,
              const QPalette &palette, bool isSelected)
{
    const QSize size = markSize(painter->font(), text);
    if (size.width() > room)
        return 0;
    const QRectF place(leftMiddle.x(), leftMiddle.y() - size.height() / 2.0, size.width(),
                       size.height());
    QColor ground = palette.color(isSelected ? QPalette::HighlightedText : QPalette::Accent);
    ground.setAlphaF(0.18F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ground);
    painter->drawRoundedRect(place, size.height() / 2.0, size.height() / 2.0);
    painter->setPen(palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(place, Qt::AlignCenter, text);
    painter->restore();
    return size.width();
}

void RepositoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const bool isSelected = item.state & QStyle::State_Selected;
    const QColor text = item.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    const QColor quiet = isSelected ? text : palettes::quietText(item.palette);
    const QRect room = item.rect.adjusted(Margin, Above, -Margin, -Above);
    const int height = item.fontMetrics.height();
    painter->save();
    painter->setFont(item.font);
    Line first(painter, {room.left(), room.top(), room.width(), height});
    first.putRight(figuresOf(index), text);
    painter->setFont(boldOf(item.font));
    first.putLeft(index.data().toString(), text);
    painter->setFont(item.font);
    if (const QString trust = hubwords::trust(trustOf(index)); !trust.isEmpty())
        paintMark(painter, {first.room().left(), first.room().center().y() + 1},
                  first.room().width(), trust, item.palette, isSelected);
    Line second(painter, {room.left(), room.bottom() - height + 1, room.width(), height});
    second.putRight(ageOf(index), quiet);
    second.putLeft(index.data(RepositoryListModel::DescriptionRole).toString(), quiet);
    painter->setPen(palettes::line(item.palette));
    painter->drawLine(item.rect.bottomLeft() + QPoint(Margin, 0),
                      item.rect.bottomRight() - QPoint(Margin, 0));
    painter->restore();
}

QSize RepositoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.fontMetrics.averageCharWidth() * 30,
            2 * option.fontMetrics.height() + 2 * Above + 4};
}

bool RepositoryDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                   const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QStringList lines{index.data(RepositoryListModel::ReferenceRole).toString()};
    lines += index.data(RepositoryListModel::DescriptionRole).toString().left(500);
    lines += hubwords::trustMeaning(trustOf(index));
    if (const hub::PullCount pulls = pullsOf(index); pulls.count >= 0 && !pulls.isAtLeast)
        lines += Tr::tr("%1 pulls", nullptr, int(qMin<qint64>(pulls.count, 1'000'000)))
                     .arg(format::count(pulls.count));
    lines += index.data(RepositoryListModel::ArchitecturesRole).toStringList().join(u", "_s);
    lines.removeAll(QString());
    // Plain text, whatever a stranger wrote.
    QToolTip::showText(event->globalPos(),
                       u"<p style='white-space:pre-wrap'>"_s + lines.join(u'\n').toHtmlEscaped()
                           + u"</p>"_s,
                       view);
    return true;
}

} // namespace views
