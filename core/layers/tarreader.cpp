// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/tarreader.h"

#include "core/base/limits.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

namespace layers {

using core::ErrorCode;
using core::Result;
using core::Tr;
using namespace Qt::StringLiterals;

namespace {

std::unexpected<core::Error> corrupt(const char *what)
{
    return core::fail(ErrorCode::Corrupt, Tr::tr("The tar archive is damaged, or it is none."),
                      QString::fromLatin1(what));
}

qint64 paddingAfter(qint64 size)
{
    return -size & (TarBlock - 1);
}

EntryType typeOf(const TarHeader &header, const std::string &path)
{
    switch (header.type) {
    case '1':
        return EntryType::HardLink;
    case '2':
        return EntryType::Symlink;
    case '3':
        return EntryType::CharDevice;
    case '4':
        return EntryType::BlockDevice;
    case '5':
        return EntryType::Directory;
    case '6':
        return EntryType::Fifo;
    case '\0': // V7 had no type for folders
        return path.ends_with('/') ? EntryType::Directory : EntryType::File;
    default: // POSIX: what is not known is a file
        return EntryType::File;
    }
}

quint32 clamped(qint64 id)
{
    return quint32(std::clamp<qint64>(id, 0, std::numeric_limits<quint32>::max()));
}

constexpr std::size_t GnuMapOffset = 386, GnuMapSize = 96, GnuIsExtended = 482;
constexpr std::size_t MapBlockSize = 504, MapBlockIsExtended = 504;

} // namespace

Result<void> TarReader::add(QByteArrayView bytes)
{
    m_given += bytes.size();
    while (!bytes.isEmpty()) {
        Result<void> done;
        switch (m_state) {
        case State::Header:
            if (const char *block = takeBlock(bytes)) {
                m_blockEnd = m_given - bytes.size();
                if (!m_hasExtensions)
                    m_entryOffset = m_blockEnd - TarBlock;
                done = readHeader(block);
            }
            break;
        case State::SparseMap:
            if (const char *block = takeBlock(bytes))
                done = readSparseMap(block);
            break;
        case State::Extension: {
            const qsizetype part = qsizetype(std::min<qint64>(m_remaining, bytes.size()));
            m_extension.append(bytes.data(), std::size_t(part));
            bytes.slice(part);
            m_remaining -= part;
            if (m_remaining == 0)
                done = takeExtension();
            break;
        }
        case State::Content:
            done = takeContent(bytes);
            break;
        case State::Padding: {
            const qsizetype part = qsizetype(std::min<qint64>(m_remaining, bytes.size()));
            bytes.slice(part);
            m_remaining -= part;
            if (m_remaining == 0)
                m_state = State::Header;
            break;
        }
        case State::End:
            return {};
        }
        if (!done)
            return done;
    }
    return {};
}

Result<void> TarReader::finish()
{
    const bool betweenEntries = m_state == State::Header && m_blockSize == 0;
    if (m_state == State::End
        || ((betweenEntries || m_state == State::Padding) && !m_hasExtensions))
        return {};
    return corrupt("cut off");
}

Result<void> TarReader::skip(qint64 bytes)
{
    Q_ASSERT(bytes >= 0 && bytes <= skippable());
    m_remaining -= bytes;
    m_given += bytes;
    QByteArrayView nothing;
    return m_remaining == 0 ? takeContent(nothing) : Result<void>();
}

/// The next whole block, which may point into \a bytes, or null if it is not complete yet.
const char *TarReader::takeBlock(QByteArrayView &bytes)
{
    if (m_blockSize == 0 && bytes.size() >= TarBlock) {
        const char *block = bytes.data();
        bytes.slice(TarBlock);
        return block;
    }
    const qsizetype part = std::min(TarBlock - m_blockSize, bytes.size());
    std::memcpy(m_block.data() + m_blockSize, bytes.data(), std::size_t(part));
    bytes.slice(part);
    m_blockSize += part;
    if (m_blockSize < TarBlock)
        return nullptr;
    m_blockSize = 0;
    return m_block.data();
}

Result<void> TarReader::readHeader(const char *block)
{
    const qint64 doubtfulBody = std::exchange(m_doubtfulBody, 0);
    if (TarHeader::isZero(block)) {
        if (m_sawZeroBlock)
            m_state = State::End;
        m_sawZeroBlock = true;
        return {};
    }
    if (m_sawZeroBlock)
        return corrupt("a lone block of zeros");
    if (!TarHeader::hasChecksum(block)) {
        if (doubtfulBody == 0)
            return corrupt("wrong header checksum");
        passOver(doubtfulBody - TarBlock);
        return {};
    }
    const auto header = TarHeader::parse(block);
    if (!header || header->size < 0 || header->realSize < 0)
        return corrupt("a number in a header is none");
    if (header->type == 'S') {
        m_pax.isSparse = true;
        m_pax.sparseSize = header->realSize;
        m_pax.sparseMap.assign(block + GnuMapOffset, GnuMapSize);
        if (auto started = startEntry(*header); !started)
            return started;
        if (!block[GnuIsExtended])
            return startContent(true);
        m_state = State::SparseMap;
        return {};
    }
    return readMember(*header);
}

Result<void> TarReader::readMember(const TarHeader &header)
{
    switch (header.type) {
    case 'x':
    case 'X':
    case 'L':
    case 'K':
        if (header.size > core::limits::TarExtension)
            return core::fail(ErrorCode::LimitExceeded,
                              Tr::tr("A name or an attribute in the tar archive is too long."),
                              u"extended header of %1 bytes"_s.arg(header.size));
        m_extensionType = header.type;
        m_extension.clear();
        m_remaining = header.size;
        m_padding = paddingAfter(header.size);
        m_state = State::Extension;
        return m_remaining == 0 ? takeExtension() : Result<void>();
    case 'g': // engines ignore these
    case 'V': // the label of a GNU volume
        if (header.size > core::limits::BlobSize)
            return corrupt("an entry is larger than any tar");
        passOver(header.size + paddingAfter(header.size));
        return {};
    default:
        if (auto started = startEntry(header); !started)
            return started;
        return startContent(m_pax.isSparse);
    }
}

Result<void> TarReader::startEntry(TarHeader header)
{
    TarEntry entry;
    entry.path = m_longName         ? std::move(*m_longName)
                 : m_pax.sparseName ? std::move(*m_pax.sparseName)
                 : m_pax.path       ? std::move(*m_pax.path)
                                    : std::move(header.name);
    entry.link = m_longLink   ? std::move(*m_longLink)
                 : m_pax.link ? std::move(*m_pax.link)
                              : std::move(header.link);
    m_dataSize = m_pax.size.value_or(header.size);
    if (m_dataSize < 0 || m_pax.sparseSize.value_or(0) < 0)
        return corrupt("a negative size");
    if (std::max(m_dataSize, m_pax.sparseSize.value_or(0)) > core::limits::BlobSize)
        return core::fail(ErrorCode::LimitExceeded,
                          Tr::tr("A file in the tar archive is too large."),
                          u"%1 bytes"_s.arg(m_dataSize));
    entry.type = typeOf(header, entry.path);
    entry.mtime = m_pax.mtime.value_or(header.mtime);
    entry.mode = quint32(header.mode & 07777);
    entry.uid = clamped(m_pax.uid.value_or(header.uid));
    entry.gid = clamped(m_pax.gid.value_or(header.gid));
    entry.device = header.device;
    entry.xattrs = m_pax.xattrs;
    entry.isSparse = m_pax.isSparse;
    entry.isGnuSparse = header.type == 'S';
    entry.offset = m_entryOffset;
    entry.contentOffset = m_blockEnd;
    if (entry.type == EntryType::File) {
        entry.size = m_pax.isSparse ? m_pax.sparseSize.value_or(m_dataSize) : m_dataSize;
    } else {
        m_doubtfulBody = m_dataSize + paddingAfter(m_dataSize);
        m_dataSize = 0;
    }
    return m_handler.beginEntry(entry);
}

/// The blocks that follow a GNU sparse header when its map has more than four parts.
Result<void> TarReader::readSparseMap(const char *block)
{
    if (auto taken = m_handler.sparseMap({block, qsizetype(MapBlockSize)}); !taken)
        return taken;
    return block[MapBlockIsExtended] ? Result<void>() : startContent(true);
}

Result<void> TarReader::startContent(bool hasMap)
{
    if (hasMap && !m_pax.sparseMap.empty()) {
        const QByteArrayView map(m_pax.sparseMap.data(), qsizetype(m_pax.sparseMap.size()));
        if (auto taken = m_handler.sparseMap(map); !taken)
            return taken;
    }
    forgetExtensions();
    m_discards = false;
    m_remaining = m_dataSize;
    m_padding = paddingAfter(m_dataSize);
    m_state = State::Content;
    QByteArrayView nothing;
    return m_remaining == 0 ? takeContent(nothing) : Result<void>();
}

Result<void> TarReader::takeContent(QByteArrayView &bytes)
{
    const qsizetype part = qsizetype(std::min<qint64>(m_remaining, bytes.size()));
    if (part > 0) {
        if (!m_discards) {
            if (auto taken = m_handler.content(bytes.first(part)); !taken)
                return taken;
        }
        bytes.slice(part);
        m_remaining -= part;
    }
    if (m_remaining > 0)
        return {};
    m_remaining = m_padding;
    m_state = m_padding > 0 ? State::Padding : State::Header;
    return m_discards ? Result<void>() : m_handler.endEntry();
}

void TarReader::passOver(qint64 size)
{
    m_discards = true;
    m_remaining = size;
    m_padding = 0;
    m_state = size > 0 ? State::Content : State::Header;
}

Result<void> TarReader::takeExtension()
{
    if (m_extensionType == 'L' || m_extensionType == 'K') {
        m_extension.resize(std::min(m_extension.find('\0'), m_extension.size()));
        (m_extensionType == 'L' ? m_longName : m_longLink) = std::move(m_extension);
    } else {
        auto records = PaxRecords::parse(m_extension);
        if (!records)
            return corrupt("broken PAX records");
        m_pax = std::move(*records);
    }
    m_extension = {};
    m_hasExtensions = true;
    m_remaining = m_padding;
    m_state = m_padding > 0 ? State::Padding : State::Header;
    return {};
}

void TarReader::forgetExtensions()
{
    m_hasExtensions = false;
    m_pax = {};
    m_longName.reset();
    m_longLink.reset();
}

} // namespace layers
