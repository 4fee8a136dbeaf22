// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/layertocbuilder.h"

#include "core/base/limits.h"

#include <xxhash.h>

namespace layers {

using namespace Qt::StringLiterals;

namespace {

template <class T>
void append(QByteArray &bytes, const std::vector<T> &values)
{
    bytes.append(reinterpret_cast<const char *>(values.data()),
                 qsizetype(values.size() * sizeof(T)));
}

template <class T>
void append(QByteArray &bytes, const T &value)
{
    bytes.append(reinterpret_cast<const char *>(&value), qsizetype(sizeof(T)));
}

bool isLink(EntryType type)
{
    return type == EntryType::HardLink || type == EntryType::Symlink;
}

} // namespace

std::size_t LayerToc::Builder::AttributesHash::operator()(const format::Attributes &key) const
{
    return XXH3_64bits(&key, sizeof key);
}

quint32 LayerToc::Builder::indexOf(const format::Attributes &attributes)
{
    if (m_lastAttributes < m_attributes.size() && m_attributes[m_lastAttributes] == attributes)
        return m_lastAttributes;
    const auto [it, isNew] = m_attributeIndex.try_emplace(attributes, quint32(m_attributes.size()));
    if (isNew)
        m_attributes.push_back(attributes);
    m_lastAttributes = it->second;
    return m_lastAttributes;
}

core::Result<void> LayerToc::Builder::add(const TocEntry &entry)
{
    namespace limits = core::limits;
    const std::string_view link = isLink(entry.type) ? entry.link : std::string_view();
    const std::size_t length = entry.path.size() + link.size();
    if (m_records.size() >= std::size_t(limits::LayerEntries)
        || entry.path.size() > std::size_t(limits::PathLength)
        || link.size() > std::size_t(limits::PathLength)
        || m_names.size() + length > std::size_t(limits::LayerNames))
        return core::fail(
            core::ErrorCode::LimitExceeded,
            core::Tr::tr("A layer lists more files, or longer names, than can be handled."),
            u"entry %1, name of %2 bytes"_s.arg(m_records.size()).arg(length));
    const bool isFile = entry.type == EntryType::File;
    const bool isDevice =
        entry.type == EntryType::CharDevice || entry.type == EntryType::BlockDevice;
    m_records.push_back({.size = isFile ? entry.size : qint64(link.size()),
                         .fingerprint = isFile || isDevice ? entry.fingerprint : 0,
                         .mtime = entry.mtime,
                         .nameOffset = quint32(m_names.size()),
                         .attributes = indexOf({.xattrs = entry.xattrs,
                                                .uid = entry.uid,
                                                .gid = entry.gid,
                                                .mode = quint16(entry.mode & 07777),
                                                .type = quint16(entry.type),
                                                .isPrivateKey = entry.isPrivateKey})});
    m_names.append(entry.path).append(link);
    return {};
}

std::shared_ptr<const LayerToc> LayerToc::Builder::finish(oci::DiffId diffId, qint64 tarSize)
{
    const QByteArray diffIdText = diffId.toString().toLatin1();
    const format::Header header{.count = m_records.size(),
                                .attributeCount = m_attributes.size(),
                                .namesSize = m_names.size(),
                                .diffIdSize = quint64(diffIdText.size()),
                                .tarSize = tarSize};
    QByteArray bytes;
    bytes.reserve(qsizetype(sizeof header + m_records.size() * sizeof(format::Record)
                            + m_attributes.size() * sizeof(format::Attributes) + m_names.size()
                            + sizeof(format::Checksum))
                  + diffIdText.size());
    append(bytes, header);
    append(bytes, m_records);
    append(bytes, m_attributes);
    bytes.append(m_names.data(), qsizetype(m_names.size()));
    bytes.append(diffIdText);
    append(bytes, format::Checksum(XXH3_64bits(bytes.constData(), std::size_t(bytes.size()))));
    *this = Builder();
    return std::shared_ptr<const LayerToc>(new LayerToc(std::move(diffId), std::move(bytes)));
}

} // namespace layers
