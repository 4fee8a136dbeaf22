// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/pushedimage.h"

#include "tests/support/registryserver.h"
#include "tests/support/tarbuilder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <numeric>

using namespace Qt::StringLiterals;

namespace support {

namespace {

QByteArray toBytes(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

oci::Descriptor pushBlob(RegistryServer &server, const QString &path, const QByteArray &bytes,
                         const oci::MediaType &type)
{
    const QString digest = server.putBlob(path, bytes);
    if (digest.isEmpty())
        qFatal("The registry did not take a blob.");
    return oci::Descriptor::of(type, *oci::Digest::parse(digest), bytes.size());
}

oci::Descriptor pushManifest(RegistryServer &server, const QString &path, const QString &tag,
                             const QByteArray &bytes, const oci::MediaType &type)
{
    const QString digest = server.putManifest(path, tag, type.toString().toLatin1(), bytes);
    if (digest.isEmpty())
        qFatal("The registry did not take a manifest.");
    return oci::Descriptor::of(type, *oci::Digest::parse(digest), bytes.size());
}

oci::MediaType typeOf(const QByteArray &layer)
{
    if (layer.startsWith("\x1f\x8b"))
        return oci::MediaType::OciLayerGzip;
    if (layer.startsWith("\x28\xb5\x2f\xfd"))
        return oci::MediaType::OciLayerZstd;
    return oci::MediaType::OciLayer;
}

QByteArray configJson(const ImageRecipe &recipe, const oci::Platform &platform)
{
    QJsonArray diffIds;
    QJsonArray history;
    for (const QByteArray &id : recipe.diffIds)
        diffIds.append(QString::fromLatin1(id));
    for (const QByteArray &layer : recipe.layers) {
        if (recipe.diffIds.isEmpty())
            diffIds.append(oci::Digest::of(layer).toString());
        history.append(QJsonObject{{u"created_by"_s, u"RUN make %1"_s.arg(history.size())}});
    }
    QJsonObject json{
        {u"os"_s, platform.os},
        {u"architecture"_s, platform.architecture},
        {u"created"_s, u"2026-01-02T03:04:05Z"_s},
        {u"rootfs"_s, QJsonObject{{u"type"_s, u"layers"_s}, {u"diff_ids"_s, diffIds}}},
        {u"history"_s, history},
    };
    if (!platform.variant.isEmpty())
        json.insert(u"variant"_s, platform.variant);
    return toBytes(json);
}

} // namespace

qint64 PushedImage::layerBytes() const
{
    return std::accumulate(
        layers.begin(), layers.end(), qint64(0),
        [](qint64 sum, const oci::Descriptor &layer) { return sum + layer.size; });
}

PushedImage push(RegistryServer &server, const QString &path, const QString &tag,
                 const ImageRecipe &recipe)
{
    const oci::Platform platform = *oci::Platform::parse(recipe.platform);
    QList<oci::Descriptor> layers;
    QJsonArray descriptors;
    for (const QByteArray &layer : recipe.layers) {
        layers.append(pushBlob(server, path, layer, typeOf(layer)));
        descriptors.append(layers.last().toJson());
    }
    const oci::Descriptor config =
        pushBlob(server, path, configJson(recipe, platform), oci::MediaType::OciConfig);
    const QJsonObject json{
        {u"schemaVersion"_s, 2},
        {u"mediaType"_s, oci::MediaType::OciManifest.toString()},
        {u"config"_s, config.toJson()},
        {u"layers"_s, descriptors},
    };
    oci::Descriptor manifest =
        pushManifest(server, path, tag, toBytes(json), oci::MediaType::OciManifest);
    manifest.platform = platform;
    return {manifest, config, layers};
}

oci::Descriptor pushIndex(RegistryServer &server, const QString &path, const QString &tag,
                          const QList<PushedImage> &images)
{
    QJsonArray entries;
    for (const PushedImage &image : images)
        entries.append(image.manifest.toJson());
    const QJsonObject json{
        {u"schemaVersion"_s, 2},
        {u"mediaType"_s, oci::MediaType::OciIndex.toString()},
        {u"manifests"_s, entries},
    };
    return pushManifest(server, path, tag, toBytes(json), oci::MediaType::OciIndex);
}

QByteArray incompressible(qsizetype size, quint32 seed)
{
    QList<quint32> words((size + 3) / 4);
    QRandomGenerator(seed).fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char *>(words.constData()), size);
}

QByteArray incompressibleTar(qsizetype size, quint32 seed)
{
    return TarBuilder()
        .file("data-" + QByteArray::number(seed), incompressible(size, seed))
        .bytes();
}

} // namespace support
