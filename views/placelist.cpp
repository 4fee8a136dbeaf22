// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/placelist.h"

#include "views/storedelegate.h"
#include "views/theme/icons.h"
#include "views/tr.h"

#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {

namespace {

constexpr int DomainRole = Qt::UserRole;

} // namespace

PlaceList::PlaceList(QWidget *parent)
    : QListWidget(parent)
    , m_entries{{.domain = u"docker.io"_s, .name = Tr::tr("Docker Hub")}}
{
    setObjectName(u"places"_s);
    setAccessibleName(Tr::tr("Registries"));
    setFrameShape(NoFrame);
    viewport()->setAutoFillBackground(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setItemDelegate(new StoreDelegate(this));
    setTextElideMode(Qt::ElideMiddle);
    fill();
    // Not the current row: one is current as soon as the keyboard comes by.
    connect(this, &QListWidget::itemSelectionChanged, this,
            [this] { Q_EMIT placeChosen(chosen()); });
    connect(this, &QListWidget::itemActivated, this,
            [](QListWidgetItem *item) { item->setSelected(true); });
}

void PlaceList::fill()
{
    clear();
    for (const PlaceEntry &entry : std::as_const(m_entries)) {
        auto *item = new QListWidgetItem(
            icon(entry.isHub() ? "folder-cloud"_L1 : "network-server-database"_L1), entry.name,
            this);
        item->setData(DomainRole, entry.domain);
        item->setToolTip(entry.isHub()
                             ? Tr::tr("Search Docker Hub, look through its tags, and pull")
                             : Tr::tr("Look through the repositories and tags of %1, and pull")
                                   .arg(entry.domain));
    }
    updateGeometry();
}

void PlaceList::setRegistries(const QStringList &domains)
{
    const QString before = chosen();
    {
        const QSignalBlocker quiet(this);
        m_entries = m_entries.first(1);
        for (const QString &domain : domains)
            m_entries.append({.domain = domain, .name = domain});
        fill();
        choose(before);
    }
    if (chosen() != before)
        Q_EMIT placeChosen(chosen());
}

QString PlaceList::chosen() const
{
    const QList<QListWidgetItem *> selected = selectedItems();
    return selected.isEmpty() ? QString() : selected.constFirst()->data(DomainRole).toString();
}

void PlaceList::choose(const QString &domain)
{
    const auto entry = std::ranges::find(m_entries, domain, &PlaceEntry::domain);
    setCurrentRow(entry == m_entries.end() ? -1 : int(entry - m_entries.begin()));
}

void PlaceList::leave()
{
    setCurrentRow(-1);
}

QSize PlaceList::sizeHint() const
{
    int height = 4;
    for (int row = 0; row < count(); ++row)
        height += sizeHintForRow(row);
    return {fontMetrics().averageCharWidth() * 20, height};
}

} // namespace views
