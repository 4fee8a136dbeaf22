// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/sshtunnel.h"
#include "core/engine/transport.h"

namespace engine {

/// Through a tunnel of ssh. Private to core/engine.
class SshTransport final : public Transport
{
public:
    explicit SshTransport(const Endpoint &endpoint);

    [[nodiscard]] core::Result<net::Request> begin(const std::stop_token &stop) override;
    [[nodiscard]] core::Error explain(const net::Failure &failure) override;

private:
    const Endpoint m_endpoint;
    SshTunnel m_tunnel;
};

} // namespace engine
