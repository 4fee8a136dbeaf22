// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/hostturn.h"

#include <utility>

namespace registry {

HostTurn::HostTurn(HostGate &gate, QStringList hosts, std::stop_token stop)
    : m_gate(gate)
    , m_hosts(std::move(hosts))
    , m_stop(std::move(stop))
{}

core::Result<void> HostTurn::take()
{
    auto places = m_gate.enter(m_hosts, m_stop);
    if (!places)
        return std::unexpected(std::move(places).error());
    const std::scoped_lock lock(m_mutex);
    if (m_waiting == 0) // Another thread may be in a pause by now.
        m_places = *std::move(places);
    return {};
}

net::WaitObserver HostTurn::during(net::WaitObserver observer)
{
    observer.tell = [this, isWaiting = false,
                     tell = std::move(observer.tell)](const QDateTime &until) mutable {
        if (until.isValid() && !isWaiting)
            giveBack();
        else if (!until.isValid() && isWaiting)
            takeBack();
        isWaiting = until.isValid();
        if (tell)
            tell(until);
    };
    return observer;
}

void HostTurn::giveBack()
{
    std::vector<HostGate::Place> places;
    const std::scoped_lock lock(m_mutex);
    ++m_waiting;
    places.swap(m_places);
}

void HostTurn::takeBack()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (--m_waiting > 0)
            return;
    }
    (void)take(); // Whoever waits sees the stop next.
}

} // namespace registry
