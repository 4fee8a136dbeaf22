// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/layermerge.h"

#include <span>
#include <vector>

namespace layers {

/// How the bytes that a file stores ended. They live while any of the file's names does.
struct ContentFate
{
    quint32 visibleName = FileNode::None;      ///< A node that still shows them,
    quint16 goneBy = FileNode::NotHidden;      ///< or the layer that hid the last name,
    WasteReason reason = WasteReason::Removed; ///< and why; of several, the name stored first.

    [[nodiscard]] bool isAlive() const { return visibleName != FileNode::None; }
};

/// By index of \a nodes: the fate of what the node stores; nothing of those that store nothing.
[[nodiscard]] std::vector<ContentFate> fatesOf(std::span<const MergeNode> nodes);

} // namespace layers
