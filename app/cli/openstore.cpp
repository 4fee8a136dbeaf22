// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/openstore.h"

#include "app/cli/console.h"
#include "app/tr.h"
#include "core/engine/discovery.h"
#include "core/engine/enginestore.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;
using app::Tr;

namespace cli {

namespace {

bool isPath(const QString &word)
{
    return word.contains(u'/') || word.contains(QDir::separator());
}

/// A folder, unless it is an address, or there is no such folder and it could be a name.
bool isEngine(const QString &word)
{
    if (engine::Address::looksLike(word))
        return true;
    return !isPath(word) && !QFileInfo::exists(word)
           && std::ranges::contains(engine::discover(), word, &engine::Endpoint::name);
}

core::Error neither(const QString &word, bool create)
{
    QStringList names;
    for (const engine::Endpoint &endpoint : engine::discover())
        names += endpoint.name;
    const QString problem =
        names.isEmpty()
            ? Tr::tr("There is no folder “%1”, and no engine was found.").arg(word)
            : Tr::tr("There is neither a folder nor an engine “%1”. Engines that were found: %2.")
                  .arg(word, names.join(u", "_s));
    if (!create)
        return {core::ErrorCode::NotFound, problem, {}};
    const QString wayOut = Tr::tr("To make a new store in a folder, write it as “%1”.")
                               .arg(QDir::toNativeSeparators(u"./"_s + word));
    return {core::ErrorCode::NotFound, problem + u' ' + wayOut, {}};
}

core::Result<std::shared_ptr<store::OciStore>> openFolder(const QString &folder, bool create)
{
    // The default store exists from the first look at it; a folder that was named has to be there.
    const bool isDefault = folder == store::OciStore::defaultFolder();
    // A bare word may be the name of an engine with a slip in it.
    if (!isPath(folder) && !QFileInfo::exists(folder))
        return std::unexpected(neither(folder, create));
    return store::OciStore::open(folder, layers::TocCache::user(), create || isDefault);
}

} // namespace

core::Result<std::shared_ptr<store::ImageStore>> openAnyStore(const Console &console, bool create)
{
    return openAnyStore(console, console.storeName(), create);
}

core::Result<std::shared_ptr<store::ImageStore>> openAnyStore(const Console &console,
                                                              const QString &name, bool create)
{
    if (!isEngine(name))
        return openFolder(name, create);
    auto endpoint = engine::findEndpoint(name);
    if (!endpoint)
        return std::unexpected(std::move(endpoint.error()));
    endpoint->access.allowsPlain = console.allowsPlainTcp();
    return std::make_shared<engine::EngineStore>(std::move(*endpoint), layers::TocCache::user());
}

core::Result<std::shared_ptr<store::OciStore>> openStore(const Console &console, bool create)
{
    const QString &folder = console.storeName();
    if (isEngine(folder))
        return core::fail(core::ErrorCode::Unsupported,
                          Tr::tr("This needs a store in a folder; “%1” is an engine.").arg(folder));
    return openFolder(folder, create);
}

core::Result<std::shared_ptr<store::OciStore>> openDamagedStore(const Console &console)
{
    auto opened = openStore(console);
    if (opened || opened.error().code == core::ErrorCode::NotFound || isEngine(console.storeName()))
        return opened;
    return store::OciStore::openDamaged(console.storeName(), layers::TocCache::user());
}

core::Result<std::shared_ptr<engine::Client>> openEngine(const Console &console)
{
    if (!isStoreEngine(console))
        return core::fail(core::ErrorCode::Unsupported,
                          Tr::tr("This needs an engine; “%1” is a folder. Name one with --store.")
                              .arg(console.storeName()));
    auto endpoint = engine::findEndpoint(console.storeName());
    if (!endpoint)
        return std::unexpected(std::move(endpoint.error()));
    endpoint->access.allowsPlain = console.allowsPlainTcp();
    return std::make_shared<engine::Client>(std::move(*endpoint));
}

bool isStoreEngine(const Console &console)
{
    return isEngine(console.storeName());
}

} // namespace cli
