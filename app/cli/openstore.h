// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/ocistore.h"

#include <memory>

namespace cli {

class Console;

/// The store that the person chose. Commands that only read do not make one.
[[nodiscard]] core::Result<std::shared_ptr<store::OciStore>> openStore(const Console &console,
                                                                       bool create = false);

} // namespace cli
