// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/extraction.h"
#include "core/layers/imagepaths.h"

#include <QString>

namespace cli {

class Console;
struct Arguments;

/// The files of an image, or of one layer of it as if there were no others.
struct ImageFiles
{
    layers::ImagePaths paths;
    layers::OpenLayer openLayer;
};

/// The image that \a arguments name first.
[[nodiscard]] core::Result<ImageFiles> openFiles(const Console &console,
                                                 const Arguments &arguments);

/// What stands at \a path as core::pathBytes() reads it, links followed.
[[nodiscard]] core::Result<quint32> findFile(const ImageFiles &files, const QString &path);

} // namespace cli
