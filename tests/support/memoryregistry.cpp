// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/memoryregistry.h"

#include "core/oci/platform.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace support {

namespace {

QByteArray toBytes(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QJsonArray toJson(const QList<oci::Descriptor> &descriptors)
{
    QJsonArray array;
    for (const oci::Descriptor &descriptor : descriptors)
        array.append(descriptor.toJson());
    return array;
}

} // namespace

MemoryRegistry::MemoryRegistry(Interceptor interceptor)
    : m_interceptor(std::move(interceptor))
    , m_server([this](const RawRequest &request, RawConnection &connection) {
        if (!m_interceptor || !m_interceptor(request, connection))
            answer(request, connection);
    })
{}

qsizetype MemoryRegistry::asked(const oci::Digest &digest) const
{
    const QByteArray end = '/' + digest.toString().toLatin1();
    return std::ranges::count_if(m_server.requests(), [&](const RawRequest &request) {
        return request.method == "GET" && request.path().endsWith(end);
    });
}

oci::Descriptor MemoryRegistry::addBlob(const QByteArray &bytes, const oci::MediaType &type,
                                        oci::Digest::Algorithm algorithm)
{
    const auto blob = oci::Descriptor::of(type, oci::Digest::of(bytes, algorithm), bytes.size());
    m_things.insert(blob.digest.toString().toLatin1(), {bytes, "application/octet-stream"});
    return blob;
}

oci::Descriptor MemoryRegistry::addManifest(const QByteArray &bytes, const oci::MediaType &type,
                                            const QString &tag)
{
    const auto manifest = oci::Descriptor::of(type, bytes);
    const Thing thing{bytes, type.toString().toLatin1()};
    m_things.insert(manifest.digest.toString().toLatin1(), thing);
    if (!tag.isEmpty())
        m_things.insert(tag.toLatin1(), thing);
    return manifest;
}

oci::Descriptor MemoryRegistry::addImage(const QList<oci::Descriptor> &layers,
                                         const QList<oci::Digest> &diffIds, const QString &platform,
                                         const QString &tag)
{
    const oci::Platform parsed = *oci::Platform::parse(platform);
    QJsonArray ids;
    for (const oci::Digest &id : diffIds)
        ids.append(id.toString());
    const QByteArray config =
        toBytes({{u"os"_s, parsed.os},
                 {u"architecture"_s, parsed.architecture},
                 {u"variant"_s, parsed.variant},
                 {u"rootfs"_s, QJsonObject{{u"type"_s, u"layers"_s}, {u"diff_ids"_s, ids}}}});
    const QByteArray manifest =
        toBytes({{u"schemaVersion"_s, 2},
                 {u"mediaType"_s, oci::MediaType::OciManifest.toString()},
                 {u"config"_s, addBlob(config, oci::MediaType::OciConfig).toJson()},
                 {u"layers"_s, toJson(layers)}});
    return addManifest(manifest, oci::MediaType::OciManifest, tag);
}

oci::Descriptor MemoryRegistry::addIndex(const QList<oci::Descriptor> &entries, const QString &tag)
{
    const QByteArray index = toBytes({{u"schemaVersion"_s, 2},
                                      {u"mediaType"_s, oci::MediaType::OciIndex.toString()},
                                      {u"manifests"_s, toJson(entries)}});
    return addManifest(index, oci::MediaType::OciIndex, tag);
}

void MemoryRegistry::answer(const RawRequest &request, RawConnection &connection) const
{
    if (request.path() == "/v2/")
        return connection.answer(200, "{}");
    const auto thing = m_things.constFind(request.path().split('/').last());
    if (thing == m_things.cend())
        return connection.answer(404, R"({"errors":[{"code":"BLOB_UNKNOWN"}]})");
    const QByteArray digest = oci::Digest::of(thing->bytes).toString().toLatin1();
    const RawHeaders headers{{"Content-Type", thing->type},
                             {"Content-Length", QByteArray::number(thing->bytes.size())},
                             {"Docker-Content-Digest", digest}};
    if (request.method == "HEAD")
        connection.head(200, headers);
    else
        connection.answer(200, thing->bytes, headers);
}

} // namespace support
