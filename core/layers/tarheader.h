// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

#include <optional>
#include <string>
#include <string_view>

namespace layers {

inline constexpr qsizetype TarBlock = 512;

/// The fields of one 512-byte header block (POSIX.1-1988 ustar, V7, GNU and star dialects).
struct TarHeader
{
    std::string name; ///< With the prefix, where the dialect has one.
    std::string link;
    qint64 size = 0;
    qint64 mtime = 0;
    qint64 mode = 0;
    qint64 uid = 0;
    qint64 gid = 0;
    qint64 realSize = 0; ///< Of a GNU sparse file (type 'S'): its size with the holes.
    quint64 device = 0;  ///< Of a device: its number, the major one in the upper half.
    char type = '0';

    /// True if the checksum of the 512 bytes at \a block is right.
    [[nodiscard]] static bool hasChecksum(const char *block);
    [[nodiscard]] static bool isZero(const char *block);
    /// Reads the 512 bytes at \a block; nothing if a number in it is none.
    [[nodiscard]] static std::optional<TarHeader> parse(const char *block);
};

/// A number field of a header: octal digits, or GNU's base 256. Nothing if it is none.
[[nodiscard]] std::optional<qint64> readTarNumber(std::string_view field);

/// The records of a PAX extended header that matter here (POSIX.1-2001; the sparse ones are GNU's).
struct PaxRecords
{
    std::optional<std::string> path;
    std::optional<std::string> link;
    std::optional<qint64> size;
    std::optional<qint64> mtime;
    std::optional<qint64> uid;
    std::optional<qint64> gid;
    std::optional<std::string> sparseName;
    std::optional<qint64> sparseSize; ///< With the holes.
    std::string sparseMap;            ///< As written: only told apart, never read.
    bool isSparse = false;
    /// The sum of the fingerprints of the extended attributes (SCHILY.xattr, the ones that engines
    /// unpack), so that their order does not matter.
    quint64 xattrs = 0;

    /// Nothing if the records break the format.
    [[nodiscard]] static std::optional<PaxRecords> parse(std::string_view bytes);
};

} // namespace layers
