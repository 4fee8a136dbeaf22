// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/layerindexer.h"

#include "core/base/durablefile.h"
#include "core/layers/piecequeue.h"
#include "core/layers/tarindexer.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <thread>
#include <utility>
#include <vector>

namespace layers {

using core::Result;

using TocResult = Result<std::shared_ptr<const LayerToc>>;

namespace {

constexpr std::size_t QueuedPieces = 4;
/// Smaller pieces would wake the next thread more often than is worth it.
constexpr std::size_t EnoughForAPiece = 256 * 1024;

/// The stage behind: hashes the tar and reads it, on a thread of its own.
class TarStage final
{
public:
    explicit TarStage(const std::stop_token &stop)
        : m_follow(stop, [this] { m_stop.request_stop(); })
        , m_thread([this] { run(); })
    {}
    ~TarStage() { m_stop.request_stop(); }
    Q_DISABLE_COPY_MOVE(TarStage)

    Piece take() { return m_queue.take(); }
    /// False once it is no use to go on; then finish() knows why.
    bool add(Piece piece) { return m_queue.push(std::move(piece), m_stop.get_token()); }

    TocResult finish()
    {
        m_queue.close();
        m_thread.join();
        return std::move(m_result);
    }
    /// After finish().
    std::vector<quint32> takeEntryBlocks() { return std::move(m_entryBlocks); }

private:
    void run()
    {
        TarIndexer indexer;
        while (auto piece = m_queue.pop(m_stop.get_token())) {
            if (auto added = indexer.add(piece->bytes()); !added) {
                m_result = std::unexpected(std::move(added.error()));
                m_stop.request_stop();
                return;
            }
            m_queue.giveBack(std::move(*piece));
        }
        if (!m_stop.stop_requested())
            m_result = indexer.finish();
        m_entryBlocks = indexer.takeEntryBlocks();
    }

    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_follow;
    PieceQueue m_queue{QueuedPieces};
    TocResult m_result = core::cancelled();
    std::vector<quint32> m_entryBlocks;
    std::jthread m_thread;
};

} // namespace

namespace {

TocResult indexFrom(Decompressor decompressor, const std::stop_token &stop, SeekIndex *seek)
{
    TarStage stage(stop);
    if (seek)
        decompressor.noteCheckpoints(seek->checkpoints);
    while (true) {
        Piece piece = stage.take();
        const auto got = decompressor.read(piece.room());
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            break;
        piece.size = std::size_t(*got);
        if (!stage.add(std::move(piece)))
            break;
    }
    auto toc = stage.finish();
    if (seek)
        seek->entryBlocks = stage.takeEntryBlocks();
    return toc;
}

/// On this thread alone: from the cache of another processor, bytes come slower than they are read.
TocResult indexPlain(Decompressor decompressor, const std::stop_token &stop, SeekIndex *seek)
{
    constexpr std::size_t FitsIntoACache = 256 * 1024;
    std::vector<char> buffer(FitsIntoACache);
    TarIndexer indexer;
    while (!stop.stop_requested()) {
        const auto got = decompressor.read(buffer);
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0) {
            if (seek)
                seek->entryBlocks = indexer.takeEntryBlocks();
            return indexer.finish();
        }
        if (auto added = indexer.add({buffer.data(), *got}); !added)
            return std::unexpected(std::move(added.error()));
    }
    return core::cancelled();
}

} // namespace

class LayerIndexer::Pipeline final
{
public:
    explicit Pipeline(const std::stop_token &stop)
        : m_follow(stop, [this] { m_stop.request_stop(); })
        , m_thread([this] { run(); })
    {}
    ~Pipeline() { m_stop.request_stop(); }
    Q_DISABLE_COPY_MOVE(Pipeline)

    Result<void> add(QByteArrayView bytes)
    {
        if (m_stop.stop_requested())
            return std::unexpected(finish().error());
        while (!bytes.isEmpty()) {
            if (!m_filling.data)
                m_filling = m_queue.take();
            const auto room = m_filling.room();
            const qsizetype part = std::min(bytes.size(), qsizetype(room.size()));
            std::memcpy(room.data(), bytes.data(), std::size_t(part));
            m_filling.size += std::size_t(part);
            bytes.slice(part);
            if (m_filling.size >= EnoughForAPiece && !handOver())
                return std::unexpected(finish().error());
        }
        return {};
    }

    TocResult finish()
    {
        if (m_filling.size > 0)
            static_cast<void>(handOver()); // if it fails, the result says why
        m_queue.close();
        if (m_thread.joinable())
            m_thread.join();
        return m_result;
    }
    /// After finish().
    SeekIndex takeSeekIndex() { return std::move(m_seek); }

private:
    bool handOver() { return m_queue.push(std::exchange(m_filling, Piece{}), m_stop.get_token()); }

    void run()
    {
        m_result = indexFrom(Decompressor([this] { return lend(); }), m_stop.get_token(), &m_seek);
        if (!m_result)
            m_stop.request_stop();
    }

    Result<std::span<char>> lend()
    {
        if (m_reading.data)
            m_queue.giveBack(std::exchange(m_reading, Piece{}));
        auto next = m_queue.pop(m_stop.get_token());
        if (!next && m_stop.stop_requested())
            return core::cancelled();
        if (!next)
            return std::span<char>();
        m_reading = std::move(*next);
        return m_reading.filled();
    }

    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_follow;
    PieceQueue m_queue{QueuedPieces};
    Piece m_filling; ///< On the caller's side.
    Piece m_reading; ///< On the side of the thread.
    TocResult m_result = core::cancelled();
    SeekIndex m_seek;
    std::jthread m_thread;
};

LayerIndexer::LayerIndexer(std::stop_token stop)
    : m_pipeline(std::make_unique<Pipeline>(stop))
{}

LayerIndexer::~LayerIndexer() = default;
LayerIndexer::LayerIndexer(LayerIndexer &&) noexcept = default;

Result<void> LayerIndexer::add(QByteArrayView compressed)
{
    return m_pipeline->add(compressed);
}

Result<LayerIndexer::Product> LayerIndexer::finish()
{
    return m_pipeline->finish().transform([this](std::shared_ptr<const LayerToc> toc) {
        return Product{std::move(toc), m_pipeline->takeSeekIndex()};
    });
}

TocResult indexLayer(ByteReader source, std::stop_token stop, SeekIndex *seek)
{
    Decompressor decompressor(std::move(source));
    const auto compression = decompressor.compression();
    if (!compression)
        return std::unexpected(compression.error());
    return *compression == Compression::None ? indexPlain(std::move(decompressor), stop, seek)
                                             : indexFrom(std::move(decompressor), stop, seek);
}

TocResult indexFile(const QString &path, std::stop_token stop)
{
    auto file = core::File::open(path, core::File::Mode::Read);
    if (!file)
        return std::unexpected(std::move(file.error()));
    qint64 offset = 0;
    return indexLayer(
        [&file, offset](std::span<char> out) mutable {
            auto got = file->readAt(offset, out.data(), qint64(out.size()));
            if (got)
                offset += *got;
            return got;
        },
        std::move(stop));
}

} // namespace layers
