// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/hostgate.h"

#include <algorithm>
#include <utility>

namespace registry {

namespace {

bool isAhead(const QDateTime &moment)
{
    return moment.isValid() && moment > QDateTime::currentDateTimeUtc();
}

} // namespace

HostGate::Place::Place(HostGate &gate, QString host)
    : m_gate(&gate)
    , m_host(std::move(host))
{}

HostGate::Place::~Place()
{
    if (m_gate)
        m_gate->leave(m_host);
}

HostGate::Place::Place(Place &&other) noexcept
    : m_gate(std::exchange(other.m_gate, nullptr))
    , m_host(std::move(other.m_host))
{}

void HostGate::setBlobsAtOnce(int count)
{
    const std::scoped_lock lock(m_mutex);
    m_blobsAtOnce = std::clamp(count, 1, MostBlobs);
    m_moved.notify_all();
}

int HostGate::blobsAtOnce() const
{
    const std::scoped_lock lock(m_mutex);
    return m_blobsAtOnce;
}

core::Result<HostGate::Place> HostGate::enter(const QString &host, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    Host &of = m_hosts[host];
    const quint64 ticket = m_nextTicket++;
    of.queue.push_back(ticket);
    const bool isFree = m_moved.wait(
        lock, stop, [&] { return of.queue.front() == ticket && of.inside < m_blobsAtOnce; });
    std::erase(of.queue, ticket);
    m_moved.notify_all(); // There may be a place for the next one too.
    if (!isFree)
        return core::cancelled();
    ++of.inside;
    return Place(*this, host);
}

core::Result<std::vector<HostGate::Place>> HostGate::enter(QStringList hosts,
                                                           const std::stop_token &stop)
{
    hosts.removeDuplicates();
    hosts.sort(); // In one order, so that nobody waits for somebody who waits for him.
    std::vector<Place> places;
    for (const QString &host : std::as_const(hosts)) {
        auto place = enter(host, stop);
        if (!place)
            return std::unexpected(std::move(place).error());
        places.push_back(*std::move(place));
    }
    return places;
}

void HostGate::leave(const QString &host)
{
    const std::scoped_lock lock(m_mutex);
    --m_hosts[host].inside;
    m_moved.notify_all();
}

void HostGate::pause(const QString &host, std::chrono::milliseconds pause,
                     const std::optional<core::Error> &limit)
{
    const QDateTime until = QDateTime::currentDateTimeUtc().addDuration(pause);
    const std::scoped_lock lock(m_mutex);
    Host &of = m_hosts[host];
    if (of.pausedUntil.isValid() && of.pausedUntil >= until)
        return;
    of.pausedUntil = until;
    of.limit = limit;
}

void HostGate::resume(const QString &host)
{
    const std::scoped_lock lock(m_mutex);
    endPause(m_hosts[host]);
}

void HostGate::endPause(Host &host)
{
    host.pausedUntil = {};
    host.limit.reset();
    for (net::WaitBell *bell : host.held)
        bell->ring();
}

QDateTime HostGate::pausedUntil(const QString &host) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_hosts.find(host);
    return found != m_hosts.end() && isAhead(found->second.pausedUntil) ? found->second.pausedUntil
                                                                        : QDateTime();
}

void HostGate::noteLimit(const QString &host, const core::Error &error)
{
    constexpr std::size_t KeptLimits = 32;
    const std::scoped_lock lock(m_mutex);
    std::deque<core::Error> &limits = m_hosts[host].limits;
    limits.push_back(error);
    if (limits.size() > KeptLimits)
        limits.pop_front();
}

bool HostGate::wasLimit(const QString &host, const core::Error &error) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_hosts.find(host);
    return found != m_hosts.end()
           && std::ranges::contains(found->second.limits, error.message, &core::Error::message);
}

core::Result<void> HostGate::pass(const QString &host, const net::WaitObserver &observer,
                                  const std::stop_token &stop)
{
    net::WaitBell nobody;
    net::WaitBell &bell = observer.bell ? *observer.bell : nobody;
    bool hasWaited = false;
    std::optional<core::Error> failed;
    while (!stop.stop_requested()) {
        // Before anybody is told: who answers at once must not be too early.
        const quint64 heard = bell.rings();
        const auto until = hold(host, bell, observer.outwaitsLimits);
        if (!until) {
            failed = until.error();
            break;
        }
        if (!until->isValid() && !hasWaited)
            break;
        if (!until->isValid()) {
            // Who is told of the end may take its time, and there may be a new pause then.
            hasWaited = false;
            if (observer.tell)
                observer.tell({});
            continue;
        }
        hasWaited = true;
        if (observer.tell)
            observer.tell(*until);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        bell.wait(std::chrono::milliseconds(std::max<qint64>(0, now.msecsTo(*until))), heard, stop);
        letGo(host, bell);
        if (bell.rings() > heard && pausedUntil(host) == *until)
            resume(host);
    }
    if (hasWaited && observer.tell)
        observer.tell({});
    if (stop.stop_requested())
        return core::cancelled();
    if (failed)
        return std::unexpected(*std::move(failed));
    return {};
}

/// Until when \a host is paused, if it is; then \a bell rings when the pause ends early.
core::Result<QDateTime> HostGate::hold(const QString &host, net::WaitBell &bell,
                                       bool outwaitsLimits)
{
    const std::scoped_lock lock(m_mutex);
    Host &of = m_hosts[host];
    if (!isAhead(of.pausedUntil))
        return QDateTime();
    if (of.limit && !outwaitsLimits)
        return std::unexpected(*of.limit);
    of.held.push_back(&bell);
    return of.pausedUntil;
}

void HostGate::letGo(const QString &host, net::WaitBell &bell)
{
    const std::scoped_lock lock(m_mutex);
    std::vector<net::WaitBell *> &held = m_hosts[host].held;
    // One of them: a pull has one bell for all that it waits for.
    held.erase(std::ranges::find(held, &bell));
}

core::Result<void> HostGate::backOff(const QString &host, net::Backoff &backoff,
                                     const net::Failure &failure)
{
    const bool isLimit = failure.cause == net::Failure::Cause::Limit;
    if (isLimit)
        noteLimit(host, failure.error);
    const bool isForAll = isLimit || failure.retryAfter;
    if (!isForAll)
        return backoff.wait(failure);
    const auto asked = backoff.next(failure);
    if (!asked)
        return std::unexpected(asked.error());
    pause(host, *asked, backoff.outwaits(failure) ? std::optional(failure.error) : std::nullopt);
    return {};
}

} // namespace registry
