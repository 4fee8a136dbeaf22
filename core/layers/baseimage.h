// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/imageconfig.h"

#include <cstddef>

namespace layers {

class FileTree;

/// How many of \a layers layers, counted from the base, come from the image that this one is built
/// on, as far as the image itself tells: 1 if its first layer is a whole root file system that no
/// RUN and no COPY made and there are others on it, else 0. Any thread.
[[nodiscard]] std::size_t guessBaseLayers(const FileTree &tree, const oci::ImageConfig &config,
                                          std::size_t layers);

} // namespace layers
