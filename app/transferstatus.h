// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/pullprogress.h"
#include "models/tasksnapshot.h"

namespace registry {
class HostGate;
}

namespace app {

/// Tells in \a snapshot how far a pull from a registry, or a push to one, is.
void describe(const registry::PullStatus &status, models::TaskSnapshot &snapshot);
/// And whether \a host, the other side, asked all to wait.
void describeHost(const registry::HostGate &hosts, const QString &host,
                  models::TaskSnapshot &snapshot);

} // namespace app
