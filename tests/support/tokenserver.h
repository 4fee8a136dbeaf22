// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/pendinganswer.h"
#include "tests/support/signingkey.h"

#include <QString>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>
#include <mutex>

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
        QString refreshToken = {}; ///< Accepted by POST, and by GET for a password, if set.
        int expiresIn = 300;       ///< Seconds, as told.
        /// Seconds that a token is really good for. The registry adds a leeway of 60.
        int validFor = 300;
        int postStatus = 200; ///< 404, 405 ...: how POST is refused.
    };

    explicit TokenServer(const Options &options);

    [[nodiscard]] QUrl realm() const { return m_server->url(QStringLiteral("/token")); }
    [[nodiscard]] QString certificatePath() const;
    [[nodiscard]] QList<RawRequest> requests() const { return m_server->requests(); }
    /// "127.0.0.1:40123".
    [[nodiscard]] QString host() const { return m_server->host(); }
    /// From now on each answer goes through \a fault; null: none does.
    void setFault(Fault fault);

private:
    void send(PendingAnswer &answer);
    void fill(PendingAnswer &answer) const;
    [[nodiscard]] QByteArray token(const QByteArray &service, const QStringList &scopes,
                                   bool known) const;

    Options m_options;
    SigningKey m_key;
    QTemporaryDir m_folder;
    std::mutex m_mutex;
    Fault m_fault; ///< Guarded by m_mutex.
    std::unique_ptr<RawServer> m_server;
};

} // namespace support
