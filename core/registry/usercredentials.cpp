// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/usercredentials.h"

#include "core/registry/dockerconfigcredentials.h"
#include "core/registry/keychain.h"
#include "core/registry/runlogins.h"

namespace registry {

CredentialSources::CredentialSources(std::vector<std::unique_ptr<CredentialSource>> sources)
    : m_sources(std::move(sources))
{}

core::Result<std::optional<Credentials>> CredentialSources::find(const QString &name,
                                                                 std::stop_token stop)
{
    std::optional<core::Error> error;
    for (const auto &source : m_sources) {
        auto found = source->find(name, stop);
        if (found && *found)
            return found;
        if (stop.stop_requested())
            return core::cancelled();
        if (!found && !error)
            error = std::move(found.error());
    }
    if (error)
        return std::unexpected(*std::move(error));
    return std::nullopt;
}

void CredentialSources::renewIdentity(const QString &name, const QString &old,
                                      const QString &renewed, std::stop_token stop)
{
    for (const auto &source : m_sources)
        source->renewIdentity(name, old, renewed, stop);
}

std::shared_ptr<CredentialSource> userCredentials()
{
    std::vector<std::unique_ptr<CredentialSource>> sources;
    sources.push_back(std::make_unique<RunLogins>());
    sources.push_back(std::make_unique<Keychain>());
    sources.push_back(std::make_unique<DockerConfigCredentials>());
    return std::make_shared<CredentialSources>(std::move(sources));
}

} // namespace registry
