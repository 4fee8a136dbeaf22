// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/credentials.h"

#include <QString>
#include <QStringList>

namespace registry {

/// Where a login goes that is shared with docker and podman.
struct SharedPlace
{
    QString path;   ///< config.json or auth.json.
    QString helper; ///< Which keeps the secret; empty: the file itself does, without encryption.
};

/// Where shareLogin() would keep a login for \a domain: config.json of Docker, which Podman reads
/// too, and auth.json of Podman if there is one, because Podman asks it first. \a paths are those
/// of DockerConfigCredentials. Corrupt or Io if a file cannot be read.
[[nodiscard]] core::Result<QList<SharedPlace>> sharedPlaces(const QString &domain,
                                                            const QStringList &paths);

/// Gives \a credentials to docker and podman, as `docker login` does: to their credential helper if
/// they are set to use one, else into the file, readable for this person alone. Files are replaced
/// whole, and whatever else they say stays. Errors as above, and of the helper.
[[nodiscard]] core::Result<void> shareLogin(const QString &domain, const Credentials &credentials,
                                            const QStringList &paths, std::stop_token stop);

} // namespace registry
