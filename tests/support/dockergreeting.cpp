// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/dockergreeting.h"

using namespace Qt::StringLiterals;

namespace support {

engine::Endpoint endpointAt(const QString &address)
{
    return {.name = u"test"_s, .address = engine::Address::parse(address).value()};
}

engine::Endpoint endpointOf(const RawServer &server)
{
    return endpointAt(u"tcp://"_s + server.host());
}

RawHeaders dockerHeaders(const QByteArray &api)
{
    return {{"Api-Version", api}, {"Server", "Docker/26.1.5 (linux)"}, {"Ostype", "linux"}};
}

RawServer::Handler greeting(const RawServer::Handler &handler, const QByteArray &api)
{
    return [handler, api](const RawRequest &request, RawConnection &connection) {
        if (request.path() == "/_ping")
            connection.answer(200, "OK", dockerHeaders(api));
        else
            handler(request, connection);
    };
}

} // namespace support
