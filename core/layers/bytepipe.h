// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/layerreader.h"
#include "core/layers/piecequeue.h"

#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <thread>

namespace layers {

/// Lets one side write and the other read: \a produce runs on a thread of its own, a few MiB ahead
/// of whoever reads, and waits when it is further. One thread reads.
class BytePipe final
{
public:
    /// Writes everything to the sink; its error comes from read() after what was written before.
    using Produce = std::function<core::Result<void>(const ByteSink &, std::stop_token)>;

    BytePipe(Produce produce, std::stop_token stop);
    /// Asks \a produce to stop if it is not done.
    ~BytePipe();
    Q_DISABLE_COPY_MOVE(BytePipe)

    /// As ByteReader.
    [[nodiscard]] core::Result<qsizetype> read(std::span<char> out);

private:
    void run(const Produce &produce);
    [[nodiscard]] core::Result<void> put(QByteArrayView bytes);

    std::stop_source m_stopSource;
    std::stop_callback<std::function<void()>> m_follow;
    PieceQueue m_queue;
    Piece m_filling;
    core::Result<void> m_end; ///< Valid when the queue is closed.
    std::optional<Piece> m_piece;
    std::size_t m_position = 0;
    std::jthread m_thread;
};

} // namespace layers
