// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/endpoint.h"
#include "tests/support/engineserver.h"

#include <map>
#include <memory>

namespace support {

/// The engines that a test goes through, one of each kind, each started when it is first asked for.
/// One thread.
class EnginePool final
{
public:
    /// For initTestCase_data(): a global row for each kind, in the column "kind".
    static void addRows();

    /// For engines that are not started yet, EngineServer::setPlainRegistries().
    void setPlainRegistries(const QStringList &hosts) { m_plainRegistries = hosts; }

    /// Started, also if it was stopped; null, with the engine's words as a warning, if that fails.
    /// Stays with the pool.
    [[nodiscard]] EngineServer *at(EngineServer::Kind kind);
    /// EngineServer::clear() of all of them.
    [[nodiscard]] bool clear() const;

private:
    std::map<EngineServer::Kind, std::unique_ptr<EngineServer>> m_servers;
    QStringList m_plainRegistries;
};

/// How the program knows \a server, by the name "test".
[[nodiscard]] engine::Endpoint endpointOf(const EngineServer &server);

} // namespace support

/// For initTestCase(): skips the test where one of the kinds cannot run.
#define REQUIRE_ENGINES()                                                                          \
    do {                                                                                           \
        REQUIRE_ENGINE(support::EngineServer::Kind::Docker);                                       \
        REQUIRE_ENGINE(support::EngineServer::Kind::Podman);                                       \
    } while (false)
