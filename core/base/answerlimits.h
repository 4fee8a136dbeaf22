// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/limits.h"

/// Bounds on what registries say besides images and lists.
namespace core::limits {

inline constexpr qsizetype ChallengeHeader = 16 * KiB; ///< One WWW-Authenticate.
inline constexpr qsizetype Challenges = 16;
inline constexpr qsizetype ChallengeParameters = 32;
inline constexpr qsizetype ErrorEntries = 8;       ///< Of an error body.
inline constexpr qsizetype ErrorText = 512;        ///< Characters of one.
inline constexpr qsizetype WarningBytes = 4 * KiB; ///< All Warning headers of one answer.
inline constexpr qsizetype Warnings = 16;          ///< Different ones of one registry.

} // namespace core::limits
