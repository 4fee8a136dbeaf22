// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/backoff.h"
#include "core/net/message.h"
#include "core/registry/registryerror.h"

#include <QSet>
#include <QUrl>

#include <expected>
#include <stop_token>

namespace registry {

class Client;

/// A list that a registry gives in pages, which lead from one to the next by Link
/// (distribution-spec, "Content Discovery").
struct PagedList
{
    Repository repository; ///< Whose login it needs.
    net::Request first;
    RequestSubject subject;
    qint64 pageBytes = 0; ///< At most, of each page.
};

/// Reads a PagedList, page by page. A page that was there before ends it, and nothing leads to
/// another host. Requests are repeated with back-off where that may help. Blocks; one thread at a
/// time. Private to core/registry.
class PageReader final
{
public:
    /// \a client outlives this.
    PageReader(const Client &client, PagedList list);

    [[nodiscard]] bool isAtEnd() const { return !m_request.url.isValid(); }
    /// Not called at the end. After a failure the same page may be asked for again.
    [[nodiscard]] std::expected<QByteArray, net::Failure>
    next(const std::stop_token &stop, const net::WaitObserver &observer = {});
    /// There is enough.
    void end() { m_request.url = QUrl(); }

private:
    const Client *m_client;
    PagedList m_list;
    net::Request m_request; ///< Of the next page.
    QSet<QUrl> m_seen = {};
};

} // namespace registry
