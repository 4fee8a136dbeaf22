// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/sidebar.h"

#include "models/imagelistmodel.h"
#include "views/theme/icons.h"
#include "views/theme/palettes.h"
#include "views/tr.h"

#include <QCoreApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {

namespace {

constexpr int IdRole = Qt::UserRole;
constexpr int TargetRole = Qt::UserRole + 1;

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
            back.setAlphaF(option.state & QStyle::State_HasFocus ? 0.16F : 0.09F);
            painter->setBrush(back);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(4, 1, -4, -1), 4, 4);
            painter->restore();
            quiet.state &= ~QStyle::State_Selected;
        }
        if (index.data(TargetRole).toBool()) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(QPen(option.palette.color(QPalette::Accent), 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(5, 2, -5, -2), 4, 4);
            painter->restore();
        }
        quiet.state &= ~(QStyle::State_MouseOver | QStyle::State_HasFocus);
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

/// Rows of the list of this program, not of another that runs too.
bool areOurImages(const QMimeData *dragged)
{
    return dragged->data(models::ImageListModel::ImagesMime).toLongLong()
           == QCoreApplication::applicationPid();
}

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
    setTextElideMode(Qt::ElideMiddle);
    m_entries = {{.id = {},
                  .name = Tr::tr("My images"),
                  .toolTip = Tr::tr("The images that Millefeuille keeps itself")}};
    fill();
    choose({});
    setAcceptDrops(true);
    connect(this, &QListWidget::itemPressed, this, [this] { m_restored.clear(); });
    connect(this, &QListWidget::currentRowChanged, this, [this] {
        m_restored.clear();
        Q_EMIT storeChosen(chosen());
    });
}

QListWidgetItem *Sidebar::addItem(const QString &id, const QString &name,
                                  QLatin1StringView iconName)
{
    auto *item = new QListWidgetItem(icon(iconName), name, this);
    item->setData(IdRole, id);
    return item;
}

void Sidebar::fill()
{
    clear();
    if (m_entries.size() > 1) {
        QListWidgetItem *all = addItem(AllStores, Tr::tr("All", "stores"), "view-list-details"_L1);
        all->setToolTip(allToolTip());
    }
    for (const StoreEntry &entry : std::as_const(m_entries)) {
        const bool isOwn = entry.kind == StoreEntry::Kind::Own;
        QListWidgetItem *item =
            addItem(entry.id, entry.name, isOwn ? "dialog-layers"_L1 : "network-server"_L1);
        item->setToolTip(entry.problem.isEmpty() ? entry.toolTip
                                                 : entry.toolTip + u"\n\n"_s + entry.problem);
        if (!entry.problem.isEmpty())
            item->setForeground(palettes::quietText(palette()));
    }
}

QString Sidebar::allToolTip() const
{
    QStringList lines{Tr::tr("The images of all stores in one list")};
    for (const StoreEntry &entry : m_entries) {
        if (!entry.problem.isEmpty())
            //: A store whose images are not in the list, and why.
            lines += Tr::tr("Without %1: %2").arg(entry.name, entry.problem);
    }
    return lines.join(u'\n');
}

void Sidebar::setEngines(const QList<StoreEntry> &engines)
{
    const QString before = m_restored.isEmpty() ? chosen() : m_restored;
    const QSignalBlocker quiet(this);
    m_entries = m_entries.first(1) + engines;
    fill();
    choose(before);
    if (chosen() == m_restored)
        m_restored.clear();
}

void Sidebar::choose(const QString &id)
{
    int own = 0;
    for (int row = 0; row < count(); ++row) {
        const QString there = item(row)->data(IdRole).toString();
        if (there == id)
            return setCurrentRow(row);
        if (there.isEmpty())
            own = row;
    }
    setCurrentRow(own);
}

void Sidebar::restore(const QString &id)
{
    choose(id);
    m_restored = chosen() == id ? QString() : id;
}

QString Sidebar::chosen() const
{
    return currentItem() ? currentItem()->data(IdRole).toString() : QString();
}

int Sidebar::targetOf(const QDropEvent *event) const
{
    const QListWidgetItem *under = itemAt(event->position().toPoint());
    if (!areOurImages(event->mimeData()) || !under || under == currentItem())
        return -1;
    const QString id = under->data(IdRole).toString();
    const auto entry = std::ranges::find(m_entries, id, &StoreEntry::id);
    return entry != m_entries.end() && entry->problem.isEmpty() ? row(under) : -1;
}

void Sidebar::setTarget(int row)
{
    if (row == m_target)
        return;
    if (QListWidgetItem *before = item(m_target))
        before->setData(TargetRole, false);
    m_target = row;
    if (QListWidgetItem *now = item(m_target))
        now->setData(TargetRole, true);
}

void Sidebar::dragEnterEvent(QDragEnterEvent *event)
{
    if (areOurImages(event->mimeData()))
        event->acceptProposedAction();
    else
        event->ignore(); // The window takes what comes from outside.
}

void Sidebar::dragMoveEvent(QDragMoveEvent *event)
{
    setTarget(targetOf(event));
    event->setDropAction(Qt::CopyAction); // Nothing is moved.
    event->setAccepted(m_target >= 0);
}

void Sidebar::dragLeaveEvent(QDragLeaveEvent *event)
{
    setTarget(-1);
    QListWidget::dragLeaveEvent(event);
}

void Sidebar::dropEvent(QDropEvent *event)
{
    const int row = targetOf(event);
    setTarget(-1);
    if (row < 0)
        return event->ignore();
    event->setDropAction(Qt::CopyAction);
    event->accept();
    Q_EMIT imagesDropped(item(row)->data(IdRole).toString());
}

QSize Sidebar::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 20, 200};
}

} // namespace views
