// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/limits.h"

/// Bounds on the files that say how registries are reached.
namespace core::limits {

inline constexpr qint64 HostsFile = 1 * MiB; ///< registries.conf, daemon.json, a certificate.
inline constexpr int HostsFiles = 1000;      ///< In registries.conf.d, or in certs.d of one host.
inline constexpr int HostRules = 10'000;     ///< [[registry]] tables of all files together.
inline constexpr int Mirrors = 64;           ///< Of one registry.
inline constexpr int ShortNames = 10'000;    ///< Aliases.

} // namespace core::limits
