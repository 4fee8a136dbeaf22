// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/endpoint.h"
#include "core/net/message.h"

#include <memory>
#include <stop_token>

namespace engine {

/// The way to an engine. Blocking, any number of threads at once. Private to core/engine.
class Transport
{
public:
    virtual ~Transport() = default;

    /// What each request begins with: host, socket, certificates. Opens what has to be open first;
    /// errors say what to do.
    [[nodiscard]] virtual core::Result<net::Request> begin(const std::stop_token &stop) = 0;
    /// Why no answer came, in words that say what to do. May connect once more to find out.
    [[nodiscard]] virtual core::Error explain(const net::Failure &failure) = 0;

    /// The one for the kind of address. Connects nowhere yet.
    [[nodiscard]] static std::unique_ptr<Transport> make(const Endpoint &endpoint);
};

/// A request through the Unix socket or the pipe \a path. The host is only a name of ours: one for
/// each path, as connections are kept by it, and under localhost, as no proxy leads there.
[[nodiscard]] net::Request localRequest(const QString &path, bool isPipe = false);

} // namespace engine
