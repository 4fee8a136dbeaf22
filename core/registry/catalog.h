// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QStringList>

#include <stop_token>

namespace registry {

class Client;

/// The repositories of one page of a catalog, `/v2/_catalog`, which is outside of the
/// distribution-spec; what is no name is left out. Corrupt, worded, if it is no such page; \a
/// domain is for the words.
[[nodiscard]] core::Result<QStringList> parseCatalogPage(QByteArrayView json,
                                                         const QString &domain);

/// All repositories of the registry \a domain, in its order. Unsupported if it does not list them,
/// or not to whoever asks, as many registries do; LimitExceeded above limits::Tags; else the errors
/// of Client. Blocks: for a worker thread.
[[nodiscard]] core::Result<QStringList> fetchCatalog(const Client &client, const QString &domain,
                                                     const std::stop_token &stop = {});

} // namespace registry
