// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/archiveplan.h"
#include "core/store/spooledarchive.h"
#include "core/store/transfer.h"

#include <QStringList>

#include <stop_token>

namespace store {

class OciStore;

/// Takes every image of the docker-archive or OCI archive that \a source gives, packed or not, into
/// \a store. Every blob is compared with its digest and every layer with its DiffID, and the tables
/// of contents are kept, before the first image is listed; an error before leaves the list as it
/// was. \a title is what images are called that have but a tag: "localhost/<title>:<tag>".
///
/// Unsupported if it is no such archive, DigestMismatch, Corrupt, LimitExceeded, Cancelled, Io.
[[nodiscard]] core::Result<LoadReport> loadArchive(OciStore &store, layers::ByteReader source,
                                                   const QString &title, core::Progress &progress,
                                                   std::stop_token stop = {});

/// An image of an archive that lies beside the store, before anything of it was checked.
struct FoundImage
{
    struct Layer
    {
        QByteArray path; ///< In the archive.
        oci::Descriptor descriptor;
        oci::DiffId diffId;
    };

    oci::Descriptor target;
    QList<oci::Reference> names = {};
    QList<Layer> layers = {};                  ///< Of all platforms.
    QList<oci::Descriptor> blobs = {};         ///< Everything that makes the image.
    QHash<oci::Digest, QByteArray> paths = {}; ///< Where blobs are in the archive.
    /// Documents that the archive does not have and that were made of what it has.
    QList<QByteArray> made = {};
};

/// By index.json. Documents are compared with their digests.
[[nodiscard]] core::Result<QList<FoundImage>> findOciImages(SpooledArchive &archive,
                                                            const QString &title);
/// By manifest.json: manifests are made.
[[nodiscard]] core::Result<QList<FoundImage>> findDockerImages(SpooledArchive &archive);

} // namespace store
