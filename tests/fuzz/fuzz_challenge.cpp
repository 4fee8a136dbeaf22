// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/challenge.h"

#include <cstdint>
#include <cstdlib>

// What a stranger sends as WWW-Authenticate. A challenge that was read is the same after it is
// written in the plainest form and read again.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using registry::Challenge;
    const QByteArrayView header(reinterpret_cast<const char *>(data), qsizetype(size));
    const QList<Challenge> challenges = Challenge::parse(header);
    if (challenges.size() > 16)
        std::abort();
    for (const Challenge &challenge : challenges) {
        if (challenge.scheme.isEmpty() || challenge.parameters.size() > 32)
            std::abort();
        QByteArray text = challenge.scheme + ' ';
        for (auto it = challenge.parameters.begin(); it != challenge.parameters.end(); ++it) {
            QByteArray value = it.value().toUtf8();
            value.replace('\\', "\\\\").replace('"', "\\\"");
            text += it.key() + "=\"" + value + "\",";
        }
        if (text.size() < 16 * 1024 && Challenge::parse(text) != QList{challenge})
            std::abort();
        const QByteArray scope = challenge.parameter("scope").toUtf8();
        const QList<QByteArray> scopes = registry::mergedScopes(scope.split(' '));
        if (registry::mergedScopes(scopes) != scopes)
            std::abort();
    }
    return 0;
}
