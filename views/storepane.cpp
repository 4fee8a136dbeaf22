// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/storepane.h"

#include "views/dialogs/enginedialog.h"
#include "views/dialogs/registrydialog.h"
#include "views/placelist.h"
#include "views/sidebar.h"
#include "views/theme/icons.h"
#include "views/tr.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {

StorePane::StorePane(QWidget *parent)
    : QWidget(parent)
    , m_stores(new Sidebar)
    , m_places(new PlaceList)
    , m_foot(new QPushButton)
    , m_registryFoot(new QPushButton)
    , m_menu(Tr::tr("&Engine"))
    , m_add(new QAction(icon("list-add"_L1), Tr::tr("&Add Engine…"), this))
    , m_edit(new QAction(icon("document-edit"_L1), Tr::tr("&Edit…"), this))
    , m_copy(new QAction(icon("edit-copy"_L1), Tr::tr("&Copy Address"), this))
    , m_remove(new QAction(icon("list-remove"_L1), Tr::tr("&Remove from the List"), this))
    , m_addRegistry(new QAction(icon("list-add"_L1), Tr::tr("Add Re&gistry…"), this))
    , m_removeRegistry(
          new QAction(icon("list-remove"_L1), Tr::tr("Remove Registry from the &List"), this))
{
    setObjectName(u"storePane"_s);
    m_add->setObjectName(u"actionAddEngine"_s);
    m_edit->setObjectName(u"actionEditEngine"_s);
    m_copy->setObjectName(u"actionCopyAddress"_s);
    m_remove->setObjectName(u"actionRemoveEngine"_s);
    m_addRegistry->setObjectName(u"actionAddRegistry"_s);
    m_removeRegistry->setObjectName(u"actionRemoveRegistry"_s);
    m_menu.addActions({m_add, m_edit, m_copy, m_remove});
    m_menu.addSeparator();
    m_menu.addActions({m_addRegistry, m_removeRegistry});
    m_foot->setObjectName(u"addEngine"_s);
    m_foot->setText(Tr::tr("Add Engine…"));
    m_foot->setIcon(icon("list-add"_L1));
    m_foot->setFlat(true);
    m_foot->setAutoDefault(false);
    m_foot->setToolTip(Tr::tr("Add a Docker or Podman on this or another computer"));
    m_registryFoot->setObjectName(u"addRegistry"_s);
    m_registryFoot->setText(Tr::tr("Add Registry…"));
    m_registryFoot->setIcon(icon("list-add"_L1));
    m_registryFoot->setFlat(true);
    m_registryFoot->setAutoDefault(false);
    m_registryFoot->setToolTip(Tr::tr("Add a registry to look through: its repositories and tags"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 4);
    layout->setSpacing(4);
    layout->addWidget(m_stores);
    layout->addSpacing(8);
    layout->addWidget(m_places);
    layout->addStretch(1);
    layout->addWidget(m_foot, 0, Qt::AlignLeft);
    layout->addWidget(m_registryFoot, 0, Qt::AlignLeft);
    setMinimumWidth(std::max({fontMetrics().averageCharWidth() * 15, m_foot->sizeHint().width(),
                              m_registryFoot->sizeHint().width()}));

    m_stores->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_stores, &QWidget::customContextMenuRequested, this, &StorePane::showContextMenu);
    connect(m_stores, &Sidebar::storeChosen, this, &StorePane::follow);
    m_places->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_places, &QWidget::customContextMenuRequested, this, &StorePane::showPlaceMenu);
    connect(m_places, &PlaceList::placeChosen, this, &StorePane::follow);
    connect(m_registryFoot, &QPushButton::clicked, m_addRegistry, &QAction::trigger);
    connect(m_addRegistry, &QAction::triggered, this, &StorePane::askForRegistry);
    connect(m_removeRegistry, &QAction::triggered, this,
            [this] { Q_EMIT registryRemoved(m_places->chosen()); });
    connect(m_stores, &Sidebar::storeChosen, m_places, &PlaceList::leave);
    connect(m_stores, &Sidebar::storePicked, m_places, &PlaceList::leave);
    connect(m_places, &PlaceList::placeChosen, this, [this](const QString &domain) {
        if (!domain.isEmpty())
            m_stores->clearSelection();
    });
    connect(m_foot, &QPushButton::clicked, m_add, &QAction::trigger);
    connect(m_add, &QAction::triggered, this, [this] { openDialog({}); });
    connect(m_edit, &QAction::triggered, this, [this] { openDialog(m_stores->chosen()); });
    connect(m_copy, &QAction::triggered, this, [this] {
        if (const StoreEntry *entry = chosenEntry())
            QGuiApplication::clipboard()->setText(entry->id);
    });
    connect(m_remove, &QAction::triggered, this,
            [this] { Q_EMIT engineRemoved(m_stores->chosen()); });
    follow();
}

int StorePane::usualWidth() const
{
    return std::max(
        {minimumWidth(), m_foot->sizeHint().width() + 16, fontMetrics().averageCharWidth() * 18});
}

const StoreEntry *StorePane::chosenEntry() const
{
    const auto found = std::ranges::find(m_engines, m_stores->chosen(), &StoreEntry::id);
    return found == m_engines.end() ? nullptr : &*found;
}

void StorePane::setEngines(const QList<StoreEntry> &engines)
{
    m_engines = engines;
    m_stores->setEngines(engines);
    if (!m_places->chosen().isEmpty())
        m_stores->clearSelection();
    follow();
}

void StorePane::follow()
{
    const StoreEntry *entry = chosenEntry();
    m_edit->setEnabled(entry && entry->added);
    m_remove->setEnabled(entry && entry->added);
    m_copy->setEnabled(entry != nullptr);
    const QString place = m_places->chosen();
    m_removeRegistry->setEnabled(!place.isEmpty() && place != m_places->entries().first().domain);
}

/// Of the row under the pointer, which is chosen by it as everywhere in lists.
void StorePane::showContextMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_edit, m_copy, m_remove});
    menu->addSeparator();
    menu->addAction(m_add);
    menu->popup(m_stores->viewport()->mapToGlobal(position));
}

void StorePane::showPlaceMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_removeRegistry, m_addRegistry});
    menu->popup(m_places->viewport()->mapToGlobal(position));
}

void StorePane::askForRegistry()
{
    auto *dialog = new RegistryDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { Q_EMIT registryAdded(dialog->domain()); });
    dialog->open();
}

void StorePane::openDialog(const QString &id)
{
    std::optional<engine::Endpoint> edited;
    if (const StoreEntry *entry = id.isEmpty() ? nullptr : chosenEntry())
        edited = entry->added;
    auto *dialog = new EngineDialog(edited, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &EngineDialog::testRequested, this, &StorePane::testRequested);
    connect(dialog, &EngineDialog::saved, this,
            [this, id](const engine::Endpoint &endpoint) { Q_EMIT engineSaved(id, endpoint); });
    dialog->open();
}

void StorePane::showTest(const engine::Endpoint &asked, const core::Result<QString> &title)
{
    if (auto *dialog = findChild<EngineDialog *>())
        dialog->showTest(asked, title);
}

} // namespace views
