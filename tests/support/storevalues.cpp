// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/storevalues.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace storevalues {

namespace {

const QString Steps[][2] = {
    {u"/bin/sh -c #(nop) ADD file:6a4b6d1c0a3e5b3b in / "_s, u"layer"_s},
    {u"/bin/sh -c #(nop)  CMD [\"bash\"]"_s, {}},
    {u"LABEL maintainer=NGINX Docker Maintainers <docker-maint@nginx.com>"_s, {}},
    {u"ENV NGINX_VERSION=1.24.0"_s, {}},
    {u"RUN /bin/sh -c set -x && groupadd --system --gid 101 nginx && useradd --system --gid nginx "
     "--no-create-home --home /nonexistent nginx && apt-get update && apt-get install -y "
     "--no-install-recommends ca-certificates gettext-base curl # buildkit"_s,
     u"layer"_s},
    {u"COPY docker-entrypoint.sh / # buildkit"_s, u"layer"_s},
    {u"COPY 30-tune-worker-processes.sh /docker-entrypoint.d # buildkit"_s, u"layer"_s},
    {u"ENTRYPOINT [\"/docker-entrypoint.sh\"]"_s, {}},
    {u"EXPOSE map[80/tcp:{}]"_s, {}},
    {u"CMD [\"nginx\" \"-g\" \"daemon off;\"]"_s, {}},
};

QJsonObject descriptor(const QString &mediaType, const QString &seed, qint64 size)
{
    return {{u"mediaType"_s, mediaType}, {u"digest"_s, digest(seed).toString()}, {u"size"_s, size}};
}

QByteArray configJson()
{
    QJsonArray history;
    QJsonArray diffIds;
    for (const auto &[command, layer] : Steps) {
        QJsonObject entry{{u"created"_s, u"2024-11-12T02:31:48Z"_s}, {u"created_by"_s, command}};
        if (layer.isEmpty())
            entry.insert(u"empty_layer"_s, true);
        else
            diffIds.append(digest(u"diff"_s + QString::number(diffIds.size())).toString());
        history.append(entry);
    }
    const QJsonObject run{
        {u"Entrypoint"_s, QJsonArray{u"/docker-entrypoint.sh"_s}},
        {u"Cmd"_s, QJsonArray{u"nginx"_s, u"-g"_s, u"daemon off;"_s}},
        {u"Env"_s, QJsonArray{u"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin"_s,
                              u"NGINX_VERSION=1.24.0"_s, u"NJS_VERSION=0.7.12"_s}},
        {u"ExposedPorts"_s, QJsonObject{{u"80/tcp"_s, QJsonObject()}}},
        {u"Labels"_s, QJsonObject{{u"maintainer"_s, u"NGINX Docker Maintainers"_s}}},
        {u"StopSignal"_s, u"SIGQUIT"_s}};
    return QJsonDocument(QJsonObject{{u"architecture"_s, u"amd64"_s},
                                     {u"os"_s, u"linux"_s},
                                     {u"created"_s, u"2024-11-12T02:31:48Z"_s},
                                     {u"config"_s, run},
                                     {u"rootfs"_s, QJsonObject{{u"type"_s, u"layers"_s},
                                                               {u"diff_ids"_s, diffIds}}},
                                     {u"history"_s, history}})
        .toJson(QJsonDocument::Compact);
}

QByteArray manifestJson(const QByteArray &config)
{
    QJsonArray layers;
    for (const qint64 size : {29'124'000, 41'380'000, 1'024, 2'048})
        layers.append(descriptor(oci::MediaType::OciLayerGzip.toString(),
                                 u"layer"_s + QString::number(layers.size()), size));
    return QJsonDocument(
               QJsonObject{
                   {u"schemaVersion"_s, 2},
                   {u"mediaType"_s, oci::MediaType::OciManifest.toString()},
                   {u"config"_s, QJsonObject{{u"mediaType"_s, oci::MediaType::OciConfig.toString()},
                                             {u"digest"_s, oci::Digest::of(config).toString()},
                                             {u"size"_s, config.size()}}},
                   {u"layers"_s, layers}})
        .toJson(QJsonDocument::Compact);
}

} // namespace

oci::Digest digest(const QString &seed)
{
    return oci::Digest::of(seed.toUtf8());
}

store::Image image(const QString &seed, const QStringList &names, qint64 sizeBytes,
                   qint64 uniqueBytes, const QStringList &platforms)
{
    const bool isIndex = platforms.size() > 1;
    using oci::MediaType;
    store::Image image{
        .target = oci::Descriptor::of(isIndex ? MediaType::OciIndex : MediaType::OciManifest,
                                      digest(seed), 1234)};
    for (const QString &name : names)
        image.names.append(*oci::Reference::parse(name));
    for (const QString &platform : platforms)
        image.platforms.append(
            {.manifest = oci::Descriptor::of(
                 MediaType::OciManifest, isIndex ? digest(seed + platform) : digest(seed), 1234),
             .configDigest = digest(seed + u"config"_s + platform),
             .platform = *oci::Platform::parse(platform),
             .created = QDateTime(QDate(2025, 6, 1), QTime(12, 0), QTimeZone::UTC)
                            .addDays(-qsizetype(seed.size() + seed.at(0).unicode())),
             .sizeBytes = sizeBytes / platforms.size(),
             .layerCount = 4});
    image.sizeBytes = sizeBytes;
    image.uniqueBytes = uniqueBytes;
    return image;
}

store::ImageDetails details(const store::Image &image)
{
    const QByteArray config = configJson();
    const QByteArray manifest = manifestJson(config);
    store::ImageDetails details{
        .image = image,
        .manifestDescriptor = image.platforms.constFirst().manifest,
        .manifest = *oci::ImageManifest::parse(manifest, oci::MediaType::OciManifest),
        .config = *oci::ImageConfig::parse(config),
        .indexJson = {},
        .manifestJson = manifest,
        .configJson = config};
    if (image.platforms.size() > 1) {
        QJsonArray entries;
        for (const store::PlatformImage &platform : image.platforms)
            entries.append(platform.manifest.toJson());
        details.indexJson =
            QJsonDocument(QJsonObject{{u"schemaVersion"_s, 2}, {u"manifests"_s, entries}})
                .toJson(QJsonDocument::Compact);
    }
    return details;
}

store::ImageDetails bareDetails()
{
    const auto nothing = oci::Descriptor::of(oci::MediaType::None, {});
    const QJsonObject manifest{
        {u"schemaVersion"_s, 2}, {u"config"_s, nothing.toJson()}, {u"layers"_s, QJsonArray()}};
    return {.image = {.target = nothing},
            .manifestDescriptor = nothing,
            .manifest = *oci::ImageManifest::parse(QJsonDocument(manifest).toJson(),
                                                   oci::MediaType::OciManifest)};
}

} // namespace storevalues
