// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/advice.h"
#include "core/layers/buildsteps.h"

#include <span>
#include <vector>

namespace layers {

class AdviceDraft;

/// Advice that comes from what layers do to each other: remove, rewrite, repeat, and in which
/// order. By index of node, \a isTaken says whose bytes another advice has counted already. What of
/// it the base image stores goes to \a base.
[[nodiscard]] std::vector<Advice> layerAdvice(const ImageAnalysis &analysis,
                                              std::span<const BuildStep> steps,
                                              const std::vector<bool> &isTaken, AdviceDraft &base);

} // namespace layers
