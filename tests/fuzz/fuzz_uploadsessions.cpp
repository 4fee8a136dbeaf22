// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/urlsafety.h"
#include "core/registry/uploadsessions.h"

#include <cstdint>
#include <cstdlib>

// The file in the cache folder where unfinished uploads are. None of them leads away from its
// registry.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto uploads = registry::parseUnfinishedUploads(bytes);
    for (const registry::UnfinishedUpload &upload :
         uploads.value_or(QList<registry::UnfinishedUpload>())) {
        if (!net::sameOrigin(upload.uploads, upload.location) || !upload.time.isValid())
            std::abort();
    }
    return 0;
}
