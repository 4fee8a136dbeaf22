// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/compare/comparepage.h"

#include "models/pathdiffmodel.h"
#include "models/pathdifftreemodel.h"
#include "views/compare/comparedelegate.h"
#include "views/format.h"
#include "views/tr.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/messagepanel.h"
#include "views/widgets/placeholder.h"

#include <QBoxLayout>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace views {

using models::PathDiffModel;

namespace {

enum Page { WaitingPage, ErrorPage, ContentPage };
enum FilesPage { NoFiles, Table, Tree };

const QSet<int> NumberColumns{PathDiffModel::BeforeColumn, PathDiffModel::AfterColumn,
                              PathDiffModel::DifferenceColumn};

} // namespace

ComparePage::ComparePage(QWidget *parent)
    : QWidget(parent)
    , m_model(new PathDiffModel(this))
    , m_treeModel(new models::PathDiffTreeModel(m_model, this))
    , m_title(new ElidedLabel)
    , m_filter(new QLineEdit)
    , m_asTree(buildToggle(u"compareAsTree"_s, Tr::tr("Tree"),
                           Tr::tr("Show the paths as a tree of folders instead of a list")))
    , m_showsSame(buildToggle(u"compareSame"_s, Tr::tr("Same paths"),
                              Tr::tr("Show the paths without a difference, too")))
    , m_table(new QTreeView)
    , m_tree(new QTreeView)
    , m_noFiles(new Placeholder)
    , m_files(new QStackedWidget)
    , m_layers(buildList(u"compareLayers"_s, {Tr::tr("Layer"), Tr::tr("In")}))
    , m_config(
          buildList(u"compareConfig"_s, {Tr::tr("Setting"), Tr::tr("Before"), Tr::tr("After")}))
    , m_tabs(new QTabWidget)
    , m_waiting(new Placeholder)
    , m_error(new MessagePanel)
    , m_pages(new QStackedWidget)
{
    setObjectName(u"comparePage"_s);
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.35);
    m_title->setFont(font);
    m_title->setObjectName(u"compareTitle"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(buildFiles(), Tr::tr("Files"));
    m_tabs->addTab(m_layers, Tr::tr("Layers"));
    m_tabs->addTab(m_config, Tr::tr("Config"));
    auto *errorPage = new QWidget;
    auto *errorColumn = new QVBoxLayout(errorPage);
    errorColumn->addWidget(m_error);
    errorColumn->addStretch();
    m_pages->addWidget(m_waiting);
    m_pages->addWidget(errorPage);
    m_pages->addWidget(m_tabs);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 4, 12, 8);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(buildFigures());
    column->addWidget(m_pages, 1);
}

QWidget *ComparePage::buildFigures()
{
    const std::pair<QString, QString> captions[FigureCount]{
        {Tr::tr("Added"), Tr::tr("Bytes of the files that only the second image has.")},
        {Tr::tr("Removed"), Tr::tr("Bytes of the files that only the first image has.")},
        {Tr::tr("Changed"), Tr::tr("Bytes of the files that both have with different content: in "
                                   "the first image, and in the second.")},
        {Tr::tr("Same paths"), Tr::tr("Files, folders and links without a difference; times do not "
                                      "count.")},
        {Tr::tr("Shared layers"), Tr::tr("Layers that both images have, of those of the second.")},
    };
    auto *figures = new QWidget;
    auto *row = new QHBoxLayout(figures);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(24);
    for (std::size_t i = 0; i < FigureCount; ++i) {
        auto *caption = new QLabel(captions[i].first);
        caption->setForegroundRole(QPalette::PlaceholderText);
        auto *number = new QLabel;
        QFont font = number->font();
        font.setFeature(QFont::Tag("tnum"), 1);
        number->setFont(font);
        number->setTextFormat(Qt::PlainText);
        m_figures[i] = number;
        auto *box = new QWidget;
        box->setToolTip(captions[i].second);
        auto *column = new QVBoxLayout(box);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addWidget(caption);
        column->addWidget(number);
        row->addWidget(box);
    }
    row->addStretch();
    return figures;
}

QWidget *ComparePage::buildFiles()
{
    buildTable();
    buildTree();
    m_filter->setObjectName(u"compareFilter"_s);
    m_filter->setPlaceholderText(Tr::tr("Filter paths"));
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text.trimmed());
        showFileList();
    });
    connect(m_showsSame, &QToolButton::toggled, this, [this](bool shows) {
        m_model->setShowsSame(shows);
        showFileList();
    });
    connect(m_asTree, &QToolButton::toggled, this, [this](bool asTree) {
        m_treeModel->setActive(asTree);
        showFileList();
    });
    m_files->addWidget(m_noFiles);
    m_files->addWidget(m_table);
    m_files->addWidget(m_tree);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_filter, 1);
    row->addWidget(m_showsSame);
    row->addWidget(m_asTree);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(row);
    column->addWidget(m_files, 1);
    return page;
}

void ComparePage::buildTable()
{
    m_table->setModel(m_model);
    m_table->setRootIsDecorated(false);
    buildView(m_table, u"compareFiles"_s);
}

void ComparePage::buildTree()
{
    m_tree->setModel(m_treeModel);
    m_tree->setTreePosition(PathDiffModel::PathColumn);
    buildView(m_tree, u"compareTree"_s);
}

/// \a view has its model.
void ComparePage::buildView(QTreeView *view, const QString &name)
{
    view->setObjectName(name);
    view->setAccessibleName(Tr::tr("Paths that differ"));
    view->setHeader(new ValueHeader(NumberColumns));
    auto *delegate = new CompareDelegate(view);
    delegate->setNumeric(NumberColumns);
    delegate->setMonospaced(PathDiffModel::PathColumn);
    view->setItemDelegate(delegate);
    view->setFrameShape(QFrame::NoFrame);
    view->setUniformRowHeights(true);
    view->setAllColumnsShowFocus(true);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->header()->setStretchLastSection(false);
    view->header()->setSectionResizeMode(QHeaderView::Fixed);
    view->header()->setSectionResizeMode(PathDiffModel::PathColumn, QHeaderView::Stretch);
    view->header()->setSectionsClickable(false);
    const int unit = fontMetrics().averageCharWidth();
    view->setColumnWidth(PathDiffModel::ChangeColumn, 16 * unit);
    for (const int column : NumberColumns)
        view->setColumnWidth(column, 12 * unit);
}

QToolButton *ComparePage::buildToggle(const QString &name, const QString &text,
                                      const QString &toolTip)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(toolTip);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QTreeWidget *ComparePage::buildList(const QString &name, const QStringList &titles)
{
    auto *list = new QTreeWidget;
    list->setObjectName(name);
    list->setHeaderLabels(titles);
    list->setFrameShape(QFrame::NoFrame);
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setAllColumnsShowFocus(true);
    list->setTextElideMode(Qt::ElideMiddle);
    list->header()->setSectionResizeMode(QHeaderView::Stretch);
    return list;
}

// --- What is shown -------------------------------------------------------------------------------

void ComparePage::setImages(const QString &before, const QString &after)
{
    //: The title of a comparison: two names of images.
    m_title->setFullText(Tr::tr("%1 → %2").arg(before, after));
    for (QLabel *figure : m_figures)
        figure->setText(u"–"_s);
    m_model->setDiff(nullptr);
    m_waiting->setTexts(Tr::tr("Comparing…"), QString());
    m_pages->setCurrentIndex(WaitingPage);
}

void ComparePage::setComparison(std::shared_ptr<const layers::ImageComparison> comparison)
{
    const layers::ImageDiff &files = comparison->files;
    m_figures[Added]->setText(format::size(files.addedBytes));
    m_figures[Removed]->setText(format::size(files.removedBytes));
    //: Bytes of changed files before and after.
    m_figures[Changed]->setText(
        Tr::tr("%1 → %2", "bytes")
            .arg(format::size(files.changedBytesA), format::size(files.changedBytesB)));
    m_figures[Same]->setText(format::count(files.same));
    const qsizetype shared = comparison->layers.shared.size();
    //: So many of all layers.
    m_figures[SharedLayers]->setText(
        Tr::tr("%1 of %2").arg(shared).arg(shared + comparison->layers.onlyB.size()));
    m_model->setDiff({comparison, &comparison->files});
    showFileList();
    showLayers(comparison->layers);
    showConfig(comparison->config);
    m_pages->setCurrentIndex(ContentPage);
}

void ComparePage::setError(const core::Error &error)
{
    m_error->setMessage(Message::fromError(Tr::tr("The images could not be compared."), error));
    m_pages->setCurrentIndex(ErrorPage);
}

void ComparePage::activateSearch()
{
    m_tabs->setCurrentIndex(0);
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void ComparePage::showFileList()
{
    constexpr std::size_t MostOpen = 500;
    const bool isFiltered = !m_filter->text().trimmed().isEmpty();
    m_noFiles->setTexts(isFiltered ? Tr::tr("No path matches")
                                   : Tr::tr("Both images have the same files"),
                        QString());
    if (m_model->rowCount() == 0)
        m_files->setCurrentIndex(NoFiles);
    else
        m_files->setCurrentIndex(m_asTree->isChecked() ? Tree : Table);
    // As much as a person may look through.
    if (m_treeModel->count() <= MostOpen)
        m_tree->expandAll();
    else
        m_tree->expandToDepth(0);
}

void ComparePage::showLayers(const layers::LayerDiff &layers)
{
    m_layers->clear();
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const auto add = [&](const QList<oci::DiffId> &diffIds, const QString &where) {
        for (const oci::DiffId &diffId : diffIds) {
            auto *item = new QTreeWidgetItem(m_layers, {diffId.toString(), where});
            item->setFont(0, fixed);
            item->setToolTip(0, diffId.toString());
        }
    };
    add(layers.shared, Tr::tr("Both"));
    add(layers.onlyA, Tr::tr("Only the first"));
    add(layers.onlyB, Tr::tr("Only the second"));
}

void ComparePage::showConfig(const QList<layers::ConfigDifference> &config)
{
    constexpr qsizetype Longest = 500;
    m_config->clear();
    for (const layers::ConfigDifference &difference : config) {
        auto *item = new QTreeWidgetItem(m_config, {difference.key,
                                                    format::elideMiddle(difference.a, Longest),
                                                    format::elideMiddle(difference.b, Longest)});
        item->setToolTip(1, format::elideMiddle(difference.a, Longest).toHtmlEscaped());
        item->setToolTip(2, format::elideMiddle(difference.b, Longest).toHtmlEscaped());
    }
    if (config.isEmpty())
        new QTreeWidgetItem(m_config, {Tr::tr("No setting differs.")});
}

} // namespace views
