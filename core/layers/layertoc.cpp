// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/layertoc.h"

#include "core/base/limits.h"
#include "core/layers/layertocformat.h"

#include <xxhash.h>

#include <cstring>

namespace layers {

using core::Tr;

namespace {

/// The bytes come from a file, so nothing in them need be aligned.
template <class T>
T load(const char *from)
{
    T value;
    std::memcpy(&value, from, sizeof value);
    return value;
}

bool isLink(quint16 type)
{
    return type == quint16(EntryType::HardLink) || type == quint16(EntryType::Symlink);
}

core::Result<std::shared_ptr<const LayerToc>> damaged(const char *what)
{
    return core::fail(core::ErrorCode::Corrupt, Tr::tr("A table of contents is damaged."),
                      QString::fromLatin1(what));
}

/// True if the header promises exactly \a size bytes in all. The bounds keep the sum from wrapping.
bool fits(const format::Header &header, quint64 size)
{
    if (header.count > quint64(core::limits::LayerEntries) || header.attributeCount > header.count
        || header.namesSize > quint64(core::limits::LayerNames) || header.diffIdSize > 256
        || header.tarSize < 0)
        return false;
    return size
           == sizeof header + header.count * sizeof(format::Record)
                  + header.attributeCount * sizeof(format::Attributes) + header.namesSize
                  + header.diffIdSize + sizeof(format::Checksum);
}

} // namespace

LayerToc::LayerToc(oci::DiffId diffId, QByteArray bytes)
    : m_diffId(std::move(diffId))
    , m_bytes(std::move(bytes))
{
    const auto header = load<format::Header>(m_bytes.constData());
    m_tarSize = header.tarSize;
    m_count = header.count;
    m_attributeCount = header.attributeCount;
    m_namesSize = header.namesSize;
    m_records = m_bytes.constData() + sizeof header;
    m_attributes = m_records + m_count * sizeof(format::Record);
    m_names = m_attributes + m_attributeCount * sizeof(format::Attributes);
}

TocEntry LayerToc::at(std::size_t index) const
{
    Q_ASSERT(index < m_count);
    const char *at = m_records + index * sizeof(format::Record);
    const auto record = load<format::Record>(at);
    const auto attributes =
        load<format::Attributes>(m_attributes + record.attributes * sizeof(format::Attributes));
    const std::size_t end = index + 1 < m_count
                                ? load<format::Record>(at + sizeof(format::Record)).nameOffset
                                : m_namesSize;
    const std::size_t linkSize = isLink(attributes.type) ? std::size_t(record.size) : 0;
    const std::string_view names(m_names + record.nameOffset, end - record.nameOffset);
    return {.path = names.substr(0, names.size() - linkSize),
            .link = names.substr(names.size() - linkSize),
            .size = attributes.type == quint16(EntryType::File) ? record.size : 0,
            .mtime = record.mtime,
            .fingerprint = record.fingerprint,
            .xattrs = attributes.xattrs,
            .mode = attributes.mode,
            .uid = attributes.uid,
            .gid = attributes.gid,
            .type = EntryType(attributes.type),
            .isPrivateKey = attributes.isPrivateKey != 0};
}

bool LayerToc::recordsAreSound() const
{
    for (std::size_t i = 0; i < m_attributeCount; ++i) {
        if (load<format::Attributes>(m_attributes + i * sizeof(format::Attributes)).type
            > quint16(EntryType::Fifo))
            return false;
    }
    quint64 end = m_namesSize;
    for (std::size_t i = m_count; i-- > 0;) {
        const auto record = load<format::Record>(m_records + i * sizeof(format::Record));
        if (record.attributes >= m_attributeCount || record.nameOffset > end || record.size < 0)
            return false;
        const auto attributes =
            load<format::Attributes>(m_attributes + record.attributes * sizeof(format::Attributes));
        if (isLink(attributes.type) && quint64(record.size) > end - record.nameOffset)
            return false;
        end = record.nameOffset;
    }
    return end == 0 || m_count == 0;
}

core::Result<std::shared_ptr<const LayerToc>> LayerToc::deserialize(QByteArray bytes)
{
    if (quint64(bytes.size()) < sizeof(format::Header) + sizeof(format::Checksum))
        return damaged("too short");
    const auto header = load<format::Header>(bytes.constData());
    if (header.magic != format::Magic || header.version != format::Version
        || header.byteOrder != format::ByteOrder)
        return damaged("another format");
    if (!fits(header, quint64(bytes.size())))
        return damaged("wrong length");
    const std::size_t checked = std::size_t(bytes.size()) - sizeof(format::Checksum);
    if (load<format::Checksum>(bytes.constData() + checked)
        != XXH3_64bits(bytes.constData(), checked))
        return damaged("wrong checksum");
    const QByteArrayView text(bytes.constData() + checked - header.diffIdSize,
                              qsizetype(header.diffIdSize));
    auto diffId = oci::DiffId::parse(QString::fromLatin1(text));
    if (!diffId)
        return damaged("no DiffID");
    bytes.detach(); // bytes of somebody else would not live as long as the table
    const std::shared_ptr<const LayerToc> toc(new LayerToc(std::move(*diffId), std::move(bytes)));
    if (!toc->recordsAreSound())
        return damaged("wrong records");
    return toc;
}

} // namespace layers
