// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/layers/decompressor.h"
#include "core/store/transfer.h"

#include <stop_token>

namespace store {

class OciStore;

/// Makes an image of one layer from the tar \a rootFs, packed or not: its files are the whole file
/// system. Corrupt if it is no tar; LimitExceeded, Cancelled, Io.
[[nodiscard]] core::Result<LoadReport> importRootFs(OciStore &store, layers::ByteReader rootFs,
                                                    const ImportOptions &options,
                                                    core::Progress &progress,
                                                    std::stop_token stop = {});

} // namespace store
