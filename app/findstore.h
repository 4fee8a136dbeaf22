// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

#include <functional>
#include <memory>

namespace app {

/// The store of an ID of the sidebar, empty for the own one; null if it is not there. GUI thread.
using FindStore = std::function<std::shared_ptr<store::ImageStore>(const QString &id)>;

} // namespace app
