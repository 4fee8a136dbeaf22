// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/message.h"
#include "core/net/urlsafety.h"

#include <chrono>
#include <expected>
#include <memory>
#include <stop_token>

namespace net {

class TlsTrust;

/// The one HTTP client: blocking calls for worker threads, over QNetworkAccessManager, with
/// kept-alive connections. Any number of threads may use one client at once.
///
/// * Redirects are followed here, never by Qt, which would send credentials along: Authorization is
///   dropped when scheme, host or port changes; https to http is refused, and so is a public host
///   that leads to a loopback or link-local address, by literal or by name.
/// * Bodies come as they are on the wire; no encoding is asked for and none is undone.
/// * No cookies, no cache, no credentials but Request::authorization; TLS is verified, unless
///   Options::trust says otherwise of a host; proxies are those of the environment (HTTPS_PROXY,
///   HTTP_PROXY, ALL_PROXY, NO_PROXY) or else of the system, and none for loopback hosts.
/// * An answer of any status is a Response. Failures name the host and what went wrong, and never
///   hold a query or user information of a URL.
/// * A request to stop ends the call within milliseconds wherever it waits, with Cancelled.
class HttpClient final
{
public:
    struct Options
    {
        /// Longest time without a byte in either direction.
        std::chrono::milliseconds silence = std::chrono::seconds(60);
        /// Asked of every https host; null: what the system trusts.
        std::shared_ptr<TlsTrust> trust = {};
    };

    HttpClient() = default;
    explicit HttpClient(const Options &options)
        : m_options(options)
    {}

    /// One exchange and its redirects. The body of a 2xx answer goes to \a receiver in pieces.
    /// What the receiver got before a failure is good and may be continued from.
    [[nodiscard]] std::expected<Response, Failure>
    fetch(const Request &request, BodyReceiver &receiver, std::stop_token stop) const;

    /// As above, with the body in Response::body. LimitExceeded if it has more than \a bodyLimit
    /// bytes.
    [[nodiscard]] std::expected<Response, Failure> fetch(const Request &request, qint64 bodyLimit,
                                                         std::stop_token stop) const;

    /// Whether \a from may send us on to \a to by other means than a redirect; the same rules. An
    /// Authorization for \a from is not for \a to unless both have the same origin.
    [[nodiscard]] std::expected<void, Failure> mayLead(const QUrl &from, const QUrl &to,
                                                       std::stop_token stop) const;

    /// How far away the host of \a url is, by literal or by name. Public if it goes through a proxy
    /// or the name is not known.
    [[nodiscard]] Reach reach(const QUrl &url, std::stop_token stop) const;

private:
    [[nodiscard]] std::expected<Response, Failure> exchange(Request hop, BodyReceiver &receiver,
                                                            const std::stop_token &stop) const;

    Options m_options;
};

} // namespace net
