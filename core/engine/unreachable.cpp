// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/unreachable.h"

#include "core/base/text.h"

#include <QFileInfo>
#include <QLocalSocket>

using namespace Qt::StringLiterals;

namespace engine {

using core::Error;
using core::ErrorCode;
using core::Tr;

namespace {

constexpr int ConnectTime = 1000; // ms; a local socket answers at once or not at all.

Error notRunning(const Endpoint &endpoint, const QString &detail)
{
    return {ErrorCode::Network,
            Tr::tr("“%1” is not running: nothing listens at %2. Start the engine and try again.")
                .arg(endpoint.name, endpoint.address.toString()),
            detail};
}

Error noPermission(const Endpoint &endpoint, const QString &detail)
{
    const QString path = endpoint.address.path;
    const QString group = QFileInfo(path).group();
    const QString message =
        group.isEmpty() || group == "root"_L1
            ? Tr::tr(
                  "You may not use the engine “%1”: %2 belongs to somebody else. Use an engine of "
                  "your own, a rootless one, or ask the administrator.")
                  .arg(endpoint.name, path)
            : Tr::tr(
                  "You may not use the engine “%1”: %2 is for the group “%3”. Have yourself added "
                  "to it, “sudo usermod -aG %3 $USER”, and log in again.")
                  .arg(endpoint.name, path, group);
    return {ErrorCode::PermissionDenied, message, detail};
}

/// Connects to the socket to learn what is wrong; nothing if that works.
std::optional<Error> diagnoseSocket(const Endpoint &endpoint)
{
    QLocalSocket socket;
    socket.connectToServer(endpoint.address.path);
    if (socket.waitForConnected(ConnectTime))
        return {};
    const QString detail = u"%1: %2"_s.arg(endpoint.address.path, socket.errorString());
    switch (socket.error()) {
    case QLocalSocket::SocketAccessError:
        return noPermission(endpoint, detail);
    case QLocalSocket::ServerNotFoundError:
    case QLocalSocket::ConnectionRefusedError:
        return notRunning(endpoint, detail);
    default:
        return Error{ErrorCode::Network,
                     Tr::tr("“%1” does not accept connections.").arg(endpoint.name), detail};
    }
}

} // namespace

Error unreachable(const Endpoint &endpoint, const net::Failure &failure)
{
    const Error &error = failure.error;
    if (error.code == ErrorCode::LimitExceeded)
        return {error.code, Tr::tr("“%1” answered with more than can be read.").arg(endpoint.name),
                error.detail};
    if (error.code != ErrorCode::Network)
        return error;
    const Address::Kind kind = endpoint.address.kind;
    if (kind == Address::Kind::UnixSocket || kind == Address::Kind::NamedPipe) {
        if (auto found = diagnoseSocket(endpoint))
            return *std::move(found);
    } else if (failure.kind == net::Failure::Kind::Unreachable) {
        return notRunning(endpoint, error.detail);
    }
    return {
        ErrorCode::Network,
        Tr::tr("The connection to “%1” broke before its answer was complete.").arg(endpoint.name),
        error.detail};
}

Error answerError(const Endpoint &endpoint, int status, const QString &words)
{
    const QString said = core::excerpt(words);
    const QString detail =
        u"HTTP %1: %2"_s.arg(status).arg(words.first(std::min<qsizetype>(words.size(), 4096)));
    const auto error = [&](ErrorCode code) {
        return Error{code, Tr::tr("“%1” says: %2").arg(endpoint.name, said), detail};
    };
    switch (status) {
    case 400:
        if (words.contains("Minimum supported API version"_L1))
            return {
                ErrorCode::Unsupported,
                Tr::tr("“%1” is too new for this program. Update Millefeuille.").arg(endpoint.name),
                detail};
        return error(ErrorCode::InvalidArgument);
    case 401:
        return error(ErrorCode::Unauthenticated);
    case 403:
        return error(ErrorCode::PermissionDenied);
    case 404:
        return error(ErrorCode::NotFound);
    case 501:
        return error(ErrorCode::Unsupported);
    default:
        return error(ErrorCode::Network);
    }
}

} // namespace engine
