// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/client.h"
#include "core/engine/transferprogress.h"
#include "core/oci/platform.h"
#include "core/oci/reference.h"
#include "core/registry/credentials.h"

#include <optional>

namespace engine {

/// What an engine shall fetch.
struct PullRequest
{
    oci::Reference reference;
    std::optional<oci::Platform> platform = {}; ///< Without: the engine's own.

    friend bool operator==(const PullRequest &, const PullRequest &) = default;
};

struct TransferOutcome
{
    std::optional<oci::Digest> digest = {}; ///< Of the manifest, where the engine says it.
    bool wasComplete = false;               ///< Docker says that the image was up to date.
};

/// Lets the engine fetch an image from its registry. What is saved for that registry in \a source,
/// and nothing else, goes to the engine, which logs in with it. A request to stop hangs up; the
/// engine then ends the pull. NotFound, Unauthenticated, PermissionDenied or Network, each with the
/// engine's own words.
[[nodiscard]] core::Result<TransferOutcome> pull(Client &client, const PullRequest &request,
                                                 registry::CredentialSource &source,
                                                 TransferProgress &progress, std::stop_token stop);

/// Lets the engine send its image \a reference to the registry of that name. InvalidArgument if it
/// has no tag; else as pull().
[[nodiscard]] core::Result<TransferOutcome> push(Client &client, const oci::Reference &reference,
                                                 registry::CredentialSource &source,
                                                 TransferProgress &progress, std::stop_token stop);

} // namespace engine
