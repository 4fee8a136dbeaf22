// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/waste/wastepage.h"

#include "models/wastemodel.h"
#include "views/format.h"
#include "views/layers/analysisfigures.h"
#include "views/tr.h"
#include "views/waste/findings.h"
#include "views/waste/wastedelegate.h"
#include "views/widgets/elidedlabel.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace views {

using models::WasteModel;

namespace {

enum Page { NothingPage, ContentPage };
enum ListPage { NoWaste, Table };

QLabel *makeTitle(const QString &text)
{
    auto *title = new QLabel(text);
    QFont font = title->font();
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    return title;
}

} // namespace

WastePage::WastePage(QWidget *parent)
    : QWidget(parent)
    , m_model(new WasteModel(this))
    , m_figures(new AnalysisFigures(AnalysisFigures::Topic::Waste))
    , m_word(new QLabel)
    , m_dive(new ElidedLabel)
    , m_table(new QTreeView)
    , m_noWaste(new Placeholder)
    , m_list(new QStackedWidget)
    , m_findings(nullptr)
    , m_nothing(new Placeholder)
    , m_splitter(new QSplitter)
    , m_pages(new QStackedWidget)
{
    setObjectName(u"wastePage"_s);
    m_word->setForegroundRole(QPalette::PlaceholderText);
    m_word->setTextFormat(Qt::PlainText);
    m_word->setObjectName(u"efficiencyWord"_s);
    m_dive->setForegroundRole(QPalette::PlaceholderText);
    m_dive->setElideMode(Qt::ElideRight);
    m_dive->setObjectName(u"diveFigures"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(buildList());
    m_splitter->addWidget(buildFindings());
    m_pages->addWidget(m_nothing);
    m_pages->addWidget(m_splitter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 8);
    column->setSpacing(8);
    column->addWidget(m_figures);
    column->addWidget(m_word);
    column->addWidget(m_dive);
    column->addWidget(m_pages, 1);
    connect(m_nothing, &Placeholder::offerTaken, this, &WastePage::offerTaken);
    clear();
}

QWidget *WastePage::buildList()
{
    buildTable();
    m_list->addWidget(m_noWaste);
    m_list->addWidget(m_table);
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(buildGroupingRow());
    column->addWidget(m_list, 1);
    return side;
}

void WastePage::buildTable()
{
    const QSet<int> numbers{WasteModel::BytesColumn, WasteModel::HiddenByColumn};
    m_table->setObjectName(u"wasteTable"_s);
    m_table->setAccessibleName(Tr::tr("What is wasted, largest first"));
    m_table->setHeader(new ValueHeader(numbers));
    m_table->setModel(m_model);
    auto *delegate = new WasteDelegate(m_table);
    delegate->setNumeric(numbers);
    delegate->setMonospaced(WasteModel::NameColumn);
    m_table->setItemDelegate(delegate);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->header()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->header()->setSectionResizeMode(WasteModel::NameColumn, QHeaderView::Stretch);
    m_table->header()->setSectionsClickable(false);
    m_table->header()->setStretchLastSection(false);
    connect(m_table, &QTreeView::activated, this, &WastePage::activate);
}

QWidget *WastePage::buildGroupingRow()
{
    using enum WasteModel::Grouping;
    const std::tuple<WasteModel::Grouping, QString, QString> choices[]{
        {ByPath, Tr::tr("Paths"), Tr::tr("Wasted bytes, path by path")},
        {ByLayer, Tr::tr("Layers"), Tr::tr("Wasted bytes by the layer that hid them")},
        {ByReason, Tr::tr("Reasons"), Tr::tr("Wasted bytes by what made them useless")},
        {Duplicates, Tr::tr("Duplicates"), Tr::tr("The same content, stored several times")},
    };
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *group = new QButtonGroup(this);
    for (const auto &[grouping, text, toolTip] : choices) {
        auto *button = new QToolButton;
        button->setObjectName(u"wasteBy%1"_s.arg(int(grouping)));
        button->setText(text);
        button->setToolTip(toolTip);
        button->setAccessibleDescription(toolTip);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setChecked(grouping == ByPath);
        group->addButton(button, int(grouping));
        layout->addWidget(button);
    }
    layout->addStretch();
    connect(group, &QButtonGroup::idClicked, this, [this](int id) {
        m_model->setGrouping(WasteModel::Grouping(id));
        showList();
    });
    return row;
}

QWidget *WastePage::buildFindings()
{
    auto *content = new QWidget;
    m_findings = new QVBoxLayout(content);
    m_findings->setContentsMargins(0, 0, 8, 0);
    m_findings->setSpacing(8);
    auto *area = new QScrollArea;
    area->setObjectName(u"findings"_s);
    area->setAccessibleName(Tr::tr("What to change"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeTitle(Tr::tr("What to change")));
    column->addWidget(area, 1);
    return side;
}

// --- What is shown -------------------------------------------------------------------------------

void WastePage::setAnalysis(std::shared_ptr<const layers::ImageAnalysis> analysis,
                            const store::ImageDetails &details)
{
    m_analysis = std::move(analysis);
    m_model->setAnalysis(m_analysis, details.config);
    m_figures->setAnalysis(m_analysis.get());
    m_word->setText(efficiencyWord(m_analysis->efficiency));
    m_dive->setFullText(format::diveText(m_analysis->dive));
    showList();
    showFindings();
    m_pages->setCurrentIndex(ContentPage);
    arrange();
}

void WastePage::setLoading(const QString &text)
{
    m_analysis.reset();
    m_model->clear();
    m_figures->setAnalysis(nullptr);
    m_word->setText(QString(u' '));
    m_dive->setFullText({});
    m_nothing->setTexts(text, QString());
    m_pages->setCurrentIndex(NothingPage);
}

void WastePage::setOffer(const Offer &offer)
{
    setLoading({});
    m_nothing->setOffer(offer);
}

void WastePage::clear()
{
    setLoading(QString());
}

void WastePage::showList()
{
    const bool isDuplicates = m_model->grouping() == WasteModel::Grouping::Duplicates;
    m_noWaste->setTexts(isDuplicates ? Tr::tr("No content is stored twice")
                                     : Tr::tr("Nothing is wasted"),
                        isDuplicates ? QString()
                                     : Tr::tr("No layer removes or replaces what a lower layer "
                                              "stores."));
    m_table->setRootIsDecorated(m_model->grouping() != WasteModel::Grouping::ByPath);
    m_table->setColumnHidden(WasteModel::HiddenByColumn, isDuplicates);
    m_list->setCurrentIndex(m_model->rowCount() > 0 ? Table : NoWaste);
    arrange();
}

void WastePage::showFindings()
{
    while (QLayoutItem *item = m_findings->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    const QList<Finding> findings = findingsOf(*m_analysis);
    for (const Finding &finding : findings) {
        auto *card = new FindingCard(finding);
        connect(card, &FindingCard::nodeActivated, this, &WastePage::activateNode);
        m_findings->addWidget(card);
    }
    if (findings.isEmpty()) {
        auto *nothing = new QLabel(Tr::tr("There is nothing worth changing."));
        nothing->setForegroundRole(QPalette::PlaceholderText);
        m_findings->addWidget(nothing);
    }
    m_findings->addStretch();
}

void WastePage::activate(const QModelIndex &index)
{
    const QVariant node = index.data(WasteModel::NodeRole);
    const QVariant layer = index.data(WasteModel::LayerRole);
    if (node.isValid())
        Q_EMIT nodeActivated(node.toUInt(), layer.toInt());
    else if (layer.isValid())
        Q_EMIT layerActivated(layer.toInt());
}

void WastePage::activateNode(quint32 node)
{
    Q_EMIT nodeActivated(node, m_analysis->tree->node(node).layer);
}

// --- Proportions ---------------------------------------------------------------------------------

void WastePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// Advice stands beside the list where there is room, and below it otherwise.
void WastePage::arrange()
{
    constexpr int Beside = 1080;
    constexpr int WithReason = 104; // In average characters.
    const bool isWide = width() >= Beside;
    m_splitter->setOrientation(isWide ? Qt::Horizontal : Qt::Vertical);
    m_splitter->setHandleWidth(isWide ? 16 : 9);
    m_splitter->setSizes(isWide ? QList<int>{600, 400} : QList<int>{500, 500});
    const int unit = fontMetrics().averageCharWidth();
    const bool isDuplicates = m_model->grouping() == WasteModel::Grouping::Duplicates;
    m_table->setColumnWidth(WasteModel::BytesColumn, 11 * unit);
    m_table->setColumnWidth(WasteModel::StoredInColumn, 12 * unit);
    m_table->setColumnWidth(WasteModel::HiddenByColumn, 12 * unit);
    m_table->setColumnWidth(WasteModel::ReasonColumn, 25 * unit);
    m_table->setColumnHidden(WasteModel::ReasonColumn,
                             isDuplicates || m_list->width() < WithReason * unit);
}

} // namespace views
