// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

#include <QStringList>

namespace models {

/// What we take and others do not: a sentence each; as a rule none. Any thread.
[[nodiscard]] QStringList imageWarnings(const store::ImageDetails &details);

} // namespace models
