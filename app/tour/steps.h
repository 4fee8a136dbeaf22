// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tour/guide.h"

#include <QList>

#include <functional>

namespace app {

/// One picture of the tour: what brings it up, and how to see that it is there.
struct TourStep
{
    QString name;
    std::function<void()> act;
    std::function<bool()> isThere;
};

/// The pages of the sample image. \a guide outlives the steps, here and below.
[[nodiscard]] QList<TourStep> pageSteps(const Guide &guide);
/// The dialogs that need no engine, over the sample image, and what can be seen once \a addEarlier
/// has added another one to compare it with. They are looked at and closed.
[[nodiscard]] QList<TourStep> dialogSteps(const Guide &guide,
                                          const std::function<void()> &addEarlier);
/// The pages of Docker Hub, where MILLEFEUILLE_HUB leads to a double of it that knows "nginx".
[[nodiscard]] QList<TourStep> hubSteps(const Guide &guide);
/// The dialogs about registries, with registries that are made up.
[[nodiscard]] QList<TourStep> registrySteps(const Guide &guide);
/// What an engine is looked at with.
struct EngineScene
{
    QString id;
    QString name;    ///< In the sidebar.
    QString lost;    ///< What an engine is called that is not there, in the sidebar.
    QString context; ///< A folder that could be built.
};
/// The list of an engine, its containers, and the dialogs that only an engine has. Nothing is
/// confirmed, so that nothing of the engine changes.
[[nodiscard]] QList<TourStep> engineSteps(const Guide &guide, const EngineScene &scene);

} // namespace app
