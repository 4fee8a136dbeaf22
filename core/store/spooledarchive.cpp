// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/spooledarchive.h"

#include "core/base/limits.h"
#include "core/base/parallel.h"
#include "core/layers/entrypath.h"
#include "core/layers/layerindexer.h"

#include <array>
#include <vector>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace store {

namespace {

constexpr std::size_t ReadSize = 1024 * 1024;

/// The digest that the name of a file promises: "blobs/sha256/6c3c...".
std::optional<oci::Digest> promisedDigest(const QByteArray &path)
{
    const QList<QByteArray> parts = path.split('/');
    if (parts.size() != 3 || parts[0] != "blobs")
        return {};
    const auto digest =
        oci::Digest::parse(QString::fromUtf8(parts[1]) + u':' + QString::fromUtf8(parts[2]));
    return digest ? std::optional(*digest) : std::nullopt;
}

Result<layers::Compression> compressionOf(const core::File &file)
{
    std::array<char, 8> head;
    return file.readAt(0, head.data(), qint64(head.size())).transform([&head](qint64 got) {
        return layers::compressionOf({head.data(), got});
    });
}

Result<layers::ArchivedLayer> indexFile(const QString &path, const std::stop_token &stop)
{
    const auto file = core::File::open(path, core::File::Mode::Read);
    if (!file)
        return std::unexpected(file.error());
    const auto compression = compressionOf(*file);
    if (!compression)
        return std::unexpected(compression.error());
    auto seek = std::make_shared<layers::SeekIndex>();
    auto toc = layers::indexLayer(
        [&file, offset = qint64(0)](std::span<char> out) mutable {
            auto count = file->readAt(offset, out.data(), qint64(out.size()));
            offset += count.value_or(0);
            return count;
        },
        stop, seek.get());
    if (!toc)
        return std::unexpected(std::move(toc.error()));
    const oci::Digest diffId = (*toc)->diffId().digest();
    return layers::ArchivedLayer{.toc = std::move(*toc),
                                 .digest = diffId,
                                 .compression = *compression,
                                 .seek = std::move(seek)};
}

} // namespace

SpooledArchive::SpooledArchive(const ImageLayout &layout, Spool spool)
    : m_layout(layout)
    , m_spool(std::move(spool))
{}

Result<void> SpooledArchive::read(layers::ByteReader source, core::Progress &progress,
                                  const std::stop_token &stop)
{
    const auto counted = [&](std::span<char> out) -> Result<qsizetype> {
        if (stop.stop_requested())
            return core::cancelled();
        auto got = source(out);
        progress.add(got.value_or(0));
        return got;
    };
    layers::Decompressor decompressor(counted, layers::StreamKind::Archive);
    layers::TarReader reader(*this);
    const auto buffer = std::make_unique_for_overwrite<char[]>(ReadSize);
    while (true) {
        const auto got = decompressor.read({buffer.get(), ReadSize});
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            return reader.finish();
        if (auto added = reader.add({buffer.get(), *got}); !added)
            return added;
    }
}

Result<void> SpooledArchive::beginEntry(const layers::TarEntry &entry)
{
    if (++m_entries > core::limits::ArchiveEntries)
        return core::fail(ErrorCode::LimitExceeded, Tr::tr("The archive holds too many files."));
    std::string buffer;
    const auto clean = layers::cleanPath(entry.path, buffer);
    m_path = QByteArray(clean.data(), qsizetype(clean.size()));
    m_files.remove(m_path);
    dropLink(m_path);
    if (entry.type == layers::EntryType::Symlink || entry.type == layers::EntryType::HardLink)
        addLink(m_path, QByteArray::fromStdString(entry.link),
                entry.type == layers::EntryType::Symlink);
    if (entry.type != layers::EntryType::File || entry.isSparse)
        return {};
    const auto promised = promisedDigest(m_path);
    if (promised && m_layout.blobSize(*promised) == entry.size) {
        m_files.insert(m_path, {m_layout.blobPath(*promised), *promised, entry.size, true});
        return {};
    }
    auto writer = m_spool.create(promised ? promised->algorithm() : oci::Digest::Algorithm::Sha256);
    if (!writer)
        return std::unexpected(std::move(writer.error()));
    m_writer.emplace(std::move(*writer));
    return {};
}

Result<void> SpooledArchive::content(QByteArrayView bytes)
{
    return m_writer ? m_writer->write(bytes) : Result<void>();
}

Result<void> SpooledArchive::endEntry()
{
    if (!m_writer)
        return {};
    const oci::Digest found = m_writer->finish();
    m_files.insert(m_path, {m_writer->path(), found, m_writer->size(), false});
    m_writer.reset();
    return {};
}

oci::Digest SpooledArchive::digest(const QByteArray &path) const
{
    return m_files.constFind(resolve(path))->digest;
}

qint64 SpooledArchive::size(const QByteArray &path) const
{
    return m_files.constFind(resolve(path))->size;
}

Result<layers::Compression> SpooledArchive::compression(const QByteArray &path) const
{
    const auto found = m_files.constFind(resolve(path));
    if (found == m_files.cend())
        return core::fail(ErrorCode::NotFound,
                          Tr::tr("The archive is incomplete: a file is missing."),
                          QString::fromUtf8(path));
    const auto file = core::File::open(found->path, core::File::Mode::Read);
    if (!file)
        return std::unexpected(file.error());
    return compressionOf(*file);
}

Result<void> SpooledArchive::adopt(const QByteArray &path)
{
    const auto file = m_files.find(resolve(path));
    if (file->isInLayout)
        return {};
    auto adopted = adoptFile(file->path, file->digest, m_layout);
    if (adopted) {
        file->isInLayout = true;
        file->path = m_layout.blobPath(file->digest);
    }
    return adopted;
}

Result<QByteArray> SpooledArchive::readFile(const QByteArray &path, qint64 limit)
{
    const auto file = m_files.constFind(path);
    if (file->size > limit)
        return core::fail(ErrorCode::LimitExceeded, Tr::tr("A file in the archive is too large."),
                          u"%1: %2 bytes"_s.arg(QString::fromUtf8(path)).arg(file->size));
    const auto blob = oci::Descriptor::of(oci::MediaType::None, file->digest, file->size);
    return file->isInLayout ? m_layout.readBlob(blob, limit) : core::readFile(file->path, limit);
}

/// A layer that lies in the layout already is read, too: an image is built on it.
Result<QHash<QByteArray, layers::ArchivedLayer>>
SpooledArchive::indexFiles(const QList<QByteArray> &paths, const std::stop_token &stop)
{
    std::vector<std::optional<layers::ArchivedLayer>> indexed(std::size_t(paths.size()));
    auto done =
        core::forEachInParallel(paths.size(), core::idealWorkers(), stop,
                                [&](qsizetype i, const std::stop_token &mine) -> Result<void> {
                                    const File &file = *m_files.constFind(paths[i]);
                                    auto layer = indexFile(file.path, mine);
                                    if (!layer)
                                        return std::unexpected(std::move(layer.error()));
                                    layer->digest = file.digest;
                                    layer->size = file.size;
                                    indexed[std::size_t(i)] = std::move(*layer);
                                    return {};
                                });
    if (!done)
        return std::unexpected(std::move(done.error()));
    QHash<QByteArray, layers::ArchivedLayer> layers;
    for (qsizetype i = 0; i < paths.size(); ++i)
        layers.insert(paths[i], *indexed[std::size_t(i)]);
    return layers;
}

} // namespace store
