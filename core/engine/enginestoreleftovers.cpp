// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/engine/engineleftovers.h"
#include "core/engine/enginestore.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

/// The part of EngineStore that knows what lies beside the images: containers that do not run, and
/// the build cache.
namespace engine {

using core::ErrorCode;
using core::Result;
using core::Tr;
using store::Leftover;

namespace {

constexpr ApiVersion UsageTypesApi{1, 42};

} // namespace

Result<QList<Leftover>> EngineStore::leftovers(std::stop_token stop)
{
    const auto version = m_client->version(stop);
    if (!version)
        return std::unexpected(version.error());
    const QUrlQuery sized{{u"all"_s, u"1"_s}, {u"size"_s, u"1"_s}};
    auto found = m_client->get(u"/containers/json"_s, sized, -1, stop, Pace::Slow)
                     .and_then(parseStoppedContainers);
    if (!found || version->isPodman())
        return found;
    QUrlQuery query;
    if (version->api >= UsageTypesApi)
        query.addQueryItem(u"type"_s, u"build-cache"_s);
    const auto cache =
        m_client->get(u"/system/df"_s, query, -1, stop, Pace::Slow).and_then(parseBuildCache);
    if (!cache)
        return std::unexpected(cache.error());
    if (cache->count > 0)
        found->append(*cache);
    return found;
}

Result<qint64> EngineStore::removeLeftover(const Leftover &leftover, std::stop_token stop)
{
    if (leftover.kind == Leftover::Kind::Container)
        return removeContainer(leftover, stop);
    if (leftover.kind == Leftover::Kind::BuildCache)
        return removeBuildCache(leftover, stop);
    return 0;
}

/// Looked at again, and never by force: one that was started meanwhile stays.
Result<qint64> EngineStore::removeContainer(const Leftover &leftover, const std::stop_token &stop)
{
    const QUrlQuery sized{{u"size"_s, u"1"_s}};
    const auto now = m_client
                         ->get(u"/containers/"_s + pathPart(leftover.id) + u"/json"_s, sized,
                               core::limits::Config, stop, Pace::Slow)
                         .and_then(parseContainerNow);
    if (!now)
        return std::unexpected(now.error());
    if (now->isAlive)
        return core::fail(ErrorCode::PermissionDenied,
                          Tr::tr("The container stays, because it runs now."));
    const auto answer = m_client->remove(u"/containers/"_s + pathPart(leftover.id), {}, stop);
    if (!answer)
        return std::unexpected(answer.error());
    if (!answer->isSuccess())
        return std::unexpected(m_client->errorOf(*answer));
    return now->writtenBytes;
}

namespace {

Result<PrunedCache> pruneRecord(Client &client, const QString &record, const std::stop_token &stop)
{
    const QByteArray filters =
        QJsonDocument(QJsonObject{{u"id"_s, QJsonArray{record}}}).toJson(QJsonDocument::Compact);
    const QUrlQuery query{
        {u"all"_s, u"1"_s},
        {u"filters"_s, QString::fromLatin1(QUrl::toPercentEncoding(QString::fromUtf8(filters)))}};
    const auto answer = client.post(u"/build/prune"_s, query, {}, stop);
    if (!answer)
        return std::unexpected(answer.error());
    if (!answer->isSuccess())
        return std::unexpected(client.errorOf(*answer));
    return parsePrunedCache(answer->body);
}

} // namespace

/// Record by record: the engine's own prune would also take what was made since the look at it, and
/// what images share with it. One that is used now stays. One that others were made from goes after
/// them, wherever they stand in the list.
Result<qint64> EngineStore::removeBuildCache(const Leftover &cache, const std::stop_token &stop)
{
    qint64 freed = 0;
    QStringList left = cache.records;
    for (qsizetype before = left.size() + 1; !left.isEmpty() && left.size() < before;) {
        before = left.size();
        for (const QString &record : QStringList(left)) {
            const auto pruned = pruneRecord(*m_client, record, stop);
            // What has come back is told, whatever happens to the rest.
            if (!pruned && freed == 0)
                return std::unexpected(pruned.error());
            if (!pruned)
                return freed;
            freed += pruned->bytes;
            left.removeIf(
                [&pruned](const QString &known) { return pruned->records.contains(known); });
        }
    }
    return freed;
}

} // namespace engine
