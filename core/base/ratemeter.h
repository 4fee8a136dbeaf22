// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

#include <chrono>
#include <deque>

namespace core {

/// How fast a counter grows, over the last three seconds. One thread at a time.
class RateMeter final
{
public:
    using Clock = std::chrono::steady_clock;

    /// The counter stands at \a total.
    void update(qint64 total, Clock::time_point now = Clock::now());
    /// 0 until the counter was seen twice, 100 ms apart.
    [[nodiscard]] double perSecond() const;

private:
    struct Sample
    {
        Clock::time_point time;
        qint64 total;
    };
    std::deque<Sample> m_samples;
};

} // namespace core
