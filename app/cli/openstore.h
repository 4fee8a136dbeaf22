// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/ocistore.h"

#include <memory>

namespace cli {

class Console;

/// The store that the person chose, on an engine or in a folder. NotFound if it is neither.
[[nodiscard]] core::Result<std::shared_ptr<store::ImageStore>> openAnyStore(const Console &console,
                                                                            bool create = false);

/// The same where only a store of our own will do: Unsupported for an engine. Commands that only
/// read do not make one.
[[nodiscard]] core::Result<std::shared_ptr<store::OciStore>> openStore(const Console &console,
                                                                       bool create = false);

} // namespace cli
