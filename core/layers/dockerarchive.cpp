// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/layers/archiveimage.h"
#include "core/layers/entrypath.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <string>

namespace layers {

using core::ErrorCode;
using core::Result;
using core::Tr;
using namespace Qt::StringLiterals;

namespace {

std::unexpected<core::Error> corrupt(const QString &detail)
{
    return core::fail(ErrorCode::Corrupt, Tr::tr("The list of images in the archive is damaged."),
                      u"manifest.json: "_s + detail);
}

Result<QByteArray> pathIn(const QJsonValue &value)
{
    if (!value.isString())
        return corrupt(u"a path is no string"_s);
    std::string buffer;
    const QByteArray text = value.toString().toUtf8();
    const auto clean = cleanPath(std::string_view(text), buffer);
    return QByteArray(clean.data(), qsizetype(clean.size()));
}

Result<ArchivedImage> readImage(ArchiveSource &source, const QJsonObject &json)
{
    const auto configPath = pathIn(json["Config"_L1]);
    if (!configPath)
        return std::unexpected(configPath.error());
    const auto configBytes = source.document(*configPath, core::limits::Config);
    if (!configBytes)
        return std::unexpected(configBytes.error());
    auto config = oci::ImageConfig::parse(*configBytes);
    if (!config)
        return std::unexpected(std::move(config.error()));
    ArchivedImage image{.config = std::move(*config), .configPath = *configPath};
    for (const QJsonValue &tag : json["RepoTags"_L1].toArray()) {
        if (tag.isString())
            image.names.append(tag.toString());
    }
    const QJsonArray layers = json["Layers"_L1].toArray();
    if (layers.size() > core::limits::Layers)
        return core::fail(ErrorCode::LimitExceeded, Tr::tr("The image has too many layers."));
    for (const QJsonValue &layer : layers) {
        auto path = pathIn(layer);
        if (!path)
            return std::unexpected(std::move(path.error()));
        image.layerPaths.append(std::move(*path));
    }
    return image;
}

} // namespace

Result<QList<ArchivedImage>> listDockerImages(ArchiveSource &source)
{
    const auto bytes = source.document("manifest.json", core::limits::ArchiveJson);
    if (!bytes)
        return std::unexpected(bytes.error());
    QJsonParseError error;
    const QJsonArray entries = QJsonDocument::fromJson(*bytes, &error).array();
    if (error.error != QJsonParseError::NoError)
        return corrupt(error.errorString());
    if (entries.size() > core::limits::IndexEntries)
        return core::fail(ErrorCode::LimitExceeded, Tr::tr("The archive holds too many images."));
    QList<ArchivedImage> images;
    for (const QJsonValue &entry : entries) {
        auto image = readImage(source, entry.toObject());
        if (!image)
            return std::unexpected(std::move(image.error()));
        images.append(std::move(*image));
    }
    return images;
}

Result<ArchivedImage> findDockerImage(ArchiveSource &source, const ArchiveChoice &choice)
{
    const auto images = listDockerImages(source);
    if (!images)
        return std::unexpected(images.error());
    return chooseImage(*images, choice);
}

} // namespace layers
