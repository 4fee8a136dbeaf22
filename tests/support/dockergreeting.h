// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/endpoint.h"
#include "tests/support/rawserver.h"

/// Servers that pass for engines, for what real ones do not do when asked.
namespace support {

/// How the program knows an engine at \a address, by the name "test".
[[nodiscard]] engine::Endpoint endpointAt(const QString &address);
[[nodiscard]] engine::Endpoint endpointOf(const RawServer &server);

/// What Docker says of itself with every answer, if its newest version of the API is \a api.
[[nodiscard]] RawHeaders dockerHeaders(const QByteArray &api);

/// Greets as Docker, and leaves the rest to \a handler.
[[nodiscard]] RawServer::Handler greeting(const RawServer::Handler &handler,
                                          const QByteArray &api = "1.45");

} // namespace support
