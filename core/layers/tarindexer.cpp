// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/tarindexer.h"

#include "core/base/limits.h"
#include "core/layers/entrypath.h"

#include <xxhash.h>

#include <algorithm>
#include <limits>

namespace layers {

using core::Result;
using core::Tr;
using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t BeginningSize = 64;

/// PEM (RFC 7468), OpenSSH and PuTTY.
bool beginsAsPrivateKey(std::string_view bytes)
{
    const std::string_view line = bytes.substr(0, bytes.find_first_of("\r\n"));
    return (line.starts_with("-----BEGIN ") && line.contains("PRIVATE KEY-----"))
           || line.starts_with("PuTTY-User-Key-File-");
}

quint64 fingerprintOf(const TarEntry &entry, quint64 content)
{
    switch (entry.type) {
    case EntryType::File:
        return content;
    case EntryType::CharDevice:
    case EntryType::BlockDevice:
        return entry.device;
    default:
        return 0;
    }
}

} // namespace

void TarIndexer::FreeState::operator()(XXH3_state_s *state) const
{
    XXH3_freeState(state);
}

TarIndexer::TarIndexer()
    : m_reader(*this)
    , m_state(XXH3_createState())
{
    Q_CHECK_PTR(m_state.get());
}

TarIndexer::~TarIndexer() = default;

Result<void> TarIndexer::add(QByteArrayView tar)
{
    m_tarSize += tar.size();
    if (m_tarSize > core::limits::BlobSize)
        return core::fail(core::ErrorCode::LimitExceeded, Tr::tr("A layer is too large."),
                          u"more than %1 bytes"_s.arg(core::limits::BlobSize));
    m_hasher.add(tar);
    return m_reader.add(tar);
}

Result<std::shared_ptr<const LayerToc>> TarIndexer::finish()
{
    if (auto finished = m_reader.finish(); !finished)
        return std::unexpected(std::move(finished.error()));
    return m_builder.finish(oci::DiffId::of(m_hasher.finish()), m_tarSize);
}

Result<void> TarIndexer::beginEntry(const TarEntry &entry)
{
    m_entry = entry;
    m_hashed = 0;
    m_isWhole = false;
    m_beginning.clear();
    m_sparse.reset();
    if (entry.isSparse && entry.size <= core::limits::SparseBytes - m_sparseBytes) {
        m_sparseBytes += entry.size;
        m_sparse.emplace(entry.isGnuSparse, entry.size);
    }
    return {};
}

Result<void> TarIndexer::sparseMap(QByteArrayView part)
{
    if (m_sparse)
        m_sparse->addMap(part);
    hash(part);
    return {};
}

Result<void> TarIndexer::content(QByteArrayView bytes)
{
    if (m_sparse)
        m_sparse->add(bytes);
    hash(bytes);
    return {};
}

void TarIndexer::hash(QByteArrayView bytes)
{
    if (m_beginning.size() < BeginningSize)
        m_beginning.append(bytes.data(),
                           std::min(std::size_t(bytes.size()), BeginningSize - m_beginning.size()));
    const bool isFirst = m_hashed == 0;
    m_hashed += bytes.size();
    // Most files come in one piece, which is much faster to hash than a stream.
    m_isWhole = isFirst && m_hashed == m_entry.size && !m_entry.isSparse;
    if (m_isWhole) {
        m_fingerprint = XXH3_64bits(bytes.data(), std::size_t(bytes.size()));
        return;
    }
    if (isFirst)
        XXH3_64bits_reset(m_state.get());
    XXH3_64bits_update(m_state.get(), bytes.data(), std::size_t(bytes.size()));
}

Result<void> TarIndexer::endEntry()
{
    if (m_hashed == 0)
        m_fingerprint = XXH3_64bits(nullptr, 0);
    else if (!m_isWhole)
        m_fingerprint = XXH3_64bits_digest(m_state.get());
    if (m_sparse)
        m_fingerprint = m_sparse->finish().value_or(m_fingerprint);
    static_assert(core::limits::BlobSize / TarBlock <= std::numeric_limits<quint32>::max());
    m_entryBlocks.push_back(quint32(m_entry.offset / TarBlock));
    const bool isHardLink = m_entry.type == EntryType::HardLink;
    return m_builder.add({
        .path = cleanPath(m_entry.path, m_pathBuffer),
        .link = isHardLink ? cleanPath(m_entry.link, m_linkBuffer) : m_entry.link,
        .size = m_entry.size,
        .mtime = m_entry.mtime,
        .fingerprint = fingerprintOf(m_entry, m_fingerprint),
        .xattrs = m_entry.xattrs,
        .mode = m_entry.mode,
        .uid = m_entry.uid,
        .gid = m_entry.gid,
        .type = m_entry.type,
        .isPrivateKey = m_entry.type == EntryType::File && beginsAsPrivateKey(m_beginning),
    });
}

} // namespace layers
