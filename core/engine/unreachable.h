// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/endpoint.h"
#include "core/net/message.h"

namespace engine {

/// Why no answer came from \a endpoint, in words that say what to do: not running, no permission,
/// refused, hung up, silent. Connects once more to find out. Private to core/engine.
[[nodiscard]] core::Error unreachable(const Endpoint &endpoint, const net::Failure &failure);

/// What an answer with \a status means, which is no success; \a words are the engine's own.
[[nodiscard]] core::Error answerError(const Endpoint &endpoint, int status, const QString &words);

} // namespace engine
