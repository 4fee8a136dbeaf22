// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/containeruse.h"

#include <QByteArray>
#include <QList>

#include <functional>

class QWidget;

namespace views::boxes {

/// Asks whether \a uses are to be stopped, or removed, and calls \a agreed if so. Each is named,
/// with its state and engine; Cancel is the default.
void openStopContainers(QWidget *parent, const QList<store::ContainerUse> &uses,
                        const std::function<void()> &agreed);
void openRemoveContainers(QWidget *parent, const QList<store::ContainerUse> &uses,
                          const std::function<void()> &agreed);

/// Shows what the engine says of \a use.
void openContainerJson(QWidget *parent, const store::ContainerUse &use, const QByteArray &json);

} // namespace views::boxes
