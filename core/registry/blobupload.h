// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/backoff.h"
#include "core/oci/descriptor.h"
#include "core/oci/hasher.h"
#include "core/registry/blobcontent.h"
#include "core/registry/session.h"

#include <expected>
#include <functional>
#include <optional>
#include <stop_token>

namespace registry {

class HostGate;
class UploadSessions;

/// A blob that a repository is to have.
struct UploadPlan
{
    const oci::Descriptor &blob;
    BlobContent &content;
    QString mountFrom = {}; ///< Another repository of the registry that has it; empty: none known.
    /// Larger blobs go in pieces of this size, each of which the registry confirms.
    qint64 chunk = 0;
    /// Told on the thread that sends: so many bytes are there or on their way, because they were
    /// just sent, or because the registry says so, which may be fewer than before.
    std::function<void(qint64 position, bool isSent)> moved = {};
};

enum class UploadResult { Sent, Mounted };

/// One blob on its way to a registry, over as many requests as it takes (distribution-spec,
/// "Pushing blobs"). After every interruption the registry is asked how much it has. Private to
/// core/registry.
class BlobUpload final
{
public:
    BlobUpload(Session &session, UploadSessions &sessions, HostGate &hosts,
               const Repository &repository, const UploadPlan &plan, net::WaitObserver observer,
               std::stop_token stop);

    /// What the registry has of it when this fails is gone on with by the next one.
    [[nodiscard]] core::Result<UploadResult> run(const net::RetryPolicy &policy);

private:
    using Answer = std::expected<net::Response, net::Failure>;
    /// Nothing: another step follows.
    using Step = std::expected<std::optional<UploadResult>, net::Failure>;

    [[nodiscard]] Step next();
    [[nodiscard]] Step open();
    [[nodiscard]] Step askPosition();
    [[nodiscard]] Step sendChunk();
    [[nodiscard]] Step close();
    [[nodiscard]] Step afterRefusedChunk(const net::Failure &failure);
    [[nodiscard]] Step startAnew(net::Failure failure);

    [[nodiscard]] Answer ask(net::Request request);
    [[nodiscard]] std::expected<void, net::Failure> follow(const net::Response &answer,
                                                           bool isRequired);
    [[nodiscard]] net::BodySource bytesUpTo(qint64 end);
    [[nodiscard]] core::Result<qsizetype> read(std::span<char> out);
    [[nodiscard]] core::Result<void> hash(QByteArrayView bytes);
    [[nodiscard]] std::expected<void, net::Failure> moveTo(qint64 position);
    [[nodiscard]] std::expected<void, net::Failure> checkDigest(const net::Response &answer) const;
    [[nodiscard]] net::Failure unusable(const net::Response &answer, const QString &fact) const;

    Session &m_session;
    UploadSessions &m_sessions;
    HostGate &m_hosts;
    const Repository &m_repository;
    const UploadPlan &m_plan;
    const oci::Descriptor &m_blob;
    const net::WaitObserver m_observer;
    const std::stop_token m_stop;

    QString m_mountFrom;
    QUrl m_location;
    bool m_isSure = false;    ///< The registry has m_position bytes.
    bool m_wholeOnly = false; ///< It does not take pieces.
    bool m_inChunks = false;
    qint64 m_chunk = 0;
    qint64 m_position = 0;  ///< What is confirmed.
    qint64 m_progress = 0;  ///< Of it, what Backoff was not told yet.
    qint64 m_readFrom = -1; ///< Where the content is; -1: anywhere.
    int m_restarts = 3;     ///< Left.

    oci::Hasher m_hasher;
    qint64 m_hashed = 0; ///< So many bytes from the start; -1: some were skipped.
};

} // namespace registry
