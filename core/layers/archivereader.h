// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/layers/layertoc.h"
#include "core/oci/descriptor.h"
#include "core/oci/imageconfig.h"
#include "core/oci/platform.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace layers {

/// One image out of an archive, its layers indexed and verified.
struct ArchiveImage
{
    QString reference;       ///< "docker.io/library/nginx:1.24"; empty if the archive has none.
    oci::ImageConfig config; ///< With the platform and the history.
    QList<oci::Descriptor> layers; ///< Base first. Where the archive has none, made from the files.
    std::vector<std::shared_ptr<const LayerToc>> tocs; ///< One for each layer.
};

/// Reads the docker-archive or OCI archive in the file \a path, plain or compressed as a whole,
/// without temporary files. Of several images: the best for \a platform; if none is asked for, the
/// best for this machine, else the first.
///
/// A plain archive is read by seeking, its layers side by side; a compressed one is streamed once,
/// whatever the order of its entries. Every blob is checked against its digest and every layer
/// against its DiffID.
///
/// Unsupported if the file is no such archive, NotFound if \a platform is not in it, DigestMismatch
/// naming both digests, Corrupt, LimitExceeded, Cancelled, Io. On worker threads.
[[nodiscard]] core::Result<ArchiveImage>
readArchive(const QString &path, const std::optional<oci::Platform> &platform = {},
            std::stop_token stop = {});

} // namespace layers
