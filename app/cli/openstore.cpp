// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/openstore.h"

#include "app/cli/console.h"
#include "app/tr.h"
#include "core/engine/discovery.h"
#include "core/engine/enginestore.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;
using app::Tr;

namespace cli {

namespace {

/// A folder, unless it is an address, or there is no such folder and it could be a name.
bool isEngine(const QString &word)
{
    if (engine::Address::looksLike(word))
        return true;
    return !word.contains(u'/') && !QFileInfo::exists(word)
           && std::ranges::contains(engine::discover(), word, &engine::Endpoint::name);
}

} // namespace

core::Result<std::shared_ptr<store::ImageStore>> openAnyStore(const Console &console, bool create)
{
    if (!isEngine(console.storeName()))
        return openStore(console, create);
    auto endpoint = engine::findEndpoint(console.storeName());
    if (!endpoint)
        return std::unexpected(std::move(endpoint.error()));
    return std::make_shared<engine::EngineStore>(std::move(*endpoint), layers::TocCache::user());
}

core::Result<std::shared_ptr<store::OciStore>> openStore(const Console &console, bool create)
{
    const QString &folder = console.storeName();
    if (isEngine(folder))
        return core::fail(core::ErrorCode::Unsupported,
                          Tr::tr("This needs a store in a folder; “%1” is an engine.").arg(folder));
    // The default store exists from the first look at it; a folder that was named has to be there.
    const bool isDefault = folder == store::OciStore::defaultFolder();
    return store::OciStore::open(folder, layers::TocCache::user(), create || isDefault);
}

} // namespace cli
