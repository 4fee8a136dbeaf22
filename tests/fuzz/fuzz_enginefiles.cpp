// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/apiversion.h"
#include "core/engine/contexts.h"
#include "core/engine/podmanconnections.h"
#include "tests/fuzz/fuzz.h"

using fuzz::check;

/// What names engines: addresses, contexts, connections, versions.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView view = fuzz::view(data, size);
    const QString text = QString::fromUtf8(view);
    if (const auto address = engine::Address::parse(text)) {
        const auto again = engine::Address::parse(address->toString());
        check(again && *again == *address);
        check(!address->host.startsWith(u'-') && !address->user.startsWith(u'-'));
    }
    if (const auto version = engine::ApiVersion::parse(view))
        check(engine::ApiVersion::parse(version->toString().toLatin1()) == version);
    static_cast<void>(engine::parseContext(view));
    for (const auto &connections :
         {engine::parsePodmanConnections(view), engine::parseContainersConf(view)}) {
        for (const engine::Endpoint &connection : connections.value_or(QList<engine::Endpoint>()))
            check(!connection.name.isEmpty());
    }
    return 0;
}
