// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/seekindex.h"
#include "tests/fuzz/fuzz.h"

#include <xxhash.h>

/// A seek index with a right checksum, of this build, and anything else in it.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    constexpr qsizetype FormatOffset = 16;
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const quint64 format = layers::Checkpoints::stateFormat();
    if (bytes.size() >= FormatOffset + qsizetype(sizeof format))
        bytes.replace(FormatOffset, sizeof format, reinterpret_cast<const char *>(&format),
                      sizeof format);
    const quint64 checksum = XXH3_64bits(bytes.constData(), std::size_t(bytes.size()));
    bytes.append(reinterpret_cast<const char *>(&checksum), sizeof checksum);
    const auto index = layers::SeekIndex::deserialize(bytes);
    if (!index)
        return 0;
    qint64 last = 0;
    for (const layers::Checkpoint &checkpoint : index->checkpoints.all()) {
        fuzz::check(checkpoint.input > 0 && checkpoint.output > last);
        fuzz::check(index->checkpoints.before(checkpoint.output) == &checkpoint);
        last = checkpoint.output;
    }
    fuzz::check(index->serialize() == bytes);
    return 0;
}
