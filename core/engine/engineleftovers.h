// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/leftover.h"

#include <QByteArrayView>
#include <QList>
#include <QStringList>

namespace engine {

/// What engines say of what lies beside their images. All fail with Corrupt or LimitExceeded.

/// Of the answer to GET /containers/json?size=1, the containers that do not run.
[[nodiscard]] core::Result<QList<store::Leftover>> parseStoppedContainers(QByteArrayView json);

/// One container at the moment.
struct ContainerNow
{
    bool isAlive = false; ///< Its processes are there, paused or not.
    qint64 writtenBytes = 0;
};
/// The answer to GET /containers/{id}/json?size=1.
[[nodiscard]] core::Result<ContainerNow> parseContainerNow(QByteArrayView json);

/// Of the answer to GET /system/df, the records of the build cache that nothing uses and no image
/// has too.
[[nodiscard]] core::Result<store::Leftover> parseBuildCache(QByteArrayView json);

/// The answer of POST /build/prune.
struct PrunedCache
{
    QStringList records; ///< IDs of those that are gone.
    qint64 bytes = 0;    ///< That came back.
};
/// Corrupt if it breaks its format.
[[nodiscard]] core::Result<PrunedCache> parsePrunedCache(QByteArrayView json);

} // namespace engine
