// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/imageanalysis.h"
#include "views/waste/findingcard.h"

namespace views {

/// What an analysis advises, in words and with paths, most worth first; files that look like
/// secrets before all.
[[nodiscard]] QList<Finding> findingsOf(const layers::ImageAnalysis &analysis);

/// What an efficiency means, in one sentence.
[[nodiscard]] QString efficiencyWord(double efficiency);

} // namespace views
