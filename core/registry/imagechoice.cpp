// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/imagechoice.h"

#include "core/base/limits.h"
#include "core/registry/client.h"
#include "core/registry/pullprogress.h"

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace registry {

namespace {

QList<oci::Platform> platformsOf(const QList<oci::Descriptor> &images)
{
    QList<oci::Platform> platforms;
    for (const oci::Descriptor &image : images)
        platforms.append(image.platform.value_or(oci::Platform::None));
    return platforms;
}

std::unexpected<core::Error> noSuchPlatform(const oci::Reference &reference,
                                            const std::optional<oci::Platform> &wanted,
                                            QList<oci::Platform> platforms, PullProgress &progress)
{
    platforms.removeIf([](const oci::Platform &platform) { return platform.os.isEmpty(); });
    QStringList names;
    for (const oci::Platform &platform : std::as_const(platforms))
        names.append(platform.toString());
    names.removeDuplicates();
    progress.setOtherPlatforms(platforms);
    return core::fail(ErrorCode::NotFound,
                      Tr::tr("%1 does not exist for %2. It exists for: %3.")
                          .arg(reference.familiar(),
                               wanted.value_or(oci::Platform::host()).toString(),
                               names.join(u", "_s)));
}

/// The platform in the configuration of \a image; none if it is an index or an artifact.
Result<std::optional<oci::Platform>>
readPlatform(const Client &client, const oci::Reference &reference, const oci::Descriptor &image,
             PullProgress &progress, const std::stop_token &stop)
{
    if (image.mediaType.kind() != oci::MediaType::Kind::Manifest)
        return std::nullopt;
    const auto fetched = client.fetchManifest(reference, image, stop, progress.waitObserver());
    if (!fetched)
        return std::unexpected(fetched.error());
    const auto manifest = oci::ImageManifest::parse(fetched->bytes, image.mediaType);
    if (!manifest)
        return std::unexpected(manifest.error());
    const auto config = fetchConfig(client, reference, *manifest, {}, progress, stop);
    if (!config)
        return std::unexpected(config.error());
    return config->config ? std::optional(config->config->platform) : std::nullopt;
}

/// True for what says only that this one entry is of no use.
bool isOfOneEntry(ErrorCode code)
{
    return code == ErrorCode::NotFound || code == ErrorCode::Corrupt
           || code == ErrorCode::Unsupported || code == ErrorCode::DigestMismatch
           || code == ErrorCode::LimitExceeded || code == ErrorCode::InvalidArgument;
}

} // namespace

Result<oci::Descriptor> chooseFromIndex(const Client &client, const QList<oci::Descriptor> &images,
                                        const std::optional<oci::Platform> &wanted,
                                        const oci::Reference &reference, PullProgress &progress,
                                        const std::stop_token &stop)
{
    const oci::Platform suits = wanted.value_or(oci::Platform::host());
    QList<oci::Platform> platforms = platformsOf(images);
    if (const qsizetype best = oci::bestMatch(suits, platforms); best >= 0)
        return images[best];
    // A single image without a platform, or a nested index: looked into.
    if (images.size() == 1 && (!wanted || !images.first().platform))
        return images.first();
    int left = core::limits::PlatformlessEntries;
    for (qsizetype i = 0; i < images.size() && left > 0; ++i) {
        if (images[i].platform)
            continue;
        --left;
        auto platform = readPlatform(client, reference, images[i], progress, stop);
        if (!platform && !isOfOneEntry(platform.error().code))
            return std::unexpected(std::move(platform.error()));
        if (platform && *platform)
            platforms[i] = **platform;
    }
    if (const qsizetype best = oci::bestMatch(suits, platforms); best >= 0)
        return images[best];
    return noSuchPlatform(reference, wanted, platforms, progress);
}

Result<FetchedConfig> fetchConfig(const Client &client, const oci::Reference &reference,
                                  const oci::ImageManifest &manifest,
                                  const std::optional<oci::Platform> &wanted,
                                  PullProgress &progress, const std::stop_token &stop)
{
    auto bytes = client.fetchSmallBlob(reference, manifest.config, stop, progress.waitObserver());
    if (!bytes)
        return std::unexpected(std::move(bytes.error()));
    if (!manifest.isImage())
        return FetchedConfig{std::move(*bytes), {}};
    auto config = oci::ImageConfig::parse(*bytes);
    if (!config)
        return std::unexpected(std::move(config.error()));
    if (config->diffIds.size() != manifest.layers.size())
        return core::fail(
            ErrorCode::Corrupt,
            Tr::tr("The manifest and the configuration of this image disagree "
                   "about its layers. The image is broken; tell its publisher."),
            u"%1 layers, %2 DiffIDs"_s.arg(manifest.layers.size()).arg(config->diffIds.size()));
    if (wanted && oci::bestMatch(*wanted, {config->platform}) < 0)
        return noSuchPlatform(reference, wanted, {config->platform}, progress);
    return FetchedConfig{std::move(*bytes), std::move(*config)};
}

Result<void> requireDiffId(const oci::DiffId &found, const oci::DiffId &expected,
                           const oci::Digest &blob)
{
    if (found == expected)
        return {};
    return core::fail(ErrorCode::DigestMismatch,
                      Tr::tr("A layer holds other content than the image's configuration "
                             "says. The image is broken; tell its publisher."),
                      u"%1: DiffID %2, expected %3"_s.arg(blob.toString(), found.toString(),
                                                          expected.toString()));
}

} // namespace registry
