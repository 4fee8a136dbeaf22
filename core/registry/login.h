// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/credentials.h"

#include <memory>

namespace registry {

class Routes;

/// The registry that a person means: "https://index.docker.io/v1/", "docker.io" and "" are
/// "docker.io". InvalidArgument if \a text is no name of a host, with a port or without.
[[nodiscard]] core::Result<QString> registryNamed(const QString &text);

/// Does a registry answer at \a domain, whoever may use it? Network, Unsupported (something else
/// answers), Cancelled. Blocks.
[[nodiscard]] core::Result<void>
checkRegistry(const QString &domain, const std::shared_ptr<Routes> &routes, std::stop_token stop);

enum class LoginCheck {
    Taken,
    Untested, ///< Nothing that could be asked for needs a login; what can be may all the same.
};

/// Asks the registry \a domain, or the token server that it names, whether it takes
/// \a credentials (distribution-spec, "Authentication"). Nothing is pulled; where everybody may do
/// that, it is asked for the place of an upload, of which nothing is sent. It is reached by
/// \a routes; null: as its name says. Blocks.
/// Unauthenticated if it does not; Unsupported if it asks for a login in a way that is not known;
/// Network; Cancelled.
/// A token server may give a new identity token for the one that it is shown; then \a renewed, if
/// it is not null, is set to it, and is what to keep.
[[nodiscard]] core::Result<LoginCheck> checkLogin(const QString &domain,
                                                  const Credentials &credentials,
                                                  const std::shared_ptr<Routes> &routes,
                                                  std::stop_token stop, QString *renewed = nullptr);

} // namespace registry
