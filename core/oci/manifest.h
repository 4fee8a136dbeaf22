// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/descriptor.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QJsonObject>
#include <QList>

#include <variant>

namespace oci {

struct ImageIndex;
struct ImageManifest;
using ManifestOrIndex = std::variant<ImageIndex, ImageManifest>;

/// What a registry answers under manifests/: decided by \a mediaType, or by the content where the
/// media type is missing or says nothing ("text/plain", "application/json").
[[nodiscard]] core::Result<ManifestOrIndex> parseManifestOrIndex(QByteArrayView json,
                                                                 const MediaType &mediaType);

/// A set of manifests, one for each platform (image-spec, image-index.md; Docker manifest list).
struct ImageIndex
{
    MediaType mediaType;
    QList<Descriptor> manifests;
    Annotations annotations;

    /// Reads \a json, at most limits::Manifest bytes, whose digest the caller has checked.
    /// \a mediaType is what the descriptor or the Content-Type says. Corrupt if the bytes are no
    /// index, name another media type, or could be read as a manifest too (CVE-2021-41190).
    [[nodiscard]] static core::Result<ImageIndex> parse(QByteArrayView json,
                                                        const MediaType &mediaType);

    /// The entries that are images: no attestations or other artifacts, nothing that is neither
    /// manifest nor index.
    [[nodiscard]] QList<Descriptor> images() const;

    friend bool operator==(const ImageIndex &, const ImageIndex &) = default;

private:
    explicit ImageIndex(const MediaType &type)
        : mediaType(type)
    {}
    /// Of a document whose type is agreed on.
    [[nodiscard]] static core::Result<ImageIndex> read(const QJsonObject &json,
                                                       const MediaType &type);
    friend core::Result<ManifestOrIndex> parseManifestOrIndex(QByteArrayView, const MediaType &);
};

/// One image: its configuration and its layers, base first (image-spec, manifest.md).
struct ImageManifest
{
    MediaType mediaType;
    Descriptor config;
    QList<Descriptor> layers;
    QString artifactType;
    Annotations annotations;

    /// As ImageIndex::parse. Schema 1 is refused with Unsupported and says what to do.
    [[nodiscard]] static core::Result<ImageManifest> parse(QByteArrayView json,
                                                           const MediaType &mediaType);

    /// True if the configuration is an image configuration and all layers are file system layers.
    /// Signatures and attestations have the former without the latter.
    [[nodiscard]] bool isImage() const;
    /// Sum of the layers' and the configuration's sizes in the registry.
    [[nodiscard]] qint64 totalSize() const;

    friend bool operator==(const ImageManifest &, const ImageManifest &) = default;

private:
    ImageManifest(const MediaType &type, Descriptor configuration)
        : mediaType(type)
        , config(std::move(configuration))
    {}
    /// Of a document whose type is agreed on.
    [[nodiscard]] static core::Result<ImageManifest> read(const QJsonObject &json,
                                                          const MediaType &type);
    friend core::Result<ManifestOrIndex> parseManifestOrIndex(QByteArrayView, const MediaType &);
};

} // namespace oci
