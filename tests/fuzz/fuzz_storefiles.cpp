// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/pinlist.h"
#include "core/store/trash.h"
#include "tests/fuzz/fuzz.h"

using fuzz::check;

/// The files that lie beside the index of a store.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto view = fuzz::view(data, size);
    if (const auto trash = store::parseTrash(view)) {
        const auto again = store::parseTrash(store::trashJson(*trash));
        check(again && *again == *trash);
    }
    static_cast<void>(store::parsePins(view));
    return 0;
}
