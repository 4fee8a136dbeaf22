// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/contentfate.h"
#include "core/layers/duplicates.h"

#include <memory>
#include <span>
#include <vector>

namespace layers {

struct DuplicateList
{
    std::vector<Duplicate> groups;        ///< Most wasted bytes first.
    std::vector<DuplicateMember> members; ///< Nodes are indices of MergeNode.
};

/// O(n log n) in the living files.
[[nodiscard]] DuplicateList findDuplicates(const std::vector<std::shared_ptr<const LayerToc>> &tocs,
                                           std::span<const MergeNode> nodes,
                                           std::span<const ContentFate> fates);

} // namespace layers
