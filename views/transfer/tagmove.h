// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/reference.h"

namespace views {

/// An image that is to go to a registry, and the name that it is to have there.
struct TagMove
{
    oci::Reference source;
    oci::Reference target;
};

} // namespace views
