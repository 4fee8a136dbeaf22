// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

#include <QString>

/// What a removal does, in words. The containers of a plan are those that the person chose to have
/// removed first; its bytes are -1 while nobody knows them.
namespace views {

namespace removal {

using Item = store::RemovalPlan::Item;
using Plan = store::RemovalPlan;

/// The containers for whose sake \a item stays: nobody chose to remove them.
[[nodiscard]] QList<store::ContainerUse> obstacles(const Item &item, const Plan &plan);
/// The image of \a item goes, not only some of its names.
[[nodiscard]] bool isDeleted(const Item &item, const Plan &plan);
/// What ImageStore::planRemoval() has to be told of all items that do not stay.
[[nodiscard]] QStringList namesThatGo(const Plan &plan);

/// "nginx:1.24, nginx:stable".
[[nodiscard]] QString title(const Item &item);
/// "1 tag removed, image deleted".
[[nodiscard]] QString fate(const Item &item, const Plan &plan);
/// \a program is that of the own store.
[[nodiscard]] bool isOfOwnStore(const QStringList &program);
/// Something happens at all.
[[nodiscard]] bool doesAnything(const Plan &plan);

} // namespace removal

/// What happens, in a few sentences. \a isUndoable: in the own store, which keeps what was removed
/// for a while.
[[nodiscard]] QString removalSummary(const store::RemovalPlan &plan, bool isUndoable = false);
/// "Remove 2 images, free 412 MB", "Remove 1 tag".
[[nodiscard]] QString removalButtonText(const store::RemovalPlan &plan);
/// "docker image rm nginx:1.24 …", after a line for each step with the containers; \a program as of
/// StoreEntry.
[[nodiscard]] QString dockerRemovalCommand(const store::RemovalPlan &plan,
                                           const QStringList &program = {QStringLiteral("docker")});

} // namespace views
