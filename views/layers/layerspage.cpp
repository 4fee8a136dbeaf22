// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/layerspage.h"

#include "models/layerlistmodel.h"
#include "views/layers/analysisfigures.h"
#include "views/layers/layerselection.h"
#include "views/layers/layertable.h"
#include "views/layers/pathbar.h"
#include "views/layers/tiletext.h"
#include "views/layers/treemaplegend.h"
#include "views/layers/treemapwidget.h"
#include "views/tr.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/messagepanel.h"
#include "views/widgets/placeholder.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QDataStream>
#include <QFontDatabase>
#include <QIODevice>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace views {

LayersPage::LayersPage(QWidget *parent)
    : QWidget(parent)
    , m_selection(new LayerSelection(this))
    , m_model(new models::LayerListModel(this))
    , m_figures(new AnalysisFigures)
    , m_treemap(new TreemapWidget(m_selection))
    , m_table(new LayerTable(m_selection))
    , m_path(new PathBar)
    , m_byLayer(new QToolButton)
    , m_byChange(new QToolButton)
    , m_statusPath(new ElidedLabel)
    , m_statusFacts(new QLabel)
    , m_legend(new TreemapLegend)
    , m_nothing(new Placeholder)
    , m_error(new MessagePanel)
    , m_splitter(new QSplitter)
    , m_pages(new QStackedWidget)
{
    setObjectName(u"layersPage"_s);
    m_table->setModel(m_model);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(buildTreemapSide());
    m_splitter->addWidget(m_table);
    m_pages->addWidget(m_nothing);
    m_pages->addWidget(buildErrorPage());
    m_pages->addWidget(m_splitter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 8);
    column->setSpacing(12);
    column->addWidget(m_figures);
    column->addWidget(m_pages, 1);

    connect(m_splitter, &QSplitter::splitterMoved, this, &LayersPage::rememberShare);
    connect(m_treemap, &TreemapWidget::rootChanged, this, &LayersPage::showFolder);
    connect(m_treemap, &TreemapWidget::hoverChanged, this, &LayersPage::showStatus);
    connect(m_selection, &LayerSelection::changed, this, &LayersPage::showStatus);
    connect(m_path, &PathBar::folderActivated, m_treemap, &TreemapWidget::zoomTo);
    clear();
}

LayersPage::~LayersPage() = default;

QWidget *LayersPage::buildTreemapSide()
{
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(buildPathRow());
    column->addWidget(m_treemap, 1);
    column->addWidget(buildStatusRow());
    column->addWidget(m_legend);
    return side;
}

QWidget *LayersPage::buildPathRow()
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

void LayersPage::buildColorButtons()
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
    connect(m_byChange, &QToolButton::toggled, this, &LayersPage::setColors);
}

QWidget *LayersPage::buildStatusRow()
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF());
    m_statusPath->setFont(fixed);
    m_statusPath->setObjectName(u"treemapStatusPath"_s);
    m_statusFacts->setObjectName(u"treemapStatusFacts"_s);
    m_statusFacts->setTextFormat(Qt::PlainText);
    m_statusFacts->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 2, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(m_statusPath, 1);
    layout->addWidget(m_statusFacts);
    return row;
}

QWidget *LayersPage::buildErrorPage()
{
    auto *retry = m_error->addButton(Tr::tr("Try Again"));
    connect(retry, &QPushButton::clicked, this, &LayersPage::retryRequested);
    connect(m_error, &MessagePanel::closed, this, &LayersPage::clear);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_error);
    column->addStretch();
    return page;
}

// --- What is shown -------------------------------------------------------------------------------

void LayersPage::showPage(Page page)
{
    const bool content = page == ContentPage;
    if (!content) {
        m_analysis.reset();
        m_selection->clear();
        m_model->clear();
        m_treemap->setTree(nullptr, 0);
    }
    m_figures->setAnalysis(m_analysis.get());
    m_pages->setCurrentIndex(page);
}

void LayersPage::setAnalysis(std::shared_ptr<const layers::ImageAnalysis> analysis,
                             const store::ImageDetails &details)
{
    m_selection->clear();
    m_analysis = std::move(analysis);
    m_model->setAnalysis(m_analysis, details);
    m_legend->setLayerCount(m_model->rowCount());
    m_treemap->setTree(m_analysis->tree, m_model->rowCount());
    showPage(ContentPage);
    arrange();
}

void LayersPage::setLoading(const QString &text)
{
    m_nothing->setTexts(text, QString());
    showPage(NothingPage);
}

void LayersPage::setError(const core::Error &error)
{
    m_error->setMessage(Message::fromError(Tr::tr("The layers could not be read."), error));
    showPage(ErrorPage);
}

void LayersPage::clear()
{
    m_nothing->setTexts(QString(), QString());
    showPage(NothingPage);
}

void LayersPage::selectLayer(int layer)
{
    if (layer >= 0 && layer < m_model->rowCount())
        m_selection->selectLayer(layer);
}

void LayersPage::setColors(bool byChange)
{
    const auto colors = byChange ? TreemapColors::ByChange : TreemapColors::ByLayer;
    m_treemap->setColors(colors);
    m_legend->setColors(colors);
}

void LayersPage::showFolder()
{
    m_path->setFolder(m_treemap->scene().tree(), m_treemap->root());
    showStatus();
}

/// What is under the pointer, else what is selected, else the folder shown.
void LayersPage::showStatus()
{
    const TreemapScene &scene = m_treemap->scene();
    if (!scene.tree() || scene.layout().tiles().empty()) {
        m_statusPath->setFullText(QString());
        m_statusFacts->clear();
        return;
    }
    quint32 shown = m_treemap->hoveredTile();
    if (shown == Tile::None)
        shown = m_treemap->selectedTile();
    const Tile &tile = scene.layout().tiles()[shown == Tile::None ? 0 : shown];
    m_statusPath->setFullText(tiletext::path(*scene.tree(), tile));
    m_statusFacts->setText(tiletext::facts(*scene.tree(), tile, scene.summary().nature(tile)));
}

// --- Proportions ---------------------------------------------------------------------------------

bool LayersPage::isWide() const
{
    constexpr int Beside = 1080; // Commands stay readable.
    return width() >= Beside && width() > height();
}

void LayersPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// The table stands beside the treemap where there is room, and below it otherwise.
void LayersPage::arrange()
{
    m_splitter->setOrientation(isWide() ? Qt::Horizontal : Qt::Vertical);
    m_splitter->setHandleWidth(isWide() ? 16 : 9);
    constexpr int Whole = 10'000;
    const int share = int(m_shares[std::size_t(isWide())] * Whole);
    m_splitter->setSizes({share, Whole - share});
}

void LayersPage::rememberShare()
{
    const QList<int> sizes = m_splitter->sizes();
    const int whole = sizes.value(0) + sizes.value(1);
    if (whole > 0)
        m_shares[std::size_t(isWide())] = double(sizes.value(0)) / whole;
}

namespace {

constexpr quint32 StateMagic = 0x4C504731; // "LPG1"

} // namespace

QByteArray LayersPage::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_8);
    stream << StateMagic << m_shares[0] << m_shares[1] << m_byChange->isChecked();
    return state;
}

bool LayersPage::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_8);
    quint32 magic = 0;
    std::array<double, 2> shares{};
    bool byChange = false;
    stream >> magic >> shares[0] >> shares[1] >> byChange;
    const bool sound = std::ranges::all_of(
        shares, [](double share) { return std::isfinite(share) && share > 0 && share < 1; });
    if (magic != StateMagic || stream.status() != QDataStream::Ok || !sound)
        return false;
    m_shares = shares;
    (byChange ? m_byChange : m_byLayer)->setChecked(true);
    arrange();
    return true;
}

} // namespace views
