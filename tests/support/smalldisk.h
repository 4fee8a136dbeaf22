// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace support {

/// A file system in memory of a few bytes, which gets full as a disk does. Only root may make one,
/// and only on Linux. Goes with this object.
class SmallDisk final
{
public:
    explicit SmallDisk(qint64 bytes);
    ~SmallDisk();
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    /// Why there is none; empty if there is.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] bool resize(qint64 bytes);
    [[nodiscard]] qint64 freeBytes() const;

private:
    QTemporaryDir m_folder;
    QString m_problem;
};

} // namespace support

/// Skips the test, with the reason, where there can be no small disk; where CI is set there has to
/// be one.
#define REQUIRE_DISK(disk)                                                                         \
    do {                                                                                           \
        if (!(disk).problem().isEmpty() && qEnvironmentVariableIsSet("CI"))                        \
            QFAIL(qPrintable((disk).problem()));                                                   \
        if (!(disk).problem().isEmpty())                                                           \
            QSKIP(qPrintable((disk).problem()));                                                   \
    } while (false)
