// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/decompressor.h"

#include <QByteArray>

#include <algorithm>
#include <memory>

namespace fuzz {

/// \a tar with the right checksum in each header that a reader would come to: no mutation finds one
/// by itself.
inline QByteArray withChecksums(QByteArray tar)
{
    constexpr qsizetype Block = 512;
    constexpr qsizetype SizeAt = 124, SumAt = 148, SumEnd = 156;
    for (qsizetype at = 0; at + Block <= tar.size();) {
        char *const header = tar.data() + at;
        at += Block;
        if (std::all_of(header, header + Block, [](char c) { return c == '\0'; }))
            continue;
        std::fill(header + SumAt, header + SumEnd, ' ');
        quint32 sum = 0;
        for (qsizetype i = 0; i < Block; ++i)
            sum += uchar(header[i]);
        const QByteArray digits = QByteArray::number(sum, 8).rightJustified(6, '0') + '\0';
        std::copy(digits.cbegin(), digits.cend(), header + SumAt);
        const qlonglong size = QByteArray(header + SizeAt, 11).toLongLong(nullptr, 8);
        if (size > 0 && size < tar.size())
            at += (size + Block - 1) / Block * Block;
    }
    return tar;
}

/// \a bytes as they come from a socket, \a step at a time.
inline layers::ByteReader inPieces(const QByteArray &bytes, qsizetype step)
{
    return
        [bytes, step, at = qsizetype(0)](std::span<char> out) mutable -> core::Result<qsizetype> {
            const qsizetype part = std::min({step, qsizetype(out.size()), bytes.size() - at});
            std::copy_n(bytes.constData() + at, part, out.data());
            at += part;
            return part;
        };
}

} // namespace fuzz
