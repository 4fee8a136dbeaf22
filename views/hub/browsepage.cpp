// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/browsepage.h"

#include "models/draggedreferences.h"
#include "views/hub/limitline.h"
#include "views/hub/readmepane.h"
#include "views/hub/repositorypage.h"
#include "views/hub/searchpage.h"
#include "views/hub/tagpane.h"
#include "views/tr.h"
#include "views/widgets/messagepanel.h"

#include <QDesktopServices>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {

BrowsePage::BrowsePage(const PlaceEntry &place, QWidget *parent)
    : QWidget(parent)
    , m_place(place)
    , m_pages(new QStackedWidget)
    , m_search(new SearchPage(place))
    , m_repository(new RepositoryPage(place))
    , m_warnings(new MessagePanel)
    , m_limit(new LimitLine)
{
    setObjectName(place.isHub() ? u"hubPage"_s : u"registryPage"_s);
    setAcceptDrops(true);
    m_pages->addWidget(m_search);
    m_pages->addWidget(m_repository);
    m_limit->setContentsMargins(12, 4, 12, 4);
    m_warnings->setObjectName(u"registryWarnings"_s);
    m_warnings->hide();
    auto *warnings = new QHBoxLayout;
    warnings->setContentsMargins(12, 4, 12, 4);
    warnings->addWidget(m_warnings);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pages, 1);
    layout->addLayout(warnings);
    layout->addWidget(m_limit);
    m_limit->setVisible(place.isHub());

    connect(m_search, &SearchPage::searchRequested, this, &BrowsePage::searchRequested);
    connect(m_search, &SearchPage::searchDropped, this, &BrowsePage::searchDropped);
    connect(m_search, &SearchPage::repositoryOpened, this, &BrowsePage::open);
    connect(m_search, &SearchPage::dragging, this, &BrowsePage::dragging);
    connect(m_repository, &RepositoryPage::detailsRequested, this, &BrowsePage::detailsRequested);
    connect(m_repository, &RepositoryPage::pullRequested, this, &BrowsePage::pullRequested);
    connect(m_repository, &RepositoryPage::tagWanted, this, &BrowsePage::tagWanted);
    connect(m_repository, &RepositoryPage::copyWanted, this, &BrowsePage::copyWanted);
    connect(m_repository, &RepositoryPage::copiesWanted, this, &BrowsePage::copiesWanted);
    connect(m_repository, &RepositoryPage::allTagsWanted, this, &BrowsePage::allTagsWanted);
    connect(m_repository, &RepositoryPage::removalWanted, this, &BrowsePage::removalWanted);
    connect(m_repository->readme(), &ReadmePane::linkActivated, this, &BrowsePage::followLink);
    connect(m_repository, &RepositoryPage::inspectRequested, this, &BrowsePage::inspectRequested);
    connect(m_repository, &RepositoryPage::backRequested, this, [this] {
        m_pages->setCurrentWidget(m_search);
        m_search->begin();
        m_search->activate();
    });
    connect(m_repository->tags(), &TagPane::tagsRequested, this, &BrowsePage::tagsRequested);
    connect(m_repository->tags(), &TagPane::dragging, this, &BrowsePage::dragging);
    connect(m_repository->readme(), &ReadmePane::pictureRequested, this,
            &BrowsePage::pictureRequested);
}

void BrowsePage::setStores(const QList<StoreEntry> &stores, const QString &target)
{
    m_repository->setStores(stores, target);
}

void BrowsePage::setStored(const models::StoredNames &stored)
{
    m_repository->tags()->setStored(stored);
}

void BrowsePage::open(const oci::Reference &reference)
{
    m_pages->setCurrentWidget(m_repository);
    m_repository->open(reference);
    if (m_place.isHub())
        Q_EMIT limitRequested();
}

void BrowsePage::reloadTags(const QString &repository)
{
    m_repository->tags()->reload(repository);
}

void BrowsePage::activateSearch()
{
    if (m_pages->currentWidget() == m_repository)
        m_repository->tags()->activateFilter();
    else
        m_search->activate();
}

PullWish BrowsePage::wishFor(const QString &store, const QStringList &names) const
{
    PullWish wish{.store = store};
    for (const QString &name : names) {
        auto reference = oci::Reference::parse(name);
        if (!reference)
            continue;
        // A repository: which of its tags is for the person to say.
        wish.isOpen |= reference->repository() == name;
        wish.references += *std::move(reference);
    }
    const bool areTags = m_pages->currentWidget() == m_repository && !wish.isOpen;
    if (areTags)
        wish.platform = m_repository->platform();
    wish.isOpen |= areTags && m_repository->isForeign();
    return wish;
}

QList<oci::Platform> BrowsePage::offeredPlatforms() const
{
    return m_pages->currentWidget() == m_repository ? m_repository->offeredPlatforms()
                                                    : QList<oci::Platform>();
}

void BrowsePage::showFound(const hub::SearchRequest &request,
                           const core::Result<hub::SearchAnswer> &answer, const QDateTime &until)
{
    m_search->showFound(request, answer, until);
}

void BrowsePage::showDetails(const QString &name,
                             const core::Result<hub::RepositoryDetails> &details)
{
    m_repository->showDetails(name, details);
}

void BrowsePage::showTags(const hub::TagsRequest &request, const core::Result<hub::TagPage> &page,
                          const QDateTime &until)
{
    m_repository->tags()->showTags(request, page, until);
}

void BrowsePage::showInspected(const oci::Reference &reference,
                               const core::Result<registry::RemoteDetails> &found)
{
    if (!found)
        return Q_EMIT inspectionFailed(reference, found.error());
    const auto &shown = m_repository->repository();
    if (shown && shown->repository() == reference.repository()) {
        const store::Image &image = found->details.image;
        hub::TagDetails tag{
            .name = reference.tag(), .digest = image.target.digest, .sizeBytes = image.sizeBytes};
        for (const store::PlatformImage &platform : image.platforms)
            tag.images.append({.platform = platform.platform,
                               .digest = platform.manifest.digest,
                               .sizeBytes = platform.sizeBytes});
        m_repository->setDetails(tag, found->attached);
    }
    Q_EMIT inspected(found->details);
    if (found->attachedError)
        Q_EMIT attachedFailed(reference, *found->attachedError);
}

void BrowsePage::showPicture(const QUrl &address, const QImage &picture)
{
    m_repository->readme()->showPicture(address, picture);
}

void BrowsePage::showLimit(const std::optional<registry::PullLimit> &limit)
{
    m_limit->setLimit(limit);
}

void BrowsePage::showWarnings(const QStringList &texts)
{
    if (texts == m_warned)
        return; // What was closed, or unfolded, stays so.
    m_warned = texts;
    constexpr int MostLines = 3;
    m_warnings->setMessage({.kind = Message::Kind::Warning,
                            .heading = Tr::tr("“%1” says:").arg(m_place.domain),
                            .text = texts.mid(0, MostLines).join(u'\n'),
                            .details = texts.size() > MostLines ? texts.join(u'\n') : QString()});
    m_warnings->setHidden(texts.isEmpty());
}

void BrowsePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_search->begin();
    if (m_place.isHub())
        Q_EMIT limitRequested();
}

std::optional<oci::Reference> BrowsePage::meaningOf(const QMimeData *dropped)
{
    const bool isLink = dropped->hasUrls() && !dropped->urls().isEmpty();
    if (isLink && dropped->urls().constFirst().isLocalFile())
        return {};
    const QString text = isLink ? dropped->urls().constFirst().toString() : dropped->text();
    auto reference = oci::Reference::parsePasted(text.simplified().left(4096));
    return reference ? std::optional(*std::move(reference)) : std::nullopt;
}

/// What is dragged out of this window is not meant for this page.
void BrowsePage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->source() == nullptr && meaningOf(event->mimeData()))
        event->acceptProposedAction();
    else
        event->ignore();
}

void BrowsePage::dropEvent(QDropEvent *event)
{
    const auto reference = meaningOf(event->mimeData());
    if (!reference)
        return event->ignore();
    event->setDropAction(Qt::CopyAction);
    event->accept();
    window()->activateWindow();
    Q_EMIT repositoryDropped(*reference);
}

/// A page of a repository on the Hub is one here too; everything else is for the browser.
void BrowsePage::followLink(const QUrl &link)
{
    const bool isRepository =
        link.host() == "hub.docker.com"_L1
        && (link.path().startsWith("/r/"_L1) || link.path().startsWith("/_/"_L1));
    if (isRepository) {
        if (const auto reference = oci::Reference::parsePasted(link.toString()))
            return open(*reference);
    }
    QDesktopServices::openUrl(link);
}

} // namespace views
