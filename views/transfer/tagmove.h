// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/platform.h"
#include "core/oci/reference.h"

#include <optional>

namespace views {

/// An image that is to go to a registry, and the name that it is to have there.
struct TagMove
{
    oci::Reference source;
    oci::Reference target;
    std::optional<oci::Platform> platform = {}; ///< Without one, all of it goes.
};

} // namespace views
