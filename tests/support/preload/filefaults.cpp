// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0

// A library for LD_PRELOAD that stands between a program and its files: it lets one call fail, and
// writes down what was done. Only calls below one folder count. Controlled by the environment, see
// tests/support/filefaults.h. Knows nothing of the program, and uses nothing but the C library.
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <pthread.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace {

// Of all that is done to files, so that the log has the order in which it happened.
pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

class Lock
{
public:
    Lock() { pthread_mutex_lock(&mutex); }
    ~Lock()
    {
        const int number = errno;
        pthread_mutex_unlock(&mutex);
        errno = number;
    }
    Lock(const Lock &) = delete;
    Lock &operator=(const Lock &) = delete;
};

struct Settings
{
    const char *folder = nullptr;
    size_t folderLength = 0;
    const char *call = nullptr; ///< The call that fails,
    long nth = 0;               ///< for the nth time, counted from 1,
    int error = 0; ///< with this errno; 0: it does half of what it should; -1: the end comes.
    int log = -1;
    long seen = 0;
};

Settings settings;

__attribute__((constructor)) void begin()
{
    settings.folder = getenv("FILE_FAULTS_FOLDER");
    settings.folderLength = settings.folder ? strlen(settings.folder) : 0;
    settings.call = getenv("FILE_FAULTS_CALL");
    if (const char *nth = getenv("FILE_FAULTS_NTH"))
        settings.nth = strtol(nth, nullptr, 10);
    if (const char *error = getenv("FILE_FAULTS_ERRNO"))
        settings.error = int(strtol(error, nullptr, 10));
    if (const char *log = getenv("FILE_FAULTS_LOG"))
        settings.log = int(
            syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    // What this program starts is not looked at.
    unsetenv("LD_PRELOAD");
}

bool concerns(const char *path)
{
    return settings.folder && path && strncmp(path, settings.folder, settings.folderLength) == 0
           && (path[settings.folderLength] == '/' || path[settings.folderLength] == '\0');
}

/// The path of an open file; empty if it is none of those that count.
struct PathOf
{
    explicit PathOf(int descriptor)
    {
        char name[64] = "/proc/self/fd/";
        char digits[16];
        int length = 0;
        for (int rest = descriptor; rest > 0 || length == 0; rest /= 10)
            digits[length++] = char('0' + rest % 10);
        size_t end = strlen(name);
        while (length > 0)
            name[end++] = digits[--length];
        const long size = syscall(SYS_readlinkat, AT_FDCWD, name, text, sizeof text - 1);
        text[size > 0 ? size : 0] = '\0';
        if (!concerns(text))
            text[0] = '\0';
    }
    explicit operator bool() const { return text[0] != '\0'; }

    char text[PATH_MAX] = {};
};

void put(const void *bytes, size_t size)
{
    const auto *from = static_cast<const char *>(bytes);
    while (size > 0) {
        const long count = syscall(SYS_write, settings.log, from, size);
        if (count <= 0)
            return;
        from += count;
        size -= size_t(count);
    }
}

/// One record: the name of the call, two numbers, a path, and bytes or another path.
void note(const char *call, uint64_t first, uint64_t second, const char *path,
          const void *bytes = nullptr, size_t size = 0)
{
    if (settings.log < 0)
        return;
    const int number = errno;
    const uint64_t lengths[] = {strlen(call), strlen(path), size};
    put(lengths, sizeof lengths);
    put(call, lengths[0]);
    put(&first, sizeof first);
    put(&second, sizeof second);
    put(path, lengths[1]);
    if (size > 0)
        put(bytes, size);
    errno = number;
}

uint64_t inodeOf(int descriptor)
{
    struct stat status = {};
    return syscall(SYS_fstat, descriptor, &status) == 0 ? status.st_ino : 0;
}

enum class Outcome { Real, Half, Failed };

/// Whether this call is the one that fails; errno is set then.
Outcome next(const char *call, const char *path)
{
    if (!settings.call || strcmp(call, settings.call) != 0 || ++settings.seen != settings.nth)
        return Outcome::Real;
    note("hit", 0, 0, path, call, strlen(call));
    if (settings.error < 0)
        syscall(SYS_kill, getpid(), SIGKILL);
    errno = settings.error;
    return settings.error == 0 ? Outcome::Half : Outcome::Failed;
}

size_t half(size_t size)
{
    return size > 1 ? size / 2 : size;
}

int openFile(int folder, const char *path, int flags, mode_t mode)
{
    const auto call = [&] { return int(syscall(SYS_openat, folder, path, flags, mode)); };
    if (!concerns(path))
        return call();
    const Lock lock;
    if (next("open", path) == Outcome::Failed)
        return -1;
    const bool isNew = (flags & O_CREAT) != 0 && access(path, F_OK) != 0;
    const int descriptor = call();
    if (descriptor < 0) {
        note("open", 0, 0, path);
        return descriptor;
    }
    note(isNew ? "create" : "open", inodeOf(descriptor), 0, path);
    if (!isNew && (flags & O_TRUNC) != 0)
        note("ftruncate", inodeOf(descriptor), 0, path);
    return descriptor;
}

mode_t modeOf(int flags, va_list arguments)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

ssize_t writeFile(const char *name, int descriptor, const void *bytes, size_t size, off64_t offset)
{
    const auto call = [&](size_t count) {
        return offset < 0 ? syscall(SYS_write, descriptor, bytes, count)
                          : syscall(SYS_pwrite64, descriptor, bytes, count, offset);
    };
    const PathOf path(descriptor);
    if (!path)
        return call(size);
    const Lock lock;
    const Outcome outcome = next(name, path.text);
    if (outcome == Outcome::Failed)
        return -1;
    const off64_t place = offset < 0 ? lseek64(descriptor, 0, SEEK_CUR) : offset;
    const ssize_t count = call(outcome == Outcome::Half ? half(size) : size);
    if (count > 0)
        note(name, inodeOf(descriptor), uint64_t(place), path.text, bytes, size_t(count));
    return count;
}

ssize_t readFile(const char *name, int descriptor, void *bytes, size_t size, off64_t offset)
{
    const auto call = [&](size_t count) {
        return offset < 0 ? syscall(SYS_read, descriptor, bytes, count)
                          : syscall(SYS_pread64, descriptor, bytes, count, offset);
    };
    const PathOf path(descriptor);
    if (!path)
        return call(size);
    const Lock lock;
    const Outcome outcome = next(name, path.text);
    if (outcome == Outcome::Failed)
        return -1;
    note(name, 0, 0, path.text);
    return call(outcome == Outcome::Half ? half(size) : size);
}

int syncFile(const char *name, long number, int descriptor)
{
    const PathOf path(descriptor);
    if (!path)
        return int(syscall(number, descriptor));
    const Lock lock;
    if (next(name, path.text) == Outcome::Failed)
        return -1;
    const int done = int(syscall(number, descriptor));
    if (done == 0)
        note(name, inodeOf(descriptor), 0, path.text);
    return done;
}

int truncateFile(int descriptor, off64_t size)
{
    const PathOf path(descriptor);
    if (!path)
        return int(syscall(SYS_ftruncate, descriptor, size));
    const Lock lock;
    if (next("ftruncate", path.text) == Outcome::Failed)
        return -1;
    const int done = int(syscall(SYS_ftruncate, descriptor, size));
    if (done == 0)
        note("ftruncate", inodeOf(descriptor), uint64_t(size), path.text);
    return done;
}

/// For calls that only look at an open file, or let go of it.
template <class Call>
int useFile(const char *name, int descriptor, Call call)
{
    const PathOf path(descriptor);
    if (!path)
        return int(call());
    const Lock lock;
    const Outcome outcome = next(name, path.text);
    if (outcome == Outcome::Failed) {
        const int number = errno;
        if (strcmp(name, "close") == 0)
            call(); // The file is closed even so.
        errno = number;
        return -1;
    }
    note(name, 0, 0, path.text);
    return int(call());
}

/// Of whatever disk: it is asked for by where it is mounted, which is above the folder.
int statDisk(const char *path, struct statfs *status)
{
    const Lock lock;
    if (next("statfs", path) == Outcome::Failed)
        return -1;
    note("statfs", 0, 0, path);
    return int(syscall(SYS_statfs, path, status));
}

/// For calls that take one path or two and change names.
template <class Call>
int changeNames(const char *name, const char *path, const char *to, Call call)
{
    if (!concerns(path) && !concerns(to))
        return int(call());
    const Lock lock;
    if (next(name, path) == Outcome::Failed)
        return -1;
    const int done = int(call());
    if (done == 0)
        note(name, 0, 0, path, to, to ? strlen(to) : 0);
    return done;
}

int renameFile(int fromFolder, const char *from, int toFolder, const char *to, unsigned int flags)
{
    return changeNames("rename", from, to, [&] {
        return syscall(SYS_renameat2, fromFolder, from, toFolder, to, flags);
    });
}

} // namespace

// The names that programs are linked against; "64" and "_chk" are what headers make of the others.
extern "C" {

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    return openFile(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    return openFile(AT_FDCWD, path, flags | O_LARGEFILE, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    return openFile(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    return openFile(folder, path, flags | O_LARGEFILE, mode);
}

int __open_2(const char *path, int flags)
{
    return openFile(AT_FDCWD, path, flags, 0);
}

int __open64_2(const char *path, int flags)
{
    return openFile(AT_FDCWD, path, flags | O_LARGEFILE, 0);
}

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    return writeFile("write", descriptor, bytes, size, -1);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset)
{
    return writeFile("pwrite", descriptor, bytes, size, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset)
{
    return writeFile("pwrite", descriptor, bytes, size, offset);
}

ssize_t read(int descriptor, void *bytes, size_t size)
{
    return readFile("read", descriptor, bytes, size, -1);
}

ssize_t __read_chk(int descriptor, void *bytes, size_t size, size_t)
{
    return readFile("read", descriptor, bytes, size, -1);
}

ssize_t pread(int descriptor, void *bytes, size_t size, off_t offset)
{
    return readFile("pread", descriptor, bytes, size, offset);
}

ssize_t pread64(int descriptor, void *bytes, size_t size, off64_t offset)
{
    return readFile("pread", descriptor, bytes, size, offset);
}

ssize_t __pread64_chk(int descriptor, void *bytes, size_t size, off64_t offset, size_t)
{
    return readFile("pread", descriptor, bytes, size, offset);
}

int fsync(int descriptor)
{
    return syncFile("fsync", SYS_fsync, descriptor);
}

int fdatasync(int descriptor)
{
    return syncFile("fdatasync", SYS_fdatasync, descriptor);
}

int ftruncate(int descriptor, off_t size) noexcept
{
    return truncateFile(descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) noexcept
{
    return truncateFile(descriptor, size);
}

int fchmod(int descriptor, mode_t mode) noexcept
{
    const PathOf path(descriptor);
    const Lock lock;
    if (path && next("fchmod", path.text) == Outcome::Failed)
        return -1;
    if (path)
        note("fchmod", 0, mode, path.text);
    return int(syscall(SYS_fchmod, descriptor, mode));
}

int close(int descriptor)
{
    return useFile("close", descriptor, [&] { return syscall(SYS_close, descriptor); });
}

int flock(int descriptor, int operation) noexcept
{
    return useFile("flock", descriptor, [&] { return syscall(SYS_flock, descriptor, operation); });
}

int fstat(int descriptor, struct stat *status) noexcept
{
    return useFile("fstat", descriptor, [&] { return syscall(SYS_fstat, descriptor, status); });
}

int fstat64(int descriptor, struct stat64 *status) noexcept
{
    return useFile("fstat", descriptor, [&] { return syscall(SYS_fstat, descriptor, status); });
}

int statfs(const char *path, struct statfs *status) noexcept
{
    return statDisk(path, status);
}

// On 64-bit machines the same as the other.
int statfs64(const char *path, struct statfs64 *status) noexcept
{
    return statDisk(path, reinterpret_cast<struct statfs *>(status));
}

int rename(const char *from, const char *to) noexcept
{
    return renameFile(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int renameat2(int fromFolder, const char *from, int toFolder, const char *to,
              unsigned int flags) noexcept
{
    return renameFile(fromFolder, from, toFolder, to, flags);
}

int link(const char *from, const char *to) noexcept
{
    return changeNames("link", from, to,
                       [&] { return syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0); });
}

int unlink(const char *path) noexcept
{
    return changeNames("unlink", path, nullptr,
                       [&] { return syscall(SYS_unlinkat, AT_FDCWD, path, 0); });
}

int mkdir(const char *path, mode_t mode) noexcept
{
    return changeNames("mkdir", path, nullptr,
                       [&] { return syscall(SYS_mkdirat, AT_FDCWD, path, mode); });
}

} // extern "C"
