// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/httpclient.h"
#include "core/registry/credentials.h"

namespace registry {

/// The registry that a person means: "https://index.docker.io/v1/", "docker.io" and "" are
/// "docker.io". InvalidArgument if \a text is no name of a host, with a port or without.
[[nodiscard]] core::Result<QString> registryNamed(const QString &text);

/// Asks the registry \a domain, or the token server that it names, whether it takes
/// \a credentials (distribution-spec, "Authentication"; nothing is pulled). Blocks.
/// Unauthenticated if it does not; Unsupported if it asks nobody for a login, or in a way that is
/// not known; Network; Cancelled.
[[nodiscard]] core::Result<void> checkLogin(const QString &domain, const Credentials &credentials,
                                            const net::HttpClient::Options &http,
                                            std::stop_token stop);

} // namespace registry
