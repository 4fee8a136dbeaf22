// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/credentials.h"

#include <memory>
#include <vector>

namespace registry {

/// Several sources as one: the first that knows a name counts. An error of one counts only if no
/// other knows the name.
class CredentialSources final : public CredentialSource
{
public:
    explicit CredentialSources(std::vector<std::unique_ptr<CredentialSource>> sources);

    [[nodiscard]] core::Result<std::optional<Credentials>> find(const QString &name,
                                                                std::stop_token stop) override;
    void renewIdentity(const QString &name, const QString &old, const QString &renewed,
                       std::stop_token stop) override;

private:
    std::vector<std::unique_ptr<CredentialSource>> m_sources;
};

/// Every login of this person: those for this run first, then those that this program keeps, then
/// those that docker and podman saved.
[[nodiscard]] std::shared_ptr<CredentialSource> userCredentials();

} // namespace registry
