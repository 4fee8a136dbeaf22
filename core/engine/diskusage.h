// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/digest.h"

#include <QByteArrayView>
#include <QHash>

namespace engine {

/// What the images of an engine take, layers that they share counted once.
struct DiskUsage
{
    qint64 imageBytes = 0;
    QHash<oci::Digest, qint64> uniqueBytes = {}; ///< What only this image has; by ID.

    friend bool operator==(const DiskUsage &, const DiskUsage &) = default;
};

/// The answer to GET /system/df, of Docker or of Podman's own API. Corrupt or LimitExceeded.
[[nodiscard]] core::Result<DiskUsage> parseDiskUsage(QByteArrayView json);

} // namespace engine
