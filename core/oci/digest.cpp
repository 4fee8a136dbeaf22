// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/digest.h"

#include "core/base/text.h"
#include "core/oci/hasher.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace oci {

namespace {

using core::ErrorCode;
using core::Tr;

bool isLowerOrDigit(char16_t c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

bool isLowerHex(char16_t c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
}

bool isEncodedCharacter(char16_t c)
{
    return isLowerOrDigit(c) || (c >= u'A' && c <= u'Z') || c == u'=' || c == u'_' || c == u'-';
}

/// algorithm ::= component (separator component)*, component ::= [a-z0-9]+, separator ::= [+._-]
bool isAlgorithm(QStringView text)
{
    bool inComponent = false;
    for (const QChar qc : text) {
        const char16_t c = qc.unicode();
        if (isLowerOrDigit(c))
            inComponent = true;
        else if (inComponent && (c == u'+' || c == u'.' || c == u'_' || c == u'-'))
            inComponent = false;
        else
            return false;
    }
    return inComponent;
}

template <class Predicate>
bool all(QStringView text, Predicate predicate)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [&](QChar c) {
        return predicate(c.unicode());
    });
}

qsizetype encodedLength(Digest::Algorithm algorithm)
{
    return algorithm == Digest::Algorithm::Sha512 ? 128 : 64;
}

QLatin1StringView nameOf(Digest::Algorithm algorithm)
{
    return algorithm == Digest::Algorithm::Sha512 ? "sha512"_L1 : "sha256"_L1;
}

} // namespace

Digest::Digest(Algorithm algorithm, QByteArray encoded)
    : m_algorithm(algorithm)
    , m_encoded(std::move(encoded))
{}

core::Result<Digest> Digest::parse(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon < 0 || !isAlgorithm(text.first(colon))
        || !all(text.sliced(colon + 1), isEncodedCharacter)) {
        return core::fail(ErrorCode::InvalidArgument,
                          Tr::tr("“%1” is not a digest. A digest looks like sha256:6c3c…, with 64 "
                                 "hexadecimal digits.")
                              .arg(core::excerpt(text)));
    }
    const QStringView name = text.first(colon);
    const QStringView encoded = text.sliced(colon + 1);
    if (name != "sha256"_L1 && name != "sha512"_L1) {
        return core::fail(ErrorCode::Unsupported,
                          Tr::tr("The digest algorithm “%1” is not supported. Supported are sha256 "
                                 "and sha512.")
                              .arg(core::excerpt(name)),
                          core::excerpt(text));
    }
    const Algorithm algorithm = name == "sha512"_L1 ? Algorithm::Sha512 : Algorithm::Sha256;
    if (encoded.size() != encodedLength(algorithm)) {
        return core::fail(ErrorCode::InvalidArgument,
                          Tr::tr("A %1 digest has %2 hexadecimal digits, this one has %3.")
                              .arg(name)
                              .arg(encodedLength(algorithm))
                              .arg(encoded.size()),
                          core::excerpt(text));
    }
    if (!all(encoded, isLowerHex)) {
        return core::fail(ErrorCode::InvalidArgument,
                          Tr::tr("A digest is written in the digits 0 to 9 and the lower-case "
                                 "letters a to f."),
                          core::excerpt(text));
    }
    return Digest(algorithm, encoded.toLatin1());
}

Digest Digest::of(QByteArrayView bytes, Algorithm algorithm)
{
    Hasher hasher(algorithm);
    hasher.add(bytes);
    return hasher.finish();
}

Digest Digest::fromRaw(Algorithm algorithm, QByteArrayView hash)
{
    Q_ASSERT(hash.size() * 2 == encodedLength(algorithm));
    return {algorithm, QByteArray::fromRawData(hash.data(), hash.size()).toHex()};
}

QString Digest::algorithmName() const
{
    return nameOf(m_algorithm);
}

QString Digest::toString() const
{
    return nameOf(m_algorithm) + u':' + QLatin1StringView(m_encoded);
}

QString Digest::shortForm() const
{
    return QString::fromLatin1(m_encoded.first(12));
}

std::strong_ordering operator<=>(const Digest &a, const Digest &b)
{
    if (a.m_algorithm != b.m_algorithm)
        return a.m_algorithm <=> b.m_algorithm;
    return a.m_encoded.compare(b.m_encoded) <=> 0;
}

core::Result<DiffId> DiffId::parse(QStringView text)
{
    return Digest::parse(text).transform(&DiffId::of);
}

} // namespace oci
