// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/containeruse.h"
#include "views/containeraction.h"

#include <QHash>
#include <QList>
#include <QWidget>

class QAction;
class QStackedWidget;
class QTreeView;

namespace models {
class ContainerListModel;
}

namespace views {

class Placeholder;

/// The containers that use the selected image, and what can be done with them.
class UsedByPage final : public QWidget
{
    Q_OBJECT

public:
    explicit UsedByPage(QWidget *parent = nullptr);

    /// In the order in which they are shown; the selection stays where it can.
    void setUses(const QList<store::ContainerUse> &uses);
    void clear() { setUses({}); }

Q_SIGNALS:
    /// Of the selected containers, those that \a action can be done with; nothing was asked yet.
    void actionRequested(views::ContainerAction action, const QList<store::ContainerUse> &uses);

private:
    void buildTable();
    QAction *add(ContainerAction action, const QString &name, const QString &text,
                 QLatin1StringView iconName);
    [[nodiscard]] QList<store::ContainerUse> selected(ContainerAction action) const;
    void updateActions();

    models::ContainerListModel *m_model;
    QStackedWidget *m_pages;
    QTreeView *m_table;
    Placeholder *m_empty;
    QHash<ContainerAction, QAction *> m_actions;
};

} // namespace views
