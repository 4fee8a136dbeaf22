// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/sshtransport.h"

#include "core/engine/unreachable.h"

using namespace Qt::StringLiterals;

namespace engine {

using core::Error;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

/// A socket whose ssh ended is closed a moment before ssh is known to have ended.
constexpr std::chrono::milliseconds EndTime(250);

} // namespace

SshTransport::SshTransport(const Endpoint &endpoint)
    : m_endpoint(endpoint)
    , m_tunnel(endpoint)
{}

Result<net::Request> SshTransport::begin(const std::stop_token &stop)
{
    return m_tunnel.open(stop).transform(
        [](const QString &socket) { return localRequest(socket); });
}

// sshd does not tell why it could not connect to the socket.
Error SshTransport::explain(const net::Failure &failure)
{
    if (failure.error.code != ErrorCode::Network || failure.cause == net::Failure::Cause::Silence)
        return brokenOff(m_endpoint, failure);
    if (!m_tunnel.isOpen(EndTime))
        return sshError(m_endpoint, m_tunnel.words());
    if (failure.cause != net::Failure::Cause::NoAnswer)
        return brokenOff(m_endpoint, failure);
    const Address &address = m_endpoint.address;
    return {ErrorCode::Network,
            address.path.isEmpty()
                ? Tr::tr("No engine answers at %1 on “%2”. Check that it runs and that you may use "
                         "it there; if it listens elsewhere, put the path of its socket behind the "
                         "host.")
                      .arg(m_tunnel.remoteSocket(), address.host)
                : Tr::tr("No engine answers at %1 on “%2”. Check that it runs, that the path is "
                         "right, and that you may use it there.")
                      .arg(m_tunnel.remoteSocket(), address.host),
            m_tunnel.words().trimmed()};
}

} // namespace engine
