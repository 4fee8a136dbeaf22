// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/layers/decompressor.h"
#include "core/layers/layertoc.h"
#include "core/layers/seekindex.h"
#include "core/oci/hasher.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <stop_token>

namespace layers {

/// A layer as it lies in an archive.
struct ArchivedLayer
{
    std::shared_ptr<const LayerToc> toc;
    oci::Digest digest; ///< Of the bytes in the archive.
    qint64 size = 0;
    Compression compression = Compression::None;
    qint64 offset = 0; ///< Where it begins in the archive, unpacked.
    std::shared_ptr<const SeekIndex> seek;
    QByteArray path = {}; ///< Its clean name in the archive, links followed; set by indexLayers().
};

/// The files inside an image archive, by their clean paths. Links among them are followed.
class ArchiveSource
{
public:
    virtual ~ArchiveSource() = default;

    [[nodiscard]] bool contains(const QByteArray &path) const { return hasFile(resolve(path)); }

    /// A JSON file. NotFound, or LimitExceeded if it is larger than \a limit.
    [[nodiscard]] core::Result<QByteArray> document(const QByteArray &path, qint64 limit);
    /// The tables of contents of \a paths, in that order.
    [[nodiscard]] core::Result<QList<ArchivedLayer>> indexLayers(const QList<QByteArray> &paths,
                                                                 const std::stop_token &stop);

    /// Of the archive's own compression.
    [[nodiscard]] virtual Checkpoints takeCheckpoints() { return {}; }

protected:
    /// \a target as it stands in a symbolic link at \a path, or the clean one of a hard link.
    void addLink(const QByteArray &path, const QByteArray &target, bool isSymbolic);
    void dropLink(const QByteArray &path) { m_links.remove(path); }
    /// Where \a path leads in the end.
    [[nodiscard]] QByteArray resolve(QByteArray path) const;

    [[nodiscard]] virtual bool hasFile(const QByteArray &path) const = 0;
    [[nodiscard]] virtual core::Result<QByteArray> readFile(const QByteArray &path,
                                                            qint64 limit) = 0;
    /// Different files that are all here.
    [[nodiscard]] virtual core::Result<QHash<QByteArray, ArchivedLayer>>
    indexFiles(const QList<QByteArray> &paths, const std::stop_token &stop) = 0;

private:
    QHash<QByteArray, QByteArray> m_links;
};

/// Opens the plain tar \a path; \a stop ends the reading of its headers.
[[nodiscard]] core::Result<std::unique_ptr<ArchiveSource>>
openSeekableArchive(const QString &path, const std::stop_token &stop);

/// Reads the tar that \a source gives, compressed or not, to its end, indexing on the way what
/// looks like a layer.
[[nodiscard]] core::Result<std::unique_ptr<ArchiveSource>>
openStreamedArchive(ByteReader source, const std::stop_token &stop);

/// Computes the digest of a layer's bytes where it is not known already: of a plain tar it is the
/// DiffID.
class BlobHasher final
{
public:
    /// \a path may name the algorithm, "blobs/sha512/...".
    BlobHasher(const QByteArray &path, Compression compression);

    void add(QByteArrayView bytes)
    {
        if (m_hasher)
            m_hasher->add(bytes);
    }
    [[nodiscard]] oci::Digest finish(const LayerToc &toc)
    {
        return m_hasher ? m_hasher->finish() : toc.diffId().digest();
    }

private:
    std::optional<oci::Hasher> m_hasher;
};

} // namespace layers
