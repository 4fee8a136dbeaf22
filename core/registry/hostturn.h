// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/hostgate.h"

#include <mutex>
#include <vector>

namespace registry {

/// The places of one blob at its hosts. While the blob has to wait for long, which may be for
/// hours, others have them. The threads that bring one blob share it.
class HostTurn final
{
public:
    /// \a gate must outlive it.
    HostTurn(HostGate &gate, QStringList hosts, std::stop_token stop);

    /// Blocks until there are places. Cancelled is the only error.
    [[nodiscard]] core::Result<void> take();
    /// As \a observer; gives the places back at the beginning of each pause that is longer than the
    /// hiccup of a network, and blocks at its end until there are some again, or a stop is
    /// requested. Must not outlive this.
    [[nodiscard]] net::WaitObserver during(net::WaitObserver observer);

private:
    void beginPause();
    void endPause();

    HostGate &m_gate;
    const QStringList m_hosts;
    const std::stop_token m_stop;
    std::mutex m_mutex;
    int m_waiting = 0;       ///< Threads in a pause.
    bool m_isTaking = false; ///< One of them waits for places, for all.
    std::vector<HostGate::Place> m_places;
};

} // namespace registry
