// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ci/pathfilter.h"

#include <QtTypes>

#include <optional>

namespace ci {

/// What an image has to hold to. A rule without a value is not checked.
struct Rules
{
    /// Dive's own, on Dive's figures, with Dive's defaults. Ratios are from 0 to 1, sizes bytes.
    std::optional<double> lowestEfficiency = 0.9;
    std::optional<qint64> highestWastedBytes = {};
    std::optional<double> highestUserWastedPercent = 0.1;

    /// Ours, on exact figures.
    std::optional<qint64> highestTrueWaste = {};
    std::optional<double> highestTrueWastePercent = {}; ///< Part of what is stored.
    std::optional<qint64> highestImageSize = {};        ///< What all layers store, uncompressed.
    std::optional<qint64> highestLayerCount = {};
    bool noSecrets = false;

    /// Paths that our rules leave out of waste and secrets.
    PathFilter exclude = {};
};

} // namespace ci
