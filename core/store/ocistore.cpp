// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/ocistore.h"

#include "core/store/baseimage.h"

#include "core/base/limits.h"
#include "core/store/platformchoice.h"

#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace store {

OciStore::OciStore(ImageLayout layout, layers::TocCache tocs)
    : m_layout(std::move(layout))
    , m_tocs(std::move(tocs))
    , m_pins(m_layout.pinsPath())
{}

Result<std::shared_ptr<OciStore>> OciStore::open(const QString &folder, layers::TocCache tocs,
                                                 bool create)
{
    auto layout = ImageLayout::open(folder, create);
    if (!layout)
        return std::unexpected(layout.error());
    return std::shared_ptr<OciStore>(new OciStore(std::move(*layout), std::move(tocs)));
}

Result<std::shared_ptr<OciStore>> OciStore::openDamaged(const QString &folder,
                                                        layers::TocCache tocs)
{
    auto layout = ImageLayout::openDamaged(folder);
    if (!layout)
        return std::unexpected(layout.error());
    return std::shared_ptr<OciStore>(new OciStore(std::move(*layout), std::move(tocs)));
}

QString OciStore::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           + u"/millefeuille/images"_s;
}

Result<Catalog> OciStore::catalog(std::stop_token stop)
{
    const auto index = m_layout.readIndex();
    if (!index)
        return std::unexpected(index.error());
    return Catalog::read(m_layout, index->entries, m_documents, stop);
}

Image OciStore::withUses(Image image) const
{
    if (m_uses)
        image.usedBy = m_uses->of(image);
    return image;
}

Result<QList<Image>> OciStore::list(std::stop_token stop)
{
    const auto all = catalog(stop);
    if (!all)
        return std::unexpected(all.error());
    // A list of pins that cannot be read hinders removals, not looking.
    const auto pins = m_pins.read().value_or(QSet<oci::Digest>());
    QList<Image> images;
    images.reserve(all->images().size());
    for (const CatalogImage &image : all->images()) {
        images.append(withUses(image.image));
        images.last().pinned = pins.contains(image.image.target.digest);
    }
    return images;
}

Result<qint64> OciStore::diskUsage(std::stop_token stop)
{
    const auto all = catalog(stop);
    if (!all)
        return std::unexpected(all.error());
    QHash<oci::Digest, qint64> blobs;
    for (const CatalogImage &image : all->images())
        blobs.insert(image.blobs);
    qint64 sum = 0;
    for (const qint64 size : std::as_const(blobs))
        sum += size;
    return sum;
}

namespace {

QList<LayerSharing> sharedLayers(const Catalog &catalog, const Catalog::Match &match,
                                 const oci::ImageManifest &manifest)
{
    QList<LayerSharing> sharings;
    for (qsizetype i = 0; i < catalog.images().size(); ++i) {
        const CatalogImage &other = catalog.images()[i];
        if (i == match.image)
            continue;
        LayerSharing sharing{.image = other.image};
        QSet<oci::Digest> counted;
        for (int layer = 0; layer < manifest.layers.size(); ++layer) {
            const oci::Descriptor &blob = manifest.layers[layer];
            if (!other.blobs.contains(blob.digest))
                continue;
            sharing.layers.append(layer);
            if (!counted.contains(blob.digest))
                sharing.bytes += blob.size;
            counted.insert(blob.digest);
        }
        if (!sharing.layers.isEmpty())
            sharings.append(std::move(sharing));
    }
    std::ranges::stable_sort(sharings, std::greater(), &LayerSharing::bytes);
    return sharings;
}

} // namespace

namespace {

/// A layout may list the platforms of an image one by one, under one name: \a match, or the one of
/// that name that suits better.
Catalog::Match forPlatform(const Catalog &all, const Catalog::Match &match,
                           const std::optional<oci::Platform> &platform)
{
    QList<qsizetype> owners;
    QList<oci::Platform> platforms;
    for (qsizetype i = 0; match.name && i < all.images().size(); ++i) {
        const Image &image = all.images()[i].image;
        if (!image.names.contains(*match.name))
            continue;
        for (const PlatformImage &one : image.platforms) {
            owners.append(i);
            platforms.append(one.platform);
        }
    }
    const qsizetype best = oci::bestMatch(platform.value_or(oci::Platform::host()), platforms);
    return best < 0 ? match : Catalog::Match{owners[best], match.name, {}};
}

} // namespace

Result<ImageDetails> OciStore::inspect(const QString &name,
                                       const std::optional<oci::Platform> &platform,
                                       std::stop_token)
{
    const auto all = catalog();
    if (!all)
        return std::unexpected(all.error());
    const auto found = all->find(name);
    if (!found)
        return std::unexpected(found.error());
    const Catalog::Match match = forPlatform(*all, *found, platform);
    Image image = all->images()[match.image].image;
    image.pinned = m_pins.read().value_or(QSet<oci::Digest>()).contains(image.target.digest);
    const auto chosen = choosePlatform(image, match.manifest, platform);
    if (!chosen)
        return std::unexpected(chosen.error());
    const auto document = m_documents.read(m_layout, chosen->manifest);
    if (!document)
        return std::unexpected(document.error());
    const auto &parsed = std::get<DocumentCache::Manifest>(**document);
    ImageDetails details{.image = withUses(image),
                         .manifestDescriptor = chosen->manifest,
                         .manifest = parsed.manifest,
                         .config = parsed.config};

    details.sharedWith = sharedLayers(*all, match, parsed.manifest);

    const auto read = [&](const oci::Descriptor &from, qint64 limit, QByteArray &to) {
        return m_layout.readBlob(from, limit).transform([&to](QByteArray bytes) {
            to = std::move(bytes);
        });
    };
    Result<void> done;
    if (image.target.digest != chosen->manifest.digest)
        done = read(image.target, core::limits::Manifest, details.indexJson);
    if (done)
        done = read(chosen->manifest, core::limits::Manifest, details.manifestJson);
    if (done)
        done = read(parsed.manifest.config, core::limits::Config, details.configJson);
    if (!done)
        return std::unexpected(done.error());
    return details;
}

Result<CheckReport> OciStore::check(std::atomic<qint64> *checkedBytes, std::stop_token stop)
{
    auto report = store::check(m_layout, m_tocs, checkedBytes, std::move(stop));
    if (!report)
        return report;
    for (const Damage &damage : std::as_const(report->damages)) {
        if (damage.kind == Damage::Kind::Corrupt && damage.blob)
            m_tocs.removeBlob(damage.blob->digest);
    }
    return report;
}

Result<RepairReport> OciStore::repair(const CheckReport &found, const FetchBlob &fetch,
                                      std::atomic<qint64> *mendedBlobs, std::stop_token stop)
{
    return store::repair(m_layout, m_tocs, found, fetch, mendedBlobs, std::move(stop));
}

Result<std::shared_ptr<const layers::ImageAnalysis>> OciStore::analyze(const ImageDetails &details,
                                                                       std::stop_token stop)
{
    auto tocs = readTocs(details, stop);
    if (!tocs)
        return std::unexpected(tocs.error());
    return layers::analyze(std::move(*tocs), stop, details.config, baseLayersOf(details));
}

Result<QList<oci::Descriptor>> OciStore::addImage(const oci::Descriptor &target,
                                                  const std::optional<oci::Reference> &name,
                                                  const QList<oci::Descriptor> &blobs)
{
    QList<oci::Descriptor> missing;
    const auto change = [&](QList<LayoutEntry> &entries) -> Result<void> {
        for (const oci::Descriptor &blob : blobs) {
            if (!m_layout.hasBlob(blob))
                missing.append(blob);
        }
        if (!missing.isEmpty())
            return {};
        if (auto synced = m_layout.syncBlobs(); !synced)
            return synced;
        const auto isNameless = [&](const LayoutEntry &entry) {
            return entry.name.isEmpty() && entry.target.digest == target.digest;
        };
        const auto isSame = [&](const LayoutEntry &entry) {
            return entry.target.digest == target.digest;
        };
        if (!name) {
            if (std::ranges::none_of(entries, isSame))
                entries.append(makeEntry(target, {}));
            return {};
        }
        std::optional<LayoutEntry> replaced;
        entries.removeIf([&](const LayoutEntry &entry) {
            if (entry.name.isEmpty() || nameOfEntry(entry, m_layout.folder()) != *name)
                return false;
            if (entry.target.digest != target.digest)
                replaced = entry;
            return true;
        });
        entries.removeIf(isNameless);
        const auto pointsAtReplaced = [&](const LayoutEntry &entry) {
            return entry.target.digest == replaced->target.digest;
        };
        if (replaced && std::ranges::none_of(entries, pointsAtReplaced))
            entries.append(makeEntry(replaced->target, {}));
        entries.append(makeEntry(target, name->toString()));
        return {};
    };
    if (auto added = m_layout.updateIndex(change); !added)
        return std::unexpected(added.error());
    return missing;
}

} // namespace store
