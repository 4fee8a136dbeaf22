// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/hubpages.h"

#include "app/registrylist.h"
#include "core/base/limits.h"
#include "core/hub/picture.h"
#include "core/registry/client.h"
#include "core/registry/pulllimit.h"
#include "core/registry/warnings.h"
#include "views/hub/browsepage.h"
#include "views/hub/browsing.h"
#include "views/preview/pictures.h"

#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using views::BrowsePage;

namespace app {

namespace {

constexpr int Threads = 6; // What was stopped may take a moment to notice.

QImage pictureAt(const QUrl &address, const std::stop_token &stop)
{
    const auto bytes = hub::fetchPicture(address, stop);
    if (!bytes)
        return {};
    const bool isDrawing = views::isDrawing(
        QString::fromUtf8(QByteArrayView(*bytes).first(qMin<qsizetype>(bytes->size(), 1000))));
    const auto picture = isDrawing ? views::readDrawing(*bytes) : views::readPicture(*bytes);
    return picture ? picture->image : QImage();
}

/// Stops what was asked before with \a source, and gives the token for what is asked now.
std::stop_token renewed(std::stop_source &source)
{
    source.request_stop();
    source = {};
    return source.get_token();
}

/// A repository that is private, or not there: the Hub does not tell which.
bool isHidden(const core::Error &error)
{
    return error.code == core::ErrorCode::NotFound
           || error.code == core::ErrorCode::PermissionDenied;
}

} // namespace

HubPages::HubPages(views::Browsing &browsing, std::shared_ptr<registry::Client> registries,
                   QObject *parent)
    : QObject(parent)
    , m_browsing(browsing)
    , m_registries(std::move(registries))
    , m_hub(std::make_shared<const hub::Client>(hub::Client::Options::fromEnvironment()))
    , m_found(100, 10min)
    , m_details(100, 10min)
    , m_tags(100, 2min)
    , m_catalogs(8, 2min)
    , m_tagNames(8, 2min)
{
    m_pool.setMaxThreadCount(Threads);
    connect(&m_browsing, &views::Browsing::pageOpened, this, &HubPages::serve);
}

HubPages::~HubPages()
{
    m_stop.request_stop();
    for (Work &work : m_work) {
        for (std::stop_source *source : {&work.search, &work.details, &work.tags, &work.inspection})
            source->request_stop();
    }
    m_pool.waitForDone();
}

void HubPages::serve(BrowsePage *page)
{
    m_work.insert(page, {});
    connect(page, &QObject::destroyed, this, [this, page] { m_work.remove(page); });
    connect(page, &BrowsePage::searchRequested, this,
            [this, page](const hub::SearchRequest &request) { search(page, request); });
    connect(page, &BrowsePage::searchDropped, this,
            [this, page] { m_work[page].search.request_stop(); });
    connect(page, &BrowsePage::detailsRequested, this,
            [this, page](const QString &name) { describe(page, name); });
    connect(page, &BrowsePage::tagsRequested, this,
            [this, page](const hub::TagsRequest &request) { listTags(page, request); });
    connect(page, &BrowsePage::inspectRequested, this,
            [this, page](const oci::Reference &reference,
                         const std::optional<oci::Platform> &platform) {
                inspect(page, reference, platform);
            });
    connect(page, &BrowsePage::pictureRequested, this,
            [this, page](const QUrl &address) { fetchPicture(page, address); });
    connect(page, &BrowsePage::limitRequested, this, &HubPages::askForLimit);
}

QDateTime HubPages::limitedUntil() const
{
    const QDateTime until = m_hub->limitedUntil();
    return until > QDateTime::currentDateTimeUtc() ? until : QDateTime();
}

void HubPages::search(BrowsePage *page, const hub::SearchRequest &request)
{
    if (!page->place().isHub())
        return searchCatalog(page, request);
    const std::stop_token stop = renewed(m_work[page].search);
    if (const hub::SearchAnswer *known = m_found.find(request))
        return page->showFound(request, *known, {});
    using Found = core::Result<hub::SearchAnswer>;
    QtConcurrent::run(&m_pool, [hub = m_hub, request, stop] {
        return hub->search(request, stop);
    }).then(page, [this, page, request, stop](const Found &found) {
        if (stop.stop_requested())
            return;
        if (found)
            m_found.insert(request, *found);
        page->showFound(request, found, limitedUntil());
    });
}

void HubPages::searchCatalog(BrowsePage *page, const hub::SearchRequest &request)
{
    const std::stop_token stop = renewed(m_work[page].search);
    const QString domain = page->place().domain;
    const auto *known = m_catalogs.find(domain);
    const auto list = known ? *known : RegistryList::repositories(m_registries, domain);
    if (!known)
        m_catalogs.insert(domain, list);
    using Found = core::Result<hub::SearchAnswer>;
    QtConcurrent::run(&m_pool, [list, request, stop] {
        return list->found(request, stop);
    }).then(page, [this, page, request, stop](const Found &found) {
        if (stop.stop_requested())
            return;
        page->showFound(request, found, {});
        tellWarnings(page);
    });
}

void HubPages::describe(BrowsePage *page, const QString &name)
{
    const std::stop_token stop = renewed(m_work[page].details);
    if (const hub::RepositoryDetails *known = m_details.find(name))
        return page->showDetails(name, *known);
    using Details = core::Result<hub::RepositoryDetails>;
    QtConcurrent::run(&m_pool, [hub = m_hub, name, stop] {
        return hub->repository(name, stop);
    }).then(page, [this, page, name, stop](const Details &details) {
        if (stop.stop_requested())
            return;
        if (details)
            m_details.insert(name, *details);
        page->showDetails(name, details);
    });
}

void HubPages::listTags(BrowsePage *page, const hub::TagsRequest &request)
{
    if (!page->place().isHub() || m_tagNames.find(request.repository))
        return listRegistryTags(page, request);
    const std::stop_token stop = renewed(m_work[page].tags);
    if (const hub::TagPage *known = m_tags.find(request))
        return page->showTags(request, *known, {});
    using Tags = core::Result<hub::TagPage>;
    QtConcurrent::run(&m_pool, [hub = m_hub, request, stop] {
        return hub->tags(request, stop);
    }).then(page, [this, page, request, stop](Tags tags) {
        if (stop.stop_requested())
            return;
        // The Hub knows nobody here; its registry may, by a login.
        if (!tags && isHidden(tags.error()))
            return listRegistryTags(page, request);
        if (tags) {
            tags->hasMore = tags->hasMore && request.page < core::limits::ListPages;
            m_tags.insert(request, *tags);
        }
        page->showTags(request, tags, limitedUntil());
    });
}

void HubPages::listRegistryTags(BrowsePage *page, const hub::TagsRequest &request)
{
    const std::stop_token stop = renewed(m_work[page].tags);
    const auto reference = oci::Reference::parse(request.repository);
    if (!reference)
        return page->showTags(request, std::unexpected(reference.error()), {});
    const auto *known = m_tagNames.find(request.repository);
    const auto list = known ? *known : RegistryList::tags(m_registries, *reference);
    if (!known)
        m_tagNames.insert(request.repository, list);
    using Tags = core::Result<hub::TagPage>;
    QtConcurrent::run(&m_pool, [list, request, stop] {
        return list->page(request, stop);
    }).then(page, [this, page, request, stop](const Tags &tags) {
        if (stop.stop_requested())
            return;
        page->showTags(request, tags, {});
        tellWarnings(page);
    });
}

void HubPages::inspect(BrowsePage *page, const oci::Reference &reference,
                       const std::optional<oci::Platform> &platform)
{
    const std::stop_token stop = renewed(m_work[page].inspection);
    using Found = core::Result<registry::RemoteDetails>;
    QtConcurrent::run(&m_pool, [registries = m_registries, reference, platform, stop] {
        return registry::inspectRemote(*registries, reference, platform, stop);
    }).then(page, [this, page, reference, stop](const Found &found) {
        if (stop.stop_requested())
            return;
        page->showInspected(reference, found);
        tellWarnings(page);
        pulled(reference);
    });
}

void HubPages::tellWarnings(BrowsePage *page)
{
    page->showWarnings(m_registries->warnings().of(page->place().domain));
}

void HubPages::fetchPicture(BrowsePage *page, const QUrl &address)
{
    const std::stop_token stop = m_work[page].details.get_token();
    QtConcurrent::run(&m_pool, [address, stop] {
        return pictureAt(address, stop);
    }).then(page, [page, address, stop](const QImage &picture) {
        if (!stop.stop_requested())
            page->showPicture(address, picture);
    });
}

void HubPages::pulled(const oci::Reference &reference)
{
    if (reference.domain() == "docker.io"_L1 && !m_work.isEmpty())
        askForLimit();
}

void HubPages::tagsChanged(const oci::Reference &reference)
{
    m_tags.clear();
    m_tagNames.clear();
    m_catalogs.clear(); // A copy may have made a repository.
    for (auto work = m_work.keyBegin(); work != m_work.keyEnd(); ++work) {
        if ((*work)->place().domain == reference.domain())
            (*work)->reloadTags(reference.repository());
    }
}

void HubPages::loginsChanged()
{
    m_found.clear();
    m_details.clear();
    m_tags.clear();
    m_tagNames.clear();
    m_catalogs.clear();
    if (m_isAskingForLimit)
        m_asksAgain = true;
    else if (!m_work.isEmpty())
        askForLimit();
}

void HubPages::askForLimit()
{
    if (m_isAskingForLimit)
        return;
    m_isAskingForLimit = true;
    using Limit = core::Result<std::optional<registry::PullLimit>>;
    QtConcurrent::run(&m_pool, [registries = m_registries, stop = m_stop.get_token()] {
        return registry::fetchPullLimit(*registries, stop);
    }).then(this, [this](const Limit &limit) {
        m_isAskingForLimit = false;
        if (std::exchange(m_asksAgain, false))
            return askForLimit();
        for (auto work = m_work.keyBegin(); work != m_work.keyEnd(); ++work) {
            if ((*work)->place().isHub())
                (*work)->showLimit(limit ? *limit : std::nullopt);
        }
    });
}

} // namespace app
