// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/searchpage.h"

#include "models/repositorylistmodel.h"
#include "views/format.h"
#include "views/hub/repositoryview.h"
#include "views/hub/retrypanel.h"
#include "views/theme/icons.h"
#include "views/tr.h"
#include "views/widgets/placeholder.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>

#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace views {

namespace {

constexpr auto Pause = 300ms; ///< After which somebody who types is taken at their word.

/// The architectures that images are made for, as GOARCH; empty for all.
constexpr QLatin1StringView Architectures[] = {""_L1,    "amd64"_L1,   "arm64"_L1, "arm"_L1,
                                               "386"_L1, "ppc64le"_L1, "s390x"_L1, "riscv64"_L1};

} // namespace

SearchPage::SearchPage(const PlaceEntry &place, QWidget *parent)
    : QWidget(parent)
    , m_place(place)
    , m_model(new models::RepositoryListModel(place.domain, this))
    , m_words(new QLineEdit)
    , m_filters(new QWidget)
    , m_official(new QCheckBox(Tr::tr("O&fficial only")))
    , m_architecture(new QComboBox)
    , m_order(new QComboBox)
    , m_count(new QLabel)
    , m_problem(new RetryPanel)
    , m_pages(new QStackedWidget)
    , m_list(new RepositoryView)
    , m_intro(new Placeholder)
    , m_none(new Placeholder)
    , m_waiting(new Placeholder)
{
    setObjectName(u"searchPage"_s);
    setFocusProxy(m_words);
    buildFilters();
    buildPages();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filters);
    layout->addWidget(m_problem);
    layout->addWidget(m_pages, 1);

    m_typed.setSingleShot(true);
    m_typed.setInterval(Pause);
    connect(&m_typed, &QTimer::timeout, this, &SearchPage::ask);
    connect(m_words, &QLineEdit::textChanged, this, [this] { m_typed.start(); });
    connect(m_words, &QLineEdit::returnPressed, this, &SearchPage::submit);
    connect(m_official, &QCheckBox::toggled, this, &SearchPage::ask);
    connect(m_architecture, &QComboBox::currentIndexChanged, this, &SearchPage::ask);
    connect(m_order, &QComboBox::currentIndexChanged, this, &SearchPage::ask);
    connect(m_problem, &RetryPanel::retryRequested, this, &SearchPage::ask);
    connect(m_model, &models::RepositoryListModel::moreWanted, this, &SearchPage::askForMore);
    connect(m_list, &RepositoryView::dragging, this, &SearchPage::dragging);
    connect(m_list, &RepositoryView::opened, this, [this](const QModelIndex &index) {
        const QString name = index.data(models::RepositoryListModel::ReferenceRole).toString();
        if (const auto reference = oci::Reference::parse(name))
            Q_EMIT repositoryOpened(*reference);
    });
    updatePage();
}

void SearchPage::buildFilters()
{
    m_words->setObjectName(u"hubWords"_s);
    m_words->setPlaceholderText(m_place.isHub() ? Tr::tr("Search Docker Hub")
                                                : Tr::tr("Filter the repositories, or name one"));
    m_words->setAccessibleName(m_words->placeholderText());
    m_words->setClearButtonEnabled(true);
    m_words->setMaxLength(200);
    m_words->addAction(icon("search"_L1), QLineEdit::LeadingPosition);
    m_words->installEventFilter(this);
    m_official->setObjectName(u"hubOfficial"_s);
    m_official->setToolTip(Tr::tr("Only images that Docker itself selects and reviews"));
    m_architecture->setObjectName(u"hubArchitecture"_s);
    m_architecture->setAccessibleName(Tr::tr("Architecture"));
    for (const QLatin1StringView architecture : Architectures)
        m_architecture->addItem(architecture.isEmpty() ? Tr::tr("All architectures")
                                                       : QString(architecture),
                                QString(architecture));
    m_order->setObjectName(u"hubOrder"_s);
    m_order->setAccessibleName(Tr::tr("Order"));
    m_order->addItem(Tr::tr("Best match first"));
    m_order->addItem(Tr::tr("Most pulled first"));
    m_order->addItem(Tr::tr("Recently updated first"));
    m_count->setObjectName(u"hubCount"_s);

    auto *layout = new QVBoxLayout(m_filters);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_words);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_architecture);
    row->addWidget(m_order);
    row->addWidget(m_official);
    row->addStretch(1);
    row->addWidget(m_count);
    layout->addLayout(row);
    for (QWidget *only : {static_cast<QWidget *>(m_architecture), static_cast<QWidget *>(m_order),
                          static_cast<QWidget *>(m_official)})
        only->setVisible(m_place.isHub());
}

void SearchPage::buildPages()
{
    m_list->setObjectName(u"hubResults"_s);
    m_list->setAccessibleName(Tr::tr("Repositories"));
    m_list->setModel(m_model);
    m_intro->setObjectName(u"hubIntro"_s);
    m_intro->setTexts(
        Tr::tr("What are you looking for?"),
        Tr::tr("Type the name of a program, for example “nginx” or “postgres”. A name or a link to "
               "a page of hub.docker.com can also be dropped here."));
    m_none->setObjectName(u"hubNothing"_s);
    m_waiting->setObjectName(u"hubWaiting"_s);
    for (QWidget *page : {static_cast<QWidget *>(m_intro), static_cast<QWidget *>(m_none),
                          static_cast<QWidget *>(m_waiting), static_cast<QWidget *>(m_list)})
        m_pages->addWidget(page);
}

void SearchPage::activate()
{
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

void SearchPage::begin()
{
    if (!m_place.isHub() && !m_hasAsked)
        ask();
}

void SearchPage::search(const QString &words)
{
    m_words->setText(words);
    ask();
}

/// The Hub is searched for words; a catalog can be listed without any.
bool SearchPage::isComplete() const
{
    return !m_place.isHub() || !m_words->text().trimmed().isEmpty();
}

hub::SearchRequest SearchPage::firstPage() const
{
    using enum hub::SearchRequest::Order;
    constexpr hub::SearchRequest::Order Orders[] = {BestMatch, MostPulled, RecentlyUpdated};
    return {.words = m_words->text().simplified(),
            .onlyOfficial = m_official->isChecked(),
            .architecture = m_architecture->currentData().toString(),
            .order = Orders[qMax(0, m_order->currentIndex())]};
}

void SearchPage::ask()
{
    m_typed.stop();
    const hub::SearchRequest wanted = firstPage();
    const bool isSame = m_hasAsked && m_asked.page == 1 && wanted == m_asked && m_isWaiting;
    if (isSame)
        return; // It is on its way.
    m_problem->clear();
    m_asked = wanted;
    m_hasAsked = true;
    m_isWaiting = isComplete();
    if (!m_isWaiting) {
        m_model->clear();
        Q_EMIT searchDropped();
        return updatePage();
    }
    updatePage();
    Q_EMIT searchRequested(m_asked);
}

void SearchPage::askForMore()
{
    ++m_asked.page;
    m_isWaiting = true;
    updatePage();
    Q_EMIT searchRequested(m_asked);
}

void SearchPage::showFound(const hub::SearchRequest &request,
                           const core::Result<hub::SearchAnswer> &answer, const QDateTime &until)
{
    if (request != m_asked || !m_isWaiting)
        return;
    m_isWaiting = false;
    if (!answer)
        return showProblem(answer.error(), until);
    if (request.page == 1)
        m_model->clear();
    showLimitsOf(answer->version);
    const hub::SearchPage &page = answer->page;
    const bool isEmpty = page.rows.isEmpty() && page.skipped == 0;
    const int number = int(qMin<qint64>(page.total, std::numeric_limits<int>::max()));
    m_count->setText(number > 0 ? (page.isTotalKnown ? Tr::tr("%1 found", nullptr, number)
                                                     : Tr::tr("%1 found so far", nullptr, number))
                                      .arg(format::count(page.total))
                                : QString());
    m_model->append(page.rows, answer->hasMore && !isEmpty);
    if (request.page == 1)
        m_list->scrollToTop();
    updatePage();
}

void SearchPage::showProblem(const core::Error &error, const QDateTime &until)
{
    if (m_asked.page == 1)
        m_model->clear();
    else
        --m_asked.page;
    m_model->setFailed();
    m_problem->setError(
        m_place.isHub() ? Tr::tr("Docker Hub could not be searched.")
                        : Tr::tr("The repositories of %1 could not be listed.").arg(m_place.domain),
        error, until);
    updatePage();
}

/// What the search that answers does not know cannot be filtered by.
void SearchPage::showLimitsOf(hub::SearchVersion version)
{
    const bool canNarrow = version == hub::SearchVersion::V4;
    const QString why = canNarrow
                            ? QString()
                            : Tr::tr("The search that Docker Hub offers just now cannot do this.");
    m_architecture->setEnabled(canNarrow);
    m_architecture->setToolTip(why);
    m_order->setEnabled(canNarrow);
    m_order->setToolTip(why);
}

/// Enter: at once; and what names a repository of a registry that has no catalog opens it.
void SearchPage::submit()
{
    const QString words = m_words->text().trimmed();
    if (m_place.isHub()) {
        const auto hidden = hiddenRepository();
        return hidden ? Q_EMIT repositoryOpened(*hidden) : ask();
    }
    if (words.isEmpty())
        return ask();
    if (const auto named = oci::Reference::parse(m_place.domain + u'/' + words))
        Q_EMIT repositoryOpened(*named);
}

/// What is typed may be a private repository: no search of the Hub finds one.
std::optional<oci::Reference> SearchPage::hiddenRepository() const
{
    const QString words = m_words->text().simplified();
    const bool isFound = m_isWaiting || m_model->rowCount() > 0 || m_problem->isVisibleTo(this);
    if (!m_place.isHub() || isFound || words != m_asked.words || words.count(u'/') != 1)
        return {};
    auto named = oci::Reference::parse(words);
    if (!named || named->domain() != m_place.domain)
        return {};
    return *std::move(named);
}

bool SearchPage::eventFilter(QObject *watched, QEvent *event)
{
    const bool isDown =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down;
    if (!isDown || watched != m_words || m_pages->currentWidget() != m_list)
        return QWidget::eventFilter(watched, event);
    m_list->setFocus(Qt::TabFocusReason);
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0, 0));
    return true;
}

void SearchPage::updatePage()
{
    const bool hasRows = m_model->rowCount() > 0;
    const bool isFirst = m_isWaiting && m_asked.page == 1;
    if (isFirst)
        m_count->setText(Tr::tr("Searching…"));
    else if (!hasRows)
        m_count->clear();
    m_none->setTexts(Tr::tr("Nothing found for “%1”").arg(m_asked.words),
                     hiddenRepository()
                         ? Tr::tr("If this is the name of a private repository, press Enter to "
                                  "open it.")
                         : Tr::tr("Try fewer or other words, or fewer filters."));
    if (!m_place.isHub() && m_asked.words.isEmpty())
        m_none->setTexts(Tr::tr("No repositories are listed"),
                         Tr::tr("The registry has none, or does not list them. Type the name of a "
                                "repository, for example “team/app”, and press Enter."));
    if (hasRows)
        m_pages->setCurrentWidget(m_list);
    else if (m_isWaiting || m_problem->isVisibleTo(this))
        m_pages->setCurrentWidget(m_waiting);
    else
        m_pages->setCurrentWidget(isComplete() && m_hasAsked ? m_none : m_intro);
    m_waiting->setTexts({}, m_isWaiting ? Tr::tr("Searching…") : QString());
}

} // namespace views
