// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/layers/decompressor.h"
#include "core/layers/layerreader.h"
#include "core/layers/layertoc.h"
#include "core/oci/descriptor.h"
#include "core/oci/imageconfig.h"
#include "core/oci/platform.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace layers {

/// Which image of an archive is meant.
struct ArchiveChoice
{
    std::optional<oci::Platform> platform = {}; ///< None: the one for this machine, else the first.
    QString name = {}; ///< A name that the image has in the archive; empty: any.
};

/// One image out of an archive, its layers indexed and verified.
struct ArchiveImage
{
    QString reference;       ///< "docker.io/library/nginx:1.24"; empty if the archive has none.
    QStringList others;      ///< Names of the images that would have done as well.
    oci::ImageConfig config; ///< With the platform and the history.
    QList<oci::Descriptor> layers; ///< Base first. Where the archive has none, made from the files.
    std::vector<std::shared_ptr<const LayerToc>> tocs; ///< One for each layer.

    /// Where a layer is, for openArchive().
    struct Place
    {
        qint64 offset = 0; ///< In the archive, unpacked.
        qint64 size = 0;
        std::shared_ptr<const SeekIndex> seek;
        QByteArray path = {}; ///< Its clean name in the archive, links followed.
    };
    std::vector<Place> places;
    std::shared_ptr<const Checkpoints> checkpoints; ///< Of the archive's own compression.
};

/// Reads the docker-archive or OCI archive in the file \a path, plain or compressed as a whole,
/// without temporary files.
///
/// A plain archive is read by seeking, its layers side by side; a compressed one is streamed once,
/// whatever the order of its entries. Every blob is checked against its digest and every layer
/// against its DiffID.
///
/// Unsupported if the file is no such archive, NotFound if no image in it is what \a choice says,
/// DigestMismatch naming both digests, Corrupt, LimitExceeded, Cancelled, Io. On worker threads.
[[nodiscard]] core::Result<ArchiveImage>
readArchive(const QString &path, const ArchiveChoice &choice = {}, std::stop_token stop = {});

/// The same of an archive that comes once, from a pipe.
[[nodiscard]] core::Result<ArchiveImage>
readArchive(ByteReader source, const ArchiveChoice &choice = {}, std::stop_token stop = {});

/// Opens layers of \a image, which came out of the archive \a path: by seeking, but an archive that
/// is packed as one frame of zstd, bzip2 or xz is unpacked again as far as need be.
[[nodiscard]] OpenLayer openArchive(const QString &path, const ArchiveImage &image);

} // namespace layers
