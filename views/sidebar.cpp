// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/sidebar.h"

#include "models/draggedreferences.h"
#include "models/imagelistmodel.h"
#include "views/storedelegate.h"
#include "views/theme/icons.h"
#include "views/theme/palettes.h"
#include "views/tr.h"

#include <QDropEvent>
#include <QMimeData>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace views {

namespace {

constexpr int IdRole = Qt::UserRole;

QLatin1StringView iconOf(const StoreEntry &entry)
{
    if (entry.kind == StoreEntry::Kind::Own)
        return "dialog-layers"_L1;
    return entry.problem.isEmpty() ? "network-server"_L1 : "network-disconnect"_L1;
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
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_spring.setSingleShot(true);
    m_spring.setInterval(800ms);
    connect(&m_spring, &QTimer::timeout, this, [this] {
        if (m_target < 0)
            return;
        setCurrentRow(m_target);
        Q_EMIT storePicked();
    });
    connect(this, &QListWidget::itemPressed, this, [this] {
        m_restored.clear();
        Q_EMIT storePicked();
    });
    connect(this, &QListWidget::itemActivated, this, &Sidebar::storePicked);
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
        QListWidgetItem *item = addItem(entry.id, entry.name, iconOf(entry));
        item->setToolTip(entry.problem.isEmpty() ? entry.toolTip
                                                 : entry.toolTip + u"\n\n"_s + entry.problem);
        item->setData(Qt::AccessibleDescriptionRole, entry.problem);
        if (!entry.problem.isEmpty())
            item->setForeground(palettes::quietText(palette()));
    }
    updateGeometry();
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

void Sidebar::setOwnProgram(const QStringList &program)
{
    m_entries.first().program = program;
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
    if (!under)
        return -1;
    const QString id = under->data(IdRole).toString();
    const auto from = models::ImageListModel::storesOf(*event->mimeData());
    const bool areElsewhere = from && *from != QStringList{id};
    if (!areElsewhere && models::draggedReferences(event->mimeData()).isEmpty())
        return -1;
    const auto entry = std::ranges::find(m_entries, id, &StoreEntry::id);
    return entry != m_entries.end() && entry->problem.isEmpty() ? row(under) : -1;
}

void Sidebar::setTarget(int row, const QStringList &references)
{
    if (row == m_target)
        return;
    m_spring.stop();
    if (QListWidgetItem *before = item(m_target))
        before->setData(StoreDelegate::TargetRole, false);
    m_target = row;
    QListWidgetItem *now = item(m_target);
    if (now)
        now->setData(StoreDelegate::TargetRole, true);
    if (now && !references.isEmpty()) {
        m_spring.start();
        Q_EMIT referencesHeld(now->data(IdRole).toString(), references);
    } else {
        Q_EMIT referencesHeld({}, {});
    }
}

void Sidebar::dragEnterEvent(QDragEnterEvent *event)
{
    if (models::ImageListModel::storesOf(*event->mimeData())
        || !models::draggedReferences(event->mimeData()).isEmpty())
        event->acceptProposedAction();
    else
        event->ignore(); // The window takes what comes from outside.
}

void Sidebar::dragMoveEvent(QDragMoveEvent *event)
{
    setTarget(targetOf(event), models::draggedReferences(event->mimeData()));
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
    const QString id = item(row)->data(IdRole).toString();
    if (const QStringList names = models::draggedReferences(event->mimeData()); !names.isEmpty())
        Q_EMIT referencesDropped(id, names);
    else
        Q_EMIT imagesDropped(id);
}

QSize Sidebar::sizeHint() const
{
    int height = viewportMargins().top() + 4;
    for (int row = 0; row < count(); ++row)
        height += sizeHintForRow(row);
    return {fontMetrics().averageCharWidth() * 20, height};
}

/// Few rows at least; more of them scroll.
QSize Sidebar::minimumSizeHint() const
{
    constexpr int FewRows = 3;
    const int few = viewportMargins().top() + 4 + FewRows * qMax(0, sizeHintForRow(0));
    return {QListWidget::minimumSizeHint().width(), qMin(few, sizeHint().height())};
}

} // namespace views
