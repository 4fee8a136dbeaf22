// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/backoff.h"
#include "core/net/httpclient.h"
#include "core/registry/registryerror.h"
#include "core/registry/repository.h"

#include <expected>
#include <stop_token>

namespace registry {

/// Requests to registries with whatever authorization they ask for. Any thread. Private to
/// core/registry.
class Session final
{
public:
    explicit Session(const net::HttpClient::Options &http)
        : m_http(http)
    {}

    /// One exchange; an answer that is no success is a Failure in words.
    [[nodiscard]] std::expected<net::Response, net::Failure>
    fetch(const Repository &repository, net::Request request, const RequestSubject &subject,
          net::BodyReceiver &receiver, const std::stop_token &stop) const;

private:
    net::HttpClient m_http;
};

} // namespace registry
