// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/httpclient.h"
#include "core/registry/authenticator.h"
#include "core/registry/registryerror.h"
#include "core/registry/repository.h"

#include <expected>
#include <memory>
#include <stop_token>

namespace registry {

class Warnings;

/// Requests to registries with whatever authorization they ask for. Any thread. Private to
/// core/registry.
class Session final
{
public:
    /// What the registries have to say is noted in \a warnings, which outlives this.
    Session(const net::HttpClient::Options &http, std::shared_ptr<CredentialSource> credentials,
            Warnings &warnings);

    /// One exchange, and again with a new Authorization where the registry asks for one: once, and
    /// once more with a wider scope. An answer that is no success is a Failure in words. Of a
    /// request with a Request::source a 401 is a Temporary one: its body is gone, and the next
    /// request gets the new Authorization.
    [[nodiscard]] std::expected<net::Response, net::Failure>
    fetch(const Repository &repository, net::Request request, const RequestSubject &subject,
          net::BodyReceiver &receiver, const std::stop_token &stop);

    /// The logins have changed: nothing that was obtained with them counts any more.
    void forgetAuthorizations() { m_authenticator.forget(); }

    [[nodiscard]] const net::HttpClient &http() const { return m_http; }

private:
    [[nodiscard]] QList<Challenge> askedFor(const Repository &repository,
                                            const net::Response &response,
                                            const std::stop_token &stop) const;

    net::HttpClient m_http;
    Authenticator m_authenticator;
    Warnings &m_warnings;
};

} // namespace registry
