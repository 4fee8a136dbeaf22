// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/client.h"

#include "core/base/limits.h"
#include "core/hub/failure.h"
#include "core/oci/reference.h"

#include <QTimeZone>
#include <QUrlQuery>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace hub {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

QUrl withPath(QUrl base, const QString &path, const QUrlQuery &query = {})
{
    QString root = base.path();
    while (root.endsWith(u'/'))
        root.chop(1);
    base.setPath(root + path);
    base.setQuery(query);
    return base;
}

/// "library/nginx" of "nginx".
Result<QString> pathOf(const QString &repository)
{
    const auto reference = oci::Reference::parse(repository);
    if (reference && reference->domain() == "docker.io"_L1 && reference->path().count(u'/') == 1)
        return reference->path();
    return core::fail(ErrorCode::InvalidArgument,
                      Tr::tr("“%1” is no repository of Docker Hub.").arg(repository));
}

/// A "+" in a query means a space to many servers.
QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString orderOf(SearchRequest::Order order)
{
    switch (order) {
    case SearchRequest::Order::MostPulled:
        return u"pull_count"_s;
    case SearchRequest::Order::RecentlyUpdated:
        return u"updated_at"_s;
    case SearchRequest::Order::BestMatch:
        break;
    }
    return {};
}

QUrl addressFrom(const char *variable, const QUrl &otherwise)
{
    const QUrl url = QUrl::fromUserInput(qEnvironmentVariable(variable));
    return url.isValid() && url.scheme().startsWith("http"_L1) ? url : otherwise;
}

} // namespace

Client::Options Client::Options::fromEnvironment()
{
    Options options;
    options.site = addressFrom("MILLEFEUILLE_HUB", options.site);
    options.index = addressFrom("MILLEFEUILLE_HUB_INDEX", options.index);
    return options;
}

QUrl Client::searchUrl(const SearchRequest &request, SearchVersion version) const
{
    QUrlQuery query;
    const auto add = [&query](const QString &key, const QString &value) {
        if (!value.isEmpty())
            query.addQueryItem(key, encoded(value));
    };
    const QString size = QString::number(request.pageSize);
    if (version == SearchVersion::V4) {
        add(u"query"_s, request.words);
        add(u"from"_s, QString::number(qint64(request.page - 1) * request.pageSize));
        add(u"size"_s, size);
        add(u"type"_s, u"image"_s);
        add(u"badges"_s, request.onlyOfficial ? u"official"_s : QString());
        add(u"architectures"_s, request.architecture);
        if (const QString order = orderOf(request.order); !order.isEmpty()) {
            add(u"sort"_s, order);
            add(u"order"_s, u"desc"_s);
        }
        return withPath(m_options.site, u"/api/search/v4"_s, query);
    }
    const bool isV2 = version == SearchVersion::V2;
    add(isV2 ? u"query"_s : u"q"_s, request.words);
    add(u"page"_s, QString::number(request.page));
    add(isV2 ? u"page_size"_s : u"n"_s, size);
    return isV2 ? withPath(m_options.site, u"/v2/search/repositories/"_s, query)
                : withPath(m_options.index, u"/v1/search"_s, query);
}

QDateTime Client::limitedUntil() const
{
    const qint64 until = m_limitedUntil;
    return until == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(until, QTimeZone::UTC);
}

Client::Answer Client::get(const QUrl &url, const QString &subject, std::stop_token stop) const
{
    net::Request request{.url = url, .redirects = net::Request::Redirects::SameOrigin};
    request.headers.add("Accept"_ba, "application/json"_ba);
    net::Backoff backoff(m_options.retry, {}, stop);
    for (;;) {
        Answer answer = m_http.fetch(request, core::limits::HubAnswer, stop);
        if (answer && answer->isSuccess()) {
            m_limitedUntil = 0;
            return answer;
        }
        if (answer)
            answer =
                std::unexpected(answerFailure(*answer, subject, QDateTime::currentDateTimeUtc()));
        // A person waits: not for minutes until a limit ends.
        const net::Failure &failure = answer.error();
        if (failure.status == 429 && failure.retryAfter)
            m_limitedUntil = QDateTime::currentDateTimeUtc()
                                 .addDuration(*failure.retryAfter)
                                 .toMSecsSinceEpoch();
        if (failure.kind == net::Failure::Kind::Final || failure.status == 429)
            return answer;
        if (auto waited = backoff.wait(failure); !waited)
            return std::unexpected(
                net::Failure{.error = std::move(waited).error(), .status = failure.status});
    }
}

Result<QByteArray> Client::getFirst(const QList<QUrl> &urls, const QString &subject,
                                    std::stop_token stop) const
{
    Answer answer;
    for (const QUrl &url : urls) {
        answer = get(url, subject, stop);
        if (answer)
            return std::move(answer->body);
        if (answer.error().status != 404 && answer.error().status != 410)
            break;
    }
    return std::unexpected(answer.error().error);
}

Result<SearchAnswer> Client::search(const SearchRequest &request, std::stop_token stop) const
{
    using enum SearchVersion;
    constexpr std::array Versions{V4, V2, V1};
    const auto first = std::ranges::find(Versions, m_search.load());
    core::Error problem;
    for (auto version = first; version != Versions.end(); ++version) {
        const Answer answer = get(searchUrl(request, *version), request.words, stop);
        auto page = answer ? parseSearch(answer->body, *version)
                           : Result<SearchPage>(std::unexpected(answer.error().error));
        if (page) {
            m_search = *version;
            // The older searches do not know the badge, but say who is official.
            if (request.onlyOfficial)
                page->skipped += page->rows.removeIf(
                    [](const FoundRepository &row) { return row.trust != Trust::Official; });
            const qint64 seen = qint64(request.page) * request.pageSize;
            return SearchAnswer{
                .page = *std::move(page), .version = *version, .hasMore = seen < page->total};
        }
        if (version == first)
            problem = page.error();
        // A search that is gone, or that has changed; everything else is for the person to know.
        const int status = answer ? 200 : answer.error().status;
        if (status != 200 && status != 400 && status != 404 && status != 410 && status < 500)
            break;
    }
    return std::unexpected(problem);
}

Result<RepositoryDetails> Client::repository(const QString &name, std::stop_token stop) const
{
    const auto path = pathOf(name);
    if (!path)
        return std::unexpected(path.error());
    const QString route = u"/v2/namespaces/%1/repositories/%2"_s.arg(path->section(u'/', 0, 0),
                                                                     path->section(u'/', 1));
    return getFirst({withPath(m_options.site, route),
                     withPath(m_options.site, u"/v2/repositories/%1/"_s.arg(*path))},
                    name, stop)
        .and_then([](const QByteArray &body) { return parseRepository(body); });
}

/// The older route alone sorts and filters.
Result<TagPage> Client::tags(const TagsRequest &request, std::stop_token stop) const
{
    const auto path = pathOf(request.repository);
    if (!path)
        return std::unexpected(path.error());
    QUrlQuery query{{u"page"_s, QString::number(request.page)},
                    {u"page_size"_s, QString::number(request.pageSize)},
                    {u"ordering"_s, u"last_updated"_s}};
    if (!request.filter.isEmpty())
        query.addQueryItem(u"name"_s, encoded(request.filter));
    const QString route = u"/v2/namespaces/%1/repositories/%2/tags"_s.arg(path->section(u'/', 0, 0),
                                                                          path->section(u'/', 1));
    return getFirst({withPath(m_options.site, u"/v2/repositories/%1/tags/"_s.arg(*path), query),
                     withPath(m_options.site, route, query)},
                    request.repository, stop)
        .and_then([](const QByteArray &body) { return parseTags(body); });
}

} // namespace hub
