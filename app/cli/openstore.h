// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/ocistore.h"

#include <memory>

namespace engine {
class Client;
}

namespace cli {

class Console;

/// The store that the person chose, on an engine or in a folder. NotFound if it is neither.
[[nodiscard]] core::Result<std::shared_ptr<store::ImageStore>> openAnyStore(const Console &console,
                                                                            bool create = false);

/// The one that \a name means.
[[nodiscard]] core::Result<std::shared_ptr<store::ImageStore>>
openAnyStore(const Console &console, const QString &name, bool create = false);

/// The same where only a store of our own will do: Unsupported for an engine. Commands that only
/// read do not make one.
[[nodiscard]] core::Result<std::shared_ptr<store::OciStore>> openStore(const Console &console,
                                                                       bool create = false);

/// The same for a check, also where its damage keeps openStore() from opening it.
[[nodiscard]] core::Result<std::shared_ptr<store::OciStore>>
openDamagedStore(const Console &console);

/// The engine that the person chose: Unsupported for a folder.
[[nodiscard]] core::Result<std::shared_ptr<engine::Client>> openEngine(const Console &console);
/// Did the person choose an engine?
[[nodiscard]] bool isStoreEngine(const Console &console);

} // namespace cli
