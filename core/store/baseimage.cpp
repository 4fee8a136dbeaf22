// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/baseimage.h"

#include <algorithm>

namespace store {

namespace {

constexpr QLatin1StringView BaseDigest("org.opencontainers.image.base.digest");
constexpr QLatin1StringView BaseName("org.opencontainers.image.base.name");

QString saidOf(const ImageDetails &details, QLatin1StringView key)
{
    const QString annotation = details.manifest.annotations.value(key);
    return annotation.isEmpty() ? details.config.labels.value(key) : annotation;
}

bool hasDigest(const Image &image, const oci::Digest &digest)
{
    return image.target.digest == digest || image.registryDigests.contains(digest)
           || std::ranges::contains(image.platforms, digest, [](const PlatformImage &platform) {
                  return platform.manifest.digest;
              });
}

/// The number of layers of the other image if all of them are the lowest of \a details, else 0.
std::size_t layersBelow(const LayerSharing &sharing, const ImageDetails &details)
{
    qsizetype shared = 0;
    while (shared < sharing.layers.size() && sharing.layers[shared] == shared)
        ++shared;
    for (const PlatformImage &other : sharing.image.platforms) {
        const bool isSame = other.platform.os == details.config.platform.os
                            && other.platform.architecture == details.config.platform.architecture;
        if (isSame && other.layerCount <= shared
            && other.layerCount < details.config.diffIds.size())
            return std::size_t(other.layerCount);
    }
    return 0;
}

} // namespace

std::size_t baseLayersOf(const ImageDetails &details)
{
    const auto digest = oci::Digest::parse(saidOf(details, BaseDigest));
    const auto name = oci::Reference::parse(saidOf(details, BaseName));
    std::size_t layers = 0;
    for (const LayerSharing &sharing : details.sharedWith) {
        if ((digest && hasDigest(sharing.image, *digest))
            || (name && sharing.image.names.contains(*name)))
            layers = std::max(layers, layersBelow(sharing, details));
    }
    return layers;
}

} // namespace store
