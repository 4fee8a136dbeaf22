// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QNetworkProxy>
#include <QProcessEnvironment>
#include <QUrl>

#include <optional>

namespace net {

/// The proxy to \a url that \a environment names: HTTPS_PROXY or HTTP_PROXY by the scheme, else
/// ALL_PROXY, in capitals or not; none where NO_PROXY lists the host. Nothing if it says nothing,
/// and the system is to be asked. The rules are those that Docker and Podman have from Go
/// (golang.org/x/net/http/httpproxy): NO_PROXY is a list of names, which stand for the names below
/// them too, names with a dot in front, which stand for those alone, addresses, networks
/// ("10.0.0.0/8"), each with a port or without, or "*". Private to core/net.
[[nodiscard]] std::optional<QNetworkProxy>
proxyFromEnvironment(const QUrl &url, const QProcessEnvironment &environment);

/// The host of that proxy if its address is https://: it wants TLS for itself, which Qt does not
/// speak to proxies. Else empty.
[[nodiscard]] QString tlsProxyFromEnvironment(const QUrl &url,
                                              const QProcessEnvironment &environment);

/// The proxies of the environment or of the system (desktop, PAC), but never one to this machine.
class ProxyFactory final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;
};

} // namespace net
