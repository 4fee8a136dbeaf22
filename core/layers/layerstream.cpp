// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/layerstream.h"

#include <array>

namespace layers {

using core::Result;

namespace {

constexpr std::size_t BufferSize = 256 * 1024;

} // namespace

LayerStream::LayerStream(RandomReader blob, std::shared_ptr<const Checkpoints> checkpoints,
                         StreamKind kind)
    : m_blob(std::move(blob))
    , m_checkpoints(std::move(checkpoints))
    , m_kind(kind)
    , m_buffer(std::make_unique_for_overwrite<char[]>(BufferSize))
{}

Result<void> LayerStream::begin()
{
    std::array<char, 8> head;
    std::size_t size = 0;
    while (size < head.size()) {
        const auto got = m_blob(qint64(size), std::span(head).subspan(size));
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            break;
        size += std::size_t(*got);
    }
    m_compression = compressionOf({head.data(), qsizetype(size)});
    return {};
}

Result<QByteArrayView> LayerStream::at(qint64 offset, const std::stop_token &stop)
{
    if (!m_compression) {
        if (auto begun = begin(); !begun)
            return std::unexpected(std::move(begun.error()));
    }
    if (*m_compression != Compression::None
        && (offset < m_start || offset >= m_start + m_size || !m_decompressor))
        unpackFrom(offset);
    while (offset < m_start || offset >= m_start + m_size) {
        if (stop.stop_requested())
            return core::cancelled();
        if (auto filled = refill(offset); !filled)
            return std::unexpected(std::move(filled.error()));
        if (m_size == 0)
            break;
    }
    return QByteArrayView(m_buffer.get() + (m_size == 0 ? 0 : offset - m_start),
                          qsizetype(m_size == 0 ? 0 : m_start + m_size - offset));
}

Result<void> LayerStream::refill(qint64 offset)
{
    const std::span room(m_buffer.get(), BufferSize);
    const qint64 next = m_decompressor ? m_start + m_size : offset;
    m_start = next;
    m_size = 0;
    const auto got = m_decompressor ? m_decompressor->read(room) : m_blob(offset, room);
    if (!got)
        return std::unexpected(got.error());
    m_size = *got;
    return {};
}

/// Has the decompressor somewhere before \a offset, as near as can be.
void LayerStream::unpackFrom(qint64 offset)
{
    static const Checkpoint Start;
    const Checkpoint *nearest = m_checkpoints ? m_checkpoints->before(offset) : nullptr;
    const Checkpoint &from = nearest ? *nearest : Start;
    const qint64 here = m_start + m_size;
    if (m_decompressor && here <= offset && from.output <= here)
        return;
    const auto read = [this, position = from.input](std::span<char> out) mutable {
        const auto got = m_blob(position, out);
        position += got.value_or(0);
        return got;
    };
    m_decompressor.emplace(read, from, m_kind);
    m_start = from.output;
    m_size = 0;
}

} // namespace layers
