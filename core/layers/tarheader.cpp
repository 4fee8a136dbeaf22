// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/tarheader.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace layers {

namespace {

struct Field
{
    std::size_t offset;
    std::size_t size;
};

constexpr Field Name{0, 100}, Mode{100, 8}, Uid{108, 8}, Gid{116, 8}, Size{124, 12}, Mtime{136, 12},
    Checksum{148, 8}, Link{157, 100}, Magic{257, 8}, Major{329, 8}, Minor{337, 8}, Prefix{345, 155},
    StarPrefix{345, 131}, StarTrailer{508, 4}, GnuAtime{345, 12}, GnuCtime{357, 12},
    GnuRealSize{483, 12};
constexpr std::size_t TypeOffset = 156;

std::string_view raw(const char *block, Field field)
{
    return {block + field.offset, field.size};
}

/// Up to the first NUL.
std::string_view text(const char *block, Field field)
{
    const auto bytes = raw(block, field);
    return bytes.substr(0, bytes.find('\0'));
}

std::optional<qint64> octal(std::string_view digits)
{
    const auto first = digits.find_first_not_of(std::string_view(" \0", 2));
    if (first == std::string_view::npos)
        return 0;
    digits.remove_prefix(first);
    digits = digits.substr(0, digits.find_first_of(std::string_view(" \0", 2)));
    qint64 value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, 8);
    if (error != std::errc() || end != digits.data() + digits.size() || value < 0)
        return {};
    return value;
}

/// GNU's numbers beyond octal: two's complement, big-endian, marked by the highest bit.
std::optional<qint64> base256(std::string_view bytes)
{
    const bool negative = (static_cast<unsigned char>(bytes[0]) & 0x40) != 0;
    quint64 value = negative ? ~quint64(0) : 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        unsigned char byte = static_cast<unsigned char>(bytes[i]);
        if (i == 0)
            byte = negative ? byte | 0x80 : byte & 0x7f;
        const quint64 lost = value >> 55; // what the shift pushes out, and the sign
        if (lost != (negative ? 0x1ff : 0))
            return {};
        value = value << 8 | byte;
    }
    return qint64(value);
}

std::optional<qint64> number(const char *block, Field field)
{
    return readTarNumber(raw(block, field));
}

std::string_view prefixOf(const char *block)
{
    const auto magic = raw(block, Magic);
    if (magic.starts_with(std::string_view("ustar\0", 6)))
        return text(block,
                    raw(block, StarTrailer) == std::string_view("tar\0", 4) ? StarPrefix : Prefix);
    if (magic != std::string_view("ustar  \0", 8))
        return {};
    // In GNU's dialect two times are in this place. Go before 1.8 wrote a prefix there, and images
    // of those days are still about: it is one if it cannot be times.
    if (number(block, GnuAtime) && number(block, GnuCtime))
        return {};
    const auto prefix = text(block, Prefix);
    const bool ascii = std::ranges::all_of(prefix, [](char c) { return c > 0; });
    return ascii ? prefix : std::string_view();
}

} // namespace

bool TarHeader::isZero(const char *block)
{
    return block[0] == 0 && std::memcmp(block, block + 1, TarBlock - 1) == 0;
}

bool TarHeader::hasChecksum(const char *block)
{
    qint32 sum = 0;
    qint32 signedSum = 0; // what some historic systems wrote
    for (qsizetype i = 0; i < TarBlock; ++i) {
        sum += static_cast<unsigned char>(block[i]);
        signedSum += static_cast<signed char>(block[i]);
    }
    // The field itself counts as spaces.
    for (const char c : raw(block, Checksum)) {
        sum += ' ' - static_cast<unsigned char>(c);
        signedSum += ' ' - static_cast<signed char>(c);
    }
    const auto stored = octal(raw(block, Checksum));
    return stored && (*stored == sum || *stored == signedSum);
}

std::optional<qint64> readTarNumber(std::string_view field)
{
    return (static_cast<unsigned char>(field[0]) & 0x80) ? base256(field) : octal(field);
}

std::optional<TarHeader> TarHeader::parse(const char *block)
{
    const auto size = number(block, Size);
    const auto mtime = number(block, Mtime);
    const auto mode = number(block, Mode);
    const auto uid = number(block, Uid);
    const auto gid = number(block, Gid);
    if (!size || !mtime || !mode || !uid || !gid)
        return {};
    TarHeader header{.name = std::string(prefixOf(block)),
                     .link = std::string(text(block, Link)),
                     .size = *size,
                     .mtime = *mtime,
                     .mode = *mode,
                     .uid = *uid,
                     .gid = *gid,
                     .type = block[TypeOffset]};
    if (!header.name.empty())
        header.name += '/';
    header.name += text(block, Name);
    if (header.type == '3' || header.type == '4')
        header.device = quint64(number(block, Major).value_or(0)) << 32
                        | quint32(number(block, Minor).value_or(0));
    if (header.type == 'S') {
        const auto realSize = number(block, GnuRealSize);
        if (!realSize)
            return {};
        header.realSize = *realSize;
    }
    return header;
}

} // namespace layers
