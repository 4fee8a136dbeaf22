// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/layoutimage.h"

#include "core/store/imagelayout.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace support {

namespace {

QByteArray toBytes(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

oci::Descriptor addBlob(store::ImageLayout &layout, const QByteArray &bytes,
                        const oci::MediaType &mediaType)
{
    const auto blob = oci::Descriptor::of(mediaType, bytes);
    if (const auto written = layout.writeBlob(blob.digest, bytes); !written)
        qFatal("a blob of the test cannot be written: %s", qPrintable(written.error().message));
    return blob;
}

oci::Descriptor addImage(store::ImageLayout &layout, const QList<QByteArray> &layers,
                         const QString &platform, const QString &created, const QJsonObject &labels)
{
    const oci::Platform parsed = *oci::Platform::parse(platform);
    QJsonArray diffIds;
    QJsonArray descriptors;
    QJsonArray history;
    for (const QByteArray &layer : layers) {
        diffIds.append(oci::Digest::of(layer).toString());
        descriptors.append(addBlob(layout, layer, oci::MediaType::OciLayer).toJson());
        // Podman 5.4 falls over steps that have no time.
        history.append(QJsonObject{{u"created"_s, created},
                                   {u"created_by"_s, u"RUN make %1"_s.arg(history.size())}});
    }
    QJsonObject config{
        {u"os"_s, parsed.os},
        {u"architecture"_s, parsed.architecture},
        {u"created"_s, created},
        {u"config"_s, QJsonObject()}, // Podman 5.4 falls over without it.
        {u"rootfs"_s, QJsonObject{{u"type"_s, u"layers"_s}, {u"diff_ids"_s, diffIds}}},
        {u"history"_s, history},
    };
    if (!labels.isEmpty())
        config.insert(u"config"_s, QJsonObject{{u"Labels"_s, labels}});
    if (!parsed.variant.isEmpty())
        config.insert(u"variant"_s, parsed.variant);
    const QJsonObject manifest{
        {u"schemaVersion"_s, 2},
        {u"mediaType"_s, oci::MediaType::OciManifest.toString()},
        {u"config"_s, addBlob(layout, toBytes(config), oci::MediaType::OciConfig).toJson()},
        {u"layers"_s, descriptors},
    };
    oci::Descriptor target = addBlob(layout, toBytes(manifest), oci::MediaType::OciManifest);
    target.platform = parsed;
    return target;
}

oci::Descriptor addIndex(store::ImageLayout &layout, const QList<oci::Descriptor> &manifests)
{
    QJsonArray entries;
    for (const oci::Descriptor &manifest : manifests)
        entries.append(manifest.toJson());
    return addBlob(layout,
                   toBytes({{u"schemaVersion"_s, 2},
                            {u"mediaType"_s, oci::MediaType::OciIndex.toString()},
                            {u"manifests"_s, entries}}),
                   oci::MediaType::OciIndex);
}

} // namespace support
