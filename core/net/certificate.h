// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace net {

/// What a certificate says of itself (RFC 5280), for a person to decide whether to trust it.
struct Certificate
{
    QString subject; ///< Its common name, or its organisation.
    QString issuer;
    QByteArray fingerprint; ///< SHA-256, 32 bytes.
    QDateTime validFrom;
    QDateTime validUntil;
    bool isSelfSigned = false;
    QByteArray pem;

    /// "3A:F0:…", as other programs print it.
    [[nodiscard]] QString fingerprintText() const
    {
        return QString::fromLatin1(fingerprint.toHex(':').toUpper());
    }
    friend bool operator==(const Certificate &, const Certificate &) = default;
};

} // namespace net
