// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

namespace store {

/// How many layers of \a details, counted from the base, are those of the image that it says it is
/// built on, by annotation or label (image-spec, annotations.md, "org.opencontainers.image.base"),
/// if the store has that image; else 0. Any thread.
[[nodiscard]] std::size_t baseLayersOf(const ImageDetails &details);

} // namespace store
