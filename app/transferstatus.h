// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/pullprogress.h"
#include "models/tasksnapshot.h"

namespace app {

/// Tells in \a snapshot how far a pull from a registry, or a push to one, is.
void describe(const registry::PullStatus &status, models::TaskSnapshot &snapshot);

} // namespace app
