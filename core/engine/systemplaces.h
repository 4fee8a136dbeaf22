// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

/// Where this system keeps what engines listen at. Private to core/engine.
namespace engine {

/// Of the sockets of services.
[[nodiscard]] QString systemRunFolder();
/// Names of all named pipes, without what Windows puts before them; nothing elsewhere.
[[nodiscard]] QStringList namedPipes();

} // namespace engine
