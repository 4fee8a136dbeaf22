// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/credentials.h"

#include <QStringList>

namespace registry {

/// Logins for as long as this program runs, in its memory and nowhere else: for a person whose
/// system has no keychain, or who does not want a login to be kept. Every object knows those of all
/// others. Any thread.
class RunLogins final : public CredentialSource
{
public:
    [[nodiscard]] core::Result<std::optional<Credentials>> find(const QString &name,
                                                                std::stop_token stop) override;
    void renewIdentity(const QString &name, const QString &old, const QString &renewed,
                       std::stop_token stop) override;

    /// For the registry \a domain, in place of what was there.
    void keep(const QString &domain, const Credentials &credentials);
    /// False if there was nothing.
    bool forget(const QString &domain);
    /// Registries and the names of the users there.
    [[nodiscard]] QList<std::pair<QString, QString>> all() const;
};

} // namespace registry
