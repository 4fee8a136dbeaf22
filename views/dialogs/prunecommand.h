// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/prune.h"
#include "views/storeentry.h"

#include <QString>

namespace views {

/// The commands that do the same as \a order in one store, a line each: of docker or podman, and of
/// millefeuille-cli for the own store.
[[nodiscard]] QString pruneCommands(const StoreEntry &store, const store::PruneOrder &order);

} // namespace views
