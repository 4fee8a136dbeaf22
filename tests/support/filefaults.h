// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QProcessEnvironment>
#include <QString>

namespace support {

/// Something that a program did to a file, or that was made to fail ("hit").
struct FileCall
{
    QByteArray call;    ///< "create", "pwrite", "fsync", "rename"...
    quint64 inode = 0;  ///< Of an open file.
    quint64 number = 0; ///< Offset of a write, new size of a truncation.
    QString path;
    QByteArray bytes; ///< What was written, or the second path.
};

/// One call that fails while a program runs.
struct FileFault
{
    QByteArray call; ///< "open", "write", "pread", "fsync", "rename", "close", "flock", "statfs"...
    int nth = 0;     ///< Counted from 1.
    int error = 0;   ///< errno; 0: a read or write does half of what it should; -1: SIGKILL.
};

/// Puts the library tests/support/preload/filefaults.cpp between a program and its files. Linux
/// only. Calls that concern files below \a folder count; what was done is written to \a log.
[[nodiscard]] QProcessEnvironment withFileFaults(QProcessEnvironment environment,
                                                 const QString &folder, const QString &log,
                                                 const FileFault &fault = {});
/// What was written there, in the order in which it happened.
[[nodiscard]] QList<FileCall> readFileCalls(const QString &log);

} // namespace support
