// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/referrers.h"
#include "core/store/imagestore.h"

#include <optional>
#include <stop_token>

namespace registry {

/// What can be read of an image in a registry without pulling it.
struct RemoteDetails
{
    /// As a store tells it; sizes are those in the registry. Of the platforms that were not asked
    /// for, only what the index says is known.
    store::ImageDetails details;
    QList<AttachedArtifact> attached = {};
    /// Why not all that is attached could be listed, or looked into.
    std::optional<core::Error> attachedError = {};
};

/// Reads index, manifest and configuration of \a reference, for \a platform or, without, for the
/// one that suits this machine best, and what is attached to it. On Docker Hub this counts as a
/// pull. Blocks: for a worker thread. The errors of Client and of chooseFromIndex(); what is
/// attached is none of them.
[[nodiscard]] core::Result<RemoteDetails>
inspectRemote(const Client &client, const oci::Reference &reference,
              const std::optional<oci::Platform> &platform, const std::stop_token &stop = {});

} // namespace registry
