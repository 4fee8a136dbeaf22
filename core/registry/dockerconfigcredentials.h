// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/credentials.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace registry {

/// What `docker login` saved: config.json with its auths, credHelpers and credsStore; and after it
/// what `podman login` did, in auth.json, which has the same form. Entries for a part of a registry
/// ("quay.io/team") count for the repositories in it, the longest first. Only read, anew each time,
/// so that a login elsewhere counts at once.
class DockerConfigCredentials final : public CredentialSource
{
public:
    /// The first of \a paths that knows a name counts; a missing file knows none.
    explicit DockerConfigCredentials(const QStringList &paths = defaultPaths())
        : m_paths(paths)
    {}

    /// $DOCKER_CONFIG/config.json or ~/.docker/config.json; then $REGISTRY_AUTH_FILE, or
    /// containers/auth.json in $XDG_RUNTIME_DIR and in $XDG_CONFIG_HOME or ~/.config.
    [[nodiscard]] static QStringList defaultPaths();

    /// Corrupt if a file breaks its format, Io if it or a helper cannot be used.
    [[nodiscard]] core::Result<std::optional<Credentials>> find(const QString &name,
                                                                std::stop_token stop) override;

    /// Something that a file has a login for, with its file; who it is may be with a helper.
    struct Entry
    {
        QString registry; ///< "docker.io".
        QString username; ///< Empty if the file does not say.
        QString path;
    };
    /// Whole registries, each once, from the file that counts. What cannot be read has none.
    [[nodiscard]] QList<Entry> entries() const;

private:
    QStringList m_paths;
};

/// What a config.json or auth.json says by itself of \a name, a registry or a repository of it,
/// without asking a helper. Corrupt if it breaks its format.
[[nodiscard]] core::Result<std::optional<Credentials>> credentialsIn(const QByteArray &config,
                                                                     const QString &name);

} // namespace registry
