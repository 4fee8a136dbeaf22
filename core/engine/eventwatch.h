// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/client.h"
#include "core/engine/engineevent.h"
#include "core/engine/linesplitter.h"

#include <chrono>
#include <functional>
#include <memory>
#include <thread>

namespace engine {

/// Follows what happens to the images and containers of an engine on a thread of its own, from its
/// making to its end. When the connection breaks, or there is none, it tries again: after a second,
/// then twice as long each time, up to a minute.
class EventWatch final
{
public:
    /// Called on the thread of the watch, one at a time.
    struct Handlers
    {
        /// From now on nothing is missed: the time to list the images, anew after a break.
        std::function<void()> connected = {};
        std::function<void(const EngineEvent &)> happened = {};
        /// Why nothing is heard; once for each break.
        std::function<void(const core::Error &)> lost = {};
    };

    EventWatch(std::shared_ptr<Client> client, Handlers handlers,
               std::chrono::milliseconds firstWait = std::chrono::seconds(1));
    /// Waits for a handler that is running, and for nothing else.
    ~EventWatch();
    Q_DISABLE_COPY_MOVE(EventWatch)

private:
    void run(const std::stop_token &stop);
    [[nodiscard]] core::Result<void> follow(const std::stop_token &stop);

    std::shared_ptr<Client> m_client;
    Handlers m_handlers;
    std::chrono::milliseconds m_firstWait;
    LineSplitter m_lines;
    bool m_isConnected = false;
    std::jthread m_thread;
};

} // namespace engine
