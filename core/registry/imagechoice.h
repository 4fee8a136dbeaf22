// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/oci/descriptor.h"
#include "core/oci/imageconfig.h"
#include "core/oci/manifest.h"
#include "core/oci/platform.h"
#include "core/oci/reference.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <stop_token>

namespace registry {

class Client;
class PullProgress;

/// The image to take from the \a images of the index \a reference. \a wanted is empty for the one
/// that suits this machine. If none that names its platform does, those that name none are looked
/// into, a bounded number of them. NotFound, in words that list the platforms there are; the errors
/// of Client.
[[nodiscard]] core::Result<oci::Descriptor>
chooseFromIndex(const Client &client, const QList<oci::Descriptor> &images,
                const std::optional<oci::Platform> &wanted, const oci::Reference &reference,
                PullProgress &progress, const std::stop_token &stop);

/// A configuration, as it came and as it was understood.
struct FetchedConfig
{
    QByteArray bytes;
    std::optional<oci::ImageConfig> config; ///< None for an artifact, which is no image.
};

/// The configuration of \a manifest; waits are noted in \a progress. The errors of Client; Corrupt
/// if it contradicts the manifest; NotFound if it is for a platform other than \a wanted.
[[nodiscard]] core::Result<FetchedConfig>
fetchConfig(const Client &client, const oci::Reference &reference,
            const oci::ImageManifest &manifest, const std::optional<oci::Platform> &wanted,
            PullProgress &progress, const std::stop_token &stop);

/// DigestMismatch unless the layer \a blob holds what the configuration says.
[[nodiscard]] core::Result<void>
requireDiffId(const oci::DiffId &found, const oci::DiffId &expected, const oci::Digest &blob);

} // namespace registry
