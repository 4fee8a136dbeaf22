// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/filetree.h"
#include "core/layers/layertoc.h"

namespace layers {

/// An entry of a folder that a later layer lists again. The last one is in its FileNode.
struct FolderListing
{
    quint32 node = 0;
    quint32 entry = FileNode::None; ///< Index in the layer's LayerToc; None if it is not listed.
    quint16 layer = 0;

    friend bool operator==(const FolderListing &, const FolderListing &) = default;
};

/// What \a toc says of a folder. One that it does not list, because only what is in it is listed,
/// is made as 0755 of root by who unpacks the layer.
[[nodiscard]] inline TocEntry folderEntry(const LayerToc &toc, quint32 entry)
{
    return entry == FileNode::None ? TocEntry{.mode = 0755, .type = EntryType::Directory}
                                   : toc.at(entry);
}

} // namespace layers
