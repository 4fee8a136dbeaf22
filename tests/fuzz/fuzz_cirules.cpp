// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/ci/rulesfile.h"
#include "tests/fuzz/fuzz.h"

#include <optional>

// A .dive-ci comes with the source code that is built. Whatever it says, nothing is thrown, and
// what was read can be a limit.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto rules = ci::parseRules(fuzz::view(data, size));
    if (!rules) {
        fuzz::check(!rules.error().message.isEmpty());
        return 0;
    }
    for (const std::optional<double> &ratio :
         {rules->lowestEfficiency, rules->highestUserWastedPercent, rules->highestTrueWastePercent})
        fuzz::check(!ratio || (*ratio >= 0 && *ratio <= 1));
    for (const std::optional<qint64> &amount : {rules->highestWastedBytes, rules->highestTrueWaste,
                                                rules->highestImageSize, rules->highestLayerCount})
        fuzz::check(!amount || *amount >= 0);
    (void)rules->exclude.holds(QStringLiteral("/usr/share/doc/a/b.pyc"));
    return 0;
}
