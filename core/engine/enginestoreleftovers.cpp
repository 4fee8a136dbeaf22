// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/engine/engineleftovers.h"
#include "core/engine/enginestore.h"

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
    auto found =
        m_client->get(u"/containers/json"_s, sized, -1, stop).and_then(parseStoppedContainers);
    if (!found || version->isPodman())
        return found;
    QUrlQuery query;
    if (version->api >= UsageTypesApi)
        query.addQueryItem(u"type"_s, u"build-cache"_s);
    const auto cache = m_client->get(u"/system/df"_s, query, -1, stop).and_then(parseBuildCache);
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
        return pruneBuildCache(stop);
    return 0;
}

/// Looked at again, and never by force: one that was started meanwhile stays.
Result<qint64> EngineStore::removeContainer(const Leftover &leftover, const std::stop_token &stop)
{
    const QUrlQuery sized{{u"size"_s, u"1"_s}};
    const auto now = m_client
                         ->get(u"/containers/"_s + pathPart(leftover.id) + u"/json"_s, sized,
                               core::limits::Config, stop)
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

Result<qint64> EngineStore::pruneBuildCache(const std::stop_token &stop)
{
    const auto answer = m_client->post(u"/build/prune"_s, QUrlQuery{{u"all"_s, u"1"_s}}, {}, stop);
    if (!answer)
        return std::unexpected(answer.error());
    if (!answer->isSuccess())
        return std::unexpected(m_client->errorOf(*answer));
    return parseReclaimed(answer->body);
}

} // namespace engine
