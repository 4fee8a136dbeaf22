// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QString>

namespace engine {

/// What Docker says of itself.
struct EngineInfo
{
    QString serverVersion = {};
    QString driver = {};            ///< "overlay2", "overlayfs".
    bool isContainerdStore = false; ///< Images are containerd's, not those of the classic store.
    QString id = {}; ///< Of this engine for good; Podman makes one up for every answer.

    /// The answer to GET /info. Corrupt or LimitExceeded.
    [[nodiscard]] static core::Result<EngineInfo> parse(QByteArrayView json);

    friend bool operator==(const EngineInfo &, const EngineInfo &) = default;
};

} // namespace engine
