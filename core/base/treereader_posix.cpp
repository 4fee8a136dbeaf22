// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/treereader.h"

#include "core/base/limits.h"
#include "core/base/text.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace core {

namespace {

struct CloseFolder
{
    void operator()(DIR *folder) const { ::closedir(folder); }
};
using Folder = std::unique_ptr<DIR, CloseFolder>;

class File final
{
public:
    explicit File(int number)
        : m_number(number)
    {}
    ~File()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Q_DISABLE_COPY_MOVE(File)

    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

std::unexpected<Error> failure(const QByteArray &path)
{
    const int number = errno;
    const QString message = Tr::tr("“%1” cannot be read.").arg(excerpt(QFile::decodeName(path)));
    const QString detail = QString::fromLocal8Bit(std::strerror(number));
    if (number == EACCES || number == EPERM)
        return fail(ErrorCode::PermissionDenied,
                    message + u' ' + Tr::tr("You have no permission to do this."), detail);
    return fail(number == ENOENT || number == ENOTDIR ? ErrorCode::NotFound : ErrorCode::Io,
                message, detail);
}

TreeEntry entryOf(const QByteArray &path, const struct stat &status)
{
    using Kind = TreeEntry::Kind;
    const Kind kind = S_ISDIR(status.st_mode)   ? Kind::Folder
                      : S_ISREG(status.st_mode) ? Kind::File
                      : S_ISLNK(status.st_mode) ? Kind::Link
                                                : Kind::Other;
    return {.path = path,
            .kind = kind,
            .mode = quint32(status.st_mode & 07777),
            .size = kind == Kind::File ? qint64(status.st_size) : 0,
            .mtime = qint64(status.st_mtime)};
}

class Walk final
{
public:
    Walk(const TreeVisitor &visitor, const std::stop_token &stop)
        : m_visitor(visitor)
        , m_stop(stop)
    {}

    Result<void> folder(Folder folder, const QByteArray &path, int depth)
    {
        if (depth > limits::FolderDepth)
            return fail(ErrorCode::LimitExceeded,
                        Tr::tr("“%1” is too deep.").arg(excerpt(QFile::decodeName(path))));
        std::vector<QByteArray> names;
        errno = 0;
        while (const dirent *entry = ::readdir(folder.get())) {
            const QByteArray name(entry->d_name);
            if (name != "." && name != "..")
                names.push_back(name);
            if (m_count + qint64(names.size()) > limits::FolderEntries)
                return fail(ErrorCode::LimitExceeded, Tr::tr("The folder holds too many files."));
        }
        if (errno != 0)
            return failure(path);
        m_count += qint64(names.size());
        std::ranges::sort(names);
        for (const QByteArray &name : names) {
            if (m_stop.stop_requested())
                return cancelled();
            const QByteArray below = path.isEmpty() ? name : path + '/' + name;
            if (auto read = entry(::dirfd(folder.get()), name, below, depth); !read)
                return read;
        }
        return {};
    }

private:
    Result<void> entry(int parent, const QByteArray &name, const QByteArray &path, int depth)
    {
        struct stat status{};
        if (::fstatat(parent, name.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0)
            return errno == ENOENT ? Result<void>() : failure(path);
        TreeEntry found = entryOf(path, status);
        if (found.kind == TreeEntry::Kind::Link && !readLink(parent, name, found.target))
            return failure(path);
        const auto goesOn = m_visitor.meet(found);
        if (!goesOn)
            return std::unexpected(goesOn.error());
        if (*goesOn && found.kind == TreeEntry::Kind::Folder)
            return subfolder(parent, name, path, depth);
        if (*goesOn && found.kind == TreeEntry::Kind::File)
            return file(parent, name, path);
        return {};
    }

    static bool readLink(int parent, const QByteArray &name, QByteArray &target)
    {
        target.resize(PATH_MAX);
        const ssize_t size =
            ::readlinkat(parent, name.constData(), target.data(), std::size_t(target.size()));
        target.truncate(std::max<ssize_t>(size, 0));
        return size >= 0;
    }

    Result<void> subfolder(int parent, const QByteArray &name, const QByteArray &path, int depth)
    {
        const int number =
            ::openat(parent, name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (number < 0)
            return failure(path);
        Folder below(::fdopendir(number));
        if (!below) {
            ::close(number);
            return failure(path);
        }
        return folder(std::move(below), path, depth + 1);
    }

    Result<void> file(int parent, const QByteArray &name, const QByteArray &path)
    {
        // Not to wait for the other end, should it be a pipe by now.
        const File file(
            ::openat(parent, name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        struct stat status{};
        if (file.number() < 0 || ::fstat(file.number(), &status) != 0)
            return failure(path);
        const TreeEntry found = entryOf(path, status);
        if (found.kind != TreeEntry::Kind::File)
            return {}; // Another thing by now.
        qint64 left = found.size;
        const auto read = [&](std::span<char> out) -> Result<qsizetype> {
            if (m_stop.stop_requested())
                return cancelled();
            const std::size_t wanted = std::min<std::size_t>(out.size(), std::size_t(left));
            const ssize_t count = wanted == 0 ? 0 : ::read(file.number(), out.data(), wanted);
            if (count < 0)
                return failure(path);
            if (count == 0 && wanted > 0)
                return fail(ErrorCode::Corrupt,
                            Tr::tr("“%1” became shorter while it was read. Try again.")
                                .arg(excerpt(QFile::decodeName(path))));
            left -= count;
            return qsizetype(count);
        };
        return m_visitor.file(found, read);
    }

    const TreeVisitor &m_visitor;
    const std::stop_token &m_stop;
    qint64 m_count = 0;
};

} // namespace

Result<void> readTree(const QString &folder, const TreeVisitor &visitor,
                      const std::stop_token &stop)
{
    const QByteArray path = QFile::encodeName(folder);
    Folder opened(::opendir(path.constData()));
    if (!opened)
        return failure(path);
    return Walk(visitor, stop).folder(std::move(opened), {}, 0);
}

} // namespace core
