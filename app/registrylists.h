// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/requests.h"

#include <QStringList>

#include <stop_token>

namespace registry {
class Client;
}

/// What a registry that is not Docker Hub lists, in the form in which the pages take it.
namespace app::registrylists {

/// All tags of a repository, "localhost:5000/team/app", the highest version first: a registry does
/// not say when one was pushed. Blocks: for a worker thread.
[[nodiscard]] core::Result<QStringList> tagNames(const registry::Client &client,
                                                 const QString &repository, std::stop_token stop);

/// The page of the tags \a names that is asked for.
[[nodiscard]] hub::TagPage pageOf(const QStringList &names, const hub::TagsRequest &request);

/// The page of the repositories \a names that is asked for: those whose names have its words in
/// them.
[[nodiscard]] hub::SearchAnswer matchesOf(const QStringList &names,
                                          const hub::SearchRequest &request);

} // namespace app::registrylists
