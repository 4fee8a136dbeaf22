// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <utility>

namespace support {

/// Writes tars in memory, the odd ones too. Every call returns the builder, so that a tar is one
/// expression: TarBuilder().folder("etc").file("etc/passwd", "root").bytes().
class TarBuilder final
{
public:
    /// What most entries do not care about.
    struct Options
    {
        quint32 mode = 0644;
        quint32 uid = 0;
        quint32 gid = 0;
        qint64 mtime = 0;
        char type = '0';
        quint32 major = 0; ///< Of a device.
        quint32 minor = 0;
        qint64 claimedSize = -1; ///< In place of the real one in the header.
    };

    TarBuilder &file(QByteArrayView path, QByteArrayView content, const Options &options);
    TarBuilder &file(QByteArrayView path, QByteArrayView content = {});
    /// A file of \a size bytes that depend on \a seed.
    TarBuilder &filler(QByteArrayView path, qsizetype size, char seed = 'x');
    TarBuilder &folder(QByteArrayView path);
    TarBuilder &symlink(QByteArrayView path, QByteArrayView target);
    TarBuilder &hardLink(QByteArrayView path, QByteArrayView target);
    /// ".wh.NAME" beside \a path.
    TarBuilder &whiteout(QByteArrayView path);
    /// ".wh..wh..opq" in \a folder.
    TarBuilder &opaque(QByteArrayView folder);
    /// An entry with any header field; \a link at most 100 bytes, as \a path.
    TarBuilder &entry(QByteArrayView path, QByteArrayView link, QByteArrayView content,
                      const Options &options);

    using Records = QList<std::pair<QByteArray, QByteArray>>;
    /// PAX records for the next entry (or of all, with type 'g').
    TarBuilder &pax(const Records &records, char type = 'x');
    /// A GNU long name ('L') or long link ('K') for the next entry.
    TarBuilder &gnuLong(char type, QByteArrayView text);
    /// Bytes as they stand.
    TarBuilder &raw(QByteArrayView bytes);

    /// With the end marker.
    [[nodiscard]] QByteArray bytes() const;
    /// Without it.
    [[nodiscard]] const QByteArray &open() const { return m_bytes; }

    /// One header block with a right checksum.
    [[nodiscard]] static QByteArray header(QByteArrayView path, QByteArrayView link, qint64 size,
                                           const Options &options);
    /// Puts the right checksum into the header block at the start of \a block.
    static void seal(QByteArray &block);

private:
    void content(QByteArrayView bytes);

    QByteArray m_bytes;
};

} // namespace support
