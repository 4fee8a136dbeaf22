// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/layertoc.h"
#include "core/layers/layertocformat.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/tochecks.h"

#include <xxhash.h>

#include <cstddef>

/// A table of contents with the right version and checksum, and anything else in it.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    namespace format = layers::format;
    constexpr qsizetype VersionOffset = offsetof(format::Header, version);
    QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    if (bytes.size() >= VersionOffset + qsizetype(sizeof format::Version))
        bytes.replace(VersionOffset, sizeof format::Version,
                      reinterpret_cast<const char *>(&format::Version), sizeof format::Version);
    const format::Checksum checksum = XXH3_64bits(bytes.constData(), size);
    bytes.append(reinterpret_cast<const char *>(&checksum), sizeof checksum);
    if (const auto toc = layers::LayerToc::deserialize(bytes)) {
        fuzz::check((*toc)->serialize() == bytes);
        for (std::size_t i = 0; i < (*toc)->count(); ++i)
            fuzz::check((*toc)->at(i).size >= 0);
    }
    return 0;
}
