// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHashFunctions>
#include <QString>
#include <QStringView>

#include <compare>

namespace oci {

/// Content address of a blob: a hash algorithm and the encoded hash, written "sha256:6c3c..."
/// (image-spec, descriptor.md, "Digests").
///
/// A Digest is a value and is always well formed: text from outside becomes a Digest only through
/// parse(), so code that holds one may put it into a path or a URL. Any thread.
class Digest final
{
public:
    enum class Algorithm { Sha256, Sha512 };

    /// Reads "<algorithm>:<encoded>". InvalidArgument if the text does not match the grammar,
    /// Unsupported if the algorithm is well formed but not one of Algorithm.
    [[nodiscard]] static core::Result<Digest> parse(QStringView text);

    /// The digest of \a bytes.
    [[nodiscard]] static Digest of(QByteArrayView bytes, Algorithm algorithm = Algorithm::Sha256);

    /// From a finished hash of 32 or 64 raw bytes, as a Hasher gives it.
    [[nodiscard]] static Digest fromRaw(Algorithm algorithm, QByteArrayView hash);

    [[nodiscard]] Algorithm algorithm() const { return m_algorithm; }
    /// "sha256" or "sha512".
    [[nodiscard]] QString algorithmName() const;
    /// Lower-case hexadecimal, 64 or 128 characters.
    [[nodiscard]] QString encoded() const { return QString::fromLatin1(m_encoded); }
    /// "sha256:6c3c...".
    [[nodiscard]] QString toString() const;

    /// The first 12 characters of the encoded part, for narrow columns. For display only: two
    /// different digests may share it.
    [[nodiscard]] QString shortForm() const;

    friend bool operator==(const Digest &, const Digest &) = default;
    friend std::strong_ordering operator<=>(const Digest &a, const Digest &b);
    friend size_t qHash(const Digest &digest, size_t seed = 0)
    {
        return ::qHash(digest.m_encoded, seed);
    }

private:
    Digest(Algorithm algorithm, QByteArray encoded);

    Algorithm m_algorithm;
    QByteArray m_encoded;
};

/// Digest of the uncompressed tar of a layer (image-spec, config.md, "Layer DiffID"). Its own type,
/// because it must never be mixed up with the digest of the compressed blob.
class DiffId final
{
public:
    /// As Digest::parse().
    [[nodiscard]] static core::Result<DiffId> parse(QStringView text);
    /// Of a tar whose digest is \a content.
    [[nodiscard]] static DiffId of(const Digest &content) { return DiffId(content); }

    [[nodiscard]] const Digest &digest() const { return m_digest; }
    [[nodiscard]] QString toString() const { return m_digest.toString(); }

    friend bool operator==(const DiffId &, const DiffId &) = default;
    friend auto operator<=>(const DiffId &, const DiffId &) = default;
    friend size_t qHash(const DiffId &id, size_t seed = 0) { return qHash(id.m_digest, seed); }

private:
    explicit DiffId(const Digest &digest)
        : m_digest(digest)
    {}

    Digest m_digest;
};

} // namespace oci
