// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/layers/layerreader.h"
#include "core/layers/layertoc.h"
#include "core/oci/descriptor.h"
#include "core/oci/imageconfig.h"
#include "core/oci/platform.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace cli {

class Console;

/// The image that a command was told to look into, wherever it lies.
struct ImageSource
{
    QString reference;                  ///< What to call it: its first name, a digest, or the file.
    QList<oci::Descriptor> layers = {}; ///< Base first.
    oci::ImageConfig config = oci::ImageConfig::None;
    std::size_t baseLayers = 0; ///< Those that are known to come from another image.
    std::vector<std::shared_ptr<const layers::LayerToc>> tocs = {}; ///< One for each layer.
    /// To read files; nothing where that cannot be done. May outlive the rest.
    layers::OpenLayer openLayer = {};
};

/// What a command wants of an image. Files of what comes on standard input, which goes by once, can
/// only be read from a copy: a temporary file that goes with ImageSource::openLayer.
enum class Reading { Tables, Files };

/// Finds \a word: an OCI layout "FOLDER" or "FOLDER:NAME", an archive "FILE" or "FILE:NAME", "-"
/// or "-:NAME" for an archive that comes on standard input, or an image of the store; and reads the
/// tables of contents of its layers.
[[nodiscard]] core::Result<ImageSource> openImage(const Console &console, const QString &word,
                                                  const std::optional<oci::Platform> &platform,
                                                  Reading reading = Reading::Tables);

/// The image \a word of a registry, read without being stored.
[[nodiscard]] core::Result<ImageSource>
openRemoteImage(const Console &console, const QString &word,
                const std::optional<oci::Platform> &platform);

} // namespace cli
