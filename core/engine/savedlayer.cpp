// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/savedlayer.h"

#include "core/layers/entrypath.h"

#include <algorithm>
#include <cstring>

namespace engine {

using core::Result;
using core::Tr;

namespace {

constexpr std::size_t ReadSize = 1024 * 1024;

} // namespace

SavedLayer::SavedLayer(Open open, IsWanted isWanted)
    : m_open(std::move(open))
    , m_isWanted(std::move(isWanted))
    , m_buffer(std::make_unique_for_overwrite<char[]>(ReadSize))
{
    restart();
}

void SavedLayer::restart()
{
    m_stream = m_open();
    m_tar = std::make_unique<layers::TarReader>(static_cast<layers::TarHandler &>(*this));
    m_place = Place::Before;
    m_bytes.clear();
    m_offset = 0;
}

Result<bool> SavedLayer::advance()
{
    m_offset += m_bytes.size();
    m_bytes.resize(0);
    const auto got = m_stream({m_buffer.get(), ReadSize});
    if (!got)
        return std::unexpected(got.error());
    if (*got == 0)
        return m_tar->finish().transform([] { return false; });
    return m_tar->add({m_buffer.get(), *got}).transform([] { return true; });
}

Result<void> SavedLayer::find()
{
    while (m_place == Place::Before) {
        const auto more = advance();
        if (!more)
            return std::unexpected(more.error());
        if (!*more)
            return core::fail(core::ErrorCode::NotFound,
                              Tr::tr("The layer is not in what the engine gives of the image."));
    }
    return {};
}

Result<qsizetype> SavedLayer::read(qint64 offset, std::span<char> out)
{
    if (offset < m_offset)
        restart();
    if (auto found = find(); !found)
        return std::unexpected(std::move(found.error()));
    while (offset >= m_offset + m_bytes.size()) {
        if (m_place == Place::Behind)
            return 0;
        const auto more = advance();
        if (!more)
            return std::unexpected(more.error());
        if (!*more)
            return 0;
    }
    const qint64 part = std::min<qint64>(m_offset + m_bytes.size() - offset, qint64(out.size()));
    std::memcpy(out.data(), m_bytes.constData() + (offset - m_offset), std::size_t(part));
    return part;
}

Result<void> SavedLayer::beginEntry(const layers::TarEntry &entry)
{
    if (m_place != Place::Before || entry.type != layers::EntryType::File)
        return {};
    std::string buffer;
    const auto clean = layers::cleanPath(entry.path, buffer);
    QByteArray path(clean.data(), qsizetype(clean.size()));
    if (m_isWanted(path)) {
        m_path = std::move(path);
        m_place = Place::Inside;
    }
    return {};
}

Result<void> SavedLayer::content(QByteArrayView bytes)
{
    if (m_place == Place::Inside)
        m_bytes.append(bytes);
    return {};
}

Result<void> SavedLayer::endEntry()
{
    if (m_place == Place::Inside)
        m_place = Place::Behind;
    return {};
}

} // namespace engine
