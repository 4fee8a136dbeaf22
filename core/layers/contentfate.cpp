// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/contentfate.h"

namespace layers {

std::vector<ContentFate> fatesOf(std::span<const MergeNode> nodes)
{
    std::vector<ContentFate> fates(nodes.size());
    for (quint32 i = 0; i < nodes.size(); ++i) {
        const MergeNode &node = nodes[i];
        if (node.content == FileNode::None)
            continue;
        ContentFate &fate = fates[node.content];
        if (node.hiddenBy == FileNode::NotHidden) {
            if (!fate.isAlive())
                fate.visibleName = i;
        } else if (fate.goneBy == FileNode::NotHidden || node.hiddenBy > fate.goneBy) {
            fate.goneBy = node.hiddenBy;
            fate.reason = node.reason;
        }
    }
    return fates;
}

} // namespace layers
