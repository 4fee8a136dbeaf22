// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/enginestore.h"

#include "core/base/limits.h"
#include "core/base/parallel.h"
#include "core/engine/imagefinder.h"
#include "core/engine/layershares.h"
#include "core/store/platformchoice.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

constexpr ApiVersion SharedSizeApi{1, 42};
constexpr ApiVersion ManifestsApi{1, 47};
constexpr ApiVersion InspectPlatformApi{1, 49};
constexpr ApiVersion SavePlatformApi{1, 48};
/// An engine answers several questions at a time, but it has other work too.
constexpr int Questions = 4;

QString platformJson(const oci::Platform &platform)
{
    QJsonObject json{{u"os"_s, platform.os}, {u"architecture"_s, platform.architecture}};
    if (!platform.variant.isEmpty())
        json.insert(u"variant"_s, platform.variant);
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

/// What the image would look like with its layers as plain tars: docs/decisions/0009.
oci::ImageManifest manifestOf(const ImageInspect &inspect)
{
    const oci::Descriptor config{.mediaType = oci::MediaType::OciConfig, .digest = inspect.id};
    oci::ImageManifest manifest{.mediaType = oci::MediaType::OciManifest, .config = config};
    for (qsizetype i = 0; i < inspect.config.diffIds.size(); ++i) {
        const oci::Descriptor layer{.mediaType = oci::MediaType::OciLayer,
                                    .digest = inspect.config.diffIds[i].digest,
                                    .size = inspect.layerSizes.value(i)};
        manifest.layers.append(layer);
    }
    return manifest;
}

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

} // namespace

EngineStore::EngineStore(Endpoint endpoint, layers::TocCache tocs, QString pinFolder)
    : m_client(std::make_shared<Client>(std::move(endpoint)))
    , m_containers(m_client)
    , m_tocs(std::move(tocs))
    , m_pinFolder(std::move(pinFolder))
{}

Result<QList<ImageSummary>> EngineStore::readImages(const std::stop_token &stop, Scope scope)
{
    const auto version = m_client->version(stop);
    if (!version)
        return std::unexpected(version.error());
    if (version->isPodman())
        return m_client->getLibpod(u"/images/json"_s, {}, -1, stop).and_then(parseImages);
    QUrlQuery query;
    if (scope == Scope::All)
        query.addQueryItem(u"all"_s, u"1"_s);
    if (version->api >= SharedSizeApi && scope != Scope::Plain)
        query.addQueryItem(u"shared-size"_s, u"1"_s);
    if (version->api >= ManifestsApi)
        query.addQueryItem(u"manifests"_s, u"1"_s);
    return m_client->get(u"/images/json"_s, query, -1, stop).and_then(parseImages);
}

Result<DiskUsage> EngineStore::readDiskUsage(const std::stop_token &stop)
{
    const auto version = m_client->version(stop);
    if (!version)
        return std::unexpected(version.error());
    if (version->isPodman())
        return m_client->getLibpod(u"/system/df"_s, {}, -1, stop).and_then(parseDiskUsage);
    QUrlQuery query;
    if (version->api >= SharedSizeApi)
        query.addQueryItem(u"type"_s, u"image"_s);
    return m_client->get(u"/system/df"_s, query, -1, stop).and_then(parseDiskUsage);
}

Result<EngineStore::Inspected> EngineStore::askInspect(const oci::Digest &id,
                                                       const std::optional<oci::Platform> &platform,
                                                       const std::stop_token &stop)
{
    const QString key = id.toString() + (platform ? u' ' + platform->toString() : QString());
    {
        const std::scoped_lock lock(m_mutex);
        if (auto known = m_inspected.value(key))
            return Inspected(std::move(known));
    }
    const auto version = m_client->version(stop);
    if (!version)
        return std::unexpected(version.error());
    QUrlQuery query;
    if (platform && version->api >= InspectPlatformApi && !version->isPodman())
        query.addQueryItem(u"platform"_s,
                           QString::fromLatin1(QUrl::toPercentEncoding(platformJson(*platform))));
    QList<QByteArray> answers;
    for (const QString &what : {u"/json"_s, u"/history"_s}) {
        auto answer = m_client->ask(u"/images/"_s + pathPart(id.toString()) + what, query,
                                    core::limits::Config, stop);
        if (!answer && answer.error().code == ErrorCode::LimitExceeded)
            return Inspected(std::unexpected(std::move(answer.error())));
        if (!answer)
            return std::unexpected(std::move(answer.error()));
        if (!answer->isSuccess())
            return Inspected(std::unexpected(m_client->errorOf(*answer)));
        answers.append(std::move(answer->body));
    }
    auto parsed = parseInspect(answers.first(), answers.last());
    if (!parsed)
        return Inspected(std::unexpected(std::move(parsed.error())));
    auto inspect = std::make_shared<const ImageInspect>(std::move(*parsed));
    const std::scoped_lock lock(m_mutex);
    m_inspected.insert(key, inspect);
    return Inspected(std::move(inspect));
}

EngineStore::Inspected EngineStore::inspectOne(const oci::Digest &id,
                                               const std::optional<oci::Platform> &platform,
                                               const std::stop_token &stop)
{
    auto inspected = askInspect(id, platform, stop);
    if (!inspected)
        return std::unexpected(std::move(inspected.error()));
    return *std::move(inspected);
}

/// An image that was removed meanwhile, is only of other platforms, or is damaged, is listed with
/// what is known of it, and keeps no other from being listed.
Result<Inspections> EngineStore::inspectAll(const QList<ImageSummary> &images,
                                            const std::stop_token &stop)
{
    Inspections inspections;
    std::mutex mutex;
    auto done = core::forEachInParallel(images.size(), Questions, stop,
                                        [&](qsizetype i, std::stop_token mine) -> Result<void> {
                                            if (images[i].isManifestList)
                                                return {};
                                            auto one = askInspect(images[i].id, {}, mine);
                                            if (!one)
                                                return std::unexpected(std::move(one.error()));
                                            if (!*one)
                                                return {};
                                            const std::scoped_lock lock(mutex);
                                            inspections.insert(images[i].id, **std::move(one));
                                            return {};
                                        });
    if (!done)
        return std::unexpected(std::move(done.error()));
    return inspections;
}

Result<QList<store::Image>> EngineStore::list(std::stop_token stop)
{
    const auto summaries = readImages(stop);
    if (!summaries)
        return std::unexpected(summaries.error());
    const auto containers = m_containers.list(stop);
    if (!containers)
        return std::unexpected(containers.error());
    const auto inspections = inspectAll(*summaries, stop);
    if (!inspections)
        return std::unexpected(inspections.error());
    // Podman never says in its list what is shared.
    DiskUsage usage;
    const auto version = m_client->version(stop);
    if (version && (version->isPodman() || version->api < SharedSizeApi)) {
        auto read = readDiskUsage(stop);
        if (!read && read.error().code == ErrorCode::Cancelled)
            return std::unexpected(std::move(read.error()));
        // One damaged image keeps Podman from saying it of any: that costs a column, not the list.
        usage = std::move(read).value_or(DiskUsage());
    }
    auto images = makeImages(*summaries, *containers, *inspections, usage, endpoint().name,
                             endpoint().address.toString());
    const auto pinned = pins(stop).and_then(&store::PinList::read).value_or(Ids());
    for (store::Image &image : images)
        image.pinned = pinned.contains(image.target.digest);
    return images;
}

Result<QList<store::Image>> EngineStore::readUse(const std::stop_token &stop)
{
    const auto summaries = readImages(stop, Scope::Plain);
    if (!summaries)
        return std::unexpected(summaries.error());
    const auto containers = m_containers.list(stop);
    if (!containers)
        return std::unexpected(containers.error());
    return makeImages(*summaries, *containers, {}, {}, endpoint().name,
                      endpoint().address.toString());
}

Result<QMultiHash<oci::Digest, store::ContainerUse>> EngineStore::uses(std::stop_token stop)
{
    const auto summaries = readImages(stop);
    if (!summaries)
        return std::unexpected(summaries.error());
    const auto containers = m_containers.list(stop);
    if (!containers)
        return std::unexpected(containers.error());
    const QString address = endpoint().address.toString();
    auto uses = usesByDigest(makeImages(*summaries, *containers, {}, {}, endpoint().name, address));
    // An engine may have forgotten the image of a container that is still there.
    for (const ContainerSummary &container : *containers) {
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

Result<store::ImageDetails> EngineStore::inspect(const QString &name,
                                                 const std::optional<oci::Platform> &platform)
{
    const auto images = list();
    if (!images)
        return std::unexpected(images.error());
    const auto found = findImage(*images, name, endpoint().name);
    if (!found)
        return std::unexpected(found.error());
    const store::Image &image = images->at(found->image);
    const auto chosen = store::choosePlatform(image, found->manifest, platform);
    if (!chosen)
        return std::unexpected(chosen.error());
    const bool isOneOfSeveral = image.platforms.size() > 1;
    const auto inspected = inspectOne(
        image.target.digest, isOneOfSeveral ? std::optional(chosen->platform) : std::nullopt, {});
    if (!inspected)
        return std::unexpected(inspected.error());
    return store::ImageDetails{.image = image,
                               .manifestDescriptor = chosen->manifest,
                               .manifest = manifestOf(**inspected),
                               .config = (*inspected)->config,
                               .sharedWith = sharings(**inspected, *images),
                               .engineJson = (*inspected)->json};
}

/// list() has just asked for what the images have.
QList<store::LayerSharing> EngineStore::sharings(const ImageInspect &image,
                                                 const QList<store::Image> &images) const
{
    QList<store::LayerSharing> sharings;
    const std::scoped_lock lock(m_mutex);
    for (const store::Image &other : images) {
        const auto known = m_inspected.value(other.target.digest.toString());
        if (!known || other.target.digest == image.id)
            continue;
        store::LayerSharing sharing{.image = other};
        for (int layer = 0; layer < sharedLayers(image.config, known->config); ++layer) {
            sharing.layers.append(layer);
            sharing.bytes += image.layerSizes.value(layer);
        }
        if (!sharing.layers.isEmpty())
            sharings.append(std::move(sharing));
    }
    std::ranges::stable_sort(sharings, std::greater(), &store::LayerSharing::bytes);
    return sharings;
}

QUrlQuery EngineStore::savedQuery(const store::ImageDetails &details) const
{
    QUrlQuery query;
    const auto version = m_client->version();
    if (version && !version->isPodman() && version->api >= SavePlatformApi
        && details.image.platforms.size() > 1)
        query.addQueryItem(u"platform"_s, QString::fromLatin1(QUrl::toPercentEncoding(
                                              platformJson(details.config.platform))));
    return query;
}

} // namespace engine
