// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/registrylist.h"

#include "core/registry/client.h"
#include "models/naturalorder.h"

#include <QDeadlineTimer>

#include <algorithm>

using namespace std::chrono_literals;

namespace app {

namespace {

/// As long as a person waits for tags that are in order, rather than for tags.
constexpr auto OrderingTime = 2s;

} // namespace

std::shared_ptr<RegistryList>
RegistryList::repositories(std::shared_ptr<const registry::Client> client, const QString &domain)
{
    auto list = registry::NameList::repositories(*client, domain);
    return std::shared_ptr<RegistryList>(
        new RegistryList(std::move(client), std::move(list), Order::AsListed));
}

std::shared_ptr<RegistryList> RegistryList::tags(std::shared_ptr<const registry::Client> client,
                                                 const oci::Reference &repository)
{
    auto list = registry::NameList::tags(*client, repository);
    return std::shared_ptr<RegistryList>(
        new RegistryList(std::move(client), std::move(list), Order::HighestFirst));
}

RegistryList::RegistryList(std::shared_ptr<const registry::Client> client, registry::NameList list,
                           Order order)
    : m_client(std::move(client))
    , m_order(order)
    , m_list(std::move(list))
{}

core::Result<hub::SearchAnswer> RegistryList::found(const hub::SearchRequest &request,
                                                    const std::stop_token &stop)
{
    auto names =
        readPage({request.words, Qt::CaseInsensitive}, request.page, request.pageSize, stop);
    if (!names)
        return std::unexpected(std::move(names.error()));
    hub::SearchAnswer answer{
        .page = {.total = names->total, .isTotalKnown = names->isTotalKnown, .rows = {}}};
    for (const QString &name : std::as_const(names->names))
        answer.page.rows.append({.name = name});
    answer.hasMore = names->hasMore;
    return answer;
}

core::Result<hub::TagPage> RegistryList::page(const hub::TagsRequest &request,
                                              const std::stop_token &stop)
{
    auto names =
        readPage({request.filter, Qt::CaseSensitive}, request.page, request.pageSize, stop);
    if (!names)
        return std::unexpected(std::move(names.error()));
    hub::TagPage page{.total = names->total, .isTotalKnown = names->isTotalKnown, .tags = {}};
    for (const QString &name : std::as_const(names->names))
        page.tags.append({.name = name});
    page.hasMore = names->hasMore;
    return page;
}

core::Result<RegistryList::NamePage>
RegistryList::readPage(const Part &part, int page, int pageSize, const std::stop_token &stop)
{
    const std::scoped_lock lock(m_mutex);
    const qsizetype first = qsizetype(page - 1) * pageSize;
    const auto names = read(part, first + pageSize + 1, stop);
    if (!names)
        return std::unexpected(names.error());
    return NamePage{.names = names->mid(first, pageSize),
                    .total = names->size(),
                    .isTotalKnown = m_list.isAtEnd(),
                    .hasMore = first + pageSize < names->size()};
}

core::Result<QStringList> RegistryList::read(const Part &part, qsizetype count,
                                             const std::stop_token &stop)
{
    const auto matching = [&](const QStringList &names) {
        return part.words.isEmpty() ? names : names.filter(part.words, part.sensitivity);
    };
    QStringList found = matching(m_names);
    while (found.size() < count && !m_list.isAtEnd()) {
        const auto more = readSome(stop);
        if (!more)
            return more;
        m_names += *more;
        found += matching(*more);
    }
    return found;
}

core::Result<QStringList> RegistryList::readSome(const std::stop_token &stop)
{
    auto names = m_list.next(stop);
    if (m_order == Order::AsListed)
        return names;
    const QDeadlineTimer end(OrderingTime);
    while (names && !m_list.isAtEnd() && !end.hasExpired()) {
        const auto more = m_list.next(stop);
        if (!more)
            break; // What came is shown; whoever wants more is told.
        *names += *more;
    }
    if (names)
        std::ranges::sort(*names, [](const QString &a, const QString &b) {
            return models::compareNaturally(a, b) > 0;
        });
    return names;
}

} // namespace app
