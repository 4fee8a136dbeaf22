// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/digest.h"
#include "core/oci/mediatype.h"
#include "core/oci/platform.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace oci {

using Annotations = QMap<QString, QString>;

/// Names a blob: what it is, where it is, how long it is (image-spec, descriptor.md).
struct Descriptor
{
    MediaType mediaType;
    Digest digest;
    qint64 size; ///< Bytes, never negative.
    QStringList urls = {};
    Annotations annotations = {};
    std::optional<Platform> platform = {};
    QString artifactType = {};
    /// The blob itself, if it was embedded and its size and digest are right; else empty.
    QByteArray data = {};

    /// Corrupt if a field is missing, of the wrong type, or negative; LimitExceeded above
    /// limits::BlobSize; the errors of Digest::parse.
    [[nodiscard]] static core::Result<Descriptor> parse(const QJsonObject &json);
    /// Of bytes that are here.
    [[nodiscard]] static Descriptor of(const MediaType &mediaType, QByteArrayView bytes);
    /// Of a blob that was hashed and counted here.
    [[nodiscard]] static Descriptor of(const MediaType &mediaType, const Digest &digest,
                                       qint64 size);
    [[nodiscard]] QJsonObject toJson() const;

    friend bool operator==(const Descriptor &, const Descriptor &) = default;

private:
    Descriptor(const MediaType &type, const Digest &content, qint64 bytes)
        : mediaType(type)
        , digest(content)
        , size(bytes)
    {}
};

/// Annotation keys (image-spec, annotations.md; Docker's attestations).
namespace annotation {
inline constexpr QLatin1StringView RefName("org.opencontainers.image.ref.name");
inline constexpr QLatin1StringView ReferenceType("vnd.docker.reference.type");
inline constexpr QLatin1StringView ReferenceDigest("vnd.docker.reference.digest");
} // namespace annotation

} // namespace oci
