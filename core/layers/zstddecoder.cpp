// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/decoder.h"

#include <zstd.h>
#include <zstd_errors.h>

namespace layers {

using core::Result;
using core::Tr;
using namespace Qt::StringLiterals;

namespace {

/// RFC 8878 by libzstd, which checks the checksum of each frame that has one.
class ZstdDecoder final : public Decoder
{
public:
    ZstdDecoder(InputBuffer &input, int windowLog)
        : m_input(input)
        , m_context(ZSTD_createDCtx())
        , m_windowLog(windowLog)
    {
        Q_CHECK_PTR(m_context.get());
        ZSTD_DCtx_setParameter(m_context.get(), ZSTD_d_windowLogMax, m_windowLog);
    }

    Result<qsizetype> read(std::span<char> out) override
    {
        while (true) {
            const auto here = m_input.require();
            if (!here)
                return std::unexpected(here.error());
            if (*here == 0 && m_betweenFrames)
                return 0;
            const auto bytes = m_input.bytes();
            ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
            ZSTD_outBuffer room{out.data(), out.size(), 0};
            const std::size_t result = ZSTD_decompressStream(m_context.get(), &room, &in);
            if (ZSTD_isError(result))
                return failure(result);
            m_input.consume(in.pos);
            m_betweenFrames = result == 0;
            if (room.pos > 0)
                return qsizetype(room.pos);
            if (in.pos == 0 && *here == 0)
                return corruptStream(u"zstd: cut off"_s);
        }
    }

    std::optional<QByteArray> state() const override
    {
        const bool isAtFrame = m_betweenFrames && !m_input.bytes().empty();
        return isAtFrame ? std::optional(QByteArray()) : std::nullopt;
    }

private:
    std::unexpected<core::Error> failure(std::size_t result) const
    {
        const QString detail = u"zstd: "_s + QString::fromLatin1(ZSTD_getErrorName(result));
        if (ZSTD_getErrorCode(result) == ZSTD_error_frameParameter_windowTooLarge)
            return core::fail(core::ErrorCode::LimitExceeded,
                              Tr::tr("Unpacking the compressed data needs too much memory. It has "
                                     "to be compressed again with a smaller window: “zstd "
                                     "--long=%1” or less.")
                                  .arg(m_windowLog),
                              detail);
        return corruptStream(detail);
    }

    struct Free
    {
        void operator()(ZSTD_DCtx *context) const { ZSTD_freeDCtx(context); }
    };

    InputBuffer &m_input;
    std::unique_ptr<ZSTD_DCtx, Free> m_context;
    int m_windowLog;
    bool m_betweenFrames = false;
};

} // namespace

std::unique_ptr<Decoder> makeZstdDecoder(InputBuffer &input, StreamKind kind)
{
    return std::make_unique<ZstdDecoder>(input, windowLogOf(kind));
}

} // namespace layers
