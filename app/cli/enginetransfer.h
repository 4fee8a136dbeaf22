// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/transfer.h"

#include <functional>

namespace cli {

class Console;

struct EngineTransfer
{
    core::Result<engine::TransferOutcome> outcome;
    engine::TransferStatus status; ///< At the end.
};

/// Runs a pull or push on another thread, with what `docker login` saved, and shows how far it is.
[[nodiscard]] EngineTransfer runShowingProgress(
    const Console &console,
    const std::function<core::Result<engine::TransferOutcome>(registry::CredentialSource &,
                                                              engine::TransferProgress &)> &run);

/// `pull` where the store is an engine.
[[nodiscard]] int pullByEngine(const Console &console, const engine::PullRequest &request);

} // namespace cli
