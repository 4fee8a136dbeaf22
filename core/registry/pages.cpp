// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/pages.h"

#include "core/registry/client.h"
#include "core/registry/taglist.h"

#include <utility>

namespace registry {

PageReader::PageReader(const Client &client, PagedList list)
    : m_client(&client)
    , m_list(std::move(list))
    , m_request(m_list.first)
{
    m_request.redirects = net::Request::Redirects::SameOrigin;
}

std::expected<QByteArray, net::Failure> PageReader::next(const std::stop_token &stop,
                                                         const net::WaitObserver &observer)
{
    auto answer = m_client->fetchShort(m_list.repository, m_request, m_list.subject,
                                       m_list.pageBytes, observer, stop);
    if (!answer)
        return std::unexpected(std::move(answer).error());
    m_seen.insert(m_request.url);
    const QUrl next = nextPage(*answer);
    // A page that leads to one that was there before would go on for ever.
    m_request.url = m_seen.contains(next) ? QUrl() : next;
    return std::move(answer->body);
}

} // namespace registry
