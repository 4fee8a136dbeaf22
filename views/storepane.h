// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/endpoint.h"
#include "views/storeentry.h"

#include <QMenu>
#include <QWidget>

class QAction;
class QPushButton;

namespace views {

class PlaceList;
class Sidebar;

/// The sidebar: stores, registries, and the button at its foot that adds an engine; and what can be
/// done with the engines that were added: the same in the menu of the window and in that of a row.
/// Of stores and registries, one is shown; the store that was chosen last is where pulls go.
class StorePane final : public QWidget
{
    Q_OBJECT

public:
    explicit StorePane(QWidget *parent = nullptr);

    [[nodiscard]] Sidebar *stores() const { return m_stores; }
    [[nodiscard]] PlaceList *places() const { return m_places; }
    /// For the menu bar.
    [[nodiscard]] QMenu *menu() { return &m_menu; }
    [[nodiscard]] int usualWidth() const;

public Q_SLOTS:
    void setEngines(const QList<views::StoreEntry> &engines);
    /// The answer to testRequested(); dropped if the dialog is closed.
    void showTest(const engine::Endpoint &asked, const core::Result<QString> &title);

Q_SIGNALS:
    void testRequested(const engine::Endpoint &endpoint);
    /// \a endpoint is wanted in the list, in place of \a id if that is not empty.
    void engineSaved(const QString &id, const engine::Endpoint &endpoint);
    void engineRemoved(const QString &id);
    /// A registry is wanted in the list, or no longer.
    void registryAdded(const QString &domain);
    void registryRemoved(const QString &domain);

private:
    void openDialog(const QString &id);
    void showContextMenu(const QPoint &position);
    void showPlaceMenu(const QPoint &position);
    void askForRegistry();
    void follow();
    [[nodiscard]] const StoreEntry *chosenEntry() const;

    Sidebar *m_stores;
    PlaceList *m_places;
    QPushButton *m_foot;
    QPushButton *m_registryFoot;
    QMenu m_menu;
    QAction *m_add;
    QAction *m_edit;
    QAction *m_copy;
    QAction *m_remove;
    QAction *m_addRegistry;
    QAction *m_removeRegistry;
    QList<StoreEntry> m_engines;
};

} // namespace views
