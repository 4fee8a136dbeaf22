// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/sparsecontent.h"

#include "core/base/limits.h"
#include "core/layers/tarheader.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace layers {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

constexpr qsizetype GnuNumber = 12;
constexpr std::size_t NumberLength = 20;

std::unexpected<core::Error> corrupt(const char *what)
{
    return core::fail(ErrorCode::Corrupt, core::Tr::tr("A sparse file in the layer is damaged."),
                      QString::fromLatin1(what));
}

} // namespace

Result<void> SparseContent::addPart(qint64 offset, qint64 size)
{
    if (offset < 0 || size < 0 || offset > m_size || size > m_size - offset)
        return corrupt("a part outside the file");
    if (m_parts.size() >= core::limits::SparseParts)
        return core::fail(ErrorCode::LimitExceeded,
                          Tr::tr("A sparse file in the layer has too many parts."));
    m_parts.push_back({offset, size});
    return {};
}

Result<void> SparseContent::addMap(QByteArrayView part)
{
    m_hasMap = true;
    if (!m_isGnu)
        return addNumbers({part.data(), std::size_t(part.size())}, ',');
    for (; part.size() >= 2 * GnuNumber; part.slice(2 * GnuNumber)) {
        const auto offset = readTarNumber({part.data(), std::size_t(GnuNumber)});
        const auto size = readTarNumber({part.data() + GnuNumber, std::size_t(GnuNumber)});
        if (!offset || !size)
            return corrupt("a number in the map is none");
        if (*size == 0)
            continue; // unused, or the end of the file
        if (auto added = addPart(*offset, *size); !added)
            return added;
    }
    return {};
}

/// Pairs of offset and size.
Result<void> SparseContent::addNumbers(std::string_view text, char separator)
{
    std::array<qint64, 2> pair{};
    std::size_t count = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        const auto [stop, error] = std::from_chars(text.data(), text.data() + end, pair[count % 2]);
        if (error != std::errc() || stop != text.data() + end)
            return corrupt("a number in the map is none");
        text.remove_prefix(std::min(end + 1, text.size()));
        if (++count % 2 > 0)
            continue;
        if (auto added = addPart(pair[0], pair[1]); !added)
            return added;
    }
    return count % 2 > 0 ? corrupt("half a part") : Result<void>();
}

/// PAX 1.0: the number of parts, then the parts, a number a line, up to the end of a block.
Result<void> SparseContent::takeMap(QByteArrayView &data)
{
    while (!data.isEmpty()) {
        const qsizetype room = TarBlock - qsizetype(m_text.size() % std::size_t(TarBlock));
        const auto part = data.first(std::min(room, data.size()));
        m_text.append(part.data(), std::size_t(part.size()));
        data.slice(part.size());
        if (m_text.size() % std::size_t(TarBlock) > 0)
            return {};
        std::size_t count = 0;
        const char *begin = m_text.data();
        const auto [stop, error] = std::from_chars(begin, begin + m_text.size(), count);
        if (error != std::errc() || *stop != '\n' || count > core::limits::SparseParts
            || m_text.size() > (count + 1) * 2 * (NumberLength + 1) + std::size_t(TarBlock))
            return corrupt("a map that is none");
        if (std::size_t(std::ranges::count(m_text, '\n')) < 2 * count + 1)
            continue;
        std::size_t end = std::size_t(stop - begin);
        for (std::size_t i = 0; i < 2 * count; ++i)
            end = m_text.find('\n', end + 1);
        const std::size_t first = std::size_t(stop - begin) + 1;
        const std::string map = m_text.substr(first, std::max(end, first) - first);
        m_text.clear();
        m_hasMap = true;
        return addNumbers(map, '\n');
    }
    return {};
}

/// The old GNU format has its first parts last.
Result<void> SparseContent::order()
{
    m_isMapWhole = true;
    std::ranges::sort(m_parts, {}, &Part::offset);
    for (std::size_t i = 1; i < m_parts.size(); ++i) {
        if (m_parts[i].offset < m_parts[i - 1].offset + m_parts[i - 1].size)
            return corrupt("parts overlap");
    }
    return {};
}

Result<void> SparseContent::fillTo(qint64 offset, const ByteSink &sink)
{
    static const QByteArray Zeros(64 * 1024, '\0');
    while (m_position < offset) {
        const qint64 part = std::min<qint64>(Zeros.size(), offset - m_position);
        if (auto taken = sink(QByteArrayView(Zeros).first(qsizetype(part))); !taken)
            return taken;
        m_position += part;
    }
    return {};
}

Result<void> SparseContent::add(QByteArrayView data, const ByteSink &sink)
{
    if (!m_hasMap) {
        if (auto taken = takeMap(data); !taken)
            return taken;
        if (!m_hasMap)
            return {};
    }
    if (!m_isMapWhole) {
        if (auto ordered = order(); !ordered)
            return ordered;
    }
    while (!data.isEmpty()) {
        while (m_part < m_parts.size() && m_taken == m_parts[m_part].size) {
            ++m_part;
            m_taken = 0;
        }
        if (m_part == m_parts.size())
            return corrupt("more data than the map says");
        const Part &here = m_parts[m_part];
        if (auto filled = fillTo(here.offset, sink); !filled)
            return filled;
        const auto part = data.first(qsizetype(std::min<qint64>(data.size(), here.size - m_taken)));
        if (auto taken = sink(part); !taken)
            return taken;
        data.slice(part.size());
        m_taken += part.size();
        m_position += part.size();
    }
    return {};
}

Result<void> SparseContent::finish(const ByteSink &sink)
{
    const bool isCut =
        !m_text.empty() || (m_part < m_parts.size() && m_taken < m_parts[m_part].size);
    const bool isUntouched =
        std::ranges::any_of(m_parts.begin() + std::ptrdiff_t(std::min(m_part + 1, m_parts.size())),
                            m_parts.end(), [](const Part &part) { return part.size > 0; });
    if (isCut || isUntouched)
        return corrupt("less data than the map says");
    return fillTo(m_size, sink);
}

} // namespace layers
