// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/savedimages.h"

#include "core/oci/digest.h"
#include "core/oci/platform.h"
#include "tests/support/tarbuilder.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace support {

namespace {

QByteArray busyboxLayer()
{
    QFile busybox(u"/bin/busybox"_s);
    if (!busybox.open(QFile::ReadOnly))
        return {};
    return TarBuilder()
        .folder("bin")
        .file("bin/busybox", busybox.readAll(), {.mode = 0755})
        .symlink("bin/sleep", "busybox")
        .symlink("bin/sh", "busybox")
        .folder("etc")
        .bytes();
}

QByteArray configOf(const SavedImage &image, const QJsonArray &diffIds)
{
    const oci::Platform host = oci::Platform::host();
    QJsonObject labels;
    for (const auto &[key, value] : image.labels.asKeyValueRange())
        labels.insert(key, value);
    const QJsonObject run{{u"Cmd"_s, QJsonArray{u"/bin/sleep"_s, u"1000"_s}},
                          {u"StopSignal"_s, u"SIGKILL"_s},
                          {u"Labels"_s, labels}};
    const QJsonObject rootFs{{u"type"_s, u"layers"_s}, {u"diff_ids"_s, diffIds}};
    QJsonArray history;
    for (const QString &step : {u"base"_s, u"mark"_s})
        history.append(QJsonObject{{u"created"_s, image.created}, {u"created_by"_s, step}});
    QJsonObject config{{u"os"_s, host.os},
                       {u"architecture"_s, host.architecture},
                       {u"created"_s, image.created},
                       {u"config"_s, run},
                       {u"rootfs"_s, rootFs},
                       {u"history"_s, history}};
    if (!host.variant.isEmpty())
        config.insert(u"variant"_s, host.variant);
    return QJsonDocument(config).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray savedArchive(const QList<SavedImage> &images)
{
    const QByteArray base = busyboxLayer();
    if (base.isEmpty())
        return {};
    const oci::Digest baseId = oci::Digest::of(base);
    TarBuilder tar;
    tar.file((baseId.encoded() + u".tar"_s).toUtf8(), base);
    QJsonArray manifest;
    for (const SavedImage &image : images) {
        const QByteArray layer = TarBuilder().folder("etc").file("etc/mark", image.mark).bytes();
        const oci::Digest layerId = oci::Digest::of(layer);
        const QByteArray config =
            configOf(image, QJsonArray{baseId.toString(), layerId.toString()});
        const QString configName = oci::Digest::of(config).encoded() + u".json"_s;
        tar.file((layerId.encoded() + u".tar"_s).toUtf8(), layer);
        tar.file(configName.toUtf8(), config);
        manifest.append(QJsonObject{{u"Config"_s, configName},
                                    {u"RepoTags"_s, QJsonArray::fromStringList(image.names)},
                                    {u"Layers"_s, QJsonArray{baseId.encoded() + u".tar"_s,
                                                             layerId.encoded() + u".tar"_s}}});
    }
    tar.file("manifest.json", QJsonDocument(manifest).toJson(QJsonDocument::Compact));
    return tar.bytes();
}

} // namespace support
