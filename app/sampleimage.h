// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/oci/reference.h"

#include <QList>

#include <stop_token>

namespace store {
class OciStore;
}

namespace app {

/// Adds the image that ships inside the program to \a store and returns its names. Blocks for about
/// a tenth of a second: for a worker thread.
[[nodiscard]] core::Result<QList<oci::Reference>> addSampleImage(store::OciStore &store,
                                                                 std::stop_token stop = {});

} // namespace app
