// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/transferprogress.h"
#include "core/registry/push.h"
#include "models/tasksnapshot.h"

namespace registry {
class Client;
}

namespace app {

/// Tells in \a snapshot how far a pull from a registry, or a push to one, is.
void describe(const registry::PullStatus &status, models::TaskSnapshot &snapshot);
/// The same of an engine's.
void describe(const engine::TransferStatus &status, models::TaskSnapshot &snapshot);
/// And whether \a host, the other side, asked all to wait, and what it has said since then.
void describeHost(const registry::Client &client, const QString &host, const QDateTime &since,
                  models::TaskSnapshot &snapshot);

/// The layers that a push went without, a line each.
[[nodiscard]] QStringList leftOut(const registry::PushOutcome &outcome);

} // namespace app
