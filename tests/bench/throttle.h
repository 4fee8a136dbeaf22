// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

#include <atomic>
#include <thread>

namespace bench {

/// A link of limited speed: passes TCP connections of a free loopback port on to another one, all
/// of them together at most \a bytesPerSecond from there to here. Runs from the constructor to the
/// destructor, on threads of its own.
class Throttle final
{
public:
    Throttle(quint16 target, qint64 bytesPerSecond);
    ~Throttle();
    Throttle(const Throttle &) = delete;
    Throttle &operator=(const Throttle &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    void accept();

    quint16 m_target;
    qint64 m_bytesPerSecond;
    quint16 m_port = 0;
    int m_listener = -1;
    std::atomic<bool> m_isEnding = false;
    std::jthread m_thread;
};

} // namespace bench
