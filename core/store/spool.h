// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/durablefile.h"
#include "core/oci/hasher.h"

#include <QString>

#include <memory>

class QTemporaryDir;

namespace store {

class ImageLayout;

/// Files on their way into a layout of which nobody said the digest beforehand: they lie beside it,
/// in the same file system, until they are adopted or the spool goes, and they with it. One thread.
class Spool final
{
public:
    /// Io if there can be no folder.
    [[nodiscard]] static core::Result<Spool> open(const ImageLayout &layout);
    ~Spool();
    Spool(Spool &&) noexcept;

    /// A new file.
    class Writer final
    {
    public:
        [[nodiscard]] core::Result<void> write(QByteArrayView bytes);
        [[nodiscard]] const QString &path() const { return m_file.path(); }
        [[nodiscard]] qint64 size() const { return m_size; }
        /// Of everything written. No more writing afterwards.
        [[nodiscard]] oci::Digest finish() { return m_hasher.finish(); }

    private:
        friend class Spool;
        Writer(core::File file, oci::Digest::Algorithm algorithm);

        core::File m_file;
        oci::Hasher m_hasher;
        qint64 m_size = 0;
        qint64 m_written = 0; ///< Up to here the disk was told to start writing.
    };
    [[nodiscard]] core::Result<Writer>
    create(oci::Digest::Algorithm algorithm = oci::Digest::Algorithm::Sha256);

private:
    explicit Spool(std::unique_ptr<QTemporaryDir> folder);

    std::unique_ptr<QTemporaryDir> m_folder;
    int m_count = 0;
};

/// Moves the file \a path, whose digest was found to be \a digest, into \a layout: synced, and in
/// one step, also in place of a blob that is there.
[[nodiscard]] core::Result<void> adoptFile(const QString &path, const oci::Digest &digest,
                                           const ImageLayout &layout);

} // namespace store
