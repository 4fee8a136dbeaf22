// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/layers/checkpoints.h"
#include "core/oci/mediatype.h"

#include <QByteArrayView>

#include <functional>
#include <memory>
#include <span>

namespace layers {

/// Fills (a part of) what it is given with the next bytes of a stream and returns how many; 0 at
/// the end of the stream.
using ByteReader = std::function<core::Result<qsizetype>(std::span<char>)>;

/// Lends the next bytes of a stream until it is called again; none at the end of the stream.
using ByteLender = std::function<core::Result<std::span<char>>()>;

enum class Compression { None, Gzip, Zstd, Bzip2, Xz };

/// What a stream is decides how much memory unpacking it may take: several layers are unpacked at
/// the same time, archives one after the other.
enum class StreamKind { Layer, Archive };

/// Told by the magic bytes at the beginning of a stream; six are enough.
[[nodiscard]] Compression compressionOf(QByteArrayView head);

/// Of a layer (image-spec, layer.md); what has no media type of its own is told as a plain tar.
[[nodiscard]] oci::MediaType mediaTypeOf(Compression compression);

class Decoder;
class InputBuffer;

/// Unpacks a stream whatever it is packed with: gzip by ISA-L (several members, every checksum
/// checked), zstd by libzstd (several frames, skippable ones too), xz by liblzma (several streams),
/// bzip2 by libarchive. Windows of zstd and xz may have limits::LayerWindowLog in a layer and
/// limits::WindowLog in an archive. One thread at a time.
class Decompressor final
{
public:
    explicit Decompressor(ByteReader source, StreamKind kind = StreamKind::Layer);
    /// Takes the bytes where they are, without a copy. Best lent 256 KiB or more.
    explicit Decompressor(ByteLender source);
    /// Goes on from \a checkpoint, noted by another one: \a source gives the bytes from there.
    Decompressor(ByteReader source, const Checkpoint &checkpoint,
                 StreamKind kind = StreamKind::Layer);
    ~Decompressor();
    Decompressor(Decompressor &&) noexcept;

    /// What the stream is packed with; reads its first bytes. The errors of read().
    [[nodiscard]] core::Result<Compression> compression();
    /// Fills all of \a out; fewer bytes only at the end, then 0. Best given 256 KiB or more.
    /// Corrupt if the stream is damaged, cut off, or followed by something else; LimitExceeded if
    /// it needs too much memory; the errors of the source.
    [[nodiscard]] core::Result<qsizetype> read(std::span<char> out);

    /// Adds checkpoints to \a checkpoints while reading: in gzip anywhere, in zstd where frames
    /// begin, so that a stream of one frame has none; in bzip2 and xz nowhere.
    void noteCheckpoints(Checkpoints &checkpoints) { m_checkpoints = &checkpoints; }

private:
    void noteCheckpoint();
    [[nodiscard]] core::Result<void> start();

    std::unique_ptr<InputBuffer> m_input;
    std::unique_ptr<Decoder> m_decoder;
    StreamKind m_kind = StreamKind::Layer;
    Compression m_compression = Compression::Gzip; ///< Once there is a decoder.
    QByteArray m_resumed;                          ///< The state to begin with.
    Checkpoints *m_checkpoints = nullptr;
    qint64 m_startInput = 0;
    qint64 m_output = 0;
};

} // namespace layers
