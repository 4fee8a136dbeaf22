// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/digest.h"

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace engine {

/// One container in the list of an engine.
struct ContainerSummary
{
    QString id;
    QString name = {};  ///< Without the slash.
    QString image = {}; ///< The name it was started with; what it means now may be another image.
    std::optional<oci::Digest> imageId = {};
    std::optional<oci::Digest> manifest = {}; ///< Of the platform (API 1.48, containerd store).
    QString state = {}; ///< "running", "exited", "paused" ...; "storage" of a Buildah container.
    QList<oci::Digest> mountedImages = {}; ///< Where the engine says their IDs.
    /// Podman mounts an image by its name, which it looks up whenever the container starts.
    QStringList mountedNames = {};
    bool hasMounts = false; ///< Of which the list does not say what they are, as Podman's.

    friend bool operator==(const ContainerSummary &, const ContainerSummary &) = default;
};

/// The answer to GET /containers/json, of Docker or of Podman's own API. Corrupt or LimitExceeded.
[[nodiscard]] core::Result<QList<ContainerSummary>> parseContainers(QByteArrayView json);

/// Adds to \a container what the answer to GET /containers/{id}/json says of its mounts. Corrupt or
/// LimitExceeded.
[[nodiscard]] core::Result<void> addMounts(QByteArrayView json, ContainerSummary &container);

} // namespace engine
