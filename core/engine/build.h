// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/buildcontext.h"
#include "core/engine/buildprogress.h"
#include "core/engine/buildrequest.h"
#include "core/engine/client.h"
#include "core/registry/credentials.h"

namespace engine {

struct BuildOutcome
{
    QString id; ///< Of the image, with the algorithm where the engine says it.

    friend bool operator==(const BuildOutcome &, const BuildOutcome &) = default;
};

/// Sends the context and lets the engine build, with the classic builder of Docker or with Podman.
/// What \a source has for the registries that the Dockerfile names, and nothing else, goes along. A
/// request to stop hangs up, and the engine ends the build. As BuildContext::open() and write();
/// InvalidArgument if there is no such target; if a step fails, an error that names it.
[[nodiscard]] core::Result<BuildOutcome> build(Client &client, const BuildRequest &request,
                                               registry::CredentialSource &source,
                                               BuildProgress &progress, std::stop_token stop);

} // namespace engine
