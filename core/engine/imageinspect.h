// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/imageconfig.h"
#include "core/oci/manifest.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

namespace engine {

/// What an engine says of one platform of one image; for one ID always the same.
struct ImageInspect
{
    oci::Digest id;
    /// Made of the answers. The engine does not say which steps of the history made no layer: they
    /// are told by their size; where that is not clear, no step is said to be empty, so that
    /// ImageConfig::historyOfLayer() knows nothing.
    oci::ImageConfig config;
    QList<qint64> layerSizes = {}; ///< Unpacked, one for each DiffID; empty if that is not clear.
    QByteArray json = {};          ///< The answer to GET /images/{name}/json.

    friend bool operator==(const ImageInspect &, const ImageInspect &) = default;
};

/// From the answers to GET /images/{name}/json and GET /images/{name}/history. Corrupt or
/// LimitExceeded.
[[nodiscard]] core::Result<ImageInspect> parseInspect(const QByteArray &json,
                                                      QByteArrayView historyJson);

/// What the manifest of \a image would be with its layers as plain tars: docs/decisions/0009.
/// Engines do not say how large the configuration is; its size is 0.
[[nodiscard]] core::Result<oci::ImageManifest> manifestOf(const ImageInspect &image);

} // namespace engine
