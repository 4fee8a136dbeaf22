// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/stepstask.h"
#include "core/store/prune.h"

#include <memory>

namespace app {

/// What was agreed to in one store.
struct StorePrune
{
    std::shared_ptr<store::ImageStore> store;
    QString name; ///< Of the store.
    store::PruneOrder order;
};

/// Carries out \a prunes, which are one or more, store after store: a step for each image and for
/// each thing beside the images. It can be cancelled between any two.
[[nodiscard]] std::unique_ptr<StepsTask> pruneTask(const QList<StorePrune> &prunes);

} // namespace app
