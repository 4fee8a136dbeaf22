// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

class QHostAddress;

namespace net {

/// How far away a host is. Strangers may not lead us to a nearer one.
enum class Reach {
    Public,
    Private,   ///< RFC 1918, RFC 6598, unique local addresses, NAT64 of a network (RFC 8215).
    LinkLocal, ///< 169.254/16, fe80::/10, and the address of cloud metadata.
    Loopback,  ///< Also the unspecified address, which connects to this machine.
};

/// Of IPv6 addresses that stand for IPv4 ones, mapped or by NAT64, what those are.
[[nodiscard]] Reach reachOf(const QHostAddress &address);
/// The nearest of \a addresses; Public if there are none.
[[nodiscard]] Reach reachOf(const QList<QHostAddress> &addresses);

/// "localhost", names under it, 127.0.0.0/8 and ::1, without asking a name server.
[[nodiscard]] bool isLoopbackHost(const QString &host);

/// Same scheme, host and port; credentials do not go further.
[[nodiscard]] bool sameOrigin(const QUrl &a, const QUrl &b);

/// "host" or "host:port", for messages.
[[nodiscard]] QString hostOf(const QUrl &url);

/// \a url without user information, query and fragment, for messages and logs: any of them may hold
/// a credential.
[[nodiscard]] QString displayUrl(const QUrl &url);

/// \a text with every URL in it shortened as displayUrl() does.
[[nodiscard]] QString redacted(QString text);

} // namespace net
