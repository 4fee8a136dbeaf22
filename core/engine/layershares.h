// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/imageinspect.h"

#include <QHash>
#include <QList>

#include <memory>

namespace engine {

using InspectList = QList<std::shared_ptr<const ImageInspect>>;

/// The bytes of layers that at least two of \a going have and none of \a staying: what comes back
/// beyond what each of them has alone, if all of them go. A layer counts as the same where those
/// below it are the same too. Layers whose sizes are not known count nothing.
[[nodiscard]] qint64 bytesSharedAmong(const InspectList &going, const InspectList &staying);

/// What each of \a images has that none of the others has, by ID of the image: layers by their
/// ChainID, as above. Of images whose sizes of layers are not known it says nothing.
[[nodiscard]] QHash<oci::Digest, qint64> bytesOfEach(const InspectList &images);

/// How many layers, from the base on, \a image has that \a other has too, with the same below them.
[[nodiscard]] int sharedLayers(const oci::ImageConfig &image, const oci::ImageConfig &other);

} // namespace engine
