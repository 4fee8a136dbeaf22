// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/backoff.h"
#include "core/registry/blobupload.h"
#include "core/registry/client.h"
#include "core/registry/repository.h"

#include <stop_token>

namespace registry {

/// Changes one repository of a registry: what Client is for reading. Calls block, for worker
/// threads only, any number of them at once; each ends within milliseconds of a request to stop,
/// and is repeated with back-off where that may help.
///
/// Errors: Unauthenticated and PermissionDenied; NotFound where the registry makes no repositories
/// by itself; Unsupported for what it does not allow or take; LimitExceeded for what is too large
/// for it; DigestMismatch; Network; Cancelled.
class Publisher final
{
public:
    /// \a client outlives this. Of \a target only the repository counts.
    [[nodiscard]] static core::Result<Publisher>
    open(const Client &client, const oci::Reference &target, const std::stop_token &stop = {});

    /// Whether the blob or manifest \a thing is there already. Who may not know is told no: what
    /// follows says why.
    [[nodiscard]] core::Result<bool> has(const oci::Descriptor &thing,
                                         const net::WaitObserver &observer = {},
                                         const std::stop_token &stop = {}) const;

    /// Uploads a blob, or has it mounted from another repository of the registry.
    [[nodiscard]] core::Result<UploadResult> upload(UploadPlan plan,
                                                    const net::WaitObserver &observer = {},
                                                    const std::stop_token &stop = {}) const;

    /// Puts a manifest or an index, whose parts are there, under \a tag, or under its digest if
    /// that is empty. DigestMismatch if the registry says that it is something else now.
    [[nodiscard]] core::Result<void> putManifest(const oci::Descriptor &manifest,
                                                 const QByteArray &bytes, const QString &tag,
                                                 const net::WaitObserver &observer = {},
                                                 const std::stop_token &stop = {}) const;

    /// Removes a tag, which not every registry allows; or a manifest by its digest, which takes all
    /// its tags along.
    [[nodiscard]] core::Result<void> remove(const QString &tagOrDigest,
                                            const std::stop_token &stop = {}) const;

private:
    Publisher(const Client &client, const Repository &repository);

    [[nodiscard]] std::expected<net::Response, net::Failure> ask(const net::Request &request,
                                                                 const RequestSubject &subject,
                                                                 const net::WaitObserver &observer,
                                                                 const std::stop_token &stop) const;

    const Client &m_client;
    Repository m_repository;
};

} // namespace registry
