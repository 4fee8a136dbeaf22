// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/limits.h"

/// Bounds on the journal of unfinished pulls, which anybody may have written to.
namespace core::limits {

inline constexpr qint64 PullJournal = 64 * MiB; ///< One journal.
inline constexpr int UnfinishedPulls = 1000;    ///< In it.
inline constexpr int PullJournals = 100; ///< That are looked at; each run leaves at most one.

} // namespace core::limits
