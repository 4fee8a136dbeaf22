// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/durablefile.h"
#include "core/oci/hasher.h"

#include <QByteArrayView>

#include <functional>
#include <optional>
#include <stop_token>

namespace store {

class ImageLayout;

/// One blob on its way into a layout. What has come is kept in a partial file named by the digest,
/// so that a later ingest, also of another process, goes on where this one ended. One ingest a
/// digest at a time, over all processes: open() waits for the other.
///
/// Not thread safe; may be used on another thread than the one that opened it.
class BlobIngest final
{
public:
    enum class IfPresent {
        Complete, ///< The ingest isComplete() at once and does nothing more.
        Replace,  ///< The file in the layout is damaged; commit() puts the new one in its place.
    };

    /// Told all the while another ingest has the blob how many bytes of it are here.
    using WhileWaiting = std::function<void(qint64 here)>;

    /// Starts or goes on with the blob of \a digest that has \a size bytes.
    [[nodiscard]] static core::Result<BlobIngest> open(const ImageLayout &layout,
                                                       const oci::Digest &digest, qint64 size,
                                                       std::stop_token stop = {},
                                                       IfPresent ifPresent = IfPresent::Complete,
                                                       const WhileWaiting &whileWaiting = {});

    [[nodiscard]] bool isComplete() const { return m_complete; }
    /// Bytes that are here and hashed.
    [[nodiscard]] qint64 position() const { return m_position; }

    /// Reads what an earlier ingest left, hashing it, and hands every piece to \a consume; to be
    /// called before the first write(). An error of \a consume ends it.
    using Consume = std::function<core::Result<void>(QByteArrayView)>;
    [[nodiscard]] core::Result<void> replay(const Consume &consume);

    /// Appends. DigestMismatch if the blob would become larger than promised.
    [[nodiscard]] core::Result<void> write(QByteArrayView bytes);
    /// Drops everything that has come.
    [[nodiscard]] core::Result<void> rewind();
    /// Checks size and digest and syncs the file, which stays outside of the layout. DigestMismatch
    /// drops what came and says what was expected and found; Network if bytes are missing.
    [[nodiscard]] core::Result<void> seal();
    /// Renames the sealed file into the layout. The blob is there, also after a power cut.
    [[nodiscard]] core::Result<void> commit();

private:
    BlobIngest(const oci::Digest &digest, qint64 size, QString target);

    std::optional<core::File> m_file;
    oci::Digest m_digest;
    oci::Hasher m_hasher;
    QString m_target;
    qint64 m_size = 0;
    qint64 m_position = 0;
    qint64 m_written = 0; ///< Up to here the disk was told to start writing.
    bool m_sealed = false;
    bool m_complete = false;
};

/// DigestMismatch: what a registry sent is not what was asked for.
[[nodiscard]] std::unexpected<core::Error> wrongBytes(const QString &detail);

} // namespace store
