// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/uploadrange.h"

#include "core/base/limits.h"

#include <algorithm>

namespace registry {

namespace {

std::optional<qint64> parseNumber(QByteArrayView text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.isEmpty() || !std::ranges::all_of(text, isDigit))
        return {};
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    return isNumber && number <= core::limits::BlobSize ? std::optional(number) : std::nullopt;
}

} // namespace

std::optional<qint64> parseUploadRange(QByteArrayView text)
{
    text = text.trimmed();
    if (text.startsWith("bytes="))
        text = text.sliced(6);
    if (!text.startsWith("0-"))
        return {};
    const auto last = parseNumber(text.sliced(2));
    return last && *last < core::limits::BlobSize ? std::optional(*last + 1) : std::nullopt;
}

qint64 parseChunkMinLength(QByteArrayView text)
{
    return parseNumber(text.trimmed()).value_or(0);
}

} // namespace registry
