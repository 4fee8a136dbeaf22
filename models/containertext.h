// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/containeruse.h"

#include <QList>
#include <QString>

namespace models {

/// What an engine calls the state of a container, in the language of the person.
[[nodiscard]] QString stateText(const QString &state);
/// What a container says of its image: a name, or the short form of its ID.
[[nodiscard]] QString usedImageText(const QString &image);
/// "web (running)".
[[nodiscard]] QString useText(const store::ContainerUse &use);
/// "web (running), db (exited)".
[[nodiscard]] QString usesText(const QList<store::ContainerUse> &uses);

} // namespace models
