// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/limits.h"

/// Bounds on what registries and Docker Hub list.
namespace core::limits {

inline constexpr qint64 TagPage = 4 * MiB;   ///< Of a registry, up to a thousand tags as a rule.
inline constexpr qsizetype Tags = 200'000;   ///< Of a repository.
inline constexpr qint64 HubAnswer = 8 * MiB; ///< A page of Docker Hub: 100 tags of many platforms.
inline constexpr int HubRows = 1000;         ///< In it; at most 100 are asked for.
inline constexpr int ListPages = 5000;       ///< That are asked for one after the other.
inline constexpr qint64 ReadmePicture = 4 * MiB; ///< That a description shows.

} // namespace core::limits
