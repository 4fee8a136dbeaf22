// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/enginestore.h"

#include "core/base/limits.h"
#include "core/base/parallel.h"
#include "core/engine/imagefinder.h"
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

} // namespace

EngineStore::EngineStore(Endpoint endpoint, layers::TocCache tocs)
    : m_client(std::make_shared<Client>(std::move(endpoint)))
    , m_tocs(std::move(tocs))
{}

Result<QList<ImageSummary>> EngineStore::readImages(const std::stop_token &stop, bool all)
{
    const auto version = m_client->version(stop);
    if (!version)
        return std::unexpected(version.error());
    if (version->isPodman())
        return m_client->getLibpod(u"/images/json"_s, {}, -1, stop).and_then(parseImages);
    QUrlQuery query;
    if (all)
        query.addQueryItem(u"all"_s, u"1"_s);
    if (version->api >= SharedSizeApi)
        query.addQueryItem(u"shared-size"_s, u"1"_s);
    if (version->api >= ManifestsApi)
        query.addQueryItem(u"manifests"_s, u"1"_s);
    return m_client->get(u"/images/json"_s, query, -1, stop).and_then(parseImages);
}

Result<QList<ContainerSummary>> EngineStore::readContainers(const std::stop_token &stop)
{
    const auto version = m_client->version(stop);
    if (!version)
        return std::unexpected(version.error());
    QUrlQuery query{{u"all"_s, u"1"_s}};
    if (!version->isPodman())
        return m_client->get(u"/containers/json"_s, query, -1, stop).and_then(parseContainers);
    query.addQueryItem(u"external"_s, u"1"_s); // Those of Buildah.
    return m_client->getLibpod(u"/containers/json"_s, query, -1, stop).and_then(parseContainers);
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

Result<std::shared_ptr<const ImageInspect>>
EngineStore::inspectOne(const oci::Digest &id, const std::optional<oci::Platform> &platform,
                        const std::stop_token &stop)
{
    const QString key = id.toString() + (platform ? u' ' + platform->toString() : QString());
    {
        const std::scoped_lock lock(m_mutex);
        if (auto known = m_inspected.value(key))
            return known;
    }
    const auto version = m_client->version(stop);
    if (!version)
        return std::unexpected(version.error());
    QUrlQuery query;
    if (platform && version->api >= InspectPlatformApi && !version->isPodman())
        query.addQueryItem(u"platform"_s,
                           QString::fromLatin1(QUrl::toPercentEncoding(platformJson(*platform))));
    const QString path = u"/images/"_s + pathPart(id.toString());
    const auto json = m_client->get(path + u"/json"_s, query, core::limits::Config, stop);
    if (!json)
        return std::unexpected(json.error());
    const auto history = m_client->get(path + u"/history"_s, query, core::limits::Config, stop);
    if (!history)
        return std::unexpected(history.error());
    auto parsed = parseInspect(*json, *history);
    if (!parsed)
        return std::unexpected(std::move(parsed.error()));
    auto inspect = std::make_shared<const ImageInspect>(std::move(*parsed));
    const std::scoped_lock lock(m_mutex);
    m_inspected.insert(key, inspect);
    return inspect;
}

Result<Inspections> EngineStore::inspectAll(const QList<ImageSummary> &images,
                                            const std::stop_token &stop)
{
    Inspections inspections;
    std::mutex mutex;
    auto done = core::forEachInParallel(images.size(), Questions, stop,
                                        [&](qsizetype i, std::stop_token mine) -> Result<void> {
                                            if (images[i].isManifestList)
                                                return {};
                                            auto one = inspectOne(images[i].id, {}, mine);
                                            // Removed meanwhile, or only of other platforms.
                                            if (!one && one.error().code == ErrorCode::NotFound)
                                                return {};
                                            if (!one)
                                                return std::unexpected(std::move(one.error()));
                                            const std::scoped_lock lock(mutex);
                                            inspections.insert(images[i].id, std::move(*one));
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
    const auto containers = readContainers(stop);
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
        if (!read)
            return std::unexpected(std::move(read.error()));
        usage = std::move(*read);
    }
    return makeImages(*summaries, *containers, *inspections, usage, endpoint().name);
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
                               .engineJson = (*inspected)->json};
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
