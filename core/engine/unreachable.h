// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/endpoint.h"
#include "core/net/message.h"

namespace engine {

/// Nothing listens where \a endpoint should be. Private to core/engine, as all here.
[[nodiscard]] core::Error notRunning(const Endpoint &endpoint, const QString &detail);

/// Why no whole answer came though something listens: hung up, silent, too much. \a failure that is
/// none of the network's keeps its own words.
[[nodiscard]] core::Error brokenOff(const Endpoint &endpoint, const net::Failure &failure);

/// What an answer with \a status means, which is no success; \a words are the engine's own.
[[nodiscard]] core::Error answerError(const Endpoint &endpoint, int status, const QString &words);

} // namespace engine
