// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/containersummary.h"
#include "core/engine/diskusage.h"
#include "core/engine/imageinspect.h"
#include "core/engine/imagesummary.h"
#include "core/store/imagestore.h"

#include <QHash>
#include <QList>

#include <memory>

namespace engine {

/// By image ID; of images that could not be inspected, because they went meanwhile, nothing.
using Inspections = QHash<oci::Digest, std::shared_ptr<const ImageInspect>>;

/// What an engine said in several answers, as images of a store: newest first, each with the
/// containers that use it. Containers are joined by IDs and digests of images, never by names: a
/// container goes on using the image it was started from when the name has moved.
[[nodiscard]] QList<store::Image> makeImages(const QList<ImageSummary> &summaries,
                                             const QList<ContainerSummary> &containers,
                                             const Inspections &inspections, const DiskUsage &usage,
                                             const QString &engine, const QString &address = {});

} // namespace engine
