// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/imagelisting.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// The containers by everything that tells which image they use.
class Users final
{
public:
    Users(const QList<ContainerSummary> &containers, const QString &engine, const QString &address)
    {
        for (const ContainerSummary &container : containers) {
            const store::ContainerUse use{engine, container.id, container.name, container.state,
                                          address};
            m_byId.insert(container.id, use);
            if (container.imageId)
                m_byImage.insert(*container.imageId, use);
            if (container.manifest)
                m_byImage.insert(*container.manifest, use);
            for (const oci::Digest &mounted : container.mountedImages)
                m_byImage.insert(mounted, use);
            for (const QString &mounted : container.mountedNames)
                m_byMountedName.insert(mounted, use);
        }
    }

    QList<store::ContainerUse> of(const ImageSummary &image) const
    {
        QList<store::ContainerUse> uses;
        const auto add = [&uses](const store::ContainerUse &use) {
            if (!std::ranges::contains(uses, use.id, &store::ContainerUse::id))
                uses.append(use);
        };
        const auto addAll = [&](const oci::Digest &digest) {
            const auto [from, to] = m_byImage.equal_range(digest);
            std::for_each(from, to, add);
        };
        addAll(image.id);
        for (const QString &text : image.names) {
            const auto name = oci::Reference::parse(text);
            const auto [from, to] = m_byMountedName.equal_range(name ? name->toString() : text);
            std::for_each(from, to, add);
        }
        for (const ManifestSummary &manifest : image.manifests) {
            addAll(manifest.descriptor.digest);
            for (const QString &id : manifest.containers) {
                if (const auto known = m_byId.constFind(id); known != m_byId.cend())
                    add(*known);
            }
        }
        std::ranges::sort(uses, {}, &store::ContainerUse::name);
        return uses;
    }

private:
    QMultiHash<oci::Digest, store::ContainerUse> m_byImage;
    QMultiHash<QString, store::ContainerUse> m_byMountedName;
    QHash<QString, store::ContainerUse> m_byId;
};

QList<oci::Reference> namesOf(const ImageSummary &summary)
{
    QList<oci::Reference> names;
    for (const QString &text : summary.names) {
        auto name = oci::Reference::parse(text);
        if (name && !names.contains(*name))
            names.append(std::move(*name));
    }
    std::ranges::sort(names, {}, &oci::Reference::toString);
    return names;
}

/// The classic store has no digest of a manifest to give; what names point at is then the ID.
oci::Descriptor targetOf(const ImageSummary &summary)
{
    if (summary.target)
        return *summary.target;
    const oci::MediaType type =
        summary.isManifestList
            ? oci::MediaType::OciIndex
            : (summary.registryDigests.contains(summary.id) ? oci::MediaType::OciManifest
                                                            : oci::MediaType::OciConfig);
    return oci::Descriptor::of(type, summary.id, 0);
}

void addPlatforms(const ImageSummary &summary, const ImageInspect *inspect, store::Image &image)
{
    for (const ManifestSummary &manifest : summary.manifests) {
        if (!manifest.isImage)
            continue;
        if (!manifest.isAvailable) {
            ++image.platformsElsewhere;
            continue;
        }
        image.platforms.append({.manifest = manifest.descriptor,
                                .configDigest = manifest.descriptor.digest,
                                .platform = manifest.platform,
                                .created = summary.created,
                                .sizeBytes = manifest.sizeBytes,
                                .layerCount = 0});
    }
    if (image.platforms.isEmpty() && !summary.isManifestList)
        image.platforms.append({.manifest = image.target,
                                .configDigest = summary.id,
                                .platform = inspect ? inspect->config.platform : summary.platform,
                                .created = summary.created,
                                .sizeBytes = summary.sizeBytes,
                                .layerCount = 0});
    if (!inspect)
        return;
    for (store::PlatformImage &platform : image.platforms) {
        if (platform.platform != inspect->config.platform)
            continue;
        platform.layerCount = inspect->config.diffIds.size();
        platform.labels = inspect->config.labels;
    }
}

} // namespace

QList<store::Image> makeImages(const QList<ImageSummary> &summaries,
                               const QList<ContainerSummary> &containers,
                               const Inspections &inspections, const DiskUsage &usage,
                               const QString &engine, const QString &address)
{
    const Users users(containers, engine, address);
    QList<store::Image> images;
    images.reserve(summaries.size());
    for (const ImageSummary &summary : summaries) {
        const auto inspect = inspections.value(summary.id);
        store::Image image{.target = targetOf(summary), .names = namesOf(summary)};
        image.sizeBytes = summary.sizeBytes;
        image.uniqueBytes = usage.uniqueBytes.value(summary.id, -1);
        image.usedBy = users.of(summary);
        image.registryDigests = summary.registryDigests;
        addPlatforms(summary, inspect.get(), image);
        images.append(std::move(image));
    }
    std::ranges::stable_sort(images, std::ranges::greater(), [](const store::Image &image) {
        const QDateTime created = image.created();
        return created.isValid() ? created.toSecsSinceEpoch() : 0;
    });
    return images;
}

} // namespace engine
