// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/gzipstate.h"

#include "core/layers/checkpoints.h"

#include <isa-l.h>
#include <zstd.h>

#include <cstddef>
#include <cstring>
#include <memory>
#include <type_traits>

namespace layers {

namespace {

static_assert(std::is_trivially_copyable_v<inflate_state>);

constexpr std::size_t FixedSize = offsetof(inflate_state, tmp_out_buffer);
constexpr int PackingLevel = 1;
/// To be raised when what is packed changes.
constexpr quint64 Layout = 1;

bool isBetween(qint64 value, qint64 least, qint64 most)
{
    return least <= value && value <= most;
}

/// True if no length or position in \a state leads out of its buffers.
bool isSound(const inflate_state &state)
{
    return isBetween(state.tmp_out_valid, 0, qint64(sizeof state.tmp_out_buffer))
           && isBetween(state.tmp_out_processed, 0, state.tmp_out_valid)
           && isBetween(state.tmp_in_size, 0, qint64(sizeof state.tmp_in_buffer))
           && isBetween(state.read_in_length, 0, 64) && state.crc_flag == ISAL_GZIP
           && state.hist_bits == 0 && state.dict_length == 0
           && isBetween(state.block_state, ISAL_BLOCK_NEW_HDR, ISAL_CHECKSUM_CHECK)
           && (state.block_state != ISAL_BLOCK_TYPE0 || isBetween(state.type0_block_len, 0, 0xffff))
           && isBetween(state.write_overflow_len, 0, 4)
           && isBetween(state.copy_overflow_length, 0, ISAL_DEF_MAX_MATCH)
           && isBetween(state.copy_overflow_distance, 0, ISAL_DEF_HIST_SIZE)
           && (state.copy_overflow_length == 0
               || state.copy_overflow_distance <= state.tmp_out_valid);
}

} // namespace

quint64 Checkpoints::stateFormat()
{
#if defined(Q_PROCESSOR_X86_64)
    constexpr quint64 Processor = 1;
#elif defined(Q_PROCESSOR_ARM_64)
    constexpr quint64 Processor = 2;
#else
    constexpr quint64 Processor = 0;
#endif
    return quint64(ISAL_VERSION) << 40 | Processor << 36 | Layout << 28 | sizeof(inflate_state);
}

std::optional<QByteArray> packGzipState(const inflate_state &state)
{
    auto copy = std::make_unique<inflate_state>(state);
    copy->next_in = copy->next_out = nullptr;
    copy->avail_in = copy->avail_out = 0;
    const std::size_t size = FixedSize + std::size_t(state.tmp_out_valid);
    QByteArray packed(qsizetype(ZSTD_compressBound(size)), Qt::Uninitialized);
    const std::size_t packedSize =
        ZSTD_compress(packed.data(), std::size_t(packed.size()), copy.get(), size, PackingLevel);
    if (ZSTD_isError(packedSize))
        return {};
    packed.resize(qsizetype(packedSize));
    packed.squeeze();
    return packed;
}

bool unpackGzipState(QByteArrayView packed, inflate_state &state)
{
    auto unpacked = std::make_unique<inflate_state>();
    const std::size_t size = ZSTD_decompress(unpacked.get(), sizeof(inflate_state), packed.data(),
                                             std::size_t(packed.size()));
    if (ZSTD_isError(size) || size < FixedSize || !isSound(*unpacked)
        || size != FixedSize + std::size_t(unpacked->tmp_out_valid))
        return false;
    state = *unpacked;
    return true;
}

} // namespace layers
