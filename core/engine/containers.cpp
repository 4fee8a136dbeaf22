// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/containers.h"

#include "core/base/limits.h"
#include "core/base/parallel.h"
#include "core/base/timelimit.h"

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace engine {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

constexpr int Questions = 4; // At a time.
constexpr std::chrono::seconds TakeBackTime(2);
constexpr int NotModified = 304;
constexpr int NotFound = 404;
constexpr int Conflict = 409;

std::unexpected<core::Error> refusal(const Client &client, const Answer &answer)
{
    core::Error error = client.errorOf(answer);
    if (answer.status == Conflict)
        error.code = ErrorCode::PermissionDenied;
    return std::unexpected(std::move(error));
}

QString pathOf(const QString &id)
{
    return u"/containers/"_s + pathPart(id);
}

} // namespace

Containers::Containers(std::shared_ptr<Client> client)
    : m_client(std::move(client))
{}

Result<bool> Containers::isPodman(const std::stop_token &stop) const
{
    return m_client->version(stop).transform(&EngineVersion::isPodman);
}

Result<QList<ContainerSummary>> Containers::list(std::stop_token stop) const
{
    const auto podman = isPodman(stop);
    if (!podman)
        return std::unexpected(podman.error());
    QUrlQuery query{{u"all"_s, u"1"_s}};
    if (!*podman)
        return m_client->get(u"/containers/json"_s, query, -1, stop).and_then(parseContainers);
    query.addQueryItem(u"external"_s, u"1"_s); // Those of Buildah.
    auto all =
        m_client->getLibpod(u"/containers/json"_s, query, -1, stop).and_then(parseContainers);
    if (!all)
        return all;
    const auto readMounts = [&](qsizetype i, std::stop_token mine) -> Result<void> {
        ContainerSummary &container = (*all)[i];
        if (!container.hasMounts)
            return {};
        const auto json = inspect(container.id, mine);
        if (!json && json.error().code == ErrorCode::NotFound)
            return {}; // Removed meanwhile.
        if (!json)
            return std::unexpected(json.error());
        return addMounts(*json, container);
    };
    all->detach();
    if (auto done = core::forEachInParallel(all->size(), Questions, stop, readMounts); !done)
        return std::unexpected(std::move(done.error()));
    return all;
}

Result<ContainerSummary> Containers::find(const QString &id, const std::stop_token &stop) const
{
    const auto all = list(stop);
    if (!all)
        return std::unexpected(all.error());
    const auto found = std::ranges::find(*all, id, &ContainerSummary::id);
    if (found == all->end())
        return core::fail(ErrorCode::NotFound, Tr::tr("There is no such container any more."), id);
    return *found;
}

Result<QByteArray> Containers::inspect(const QString &id, std::stop_token stop) const
{
    const auto podman = isPodman(stop);
    if (!podman)
        return std::unexpected(podman.error());
    const QString path = pathOf(id) + u"/json"_s;
    return *podman ? m_client->getLibpod(path, {}, core::limits::Config, stop)
                   : m_client->get(path, {}, core::limits::Config, stop);
}

Result<void> Containers::act(const QString &id, const QString &action,
                             const std::stop_token &stop) const
{
    const auto podman = isPodman(stop);
    if (!podman)
        return std::unexpected(podman.error());
    const QString path = pathOf(id) + u'/' + action;
    const auto answer =
        *podman ? m_client->postLibpod(path, {}, {}, stop) : m_client->post(path, {}, {}, stop);
    if (!answer)
        return std::unexpected(answer.error());
    if (answer->isSuccess() || answer->status == NotModified)
        return {};
    return refusal(*m_client, *answer);
}

Result<void> Containers::stop(const QString &id, std::stop_token stop) const
{
    const auto podman = isPodman(stop);
    if (!podman)
        return std::unexpected(podman.error());
    if (*podman) { // It refuses to stop what is paused.
        const auto now = find(id, stop);
        if (!now)
            return std::unexpected(now.error());
        if (now->state == "paused"_L1) {
            if (auto resumed = act(id, u"unpause"_s, stop); !resumed)
                return resumed;
        }
    }
    return act(id, u"stop"_s, stop);
}

Result<void> Containers::start(const QString &id, std::stop_token stop) const
{
    return act(id, u"start"_s, stop);
}

Result<void> Containers::remove(const QString &id, std::stop_token stop) const
{
    const auto answer = m_client->remove(pathOf(id), {}, stop);
    if (!answer)
        return std::unexpected(answer.error());
    if (answer->isSuccess() || answer->status == NotFound)
        return {};
    if (answer->status == Conflict && answer->body.contains("already in progress")) {
        // One that removes itself when it stops (`docker run --rm`).
        const auto gone =
            m_client->post(pathOf(id) + u"/wait"_s, {{u"condition"_s, u"removed"_s}}, {}, stop);
        if (gone && (gone->isSuccess() || gone->status == NotFound))
            return {};
    }
    return refusal(*m_client, *answer);
}

Result<void> Containers::removeSeen(const store::ContainerUse &seen, std::stop_token stop) const
{
    const auto now = find(seen.id, stop);
    if (!now && now.error().code == ErrorCode::NotFound)
        return {};
    if (!now)
        return std::unexpected(now.error());
    const bool isAlive = store::ContainerUse{{}, now->id, now->name, now->state}.isAlive();
    if (isAlive && !seen.isAlive())
        return core::fail(
            ErrorCode::PermissionDenied,
            Tr::tr("The container “%1” was started meanwhile, so it stays.").arg(seen.title()));
    if (isAlive) {
        const auto stopped = this->stop(seen.id, stop);
        if (!stopped && stopped.error().code != ErrorCode::NotFound)
            return stopped;
    }
    return remove(seen.id, stop);
}

Result<QString> Containers::run(const RunRequest &request, std::stop_token stop) const
{
    QUrlQuery query;
    if (!request.name.isEmpty())
        query.addQueryItem(u"name"_s, request.name);
    const auto answer = m_client->post(u"/containers/create"_s, query, request.toJson(), stop);
    if (!answer)
        return std::unexpected(answer.error());
    if (!answer->isSuccess())
        return refusal(*m_client, *answer);
    auto id = parseCreated(answer->body);
    if (!id)
        return id;
    if (auto started = act(*id, u"start"_s, stop); !started) {
        takeBack(*id);
        return std::unexpected(std::move(started.error()));
    }
    return id;
}

/// An engine that has fallen silent keeps nobody waiting; then the container stays.
void Containers::takeBack(const QString &id) const
{
    const core::TimeLimit limit(TakeBackTime);
    static_cast<void>(remove(id, limit.token())); // Refused if it runs after all.
}

} // namespace engine
