// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"
#include "views/layers/treemappicture.h"

#include <memory>

namespace views {

/// A report of an analysed image that a person wants in a file.
struct ExportRequest
{
    enum class Format {
        Html, ///< For people: sums, picture, layers, waste, advice.
        Json, ///< As `millefeuille-cli analyze --json`.
        Csv,  ///< The waste, a line a path.
        Svg,
        Png,
    };

    QString path;
    Format format = Format::Html;
    QString reference;
    store::ImageDetails details;
    std::shared_ptr<const layers::ImageAnalysis> analysis;
    TreemapPicture picture;
};

} // namespace views
