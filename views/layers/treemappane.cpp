// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/treemappane.h"

#include "models/filefacts.h"
#include "views/layers/entrydetails.h"
#include "views/layers/layerselection.h"
#include "views/layers/pathbar.h"
#include "views/layers/treemaplegend.h"
#include "views/layers/treemapwidget.h"
#include "views/tr.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace views {

TreemapPane::TreemapPane(LayerSelection *selection, QWidget *parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_treemap(new TreemapWidget(selection))
    , m_path(new PathBar)
    , m_byLayer(new QToolButton)
    , m_byChange(new QToolButton)
    , m_details(new EntryDetails)
    , m_legend(new TreemapLegend)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(buildPathRow());
    column->addWidget(m_treemap, 1);
    column->addWidget(m_details);
    column->addWidget(m_legend);
    connect(m_treemap, &TreemapWidget::rootChanged, this, &TreemapPane::showFolder);
    connect(m_treemap, &TreemapWidget::hoverChanged, this, &TreemapPane::showDetails);
    connect(m_selection, &LayerSelection::changed, this, &TreemapPane::showDetails);
    connect(m_path, &PathBar::folderActivated, m_treemap, &TreemapWidget::zoomTo);
}

QWidget *TreemapPane::buildPathRow()
{
    buildColorButtons();
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_path, 1);
    layout->addWidget(m_byLayer);
    layout->addWidget(m_byChange);
    return row;
}

void TreemapPane::buildColorButtons()
{
    m_byLayer->setObjectName(u"colorByLayer"_s);
    m_byLayer->setText(Tr::tr("By layer"));
    m_byLayer->setToolTip(Tr::tr("Colour by the layer that stored a file"));
    m_byChange->setObjectName(u"colorByChange"_s);
    m_byChange->setText(Tr::tr("By change"));
    m_byChange->setToolTip(Tr::tr("Colour by what happened to a file"));
    auto *group = new QButtonGroup(this);
    for (QToolButton *button : {m_byLayer, m_byChange}) {
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleDescription(button->toolTip());
        group->addButton(button);
    }
    m_byLayer->setChecked(true);
    connect(m_byChange, &QToolButton::toggled, this, [this] {
        m_treemap->setColors(colors());
        m_legend->setColors(colors());
    });
}

void TreemapPane::setImage(const std::shared_ptr<const models::FileFacts> &files,
                           const QStringList &commands)
{
    m_files = files;
    m_details->setImage(files, commands);
    m_legend->setLayerCount(int(commands.size()));
    m_treemap->setTree(files ? files->analysis().tree : nullptr, int(commands.size()));
}

TreemapColors TreemapPane::colors() const
{
    return m_byChange->isChecked() ? TreemapColors::ByChange : TreemapColors::ByLayer;
}

void TreemapPane::setColors(TreemapColors colors)
{
    (colors == TreemapColors::ByChange ? m_byChange : m_byLayer)->setChecked(true);
}

void TreemapPane::zoomTo(quint32 folder)
{
    m_treemap->zoomTo(folder);
}

void TreemapPane::showFolder()
{
    m_path->setFolder(m_treemap->scene().tree(), m_treemap->root());
    showDetails();
}

/// What is under the pointer, else what is selected, else the folder shown.
void TreemapPane::showDetails()
{
    const TreemapScene &scene = m_treemap->scene();
    const auto tiles = scene.layout().tiles();
    if (const quint32 hovered = m_treemap->hoveredTile(); hovered < tiles.size())
        m_details->showTile(tiles[hovered], scene.summary().nature(tiles[hovered]));
    else if (const auto node = m_selection->node(); node && scene.tree())
        showSelected(*node);
    else if (scene.tree() && !tiles.empty())
        m_details->showTile(tiles[0], scene.summary().nature(tiles[0]));
    else
        m_details->clear();
}

/// A selected tile may stand for several entries; in the tree one of them is selected.
void TreemapPane::showSelected(quint32 node)
{
    const TreemapScene &scene = m_treemap->scene();
    const quint32 tile = m_treemap->selectedTile();
    const auto tiles = scene.layout().tiles();
    if (tile < tiles.size() && tiles[tile].node == node)
        m_details->showTile(tiles[tile], scene.summary().nature(tiles[tile]));
    else
        m_details->showNode(node);
}

} // namespace views
