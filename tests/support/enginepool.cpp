// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/enginepool.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace support {

using Kind = EngineServer::Kind;

void EnginePool::addRows()
{
    QTest::addColumn<EngineServer::Kind>("kind");
    QTest::newRow("Docker") << Kind::Docker;
    QTest::newRow("Docker, containerd store") << Kind::DockerContainerd;
    QTest::newRow("Podman") << Kind::Podman;
}

EngineServer *EnginePool::at(Kind kind)
{
    std::unique_ptr<EngineServer> &server = m_servers[kind];
    if (!server) {
        server = std::make_unique<EngineServer>(kind);
        server->setPlainRegistries(m_plainRegistries);
    }
    if (server->processId() != 0 || server->start())
        return server.get();
    qWarning("%s", qPrintable(server->errorString()));
    return nullptr;
}

bool EnginePool::clear() const
{
    return std::ranges::all_of(m_servers,
                               [](const auto &server) { return server.second->clear(); });
}

engine::Endpoint endpointOf(const EngineServer &server)
{
    return {.name = u"test"_s, .address = engine::Address::parse(server.address()).value()};
}

} // namespace support
