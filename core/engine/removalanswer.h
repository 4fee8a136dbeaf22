// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/digest.h"

#include <QByteArrayView>
#include <QList>
#include <QStringList>

namespace engine {

/// What an engine did when it was asked to remove an image.
struct RemovalAnswer
{
    QStringList untagged = {}; ///< Names, and repositories with digests.
    /// Images, but on the classic store the layers that came free too.
    QList<oci::Digest> deleted = {};
    int exitCode = 0;        ///< Of Podman; 0 if all was done.
    QStringList errors = {}; ///< Of Podman.

    friend bool operator==(const RemovalAnswer &, const RemovalAnswer &) = default;
};

/// The answer to DELETE /images/{name}, of Docker or of Podman's own API. Corrupt or LimitExceeded.
[[nodiscard]] core::Result<RemovalAnswer> parseRemoval(QByteArrayView json);

} // namespace engine
