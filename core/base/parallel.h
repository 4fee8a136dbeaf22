// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <functional>
#include <stop_token>

namespace core {

/// As many workers as processors, at least one.
[[nodiscard]] int idealWorkers();

/// Runs \a work for 0 ... \a count - 1, in that order, on up to \a workers threads at a time, and
/// waits for all. The first error asks the others to stop through the token each gets, which also
/// follows \a stop, and is returned.
[[nodiscard]] Result<void>
forEachInParallel(qsizetype count, int workers, std::stop_token stop,
                  const std::function<Result<void>(qsizetype, std::stop_token)> &work);

} // namespace core
