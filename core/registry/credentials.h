// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

#include <optional>
#include <stop_token>

namespace registry {

/// How to log in to a registry. Never shown, never logged.
struct Credentials
{
    QString username = {};
    QString password = {};
    /// A refresh token for the registry's token server; counts over the password.
    QString identityToken = {};

    friend bool operator==(const Credentials &, const Credentials &) = default;
};

/// Where user names and passwords come from. Any thread; may block on a keychain that asks the
/// person.
class CredentialSource
{
public:
    virtual ~CredentialSource() = default;

    /// What is saved for \a name, a registry ("docker.io", "localhost:5000") or a repository of it
    /// ("docker.io/library/nginx"); nothing if there is nothing.
    [[nodiscard]] virtual core::Result<std::optional<Credentials>> find(const QString &name,
                                                                        std::stop_token stop) = 0;
    /// A token server has given \a renewed in place of the identity token \a old for \a name, which
    /// may be good for nothing now: who keeps \a old and may change it keeps the new one.
    virtual void renewIdentity(const QString & /*name*/, const QString & /*old*/,
                               const QString & /*renewed*/, std::stop_token /*stop*/)
    {}
};

} // namespace registry
