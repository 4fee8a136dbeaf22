// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/heartbeat.h"

#include <condition_variable>
#include <mutex>

namespace engine {

namespace {

constexpr int MissedPings = 2; // A machine under load may miss one.

/// True if there was no request to stop.
bool sleepFor(std::chrono::milliseconds time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any changed;
    std::unique_lock lock(mutex);
    changed.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
}

} // namespace

Heartbeat::Heartbeat(Ping ping, std::chrono::milliseconds interval, const std::stop_token &outer)
    : m_ping(std::move(ping))
    , m_interval(interval)
    , m_outer(outer, [this] { m_stop.request_stop(); })
    , m_thread([this](const std::stop_token &ended) { run(ended); })
{}

void Heartbeat::run(const std::stop_token &ended)
{
    int missed = 0;
    while (missed < MissedPings) {
        if (!sleepFor(m_interval, ended))
            return;
        const bool lives = m_wasHeard.exchange(false) || m_ping(ended) || m_wasHeard;
        if (ended.stop_requested() || m_stop.stop_requested())
            return;
        missed = lives ? 0 : missed + 1;
    }
    m_hasStopped = true;
    m_stop.request_stop();
}

} // namespace engine
