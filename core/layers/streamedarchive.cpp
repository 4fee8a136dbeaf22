// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/layers/archivesource.h"
#include "core/layers/entrypath.h"
#include "core/layers/layerindexer.h"
#include "core/layers/tarreader.h"

#include <QSet>

#include <algorithm>
#include <cstring>
#include <vector>

namespace layers {

using core::ErrorCode;
using core::Result;
using core::Tr;
using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t ReadSize = 1024 * 1024;

/// A file whose bytes are going by: a layer, a document, or something else, told by its beginning.
class StreamedFile final
{
public:
    StreamedFile(QByteArray path, const TarEntry &entry, std::stop_token stop)
        : m_path(std::move(path))
        , m_offset(entry.contentOffset)
        , m_size(entry.size)
        , m_stop(std::move(stop))
    {
        if (m_size == 0)
            decide();
    }

    const QByteArray &path() const { return m_path; }
    qint64 size() const { return m_size; }

    void add(QByteArrayView bytes)
    {
        if (m_role != Role::Undecided) {
            pass(bytes);
            return;
        }
        const qsizetype wanted = qsizetype(std::min<qint64>(m_size, TarBlock)) - m_bytes.size();
        m_bytes.append(bytes.first(std::min(wanted, bytes.size())));
        bytes.slice(std::min(wanted, bytes.size()));
        if (m_bytes.size() == std::min<qint64>(m_size, TarBlock))
            decide();
        pass(bytes);
    }

    /// The bytes of a document, null for anything else.
    QByteArray document() const { return m_role == Role::Document ? m_bytes : QByteArray(); }

    /// What was found, if it may be a layer.
    std::optional<Result<ArchivedLayer>> finish()
    {
        if (m_role != Role::Layer)
            return {};
        auto product = m_indexer->finish();
        if (!product)
            return std::unexpected(std::move(product.error()));
        const oci::Digest digest = m_hasher->finish(*product->toc);
        return ArchivedLayer{std::move(product->toc),
                             digest,
                             m_size,
                             m_compression,
                             m_offset,
                             std::make_shared<const SeekIndex>(std::move(product->seek))};
    }

private:
    enum class Role { Undecided, Layer, Document, Other };

    void decide()
    {
        m_compression = compressionOf(m_bytes);
        const bool isTar = m_size == 0
                           || (m_bytes.size() == TarBlock
                               && (TarHeader::isZero(m_bytes.constData())
                                   || TarHeader::hasChecksum(m_bytes.constData())));
        if (m_compression != Compression::None || isTar) {
            m_role = Role::Layer;
            m_indexer.emplace(m_stop);
            m_hasher.emplace(m_path, m_compression);
            pass(std::exchange(m_bytes, {}));
            return;
        }
        const QByteArray text = m_bytes.trimmed();
        const bool isJson = text.startsWith('{') || text.startsWith('[');
        m_role = isJson && m_size <= core::limits::Config ? Role::Document : Role::Other;
    }

    void pass(QByteArrayView bytes)
    {
        if (bytes.isEmpty())
            return;
        if (m_role == Role::Document) {
            m_bytes.append(bytes);
        } else if (m_role == Role::Layer) {
            m_hasher->add(bytes);
            // What fails here fails in finish() again, where it counts only if it is a layer.
            static_cast<void>(m_indexer->add(bytes));
        }
    }

    QByteArray m_path;
    qint64 m_offset;
    qint64 m_size;
    std::stop_token m_stop;
    Role m_role = Role::Undecided;
    Compression m_compression = Compression::None;
    QByteArray m_bytes; ///< The beginning, later all of a document.
    std::optional<LayerIndexer> m_indexer;
    std::optional<BlobHasher> m_hasher;
};

/// A tar that was read once from end to end.
class StreamedArchive final : public ArchiveSource, private TarHandler
{
public:
    explicit StreamedArchive(std::stop_token stop)
        : m_stop(std::move(stop))
    {}

    Result<void> read(ByteReader source)
    {
        Decompressor decompressor(std::move(source), StreamKind::Archive);
        decompressor.noteCheckpoints(m_checkpoints);
        TarReader reader(*this);
        const auto buffer = std::make_unique_for_overwrite<char[]>(ReadSize);
        while (true) {
            if (m_stop.stop_requested())
                return core::cancelled();
            const auto got = decompressor.read({buffer.get(), ReadSize});
            if (!got)
                return std::unexpected(got.error());
            if (*got == 0)
                return reader.finish();
            if (auto added = reader.add({buffer.get(), *got}); !added)
                return added;
        }
    }

    Checkpoints takeCheckpoints() override { return std::move(m_checkpoints); }

protected:
    bool hasFile(const QByteArray &path) const override { return m_files.contains(path); }

    Result<QByteArray> readFile(const QByteArray &path, qint64 limit) override
    {
        const auto document = m_documents.constFind(path);
        if (document == m_documents.cend() && m_documentsSize > core::limits::ArchiveDocuments)
            return core::fail(ErrorCode::LimitExceeded,
                              Tr::tr("The archive describes too many images."));
        if (document == m_documents.cend())
            return core::fail(ErrorCode::Corrupt, Tr::tr("A file in the archive is no JSON."),
                              QString::fromUtf8(path));
        if (document->size() > limit)
            return core::fail(ErrorCode::LimitExceeded,
                              Tr::tr("A file in the archive is too large."),
                              u"%1: %2 bytes"_s.arg(QString::fromUtf8(path)).arg(document->size()));
        return *document;
    }

    Result<QHash<QByteArray, ArchivedLayer>> indexFiles(const QList<QByteArray> &paths,
                                                        const std::stop_token &) override
    {
        QHash<QByteArray, ArchivedLayer> layers;
        for (const QByteArray &path : paths) {
            const auto layer = m_layers.constFind(path);
            if (layer == m_layers.cend())
                return core::fail(ErrorCode::Corrupt, Tr::tr("A file in the archive is no layer."),
                                  QString::fromUtf8(path));
            if (!*layer)
                return std::unexpected(layer->error());
            layers.insert(path, **layer);
        }
        return layers;
    }

private:
    Result<void> beginEntry(const TarEntry &entry) override
    {
        if (++m_entries > core::limits::ArchiveEntries)
            return core::fail(ErrorCode::LimitExceeded,
                              Tr::tr("The archive holds too many files."));
        std::string buffer;
        const auto clean = cleanPath(entry.path, buffer);
        const QByteArray path(clean.data(), qsizetype(clean.size()));
        m_files.remove(path);
        m_documents.remove(path);
        m_layers.remove(path);
        dropLink(path);
        if (entry.type == EntryType::File && !entry.isSparse) {
            m_file.emplace(path, entry, m_stop);
            m_files.insert(path);
        } else if (entry.type == EntryType::Symlink || entry.type == EntryType::HardLink) {
            addLink(path, QByteArray::fromStdString(entry.link), entry.type == EntryType::Symlink);
        }
        return {};
    }

    Result<void> content(QByteArrayView bytes) override
    {
        if (m_file)
            m_file->add(bytes);
        return {};
    }

    Result<void> endEntry() override
    {
        if (!m_file)
            return {};
        if (auto layer = m_file->finish()) {
            m_layers.insert(m_file->path(), std::move(*layer));
        } else if (const QByteArray document = m_file->document(); !document.isNull()) {
            // Which of them are needed is known at the end: those that come too late are missing
            // then.
            m_documentsSize += document.size();
            if (m_documentsSize <= core::limits::ArchiveDocuments)
                m_documents.insert(m_file->path(), document);
        }
        m_file.reset();
        return {};
    }

    std::stop_token m_stop;
    QSet<QByteArray> m_files;
    QHash<QByteArray, QByteArray> m_documents;
    QHash<QByteArray, Result<ArchivedLayer>> m_layers;
    std::optional<StreamedFile> m_file;
    Checkpoints m_checkpoints;
    qint64 m_documentsSize = 0;
    int m_entries = 0;
};

} // namespace

Result<std::unique_ptr<ArchiveSource>> openStreamedArchive(ByteReader source,
                                                           const std::stop_token &stop)
{
    auto archive = std::make_unique<StreamedArchive>(stop);
    if (auto read = archive->read(std::move(source)); !read)
        return std::unexpected(std::move(read.error()));
    return archive;
}

} // namespace layers
