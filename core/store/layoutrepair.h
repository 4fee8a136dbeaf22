// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

namespace store {

class ImageLayout;

/// Mends the files of \a layout that are no blobs, under the change lock, each from what else is
/// there, and removes those that a crash left over. Of a list of images that is lost, and of which
/// no copy is left, the images come back without their names. Io or PermissionDenied.
[[nodiscard]] core::Result<void> repairLayoutFiles(const ImageLayout &layout);

} // namespace store
