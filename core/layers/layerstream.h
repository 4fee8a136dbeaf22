// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/layers/checkpoints.h"
#include "core/layers/decompressor.h"

#include <QByteArrayView>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>

namespace layers {

/// Fills (a part of) what it is given with bytes from an offset on and returns how many; 0 at the
/// end.
using RandomReader = std::function<core::Result<qsizetype>(qint64 offset, std::span<char>)>;

/// What a blob holds when it is unpacked, from any place on: plain bytes by seeking; gzip, and zstd
/// of several frames, from the checkpoint before; one zstd frame, bzip2 and xz from the start.
/// Going on where the last call ended costs no more than unpacking. One thread at a time.
class LayerStream final
{
public:
    /// \a checkpoints are of this very blob.
    LayerStream(RandomReader blob, std::shared_ptr<const Checkpoints> checkpoints,
                StreamKind kind = StreamKind::Layer);

    /// Bytes from \a offset on, at least one; none at the end. They stay until the next call.
    [[nodiscard]] core::Result<QByteArrayView> at(qint64 offset, const std::stop_token &stop);

private:
    [[nodiscard]] core::Result<void> begin();
    [[nodiscard]] core::Result<void> refill(qint64 offset);
    void unpackFrom(qint64 offset);

    RandomReader m_blob;
    std::shared_ptr<const Checkpoints> m_checkpoints;
    StreamKind m_kind;
    std::optional<Compression> m_compression;
    std::optional<Decompressor> m_decompressor;
    std::unique_ptr<char[]> m_buffer;
    qint64 m_start = 0; ///< Where in the unpacked bytes m_buffer begins.
    qint64 m_size = 0;
};

} // namespace layers
