// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/layers/archivesource.h"
#include "core/layers/tarreader.h"
#include "core/store/imagelayout.h"
#include "core/store/spool.h"

#include <optional>
#include <stop_token>

namespace store {

/// An archive of images, read once from end to end into files beside a layout. What the layout has
/// already, told by the name that the archive gives it, is not written again.
class SpooledArchive final : public layers::ArchiveSource, private layers::TarHandler
{
public:
    /// \a layout outlives this.
    SpooledArchive(const ImageLayout &layout, Spool spool);

    /// Reads the tar that \a source gives, packed or not, telling \a progress of the bytes that
    /// came. Corrupt if it is none, LimitExceeded, Cancelled, the errors of \a source.
    [[nodiscard]] core::Result<void> read(layers::ByteReader source, core::Progress &progress,
                                          const std::stop_token &stop);

    /// What the file is called by its content; the file has to be here.
    [[nodiscard]] oci::Digest digest(const QByteArray &path) const;
    [[nodiscard]] qint64 size(const QByteArray &path) const;
    /// What it is packed with; NotFound if it is not here.
    [[nodiscard]] core::Result<layers::Compression> compression(const QByteArray &path) const;
    /// Moves the file into the layout, if it does not lie there.
    [[nodiscard]] core::Result<void> adopt(const QByteArray &path);

protected:
    bool hasFile(const QByteArray &path) const override { return m_files.contains(path); }
    core::Result<QByteArray> readFile(const QByteArray &path, qint64 limit) override;
    core::Result<QHash<QByteArray, layers::ArchivedLayer>>
    indexFiles(const QList<QByteArray> &paths, const std::stop_token &stop) override;

private:
    struct File
    {
        QString path; ///< On the disk.
        oci::Digest digest;
        qint64 size = 0;
        bool isInLayout = false;
    };

    [[nodiscard]] core::Result<void> beginEntry(const layers::TarEntry &entry) override;
    [[nodiscard]] core::Result<void> content(QByteArrayView bytes) override;
    [[nodiscard]] core::Result<void> endEntry() override;

    const ImageLayout &m_layout;
    Spool m_spool;
    QHash<QByteArray, File> m_files;
    std::optional<Spool::Writer> m_writer; ///< Of the entry that is being read.
    QByteArray m_path;
    int m_entries = 0;
};

} // namespace store
