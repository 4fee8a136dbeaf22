// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/credentials.h"

namespace registry {

/// The logins that this program keeps, in the keychain of the system (Secret Service or KWallet,
/// macOS Keychain, Windows Credential Store): one for each registry. Any thread; every call may
/// wait for the person to unlock the keychain.
class Keychain final : public CredentialSource
{
public:
    /// Nothing too where there is no keychain, or it stays locked: then there is no login of ours.
    [[nodiscard]] core::Result<std::optional<Credentials>> find(const QString &name,
                                                                std::stop_token stop) override;
    void renewIdentity(const QString &name, const QString &old, const QString &renewed,
                       std::stop_token stop) override;

    /// Keeps \a credentials for the registry \a domain in place of what was there. Unsupported if
    /// the system has no keychain, PermissionDenied if it stays locked.
    [[nodiscard]] core::Result<void> save(const QString &domain, const Credentials &credentials,
                                          std::stop_token stop);

    /// False if nothing was kept for \a domain. Errors as of save().
    [[nodiscard]] core::Result<bool> forget(const QString &domain, std::stop_token stop);
};

} // namespace registry
