// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/imagewarnings.h"

#include "core/base/limits.h"
#include "models/tr.h"

namespace models {

QStringList imageWarnings(const store::ImageDetails &details)
{
    QStringList warnings;
    if (const qsizetype layers = details.manifest.layers.size(); layers > core::limits::UsualLayers)
        warnings += Tr::tr("This image has %n layer(s), more than Docker and Podman can run.",
                           nullptr, int(layers));
    if (details.configJson.size() > core::limits::UsualConfig)
        warnings += Tr::tr("The configuration of this image has more than %1 MiB: Podman and "
                           "skopeo refuse it.")
                        .arg(core::limits::UsualConfig / core::limits::MiB);
    return warnings;
}

} // namespace models
