// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/openstore.h"

#include "app/cli/console.h"

namespace cli {

core::Result<std::shared_ptr<store::OciStore>> openStore(const Console &console, bool create)
{
    // The default store exists from the first look at it; a folder that was named has to be there.
    const bool isDefault = console.storeFolder() == store::OciStore::defaultFolder();
    return store::OciStore::open(console.storeFolder(), layers::TocCache::user(),
                                 create || isDefault);
}

} // namespace cli
