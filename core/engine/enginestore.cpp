// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/enginestore.h"

#include "core/engine/commandline.h"
#include "core/engine/layershares.h"

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace engine {

using core::ErrorCode;
using core::Result;

namespace {

bool isNotFound(const auto &result)
{
    return !result && result.error().code == ErrorCode::NotFound;
}

constexpr ApiVersion SharedSizeApi{1, 42};
constexpr ApiVersion ManifestsApi{1, 47};

/// Registries, and the own store, may know an image by any of its digests.
QMultiHash<oci::Digest, store::ContainerUse> usesByDigest(const QList<store::Image> &images)
{
    QMultiHash<oci::Digest, store::ContainerUse> uses;
    for (const store::Image &image : images) {
        QSet<oci::Digest> digests{image.target.digest};
        digests.unite({image.registryDigests.begin(), image.registryDigests.end()});
        for (const store::PlatformImage &platform : image.platforms)
            digests << platform.manifest.digest << platform.configDigest;
        for (const store::ContainerUse &use : image.usedBy) {
            for (const oci::Digest &digest : std::as_const(digests))
                uses.insert(digest, use);
        }
    }
    return uses;
}

/// Podman says 0 of every image and means nothing by it.
QList<ImageSummary> withoutSharing(QList<ImageSummary> images)
{
    for (ImageSummary &image : images)
        image.sharedBytes = -1;
    return images;
}

} // namespace

EngineStore::EngineStore(Endpoint endpoint, layers::TocCache tocs, QString pinFolder,
                         const Patience &patience)
    : m_client(std::make_shared<Client>(std::move(endpoint), patience))
    , m_containers(m_client)
    , m_tocs(std::move(tocs))
    , m_pinFolder(std::move(pinFolder))
    , m_kept(m_tocs.folder() + u"/images"_s)
{}

QStringList EngineStore::program() const
{
    const auto version = m_client->knownVersion();
    const bool isOfPodman = endpoint().source == Endpoint::Source::PodmanConnection
                            || endpoint().source == Endpoint::Source::PodmanSocket;
    return programFor(endpoint(), version ? version->isPodman() : isOfPodman);
}

Result<QList<ImageSummary>> EngineStore::readImages(const std::stop_token &stop, Scope scope)
{
    const auto version = m_client->version(stop);
    if (!version)
        return std::unexpected(version.error());
    QUrlQuery query;
    if (scope == Scope::All)
        query.addQueryItem(u"all"_s, u"1"_s);
    if (version->isPodman())
        return m_client->getLibpod(u"/images/json"_s, query, -1, stop)
            .and_then(parseImages)
            .transform(withoutSharing);
    const bool isSized = scope == Scope::Sized && version->api >= SharedSizeApi;
    if (isSized)
        query.addQueryItem(u"shared-size"_s, u"1"_s);
    if (version->api >= ManifestsApi)
        query.addQueryItem(u"manifests"_s, u"1"_s);
    return m_client->get(u"/images/json"_s, query, -1, stop, isSized ? Pace::Slow : Pace::Quick)
        .and_then(parseImages);
}

Result<DiskUsage> EngineStore::readDiskUsage(const std::stop_token &stop)
{
    const auto version = m_client->version(stop);
    if (!version)
        return std::unexpected(version.error());
    if (version->isPodman())
        return m_client->getLibpod(u"/system/df"_s, {}, -1, stop, Pace::Slow)
            .and_then(parseDiskUsage);
    QUrlQuery query;
    if (version->api >= SharedSizeApi)
        query.addQueryItem(u"type"_s, u"image"_s);
    return m_client->get(u"/system/df"_s, query, -1, stop, Pace::Slow).and_then(parseDiskUsage);
}

Result<EngineStore::Lists> EngineStore::readLists(Scope scope, const std::stop_token &stop)
{
    constexpr int Looks = 10;
    constexpr auto LookPause = 100ms;
    auto images = readImages(stop, scope);
    // While one image goes, Docker's containerd store may answer a list with 404, as part of it is
    // missing.
    for (int look = 1; look < Looks && isNotFound(images) && !stop.stop_requested(); ++look) {
        std::this_thread::sleep_for(LookPause);
        images = readImages(stop, scope);
    }
    if (!images)
        return std::unexpected(std::move(images.error()));
    auto containers = m_containers.list(stop);
    if (!containers)
        return std::unexpected(std::move(containers.error()));
    return Lists{std::move(*images), std::move(*containers)};
}

QList<store::Image> EngineStore::imagesOf(const Lists &lists, const Inspections &inspections,
                                          const std::stop_token &stop)
{
    DiskUsage sizes;
    {
        const std::scoped_lock lock(m_mutex);
        sizes = m_sizes;
    }
    auto images = makeImages(lists.images, lists.containers, inspections, sizes, endpoint().name,
                             endpoint().address.toString());
    const auto pinned = pins(stop).and_then(&store::PinList::read).value_or(Ids());
    for (store::Image &image : images)
        image.pinned = pinned.contains(image.target.digest);
    return images;
}

Result<store::Glance> EngineStore::glance(std::stop_token stop)
{
    return readLists(Scope::Plain, stop).transform([&](const Lists &lists) {
        return store::Glance{remembered(lists, knownInspections(lists.images), stop), false};
    });
}

Result<QList<store::Image>> EngineStore::list(std::stop_token stop)
{
    auto lists = readLists(Scope::Sized, stop);
    if (!lists)
        return std::unexpected(std::move(lists.error()));
    const auto inspections = inspectAll(lists->images, stop);
    if (!inspections)
        return std::unexpected(inspections.error());
    // Podman never says in its list what is shared.
    DiskUsage sizes;
    const auto version = m_client->version(stop);
    if (version && (version->isPodman() || version->api < SharedSizeApi)) {
        auto read = readDiskUsage(stop);
        if (!read && read.error().code == ErrorCode::Cancelled)
            return std::unexpected(std::move(read.error()));
        // One damaged image keeps Podman from saying it of any: that costs a column, not the list.
        sizes = std::move(read).value_or(DiskUsage());
    }
    for (const ImageSummary &image : std::as_const(lists->images)) {
        if (image.sharedBytes >= 0)
            sizes.uniqueBytes.insert(image.id,
                                     std::max<qint64>(0, image.sizeBytes - image.sharedBytes));
    }
    if (auto counted = countSteps(*lists, *inspections, sizes, stop); !counted)
        return std::unexpected(std::move(counted.error()));
    {
        const std::scoped_lock lock(m_mutex);
        m_sizes = std::move(sizes);
    }
    return remembered(*lists, *inspections, stop);
}

/// The steps of a classic build are images without a name that no list has. The engine takes what
/// an image has in common with its own steps for shared, though they go with it.
Result<void> EngineStore::countSteps(const Lists &lists, const Inspections &inspections,
                                     DiskUsage &sizes, const std::stop_token &stop)
{
    Ids listed;
    for (const ImageSummary &image : lists.images)
        listed.insert(image.id);
    const auto isBuiltInSteps = [&listed](const ImageSummary &image) {
        return image.parent && !listed.contains(*image.parent);
    };
    // Whatever is not known of one image may be what another has in common with it.
    const bool isKnown = std::ranges::all_of(
        lists.images, [&](const ImageSummary &image) { return inspections.contains(image.id); });
    if (!isKnown || std::ranges::none_of(lists.images, isBuiltInSteps))
        return {};
    // Steps that do not go: pinned, or of a container.
    auto kept = pins(stop).and_then(&store::PinList::read).value_or(Ids());
    for (const ContainerSummary &container : lists.containers) {
        if (container.imageId)
            kept.insert(*container.imageId);
    }
    kept -= listed;
    const auto all = kept.isEmpty() ? QList<ImageSummary>() : readImages(stop, Scope::All);
    if (!all) // That costs a number, not the list.
        return all.error().code == ErrorCode::Cancelled ? core::cancelled() : Result<void>();
    QList<ImageSummary> hidden;
    for (const ImageSummary &image : *all) {
        if (kept.contains(image.id))
            hidden.append(image);
    }
    auto others = inspectAll(hidden, stop);
    if (!others)
        return std::unexpected(std::move(others.error()));
    const QHash<oci::Digest, qint64> bytes = bytesOfEach(inspections.values() + others->values());
    for (const ImageSummary &image : lists.images) {
        if (isBuiltInSteps(image) && bytes.contains(image.id))
            sizes.uniqueBytes.insert(image.id, bytes.value(image.id));
    }
    return {};
}

QList<store::Image> EngineStore::remembered(const Lists &lists, const Inspections &inspections,
                                            const std::stop_token &stop)
{
    auto images = imagesOf(lists, inspections, stop);
    const std::scoped_lock lock(m_mutex);
    m_last = {lists.images, images};
    return images;
}

Result<QMultiHash<oci::Digest, store::ContainerUse>> EngineStore::uses(std::stop_token stop)
{
    const auto lists = readLists(Scope::Plain, stop);
    if (!lists)
        return std::unexpected(lists.error());
    const QString address = endpoint().address.toString();
    auto uses = usesByDigest(
        makeImages(lists->images, lists->containers, {}, {}, endpoint().name, address));
    // An engine may have forgotten the image of a container that is still there.
    for (const ContainerSummary &container : lists->containers) {
        const store::ContainerUse use{endpoint().name, container.id, container.name,
                                      container.state, address};
        for (const auto &digest : {container.imageId, container.manifest}) {
            if (digest && !uses.contains(*digest, use))
                uses.insert(*digest, use);
        }
    }
    return uses;
}

Result<qint64> EngineStore::diskUsage(std::stop_token stop)
{
    return readDiskUsage(stop).transform([](const DiskUsage &usage) { return usage.imageBytes; });
}

} // namespace engine
