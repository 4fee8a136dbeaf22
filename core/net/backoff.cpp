// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/backoff.h"

#include <QLocale>
#include <QRandomGenerator>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace net {

void WaitBell::ring()
{
    {
        const std::scoped_lock lock(m_mutex);
        ++m_rings;
    }
    m_rung.notify_all();
}

quint64 WaitBell::rings() const
{
    const std::scoped_lock lock(m_mutex);
    return m_rings;
}

void WaitBell::wait(std::chrono::milliseconds pause, quint64 heard, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    m_rung.wait_for(lock, stop, pause, [&] { return m_rings > heard; });
}

Backoff::Backoff(const RetryPolicy &policy, WaitObserver observer, std::stop_token stop)
    : m_policy(policy)
    , m_observer(std::move(observer))
    , m_stop(std::move(stop))
{}

void Backoff::progressed(qint64 bytes)
{
    m_anyProgress = true;
    m_bytes += bytes;
    if (m_bytes >= m_policy.progress) {
        m_bytes = 0;
        m_attempt = 1;
        m_limits = 0;
    }
}

bool Backoff::mayRetry(const Failure &failure) const
{
    if (failure.kind == Failure::Kind::Final)
        return false;
    if (failure.retryAfter && *failure.retryAfter > m_policy.longestRetryAfter)
        return false;
    const bool neverReached = failure.kind == Failure::Kind::Unreachable && !m_anyProgress;
    return m_attempt < (neverReached ? m_policy.triesUnreachable : m_policy.tries);
}

std::chrono::milliseconds Backoff::delay() const
{
    const auto ceiling = std::min(m_policy.cap, m_policy.base * (1 << std::min(m_attempt - 1, 16)));
    return std::chrono::milliseconds(
        QRandomGenerator::global()->bounded(qint64(0), qint64(ceiling.count()) + 1));
}

bool Backoff::outwaits(const Failure &failure) const
{
    return m_observer.outwaitsLimits && failure.cause == Failure::Cause::Limit
           && m_policy.longestLimit > 0ms
           && failure.retryAfter.value_or(0ms) <= m_policy.longestLimit;
}

// Who says "in a second" again and again is not believed for ever.
std::chrono::milliseconds Backoff::pauseForLimit(const Failure &failure)
{
    if (failure.retryAfter && !failure.isLatest && m_attempt < m_policy.tries)
        return *failure.retryAfter;
    const auto step =
        std::min(m_policy.limitCap, m_policy.limitBase * (1 << std::min(m_limits++, 16)));
    if (failure.isLatest)
        return std::min(step, failure.retryAfter.value_or(step));
    return std::max(step, failure.retryAfter.value_or(0ms));
}

core::Result<std::chrono::milliseconds> Backoff::next(const Failure &failure)
{
    if (m_stop.stop_requested())
        return core::cancelled();
    const bool isOutwaited = outwaits(failure);
    if (!isOutwaited && !mayRetry(failure))
        return std::unexpected(failure.error);
    const auto pause = isOutwaited ? pauseForLimit(failure) : failure.retryAfter.value_or(delay());
    ++m_attempt;
    m_bytes = 0;
    return pause;
}

core::Result<void> Backoff::wait(const Failure &failure)
{
    const auto pause = next(failure);
    if (!pause)
        return std::unexpected(pause.error());
    WaitBell nobody;
    WaitBell &bell = m_observer.bell ? *m_observer.bell : nobody;
    // Before anybody is told: who answers at once must not be too early.
    const quint64 heard = bell.rings();
    if (m_observer.tell)
        m_observer.tell(QDateTime::currentDateTimeUtc().addDuration(*pause));
    bell.wait(*pause, heard, m_stop);
    if (m_observer.tell)
        m_observer.tell({});
    if (m_stop.stop_requested())
        return core::cancelled();
    return {};
}

std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &value,
                                                         const QDateTime &now)
{
    const QByteArray text = value.trimmed();
    bool isNumber = false;
    const qulonglong seconds = text.toULongLong(&isNumber);
    if (isNumber && text.at(0) >= '0' && text.at(0) <= '9') {
        constexpr qulonglong Year = 365ULL * 24 * 3600;
        return std::chrono::seconds(std::min(seconds, Year));
    }
    QDateTime date =
        QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!date.isValid())
        return {};
    date.setTimeZone(QTimeZone::UTC);
    return std::max(0ms, std::chrono::milliseconds(now.msecsTo(date)));
}

bool isTemporaryStatus(int status)
{
    const bool isForGood = status == 501 || status == 505; // It will not know how next time either.
    return status == 408 || status == 425 || status == 429 || (status >= 500 && !isForGood);
}

} // namespace net
