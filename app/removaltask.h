// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/stepstask.h"
#include "core/store/imagestore.h"

#include <memory>

namespace app {

/// Removes what \a plan says from \a store, \a id in the sidebar, the containers of the plan first:
/// a step for each of them and for each image. It can be cancelled between any two.
[[nodiscard]] std::unique_ptr<StepsTask> removalTask(const QString &id,
                                                     std::shared_ptr<store::ImageStore> store,
                                                     const store::RemovalPlan &plan);

} // namespace app
