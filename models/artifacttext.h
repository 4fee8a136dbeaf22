// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/referrers.h"

#include <QString>

namespace models {

/// "Signature", "Bill of materials" ...; its type, if that is none of those that are known.
[[nodiscard]] QString artifactText(const registry::AttachedArtifact &artifact);
/// Its type, or the types of what it states, as they are written.
[[nodiscard]] QString artifactType(const registry::AttachedArtifact &artifact);

} // namespace models
