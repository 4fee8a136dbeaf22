// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/piecequeue.h"

#include <utility>

namespace layers {

Piece PieceQueue::take()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_spare.empty()) {
            Piece piece = std::move(m_spare.back());
            m_spare.pop_back();
            piece.size = 0;
            return piece;
        }
    }
    return {std::make_unique_for_overwrite<std::byte[]>(Piece::Capacity), 0};
}

void PieceQueue::giveBack(Piece piece)
{
    const std::lock_guard lock(m_mutex);
    m_spare.push_back(std::move(piece));
}

bool PieceQueue::push(Piece piece, std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait(lock, stop, [this] { return m_pieces.size() < m_capacity; })
        || stop.stop_requested())
        return false;
    m_pieces.push_back(std::move(piece));
    lock.unlock();
    m_changed.notify_all();
    return true;
}

void PieceQueue::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    m_changed.notify_all();
}

std::optional<Piece> PieceQueue::pop(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait(lock, stop, [this] { return m_closed || !m_pieces.empty(); })
        || stop.stop_requested() || m_pieces.empty())
        return {};
    Piece piece = std::move(m_pieces.front());
    m_pieces.pop_front();
    lock.unlock();
    m_changed.notify_all();
    return piece;
}

} // namespace layers
