// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/layers/layerreader.h"
#include "core/oci/descriptor.h"
#include "core/oci/reference.h"
#include "core/store/imagelayout.h"

#include <QList>
#include <QSet>

#include <optional>
#include <stop_token>

namespace store {

/// One image that goes into an archive.
struct ArchiveItem
{
    oci::Descriptor target; ///< What its names point at there: an index or a manifest.
    QList<oci::Reference> names = {};
    QList<oci::Descriptor> documents = {}; ///< Indexes, manifests and configurations.
    QList<oci::Descriptor> layers = {};
    std::optional<oci::Digest> config = {}; ///< For manifest.json: of its one platform.
};

/// An archive of images, down to the last byte known before the first one is written: HTTP has to
/// be told the length.
class ArchivePlan final
{
public:
    /// \a hasDockerManifest: with a manifest.json, as `docker save` writes it; every item needs a
    /// config then. Layers in \a omitted are named and not contained.
    ArchivePlan(const QList<ArchiveItem> &items, bool hasDockerManifest,
                const QSet<oci::Digest> &omitted = {});

    /// Of the tar.
    [[nodiscard]] qint64 size() const;

    /// Writes the tar, reading blobs from \a layout and telling \a progress of the bytes. NotFound
    /// if one is gone, LimitExceeded if it is too large for the format, the errors of \a sink.
    [[nodiscard]] core::Result<void> write(const ImageLayout &layout, const layers::ByteSink &sink,
                                           core::Progress &progress, std::stop_token stop) const;

private:
    struct File
    {
        QByteArray path;
        QByteArray bytes = {};                ///< Of a document that is made here,
        std::optional<oci::Digest> blob = {}; ///< or the blob that it is.
        qint64 size = 0;
    };

    void addDocument(const QByteArray &path, const QByteArray &bytes);
    void addBlob(const oci::Descriptor &blob);

    QList<File> m_files;
    QSet<oci::Digest> m_blobs;
};

} // namespace store
