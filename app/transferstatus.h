// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/pullprogress.h"
#include "models/tasksnapshot.h"

namespace registry {
class Client;
}

namespace app {

/// Tells in \a snapshot how far a pull from a registry, or a push to one, is.
void describe(const registry::PullStatus &status, models::TaskSnapshot &snapshot);
/// And whether \a host, the other side, asked all to wait, and what it has said since then.
void describeHost(const registry::Client &client, const QString &host, const QDateTime &since,
                  models::TaskSnapshot &snapshot);

} // namespace app
