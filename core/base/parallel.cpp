// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace core {

int idealWorkers()
{
    return std::max(1, int(std::thread::hardware_concurrency()));
}

Result<void> forEachInParallel(qsizetype count, int workers, std::stop_token stop,
                               const std::function<Result<void>(qsizetype, std::stop_token)> &work)
{
    std::stop_source source;
    const std::stop_callback follow(stop, [&source] { source.request_stop(); });
    std::atomic<qsizetype> next = 0;
    std::mutex mutex;
    std::optional<Error> first;

    const auto run = [&] {
        while (!source.stop_requested()) {
            const qsizetype i = next++;
            if (i >= count)
                return;
            auto done = work(i, source.get_token());
            if (done)
                continue;
            const std::scoped_lock lock(mutex);
            if (!first)
                first = std::move(done.error());
            source.request_stop();
        }
    };
    {
        std::vector<std::jthread> threads;
        for (qsizetype i = 1; i < std::min<qsizetype>(workers, count); ++i)
            threads.emplace_back(run);
        run();
    }
    if (first)
        return std::unexpected(*first);
    if (stop.stop_requested())
        return cancelled();
    return {};
}

} // namespace core
