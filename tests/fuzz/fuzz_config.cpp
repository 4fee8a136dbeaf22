// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/imageconfig.h"
#include "tests/fuzz/fuzz.h"

using fuzz::check;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    // The history of strangers, also where it is no JSON.
    const QString step = QString::fromUtf8(fuzz::view(data, size));
    check(oci::dockerfileLine(step).size() <= 2 * step.size() + 4);

    const auto config = oci::ImageConfig::parse(fuzz::view(data, size));
    if (!config) {
        check(!config.error().message.isEmpty());
        return 0;
    }
    for (qsizetype layer = -1; layer <= config->diffIds.size(); ++layer) {
        const oci::HistoryEntry *entry = config->historyOfLayer(layer);
        check(!entry || (!entry->emptyLayer && layer >= 0 && layer < config->diffIds.size()));
    }
    for (const oci::HistoryEntry &entry : config->history)
        check(oci::dockerfileLine(entry.createdBy).size() <= 2 * entry.createdBy.size() + 4);
    return 0;
}
