// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/contexts.h"

#include "core/base/json.h"
#include "core/base/limits.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
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
    return Endpoint{name, std::move(*address), Endpoint::Source::DockerContext, description};
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
        if (context && folderNameOf(context->name) == entry)
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
        auto address = Address::parse(one.value().toObject()["URI"_L1].toString());
        if (!address || !isName(one.key()) || connections.size() == core::limits::EngineContexts)
            continue;
        connections.append({one.key(),
                            std::move(*address),
                            Endpoint::Source::PodmanConnection,
                            {},
                            one.key() == chosen});
    }
    return connections;
}

QList<Endpoint> readPodmanConnections(const QString &file)
{
    return parsePodmanConnections(readSmallFile(file)).value_or(QList<Endpoint>());
}

} // namespace engine
