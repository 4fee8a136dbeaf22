// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/treemappane.h"

#include "models/filesieve.h"
#include "views/layers/entrydetails.h"
#include "views/layers/layerselection.h"
#include "views/layers/pathbar.h"
#include "views/layers/treemaplegend.h"
#include "views/layers/treemapwidget.h"
#include "views/theme/icons.h"
#include "views/tr.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace views {

TreemapPane::TreemapPane(LayerSelection *selection, QWidget *parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_treemap(new TreemapWidget(selection))
    , m_path(new PathBar)
    , m_scale(new QToolButton)
    , m_colors(new QComboBox)
    , m_details(new EntryDetails)
    , m_preview(new QToolButton)
    , m_legend(new TreemapLegend)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(buildPathRow());
    column->addWidget(m_treemap, 1);
    column->addWidget(buildDetailsRow());
    column->addWidget(m_legend);
    connect(m_treemap, &TreemapWidget::rootChanged, this, &TreemapPane::showFolder);
    connect(m_treemap, &TreemapWidget::hoverChanged, this, &TreemapPane::showDetails);
    connect(m_selection, &LayerSelection::changed, this, &TreemapPane::showDetails);
    connect(m_treemap, &TreemapWidget::previewRequested, m_selection,
            &LayerSelection::previewRequested);
    connect(m_path, &PathBar::folderActivated, m_treemap, &TreemapWidget::zoomTo);
}

QWidget *TreemapPane::buildPathRow()
{
    buildScale();
    buildColors();
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_path, 1);
    layout->addWidget(m_scale);
    layout->addWidget(m_colors);
    return row;
}

/// What is said of an entry, and the way to what is in it.
QWidget *TreemapPane::buildDetailsRow()
{
    m_preview->setObjectName(u"openPreview"_s);
    m_preview->setIcon(icon("document-preview"_L1));
    m_preview->setText(Tr::tr("Preview"));
    m_preview->setToolTip(Tr::tr("Show what is in the selected file (Space)"));
    m_preview->setAutoRaise(true);
    m_preview->setFocusPolicy(Qt::TabFocus);
    connect(m_preview, &QToolButton::clicked, m_selection, &LayerSelection::previewRequested);
    const auto follow = [this] { m_preview->setEnabled(m_selection->node().has_value()); };
    connect(m_selection, &LayerSelection::changed, m_preview, follow);
    follow();
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_details, 1);
    layout->addWidget(m_preview, 0, Qt::AlignBottom);
    return row;
}

void TreemapPane::buildScale()
{
    m_scale->setObjectName(u"treemapScale"_s);
    m_scale->setIcon(icon("zoom-fit-selection"_L1));
    //: The layers and files looked at fill the treemap.
    m_scale->setText(Tr::tr("Fill"));
    m_scale->setToolTip(Tr::tr("Let the layers and files that are looked at fill the picture. "
                               "Otherwise the rest keeps its place and is pale."));
    m_scale->setAccessibleName(Tr::tr("Fill the picture with what is looked at"));
    m_scale->setCheckable(true);
    m_scale->setAutoRaise(true);
    m_scale->setFocusPolicy(Qt::TabFocus);
    connect(m_scale, &QToolButton::toggled, this, [this](bool scaled) {
        m_treemap->setScaled(scaled);
        showDetails();
    });
}

void TreemapPane::buildColors()
{
    m_colors->setObjectName(u"treemapColors"_s);
    m_colors->setAccessibleName(Tr::tr("Colours of the treemap"));
    const auto add = [this](const QString &text, const QString &toolTip) {
        m_colors->addItem(text);
        m_colors->setItemData(m_colors->count() - 1, toolTip, Qt::ToolTipRole);
    };
    // In the order of TreemapColors.
    add(Tr::tr("By layer"), Tr::tr("Colour by the layer that stored a file"));
    add(Tr::tr("By change"), Tr::tr("Colour by what happened to a file"));
    add(Tr::tr("By waste"), Tr::tr("What later layers hide stands out"));
    add(Tr::tr("By type"), Tr::tr("Colour by what a file is for"));
    add(Tr::tr("By age"), Tr::tr("Colour by when a file was changed last"));
    connect(m_colors, &QComboBox::currentIndexChanged, this, [this] {
        m_treemap->setColors(colors());
        m_legend->setColors(colors());
    });
}

void TreemapPane::setImage(const std::shared_ptr<const models::FileSieve> &sieve,
                           const QStringList &commands)
{
    const auto files = sieve ? sieve->sharedFiles() : nullptr;
    m_details->setImage(files, commands);
    m_legend->setFiles(files);
    m_treemap->setSieve(sieve);
}

void TreemapPane::setSieve(const std::shared_ptr<const models::FileSieve> &sieve)
{
    m_treemap->setSieve(sieve);
    showDetails();
}

TreemapColors TreemapPane::colors() const
{
    return TreemapColors(m_colors->currentIndex());
}

void TreemapPane::setColors(TreemapColors colors)
{
    if (int(colors) >= 0 && int(colors) < m_colors->count())
        m_colors->setCurrentIndex(int(colors));
}

bool TreemapPane::isScaled() const
{
    return m_scale->isChecked();
}

void TreemapPane::setScaled(bool scaled)
{
    m_scale->setChecked(scaled);
}

/// Where there is little room, the path of an entry needs it more.
void TreemapPane::resizeEvent(QResizeEvent *event)
{
    constexpr int Narrow = 110; // In average characters.
    QWidget::resizeEvent(event);
    const auto style = width() < Narrow * fontMetrics().averageCharWidth()
                           ? Qt::ToolButtonIconOnly
                           : Qt::ToolButtonTextBesideIcon;
    m_preview->setToolButtonStyle(style);
    m_scale->setToolButtonStyle(style);
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
    m_details->setTop(m_selection->scope().top());
    if (const quint32 hovered = m_treemap->hoveredTile(); hovered < tiles.size())
        showTile(tiles[hovered]);
    else if (const auto node = m_selection->node(); node && scene.tree())
        showSelected(*node);
    else if (scene.sieve() && m_selection->scope().extent != models::LayerScope::Extent::Image)
        m_details->showStep(*scene.sieve());
    else if (scene.tree() && !tiles.empty())
        showTile(tiles[0]);
    else
        m_details->clear();
}

void TreemapPane::showTile(const Tile &tile)
{
    const TreemapScene &scene = m_treemap->scene();
    m_details->showTile(tile, scene.summary().nature(tile), scene.scale());
}

/// A selected tile may stand for several entries; in the tree one of them is selected.
void TreemapPane::showSelected(quint32 node)
{
    const TreemapScene &scene = m_treemap->scene();
    const quint32 tile = m_treemap->selectedTile();
    const auto tiles = scene.layout().tiles();
    if (tile < tiles.size() && tiles[tile].node == node)
        showTile(tiles[tile]);
    else
        m_details->showNode(node);
}

} // namespace views
