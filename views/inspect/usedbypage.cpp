// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/inspect/usedbypage.h"

#include "models/containerlistmodel.h"
#include "views/images/valuedelegate.h"
#include "views/theme/icons.h"
#include "views/tr.h"
#include "views/widgets/placeholder.h"

#include <QAction>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace views {

using models::ContainerListModel;

namespace {

bool isPossible(ContainerAction action, const store::ContainerUse &use)
{
    const bool isOfBuild = use.state == "storage"_L1; // It never ran and cannot be looked into.
    switch (action) {
    case ContainerAction::Start:
        return !use.isAlive() && !isOfBuild;
    case ContainerAction::Stop:
        return use.isAlive();
    case ContainerAction::Remove:
        return true;
    case ContainerAction::Inspect:
        return !isOfBuild;
    }
    return false;
}

} // namespace

UsedByPage::UsedByPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new ContainerListModel(this))
    , m_pages(new QStackedWidget)
    , m_table(new QTreeView)
    , m_empty(new Placeholder)
{
    setObjectName(u"usedByPage"_s);
    buildTable();
    m_empty->setObjectName(u"usedByEmpty"_s);
    m_empty->setTexts(Tr::tr("No container uses this image"),
                      Tr::tr("Containers that run it, were made of it or mount it are listed "
                             "here, from every engine that is connected."));
    auto *content = new QWidget;
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 8, 8, 8);
    buttons->setSpacing(4);
    for (QAction *action :
         {add(ContainerAction::Start, u"containerStart"_s, Tr::tr("Start"),
              "media-playback-start"_L1),
          add(ContainerAction::Stop, u"containerStop"_s, Tr::tr("Stop…"), "media-playback-stop"_L1),
          add(ContainerAction::Remove, u"containerRemove"_s, Tr::tr("Remove…"), "edit-delete"_L1),
          add(ContainerAction::Inspect, u"containerInspect"_s, Tr::tr("Inspect"),
              "code-context"_L1)}) {
        auto *button = new QToolButton;
        button->setObjectName(action->objectName() + u"Button"_s);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        buttons->addWidget(button);
        m_table->addAction(action);
    }
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(buttons);
    column->addWidget(m_table, 1);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    updateActions();
}

void UsedByPage::buildTable()
{
    m_table->setObjectName(u"usedByTable"_s);
    m_table->setAccessibleName(Tr::tr("Containers that use the image"));
    m_table->setHeader(new ValueHeader({}));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ValueDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    const int unit = fontMetrics().averageCharWidth();
    m_table->header()->setSectionResizeMode(ContainerListModel::NameColumn, QHeaderView::Stretch);
    m_table->setColumnWidth(ContainerListModel::StateColumn, 18 * unit);
    m_table->setColumnWidth(ContainerListModel::EngineColumn, 20 * unit);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &UsedByPage::updateActions);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &UsedByPage::updateActions);
    connect(m_table, &QTreeView::activated, this,
            [this] { m_actions[ContainerAction::Inspect]->trigger(); });
}

QAction *UsedByPage::add(ContainerAction action, const QString &name, const QString &text,
                         QLatin1StringView iconName)
{
    auto *made = new QAction(icon(iconName), text, this);
    made->setObjectName(name);
    m_actions.insert(action, made);
    connect(made, &QAction::triggered, this,
            [this, action] { Q_EMIT actionRequested(action, selected(action)); });
    return made;
}

void UsedByPage::setUses(const QList<store::ContainerUse> &uses)
{
    const bool wasEmpty = m_model->uses().isEmpty();
    m_model->setUses(uses);
    m_pages->setCurrentIndex(uses.isEmpty() ? 0 : 1);
    // One that can be acted on at once; what is selected already stays.
    if (wasEmpty && !uses.isEmpty())
        m_table->setCurrentIndex(m_model->index(0, 0));
    updateActions();
}

QList<store::ContainerUse> UsedByPage::selected(ContainerAction action) const
{
    QList<store::ContainerUse> chosen;
    for (const QModelIndex &row : m_table->selectionModel()->selectedRows()) {
        const store::ContainerUse &use = m_model->uses()[row.row()];
        if (isPossible(action, use))
            chosen.append(use);
    }
    return chosen;
}

void UsedByPage::updateActions()
{
    for (const auto &[action, button] : m_actions.asKeyValueRange()) {
        const qsizetype count = selected(action).size();
        button->setEnabled(action == ContainerAction::Inspect ? count == 1 : count > 0);
    }
}

} // namespace views
