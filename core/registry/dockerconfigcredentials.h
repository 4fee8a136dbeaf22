// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/credentials.h"

#include <QJsonObject>
#include <QString>

namespace registry {

/// What `docker login` saved: config.json with its auths, credHelpers and credsStore. Only read,
/// anew each time, so that a login elsewhere counts at once.
class DockerConfigCredentials final : public CredentialSource
{
public:
    /// \a path of the file; a missing file has no credentials.
    explicit DockerConfigCredentials(const QString &path = defaultPath())
        : m_path(path)
    {}

    /// $DOCKER_CONFIG/config.json or ~/.docker/config.json.
    [[nodiscard]] static QString defaultPath();

    /// Corrupt if the file breaks its format, Io if it or a helper cannot be used.
    [[nodiscard]] core::Result<std::optional<Credentials>> find(const QString &domain,
                                                                std::stop_token stop) override;

private:
    [[nodiscard]] core::Result<QJsonObject> read() const;
    [[nodiscard]] core::Result<std::optional<Credentials>> fromAuths(const QJsonObject &auths,
                                                                     const QString &domain) const;
    [[nodiscard]] std::unexpected<core::Error> broken(const QString &fact) const;

    QString m_path;
};

} // namespace registry
