// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

#include <optional>

class QString;

namespace models {

/// Whose files are meant, by number; without a number, anybody's.
struct FileOwner
{
    std::optional<quint32> user = {};
    std::optional<quint32> group = {};

    [[nodiscard]] bool isAnybody() const { return !user && !group; }
    [[nodiscard]] bool owns(quint32 uid, quint32 gid) const
    {
        return user.value_or(uid) == uid && group.value_or(gid) == gid;
    }
    friend bool operator==(const FileOwner &, const FileOwner &) = default;
};

/// What a person writes: "1000" is a user, ":50" a group and "1000:50" both. Anybody for an empty
/// text, nothing for what means no owner.
[[nodiscard]] std::optional<FileOwner> parseFileOwner(const QString &text);

} // namespace models
