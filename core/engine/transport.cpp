// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/transport.h"

#include "core/engine/sshtransport.h"
#include "core/engine/tcptransport.h"
#include "core/engine/unreachable.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QLocalSocket>

#include <filesystem>
#include <system_error>

using namespace Qt::StringLiterals;

namespace engine {

using core::Error;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

constexpr int ConnectTime = 1000; // ms; a local socket answers at once or not at all.

/// A Unix socket, or a named pipe of Windows.
class LocalTransport final : public Transport
{
public:
    explicit LocalTransport(const Endpoint &endpoint)
        : m_endpoint(endpoint)
    {}

    Result<net::Request> begin(const std::stop_token &) override
    {
        const QString &path = m_endpoint.address.path;
        const bool isPipe = m_endpoint.address.kind == Address::Kind::NamedPipe;
        // Qt now and then forgets to say that nothing listens, and waits.
        std::error_code error;
        if (!isPipe && !std::filesystem::exists(path.toStdU16String(), error) && !error)
            return std::unexpected(notRunning(m_endpoint, u"%1: no such file"_s.arg(path)));
        return localRequest(path, isPipe);
    }

    Error explain(const net::Failure &failure) override
    {
        const bool isNetworks = failure.error.code == ErrorCode::Network;
        if (auto found = isNetworks ? diagnose() : std::nullopt)
            return *std::move(found);
        return brokenOff(m_endpoint, failure);
    }

private:
    [[nodiscard]] std::optional<Error> diagnose() const;
    [[nodiscard]] Error noPermission(const QString &detail) const;

    Endpoint m_endpoint;
};

Error LocalTransport::noPermission(const QString &detail) const
{
    const QString path = m_endpoint.address.path;
    const QString group = QFileInfo(path).group();
    const QString message =
        group.isEmpty() || group == "root"_L1
            ? Tr::tr(
                  "You may not use the engine “%1”: %2 belongs to somebody else. Use an engine of "
                  "your own, a rootless one, or ask the administrator.")
                  .arg(m_endpoint.name, path)
            : Tr::tr(
                  "You may not use the engine “%1”: %2 is for the group “%3”. Have yourself added "
                  "to it, “sudo usermod -aG %3 $USER”, and log in again.")
                  .arg(m_endpoint.name, path, group);
    return {ErrorCode::PermissionDenied, message, detail};
}

/// Connects to learn what is wrong; nothing if that works.
std::optional<Error> LocalTransport::diagnose() const
{
    QLocalSocket socket;
    socket.connectToServer(m_endpoint.address.path);
    if (socket.waitForConnected(ConnectTime))
        return {};
    const QString detail = u"%1: %2"_s.arg(m_endpoint.address.path, socket.errorString());
    switch (socket.error()) {
    case QLocalSocket::SocketAccessError:
        return noPermission(detail);
    case QLocalSocket::ServerNotFoundError:
    case QLocalSocket::ConnectionRefusedError:
        return notRunning(m_endpoint, detail);
    default:
        return Error{ErrorCode::Network,
                     Tr::tr("“%1” does not accept connections.").arg(m_endpoint.name), detail};
    }
}

} // namespace

net::Request localRequest(const QString &path, bool isPipe)
{
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256);
    net::Request request{.method = net::Request::Method::Get, .url = {}, .localServer = path};
    request.url.setScheme(isPipe ? u"local+http"_s : u"unix+http"_s);
    request.url.setHost(u"e%1.localhost"_s.arg(QString::fromLatin1(hash.toHex().first(16))));
    return request;
}

std::unique_ptr<Transport> Transport::make(const Endpoint &endpoint)
{
    switch (endpoint.address.kind) {
    case Address::Kind::Tcp:
        return std::make_unique<TcpTransport>(endpoint);
    case Address::Kind::Ssh:
        return std::make_unique<SshTransport>(endpoint);
    case Address::Kind::UnixSocket:
    case Address::Kind::NamedPipe:
        break;
    }
    return std::make_unique<LocalTransport>(endpoint);
}

} // namespace engine
