// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/net/certificate.h"

#include <QByteArray>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QString>

#include <memory>

namespace net {

/// Whom TLS connections trust and who we are on them. A value that never changes; any thread.
class TlsIdentity final
{
public:
    /// What an identity is made of: PEM, as it is in the files, which are named in errors.
    struct Parts
    {
        QByteArray authorities = {};
        QString authoritiesPath = {};
        QByteArray certificate = {}; ///< With key, or both empty.
        QString certificatePath = {};
        QByteArray key = {};
        QString keyPath = {};
        bool trustsSystem = false; ///< Besides the authorities; without any, the system is trusted.
        bool verifies = true;      ///< False: whoever answers is believed to be the host.
    };

    /// From the files that Docker knows: ca.pem, which alone is trusted where it is there, and
    /// cert.pem with key.pem. NotFound if \a folder has none of them, PermissionDenied if they
    /// cannot be read, Corrupt if they are not what they should be or belong to a passphrase.
    [[nodiscard]] static core::Result<std::shared_ptr<const TlsIdentity>>
    read(const QString &folder);

    /// Corrupt if a part is not what it should be or belongs to a passphrase.
    [[nodiscard]] static core::Result<std::shared_ptr<const TlsIdentity>> make(const Parts &parts);

    [[nodiscard]] const QSslConfiguration &configuration() const { return m_configuration; }
    [[nodiscard]] bool hasCertificate() const
    {
        return !m_configuration.localCertificate().isNull();
    }
    /// Are \a errors none for us? Either nothing is verified, or the other side shows exactly a
    /// certificate that is trusted, and all that is missing is somebody who vouches for it.
    [[nodiscard]] bool accepts(const QList<QSslCertificate> &chain,
                               const QList<QSslError> &errors) const;
    /// Differs where anything differs: connections of one identity serve no other.
    [[nodiscard]] const QByteArray &fingerprint() const { return m_fingerprint; }

private:
    TlsIdentity(QSslConfiguration configuration, QByteArray fingerprint,
                QList<QSslCertificate> trusted, bool verifies)
        : m_configuration(std::move(configuration))
        , m_fingerprint(std::move(fingerprint))
        , m_trusted(std::move(trusted))
        , m_verifies(verifies)
    {}

    QSslConfiguration m_configuration;
    QByteArray m_fingerprint;
    QList<QSslCertificate> m_trusted; ///< Those that were added to what the system trusts.
    bool m_verifies;
};

/// True if trusting a certificate would mend all of \a errors: it has not expired and is for this
/// host, but nobody known vouches for it.
[[nodiscard]] bool isOnlyUnknown(const QList<QSslError> &errors);

/// What \a certificate says of itself.
[[nodiscard]] Certificate certificateOf(const QSslCertificate &certificate);

/// The certificates in \a pem.
[[nodiscard]] QList<Certificate> certificatesOf(const QByteArray &pem);

} // namespace net
