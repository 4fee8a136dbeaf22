// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/oci/descriptor.h"
#include "core/oci/reference.h"

#include <optional>
#include <stop_token>

namespace store {
class OciStore;
}

namespace registry {

class Client;
class PullProgress;

/// A layer that a pull needs.
struct LayerJob
{
    oci::Descriptor blob;
    std::optional<oci::DiffId> diffId = {}; ///< None for an artifact: its blobs are not indexed.
    qsizetype position = 0;                 ///< In the PullProgress.
    bool isAbsent = false;                  ///< The registry need not have it, and has it not.
};

/// Brings one layer into the store, verified and indexed, going on from what an earlier transfer
/// left. Returns the bytes that came over the network. Bytes that turn out wrong after an earlier
/// transfer's were reused are fetched once more from the start.
[[nodiscard]] core::Result<qint64> transferLayer(Client &client, store::OciStore &store,
                                                 const oci::Reference &repository,
                                                 const LayerJob &job, PullProgress &progress,
                                                 std::stop_token stop);

} // namespace registry
