// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <span>
#include <stop_token>

namespace core {

/// One name below a folder.
struct TreeEntry
{
    enum class Kind { Folder, File, Link, Other };
    QByteArray path; ///< From the folder, with "/" between clean names, in the bytes of the system.
    Kind kind = Kind::Other;
    quint32 mode = 0;       ///< Permission bits, with those of set-id.
    qint64 size = 0;        ///< Of a file.
    qint64 mtime = 0;       ///< Seconds since 1970.
    QByteArray target = {}; ///< Of a symbolic link.
};

/// What readTree() calls, on the thread that reads.
struct TreeVisitor
{
    /// Fills a part of its argument with what comes next of a file; 0 at the end.
    using Read = std::function<Result<qsizetype>(std::span<char>)>;

    /// Each entry, a folder before what is in it. True: the folder is gone into, the file handed to
    /// file(). Nothing was opened yet.
    std::function<Result<bool>(const TreeEntry &)> meet;
    /// A file, and how its TreeEntry::size bytes are read. Corrupt if there are fewer by then.
    std::function<Result<void>(const TreeEntry &, const Read &)> file;
};

/// Reads \a folder, which itself may be reached by links, and everything in it, by name, and never
/// anything outside: no link in it is followed, old or new. What vanishes meanwhile is left out.
/// NotFound, PermissionDenied or Io, with the path; LimitExceeded; Cancelled; the first error of
/// \a visitor. One implementation a platform.
[[nodiscard]] Result<void> readTree(const QString &folder, const TreeVisitor &visitor,
                                    const std::stop_token &stop);

} // namespace core
