// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/oci/descriptor.h"
#include "core/oci/platform.h"
#include "core/oci/reference.h"
#include "core/registry/pullprogress.h"

#include <QList>
#include <QString>

#include <optional>
#include <stop_token>

namespace store {
class OciStore;
}

namespace registry {

class Client;

struct PushRequest
{
    QString image;         ///< What the store calls it: a name, a digest, the beginning of an ID.
    oci::Reference target; ///< Where it goes to, and its tag there.
    /// Only this one; empty: what the name means here, every platform of an index.
    std::optional<oci::Platform> platform = {};
};

/// What a push, or a copy between registries, did.
struct PushOutcome
{
    oci::Descriptor target;   ///< What the tag means there now: an index or a manifest.
    bool wasComplete = false; ///< All of it was there already; only the tag was put.
    qint64 uploadedBytes = 0;
    qsizetype mountedLayers = 0; ///< Those that the registry took from another of its repositories.
    /// Non-distributable layers that the registry does not have, and was not sent.
    QList<oci::Descriptor> absentLayers = {};
};

/// Sends an image of the store to a registry: blobs that are missing there, in pieces and up to
/// three at a time, or mounted from another repository of the registry where the store knows one;
/// then manifests, and the tag last. A broken connection is gone on with from where the registry
/// says that it is; after a failure or a stop, \a client knows for some hours where its uploads
/// were.
///
/// The stages of layers in \a progress are those of a pull, with the registry in place of the
/// store. Blocks until done: for a worker thread. A stop through \a stop is obeyed within 100 ms.
/// Errors: those of Publisher and of OciStore::inspect(); InvalidArgument for a target without a
/// tag; NotFound if a part of the image is not here, which an index needs unless the registry has
/// it.
[[nodiscard]] core::Result<PushOutcome> push(const Client &client, store::OciStore &store,
                                             const PushRequest &request, PullProgress &progress,
                                             const std::stop_token &stop = {});

/// Fails with InvalidArgument, in words, unless \a target can be pushed to: it has a tag, and no
/// digest.
[[nodiscard]] core::Result<void> requireTag(const oci::Reference &target);

} // namespace registry
