// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/smalldisk.h"

#include <QFile>
#include <QStorageInfo>

#ifdef Q_OS_LINUX
#include <cerrno>
#include <cstring>
#include <sys/mount.h>
#endif

namespace support {

#ifdef Q_OS_LINUX

namespace {

bool mountAt(const QString &folder, qint64 bytes, unsigned long flags)
{
    const QByteArray options = "size=" + QByteArray::number(bytes);
    return ::mount("tmpfs", QFile::encodeName(folder).constData(), "tmpfs", flags,
                   options.constData())
           == 0;
}

} // namespace

SmallDisk::SmallDisk(qint64 bytes)
{
    if (!mountAt(folder(), bytes, 0))
        m_problem = QStringLiteral("no file system in memory: ")
                    + QString::fromLocal8Bit(std::strerror(errno));
}

SmallDisk::~SmallDisk()
{
    if (m_problem.isEmpty())
        ::umount2(QFile::encodeName(folder()).constData(), MNT_DETACH);
}

bool SmallDisk::resize(qint64 bytes)
{
    return mountAt(folder(), bytes, MS_REMOUNT);
}

#else

SmallDisk::SmallDisk(qint64)
    : m_problem(QStringLiteral("file systems in memory are for Linux"))
{}

SmallDisk::~SmallDisk() = default;

bool SmallDisk::resize(qint64)
{
    return false;
}

#endif

qint64 SmallDisk::freeBytes() const
{
    return QStorageInfo(folder()).bytesAvailable();
}

} // namespace support
