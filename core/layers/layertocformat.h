// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

#include <type_traits>

/// The file format of LayerToc: Header, records, attributes, names, DiffID text, XXH3 of all that.
/// Numbers are in native byte order; Header::byteOrder tells a foreign file.
namespace layers::format {

inline constexpr quint64 Magic = 0x434f'5459'4c46'4d00; // "MFLYTOC" on little-endian machines
inline constexpr quint32 Version = 4;
inline constexpr quint32 ByteOrder = 0x01020304;

struct Header
{
    quint64 magic = Magic;
    quint32 version = Version;
    quint32 byteOrder = ByteOrder;
    quint64 count = 0;
    quint64 attributeCount = 0;
    quint64 namesSize = 0;
    quint64 diffIdSize = 0;
    qint64 tarSize = 0;
};

/// The path of record i is names[nameOffset of i ... nameOffset of i + 1), its link at the end of
/// it.
struct Record
{
    qint64 size = 0;         ///< Bytes of content; for links, the length of the link's target.
    quint64 fingerprint = 0; ///< Of devices, their number.
    qint64 mtime = 0;
    quint32 nameOffset = 0;
    quint32 attributes = 0; ///< Index among the attributes.
};

/// What many entries have in common.
struct Attributes
{
    quint64 xattrs = 0;
    quint32 uid = 0;
    quint32 gid = 0;
    quint16 mode = 0;
    quint16 type = 0;
    quint32 isPrivateKey = 0;

    friend bool operator==(const Attributes &, const Attributes &) = default;
};

using Checksum = quint64;

static_assert(sizeof(Record) == 32 && std::is_trivially_copyable_v<Record>);
static_assert(sizeof(Attributes) == 24 && std::is_trivially_copyable_v<Attributes>);

} // namespace layers::format
