// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/treewriter.h"

#include "core/base/durablefile.h"
#include "core/base/pathtext.h"
#include "core/base/text.h"

#include <QFile>
#include <QRandomGenerator>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr int FolderFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
constexpr mode_t ImpliedMode = 0755; ///< Of folders that nobody described.

class Descriptor final
{
public:
    Descriptor() = default;
    explicit Descriptor(int number)
        : m_number(number)
    {}
    ~Descriptor() { reset(); }
    Descriptor(Descriptor &&other) noexcept
        : m_number(std::exchange(other.m_number, -1))
    {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }

    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    [[nodiscard]] int number() const { return m_number; }
    bool reset() { return m_number < 0 || ::close(std::exchange(m_number, -1)) == 0; }

private:
    int m_number = -1;
};

QString shown(std::string_view path)
{
    return excerpt(pathText(path));
}

std::unexpected<Error> failure(std::string_view path)
{
    const int number = errno;
    const QString message = Tr::tr("“%1” cannot be written.").arg(shown(path));
    const QString detail = QString::fromLocal8Bit(std::strerror(number));
    if (number == ENOSPC || number == EDQUOT)
        return fail(ErrorCode::Io,
                    message + u' ' + Tr::tr("The disk is full; free some space and try again."),
                    detail);
    if (number == EACCES || number == EPERM || number == EROFS)
        return fail(ErrorCode::PermissionDenied,
                    message + u' ' + Tr::tr("You have no permission to do this."), detail);
    return fail(ErrorCode::Io, message, detail);
}

std::unexpected<Error> inTheWay(std::string_view path)
{
    return fail(ErrorCode::InvalidArgument,
                Tr::tr("“%1” is there already, and was left as it is.").arg(shown(path)));
}

std::array<timespec, 2> timesOf(qint64 mtime)
{
    timespec time{};
    time.tv_sec = time_t(mtime);
    return {time, time};
}

std::string_view parentOf(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string nameOf(std::string_view path)
{
    return std::string(path.substr(path.rfind('/') + 1)); // npos + 1 is 0
}

/// Relative, and made of names only.
bool isPath(std::string_view path)
{
    for (std::size_t start = 0; start <= path.size();) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        const auto name = path.substr(start, end - start);
        if (name.empty() || name == "." || name == ".." || name.contains('\0'))
            return false;
        start = end + 1;
    }
    return true;
}

Result<void> writeAll(int file, QByteArrayView bytes, std::string_view path)
{
    while (!bytes.isEmpty()) {
        const ssize_t count = ::write(file, bytes.data(), std::size_t(bytes.size()));
        if (count < 0 && errno != EINTR)
            return failure(path);
        bytes.slice(std::max<qsizetype>(count, 0));
    }
    return {};
}

} // namespace

class TreeWriter::Implementation final
{
public:
    Implementation(Descriptor root, Existing existing)
        : m_root(std::move(root))
        , m_existing(existing)
    {}

    Result<void> folder(std::string_view path, const Attributes &attributes)
    {
        const auto parent = openParent(path);
        if (!parent)
            return std::unexpected(parent.error());
        if (auto made = makeFolder(*parent, nameOf(path), path); !made)
            return made;
        m_folders.push_back({std::string(path), attributes});
        return {};
    }

    Result<void> file(std::string_view path, const Attributes &attributes,
                      const std::function<Result<void>(const Write &)> &fill)
    {
        const auto parent = openParent(path);
        if (!parent)
            return std::unexpected(parent.error());
        const std::string name = nameOf(path);
        if (auto free = makeRoom(*parent, name, path); !free)
            return free;
        const std::string temporary = temporaryName();
        Descriptor file(::openat(*parent, temporary.c_str(),
                                 O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
        if (!file.isOpen())
            return failure(path);
        auto done =
            fill([&](QByteArrayView bytes) { return writeAll(file.number(), bytes, path); });
        const auto times = timesOf(attributes.mtime);
        if (done
            && (::fchmod(file.number(), attributes.mode & 0777) < 0
                || ::futimens(file.number(), times.data()) < 0 || !file.reset()
                || ::renameat(*parent, temporary.c_str(), *parent, name.c_str()) < 0))
            done = failure(path);
        if (!done)
            ::unlinkat(*parent, temporary.c_str(), 0);
        return done;
    }

    Result<void> symlink(std::string_view path, std::string_view target, qint64 mtime)
    {
        return link(path, [&](int parent, const char *name) {
            if (::symlinkat(std::string(target).c_str(), parent, name) < 0)
                return false;
            const auto times = timesOf(mtime);
            return ::utimensat(parent, name, times.data(), AT_SYMLINK_NOFOLLOW) == 0;
        });
    }

    Result<void> hardLink(std::string_view path, std::string_view existing)
    {
        const auto from = openFolder(parentOf(existing), false);
        if (!from)
            return std::unexpected(from.error());
        const std::string name = nameOf(existing);
        auto done = link(path, [&](int parent, const char *to) {
            return ::linkat(from->number(), name.c_str(), parent, to, 0) == 0;
        });
        if (!done && (errno == EPERM || errno == EMLINK || errno == EOPNOTSUPP))
            return fail(ErrorCode::Unsupported, done.error().message, done.error().detail);
        return done;
    }

    Result<void> finish()
    {
        m_parent.reset();
        for (; !m_folders.empty(); m_folders.pop_back()) { // those inside others first
            const auto &[path, attributes] = m_folders.back();
            const auto folder = openFolder(path, false);
            if (!folder)
                return std::unexpected(folder.error());
            const auto times = timesOf(attributes.mtime);
            if (::futimens(folder->number(), times.data()) < 0
                || ::fchmod(folder->number(), attributes.mode & 01777) < 0)
                return failure(path);
        }
        return {};
    }

private:
    struct Folder
    {
        std::string path;
        Attributes attributes;
    };

    static std::string temporaryName()
    {
        return ".millefeuille-" + std::to_string(QRandomGenerator::global()->generate64());
    }

    /// Makes a link under another name first, so that a replaced file is not gone if it fails.
    template <class Make>
    Result<void> link(std::string_view path, Make make)
    {
        const auto parent = openParent(path);
        if (!parent)
            return std::unexpected(parent.error());
        const std::string name = nameOf(path);
        if (auto free = makeRoom(*parent, name, path); !free)
            return free;
        const std::string temporary = temporaryName();
        if (make(*parent, temporary.c_str())
            && ::renameat(*parent, temporary.c_str(), *parent, name.c_str()) == 0)
            return {};
        const int number = errno;
        ::unlinkat(*parent, temporary.c_str(), 0);
        errno = number;
        auto failed = failure(path);
        errno = number;
        return failed;
    }

    /// Error unless the name is free, or may be replaced.
    Result<void> makeRoom(int parent, const std::string &name, std::string_view path) const
    {
        struct stat found{};
        if (::fstatat(parent, name.c_str(), &found, AT_SYMLINK_NOFOLLOW) < 0)
            return errno == ENOENT ? Result<void>() : failure(path);
        if (m_existing == Existing::Replace && !S_ISDIR(found.st_mode))
            return {};
        return inTheWay(path);
    }

    Result<void> makeFolder(int parent, const std::string &name, std::string_view path) const
    {
        if (::mkdirat(parent, name.c_str(), ImpliedMode) == 0)
            return {};
        struct stat found{};
        if (errno != EEXIST || ::fstatat(parent, name.c_str(), &found, AT_SYMLINK_NOFOLLOW) < 0)
            return failure(path);
        if (S_ISDIR(found.st_mode))
            return {};
        if (m_existing == Existing::Keep)
            return inTheWay(path);
        if (::unlinkat(parent, name.c_str(), 0) < 0
            || ::mkdirat(parent, name.c_str(), ImpliedMode) < 0)
            return failure(path);
        return {};
    }

    /// The folder \a path, one component after the other.
    Result<Descriptor> openFolder(std::string_view path, bool make) const
    {
        Descriptor folder(::openat(m_root.number(), ".", FolderFlags));
        for (std::size_t start = 0; folder.isOpen() && start < path.size();) {
            const std::size_t end = std::min(path.find('/', start), path.size());
            const std::string name(path.substr(start, end - start));
            start = end + 1;
            Descriptor next(::openat(folder.number(), name.c_str(), FolderFlags));
            if (!next.isOpen() && make) {
                if (auto made = makeFolder(folder.number(), name, path); !made)
                    return std::unexpected(made.error());
                next = Descriptor(::openat(folder.number(), name.c_str(), FolderFlags));
            }
            folder = std::move(next);
        }
        if (!folder.isOpen())
            return failure(path);
        return folder;
    }

    /// The folder that holds \a path, made if it is missing. Open until the next call.
    Result<int> openParent(std::string_view path)
    {
        if (!isPath(path))
            return fail(ErrorCode::InvalidArgument,
                        Tr::tr("“%1” is no path of a file.").arg(shown(path)));
        const auto folder = parentOf(path);
        if (!m_parent.isOpen() || folder != m_parentPath) {
            auto opened = openFolder(folder, true);
            if (!opened)
                return std::unexpected(opened.error());
            m_parent = std::move(*opened);
            m_parentPath = folder;
        }
        return m_parent.number();
    }

    Descriptor m_root;
    Existing m_existing;
    Descriptor m_parent; ///< Of the last path: neighbours mostly come together.
    std::string m_parentPath;
    std::vector<Folder> m_folders;
};

Result<TreeWriter> TreeWriter::open(const QString &folder, Existing existing)
{
    if (auto made = core::makeFolder(folder); !made)
        return std::unexpected(made.error());
    // The folder itself is the person's choice, links and all.
    const QByteArray path = QFile::encodeName(folder);
    Descriptor root(::open(path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!root.isOpen())
        return failure(std::string_view(path));
    return TreeWriter(std::make_unique<Implementation>(std::move(root), existing));
}

TreeWriter::TreeWriter(std::unique_ptr<Implementation> implementation)
    : m_implementation(std::move(implementation))
{}

TreeWriter::~TreeWriter() = default;
TreeWriter::TreeWriter(TreeWriter &&) noexcept = default;

Result<void> TreeWriter::folder(std::string_view path, const Attributes &attributes)
{
    return m_implementation->folder(path, attributes);
}

Result<void> TreeWriter::file(std::string_view path, const Attributes &attributes,
                              const std::function<Result<void>(const Write &)> &fill)
{
    return m_implementation->file(path, attributes, fill);
}

Result<void> TreeWriter::symlink(std::string_view path, std::string_view target, qint64 mtime)
{
    return m_implementation->symlink(path, target, mtime);
}

Result<void> TreeWriter::hardLink(std::string_view path, std::string_view existing)
{
    return m_implementation->hardLink(path, existing);
}

Result<void> TreeWriter::finish()
{
    return m_implementation->finish();
}

} // namespace core
