// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/images/imagelistpage.h"

#include "models/imagefiltermodel.h"
#include "models/imagelistmodel.h"
#include "views/format.h"
#include "views/images/imagedelegate.h"
#include "views/images/imagetable.h"
#include "views/theme/icons.h"
#include "views/tr.h"
#include "views/widgets/messagepanel.h"
#include "views/widgets/placeholder.h"

#include <QAction>
#include <QDateTime>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QTreeView>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace views {

using models::ImageListModel;

namespace {

constexpr int LeastRepository = 112; ///< Pixels.
constexpr int CellMargins = 10;      ///< Pixels, both sides of a cell.

/// From left to right; the first of them tell which image it is, and what to do with it.
constexpr int Order[] = {
    ImageListModel::RepositoryColumn, ImageListModel::TagColumn,      ImageListModel::StoreColumn,
    ImageListModel::SizeColumn,       ImageListModel::InUseColumn,    ImageListModel::CreatedColumn,
    ImageListModel::PlatformColumn,   ImageListModel::OnlyHereColumn, ImageListModel::DigestColumn};
constexpr int Needed = 5; ///< So many of them.
static_assert(std::size(Order) == ImageListModel::ColumnCount);

} // namespace

ImageListPage::ImageListPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new ImageListModel(this))
    , m_filtered(new models::ImageFilterModel(m_model, this))
    , m_filterRow(new QWidget)
    , m_filter(new QLineEdit)
    , m_count(new QLabel)
    , m_pages(new QStackedWidget)
    , m_table(new ImageTable)
    , m_empty(new Placeholder)
    , m_unmatched(new Placeholder)
    , m_waiting(new Placeholder)
    , m_error(new MessagePanel)
{
    setObjectName(u"imageListPage"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_error);
    layout->addWidget(m_filterRow);
    layout->addWidget(m_pages, 1);
    m_error->setObjectName(u"imagesError"_s);
    m_error->hide();
    QPushButton *again = m_error->addButton(Tr::tr("Try Again"));
    connect(again, &QPushButton::clicked, this, &ImageListPage::refreshRequested);

    buildFilterRow();
    buildTable();
    buildEmpty();
    buildUnmatched();
    for (QWidget *page : {static_cast<QWidget *>(m_waiting), static_cast<QWidget *>(m_table),
                          static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_unmatched)})
        m_pages->addWidget(page);
    updatePage();
}

void ImageListPage::buildFilterRow()
{
    auto *layout = new QHBoxLayout(m_filterRow);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_count);
    m_filter->setObjectName(u"imageFilter"_s);
    m_filter->setPlaceholderText(Tr::tr("Filter images"));
    m_filter->setAccessibleName(Tr::tr("Filter images"));
    m_filter->setToolTip(
        Tr::tr("Words to look for in repository, tag, store, platform and digest"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon("view-filter"_L1), QLineEdit::LeadingPosition);
    m_count->setObjectName(u"imageFilterCount"_s);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filtered->setFilterText(text);
        updatePage();
    });
}

void ImageListPage::buildTable()
{
    m_table->setObjectName(u"imageTable"_s);
    m_table->setAccessibleName(Tr::tr("Images"));
    const QSet<int> numbers{ImageListModel::SizeColumn, ImageListModel::OnlyHereColumn,
                            ImageListModel::InUseColumn};
    m_table->setHeader(new ValueHeader(numbers));
    m_table->header()->setResizeContentsPrecision(0); // What is in view.
    m_table->setModel(m_filtered);
    auto *delegate = new ImageDelegate(ImageListModel::InUseColumn, m_table);
    delegate->setNumeric(numbers);
    delegate->setMonospaced(ImageListModel::DigestColumn);
    delegate->setToolTipRole(ImageListModel::DigestColumn, ImageListModel::DigestRole);
    delegate->setToolTipRole(ImageListModel::InUseColumn, ImageListModel::UsersRole);
    delegate->setToolTipRole(ImageListModel::TagColumn, ImageListModel::UpdateRole);
    delegate->setMark(ImageListModel::TagColumn, ImageListModel::MovedRole, icon("download"_L1),
                      Tr::tr("A newer one can be pulled"));
    delegate->setQuietRole(ImageListModel::DanglingRole);
    delegate->setMark(ImageListModel::RepositoryColumn, ImageListModel::PinnedRole,
                      icon("window-pin"_L1), Tr::tr("Pinned: nothing removes it"));
    m_table->setItemDelegate(delegate);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setUniformRowHeights(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setAllColumnsShowFocus(true);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ImageListModel::CreatedColumn, Qt::DescendingOrder);
    for (int column = 0; column < ImageListModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, usualWidth(column));
    for (int place = 0; place < int(std::size(Order)); ++place)
        m_table->header()->moveSection(m_table->header()->visualIndex(Order[place]), place);
    m_table->setColumnHidden(ImageListModel::InUseColumn, true);
    m_table->setColumnHidden(ImageListModel::StoreColumn, true);
    m_table->viewport()->installEventFilter(this);
    m_table->header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table->header(), &QWidget::customContextMenuRequested, this,
            &ImageListPage::showHeaderMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ImageListPage::selectionChanged);
    connect(m_table, &QTreeView::clicked, this, [this, delegate](const QModelIndex &index) {
        if (delegate->isChip(index))
            Q_EMIT usersRequested();
    });
    // To drop an image on another is to select both, which compares them.
    connect(m_table, &ImageTable::droppedOn, this, [this](const QModelIndex &target) {
        m_table->selectionModel()->select(target,
                                          QItemSelectionModel::Select | QItemSelectionModel::Rows);
    });

    auto *minute = new QTimer(this); // "3 minutes ago" grows old.
    minute->setInterval(60'000);
    connect(minute, &QTimer::timeout, m_table->viewport(), qOverload<>(&QWidget::update));
    minute->start();
}

// As wide as its title or what usually stands in it, in this language and font.
int ImageListPage::usualWidth(int column) const
{
    const QFontMetrics digits(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    const QFontMetrics text = fontMetrics();
    const QString title = m_model->headerData(column, Qt::Horizontal).toString();
    const QDateTime now = QDateTime::currentDateTime();
    const auto sample = [&]() -> int {
        switch (column) {
        case ImageListModel::RepositoryColumn:
            return LeastRepository;
        case ImageListModel::TagColumn:
            return text.horizontalAdvance(u"3.12-slim"_s);
        case ImageListModel::StoreColumn:
            return text.horizontalAdvance(Tr::tr("My images"));
        case ImageListModel::PlatformColumn:
            return text.horizontalAdvance(u"linux/amd64"_s);
        case ImageListModel::CreatedColumn:
            return qMax(text.horizontalAdvance(format::age(now.addMonths(-12))),
                        text.horizontalAdvance(format::age(now.addDays(-8 * 7))));
        case ImageListModel::InUseColumn:
            return text.horizontalAdvance(u"888"_s);
        case ImageListModel::DigestColumn:
            return digits.horizontalAdvance(QString(12, u'0'));
        default:
            return text.horizontalAdvance(format::size(888'000'000)) + text.averageCharWidth();
        }
    }();
    return qMax(sample, text.horizontalAdvance(title) + text.averageCharWidth()) + CellMargins;
}

bool ImageListPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitRepository();
    return QWidget::eventFilter(watched, event);
}

// Repositories have the longest names, so they take the room that the other columns leave. Where
// that is less than the names in view need, the table scrolls, but not before it is told whether an
// image is in use.
void ImageListPage::fitRepository()
{
    const QHeaderView *header = m_table->header();
    const int column = ImageListModel::RepositoryColumn;
    const int width = m_table->viewport()->width();
    const int others = header->length() - header->sectionSize(column);
    int first = 0;
    for (const int needed : std::span(Order).subspan(1, Needed - 1))
        first += header->sectionSize(needed);
    m_inView = static_cast<QAbstractItemView *>(m_table)->sizeHintForColumn(column);
    m_table->setColumnWidth(
        column, qMax(LeastRepository, qMax(width - others, qMin(m_inView, width - first))));
}

void ImageListPage::fitNames()
{
    if (static_cast<QAbstractItemView *>(m_table)->sizeHintForColumn(
            ImageListModel::RepositoryColumn)
        != m_inView)
        fitRepository();
}

void ImageListPage::buildEmpty()
{
    m_empty->setObjectName(u"imagesEmpty"_s);
    m_empty->setTexts(Tr::tr("No images yet"),
                      Tr::tr("Images that you pull are listed here, with their size and what is in "
                             "them. A small one to begin with is “alpine”."));
    QPushButton *pull = m_empty->addButton(Tr::tr("Pull an Image…"));
    pull->setObjectName(u"emptyPull"_s);
    pull->setDefault(true);
    QPushButton *sample = m_empty->addButton(Tr::tr("Open the Sample Image"));
    sample->setObjectName(u"emptyOpenSample"_s);
    sample->setToolTip(Tr::tr("An image that comes with this program; no network is needed"));
    connect(pull, &QPushButton::clicked, this, &ImageListPage::pullRequested);
    connect(sample, &QPushButton::clicked, this, &ImageListPage::openSampleRequested);
}

void ImageListPage::buildUnmatched()
{
    m_unmatched->setObjectName(u"imagesUnmatched"_s);
    QPushButton *clear = m_unmatched->addButton(Tr::tr("Show All Images"));
    clear->setObjectName(u"clearFilter"_s);
    connect(clear, &QPushButton::clicked, m_filter, &QLineEdit::clear);
}

void ImageListPage::setStores(const QMap<QString, QString> &names, bool hasUsers)
{
    const QStringList before = std::exchange(m_stores, names.keys());
    for (const QString &store : m_stores) {
        if (!before.contains(store))
            m_unanswered.insert(store);
    }
    m_unanswered.removeIf([this](const QString &store) { return !m_stores.contains(store); });
    if (!m_stores.contains(m_failed))
        m_error->hide();
    m_model->setStores(names);
    const bool isNamed =
        std::ranges::any_of(names, [](const QString &name) { return !name.isEmpty(); });
    if (m_hasUsers != hasUsers || m_table->isColumnHidden(ImageListModel::StoreColumn) == isNamed) {
        m_hasUsers = hasUsers;
        m_table->setColumnHidden(ImageListModel::InUseColumn, !hasUsers);
        m_table->setColumnHidden(ImageListModel::StoreColumn, !isNamed);
        fitRepository();
    }
    updatePage();
}

void ImageListPage::setUpdates(const models::TagUpdates &updates)
{
    m_model->setUpdates(updates);
}

void ImageListPage::setImages(const QList<store::Image> &images, const QString &store)
{
    m_unanswered.remove(store);
    if (store == m_failed)
        m_error->hide();
    m_model->setImages(images, store);
    updatePage();
    fitNames();
}

void ImageListPage::setError(const core::Error &error, const QString &store)
{
    m_unanswered.remove(store);
    m_failed = store;
    m_error->setMessage(Message::fromError(Tr::tr("The images could not be read."), error));
    m_error->show();
    updatePage();
}

void ImageListPage::updatePage()
{
    const int all = m_model->rowCount();
    const int shown = m_filtered->rowCount();
    m_filterRow->setVisible(all > 0);
    m_count->setVisible(all > 0 && m_filtered->isFiltering());
    m_count->setText(Tr::tr("%1 of %n row(s)", nullptr, all).arg(shown));
    m_unmatched->setTexts(Tr::tr("No image matches “%1”").arg(m_filter->text().trimmed()),
                          Tr::tr("%n row(s) are hidden by the filter.", nullptr, all));
    if (shown > 0)
        m_pages->setCurrentWidget(m_table);
    else if (all > 0)
        m_pages->setCurrentWidget(m_unmatched);
    else if (m_unanswered.isEmpty() && m_error->isHidden())
        m_pages->setCurrentWidget(m_empty);
    else
        m_pages->setCurrentWidget(m_waiting);
    m_waiting->setTexts({}, m_unanswered.isEmpty() ? QString() : Tr::tr("Reading the images…"));
}

QList<SelectedImage> ImageListPage::selection() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    QList<SelectedImage> result;
    for (const QModelIndex &row : std::as_const(rows)) {
        const QModelIndex source = m_filtered->mapToSource(row);
        if (const store::Image *image = m_model->image(source))
            result.append({source.data(ImageListModel::NameRole).toString(),
                           m_model->platform(source), *image,
                           source.data(ImageListModel::StoreRole).toString()});
    }
    return result;
}

bool ImageListPage::isEmpty() const
{
    return m_model->rowCount() == 0;
}

bool ImageListPage::select(const QString &name, const std::optional<oci::Platform> &platform,
                           const QString &store)
{
    QModelIndex source = m_model->indexOfName(name, store);
    for (int i = 0; platform && i < m_model->rowCount(source); ++i) {
        const QModelIndex child = m_model->index(i, 0, source);
        if (m_model->platform(child) == platform) {
            source = child;
            break;
        }
    }
    const QModelIndex index = m_filtered->mapFromSource(source);
    if (!index.isValid())
        return false;
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect
                                                          | QItemSelectionModel::Rows);
    m_table->scrollTo(index);
    return true;
}

void ImageListPage::setRowActions(const QList<QAction *> &actions)
{
    m_table->addActions(actions);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void ImageListPage::activateFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void ImageListPage::showHeaderMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 1; column < ImageListModel::ColumnCount; ++column) {
        if (column == ImageListModel::StoreColumn)
            continue; // There if it tells anything.
        QAction *action = menu->addAction(m_model->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!m_table->isColumnHidden(column));
        connect(action, &QAction::toggled, m_table, [this, column](bool shown) {
            m_table->setColumnHidden(column, !shown);
            fitRepository();
        });
    }
    menu->popup(m_table->header()->mapToGlobal(position));
}

QByteArray ImageListPage::saveState() const
{
    return m_table->header()->saveState();
}

void ImageListPage::restoreState(const QByteArray &state)
{
    const bool namesStores = !m_table->isColumnHidden(ImageListModel::StoreColumn);
    m_table->header()->restoreState(state);
    m_table->setColumnHidden(ImageListModel::InUseColumn, !m_hasUsers);
    m_table->setColumnHidden(ImageListModel::StoreColumn, !namesStores);
}

} // namespace views
