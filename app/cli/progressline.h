// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/engine/transferprogress.h"
#include "core/registry/pullprogress.h"

#include <QString>

namespace cli {

/// How far layers from a registry are, in one line.
[[nodiscard]] QString progressLine(const registry::PullStatus &status);
/// The same of any work.
[[nodiscard]] QString progressLine(const core::ProgressStatus &status);

/// The same of a pull or push that an engine does.
[[nodiscard]] QString progressLine(const engine::TransferStatus &status);

} // namespace cli
