// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QString>

#include <stop_token>

namespace core {

/// Files that survive a power cut: every change is synced before it is relied on, and the folder
/// with it. One implementation a platform, chosen by CMake. Any thread.
///
/// All fail with Io (or PermissionDenied), a message that names the path, and the system's words
/// as detail.

/// An open file. Closed by the destructor, without a sync.
class File final
{
public:
    enum class Mode {
        Read,      ///< Must exist.
        ReadWrite, ///< Made if missing; nothing in it is lost.
    };

    [[nodiscard]] static Result<File> open(const QString &path, Mode mode);
    ~File();
    File(File &&other) noexcept;
    File &operator=(File &&other) noexcept;

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] Result<qint64> size() const;
    /// Up to \a capacity bytes from \a offset into \a buffer; 0 at the end of the file.
    [[nodiscard]] Result<qint64> readAt(qint64 offset, char *buffer, qint64 capacity) const;
    /// All of \a bytes at \a offset.
    [[nodiscard]] Result<void> writeAt(qint64 offset, QByteArrayView bytes);
    [[nodiscard]] Result<void> truncate(qint64 size);
    [[nodiscard]] Result<void> sync();
    /// Nobody may write to it any more.
    [[nodiscard]] Result<void> makeReadOnly();
    /// Lets the disk start with what was written, so that a later sync() has less to wait for.
    void startWriteback(qint64 offset, qint64 size);

    /// Takes the lock that only one open File at a time can have, in any process; it goes with the
    /// File, also by a crash. False if somebody else has it.
    [[nodiscard]] Result<bool> tryLock();
    /// Waits for the lock; Cancelled through \a stop.
    [[nodiscard]] Result<void> lock(std::stop_token stop = {});
    /// False once the file was renamed, removed or replaced since open().
    [[nodiscard]] bool isStillAt(const QString &path) const;

private:
    File(int descriptor, QString path);

    int m_descriptor = -1;
    QString m_path;
};

/// Makes \a path and its missing parents, each synced into its parent.
[[nodiscard]] Result<void> makeFolder(const QString &path);

/// Syncs the entries of a folder: names made, renamed or removed in it.
[[nodiscard]] Result<void> syncFolder(const QString &path);

/// Renames \a from to \a to, in one file system, replacing \a to, and syncs the folder of \a to.
[[nodiscard]] Result<void> renameDurably(const QString &from, const QString &to);

/// Replaces the file \a path by \a bytes: at any moment it holds the old or the new bytes, whole.
[[nodiscard]] Result<void> replaceFile(const QString &path, QByteArrayView bytes);

/// The whole file; LimitExceeded above \a limit bytes, NotFound if there is none.
[[nodiscard]] Result<QByteArray> readFile(const QString &path, qint64 limit);

} // namespace core
