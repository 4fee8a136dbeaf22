// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/pullprogress.h"

#include <QString>

namespace cli {

/// How far layers from a registry are, in one line.
[[nodiscard]] QString progressLine(const registry::PullStatus &status);

} // namespace cli
