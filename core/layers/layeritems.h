// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/layers/layertoc.h"
#include "core/layers/pathtable.h"

#include <stop_token>
#include <vector>

namespace layers {

/// What a tar entry means when layers are stacked (image-spec, layer.md, "Whiteouts").
enum class ItemKind : quint8 {
    Content,  ///< A file, link, device or folder that is there.
    Whiteout, ///< ".wh.NAME": NAME of the layers below is gone.
    Opaque,   ///< ".wh..wh..opq": what the layers below have in this folder is gone.
    Ignored,  ///< Notes of a storage driver (".wh..wh.aufs"), and what makes no sense (".wh.").
};

/// An entry of a layer with its place among the paths of the image.
struct LayerItem
{
    quint32 slot = PathTable::None; ///< Of the path as it is written, ".wh." and all.
    quint32 target =
        PathTable::None; ///< Of a whiteout: what it hides. Of an opaque one: its folder.
    ItemKind kind = ItemKind::Content;
};

/// One item for each entry of \a toc. Of Ignored ones and Opaque ones \c slot is the folder that
/// holds the note. LimitExceeded above limits::TreeNodes paths.
[[nodiscard]] core::Result<std::vector<LayerItem>> readItems(const LayerToc &toc, PathTable &paths,
                                                             const std::stop_token &stop);

} // namespace layers
