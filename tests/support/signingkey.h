// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

struct evp_pkey_st;
struct x509_st;

namespace support {

/// A fresh RSA key with a self-signed certificate for "localhost", 127.0.0.1, registry.example,
/// storage.example and tokens.example, valid for a day: to sign tokens and to serve TLS that nobody
/// trusts.
class SigningKey final
{
public:
    SigningKey();
    ~SigningKey();
    SigningKey(const SigningKey &) = delete;
    SigningKey &operator=(const SigningKey &) = delete;

    [[nodiscard]] QByteArray certificatePem() const;
    [[nodiscard]] QByteArray certificateDer() const;
    [[nodiscard]] QByteArray privateKeyPem() const;
    /// RSASSA-PKCS1-v1_5 with SHA-256: "RS256".
    [[nodiscard]] QByteArray sign(QByteArrayView bytes) const;

private:
    evp_pkey_st *m_key;
    x509_st *m_certificate;
};

} // namespace support
