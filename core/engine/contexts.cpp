// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/contexts.h"

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/engine/descriptionfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using core::Result;

namespace {

QString folderNameOf(const QString &context)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(context.toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace

Result<Endpoint> parseContext(QByteArrayView metaJson)
{
    const auto object = core::parseJsonObject(metaJson, core::limits::EngineConfig);
    if (!object)
        return damagedDescription(object.error().detail);
    core::JsonReader json(*object);
    const QString name = json.string("Name"_L1);
    const QString description = json.object("Metadata"_L1).string("Description"_L1);
    const QString host = json.object("Endpoints"_L1).object("docker"_L1).string("Host"_L1);
    if (const auto &error = json.error())
        return damagedDescription(error->detail);
    if (!isEngineName(name))
        return damagedDescription(u"Name"_s);
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
        auto context = parseContext(readDescription(folder.filePath(entry + u"/meta.json"_s)));
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
    const auto object = core::parseJsonObject(readDescription(configFolder + u"/config.json"_s),
                                              core::limits::EngineConfig);
    return object ? (*object)["currentContext"_L1].toString() : QString();
}

} // namespace engine
