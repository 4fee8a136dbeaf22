// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

#include <limits>

namespace models {

/// How much of an image is looked at.
struct LayerScope
{
    enum class Extent : quint8 {
        Image, ///< All that is stored, seen from the top.
        UpTo,  ///< The files as `layer` leaves them, and those that it removes.
        Only,  ///< What `layer` stores, and what it removes.
        Range, ///< The same of all layers from `first` to `layer`, as if they were one step.
    };

    Extent extent = Extent::Image;
    int layer = 0; ///< 0 is the base; without meaning for Image.
    int first = 0; ///< Not above `layer`; without meaning but for Range.

    /// The first of the layers whose changes are shown; `layer` is the last.
    [[nodiscard]] constexpr int begin() const { return extent == Extent::Range ? first : layer; }
    /// The layer from whose top the files are seen.
    [[nodiscard]] constexpr int top() const
    {
        return extent == Extent::Image ? std::numeric_limits<int>::max() : layer;
    }
    /// \a by is one of the layers whose changes are shown.
    [[nodiscard]] constexpr bool isStep(int by) const { return by >= begin() && by <= layer; }

    friend bool operator==(const LayerScope &, const LayerScope &) = default;
};

} // namespace models
