// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/durablefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace core {

namespace {

std::unexpected<Error> systemError(const QString &message, const QString &path)
{
    const int number = errno;
    const QString detail = u"%1: %2"_s.arg(path, QString::fromLocal8Bit(std::strerror(number)));
    switch (number) {
    case ENOENT:
        return fail(ErrorCode::NotFound, message, detail);
    case EACCES:
    case EPERM:
    case EROFS:
        return fail(ErrorCode::PermissionDenied,
                    message + u' ' + Tr::tr("You have no permission to do this."), detail);
    case ENOSPC:
    case EDQUOT:
        return fail(ErrorCode::Io,
                    message + u' ' + Tr::tr("The disk is full; free some space and try again."),
                    detail);
    default:
        return fail(ErrorCode::Io, message, detail);
    }
}

std::unexpected<Error> cannotWrite(const QString &path)
{
    return systemError(Tr::tr("The file “%1” cannot be written.").arg(path), path);
}

/// Repeats \a call while a signal interrupts it.
template <class Call>
auto uninterrupted(Call call)
{
    auto result = call();
    while (result < 0 && errno == EINTR)
        result = call();
    return result;
}

} // namespace

File::File(int descriptor, QString path)
    : m_descriptor(descriptor)
    , m_path(std::move(path))
{}

File::~File()
{
    // What close() may say is what sync() has said, of all that is relied on.
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

File::File(File &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_path(std::move(other.m_path))
{}

File &File::operator=(File &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_path, other.m_path);
    return *this;
}

Result<File> File::open(const QString &path, Mode mode)
{
    const int flags = mode == Mode::Read ? O_RDONLY : O_RDWR | O_CREAT;
    const QByteArray name = QFile::encodeName(path);
    const int descriptor =
        uninterrupted([&] { return ::open(name.constData(), flags | O_CLOEXEC, 0644); });
    if (descriptor < 0)
        return systemError(Tr::tr("The file “%1” cannot be opened.").arg(path), path);
    return File(descriptor, path);
}

Result<qint64> File::size() const
{
    struct stat status = {};
    if (::fstat(m_descriptor, &status) != 0)
        return systemError(Tr::tr("The file “%1” cannot be read.").arg(m_path), m_path);
    return status.st_size;
}

Result<qint64> File::readAt(qint64 offset, char *buffer, qint64 capacity) const
{
    const auto count =
        uninterrupted([&] { return ::pread(m_descriptor, buffer, size_t(capacity), offset); });
    if (count < 0)
        return systemError(Tr::tr("The file “%1” cannot be read.").arg(m_path), m_path);
    return count;
}

Result<void> File::writeAt(qint64 offset, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto count = uninterrupted(
            [&] { return ::pwrite(m_descriptor, bytes.data(), size_t(bytes.size()), offset); });
        if (count < 0)
            return cannotWrite(m_path);
        bytes = bytes.sliced(count);
        offset += count;
    }
    return {};
}

Result<void> File::truncate(qint64 size)
{
    if (uninterrupted([&] { return ::ftruncate(m_descriptor, size); }) != 0)
        return cannotWrite(m_path);
    return {};
}

Result<void> File::sync()
{
    // Looked at on the first call: the kernel reports a failed write-back once.
    if (uninterrupted([&] { return ::fsync(m_descriptor); }) != 0)
        return cannotWrite(m_path);
    return {};
}

Result<void> File::makeReadOnly()
{
    if (::fchmod(m_descriptor, 0444) != 0)
        return cannotWrite(m_path);
    return {};
}

void File::startWriteback([[maybe_unused]] qint64 offset, [[maybe_unused]] qint64 size)
{
#ifdef SYNC_FILE_RANGE_WRITE
    ::sync_file_range(m_descriptor, offset, size, SYNC_FILE_RANGE_WRITE);
#endif
}

Result<bool> File::tryLock()
{
    if (uninterrupted([&] { return ::flock(m_descriptor, LOCK_EX | LOCK_NB); }) == 0)
        return true;
    if (errno == EWOULDBLOCK)
        return false;
    return systemError(Tr::tr("The file “%1” cannot be locked. The store needs a file system with "
                              "locks.")
                           .arg(m_path),
                       m_path);
}

bool File::isStillAt(const QString &path) const
{
    struct stat mine = {};
    struct stat there = {};
    return ::fstat(m_descriptor, &mine) == 0
           && ::stat(QFile::encodeName(path).constData(), &there) == 0
           && mine.st_ino == there.st_ino && mine.st_dev == there.st_dev;
}

Result<void> makeFolder(const QString &path)
{
    const QString clean = QDir::cleanPath(path);
    if (QFileInfo(clean).isDir())
        return {};
    const QString parent = QFileInfo(clean).path();
    if (auto made = makeFolder(parent); !made)
        return made;
    if (::mkdir(QFile::encodeName(clean).constData(), 0777) != 0 && errno != EEXIST)
        return systemError(Tr::tr("The folder “%1” cannot be made.").arg(clean), clean);
    return syncFolder(parent);
}

Result<void> syncFolder(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const int descriptor =
        uninterrupted([&] { return ::open(name.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
    if (descriptor < 0)
        return systemError(Tr::tr("The folder “%1” cannot be opened.").arg(path), path);
    const int synced = uninterrupted([&] { return ::fsync(descriptor); });
    const int number = errno;
    ::close(descriptor);
    errno = number;
    // Some network file systems refuse to sync folders; they keep names on their own.
    if (synced != 0 && errno != EINVAL)
        return systemError(Tr::tr("The folder “%1” cannot be written.").arg(path), path);
    return {};
}

Result<void> renameDurably(const QString &from, const QString &to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return cannotWrite(to);
    return syncFolder(QFileInfo(to).path());
}

} // namespace core
