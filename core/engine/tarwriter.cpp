// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/tarwriter.h"

#include <archive.h>
#include <archive_entry.h>

using namespace Qt::StringLiterals;

namespace engine {

using core::Result;
using core::TreeEntry;

namespace {

constexpr std::size_t BufferSize = 256 * 1024;

struct FreeEntry
{
    void operator()(archive_entry *entry) const { archive_entry_free(entry); }
};

unsigned int fileType(TreeEntry::Kind kind)
{
    switch (kind) {
    case TreeEntry::Kind::Folder:
        return AE_IFDIR;
    case TreeEntry::Kind::Link:
        return AE_IFLNK;
    case TreeEntry::Kind::File:
    case TreeEntry::Kind::Other:
        break;
    }
    return AE_IFREG;
}

} // namespace

void TarWriter::Free::operator()(archive *tar) const
{
    archive_write_free(tar);
}

TarWriter::TarWriter(layers::ByteSink sink)
    : m_sink(std::move(sink))
    , m_tar(archive_write_new())
    , m_buffer(std::make_unique<char[]>(BufferSize))
{
    archive_write_set_format_pax_restricted(m_tar.get());
    archive_write_set_bytes_in_last_block(m_tar.get(), 1);
    // Never fails: libarchive 3.7 leaks its buffer after a failure. check() knows what happened.
    const auto write = [](archive *, void *self, const void *bytes,
                          std::size_t size) -> la_ssize_t {
        auto *writer = static_cast<TarWriter *>(self);
        if (writer->m_sunk)
            writer->m_sunk =
                writer->m_sink(QByteArrayView(static_cast<const char *>(bytes), qsizetype(size)));
        return la_ssize_t(size);
    };
    archive_write_open2(m_tar.get(), this, nullptr, write, nullptr, nullptr);
}

TarWriter::~TarWriter()
{
    // Without finish() the archive gets no end: what libarchive still writes goes nowhere.
    m_sunk = core::cancelled();
}

Result<void> TarWriter::add(const TreeEntry &entry)
{
    return header(entry);
}

Result<void> TarWriter::add(const TreeEntry &entry, QByteArrayView content)
{
    TreeEntry sized = entry;
    sized.size = content.size();
    if (auto begun = header(sized); !begun)
        return begun;
    return data(content);
}

Result<void> TarWriter::add(const TreeEntry &entry, const core::TreeVisitor::Read &read)
{
    if (auto begun = header(entry); !begun)
        return begun;
    while (true) {
        const auto count = read({m_buffer.get(), BufferSize});
        if (!count)
            return std::unexpected(count.error());
        if (*count == 0)
            return {};
        if (auto written = data({m_buffer.get(), *count}); !written)
            return written;
    }
}

Result<void> TarWriter::finish()
{
    return check(archive_write_close(m_tar.get()));
}

Result<void> TarWriter::header(const TreeEntry &entry)
{
    const std::unique_ptr<archive_entry, FreeEntry> header(archive_entry_new2(m_tar.get()));
    archive_entry_set_pathname(header.get(), entry.path.constData());
    archive_entry_set_filetype(header.get(), fileType(entry.kind));
    archive_entry_set_perm(header.get(), entry.mode);
    archive_entry_set_size(header.get(), entry.kind == TreeEntry::Kind::File ? entry.size : 0);
    archive_entry_set_mtime(header.get(), time_t(entry.mtime), 0);
    archive_entry_set_uid(header.get(), 0);
    archive_entry_set_gid(header.get(), 0);
    if (entry.kind == TreeEntry::Kind::Link)
        archive_entry_set_symlink(header.get(), entry.target.constData());
    return check(archive_write_header(m_tar.get(), header.get()));
}

Result<void> TarWriter::data(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const la_ssize_t count =
            archive_write_data(m_tar.get(), bytes.data(), std::size_t(bytes.size()));
        if (count <= 0)
            return check(ARCHIVE_FATAL);
        if (!m_sunk)
            return m_sunk;
        bytes.slice(count);
    }
    return {};
}

/// A warning is about names that are not UTF-8: they go out as they are.
Result<void> TarWriter::check(int result)
{
    if (!m_sunk)
        return std::unexpected(m_sunk.error());
    if (result >= ARCHIVE_WARN)
        return {};
    const char *words = archive_error_string(m_tar.get());
    return core::fail(core::ErrorCode::Io, core::Tr::tr("The build context cannot be packed."),
                      QString::fromUtf8(words));
}

} // namespace engine
