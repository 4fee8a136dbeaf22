// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/hostturn.h"

#include <utility>

using namespace std::chrono_literals;

namespace registry {

namespace {

/// Somebody else's blob may keep a place for many minutes, while what this one has open ends.
constexpr auto KeptFor = 10s;

} // namespace

HostTurn::HostTurn(HostGate &gate, QStringList hosts, std::stop_token stop)
    : m_gate(gate)
    , m_hosts(std::move(hosts))
    , m_stop(std::move(stop))
{}

core::Result<void> HostTurn::take()
{
    auto places = m_gate.enter(m_hosts, m_stop);
    const std::scoped_lock lock(m_mutex);
    m_isTaking = false;
    if (!places)
        return std::unexpected(std::move(places).error());
    if (m_waiting == 0) // Another thread may be in a pause by now.
        m_places = *std::move(places);
    return {};
}

net::WaitObserver HostTurn::during(net::WaitObserver observer)
{
    observer.tell = [this, isPaused = false,
                     tell = std::move(observer.tell)](const QDateTime &until) mutable {
        if (tell)
            tell(until);
        const bool isLong = until > QDateTime::currentDateTimeUtc().addDuration(KeptFor);
        if (isLong && !isPaused)
            beginPause();
        else if (!until.isValid() && isPaused)
            endPause();
        isPaused = until.isValid() && (isPaused || isLong);
    };
    return observer;
}

void HostTurn::beginPause()
{
    std::vector<HostGate::Place> places;
    const std::scoped_lock lock(m_mutex);
    ++m_waiting;
    places.swap(m_places);
}

void HostTurn::endPause()
{
    {
        // Never twice: a place is no use to a thread whose other one waits for the next.
        const std::scoped_lock lock(m_mutex);
        if (--m_waiting > 0 || m_isTaking)
            return;
        m_isTaking = true;
    }
    (void)take(); // Whoever waits sees the stop next.
}

} // namespace registry
