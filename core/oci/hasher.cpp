// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/hasher.h"

#include <openssl/evp.h>

#include <array>

namespace oci {

namespace {

const EVP_MD *method(Digest::Algorithm algorithm)
{
    return algorithm == Digest::Algorithm::Sha512 ? EVP_sha512() : EVP_sha256();
}

/// EVP fails only without memory or without the algorithm: nothing that a caller could handle, and
/// a digest that was not computed must never be taken for one.
void require(int evpResult)
{
    if (evpResult != 1)
        qFatal("libcrypto cannot compute SHA-2");
}

} // namespace

struct Hasher::Context
{
    struct Free
    {
        void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
    };
    std::unique_ptr<EVP_MD_CTX, Free> evp{EVP_MD_CTX_new()};
};

Hasher::Hasher(Digest::Algorithm algorithm)
    : m_context(std::make_unique<Context>())
    , m_algorithm(algorithm)
{
    require(EVP_DigestInit_ex(m_context->evp.get(), method(algorithm), nullptr));
}

Hasher::~Hasher() = default;
Hasher::Hasher(Hasher &&) noexcept = default;
Hasher &Hasher::operator=(Hasher &&) noexcept = default;

void Hasher::add(QByteArrayView bytes)
{
    require(
        EVP_DigestUpdate(m_context->evp.get(), bytes.data(), static_cast<size_t>(bytes.size())));
}

Digest Hasher::finish()
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash;
    unsigned int length = 0;
    require(EVP_DigestFinal_ex(m_context->evp.get(), hash.data(), &length));
    require(EVP_DigestInit_ex(m_context->evp.get(), method(m_algorithm), nullptr));
    return Digest::fromRaw(m_algorithm,
                           QByteArrayView(hash.data(), static_cast<qsizetype>(length)));
}

} // namespace oci
