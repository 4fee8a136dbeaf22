// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/registry/uploadrange.h"

#include <QByteArray>

#include <cstdint>
#include <cstdlib>

// What a registry says of an upload, as Range and as OCI-Chunk-Min-Length. What was read is the
// same after it is written and read again, and never out of bounds.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView text(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const auto bytes = registry::parseUploadRange(text)) {
        if (*bytes < 1 || *bytes > core::limits::BlobSize
            || registry::parseUploadRange("0-" + QByteArray::number(*bytes - 1)) != bytes)
            std::abort();
    }
    const qint64 length = registry::parseChunkMinLength(text);
    if (length < 0 || length > core::limits::BlobSize
        || registry::parseChunkMinLength(QByteArray::number(length)) != length)
        std::abort();
    return 0;
}
