// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

namespace models {

/// How much of an image is looked at.
struct LayerScope
{
    enum class Extent : quint8 {
        Image, ///< All that is stored, seen from the top.
        UpTo,  ///< The files as `layer` leaves them, and those that it removes.
        Only,  ///< What `layer` stores, and what it removes.
    };

    Extent extent = Extent::Image;
    int layer = 0; ///< 0 is the base; without meaning for Image.

    friend bool operator==(const LayerScope &, const LayerScope &) = default;
};

} // namespace models
