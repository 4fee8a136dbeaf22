// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/pages.h"

#include "core/net/boundedbody.h"
#include "core/registry/client.h"
#include "core/registry/hostgate.h"
#include "core/registry/session.h"
#include "core/registry/taglist.h"

#include <QSet>

namespace registry {

namespace {

using Answer = std::expected<net::Response, net::Failure>;

Answer fetchPage(const Client &client, const PagedList &list, const net::Request &request,
                 const std::stop_token &stop)
{
    const QString &host = list.repository.domain;
    net::Backoff backoff(client.options().retry, {}, stop);
    for (;;) {
        if (auto passed = client.hosts().pass(host, {}, stop); !passed)
            return std::unexpected(net::Failure{std::move(passed).error()});
        net::BoundedBody body(list.pageBytes);
        Answer answer = client.session().fetch(list.repository, request, list.subject, body, stop);
        if (answer)
            answer->body = body.take();
        if (answer || answer.error().kind == net::Failure::Kind::Final)
            return answer;
        if (auto waited = client.hosts().backOff(host, backoff, answer.error()); !waited)
            return std::unexpected(
                net::Failure{.error = std::move(waited).error(), .status = answer.error().status});
    }
}

} // namespace

std::expected<void, net::Failure>
fetchPages(const Client &client, const PagedList &list,
           const std::function<core::Result<bool>(const QByteArray &page)> &take,
           const std::stop_token &stop)
{
    QSet<QUrl> seen;
    net::Request request = list.first;
    request.redirects = net::Request::Redirects::SameOrigin;
    while (request.url.isValid()) {
        seen.insert(request.url);
        const Answer answer = fetchPage(client, list, request, stop);
        if (!answer)
            return std::unexpected(answer.error());
        const auto wantsMore = take(answer->body);
        if (!wantsMore)
            return std::unexpected(net::Failure{.error = wantsMore.error()});
        const QUrl next = nextPage(*answer);
        if (!*wantsMore || seen.contains(next))
            break;
        request.url = next;
    }
    return {};
}

} // namespace registry
