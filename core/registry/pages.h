// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/message.h"
#include "core/registry/registryerror.h"

#include <functional>
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

/// Gives the pages of \a list to \a take, one after the other, until there are no more or \a take
/// says that it has enough; a page that was there before ends it too. Nothing leads to another
/// host. Repeats a request with back-off where that may help.
[[nodiscard]] std::expected<void, net::Failure>
fetchPages(const Client &client, const PagedList &list,
           const std::function<core::Result<bool>(const QByteArray &page)> &take,
           const std::stop_token &stop);

} // namespace registry
