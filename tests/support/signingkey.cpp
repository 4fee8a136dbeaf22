// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/signingkey.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace support {

namespace {

void addExtension(X509 *certificate, int id, const char *value)
{
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, nullptr, id, value);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

template <class Write>
QByteArray collected(Write write)
{
    BIO *memory = BIO_new(BIO_s_mem());
    write(memory);
    char *data = nullptr;
    const auto size = BIO_get_mem_data(memory, &data);
    const QByteArray bytes(data, size);
    BIO_free(memory);
    return bytes;
}

} // namespace

SigningKey::SigningKey()
    : m_key(EVP_RSA_gen(2048))
    , m_certificate(X509_new())
{
    X509_set_version(m_certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(m_certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(m_certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(m_certificate), 24 * 3600);
    X509_set_pubkey(m_certificate, m_key);
    X509_NAME *name = X509_get_subject_name(m_certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char *>("localhost"), -1, -1, 0);
    X509_set_issuer_name(m_certificate, name);
    addExtension(m_certificate, NID_basic_constraints, "critical,CA:TRUE");
    addExtension(m_certificate, NID_subject_alt_name,
                 "DNS:localhost,IP:127.0.0.1,DNS:registry.example,DNS:storage.example,"
                 "DNS:tokens.example");
    X509_sign(m_certificate, m_key, EVP_sha256());
}

SigningKey::~SigningKey()
{
    X509_free(m_certificate);
    EVP_PKEY_free(m_key);
}

QByteArray SigningKey::certificatePem() const
{
    return collected([this](BIO *out) { PEM_write_bio_X509(out, m_certificate); });
}

QByteArray SigningKey::certificateDer() const
{
    return collected([this](BIO *out) { i2d_X509_bio(out, m_certificate); });
}

QByteArray SigningKey::privateKeyPem() const
{
    return collected([this](BIO *out) {
        PEM_write_bio_PrivateKey(out, m_key, nullptr, nullptr, 0, nullptr, nullptr);
    });
}

QByteArray SigningKey::sign(QByteArrayView bytes) const
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, m_key);
    const auto *data = reinterpret_cast<const unsigned char *>(bytes.data());
    size_t size = 0;
    EVP_DigestSign(context, nullptr, &size, data, size_t(bytes.size()));
    QByteArray signature(qsizetype(size), Qt::Uninitialized);
    EVP_DigestSign(context, reinterpret_cast<unsigned char *>(signature.data()), &size, data,
                   size_t(bytes.size()));
    EVP_MD_CTX_free(context);
    return signature.left(qsizetype(size));
}

} // namespace support
