// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/contentrange.h"

#include <charconv>

namespace registry {

namespace {

/// Takes digits off the front of \a text and then \a end, which is not 0 unless at the end.
std::optional<qint64> takeNumber(QByteArrayView &text, char end)
{
    qint64 number = 0;
    if (text.isEmpty() || text.front() < '0' || text.front() > '9')
        return {};
    const auto [rest, error] = std::from_chars(text.begin(), text.end(), number);
    if (error != std::errc())
        return {};
    text = QByteArrayView(rest, text.end());
    if (end == 0)
        return text.isEmpty() ? std::optional(number) : std::nullopt;
    if (!text.startsWith(end))
        return {};
    text = text.sliced(1);
    return number;
}

} // namespace

std::optional<ContentRange> ContentRange::parse(QByteArrayView text)
{
    constexpr QByteArrayView Unit("bytes ");
    text = text.trimmed();
    if (text.first(std::min(text.size(), Unit.size())).compare(Unit, Qt::CaseInsensitive) != 0)
        return {};
    text = text.sliced(Unit.size());
    const auto first = takeNumber(text, '-');
    const auto last = first ? takeNumber(text, '/') : std::nullopt;
    const auto total = last ? takeNumber(text, 0) : std::nullopt;
    if (!total || *first > *last || *last >= *total)
        return {};
    return ContentRange{*first, *last, *total};
}

} // namespace registry
