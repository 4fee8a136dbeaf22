// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "resources/sample/layerwriter.h"

#include <QByteArray>
#include <QList>

namespace sample {

/// One step of the Dockerfile that the sample image was never made from.
struct Step
{
    QByteArray createdBy = {};
    Layer layer = {}; ///< Without a blob: the step changed only the configuration.
};

/// The steps of the sample image, base first. Its waste is the usual: package lists removed one
/// layer too late, a build tree removed as a whole, an opaque folder, a binary stripped later, and
/// a copy of everything because of a chown.
[[nodiscard]] QList<Step> steps();

} // namespace sample
