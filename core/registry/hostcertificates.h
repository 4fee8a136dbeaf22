// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>
#include <mutex>

namespace net {
class TlsIdentity;
}

namespace registry {

/// What is in the folders that Docker, Podman and containerd call certs.d (containers-certs.d(5)):
/// certs.d/HOST[:PORT]/*.crt are authorities that are trusted for that host besides those of the
/// system, NAME.cert with NAME.key is who we are there. Read again when a file changes. Any thread.
/// Private to core/registry.
class HostCertificates final
{
public:
    /// Of several folders all authorities count, and the first certificate of ours.
    explicit HostCertificates(QStringList folders);

    /// Null if there is nothing for \a host ("localhost:5000") and it is verified all the same.
    /// NotFound if one of a .cert and its .key is missing, Corrupt or PermissionDenied if they
    /// cannot be used.
    [[nodiscard]] core::Result<std::shared_ptr<const net::TlsIdentity>>
    identityFor(const QString &host, bool verifies);

    /// True if there are authorities for \a host.
    [[nodiscard]] bool hasAuthorities(const QString &host) const;

    /// The names of folders that mean \a host: itself, and for systems where a name holds no colon
    /// "localhost_5000_", as containerd has it.
    [[nodiscard]] static QStringList folderNames(const QString &host);

private:
    /// Path, size and time of each file that counts.
    using Stamp = QStringList;
    struct Known
    {
        Stamp stamp;
        core::Result<std::shared_ptr<const net::TlsIdentity>> identity;
    };

    [[nodiscard]] QStringList filesOf(const QString &host) const;

    const QStringList m_folders;
    std::mutex m_mutex; ///< Guards what follows.
    std::map<std::pair<QString, bool>, Known> m_known;
};

} // namespace registry
