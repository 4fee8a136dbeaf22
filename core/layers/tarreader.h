// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/layers/layertoc.h"
#include "core/layers/tarheader.h"

#include <QByteArrayView>

#include <array>
#include <string>

namespace layers {

/// One entry of a tar as its headers say, before anything is cleaned.
struct TarEntry
{
    std::string path;
    std::string link;
    qint64 size = 0; ///< Of files: bytes of content, the holes of a sparse file included.
    qint64 mtime = 0;
    quint32 mode = 0;
    quint32 uid = 0;
    quint32 gid = 0;
    quint64 device = 0; ///< As in TarHeader.
    quint64 xattrs = 0; ///< As in PaxRecords.
    EntryType type = EntryType::File;
    qint64 offset = 0;        ///< Where its first header begins, from the start of the bytes.
    qint64 contentOffset = 0; ///< Where the content of a file begins that is not sparse.
    /// Then content() gets what the tar holds, not the file, and sparseMap() how they go together,
    /// but for PAX 1.0, where the map stands in front of the data.
    bool isSparse = false;
    bool isGnuSparse = false; ///< The map is binary: the old format.
};

/// Takes what TarReader finds. An error ends the reading and comes back from TarReader::add().
class TarHandler
{
public:
    virtual ~TarHandler() = default;
    [[nodiscard]] virtual core::Result<void> beginEntry(const TarEntry &entry) = 0;
    /// A part of the map of a sparse entry, before its content: of the old format the blocks that
    /// follow the header, then what is in the header; of PAX 0.0 and 0.1 numbers with commas.
    [[nodiscard]] virtual core::Result<void> sparseMap(QByteArrayView part)
    {
        return content(part);
    }
    /// The next bytes of the entry's content.
    [[nodiscard]] virtual core::Result<void> content(QByteArrayView bytes) = 0;
    [[nodiscard]] virtual core::Result<void> endEntry() = 0;
};

/// Reads a tar as its bytes come, by the rules of Go's archive/tar, which is what the engines
/// unpack layers with: V7, ustar, PAX, GNU and star headers; GNU long names and sparse files;
/// global PAX headers are passed over; two blocks of zeros end the tar, and so does the end of the
/// bytes between two entries, so that no bytes at all are an empty tar.
///
/// More lenient in one point: links, folders and devices that claim a size may have that many bytes
/// of content, or none. Holds no more than one extended header. One thread at a time.
class TarReader final
{
public:
    /// \a handler outlives the reader.
    explicit TarReader(TarHandler &handler)
        : m_handler(handler)
    {}

    /// Corrupt if the bytes are no tar, LimitExceeded above limits::TarExtension or BlobSize.
    [[nodiscard]] core::Result<void> add(QByteArrayView bytes);
    /// No more bytes. Corrupt if an entry is cut off.
    [[nodiscard]] core::Result<void> finish();

    /// Bytes of content that are still to come in the current entry. A caller that can seek and
    /// whose handler does not want them may skip() them instead.
    [[nodiscard]] qint64 skippable() const { return m_state == State::Content ? m_remaining : 0; }
    [[nodiscard]] core::Result<void> skip(qint64 bytes);
    /// True once the end marker was read; what follows is no part of the tar.
    [[nodiscard]] bool isAtEnd() const { return m_state == State::End; }

private:
    enum class State { Header, Extension, SparseMap, Content, Padding, End };

    [[nodiscard]] const char *takeBlock(QByteArrayView &bytes);
    [[nodiscard]] core::Result<void> readHeader(const char *block);
    [[nodiscard]] core::Result<void> readMember(const TarHeader &header);
    [[nodiscard]] core::Result<void> readSparseMap(const char *block);
    [[nodiscard]] core::Result<void> startEntry(TarHeader header);
    [[nodiscard]] core::Result<void> startContent(bool hasMap);
    [[nodiscard]] core::Result<void> takeExtension();
    [[nodiscard]] core::Result<void> takeContent(QByteArrayView &bytes);
    void passOver(qint64 size);
    void forgetExtensions();

    TarHandler &m_handler;
    State m_state = State::Header;
    std::array<char, TarBlock> m_block;
    qsizetype m_blockSize = 0; ///< Bytes of an incomplete block in m_block.
    qint64 m_remaining = 0;    ///< Bytes of the extension, content or padding to come.
    qint64 m_padding = 0;      ///< Bytes between the end of the content and the next block.
    qint64 m_doubtfulBody = 0; ///< What may follow an entry that should have no content.
    char m_extensionType = 0;
    std::string m_extension;
    PaxRecords m_pax;
    std::optional<std::string> m_longName;
    std::optional<std::string> m_longLink;
    qint64 m_dataSize = 0;
    qint64 m_given = 0;       ///< Bytes given by add() and skip().
    qint64 m_blockEnd = 0;    ///< Where the last header block ends.
    qint64 m_entryOffset = 0; ///< Of the entry whose headers are being read.
    bool m_sawZeroBlock = false;
    bool m_hasExtensions = false; ///< For the entry that must follow.
    bool m_discards = false;      ///< The content belongs to nothing that the handler knows of.
};

} // namespace layers
