// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/durablefile.h"
#include "core/base/limits.h"
#include "core/base/parallel.h"
#include "core/layers/archivesource.h"
#include "core/layers/entrypath.h"
#include "core/layers/layerindexer.h"
#include "core/layers/tarreader.h"

#include <algorithm>
#include <array>
#include <vector>

namespace layers {

using core::ErrorCode;
using core::Result;
using core::Tr;
using namespace Qt::StringLiterals;

namespace {

struct Extent
{
    qint64 offset = 0;
    qint64 size = 0;
};

/// Bytes ahead of the position, so that a run of small entries is one read.
class ReadAhead final
{
public:
    explicit ReadAhead(const core::File &file)
        : m_file(file)
    {}

    /// Up to the next multiple of a tar block from \a offset; empty at the end of the file.
    Result<QByteArrayView> blockAt(qint64 offset)
    {
        if (offset < m_start || offset >= m_start + m_size) {
            const auto got = m_file.readAt(offset, m_bytes.data(), qint64(m_bytes.size()));
            if (!got)
                return std::unexpected(got.error());
            m_start = offset;
            m_size = *got;
        }
        const qint64 block = TarBlock - offset % TarBlock;
        return QByteArrayView(m_bytes.data() + (offset - m_start),
                              qsizetype(std::min(block, m_start + m_size - offset)));
    }

private:
    const core::File &m_file;
    std::array<char, 16 * 1024> m_bytes;
    qint64 m_start = 0;
    qint64 m_size = 0;
};

/// A tar whose headers were read by seeking from one to the next.
class SeekableArchive final : public ArchiveSource, private TarHandler
{
public:
    explicit SeekableArchive(core::File file)
        : m_file(std::move(file))
    {}

    Result<void> readHeaders(const std::stop_token &stop)
    {
        const auto fileSize = m_file.size();
        if (!fileSize)
            return std::unexpected(fileSize.error());
        TarReader reader(*this);
        ReadAhead ahead(m_file);
        for (qint64 offset = 0; !reader.isAtEnd();) {
            if (stop.stop_requested())
                return core::cancelled();
            const auto block = ahead.blockAt(offset);
            if (!block)
                return std::unexpected(block.error());
            if (block->isEmpty())
                return reader.finish();
            offset += block->size();
            if (auto added = reader.add(*block); !added)
                return added;
            if (const qint64 content = reader.skippable(); content > 0) {
                if (content > *fileSize - offset)
                    return core::fail(ErrorCode::Corrupt, Tr::tr("The archive is cut off."));
                offset += content;
                if (auto skipped = reader.skip(content); !skipped)
                    return skipped;
            }
        }
        return {};
    }

protected:
    bool hasFile(const QByteArray &path) const override { return m_files.contains(path); }

    Result<QByteArray> readFile(const QByteArray &path, qint64 limit) override
    {
        const Extent extent = m_files.value(path);
        if (extent.size > limit)
            return core::fail(ErrorCode::LimitExceeded,
                              Tr::tr("A file in the archive is too large."),
                              u"%1: %2 bytes"_s.arg(QString::fromUtf8(path)).arg(extent.size));
        QByteArray bytes(extent.size, Qt::Uninitialized);
        for (qint64 done = 0; done < extent.size;) {
            const auto got =
                m_file.readAt(extent.offset + done, bytes.data() + done, extent.size - done);
            if (!got)
                return std::unexpected(got.error());
            if (*got == 0)
                return core::fail(ErrorCode::Corrupt, Tr::tr("The archive is cut off."));
            done += *got;
        }
        return bytes;
    }

    Result<QHash<QByteArray, ArchivedLayer>> indexFiles(const QList<QByteArray> &paths,
                                                        const std::stop_token &stop) override
    {
        // The largest first, so that it is not left alone at the end.
        QList<QByteArray> order = paths;
        std::ranges::sort(order, std::greater(),
                          [this](const QByteArray &path) { return m_files.value(path).size; });
        std::vector<std::optional<ArchivedLayer>> indexed(std::size_t(order.size()));
        auto done =
            core::forEachInParallel(order.size(), core::idealWorkers(), stop,
                                    [&](qsizetype i, const std::stop_token &mine) -> Result<void> {
                                        auto layer = indexOne(order[i], mine);
                                        if (!layer)
                                            return std::unexpected(std::move(layer.error()));
                                        indexed[std::size_t(i)] = std::move(*layer);
                                        return {};
                                    });
        if (!done)
            return std::unexpected(std::move(done.error()));
        QHash<QByteArray, ArchivedLayer> layers;
        for (qsizetype i = 0; i < order.size(); ++i)
            layers.insert(order[i], *indexed[std::size_t(i)]);
        return layers;
    }

private:
    Result<ArchivedLayer> indexOne(const QByteArray &path, const std::stop_token &stop) const
    {
        const Extent extent = m_files.value(path);
        std::array<char, 8> head;
        const auto headSize =
            m_file.readAt(extent.offset, head.data(), std::min<qint64>(extent.size, head.size()));
        if (!headSize)
            return std::unexpected(headSize.error());
        const Compression compression = compressionOf({head.data(), qsizetype(*headSize)});
        BlobHasher hasher(path, compression);
        auto seek = std::make_shared<SeekIndex>();
        auto toc = indexLayer(
            [&, done = qint64(0)](std::span<char> out) mutable -> Result<qsizetype> {
                const qint64 room = std::min(extent.size - done, qint64(out.size()));
                auto got = room == 0 ? Result<qint64>(0)
                                     : m_file.readAt(extent.offset + done, out.data(), room);
                if (got) {
                    hasher.add({out.data(), qsizetype(*got)});
                    done += *got;
                }
                return got;
            },
            stop, seek.get());
        if (!toc)
            return std::unexpected(std::move(toc.error()));
        const oci::Digest digest = hasher.finish(**toc);
        return ArchivedLayer{std::move(*toc), digest,        extent.size,
                             compression,     extent.offset, std::move(seek)};
    }

    Result<void> beginEntry(const TarEntry &entry) override
    {
        if (++m_entries > core::limits::ArchiveEntries)
            return core::fail(ErrorCode::LimitExceeded,
                              Tr::tr("The archive holds too many files."));
        std::string buffer;
        const auto clean = cleanPath(entry.path, buffer);
        const QByteArray path(clean.data(), qsizetype(clean.size()));
        m_files.remove(path);
        dropLink(path);
        if (entry.type == EntryType::File && !entry.isSparse)
            m_files.insert(path, {entry.contentOffset, entry.size});
        else if (entry.type == EntryType::Symlink || entry.type == EntryType::HardLink)
            addLink(path, QByteArray::fromStdString(entry.link), entry.type == EntryType::Symlink);
        return {};
    }
    Result<void> content(QByteArrayView) override { return {}; }
    Result<void> endEntry() override { return {}; }

    core::File m_file;
    QHash<QByteArray, Extent> m_files;
    int m_entries = 0;
};

} // namespace

Result<std::unique_ptr<ArchiveSource>> openSeekableArchive(const QString &path,
                                                           const std::stop_token &stop)
{
    auto file = core::File::open(path, core::File::Mode::Read);
    if (!file)
        return std::unexpected(std::move(file.error()));
    auto archive = std::make_unique<SeekableArchive>(std::move(*file));
    if (auto read = archive->readHeaders(stop); !read)
        return std::unexpected(std::move(read.error()));
    return archive;
}

} // namespace layers
