// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/imagediff.h"

#include <QString>

namespace models {

/// "Added", "Changed" ...
[[nodiscard]] QString changeText(layers::PathChange change);
/// What the change amounts to.
[[nodiscard]] layers::ChangeKind kindOf(layers::PathChange change);
/// Of a column of PathDiffModel, which PathDiffTreeModel has too.
[[nodiscard]] QString pathDiffTitle(int column);

} // namespace models
