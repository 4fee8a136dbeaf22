// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

#include <span>

namespace layers {

/// One of several copies of a content.
struct DuplicateMember
{
    quint32 node = 0;  ///< A visible node of the tree that shows the copy.
    quint16 layer = 0; ///< The layer that stored it.

    friend bool operator==(const DuplicateMember &, const DuplicateMember &) = default;
};

/// Live content that is stored more than once, at several paths or in several layers. Alike are
/// files of the same size and the same 64-bit fingerprint. Names that are hard links of each other
/// are one copy.
struct Duplicate
{
    qint64 size = 0;   ///< Of one copy.
    quint32 first = 0; ///< The members are those of the whole list from first ...
    quint32 count = 0; ///< to first + count - 1, in the order in which they were stored.

    /// All copies but one.
    [[nodiscard]] qint64 wastedBytes() const { return size * qint64(count - 1); }
    /// Of \a all, the list that this belongs to.
    [[nodiscard]] std::span<const DuplicateMember>
    membersIn(std::span<const DuplicateMember> all) const
    {
        return all.subspan(first, count);
    }
};

} // namespace layers
