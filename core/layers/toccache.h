// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/layertoc.h"
#include "core/layers/seekindex.h"

#include <QString>

namespace layers {

/// Tables of contents on disk, one file for each DiffID, and which verified blob holds which of
/// them: what an image says of its own blobs is no proof. A cache: whatever is missing, stale or
/// damaged is rebuilt from the layer. Any thread, any number of processes.
class TocCache final
{
public:
    /// Keeps its files in \a folder, which is made when first needed.
    explicit TocCache(QString folder);
    /// The one in the user's cache folder, which all programs of ours share.
    [[nodiscard]] static TocCache user();

    [[nodiscard]] const QString &folder() const { return m_folder; }

    /// Null if it is not here, or not whole.
    [[nodiscard]] std::shared_ptr<const LayerToc> find(const oci::DiffId &diffId) const;
    [[nodiscard]] bool contains(const oci::DiffId &diffId) const;
    /// Written to a temporary name and renamed. Io if the disk refuses.
    core::Result<void> insert(const LayerToc &toc) const;

    /// Where the entries of the layer are in \a blob; null if that is not here, or not whole, or of
    /// another build.
    [[nodiscard]] std::shared_ptr<const SeekIndex> findSeekIndex(const oci::Digest &blob) const;
    core::Result<void> insertSeekIndex(const oci::Digest &blob, const SeekIndex &index) const;
    void removeSeekIndex(const oci::Digest &blob) const;

    /// The blob \a blob was read, has its digest and holds the layer \a diffId.
    core::Result<void> insertBlob(const oci::Digest &blob, const oci::DiffId &diffId) const;
    /// True if insertBlob() was told so.
    [[nodiscard]] bool isBlobOf(const oci::Digest &blob, const oci::DiffId &diffId) const;
    /// Forgets what insertBlob() was told of \a blob, so that it is read again.
    void removeBlob(const oci::Digest &blob) const;

private:
    [[nodiscard]] core::Result<void> writeFile(const QString &path, const QByteArray &bytes) const;

    QString m_folder;
};

} // namespace layers
