// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/httpclient.h"
#include "core/registry/credentials.h"
#include "core/registry/registryerror.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QUrl>

#include <chrono>
#include <expected>
#include <optional>
#include <stop_token>

namespace registry {

/// A bearer token as a token server gives it.
struct Token
{
    QByteArray value; ///< Printable, so that it fits into a header.
    std::chrono::seconds lifetime = std::chrono::seconds(60);
    QString refreshToken; ///< A newer identity token; empty if there is none.

    /// Reads {"token" or "access_token", "expires_in", "refresh_token"}. A life of less than 60 s
    /// counts as 60 s. Corrupt if there is no token that fits into a header.
    [[nodiscard]] static core::Result<Token> parse(QByteArrayView json);
};

/// Whom to ask for a token and for what.
struct TokenRequest
{
    QString realm; ///< As the registry named it.
    QString service;
    QList<QByteArray> scopes;
    QUrl registry; ///< Base URL of who named the realm.
    std::optional<Credentials> credentials = {};
    RequestSubject subject;
};

/// Where a registry may send us with credentials: HTTPS, or, from a registry by HTTP, HTTP on its
/// own host or on this machine; no user information. PermissionDenied otherwise.
[[nodiscard]] core::Result<QUrl> checkedRealm(const QString &realm, const QUrl &registry);

/// Fetches a token (distribution, docs/spec/auth/token.md and oauth.md): an identity token goes by
/// OAuth2 POST, or by GET where the server does not do that; everything else by GET, and a password
/// by POST where the server takes no GET. A public registry may not name a realm in a private
/// network or on this machine.
[[nodiscard]] std::expected<Token, net::Failure>
requestToken(const net::HttpClient &http, const TokenRequest &request, const std::stop_token &stop);

} // namespace registry
