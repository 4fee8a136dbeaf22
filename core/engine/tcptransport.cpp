// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/tcptransport.h"

#include "core/engine/unreachable.h"
#include "core/net/urlsafety.h"

using namespace Qt::StringLiterals;

namespace engine {

using core::Error;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

constexpr int PlainPort = 2375;
constexpr int TlsPort = 2376;

} // namespace

TcpTransport::TcpTransport(const Endpoint &endpoint)
    : m_endpoint(endpoint)
    , m_isLoopback(net::isLoopbackHost(endpoint.address.host))
    , m_usesTls(!endpoint.access.certificates.isEmpty()
                || (!m_isLoopback && !endpoint.access.allowsPlain))
{}

Result<std::shared_ptr<const net::TlsIdentity>> TcpTransport::identity()
{
    const std::scoped_lock lock(m_mutex);
    if (m_identity || m_endpoint.access.certificates.isEmpty())
        return m_identity;
    auto read = net::TlsIdentity::read(m_endpoint.access.certificates);
    if (read)
        m_identity = *read;
    return read;
}

Result<net::Request> TcpTransport::begin(const std::stop_token &)
{
    net::Request request{.method = net::Request::Method::Get, .url = {}};
    const int usualPort = m_usesTls ? TlsPort : PlainPort;
    request.url.setScheme(m_usesTls ? u"https"_s : u"http"_s);
    request.url.setHost(m_endpoint.address.host);
    request.url.setPort(m_endpoint.address.port > 0 ? m_endpoint.address.port : usualPort);
    if (m_usesTls) {
        auto who = identity();
        if (!who)
            return std::unexpected(std::move(who.error()));
        request.tls = std::move(*who);
    }
    return request;
}

Error TcpTransport::explain(const net::Failure &failure)
{
    const Error &error = failure.error;
    if (failure.cause == net::Failure::Cause::Certificate)
        return error;
    if (failure.cause == net::Failure::Cause::Handshake) {
        const bool hasOwn = m_identity && m_identity->hasCertificate();
        return {ErrorCode::PermissionDenied,
                hasOwn ? Tr::tr("“%1” made no secure connection: it does not take the "
                                "certificate in %2, or does not speak TLS.")
                             .arg(m_endpoint.name, m_endpoint.access.certificates)
                       : Tr::tr("“%1” made no secure connection: it wants to know who you are, or "
                                "does not speak TLS. Name the folder with your certificates.")
                             .arg(m_endpoint.name),
                error.detail};
    }
    if (failure.kind == net::Failure::Kind::Unreachable)
        return m_isLoopback ? notRunning(m_endpoint, error.detail) : error;
    return brokenOff(m_endpoint, failure);
}

} // namespace engine
