// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/transport.h"
#include "core/net/tlsidentity.h"

#include <mutex>

namespace engine {

/// TCP, with TLS unless the engine is on this machine or the person chose to do without. The
/// engine's certificate is verified always. Private to core/engine.
class TcpTransport final : public Transport
{
public:
    explicit TcpTransport(const Endpoint &endpoint);

    [[nodiscard]] core::Result<net::Request> begin(const std::stop_token &stop) override;
    [[nodiscard]] core::Error explain(const net::Failure &failure) override;

private:
    [[nodiscard]] core::Result<std::shared_ptr<const net::TlsIdentity>> identity();

    const Endpoint m_endpoint;
    const bool m_isLoopback;
    const bool m_usesTls;
    std::mutex m_mutex;
    std::shared_ptr<const net::TlsIdentity> m_identity; ///< Null until it was read.
};

} // namespace engine
