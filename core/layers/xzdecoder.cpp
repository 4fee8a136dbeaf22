// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/layers/decoder.h"

#include <lzma.h>

namespace layers {

using core::Result;
using core::Tr;
using core::limits::MiB;
using namespace Qt::StringLiterals;

namespace {

/// The xz format by liblzma, which checks what each block and stream says of itself; streams may
/// follow one another.
class XzDecoder final : public Decoder
{
public:
    XzDecoder(InputBuffer &input, int windowLog)
        : m_input(input)
        , m_windowLog(windowLog)
    {}
    ~XzDecoder() override { lzma_end(&m_stream); }
    Q_DISABLE_COPY_MOVE(XzDecoder)

    Result<qsizetype> read(std::span<char> out) override
    {
        if (!m_isOpen && lzma_stream_decoder(&m_stream, memory(), LZMA_CONCATENATED) != LZMA_OK)
            qBadAlloc();
        m_isOpen = true;
        m_stream.next_out = reinterpret_cast<uint8_t *>(out.data());
        m_stream.avail_out = out.size();
        while (!m_isAtEnd && m_stream.avail_out == out.size()) {
            const auto here = m_input.require();
            if (!here)
                return std::unexpected(here.error());
            m_stream.next_in = reinterpret_cast<const uint8_t *>(m_input.bytes().data());
            m_stream.avail_in = *here;
            const lzma_ret result = lzma_code(&m_stream, *here == 0 ? LZMA_FINISH : LZMA_RUN);
            m_input.consume(*here - m_stream.avail_in);
            m_isAtEnd = result == LZMA_STREAM_END;
            if (result != LZMA_OK && !m_isAtEnd)
                return failure(result);
        }
        return qsizetype(out.size() - m_stream.avail_out);
    }

private:
    /// What liblzma may take: the window, and room for the rest of its state.
    [[nodiscard]] uint64_t memory() const { return (uint64_t(1) << m_windowLog) + MiB; }

    [[nodiscard]] std::unexpected<core::Error> failure(lzma_ret result) const
    {
        if (result == LZMA_MEM_ERROR)
            qBadAlloc();
        if (result == LZMA_MEMLIMIT_ERROR)
            return core::fail(core::ErrorCode::LimitExceeded,
                              Tr::tr("Unpacking the compressed data needs too much memory. It has "
                                     "to be compressed again with a smaller window: “xz "
                                     "--lzma2=dict=%1MiB” or less.")
                                  .arg((qint64(1) << m_windowLog) / MiB),
                              u"xz: %1 bytes of memory"_s.arg(lzma_memusage(&m_stream)));
        return corruptStream(result == LZMA_BUF_ERROR ? u"xz: cut off"_s
                                                      : u"xz: error %1"_s.arg(int(result)));
    }

    InputBuffer &m_input;
    lzma_stream m_stream = LZMA_STREAM_INIT;
    int m_windowLog;
    bool m_isOpen = false;
    bool m_isAtEnd = false;
};

} // namespace

std::unique_ptr<Decoder> makeXzDecoder(InputBuffer &input, StreamKind kind)
{
    return std::make_unique<XzDecoder>(input, windowLogOf(kind));
}

} // namespace layers
