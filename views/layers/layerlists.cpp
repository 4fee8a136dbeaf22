// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/layerlists.h"

#include "models/filesieve.h"
#include "views/layers/filetreeview.h"
#include "views/layers/layerselection.h"
#include "views/layers/layertable.h"
#include "views/layers/scopebar.h"
#include "views/tr.h"
#include "views/widgets/draggesture.h"

#include <QBoxLayout>
#include <QStackedWidget>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace views {

LayerLists::LayerLists(LayerSelection *selection, QAbstractItemModel *layers, QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabBar)
    , m_scope(new ScopeBar(selection))
    , m_table(new LayerTable(selection))
    , m_tree(new FileTreeView(selection))
{
    m_table->setModel(layers);
    auto *stack = new QStackedWidget;
    stack->addWidget(m_table);
    stack->addWidget(m_tree);
    m_tabs->setObjectName(u"layerLists"_s);
    m_tabs->setAccessibleName(Tr::tr("Layers or files"));
    m_tabs->setDrawBase(false);
    m_tabs->setDocumentMode(true);
    m_tabs->setExpanding(false);
    m_tabs->addTab(Tr::tr("Layers"));
    m_tabs->addTab(Tr::tr("Files"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_tabs);
    row->addStretch(1);
    row->addWidget(m_scope);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, stack, &QStackedWidget::setCurrentIndex);
    connect(m_tree, &FileTreeView::folderActivated, this, &LayerLists::folderActivated);
    connect(m_tree, &FileTreeView::fileActivated, selection, &LayerSelection::previewRequested);
    connect(new DragGesture(m_tree->viewport()), &DragGesture::started, selection,
            &LayerSelection::dragRequested);
}

void LayerLists::setImage(const std::shared_ptr<const models::FileSieve> &sieve,
                          const QStringList &commands)
{
    m_scope->setLayers(commands);
    m_tree->setImage(sieve);
}

void LayerLists::setSieve(const std::shared_ptr<const models::FileSieve> &sieve)
{
    m_tree->setSieve(sieve);
}

LayerLists::List LayerLists::list() const
{
    return List(m_tabs->currentIndex());
}

void LayerLists::setList(List list)
{
    m_tabs->setCurrentIndex(list);
}

} // namespace views
