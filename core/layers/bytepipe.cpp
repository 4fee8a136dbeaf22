// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/bytepipe.h"

#include <algorithm>
#include <cstring>

namespace layers {

using core::Result;

namespace {

constexpr std::size_t PiecesAhead = 4;

} // namespace

BytePipe::BytePipe(Produce produce, std::stop_token stop)
    : m_follow(std::move(stop), [this] { m_stopSource.request_stop(); })
    , m_queue(PiecesAhead)
    , m_filling(m_queue.take())
{
    m_thread = std::jthread([this, produce = std::move(produce)] { run(produce); });
}

BytePipe::~BytePipe()
{
    m_stopSource.request_stop();
    m_thread.join();
}

void BytePipe::run(const Produce &produce)
{
    m_end = produce([this](QByteArrayView bytes) { return put(bytes); }, m_stopSource.get_token());
    if (m_end && m_filling.size > 0
        && !m_queue.push(std::move(m_filling), m_stopSource.get_token()))
        m_end = core::cancelled();
    m_queue.close();
}

Result<void> BytePipe::put(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const std::span<char> room = m_filling.room();
        const auto part = std::min<qsizetype>(qsizetype(room.size()), bytes.size());
        std::memcpy(room.data(), bytes.data(), std::size_t(part));
        m_filling.size += std::size_t(part);
        bytes.slice(part);
        if (m_filling.size < Piece::Capacity)
            continue;
        if (!m_queue.push(std::move(m_filling), m_stopSource.get_token()))
            return core::cancelled();
        m_filling = m_queue.take();
    }
    return {};
}

Result<qsizetype> BytePipe::read(std::span<char> out)
{
    if (!m_piece) {
        m_piece = m_queue.pop(m_stopSource.get_token());
        m_position = 0;
    }
    if (!m_piece) {
        if (m_stopSource.stop_requested())
            return core::cancelled();
        if (!m_end)
            return std::unexpected(m_end.error());
        return 0;
    }
    const std::size_t part = std::min(out.size(), m_piece->size - m_position);
    std::memcpy(out.data(), m_piece->bytes().data() + m_position, part);
    m_position += part;
    if (m_position == m_piece->size) {
        m_queue.giveBack(*std::move(m_piece));
        m_piece.reset();
    }
    return qsizetype(part);
}

} // namespace layers
