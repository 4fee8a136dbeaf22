// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/dockerconfigcredentials.h"
#include "tests/fuzz/fuzz.h"

using namespace Qt::StringLiterals;
using fuzz::check;

/// Where docker and podman keep logins. Whatever it holds, no error repeats it.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray config = fuzz::view(data, size).toByteArray();
    for (const QString &name : {u"docker.io/library/nginx"_s, u"r.test/team/app"_s, u"r.test"_s}) {
        const auto found = registry::credentialsIn(config, name);
        if (!found)
            check(!found.error().message.isEmpty() && !found.error().detail.contains("bWU6"_L1));
        else if (*found)
            check(!(*found)->username.isEmpty() || !(*found)->identityToken.isEmpty());
    }
    return 0;
}
