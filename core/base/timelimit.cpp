// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/timelimit.h"

#include <condition_variable>
#include <mutex>

namespace core {

TimeLimit::TimeLimit(std::chrono::milliseconds time, const std::stop_token &outer)
    : m_outer(outer, [this] { m_stop.request_stop(); })
    , m_thread([this, time](const std::stop_token &ended) {
        std::mutex mutex;
        std::condition_variable_any changed;
        std::unique_lock lock(mutex);
        changed.wait_for(lock, ended, time, [] { return false; });
        if (!ended.stop_requested())
            m_stop.request_stop();
    })
{}

Grace::Grace(std::chrono::milliseconds time, const std::stop_token &outer)
    : m_outer(outer,
              [this] {
                  {
                      const std::scoped_lock lock(m_mutex);
                      m_isAsked = true;
                  }
                  m_changed.notify_all();
              })
    , m_thread([this, time](const std::stop_token &ended) {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, ended, [this] { return m_isAsked; }))
            return;
        m_changed.wait_for(lock, ended, time, [] { return false; });
        if (!ended.stop_requested())
            m_stop.request_stop();
    })
{}

} // namespace core
