// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/layerstream.h"
#include "core/layers/layertoc.h"
#include "core/layers/seekindex.h"

#include <functional>
#include <limits>
#include <memory>

namespace layers {

/// An entry of a layer's table of contents; a FileNode has both numbers.
struct FileEntry
{
    quint16 layer = 0; ///< Counted from the base, 0.
    quint32 entry = 0;

    friend auto operator<=>(const FileEntry &, const FileEntry &) = default;
};

/// Takes the bytes of a file as they come. An error ends the reading and is passed on.
using ByteSink = std::function<core::Result<void>(QByteArrayView)>;

/// Reads files out of one layer, in any order; fastest in the order of the tar. One thread at a
/// time.
class LayerReader final
{
public:
    static constexpr qint64 Everything = std::numeric_limits<qint64>::max();

    /// \a seek is of \a blob, which holds the layer of \a toc.
    LayerReader(RandomReader blob, std::shared_ptr<const LayerToc> toc,
                std::shared_ptr<const SeekIndex> seek);

    [[nodiscard]] const LayerToc &toc() const { return *m_toc; }

    /// The content of entry \a entry, a regular file, to \a sink; no more than its first \a limit
    /// bytes. A file that is read to its end is compared with its fingerprint. InvalidArgument if
    /// the entry is no file; Corrupt if the blob and what is known of it do not go together,
    /// perhaps after \a sink got some bytes; Cancelled; the errors of the blob and of \a sink.
    [[nodiscard]] core::Result<void> read(std::size_t entry, const ByteSink &sink,
                                          qint64 limit = Everything, std::stop_token stop = {});

private:
    LayerStream m_stream;
    std::shared_ptr<const LayerToc> m_toc;
    std::shared_ptr<const SeekIndex> m_seek;
};

/// Opens a layer of an image, counted from the base.
using OpenLayer = std::function<core::Result<LayerReader>(qsizetype layer)>;

} // namespace layers
