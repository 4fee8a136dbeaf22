// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/seekindex.h"

#include <xxhash.h>

#include <cstring>

namespace layers {

namespace {

struct Header
{
    quint64 magic = 0x4b45'4553'4c46'4d00; // "MFLSEEK" on little-endian machines
    quint32 version = 1;
    quint32 byteOrder = 0x01020304;
    quint64 stateFormat = 0;
    quint64 entryCount = 0;
    quint64 checkpointCount = 0;
    quint64 statesSize = 0;
};

/// Of a Checkpoint; its state follows the one of the checkpoint before.
struct Record
{
    qint64 input = 0;
    qint64 output = 0;
    quint64 stateSize = 0;
};

using Checksum = quint64;

/// Above what ISA-L's state takes.
constexpr quint64 MostStatesSize = core::limits::Checkpoints * quint64(128 * core::limits::KiB);

template <class T>
void append(QByteArray &bytes, const T &value)
{
    bytes.append(reinterpret_cast<const char *>(&value), qsizetype(sizeof value));
}

template <class T>
T load(const char *from)
{
    T value;
    std::memcpy(&value, from, sizeof value);
    return value;
}

std::unexpected<core::Error> damaged(const char *what)
{
    return core::fail(core::ErrorCode::Corrupt,
                      core::Tr::tr("The list of places in a layer is damaged."),
                      QString::fromLatin1(what));
}

/// The bounds keep the sum from wrapping.
bool fits(const Header &header, quint64 size)
{
    if (header.entryCount > quint64(core::limits::LayerEntries)
        || header.checkpointCount >= Checkpoints::Most || header.statesSize > MostStatesSize)
        return false;
    return size
           == sizeof header + header.entryCount * sizeof(quint32)
                  + header.checkpointCount * sizeof(Record) + header.statesSize + sizeof(Checksum);
}

core::Result<Checkpoints> readCheckpoints(const Header &header, const char *records)
{
    Checkpoints checkpoints;
    Record last;
    const char *state = records + header.checkpointCount * sizeof(Record);
    quint64 left = header.statesSize;
    for (quint64 i = 0; i < header.checkpointCount; ++i) {
        const auto record = load<Record>(records + i * sizeof(Record));
        if (record.input <= last.input || record.output <= last.output
            || record.input > core::limits::BlobSize || record.output > core::limits::BlobSize
            || record.stateSize > left)
            return damaged("wrong checkpoints");
        checkpoints.add({record.input, record.output, {state, qsizetype(record.stateSize)}});
        state += record.stateSize;
        left -= record.stateSize;
        last = record;
    }
    if (left > 0)
        return damaged("wrong checkpoints");
    return checkpoints;
}

} // namespace

QByteArray SeekIndex::serialize() const
{
    Header header{.stateFormat = Checkpoints::stateFormat(),
                  .entryCount = entryBlocks.size(),
                  .checkpointCount = checkpoints.all().size()};
    for (const Checkpoint &checkpoint : checkpoints.all())
        header.statesSize += quint64(checkpoint.state.size());
    QByteArray bytes;
    bytes.reserve(qsizetype(sizeof header + header.entryCount * sizeof(quint32)
                            + header.checkpointCount * sizeof(Record) + header.statesSize
                            + sizeof(Checksum)));
    append(bytes, header);
    bytes.append(reinterpret_cast<const char *>(entryBlocks.data()),
                 qsizetype(entryBlocks.size() * sizeof(quint32)));
    for (const Checkpoint &checkpoint : checkpoints.all())
        append(bytes,
               Record{checkpoint.input, checkpoint.output, quint64(checkpoint.state.size())});
    for (const Checkpoint &checkpoint : checkpoints.all())
        bytes.append(checkpoint.state);
    append(bytes, Checksum(XXH3_64bits(bytes.constData(), std::size_t(bytes.size()))));
    return bytes;
}

core::Result<SeekIndex> SeekIndex::deserialize(const QByteArray &bytes)
{
    if (quint64(bytes.size()) < sizeof(Header) + sizeof(Checksum))
        return damaged("too short");
    const auto header = load<Header>(bytes.constData());
    const Header ours{.stateFormat = Checkpoints::stateFormat()};
    if (header.magic != ours.magic || header.version != ours.version
        || header.byteOrder != ours.byteOrder || header.stateFormat != ours.stateFormat)
        return damaged("another format");
    if (!fits(header, quint64(bytes.size())))
        return damaged("wrong length");
    const std::size_t checked = std::size_t(bytes.size()) - sizeof(Checksum);
    if (load<Checksum>(bytes.constData() + checked) != XXH3_64bits(bytes.constData(), checked))
        return damaged("wrong checksum");
    SeekIndex index;
    index.entryBlocks.resize(header.entryCount);
    const char *entries = bytes.constData() + sizeof header;
    if (header.entryCount > 0)
        std::memcpy(index.entryBlocks.data(), entries, header.entryCount * sizeof(quint32));
    auto checkpoints = readCheckpoints(header, entries + header.entryCount * sizeof(quint32));
    if (!checkpoints)
        return std::unexpected(std::move(checkpoints.error()));
    index.checkpoints = std::move(*checkpoints);
    return index;
}

} // namespace layers
