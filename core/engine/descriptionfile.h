// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

/// What the readers of files that describe engines have in common. Private to core/engine.
namespace engine {

/// Empty if it cannot be read or is too large to be meant.
[[nodiscard]] QByteArray readDescription(const QString &file);
/// Can \a name be the name of a context or connection?
[[nodiscard]] bool isEngineName(const QString &name);
[[nodiscard]] std::unexpected<core::Error> damagedDescription(const QString &detail);

} // namespace engine
