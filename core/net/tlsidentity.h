// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QSslConfiguration>
#include <QString>

#include <memory>

namespace net {

/// Whom TLS connections trust and who we are on them. A value that never changes; any thread.
class TlsIdentity final
{
public:
    /// From the files that Docker knows: ca.pem, which alone is trusted where it is there, and
    /// cert.pem with key.pem. NotFound if \a folder has none of them, PermissionDenied if they
    /// cannot be read, Corrupt if they are not what they should be or belong to a passphrase.
    [[nodiscard]] static core::Result<std::shared_ptr<const TlsIdentity>>
    read(const QString &folder);

    [[nodiscard]] const QSslConfiguration &configuration() const { return m_configuration; }
    [[nodiscard]] bool hasCertificate() const
    {
        return !m_configuration.localCertificate().isNull();
    }
    /// Differs where anything differs: connections of one identity serve no other.
    [[nodiscard]] const QByteArray &fingerprint() const { return m_fingerprint; }

private:
    TlsIdentity(QSslConfiguration configuration, QByteArray fingerprint)
        : m_configuration(std::move(configuration))
        , m_fingerprint(std::move(fingerprint))
    {}

    QSslConfiguration m_configuration;
    QByteArray m_fingerprint;
};

} // namespace net
