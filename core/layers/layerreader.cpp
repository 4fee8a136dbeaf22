// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/layerreader.h"

#include "core/layers/entrypath.h"
#include "core/layers/sparsecontent.h"
#include "core/layers/tarreader.h"

#include <xxhash.h>

#include <algorithm>
#include <string>

namespace layers {

using core::ErrorCode;
using core::Result;
using core::Tr;
using namespace Qt::StringLiterals;

namespace {

std::unexpected<core::Error> stale(const char *what)
{
    return core::fail(ErrorCode::Corrupt,
                      Tr::tr("A layer does not hold what its table of contents says."),
                      QString::fromLatin1(what));
}

struct FreeState
{
    void operator()(XXH3_state_s *state) const { XXH3_freeState(state); }
};

/// Takes the first entry of what it is shown.
class OneEntry final : public TarHandler
{
public:
    OneEntry(const TocEntry &expected, const ByteSink &sink, qint64 limit, std::stop_token stop)
        : m_expected(expected)
        , m_sink(sink)
        , m_stop(std::move(stop))
        , m_left(limit)
        , m_isLimited(limit < expected.size)
        , m_state(XXH3_createState())
    {
        Q_CHECK_PTR(m_state.get());
        XXH3_64bits_reset(m_state.get());
    }

    bool isDone() const { return m_isDone; }

    Result<void> beginEntry(const TarEntry &entry) override
    {
        std::string buffer;
        if (cleanPath(entry.path, buffer) != m_expected.path || entry.type != m_expected.type
            || entry.size != m_expected.size)
            return stale("another entry");
        if (entry.isSparse)
            m_sparse.emplace(entry.isGnuSparse, entry.size);
        if (entry.isSparse) {
            m_contentState.reset(XXH3_createState());
            Q_CHECK_PTR(m_contentState.get());
            XXH3_64bits_reset(m_contentState.get());
        }
        m_isDone = m_isLimited && m_left == 0;
        return {};
    }

    Result<void> sparseMap(QByteArrayView part) override
    {
        XXH3_64bits_update(m_state.get(), part.data(), std::size_t(part.size()));
        return m_sparse ? m_sparse->addMap(part) : stale("a map of holes");
    }

    Result<void> content(QByteArrayView bytes) override
    {
        if (m_isDone)
            return {};
        XXH3_64bits_update(m_state.get(), bytes.data(), std::size_t(bytes.size()));
        if (!m_sparse)
            return pass(bytes);
        return unlessDone(
            m_sparse->add(bytes, [this](QByteArrayView part) { return emitPart(part); }));
    }

    Result<void> endEntry() override
    {
        if (m_sparse && !m_isDone) {
            auto ended = unlessDone(
                m_sparse->finish([this](QByteArrayView part) { return emitPart(part); }));
            if (!ended)
                return ended;
        }
        if (!m_isDone && !hasFingerprint())
            return stale("wrong fingerprint");
        m_isDone = true;
        return {};
    }

private:
    /// A sparse file may have that of its content or, if it is large, that of what the tar holds.
    bool hasFingerprint() const
    {
        return XXH3_64bits_digest(m_state.get()) == m_expected.fingerprint
               || (m_contentState
                   && XXH3_64bits_digest(m_contentState.get()) == m_expected.fingerprint);
    }

    Result<void> pass(QByteArrayView bytes)
    {
        const auto part = bytes.first(qsizetype(std::min<qint64>(bytes.size(), m_left)));
        m_left -= part.size();
        m_isDone = m_isLimited && m_left == 0;
        return part.isEmpty() ? Result<void>() : m_sink(part);
    }

    /// Of a sparse file, which may go on for long without a byte of the layer being read.
    Result<void> emitPart(QByteArrayView bytes)
    {
        if (m_stop.stop_requested())
            return core::cancelled();
        XXH3_64bits_update(m_contentState.get(), bytes.data(), std::size_t(bytes.size()));
        auto passed = pass(bytes);
        return passed && m_isDone ? Result<void>(core::cancelled()) : passed;
    }

    /// Enough is no error.
    Result<void> unlessDone(Result<void> result) const
    {
        return m_isDone ? Result<void>() : std::move(result);
    }

    TocEntry m_expected;
    const ByteSink &m_sink;
    std::stop_token m_stop;
    std::optional<SparseContent> m_sparse;
    qint64 m_left;
    bool m_isLimited;
    std::unique_ptr<XXH3_state_s, FreeState> m_state;
    std::unique_ptr<XXH3_state_s, FreeState> m_contentState; ///< Of a sparse file.
    bool m_isDone = false;
};

} // namespace

LayerReader::LayerReader(RandomReader blob, std::shared_ptr<const LayerToc> toc,
                         std::shared_ptr<const SeekIndex> seek)
    : m_stream(std::move(blob), std::shared_ptr<const Checkpoints>(seek, &seek->checkpoints))
    , m_toc(std::move(toc))
    , m_seek(std::move(seek))
{}

Result<void> LayerReader::read(std::size_t entry, const ByteSink &sink, qint64 limit,
                               std::stop_token stop)
{
    if (entry >= m_toc->count())
        return core::fail(ErrorCode::InvalidArgument, Tr::tr("The layer has no such file."));
    const TocEntry expected = m_toc->at(entry);
    if (expected.type != EntryType::File)
        return core::fail(ErrorCode::InvalidArgument, Tr::tr("This is no regular file."));
    if (entry >= m_seek->entryBlocks.size())
        return stale("fewer entries");
    OneEntry one(expected, sink, limit, stop);
    TarReader reader(one);
    for (qint64 offset = qint64(m_seek->entryBlocks[entry]) * TarBlock; !one.isDone();) {
        const auto bytes = m_stream.at(offset, stop);
        if (!bytes)
            return std::unexpected(bytes.error());
        if (bytes->isEmpty())
            return stale("cut off");
        // No further than the entry goes: what comes behind it is nobody's business here.
        const qint64 wanted = std::max<qint64>(reader.skippable(), TarBlock);
        const auto part = bytes->first(qsizetype(std::min<qint64>(bytes->size(), wanted)));
        if (auto added = reader.add(part); !added)
            return added;
        offset += part.size();
    }
    return {};
}

} // namespace layers
