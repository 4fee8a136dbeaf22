// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/treewriter.h"
#include "core/layers/imagepaths.h"
#include "core/layers/layerreader.h"

#include <QStringList>

#include <stop_token>

namespace layers {

/// What an extraction wrote.
struct ExtractionReport
{
    qint64 files = 0; ///< Hard links among them.
    qint64 folders = 0;
    qint64 symlinks = 0;
    qint64 bytes = 0;
    QStringList skipped; ///< Paths of devices, pipes, and hard links that name nothing.
};

/// Writes what is visible at \a node, and below it, as \a name; all that is in the root folder if
/// \a name is empty. Modes without set-id bits and times are restored, owners are not; hard links
/// inside stay hard links. Each layer is read once, from front to back.
///
/// An error or a stop leaves what is written already, no half file among it.
[[nodiscard]] core::Result<ExtractionReport>
extract(const ImagePaths &paths, quint32 node, std::string_view name, core::TreeWriter &writer,
        const OpenLayer &openLayer, std::stop_token stop = {});

} // namespace layers
