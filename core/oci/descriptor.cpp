// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/descriptor.h"

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/base/text.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace oci {

namespace {

using core::ErrorCode;
using core::JsonReader;
using core::Tr;

std::optional<Platform> readPlatform(JsonReader json)
{
    Platform platform = Platform::parse(json);
    if (platform.os.isEmpty() && platform.architecture.isEmpty())
        return std::nullopt;
    return platform;
}

/// The embedded blob, or nothing if it is not what the descriptor promises: it can be fetched.
QByteArray readData(const QString &base64, const Digest &digest, qint64 size)
{
    if (base64.isEmpty() || base64.size() / 4 * 3 < size)
        return {};
    const auto decoded =
        QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    const bool right =
        decoded && (*decoded).size() == size && Digest::of(*decoded, digest.algorithm()) == digest;
    return right ? *decoded : QByteArray();
}

} // namespace

core::Result<Descriptor> Descriptor::parse(const QJsonObject &object)
{
    const QString message = Tr::tr("A part of the image is described in a way that is not valid.");
    JsonReader json(object);
    json.require("mediaType"_L1);
    json.require("digest"_L1);
    json.require("size"_L1);
    const MediaType mediaType = MediaType::parse(json.string("mediaType"_L1));
    core::Result<Digest> digest = Digest::parse(json.string("digest"_L1));
    if (!digest && digest.error().code == ErrorCode::InvalidArgument) {
        json.fail({ErrorCode::Corrupt,
                   {},
                   u"digest is not valid: "_s + core::excerpt(json.string("digest"_L1))});
    }
    const qint64 size = json.count("size"_L1);
    if (size > core::limits::BlobSize)
        json.fail("size"_L1, "is too large"_L1, ErrorCode::LimitExceeded);
    QStringList urls = json.strings("urls"_L1);
    Annotations annotations = json.stringMap("annotations"_L1);
    std::optional<Platform> platform = readPlatform(json.object("platform"_L1));
    QString artifactType = json.string("artifactType"_L1);
    const QString data = json.string("data"_L1);
    if (json.error())
        return core::failWorded(*json.error(), message);
    if (!digest)
        return std::unexpected(std::move(digest.error()));
    Descriptor descriptor(mediaType, *digest, size);
    descriptor.urls = std::move(urls);
    descriptor.annotations = std::move(annotations);
    descriptor.platform = std::move(platform);
    descriptor.artifactType = std::move(artifactType);
    descriptor.data = readData(data, descriptor.digest, size);
    return descriptor;
}

Descriptor Descriptor::of(const MediaType &mediaType, QByteArrayView bytes)
{
    return {mediaType, Digest::of(bytes), bytes.size()};
}

Descriptor Descriptor::of(const MediaType &mediaType, const Digest &digest, qint64 size)
{
    return {mediaType, digest, size};
}

QJsonObject Descriptor::toJson() const
{
    QJsonObject json{{u"mediaType"_s, mediaType.toString()},
                     {u"digest"_s, digest.toString()},
                     {u"size"_s, size}};
    if (!urls.isEmpty())
        json.insert("urls"_L1, QJsonArray::fromStringList(urls));
    if (!annotations.isEmpty()) {
        QJsonObject map;
        for (auto it = annotations.begin(); it != annotations.end(); ++it)
            map.insert(it.key(), it.value());
        json.insert("annotations"_L1, map);
    }
    if (platform)
        json.insert("platform"_L1, platform->toJson());
    if (!artifactType.isEmpty())
        json.insert("artifactType"_L1, artifactType);
    if (!data.isEmpty())
        json.insert("data"_L1, QString::fromLatin1(data.toBase64()));
    return json;
}

} // namespace oci
