// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/descriptor.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace engine {

/// One manifest of an image, from `manifests=1` (API 1.47, containerd image store).
struct ManifestSummary
{
    oci::Descriptor descriptor;
    bool isAvailable = false; ///< False: known from the index, not pulled.
    bool isImage = false;     ///< No attestation.
    oci::Platform platform = oci::Platform::None;
    qint64 sizeBytes = 0; ///< Content and what of it is unpacked.
    QStringList containers = {};

    friend bool operator==(const ManifestSummary &, const ManifestSummary &) = default;
};

/// One image in the list of an engine.
struct ImageSummary
{
    /// Classic store and Podman: the digest of the configuration. containerd store: that of the
    /// manifest or index.
    oci::Digest id;
    QStringList names = {};                  ///< As the engine writes them; no "<none>".
    QList<oci::Digest> registryDigests = {}; ///< Under which registries know it; no doubles.
    std::optional<oci::Digest> parent = {};  ///< Local builds of the classic store.
    QDateTime created = {};
    qint64 sizeBytes = 0;
    qint64 sharedBytes = -1; ///< Which other images have too; -1: the engine did not say.
    oci::Platform platform = oci::Platform::None; ///< Only Podman says it.
    bool isManifestList = false;                  ///< Podman only.
    std::optional<oci::Descriptor> target = {};   ///< What the names point at (API 1.48).
    QList<ManifestSummary> manifests = {};

    friend bool operator==(const ImageSummary &, const ImageSummary &) = default;
};

/// The answer to GET /images/json, of Docker or of Podman's own API. Corrupt or LimitExceeded.
[[nodiscard]] core::Result<QList<ImageSummary>> parseImages(QByteArrayView json);

/// The digest that an ID means, with "sha256:" or, from Podman's own API, without.
[[nodiscard]] core::Result<oci::Digest> parseId(QStringView id);

} // namespace engine
