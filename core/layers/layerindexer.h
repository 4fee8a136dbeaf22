// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/layers/decompressor.h"
#include "core/layers/layertoc.h"
#include "core/layers/seekindex.h"

#include <QByteArrayView>
#include <QString>

#include <memory>
#include <stop_token>

namespace layers {

/// The later half of the one pass over a layer: takes the blob's bytes as they arrive, inflates
/// them, hashes the content for the DiffID and reads the tar, on two threads of its own with
/// bounded queues between; on the way it notes where single files can be read from. What the bytes
/// are is told by their magic (plain tar, gzip, zstd, bzip2, xz), never by their media type.
///
/// Holds less than 64 MiB beside the table of contents, whatever the layer holds: 12 in the queues,
/// at most 32 of zstd window or 8 of gzip checkpoints, and what the tar reader keeps.
class LayerIndexer final
{
public:
    struct Product
    {
        std::shared_ptr<const LayerToc> toc; ///< Knows the DiffID that was computed.
        SeekIndex seek;
    };

    /// A request to stop through \a stop wakes every wait within milliseconds.
    explicit LayerIndexer(std::stop_token stop = {});
    /// Ends the threads; what was not finished is dropped.
    ~LayerIndexer();
    LayerIndexer(LayerIndexer &&) noexcept;

    /// The next bytes of the blob; copied. Blocks while the stages behind are busy. An error of a
    /// later stage (Corrupt, LimitExceeded, Cancelled) comes back here or from finish().
    [[nodiscard]] core::Result<void> add(QByteArrayView compressed);

    /// No more bytes. Waits for the stages. Corrupt if the compressed stream or the tar is cut off.
    [[nodiscard]] core::Result<Product> finish();

private:
    class Pipeline;
    std::unique_ptr<Pipeline> m_pipeline;
};

/// The table of contents of the layer that \a source gives from a file, compressed or not. Inflates
/// on the calling thread and hashes on another; a plain tar is hashed on the calling one. \a seek,
/// if there is one, is filled too. The errors of LayerIndexer and of \a source.
[[nodiscard]] core::Result<std::shared_ptr<const LayerToc>>
indexLayer(ByteReader source, std::stop_token stop = {}, SeekIndex *seek = nullptr);

/// The same of the blob in the file \a path. NotFound, PermissionDenied or Io if it cannot be read.
[[nodiscard]] core::Result<std::shared_ptr<const LayerToc>> indexFile(const QString &path,
                                                                      std::stop_token stop = {});

} // namespace layers
