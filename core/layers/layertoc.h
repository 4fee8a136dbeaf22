// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/oci/digest.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <string_view>

namespace layers {

/// The type of a tar entry (image-spec, layer.md, "File Types").
enum class EntryType : quint8 {
    File,
    HardLink,
    Symlink,
    CharDevice,
    BlockDevice,
    Directory,
    Fifo,
};

/// One tar entry of a layer, as stored, whiteouts included. Names are bytes, not text: they need
/// not be UTF-8. Views point into the LayerToc.
struct TocEntry
{
    /// Cleaned: no leading "./" or "/", no "..", no trailing "/"; "" is the root.
    std::string_view path = {};
    std::string_view link = {}; ///< Target of a hard link (cleaned) or symlink (as it stands).
    qint64 size = 0;            ///< Bytes of content; 0 for everything but files.
    qint64 mtime = 0;           ///< Seconds since 1970.
    /// XXH3 (64 bit) of the content of a file; the number of a device, its major one in the upper
    /// half; 0 for everything else.
    quint64 fingerprint = 0;
    quint64 xattrs = 0; ///< Fingerprint of the extended attributes; 0 if there are none.
    quint32 mode = 0;   ///< Permission bits, set-id and sticky bits.
    quint32 uid = 0;
    quint32 gid = 0;
    EntryType type = EntryType::File;
    bool isPrivateKey = false; ///< A file that begins as a private key does.

    friend bool operator==(const TocEntry &, const TocEntry &) = default;
    /// Mode, owner and extended attributes; not the time.
    [[nodiscard]] bool hasAttributesOf(const TocEntry &other) const
    {
        return mode == other.mode && uid == other.uid && gid == other.gid && xattrs == other.xattrs;
    }
};

/// The table of contents of one layer: everything a layer's tar says, without the contents.
/// Immutable once built; any thread. Content-addressed by DiffID, kept by TocCache.
///
/// Takes 32 bytes an entry beside its names: owner, mode and extended attributes are kept once for
/// all entries that share them.
class LayerToc final
{
public:
    class Builder;

    [[nodiscard]] const oci::DiffId &diffId() const { return m_diffId; }
    /// Bytes of the uncompressed tar.
    [[nodiscard]] qint64 tarSize() const { return m_tarSize; }
    [[nodiscard]] std::size_t count() const { return m_count; }
    /// In the order of the tar.
    [[nodiscard]] TocEntry at(std::size_t index) const;

    /// The file format: a header with a version, fixed-size records, names, and a checksum. It is
    /// for this machine (native byte order) and shares its memory with this object.
    [[nodiscard]] QByteArray serialize() const { return m_bytes; }
    /// Corrupt if \a bytes are not what serialize() of this version wrote.
    [[nodiscard]] static core::Result<std::shared_ptr<const LayerToc>>
    deserialize(QByteArray bytes);

private:
    LayerToc(oci::DiffId diffId, QByteArray bytes);
    [[nodiscard]] bool recordsAreSound() const;

    oci::DiffId m_diffId;
    QByteArray m_bytes; ///< Everything, in the file format; the members below point into it.
    qint64 m_tarSize = 0;
    std::size_t m_count = 0;
    const char *m_records = nullptr;
    const char *m_attributes = nullptr;
    const char *m_names = nullptr;
    std::size_t m_attributeCount = 0;
    std::size_t m_namesSize = 0;
};

} // namespace layers
