// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtClassHelperMacros>

#include <atomic>
#include <chrono>
#include <functional>
#include <stop_token>
#include <thread>

namespace engine {

/// Looks beside a long request, on a thread of its own, whether the engine still lives while
/// nothing is heard of it, and asks the request to stop when it does not: after two looks in vain.
/// Private to core/engine.
class Heartbeat final
{
public:
    /// True if the engine answered; ends early when asked to stop.
    using Ping = std::function<bool(const std::stop_token &stop)>;

    /// Looks every \a interval until it is destroyed.
    Heartbeat(Ping ping, std::chrono::milliseconds interval, const std::stop_token &outer);
    ~Heartbeat() = default;
    Q_DISABLE_COPY_MOVE(Heartbeat)

    /// There was a byte. Any thread.
    void heard() { m_wasHeard = true; }
    /// For the request: it stops when the engine does, or \a outer says so.
    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }
    /// The engine has, and nobody asked for a stop.
    [[nodiscard]] bool hasStopped() const { return m_hasStopped; }

private:
    void run(const std::stop_token &ended);

    Ping m_ping;
    std::chrono::milliseconds m_interval;
    std::atomic<bool> m_wasHeard = false;
    std::atomic<bool> m_hasStopped = false;
    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_outer;
    std::jthread m_thread; ///< Ends first.
};

} // namespace engine
