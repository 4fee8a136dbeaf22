// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/podmanconnections.h"

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/base/toml.h"
#include "core/engine/descriptionfile.h"
#include "core/net/urlsafety.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace engine {

using core::Result;

namespace {

struct Connection
{
    QString name;
    QString uri;
    QString identity;
    bool isMachine = false;
};

std::optional<Endpoint> endpointOf(const Connection &connection, const QString &chosen)
{
    auto address = Address::parse(connection.uri);
    if (!address || !isEngineName(connection.name))
        return {};
    Access access{.sshKey = connection.identity};
    // As Podman does: the key of a machine is made with it, and the way there is this computer.
    access.isOwnMachine = connection.isMachine && net::isLoopbackHost(address->host);
    return Endpoint{.name = connection.name,
                    .address = std::move(*address),
                    .source = Endpoint::Source::PodmanConnection,
                    .commandName = connection.name,
                    .isDefault = connection.name == chosen,
                    .access = std::move(access)};
}

QString stringIn(const toml::table &table, std::string_view key)
{
    return core::tomlText(table[key].value_or(std::string_view()));
}

} // namespace

Result<QList<Endpoint>> parsePodmanConnections(QByteArrayView bytes)
{
    const auto object = core::parseJsonObject(bytes, core::limits::EngineConfig);
    if (!object)
        return damagedDescription(object.error().detail);
    core::JsonReader json(*object);
    core::JsonReader connection = json.object("Connection"_L1);
    const QString chosen = connection.string("Default"_L1);
    const QJsonObject all = connection.object("Connections"_L1).json();
    if (const auto &error = json.error())
        return damagedDescription(error->detail);
    QList<Endpoint> connections;
    for (auto one = all.begin(); one != all.end(); ++one) {
        const QJsonObject described = one.value().toObject();
        const auto endpoint = endpointOf({.name = one.key(),
                                          .uri = described["URI"_L1].toString(),
                                          .identity = described["Identity"_L1].toString(),
                                          .isMachine = described["IsMachine"_L1].toBool()},
                                         chosen);
        if (endpoint && connections.size() < core::limits::EngineContexts)
            connections.append(*endpoint);
    }
    return connections;
}

Result<QList<Endpoint>> parseContainersConf(QByteArrayView bytes)
{
    const auto root = core::parseToml(bytes, core::limits::EngineConfig);
    if (!root)
        return damagedDescription(root.error().detail);
    QList<Endpoint> connections;
    const toml::table *engine = (*root)["engine"].as_table();
    const toml::table *all = engine ? (*engine)["service_destinations"].as_table() : nullptr;
    if (!all)
        return connections;
    const QString chosen = stringIn(*engine, "active_service");
    for (const auto &[key, value] : *all) {
        const toml::table *described = value.as_table();
        if (!described || connections.size() == core::limits::EngineContexts)
            continue;
        const auto endpoint = endpointOf({.name = core::tomlText(key.str()),
                                          .uri = stringIn(*described, "uri"),
                                          .identity = stringIn(*described, "identity"),
                                          .isMachine = (*described)["is_machine"].value_or(false)},
                                         chosen);
        if (endpoint)
            connections.append(*endpoint);
    }
    return connections;
}

QList<Endpoint> readPodmanConnections(const QString &json, const QStringList &configurations)
{
    QList<Endpoint> connections =
        parsePodmanConnections(readDescription(json)).value_or(QList<Endpoint>());
    const bool hasDefault = std::ranges::contains(connections, true, &Endpoint::isDefault);
    const qsizetype fromJson = connections.size();
    for (const QString &file : configurations) {
        const auto more = parseContainersConf(readDescription(file)).value_or(QList<Endpoint>());
        const bool hasNewDefault = std::ranges::contains(more, true, &Endpoint::isDefault);
        for (qsizetype i = fromJson; hasNewDefault && i < connections.size(); ++i)
            connections[i].isDefault = false;
        for (Endpoint endpoint : more) {
            endpoint.isDefault = endpoint.isDefault && !hasDefault;
            const auto known = std::ranges::find(connections, endpoint.name, &Endpoint::name);
            if (known == connections.end())
                connections.append(std::move(endpoint));
            else if (known - connections.begin() >= fromJson)
                *known = std::move(endpoint);
        }
    }
    return connections;
}

} // namespace engine
