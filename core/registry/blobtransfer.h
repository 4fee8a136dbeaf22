// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/backoff.h"
#include "core/oci/descriptor.h"
#include "core/registry/blobsink.h"
#include "core/registry/client.h"
#include "core/registry/session.h"

#include <stop_token>

namespace registry {

class HostGate;

/// One blob on its way into a sink, over as many requests as it takes. Each try starts at the
/// registry: where it redirected to before may have expired. Private to core/registry.
class BlobTransfer final : private net::BodyReceiver
{
public:
    BlobTransfer(Session &session, HostGate &hosts, const Repository &repository,
                 const oci::Descriptor &descriptor, BlobSink &sink, net::WaitObserver observer,
                 std::stop_token stop);

    [[nodiscard]] core::Result<void> run(const net::RetryPolicy &policy);

private:
    core::Result<void> begin(const net::Response &response) override;
    core::Result<void> receive(QByteArrayView bytes) override;

    [[nodiscard]] net::Request request() const;
    [[nodiscard]] core::Result<void> beginWhole(const net::Response &response);
    [[nodiscard]] core::Result<void> beginPart(const net::Response &response);
    [[nodiscard]] bool startAnew(const net::Failure &failure);
    [[nodiscard]] net::Failure cutShort() const;
    [[nodiscard]] std::unexpected<core::Error> broken(const net::Response &response,
                                                      const QString &fact) const;
    [[nodiscard]] std::unexpected<core::Error> wrongSize(const QString &fact) const;

    Session &m_session;
    HostGate &m_hosts;
    const Repository &m_repository;
    const oci::Descriptor &m_descriptor;
    BlobSink &m_sink;
    const net::WaitObserver m_observer;
    const std::stop_token m_stop;
    net::Backoff *m_backoff = nullptr;

    QByteArray m_etag; ///< Strong; empty if none was seen.
    bool m_useRanges = true;
    bool m_rangeRefused = false; ///< The last answer to a range cannot be used.
};

} // namespace registry
