// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/answers.h"
#include "core/net/backoff.h"
#include "core/net/httpclient.h"

#include <QUrl>

#include <atomic>
#include <stop_token>

namespace hub {

/// What a search is narrowed to. The older searches of the Hub know nothing but the words.
struct SearchRequest
{
    QString words = {};
    int page = 1; ///< Counted from 1.
    int pageSize = 25;
    bool onlyOfficial = false;
    QString architecture = {}; ///< "arm64"; empty for all.
    enum class Order { BestMatch, MostPulled, RecentlyUpdated };
    Order order = Order::BestMatch;

    friend bool operator==(const SearchRequest &, const SearchRequest &) = default;
};

/// What was found, and which search found it: the older ones leave out what they do not know.
struct SearchAnswer
{
    SearchPage page;
    SearchVersion version = SearchVersion::V4;
    bool hasMore = false;
};

struct TagsRequest
{
    QString repository;  ///< As people write it: "nginx", "bitnami/nginx".
    QString filter = {}; ///< A part of the tag's name; the Hub looks for it.
    int page = 1;        ///< Counted from 1.
    int pageSize = 100;  ///< The Hub gives at most 100.

    friend bool operator==(const TagsRequest &, const TagsRequest &) = default;
};

/// Asks Docker Hub, anonymously, what there is. Blocking, for worker threads, any number at once;
/// each call ends within milliseconds of a request to stop. Nothing is followed to another host.
///
/// Errors: NotFound, PermissionDenied, InvalidArgument for what is no name of the Hub, Network,
/// Corrupt, LimitExceeded, Cancelled.
class Client final
{
public:
    struct Options
    {
        QUrl site = QUrl(QStringLiteral("https://hub.docker.com"));
        QUrl index = QUrl(QStringLiteral("https://index.docker.io")); ///< Of the oldest search.
        net::HttpClient::Options http = {};
        net::RetryPolicy retry = {.tries = 3};

        /// With the addresses in MILLEFEUILLE_HUB and MILLEFEUILLE_HUB_INDEX, if there are any.
        [[nodiscard]] static Options fromEnvironment();
    };

    Client() = default;
    explicit Client(Options options)
        : m_options(std::move(options))
        , m_http(m_options.http)
    {}

    /// By the newest search that answers; which one that is, is remembered.
    [[nodiscard]] core::Result<SearchAnswer> search(const SearchRequest &request,
                                                    std::stop_token stop = {}) const;
    [[nodiscard]] core::Result<RepositoryDetails> repository(const QString &name,
                                                             std::stop_token stop = {}) const;
    /// Newest first.
    [[nodiscard]] core::Result<TagPage> tags(const TagsRequest &request,
                                             std::stop_token stop = {}) const;

private:
    using Answer = std::expected<net::Response, net::Failure>;

    [[nodiscard]] QUrl searchUrl(const SearchRequest &request, SearchVersion version) const;
    [[nodiscard]] Answer get(const QUrl &url, const QString &subject, std::stop_token stop) const;
    /// The first of \a urls that is there: routes of the Hub come and go.
    [[nodiscard]] core::Result<QByteArray> getFirst(const QList<QUrl> &urls, const QString &subject,
                                                    std::stop_token stop) const;

    Options m_options;
    net::HttpClient m_http;
    mutable std::atomic<SearchVersion> m_search = SearchVersion::V4;
};

} // namespace hub
