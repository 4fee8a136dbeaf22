// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/storerepair.h"

#include <memory>

namespace registry {

class Client;

/// What a repair of the store in \a layout fetches blobs with: each from the first of its
/// repositories that has it. A registry that cannot be reached is not asked for the next one.
/// \a client lives longer. One thread at a time.
[[nodiscard]] store::FetchBlob blobFetcher(Client &client, const store::ImageLayout &layout);

} // namespace registry
