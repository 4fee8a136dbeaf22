// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/push.h"

namespace registry {

struct CopyRequest
{
    oci::Reference source;
    oci::Reference target; ///< Where it goes to, and its tag there.
    /// Only this one; empty: what the name means there, every platform of an index.
    std::optional<oci::Platform> platform = {};
};

/// Copies an image from one registry to another, or inside of one, where blobs are mounted. Nothing
/// is stored here: each blob streams through, and is compared with its digest before the other side
/// is told that it is complete.
///
/// As push(); errors: also those of Client for the source.
[[nodiscard]] core::Result<PushOutcome> copy(const Client &client, const CopyRequest &request,
                                             PullProgress &progress,
                                             const std::stop_token &stop = {});

/// Gives what \a source means another tag in the same repository: a manifest goes, and no blob.
/// InvalidArgument if \a target is in another repository.
[[nodiscard]] core::Result<oci::Descriptor> tag(const Client &client, const oci::Reference &source,
                                                const oci::Reference &target,
                                                const std::stop_token &stop = {});

} // namespace registry
