// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/buildlog.h"

#include <atomic>

namespace engine {

/// How far a build is. Any thread.
struct BuildProgress
{
    BuildLog log;
    std::atomic<qint64> sentBytes = 0;  ///< Of the context.
    std::atomic<qint64> totalBytes = 0; ///< 0 while the folder is looked at.
};

} // namespace engine
