// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>

namespace registry {

/// Where a blob goes that comes from a registry in pieces. Called on the thread that fetches.
class BlobSink
{
public:
    virtual ~BlobSink() = default;

    /// How many bytes are here already; the next write goes there.
    [[nodiscard]] virtual qint64 position() const = 0;
    /// The next \a bytes. May block while later stages are busy; an error ends the transfer.
    [[nodiscard]] virtual core::Result<void> write(QByteArrayView bytes) = 0;
    /// Forgets everything: the other side can only start at byte 0.
    [[nodiscard]] virtual core::Result<void> rewind() = 0;
    /// Everything is here, from a mirror: is it what was promised? After DigestMismatch it is
    /// rewound and fetched from elsewhere.
    [[nodiscard]] virtual core::Result<void> check() { return {}; }
};

} // namespace registry
