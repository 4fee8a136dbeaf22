// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/oci/platform.h"
#include "core/oci/reference.h"
#include "core/registry/pullprogress.h"

#include <optional>
#include <stop_token>

namespace store {
class OciStore;
}

namespace registry {

class Client;

struct PullRequest
{
    oci::Reference reference;
    /// Empty: the one that suits this machine, or the only one there is.
    std::optional<oci::Platform> platform = {};
    bool allPlatforms = false; ///< Every platform of the index, attestations too.
    /// Begins although the disk seems to have too little room.
    bool ignoresFreeSpace = false;

    friend bool operator==(const PullRequest &, const PullRequest &) = default;
};

struct PullOutcome
{
    oci::Descriptor target;   ///< What the name points at now: an index or a manifest.
    bool wasComplete = false; ///< Everything was here already.
    qint64 downloadedBytes = 0;
    /// Non-distributable layers that the registry does not have: the image is here without them.
    /// The addresses that it names for them are never asked.
    QList<oci::Descriptor> absentLayers = {};
};

/// Fetches an image into the store, in one pass over every layer: what comes is hashed, written to
/// disk, inflated, hashed again for the DiffID and indexed, on several threads and for as many
/// layers at once as Client::hosts() allows. A layer that another pull fetches, of this program or
/// another, comes with that one. The image is listed only when all of it is here and verified. What
/// came is kept whatever happens, and the next pull goes on from there.
///
/// If the disk has too little room for what is missing, and for what is missing of the other pulls
/// of \a client that run, nothing of the layers is asked for, unless the request says so; if it
/// gets full on the way, the pull ends. Both are Io, with numbers, and PullStatus::shortage.
///
/// Blocks until done: for a worker thread. A stop through \a stop is obeyed within 100 ms.
/// Errors: Cancelled, those of Client, DigestMismatch and Corrupt for images that contradict
/// themselves, NotFound for a platform that the image does not have (the message lists those it
/// has), Io.
[[nodiscard]] core::Result<PullOutcome> pull(Client &client, store::OciStore &store,
                                             const PullRequest &request, PullProgress &progress,
                                             std::stop_token stop = {});

} // namespace registry
