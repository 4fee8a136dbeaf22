// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/contexts.h"

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/net/urlsafety.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using core::Result;
using core::Tr;

namespace {

/// Empty if it cannot be read or is too large to be meant.
QByteArray readSmallFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return {};
    const QByteArray bytes = file.read(core::limits::EngineConfig + 1);
    return bytes.size() > core::limits::EngineConfig ? QByteArray() : bytes;
}

QString folderNameOf(const QString &context)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(context.toUtf8(), QCryptographicHash::Sha256).toHex());
}

bool isName(const QString &name)
{
    static const QRegularExpression grammar(u"^[a-zA-Z0-9][a-zA-Z0-9_.+-]{0,254}$"_s);
    return grammar.match(name).hasMatch();
}

std::unexpected<core::Error> damaged(const QString &detail)
{
    return core::fail(core::ErrorCode::Corrupt, Tr::tr("The description of the engine is damaged."),
                      detail);
}

} // namespace

Result<Endpoint> parseContext(QByteArrayView metaJson)
{
    const auto object = core::parseJsonObject(metaJson, core::limits::EngineConfig);
    if (!object)
        return damaged(object.error().detail);
    core::JsonReader json(*object);
    const QString name = json.string("Name"_L1);
    const QString description = json.object("Metadata"_L1).string("Description"_L1);
    const QString host = json.object("Endpoints"_L1).object("docker"_L1).string("Host"_L1);
    if (const auto &error = json.error())
        return damaged(error->detail);
    if (!isName(name))
        return damaged(u"Name"_s);
    auto address = Address::parse(host);
    if (!address)
        return std::unexpected(std::move(address.error()));
    return Endpoint{.name = name,
                    .address = std::move(*address),
                    .source = Endpoint::Source::DockerContext,
                    .description = description,
                    .commandName = name};
}

QList<Endpoint> readContexts(const QString &configFolder)
{
    QList<Endpoint> contexts;
    if (configFolder.isEmpty())
        return contexts;
    const QDir folder(configFolder + u"/contexts/meta"_s);
    const QStringList entries = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &entry :
         entries.first(std::min<qsizetype>(entries.size(), core::limits::EngineContexts))) {
        auto context = parseContext(readSmallFile(folder.filePath(entry + u"/meta.json"_s)));
        if (!context || folderNameOf(context->name) != entry)
            continue;
        const QString certificates = u"%1/contexts/tls/%2/docker"_s.arg(configFolder, entry);
        if (context->address.kind == Address::Kind::Tcp && QFileInfo::exists(certificates))
            context->access.certificates = certificates;
        contexts.append(std::move(*context));
    }
    std::ranges::sort(contexts, {}, &Endpoint::name);
    return contexts;
}

QString currentContext(const QString &configFolder)
{
    const auto object = core::parseJsonObject(readSmallFile(configFolder + u"/config.json"_s),
                                              core::limits::EngineConfig);
    return object ? (*object)["currentContext"_L1].toString() : QString();
}

Result<QList<Endpoint>> parsePodmanConnections(QByteArrayView bytes)
{
    const auto object = core::parseJsonObject(bytes, core::limits::EngineConfig);
    if (!object)
        return damaged(object.error().detail);
    core::JsonReader json(*object);
    core::JsonReader connection = json.object("Connection"_L1);
    const QString chosen = connection.string("Default"_L1);
    const QJsonObject all = connection.object("Connections"_L1).json();
    if (const auto &error = json.error())
        return damaged(error->detail);
    QList<Endpoint> connections;
    for (auto one = all.begin(); one != all.end(); ++one) {
        const QJsonObject described = one.value().toObject();
        auto address = Address::parse(described["URI"_L1].toString());
        if (!address || !isName(one.key()) || connections.size() == core::limits::EngineContexts)
            continue;
        Access access{.sshKey = described["Identity"_L1].toString()};
        // As Podman does: the key of a machine is made with it, and the way there is this computer.
        access.isOwnMachine =
            described["IsMachine"_L1].toBool() && net::isLoopbackHost(address->host);
        connections.append({.name = one.key(),
                            .address = std::move(*address),
                            .source = Endpoint::Source::PodmanConnection,
                            .commandName = one.key(),
                            .isDefault = one.key() == chosen,
                            .access = std::move(access)});
    }
    return connections;
}

QList<Endpoint> readPodmanConnections(const QString &file)
{
    return parsePodmanConnections(readSmallFile(file)).value_or(QList<Endpoint>());
}

} // namespace engine
