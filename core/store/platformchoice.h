// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

#include <optional>

namespace store {

/// The platform of \a image to show: the one whose manifest is \a manifest, if it is given; else
/// what suits \a platform or, without that, this machine. NotFound says which are here.
[[nodiscard]] core::Result<PlatformImage>
choosePlatform(const Image &image, const std::optional<oci::Digest> &manifest,
               const std::optional<oci::Platform> &platform);

} // namespace store
