// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/eventwatch.h"

#include "core/base/limits.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace engine {

using core::Result;

namespace {

constexpr std::chrono::milliseconds LongestWait = 1min;

void sleepFor(std::chrono::milliseconds time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any changed;
    std::unique_lock lock(mutex);
    changed.wait_for(lock, stop, time, [] { return false; });
}

} // namespace

EventWatch::EventWatch(std::shared_ptr<Client> client, Handlers handlers,
                       std::chrono::milliseconds firstWait)
    : m_client(std::move(client))
    , m_handlers(std::move(handlers))
    , m_firstWait(firstWait)
    , m_lines(core::limits::EngineEvent)
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{}

EventWatch::~EventWatch()
{
    m_thread.request_stop();
    m_thread.join();
}

void EventWatch::run(const std::stop_token &stop)
{
    std::chrono::milliseconds wait = m_firstWait;
    bool isLost = false;
    while (!stop.stop_requested()) {
        m_isConnected = false;
        m_lines.clear();
        const auto ended = follow(stop);
        if (stop.stop_requested())
            return;
        if (m_isConnected) {
            wait = m_firstWait;
            isLost = false;
        }
        if (!ended && !isLost && m_handlers.lost)
            m_handlers.lost(ended.error());
        isLost = isLost || !ended;
        // Engines end the answer in order when they end.
        m_client->forgetVersion();
        sleepFor(wait, stop);
        wait = std::min(2 * wait, LongestWait);
    }
}

Result<void> EventWatch::follow(const std::stop_token &stop)
{
    const QUrlQuery query{{u"filters"_s, QString::fromLatin1(QUrl::toPercentEncoding(
                                             uR"({"type":["image","container"]})"_s))}};
    const auto begun = [this] {
        m_isConnected = true;
        if (m_handlers.connected)
            m_handlers.connected();
    };
    const auto take = [this](QByteArrayView line) {
        // One that cannot be understood says nothing about the next.
        if (const auto event = EngineEvent::parse(line); event && m_handlers.happened)
            m_handlers.happened(*event);
        return Result<void>();
    };
    return m_client->stream(
        {.path = u"/events"_s, .query = query, .isEndless = true},
        [this, take](QByteArrayView bytes) { return m_lines.feed(bytes, take); }, stop, begun);
}

} // namespace engine
