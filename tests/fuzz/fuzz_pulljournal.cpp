// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/pulljournal.h"
#include "tests/fuzz/fuzz.h"

using fuzz::check;

/// What an earlier run of the program left of its pulls, if nobody else wrote there.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (const auto pulls = registry::parseUnfinishedPulls(fuzz::view(data, size))) {
        const auto again = registry::parseUnfinishedPulls(registry::unfinishedPullsJson(*pulls));
        check(again && *again == *pulls);
    }
    return 0;
}
