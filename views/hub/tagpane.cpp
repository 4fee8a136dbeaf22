// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/tagpane.h"

#include "models/taglistmodel.h"
#include "views/format.h"
#include "views/hub/retrypanel.h"
#include "views/hub/tagtable.h"
#include "views/theme/icons.h"
#include "views/tr.h"
#include "views/widgets/placeholder.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>

#include <limits>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace views {

using models::TagListModel;

TagPane::TagPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new TagListModel(this))
    , m_filter(new QLineEdit)
    , m_count(new QLabel)
    , m_problem(new RetryPanel)
    , m_pages(new QStackedWidget)
    , m_table(new TagTable)
    , m_none(new Placeholder)
    , m_waiting(new Placeholder)
{
    setObjectName(u"tagPane"_s);
    m_filter->setObjectName(u"tagFilter"_s);
    m_filter->setPlaceholderText(Tr::tr("Filter tags"));
    m_filter->setAccessibleName(Tr::tr("Filter tags"));
    m_filter->setToolTip(Tr::tr("A part of the name; the registry looks for it among all tags"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaxLength(128);
    m_filter->addAction(icon("view-filter"_L1), QLineEdit::LeadingPosition);
    m_count->setObjectName(u"tagCount"_s);
    m_none->setObjectName(u"tagsNone"_s);
    m_table->setModel(m_model);
    m_table->fitColumns();

    auto *filters = new QHBoxLayout;
    filters->setContentsMargins(8, 8, 8, 8);
    filters->setSpacing(8);
    filters->addWidget(m_filter, 1);
    filters->addWidget(m_count);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(filters);
    layout->addWidget(m_problem);
    layout->addWidget(m_pages, 1);
    for (QWidget *page : {static_cast<QWidget *>(m_waiting), static_cast<QWidget *>(m_table),
                          static_cast<QWidget *>(m_none)})
        m_pages->addWidget(page);

    m_typed.setSingleShot(true);
    m_typed.setInterval(300ms);
    connect(&m_typed, &QTimer::timeout, this, &TagPane::ask);
    connect(m_filter, &QLineEdit::textEdited, this, [this] { m_typed.start(); });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            m_typed.start(); // Cleared by its button.
    });
    connect(m_filter, &QLineEdit::returnPressed, this, &TagPane::ask);
    connect(m_problem, &RetryPanel::retryRequested, this, &TagPane::ask);
    connect(m_model, &TagListModel::moreWanted, this, &TagPane::askForMore);
    connect(m_table, &TagTable::entered, this, &TagPane::pullRequested);
    connect(m_table, &TagTable::dragging, this, &TagPane::dragging);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &TagPane::selectionChanged);
}

void TagPane::setRepository(const oci::Reference &repository, const QString &filter)
{
    m_typed.stop();
    m_filter->setText(filter);
    m_typed.stop();
    m_isWaiting = false;
    m_isReloading = false;
    m_asked = {.repository = repository.familiarRepository()};
    m_model->setRepository(repository.repository());
    ask();
}

void TagPane::ask()
{
    m_typed.stop();
    m_problem->clear();
    const hub::TagsRequest wanted{.repository = m_asked.repository,
                                  .filter = m_filter->text().trimmed()};
    if (m_isWaiting && wanted == m_asked)
        return;
    m_asked = wanted;
    m_isWaiting = true;
    updatePage();
    Q_EMIT tagsRequested(m_asked);
}

void TagPane::askForMore()
{
    ++m_asked.page;
    m_isWaiting = true;
    updatePage();
    Q_EMIT tagsRequested(m_asked);
}

void TagPane::showTags(const hub::TagsRequest &request, const core::Result<hub::TagPage> &page,
                       const QDateTime &until)
{
    if (request != m_asked || !m_isWaiting)
        return;
    m_isWaiting = false;
    const QList<oci::Reference> selected = selection();
    const bool keeps = std::exchange(m_isReloading, false) && !selected.isEmpty();
    if (request.page == 1)
        m_model->setRepository(m_model->repository());
    if (!page) {
        if (request.page > 1)
            --m_asked.page;
        m_model->setFailed();
        m_problem->setError(Tr::tr("The tags of “%1” could not be listed.").arg(request.repository),
                            page.error(), until);
        return updatePage();
    }
    const int number = int(qMin<qint64>(page->total, std::numeric_limits<int>::max()));
    m_count->setText((page->isTotalKnown ? Tr::tr("%1 tags", nullptr, number)
                                         : Tr::tr("%1 tags so far", nullptr, number))
                         .arg(format::count(page->total)));
    m_model->append(page->tags, page->hasMore && !page->tags.isEmpty());
    updatePage();
    if (request.page == 1)
        select(keeps ? selected.first().tag() : QString());
}

/// Without such a tag the newest, so that Enter and the button do what one expects of them.
void TagPane::select(const QString &name)
{
    QModelIndex wanted = m_model->index(0, 0);
    if (!name.isEmpty())
        wanted =
            m_model->match(wanted, Qt::DisplayRole, name, 1, Qt::MatchExactly).value(0, wanted);
    if (wanted.isValid())
        m_table->selectionModel()->setCurrentIndex(wanted, QItemSelectionModel::ClearAndSelect
                                                               | QItemSelectionModel::Rows);
    else
        Q_EMIT selectionChanged();
}

void TagPane::setStored(const models::StoredNames &stored)
{
    m_model->setStored(stored);
}

void TagPane::setDetails(const hub::TagDetails &tag,
                         const QList<registry::AttachedArtifact> &attached)
{
    m_model->setDetails(tag, attached);
}

void TagPane::setPlatform(const oci::Platform &platform)
{
    m_model->setPlatform(platform);
}

void TagPane::setDragNote(const QString &note)
{
    m_table->setDragNote(note);
}

void TagPane::setRowActions(const QList<QAction *> &actions)
{
    m_table->addActions(actions);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void TagPane::activateFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void TagPane::reload(const QString &repository)
{
    if (m_model->repository() != repository)
        return;
    m_isWaiting = false;
    m_isReloading = true;
    ask();
}

QStringList TagPane::names() const
{
    QStringList names;
    for (int row = 0; row < m_model->rowCount(); ++row)
        names += m_model->index(row, TagListModel::NameColumn).data().toString();
    return names;
}

QList<oci::Reference> TagPane::selection() const
{
    QList<oci::Reference> tags;
    for (const QModelIndex &row : m_table->selectionModel()->selectedRows()) {
        if (row.parent().isValid() && row.data(TagListModel::PlatformRole).toString().isEmpty())
            continue; // What is attached to an image is none.
        const QString name = row.data(TagListModel::ReferenceRole).toString();
        if (auto reference = oci::Reference::parse(name); reference && !tags.contains(*reference))
            tags += *std::move(reference);
    }
    return tags;
}

std::optional<oci::Platform> TagPane::selectedPlatform() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.size() != 1 || !rows.first().parent().isValid())
        return {};
    auto platform = oci::Platform::parse(rows.first().data(TagListModel::PlatformRole).toString());
    return platform ? std::optional(*std::move(platform)) : std::nullopt;
}

QList<oci::Platform> TagPane::offeredPlatforms() const
{
    QList<oci::Platform> platforms;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    const hub::TagDetails *tag = rows.isEmpty() ? nullptr : m_model->tag(rows.first());
    if (!tag)
        return platforms;
    for (const hub::TaggedImage &image : tag->images) {
        oci::Platform platform = image.platform;
        platform.osVersion.clear();
        if (!platforms.contains(platform))
            platforms += platform;
    }
    return platforms;
}

QString TagPane::selectedDigest() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.size() == 1 ? rows.first().data(TagListModel::DigestRole).toString() : QString();
}

void TagPane::updatePage()
{
    const bool isFirst = m_isWaiting && m_asked.page == 1;
    const bool hasRows = m_model->rowCount() > 0;
    if (isFirst && !hasRows)
        m_count->clear();
    m_none->setTexts(m_asked.filter.isEmpty() ? Tr::tr("There are no tags")
                                              : Tr::tr("No tag matches “%1”").arg(m_asked.filter),
                     {});
    m_waiting->setTexts({}, m_isWaiting ? Tr::tr("Reading the tags…") : QString());
    if (hasRows)
        m_pages->setCurrentWidget(m_table);
    else if (m_isWaiting || m_problem->isVisibleTo(this))
        m_pages->setCurrentWidget(m_waiting);
    else
        m_pages->setCurrentWidget(m_none);
}

} // namespace views
