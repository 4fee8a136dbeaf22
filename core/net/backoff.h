// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/limits.h"
#include "core/net/message.h"

#include <QDateTime>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>

namespace net {

struct RetryPolicy
{
    int tries = 6;
    /// While nothing has come at all and no connection came about: a wrong name shows soon.
    int triesUnreachable = 3;
    std::chrono::milliseconds base = std::chrono::milliseconds(500); ///< Doubles each time.
    std::chrono::milliseconds cap = std::chrono::seconds(30);
    /// A longer Retry-After is not waited for.
    std::chrono::milliseconds longestRetryAfter = std::chrono::minutes(10);
    /// After so many bytes the counting of tries starts anew.
    qint64 progress = core::limits::MiB;
    /// Of who outwaits limits (WaitObserver): the pause where nobody says how long; doubles each
    /// time.
    std::chrono::milliseconds limitBase = std::chrono::minutes(1);
    std::chrono::milliseconds limitCap = std::chrono::minutes(30);
    /// A limit that lasts longer is not outwaited; 0: none is.
    std::chrono::milliseconds longestLimit = std::chrono::hours(24);
};

/// Ends pauses early. Any thread.
class WaitBell final
{
public:
    /// Wakes all who wait.
    void ring();
    /// How often it rang.
    [[nodiscard]] quint64 rings() const;
    /// Blocks for \a pause, at most until a stop is requested or the bell has rung more often than
    /// \a heard.
    void wait(std::chrono::milliseconds pause, quint64 heard, const std::stop_token &stop);

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_rung;
    quint64 m_rings = 0;
};

/// Who is told of pauses, and who may end them.
struct WaitObserver
{
    /// Told on the thread that fetches, before each pause until when it lasts, and after it an
    /// invalid time.
    std::function<void(const QDateTime &until)> tell = {};
    /// Rung to try again at once; must outlive the operation. Null: nobody does.
    WaitBell *bell = nullptr;
    /// Somebody sees the pauses and can end them: what fails because a limit of the other side is
    /// reached (Failure::Cause::Limit) is tried until it is not, for hours.
    bool outwaitsLimits = false;
};

/// Counts the tries of one operation and waits between them: exponential with full jitter, or as
/// long as the other side asks; in steps of minutes for a limit that is outwaited. One thread.
class Backoff final
{
public:
    Backoff(const RetryPolicy &policy, WaitObserver observer, std::stop_token stop);

    /// Bytes came.
    void progressed(qint64 bytes);
    /// Waits after \a failure, no longer than until the bell of the observer rings. The error of \a
    /// failure if it is final or no try is left; Cancelled as soon as a stop is requested.
    [[nodiscard]] core::Result<void> wait(const Failure &failure);
    /// The same without waiting: how long it would.
    [[nodiscard]] core::Result<std::chrono::milliseconds> next(const Failure &failure);
    /// Is \a failure a limit that is outwaited, however many tries there were?
    [[nodiscard]] bool outwaits(const Failure &failure) const;

private:
    [[nodiscard]] bool mayRetry(const Failure &failure) const;
    [[nodiscard]] std::chrono::milliseconds delay() const;
    [[nodiscard]] std::chrono::milliseconds pauseForLimit(const Failure &failure);

    RetryPolicy m_policy;
    WaitObserver m_observer;
    std::stop_token m_stop;
    int m_attempt = 1;
    int m_limits = 0; ///< Pauses whose length nobody said.
    qint64 m_bytes = 0;
    bool m_anyProgress = false;
};

/// Retry-After in seconds or as a date (RFC 9110, 10.2.3), counted from \a now; nothing if it is
/// neither. Never negative.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &value,
                                                                       const QDateTime &now);

/// Statuses that say "again later": 408, 425, 429 and 5xx, but not 501 and 505.
[[nodiscard]] bool isTemporaryStatus(int status);

} // namespace net
