// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/limits.h"
#include "core/net/backoff.h"
#include "core/net/httpclient.h"
#include "core/oci/descriptor.h"
#include "core/oci/reference.h"
#include "core/registry/blobsink.h"

#include <QByteArray>
#include <QStringList>

#include <expected>
#include <memory>
#include <optional>
#include <stop_token>

namespace registry {

class CredentialSource;
class DiskLedger;
class HostGate;
struct Repository;
struct RequestSubject;
class Routes;
class Session;
class UploadSessions;
class Warnings;

/// A manifest or index as the registry sent it.
struct FetchedManifest
{
    oci::Descriptor descriptor; ///< Of exactly these bytes; the digest was computed here.
    QByteArray bytes;
};

/// Pulls from registries that speak the OCI distribution-spec, from any of them and for any number
/// of threads at once. Calls block, for worker threads only; each ends within milliseconds of a
/// request to stop. Requests are repeated with back-off where that may help, with tokens fetched
/// and renewed on the way.
///
/// Errors: NotFound; Unauthenticated and PermissionDenied (registries do not tell a private
/// repository from a missing one, the message says so); Network; DigestMismatch; LimitExceeded;
/// Unsupported for schema 1 and unknown formats; Cancelled.
class Client final
{
public:
    struct Options
    {
        net::HttpClient::Options http = {};
        net::RetryPolicy retry = {};
        /// Larger blobs are sent in pieces of this size, so that no more is lost when a connection
        /// breaks.
        qint64 uploadChunk = 32 * core::limits::MiB;
        /// Where a later run finds the uploads that this one did not finish; empty: nowhere.
        QString uploadsFile = {};
        /// Asked for user names and passwords; none: everything is anonymous.
        std::shared_ptr<CredentialSource> credentials = {};
        /// How registries are reached, and whom to trust there; none: as their names say.
        /// Manifests, blobs and digests of tags come from the first mirror that has them, else from
        /// the registry itself, and are checked alike.
        std::shared_ptr<Routes> routes = {};
    };

    Client();
    explicit Client(Options options);
    ~Client();
    Q_DISABLE_COPY_MOVE(Client)

    /// The manifest or index behind \a reference: by its digest if it has one, else its tag is
    /// resolved to a digest first, so that what is described is what is fetched. The bytes are
    /// bounded, hashed and compared with whatever digest was named; they are not parsed.
    [[nodiscard]] core::Result<FetchedManifest>
    fetchManifest(const oci::Reference &reference, std::stop_token stop = {},
                  net::WaitObserver observer = {}) const;

    /// The manifest \a descriptor of the repository of \a repository (an entry of an index). Size
    /// and digest are checked.
    [[nodiscard]] core::Result<FetchedManifest>
    fetchManifest(const oci::Reference &repository, const oci::Descriptor &descriptor,
                  std::stop_token stop = {}, net::WaitObserver observer = {}) const;

    /// A configuration or another small blob of at most limits::Config bytes, from the descriptor
    /// itself if it is embedded. Size and digest are checked.
    [[nodiscard]] core::Result<QByteArray> fetchSmallBlob(const oci::Reference &repository,
                                                          const oci::Descriptor &descriptor,
                                                          std::stop_token stop = {},
                                                          net::WaitObserver observer = {}) const;

    /// Is the blob \a descriptor there? Asked once by HEAD, without waiting.
    [[nodiscard]] core::Result<bool> hasBlob(const oci::Reference &repository,
                                             const oci::Descriptor &descriptor,
                                             std::stop_token stop = {},
                                             net::WaitObserver observer = {}) const;

    /// Streams the blob \a descriptor into \a sink from sink.position() on, and again from there
    /// after every interruption. On success the sink holds exactly descriptor.size bytes; their
    /// digest is for the sink to check. What came before a failure stays in the sink.
    [[nodiscard]] core::Result<void> fetchBlob(const oci::Reference &repository,
                                               const oci::Descriptor &descriptor, BlobSink &sink,
                                               net::WaitObserver observer = {},
                                               std::stop_token stop = {}) const;

    /// The digest behind the tag of \a reference, by HEAD, which Docker Hub does not count; nothing
    /// if the registry does not say it that way.
    [[nodiscard]] core::Result<std::optional<oci::Digest>>
    resolve(const oci::Reference &reference, std::stop_token stop = {},
            net::WaitObserver observer = {}) const;

    /// NameList::tags() as a whole.
    [[nodiscard]] core::Result<QStringList> fetchTags(const oci::Reference &repository,
                                                      std::stop_token stop = {},
                                                      net::WaitObserver observer = {}) const;

    /// Somebody has signed in, or out: credentials are looked for anew.
    void forgetAuthorizations();
    /// Null if none were given.
    [[nodiscard]] std::shared_ptr<Routes> routes() const;
    /// What registries have told so far.
    [[nodiscard]] const Warnings &warnings() const;

    // For the rest of core/registry:
    /// A short answer of \a repository with its body, of at most \a limit bytes; repeated with
    /// back-off where that may help.
    [[nodiscard]] std::expected<net::Response, net::Failure>
    fetchShort(const Repository &repository, const net::Request &request,
               const RequestSubject &subject, qint64 limit, const net::WaitObserver &observer,
               const std::stop_token &stop) const;
    /// The registry itself, never a mirror, as the routes say; the errors of Routes::origin().
    [[nodiscard]] core::Result<Repository> origin(const oci::Reference &reference,
                                                  const std::stop_token &stop) const;
    [[nodiscard]] Session &session() const;
    [[nodiscard]] const Options &options() const;
    [[nodiscard]] UploadSessions &uploads() const;
    /// The limits and pauses of the registries, which all transfers of this client keep.
    [[nodiscard]] HostGate &hosts() const;
    /// What the pulls of this client that run still take on the disk.
    [[nodiscard]] DiskLedger &disks();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace registry
