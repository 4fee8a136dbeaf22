// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtClassHelperMacros>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace core {

/// Asks whatever has its token to stop when a time is over, or \a outer says so.
class TimeLimit final
{
public:
    explicit TimeLimit(std::chrono::milliseconds time, const std::stop_token &outer = {});
    Q_DISABLE_COPY_MOVE(TimeLimit)

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_outer;
    std::jthread m_thread; ///< Ends first.
};

/// A request to stop that comes later than \a outer, so that what was begun can end in order.
class Grace final
{
public:
    Grace(std::chrono::milliseconds time, const std::stop_token &outer);
    Q_DISABLE_COPY_MOVE(Grace)

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_isAsked = false;
    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_outer;
    std::jthread m_thread; ///< Ends first.
};

} // namespace core
