// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/archivereader.h"
#include "core/layers/archivesource.h"
#include "core/oci/descriptor.h"
#include "core/oci/imageconfig.h"
#include "core/oci/platform.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace layers {

/// What the documents of an archive say of one image, before its layers are read.
struct ArchivedImage
{
    QStringList names = {};
    QStringList others = {}; ///< Names of the images that would have done as well.
    oci::ImageConfig config;
    QByteArray configPath = {}; ///< Only of a docker-archive.
    QList<QByteArray> layerPaths = {};
    QList<oci::Descriptor> layers = {}; ///< Empty if the documents do not have them.
};

/// By index.json (image-spec, image-layout.md), index in index or not.
[[nodiscard]] core::Result<ArchivedImage> findOciImage(ArchiveSource &source,
                                                       const ArchiveChoice &choice);

/// All images of manifest.json, as `docker save` writes it.
[[nodiscard]] core::Result<QList<ArchivedImage>> listDockerImages(ArchiveSource &source);

/// One of them.
[[nodiscard]] core::Result<ArchivedImage> findDockerImage(ArchiveSource &source,
                                                          const ArchiveChoice &choice);

/// The image to take, or NotFound listing what there is.
[[nodiscard]] core::Result<ArchivedImage> chooseImage(const QList<ArchivedImage> &images,
                                                      const ArchiveChoice &choice);

/// "blobs/sha256/6c3c...".
[[nodiscard]] QByteArray blobPath(const oci::Digest &digest);

/// DigestMismatch naming both, unless \a digest is \a expected.
[[nodiscard]] core::Result<void> requireDigest(const oci::Digest &digest,
                                               const oci::Digest &expected);

} // namespace layers
