// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/registrylists.h"

#include "core/oci/reference.h"
#include "core/registry/client.h"
#include "models/naturalorder.h"

#include <algorithm>

namespace app::registrylists {

core::Result<QStringList> tagNames(const registry::Client &client, const QString &repository,
                                   std::stop_token stop)
{
    const auto reference = oci::Reference::parse(repository);
    if (!reference)
        return std::unexpected(reference.error());
    auto names = client.fetchTags(*reference, std::move(stop));
    if (names)
        std::ranges::sort(*names, [](const QString &a, const QString &b) {
            return models::compareNaturally(a, b) > 0;
        });
    return names;
}

hub::TagPage pageOf(const QStringList &names, const hub::TagsRequest &request)
{
    const QStringList matching = request.filter.isEmpty() ? names : names.filter(request.filter);
    const qsizetype first = qsizetype(request.page - 1) * request.pageSize;
    hub::TagPage page{.total = matching.size(), .tags = {}};
    for (const QString &name : matching.mid(first, request.pageSize))
        page.tags.append({.name = name});
    page.hasMore = first + request.pageSize < matching.size();
    return page;
}

hub::SearchAnswer matchesOf(const QStringList &names, const hub::SearchRequest &request)
{
    const QStringList matching =
        request.words.isEmpty() ? names : names.filter(request.words, Qt::CaseInsensitive);
    const qsizetype first = qsizetype(request.page - 1) * request.pageSize;
    hub::SearchAnswer answer{.page = {.total = matching.size(), .rows = {}}};
    for (const QString &name : matching.mid(first, request.pageSize))
        answer.page.rows.append({.name = name});
    answer.hasMore = first + request.pageSize < matching.size();
    return answer;
}

} // namespace app::registrylists
