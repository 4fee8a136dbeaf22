// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/client.h"
#include "core/layers/piecequeue.h"

#include <QUrlQuery>

#include <memory>
#include <span>
#include <stop_token>
#include <thread>

namespace engine {

/// The archive that an engine makes of an image, `docker save`, as it comes: fetched on a thread of
/// its own, a few MiB ahead of whoever reads. Nothing is written to a disk here. One thread.
class SavedStream final
{
public:
    /// \a query may choose the platform.
    SavedStream(std::shared_ptr<Client> client, const oci::Digest &image, const QUrlQuery &query,
                std::stop_token stop);
    /// Hangs up if the engine is not done.
    ~SavedStream();
    Q_DISABLE_COPY_MOVE(SavedStream)

    /// As layers::ByteReader.
    [[nodiscard]] core::Result<qsizetype> read(std::span<char> out);

private:
    void fetch(Client &client, const QString &path, const QUrlQuery &query);
    [[nodiscard]] core::Result<void> put(QByteArrayView bytes);

    std::stop_source m_stopSource;
    std::stop_callback<std::function<void()>> m_follow;
    layers::PieceQueue m_queue;
    layers::Piece m_filling;
    core::Result<void> m_end; ///< Valid when the queue is closed.
    std::optional<layers::Piece> m_piece;
    std::size_t m_position = 0;
    std::jthread m_thread;
};

} // namespace engine
