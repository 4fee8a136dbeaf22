// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/filetree.h"
#include "core/layers/layermerge.h"
#include "core/layers/pathtable.h"

#include <memory>
#include <span>
#include <vector>

namespace layers {

/// A merge as a FileTree.
struct BuiltTree
{
    std::shared_ptr<const FileTree> tree;
    std::vector<quint32> positions; ///< By index of MergeNode: where it is in the tree.
};

/// Arranges \a nodes, a parent before its children, as FileTree wants them. \a wasted says of each
/// whether the bytes it stores are of no use.
[[nodiscard]] BuiltTree buildTree(std::span<const MergeNode> nodes, const PathTable &paths,
                                  const std::vector<bool> &wasted);

} // namespace layers
