// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/layerspage.h"

#include "models/filesearch.h"
#include "models/layerlistmodel.h"
#include "views/dialogs/helpdialog.h"
#include "views/layers/analysisfigures.h"
#include "views/layers/filterbar.h"
#include "views/layers/layerlists.h"
#include "views/layers/layerselection.h"
#include "views/layers/treemappane.h"
#include "views/preview/previewdialog.h"
#include "views/tr.h"
#include "views/widgets/messagepanel.h"

#include <QBoxLayout>
#include <QDataStream>
#include <QIODevice>
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
    , m_search(new models::FileSearch(this))
    , m_figures(new AnalysisFigures(AnalysisFigures::Topic::Layers))
    , m_filter(new FilterBar)
    , m_treemap(new TreemapPane(m_selection))
    , m_lists(new LayerLists(m_selection, m_model))
    , m_preview(new PreviewDialog(m_selection, this))
    , m_introduction(new MessagePanel)
    , m_nothing(new Placeholder)
    , m_error(new MessagePanel)
    , m_splitter(new QSplitter)
    , m_pages(new QStackedWidget)
{
    setObjectName(u"layersPage"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_treemap);
    m_splitter->addWidget(m_lists);
    m_pages->addWidget(m_nothing);
    m_pages->addWidget(buildErrorPage());
    m_pages->addWidget(m_splitter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 8);
    column->setSpacing(12);
    column->addLayout(buildTop());
    column->addWidget(m_filter->criteria());
    column->addWidget(m_introduction);
    column->addWidget(m_pages, 1);

    connect(m_splitter, &QSplitter::splitterMoved, this, &LayersPage::rememberShare);
    connect(m_selection, &LayerSelection::scopeChanged, this, &LayersPage::search);
    connect(m_filter, &FilterBar::filterChanged, this, [this] {
        if (!m_filter->filter().isEmpty())
            m_lists->setList(LayerLists::FileList);
        search();
    });
    connect(m_search, &models::FileSearch::found, this, &LayersPage::showFound);
    connect(m_nothing, &Placeholder::offerTaken, this, &LayersPage::offerTaken);
    connect(m_lists, &LayerLists::folderActivated, m_treemap, &TreemapPane::zoomTo);
    buildIntroduction();
    clear();
}

LayersPage::~LayersPage() = default;

QLayout *LayersPage::buildTop()
{
    auto *explain = new QToolButton;
    explain->setObjectName(u"numbersHelp"_s);
    explain->setText(u"?"_s);
    explain->setAutoRaise(true);
    explain->setFocusPolicy(Qt::TabFocus);
    explain->setToolTip(Tr::tr("How these numbers are defined"));
    explain->setAccessibleName(explain->toolTip());
    connect(explain, &QToolButton::clicked, this, [this] { HelpDialog::open(this); });
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_figures);
    top->addWidget(explain, 0, Qt::AlignTop);
    top->addStretch(1);
    top->addWidget(m_filter, 8);
    return top;
}

/// Says once what the picture is.
void LayersPage::buildIntroduction()
{
    m_introduction->setObjectName(u"layersIntroduction"_s);
    m_introduction->setMessage(
        {.kind = Message::Kind::Information,
         .heading = Tr::tr("How to read the picture"),
         .text = Tr::tr("Each rectangle is a file, and its area is its size; folders are frames "
                        "around their files. The colour tells which layer stored it, from the base "
                        "in dark blue to the top in yellow. Hatched is what a later layer removed "
                        "or replaced: no container sees it any more, and everybody still downloads "
                        "it."),
         .details = {}});
    connect(m_introduction, &MessagePanel::closed, this, [this] { m_isIntroduced = true; });
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
    if (page != ContentPage) {
        m_search->stop();
        m_files.reset();
        m_filter->setFiles(nullptr);
        m_selection->clear();
        m_model->clear();
        m_treemap->setImage(nullptr, {});
        m_lists->setImage(nullptr, {});
        m_preview->setImage(nullptr, {});
    }
    m_introduction->setVisible(page == ContentPage && !m_isIntroduced);
    m_filter->setVisible(page == ContentPage);
    m_filter->criteria()->setVisible(page == ContentPage && m_filter->wantsCriteria());
    m_figures->setAnalysis(m_files ? &m_files->analysis() : nullptr);
    m_pages->setCurrentIndex(page);
}

void LayersPage::setAnalysis(std::shared_ptr<const layers::ImageAnalysis> analysis,
                             const store::ImageDetails &details)
{
    m_search->stop();
    m_files.reset();
    m_selection->clear();
    m_model->setAnalysis(analysis, details);
    m_files = std::make_shared<const models::FileFacts>(std::move(analysis));
    models::prepare(m_files);
    QStringList commands;
    for (int row = 0; row < m_model->rowCount(); ++row)
        commands += m_model->index(row, models::LayerListModel::CommandColumn).data().toString();
    const auto sieve = std::make_shared<models::FileSieve>(m_files, models::LayerScope{});
    m_filter->setFiles(m_files);
    m_treemap->setImage(sieve, commands);
    m_lists->setImage(sieve, commands);
    m_preview->setImage(m_files, commands);
    showPage(ContentPage);
    arrange();
}

TreemapPicture LayersPage::drawPicture(QSize size) const
{
    if (!m_files)
        return {};
    return drawTreemap(std::make_shared<models::FileSieve>(m_files, models::LayerScope{}), 0,
                       m_treemap->colors(), size);
}

void LayersPage::search()
{
    if (!m_files)
        return;
    m_search->start(m_files, m_selection->scope(), m_filter->filter());
}

void LayersPage::showFound(const std::shared_ptr<const models::FileSieve> &sieve)
{
    m_filter->showFound(*sieve);
    m_treemap->setSieve(sieve);
    m_lists->setSieve(sieve);
}

void LayersPage::activateSearch()
{
    m_filter->activate();
}

void LayersPage::setLoading(const QString &text)
{
    m_nothing->setTexts(text, QString());
    showPage(NothingPage);
}

void LayersPage::setOffer(const Offer &offer)
{
    m_nothing->setOffer(offer);
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

constexpr quint32 StateMagic = 0x4C504735; // "LPG5"

} // namespace

QByteArray LayersPage::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_8);
    stream << StateMagic << m_shares[0] << m_shares[1] << int(m_treemap->colors()) << m_isIntroduced
           << int(m_lists->list()) << m_treemap->isScaled();
    return state;
}

bool LayersPage::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_8);
    quint32 magic = 0;
    std::array<double, 2> shares{};
    int colors = 0;
    bool isIntroduced = false;
    int list = 0;
    bool isScaled = false;
    stream >> magic >> shares[0] >> shares[1] >> colors >> isIntroduced >> list >> isScaled;
    const bool sound = std::ranges::all_of(
        shares, [](double share) { return std::isfinite(share) && share > 0 && share < 1; });
    if (magic != StateMagic || stream.status() != QDataStream::Ok || !sound)
        return false;
    m_shares = shares;
    m_treemap->setColors(TreemapColors(colors));
    m_treemap->setScaled(isScaled);
    m_isIntroduced = isIntroduced;
    m_lists->setList(list == LayerLists::FileList ? LayerLists::FileList : LayerLists::LayerList);
    m_introduction->setVisible(m_files && !m_isIntroduced);
    arrange();
    return true;
}

} // namespace views
