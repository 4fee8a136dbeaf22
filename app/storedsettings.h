// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/language.h"
#include "core/engine/buildrequest.h"
#include "core/engine/endpoint.h"
#include "views/dialogs/settingsdialog.h"

#include <QByteArray>
#include <QList>

namespace app {

/// What is remembered between two runs, in the user's configuration folder. GUI thread.
namespace storedsettings {

[[nodiscard]] views::Settings load();
/// \a storeOfThisRun is a store that was given on the command line, or empty: it is not what the
/// person set, and does not take its place.
void save(const views::Settings &settings, const QString &storeOfThisRun = {});

/// The engines that the person added; those that cannot be meant are passed over.
[[nodiscard]] QList<engine::Endpoint> addedEngines();
void saveAddedEngines(const QList<engine::Endpoint> &added);

/// The domains of the registries that the person added.
[[nodiscard]] QStringList registries();
void saveRegistries(const QStringList &domains);

/// What was built, the last first. Values of arguments may be secrets: only their names are kept.
[[nodiscard]] QList<engine::BuildRequest> recentBuilds();
void saveRecentBuilds(const QList<engine::BuildRequest> &recent);

[[nodiscard]] QByteArray windowLayout();
void saveWindowLayout(const QByteArray &layout);

} // namespace storedsettings

/// The language that the text of a Settings means.
[[nodiscard]] Language languageOf(const views::Settings &settings);

} // namespace app
