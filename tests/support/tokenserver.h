// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/rawserver.h"
#include "tests/support/signingkey.h"

#include <QString>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace support {

/// A token server for a real registry (distribution, docs/spec/auth): GET with or without Basic
/// credentials, OAuth2 POST with a refresh token. Give realm() and certificatePath() to
/// RegistryServer::Options.
class TokenServer final
{
public:
    struct Options
    {
        /// Who may have everything; anonymous people get what starts with "public/".
        QString user = {};
        QString password = {};
        QString refreshToken = {}; ///< Accepted by POST, if set.
        int expiresIn = 300;       ///< Seconds, as told.
        /// Seconds that a token is really good for. The registry adds a leeway of 60.
        int validFor = 300;
        int postStatus = 200; ///< 404, 405 ...: how POST is refused.
    };

    explicit TokenServer(const Options &options);

    [[nodiscard]] QUrl realm() const { return m_server->url(QStringLiteral("/token")); }
    [[nodiscard]] QString certificatePath() const;
    [[nodiscard]] QList<RawRequest> requests() const { return m_server->requests(); }

private:
    void answer(const RawRequest &request, RawConnection &connection) const;
    [[nodiscard]] QByteArray token(const QByteArray &service, const QString &scope,
                                   bool known) const;

    Options m_options;
    SigningKey m_key;
    QTemporaryDir m_folder;
    std::unique_ptr<RawServer> m_server;
};

} // namespace support
