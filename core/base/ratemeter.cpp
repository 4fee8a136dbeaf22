// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/ratemeter.h"

namespace core {

namespace {
using namespace std::chrono_literals;
constexpr auto Window = 3s;
constexpr auto Shortest = 100ms;
} // namespace

void RateMeter::update(qint64 total, Clock::time_point now)
{
    if (!m_samples.empty() && now - m_samples.back().time < Shortest)
        return;
    m_samples.push_back({now, total});
    while (m_samples.size() > 2 && now - m_samples[1].time >= Window)
        m_samples.pop_front();
}

double RateMeter::perSecond() const
{
    if (m_samples.size() < 2)
        return 0;
    const std::chrono::duration<double> time = m_samples.back().time - m_samples.front().time;
    return double(m_samples.back().total - m_samples.front().total) / time.count();
}

} // namespace core
