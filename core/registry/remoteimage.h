// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/layers/layertoc.h"
#include "core/oci/descriptor.h"
#include "core/oci/imageconfig.h"
#include "core/oci/platform.h"
#include "core/oci/reference.h"

#include <QList>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace layers {
class TocCache;
}

namespace oci {
struct ImageManifest;
}

namespace registry {

class Client;
class PullProgress;

/// An image in a registry, looked into without being stored.
struct RemoteImage
{
    QList<oci::Descriptor> layers; ///< Base first.
    oci::ImageConfig config;
    std::vector<std::shared_ptr<const layers::LayerToc>> tocs; ///< One for each layer.
};

/// Streams the layers of \a reference past the indexer, as many at once as a pull does, and keeps
/// nothing of them but their tables of contents, in \a tocs; those that are there already are not
/// fetched. Everything is verified as a pull verifies it.
///
/// Blocks until done: for a worker thread. Errors: those of pull(), Unsupported for an artifact
/// without a file system.
[[nodiscard]] core::Result<RemoteImage>
readRemoteImage(const Client &client, const layers::TocCache &tocs, const oci::Reference &reference,
                const std::optional<oci::Platform> &platform, PullProgress &progress,
                const std::stop_token &stop = {});

/// The same of an image whose manifest and configuration were read already, and agree about its
/// layers as inspectRemote() checks: only layers are asked for.
[[nodiscard]] core::Result<std::vector<std::shared_ptr<const layers::LayerToc>>>
readRemoteLayers(const Client &client, const layers::TocCache &tocs,
                 const oci::Reference &reference, const oci::ImageManifest &manifest,
                 const oci::ImageConfig &config, PullProgress &progress,
                 const std::stop_token &stop = {});

/// How many bytes of layers that would fetch: those of the layers that \a tocs does not know.
/// Reads small files; for a worker thread.
[[nodiscard]] qint64 remoteBytesToRead(const layers::TocCache &tocs,
                                       const oci::ImageManifest &manifest,
                                       const oci::ImageConfig &config);

} // namespace registry
