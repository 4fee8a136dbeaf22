// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/reliability/scenario.h"
#include "tests/support/rawserver.h"
#include "tests/support/tlsserver.h"

#include <QMap>
#include <QSslConfiguration>
#include <QTemporaryDir>
namespace reliability {

/// Lets servers of this machine be registry.example, storage.example and tokens.example, by TLS on
/// port 443, for who uses the proxy of a company's network: this process while this lives, and
/// others by environment().
class PublicNames final
{
public:
    inline static const QString Registry = QStringLiteral("registry.example");
    inline static const QString Storage = QStringLiteral("storage.example");
    inline static const QString Tokens = QStringLiteral("tokens.example");

    PublicNames(Place place, quint16 registry, quint16 storage, quint16 tokens);
    ~PublicNames();
    Q_DISABLE_COPY_MOVE(PublicNames)

    /// What another program has to have set: names and values.
    [[nodiscard]] QMap<QString, QString> environment() const;
    /// Requests without encryption and connections to other hosts, in words.
    [[nodiscard]] QStringList leaks() const;

private:
    void serve(const support::RawRequest &request, support::RawConnection &connection) const;

    const Place m_place;
    const QSslConfiguration m_before;
    QTemporaryDir m_folder;
    support::TlsServer m_front; ///< All three, told apart by the Host header.
    support::RawServer m_proxy; ///< Last: its threads use the others.
};

} // namespace reliability
