// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/decompressor.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace layers {

/// Compressed bytes that were read and not yet used.
class InputBuffer final
{
public:
    explicit InputBuffer(ByteReader source);
    explicit InputBuffer(ByteLender source);

    /// What is here now.
    [[nodiscard]] std::span<char> bytes() const { return m_here; }
    void consume(std::size_t count)
    {
        m_here = m_here.subspan(count);
        m_used += qint64(count);
    }
    /// Bytes of the stream that were consumed or read past the buffer.
    [[nodiscard]] qint64 used() const { return m_used; }

    /// Makes sure that there are \a count bytes, 1 unless told; fewer only at the end of the
    /// stream.
    [[nodiscard]] core::Result<std::size_t> require(std::size_t count = 1);
    /// Past the buffer, straight into \a out. Only while bytes() is empty.
    [[nodiscard]] core::Result<qsizetype> readPast(std::span<char> out);

private:
    [[nodiscard]] core::Result<void> readMore();
    [[nodiscard]] core::Result<void> borrowMore();

    ByteReader m_source;
    ByteLender m_lender;       ///< One of the two.
    std::vector<char> m_bytes; ///< What was read, or what lies across two lendings.
    std::span<char> m_here;    ///< In m_bytes, or lent.
    qint64 m_used = 0;
    bool m_atEnd = false;
};

/// One way of unpacking.
class Decoder
{
public:
    virtual ~Decoder() = default;
    /// Some of \a out, at least one byte; 0 at the end of the stream.
    [[nodiscard]] virtual core::Result<qsizetype> read(std::span<char> out) = 0;
    /// Checkpoint::state of where it is; nothing where it could not go on from.
    [[nodiscard]] virtual std::optional<QByteArray> state() const { return {}; }
};

[[nodiscard]] std::unique_ptr<Decoder> makeGzipDecoder(InputBuffer &input);
/// Goes on from \a state, which is not empty; null if it is damaged.
[[nodiscard]] std::unique_ptr<Decoder> resumeGzipDecoder(InputBuffer &input, QByteArrayView state);
[[nodiscard]] std::unique_ptr<Decoder> makeZstdDecoder(InputBuffer &input, StreamKind kind);
[[nodiscard]] std::unique_ptr<Decoder> makeBzip2Decoder(InputBuffer &input);
[[nodiscard]] std::unique_ptr<Decoder> makeXzDecoder(InputBuffer &input, StreamKind kind);

/// Of the largest window that a decoder may keep.
[[nodiscard]] int windowLogOf(StreamKind kind);

/// The Corrupt error of all of them.
[[nodiscard]] std::unexpected<core::Error> corruptStream(const QString &detail);

} // namespace layers
