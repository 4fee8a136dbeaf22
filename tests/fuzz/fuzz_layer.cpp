// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/layerindexer.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/tochecks.h"

#include <cstring>

using fuzz::check;

/// Bytes in whatever packing through the whole pipeline, pushed and pulled: both say the same.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes(data, qsizetype(size));
    layers::LayerIndexer indexer;
    const qsizetype half = bytes.size() / 2;
    const auto added =
        indexer.add(bytes.first(half)).and_then([&] { return indexer.add(bytes.sliced(half)); });
    const auto pushed = indexer.finish();
    check(added || !pushed);

    qsizetype offset = 0;
    const auto pulled = layers::indexLayer([&](std::span<char> out) -> core::Result<qsizetype> {
        // In pieces of all sizes, so that nothing rests on where they end.
        const qsizetype part =
            std::min({1 + offset % 7, qsizetype(out.size()), bytes.size() - offset});
        std::memcpy(out.data(), bytes.data() + offset, std::size_t(part));
        offset += part;
        return part;
    });
    check(pushed.has_value() == pulled.has_value());
    if (!pushed) {
        check(pushed.error().code == pulled.error().code);
        return 0;
    }
    check(pushed->toc->serialize() == (*pulled)->serialize());
    support::checkToc(**pulled, check);
    return 0;
}
