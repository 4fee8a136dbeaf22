// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QtTypes>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace layers {

/// A buffer on its way from one stage to the next.
struct Piece
{
    static constexpr std::size_t Capacity = 1024 * 1024;

    std::unique_ptr<std::byte[]> data;
    std::size_t size = 0;

    [[nodiscard]] std::span<char> room()
    {
        return {reinterpret_cast<char *>(data.get()) + size, Capacity - size};
    }
    [[nodiscard]] std::span<char> filled() { return {reinterpret_cast<char *>(data.get()), size}; }
    [[nodiscard]] QByteArrayView bytes() const { return {data.get(), qsizetype(size)}; }
};

/// Hands pieces from one thread to another, a bounded number at a time; used-up pieces come back
/// and are filled again. Every wait ends when \a stop is requested.
class PieceQueue final
{
public:
    explicit PieceQueue(std::size_t capacity)
        : m_capacity(capacity)
    {}

    /// An empty piece, used before if there is one.
    [[nodiscard]] Piece take();
    void giveBack(Piece piece);

    /// Waits for room. False if stopped.
    [[nodiscard]] bool push(Piece piece, std::stop_token stop);
    /// No more pieces will be pushed.
    void close();
    /// The next piece; nothing once the queue is closed and empty, or stopped.
    [[nodiscard]] std::optional<Piece> pop(std::stop_token stop);

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Piece> m_pieces;
    std::vector<Piece> m_spare;
    std::size_t m_capacity;
    bool m_closed = false;
};

} // namespace layers
