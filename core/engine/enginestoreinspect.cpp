// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/base/parallel.h"
#include "core/engine/enginestore.h"
#include "core/engine/imagefinder.h"
#include "core/engine/layershares.h"
#include "core/store/platformchoice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

/// The part of EngineStore that asks for one image after the other.
namespace engine {

using core::ErrorCode;
using core::Result;

namespace {

constexpr ApiVersion InspectPlatformApi{1, 49};
constexpr ApiVersion SavePlatformApi{1, 48};
/// An engine answers several questions at a time, but it has other work too.
constexpr int Questions = 4;

/// As engines take it in a query.
QString queryOf(const oci::Platform &platform)
{
    const QByteArray json = QJsonDocument(platform.toJson()).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(json.toPercentEncoding());
}

QString keyOf(const oci::Digest &id, const std::optional<oci::Platform> &platform)
{
    return id.toString() + (platform ? u' ' + platform->toString() : QString());
}

/// "RepoTags" of what an engine says of an image.
QSet<QString> namesIn(const QByteArray &json)
{
    QSet<QString> names;
    for (const QJsonValue name : QJsonDocument::fromJson(json)["RepoTags"_L1].toArray())
        names.insert(name.toString());
    names.remove(u"<none>:<none>"_s);
    return names;
}

} // namespace

std::shared_ptr<const ImageInspect> EngineStore::knownInspect(const QString &key) const
{
    const std::scoped_lock lock(m_mutex);
    return m_inspected.value(key);
}

Result<Answer> EngineStore::askOfImage(const oci::Digest &id,
                                       const std::optional<oci::Platform> &platform,
                                       const QString &what, const std::stop_token &stop)
{
    const auto version = m_client->version(stop);
    if (!version)
        return std::unexpected(version.error());
    QUrlQuery query;
    if (platform && version->api >= InspectPlatformApi && !version->isPodman())
        query.addQueryItem(u"platform"_s, queryOf(*platform));
    return m_client->ask(u"/images/"_s + pathPart(id.toString()) + what, query,
                         core::limits::Config, stop);
}

Result<EngineStore::Inspected> EngineStore::askInspect(const oci::Digest &id,
                                                       const std::optional<oci::Platform> &platform,
                                                       const std::stop_token &stop)
{
    const QString key = keyOf(id, platform);
    if (auto known = knownInspect(key))
        return Inspected(std::move(known));
    if (auto kept = m_kept.find(key, id)) {
        const std::scoped_lock lock(m_mutex);
        m_inspected.insert(key, kept);
        return Inspected(std::move(kept));
    }
    QList<QByteArray> answers;
    for (const QString &what : {u"/json"_s, u"/history"_s}) {
        auto answer = askOfImage(id, platform, what, stop);
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
    m_kept.insert(key, answers.first(), answers.last());
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
    Inspections inspections = knownInspections(images);
    QList<oci::Digest> unknown;
    for (const ImageSummary &image : images) {
        if (!image.isManifestList && !inspections.contains(image.id))
            unknown.append(image.id);
    }
    std::mutex mutex;
    auto done = core::forEachInParallel(unknown.size(), Questions, stop,
                                        [&](qsizetype i, std::stop_token mine) -> Result<void> {
                                            auto one = askInspect(unknown[i], {}, mine);
                                            if (!one)
                                                return std::unexpected(std::move(one.error()));
                                            if (!*one)
                                                return {};
                                            const std::scoped_lock lock(mutex);
                                            inspections.insert(unknown[i], **std::move(one));
                                            return {};
                                        });
    if (!done)
        return std::unexpected(std::move(done.error()));
    return inspections;
}

Inspections EngineStore::knownInspections(const QList<ImageSummary> &images) const
{
    Inspections known;
    for (const ImageSummary &image : images) {
        if (auto inspect = knownInspect(keyOf(image.id, {})))
            known.insert(image.id, std::move(inspect));
    }
    return known;
}

/// A list is long, and a click on one of its rows need not wait for it: the image that was listed
/// under \a name, if it has its names still.
Result<std::optional<EngineStore::Meant>> EngineStore::listedLast(const QString &name,
                                                                  const std::stop_token &stop)
{
    Meant meant;
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = findImage(m_last.images, name, endpoint().name);
        if (!found)
            return std::nullopt;
        const oci::Digest &id = m_last.images[found->image].target.digest;
        const auto summary = std::ranges::find(m_last.summaries, id, &ImageSummary::id);
        if (summary == m_last.summaries.end())
            return std::nullopt;
        meant = {.lists = {{*summary}, {}}, .manifest = found->manifest, .words = {}};
    }
    const ImageSummary &summary = meant.lists.images.first();
    auto answer = askOfImage(summary.id, {}, u"/json"_s, stop);
    if (!answer)
        return std::unexpected(std::move(answer.error()));
    if (!answer->isSuccess()
        || namesIn(answer->body) != QSet(summary.names.begin(), summary.names.end()))
        return std::nullopt;
    auto containers = m_containers.list(stop);
    if (!containers)
        return std::unexpected(std::move(containers.error()));
    meant.lists.containers = std::move(*containers);
    meant.words = std::move(answer->body);
    return meant;
}

Result<EngineStore::Meant> EngineStore::findMeant(const QString &name, const std::stop_token &stop)
{
    auto last = listedLast(name, stop);
    if (!last)
        return std::unexpected(std::move(last.error()));
    if (*last)
        return **std::move(last);
    const auto images = list(stop);
    if (!images)
        return std::unexpected(images.error());
    const auto found = findImage(*images, name, endpoint().name);
    if (!found)
        return std::unexpected(found.error());
    auto containers = m_containers.list(stop);
    if (!containers)
        return std::unexpected(std::move(containers.error()));
    const oci::Digest &id = images->at(found->image).target.digest;
    const std::scoped_lock lock(m_mutex);
    const auto summary = std::ranges::find(m_last.summaries, id, &ImageSummary::id);
    if (summary == m_last.summaries.end())
        return core::fail(
            ErrorCode::NotFound,
            core::Tr::tr("There is no image “%1” on “%2”.").arg(name, endpoint().name));
    return Meant{
        .lists = {{*summary}, std::move(*containers)}, .manifest = found->manifest, .words = {}};
}

QList<store::LayerSharing> EngineStore::sharings(const ImageInspect &image) const
{
    QList<store::LayerSharing> sharings;
    const std::scoped_lock lock(m_mutex);
    for (const store::Image &other : m_last.images) {
        const auto known = m_inspected.value(keyOf(other.target.digest, {}));
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

/// Everything about an image but its names stays the same; these are in the engine's own words.
QByteArray EngineStore::wordsNow(const ImageInspect &inspect,
                                 const std::optional<oci::Platform> &platform,
                                 const std::stop_token &stop)
{
    auto answer = askOfImage(inspect.id, platform, u"/json"_s, stop);
    return answer && answer->isSuccess() ? std::move(answer->body) : inspect.json;
}

Result<store::ImageDetails> EngineStore::inspect(const QString &name,
                                                 const std::optional<oci::Platform> &platform,
                                                 std::stop_token stop)
{
    const auto meant = findMeant(name, stop);
    if (!meant)
        return std::unexpected(meant.error());
    // Which platform it is for is part of what is to be found out.
    const oci::Digest &id = meant->lists.images.first().id;
    Inspections inspections;
    if (const auto one = inspectOne(id, {}, stop))
        inspections.insert(id, *one);
    const store::Image image = imagesOf(meant->lists, inspections, stop).first();
    const auto chosen = store::choosePlatform(image, meant->manifest, platform);
    if (!chosen)
        return std::unexpected(chosen.error());
    const auto wanted = image.platforms.size() > 1 ? std::optional(chosen->platform) : std::nullopt;
    const auto inspected = inspectOne(id, wanted, stop);
    if (!inspected)
        return std::unexpected(inspected.error());
    auto manifest = manifestOf(**inspected);
    if (!manifest)
        return std::unexpected(std::move(manifest.error()));
    const bool hasWords = !wanted && !meant->words.isEmpty();
    return store::ImageDetails{.image = image,
                               .manifestDescriptor = chosen->manifest,
                               .manifest = *std::move(manifest),
                               .config = (*inspected)->config,
                               .sharedWith = sharings(**inspected),
                               .engineJson =
                                   hasWords ? meant->words : wordsNow(**inspected, wanted, stop)};
}

QUrlQuery EngineStore::savedQuery(const store::ImageDetails &details,
                                  const std::stop_token &stop) const
{
    QUrlQuery query;
    const auto version = m_client->version(stop);
    if (version && !version->isPodman() && version->api >= SavePlatformApi
        && details.image.platforms.size() > 1)
        query.addQueryItem(u"platform"_s, queryOf(details.config.platform));
    return query;
}

} // namespace engine
