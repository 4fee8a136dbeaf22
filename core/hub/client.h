// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/requests.h"
#include "core/net/backoff.h"
#include "core/net/httpclient.h"

#include <QUrl>

#include <atomic>
#include <stop_token>

namespace hub {

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

    /// When the Hub lets this machine go on, as its last refusal for too many questions said;
    /// invalid if it did not refuse, or did not say. Any thread.
    [[nodiscard]] QDateTime limitedUntil() const;

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
    mutable std::atomic<qint64> m_limitedUntil = 0; ///< Milliseconds since 1970; 0 for none.
};

} // namespace hub
