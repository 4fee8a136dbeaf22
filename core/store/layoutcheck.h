// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/storecheck.h"

namespace store {

/// What the files of a layout say, and what is wrong with them: oci-layout, index.json, and those
/// of ours beside them. Blobs are not looked at.
struct LayoutFiles
{
    ImageLayout::Index index = {}; ///< As it should be, as far as that is known.
    QList<Damage> damages = {};
    bool isIndexSound = true; ///< \a index is what index.json says, and not what a copy says.
};

/// Io or PermissionDenied if they cannot be looked at.
[[nodiscard]] core::Result<LayoutFiles> checkLayoutFiles(const ImageLayout &layout);

/// Files of ours on their way into the layout, of blobs that are there already.
[[nodiscard]] QList<QFileInfo> needlessPartials(const ImageLayout &layout);

} // namespace store
