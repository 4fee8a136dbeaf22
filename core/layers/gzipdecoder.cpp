// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/decoder.h"

#include "core/layers/gzipstate.h"

#include <isa-l/igzip_lib.h>

#include <algorithm>
#include <limits>

namespace layers {

using core::Result;
using namespace Qt::StringLiterals;

namespace {

/// RFC 1952 by ISA-L, which parses the header and compares CRC and length of each member itself.
class GzipDecoder final : public Decoder
{
public:
    explicit GzipDecoder(InputBuffer &input)
        : m_input(input)
    {
        isal_inflate_init(&m_state);
        m_state.crc_flag = ISAL_GZIP;
    }

    bool resume(QByteArrayView state) { return unpackGzipState(state, m_state); }

    std::optional<QByteArray> state() const override
    {
        if (!m_betweenMembers)
            return packGzipState(m_state);
        return m_input.bytes().empty() ? std::nullopt : std::optional(QByteArray());
    }

    Result<qsizetype> read(std::span<char> out) override
    {
        while (!m_done) {
            const auto here = m_input.require();
            if (!here)
                return std::unexpected(here.error());
            if (m_betweenMembers && !startMember(*here == 0))
                break;
            const auto produced = inflate(out, *here == 0);
            if (!produced || *produced > 0)
                return produced;
        }
        if (m_trailingGarbage)
            return corruptStream(u"gzip: bytes after the end"_s);
        return 0;
    }

private:
    /// False if there is none: the stream ends here, rightly or not.
    bool startMember(bool atEnd)
    {
        m_done = atEnd || m_input.bytes().front() != '\x1f';
        m_trailingGarbage = m_done && !atEnd;
        if (m_done)
            return false;
        isal_inflate_reset(&m_state);
        m_state.crc_flag = ISAL_GZIP;
        m_betweenMembers = false;
        return true;
    }

    Result<qsizetype> inflate(std::span<char> out, bool atEnd)
    {
        constexpr std::size_t Most = std::numeric_limits<quint32>::max() / 2;
        const auto in = m_input.bytes();
        const quint32 room = quint32(std::min(out.size(), Most));
        m_state.next_in = reinterpret_cast<quint8 *>(in.data());
        m_state.avail_in = quint32(std::min(in.size(), Most));
        m_state.next_out = reinterpret_cast<quint8 *>(out.data());
        m_state.avail_out = room;
        const int result = isal_inflate(&m_state);
        if (result < ISAL_DECOMP_OK || result == ISAL_NEED_DICT)
            return corruptStream(u"gzip: ISA-L error %1"_s.arg(result));
        const auto used = reinterpret_cast<char *>(m_state.next_in) - in.data();
        m_input.consume(std::size_t(used));
        const qsizetype produced = qsizetype(room - m_state.avail_out);
        m_betweenMembers = m_state.block_state == ISAL_BLOCK_FINISH;
        if (produced == 0 && used == 0 && !m_betweenMembers)
            return corruptStream(atEnd ? u"gzip: cut off"_s : u"gzip: no progress"_s);
        return produced;
    }

    InputBuffer &m_input;
    inflate_state m_state = {};
    bool m_betweenMembers = false;
    bool m_done = false;
    bool m_trailingGarbage = false;
};

} // namespace

std::unique_ptr<Decoder> makeGzipDecoder(InputBuffer &input)
{
    return std::make_unique<GzipDecoder>(input);
}

std::unique_ptr<Decoder> resumeGzipDecoder(InputBuffer &input, QByteArrayView state)
{
    auto decoder = std::make_unique<GzipDecoder>(input);
    return decoder->resume(state) ? std::move(decoder) : nullptr;
}

} // namespace layers
