// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/net/certificate.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace registry {

/// What the person chose in this program of how single registries are reached, in a folder of files
/// that can be read, changed and copied by hand:
///
/// * certs.d/HOST_PORT_/SHA256.crt: authorities that are trusted for that host alone;
/// * insecure.conf: [[registry]] tables with `location` and `insecure`, for whole hosts.
///
/// Hosts are "quay.io", "localhost:5000". Any thread, but one that changes at a time; fails as
/// files do.
class RouteChoices final
{
public:
    explicit RouteChoices(QString folder);

    /// By host, what was chosen: true is insecure, false never insecure. Corrupt if the file is
    /// damaged; nothing of it counts then.
    [[nodiscard]] core::Result<QMap<QString, bool>> insecure() const;
    /// \a isInsecure false takes the choice back.
    [[nodiscard]] core::Result<void> setInsecure(const QString &host, bool isInsecure);

    /// By host.
    [[nodiscard]] QMap<QString, QList<net::Certificate>> trusted() const;
    /// Trusts whatever \a authority vouches for, at \a host.
    [[nodiscard]] core::Result<void> trust(const QString &host, const net::Certificate &authority);
    [[nodiscard]] core::Result<void> distrust(const QString &host,
                                              const net::Certificate &authority);

    [[nodiscard]] QString insecureFile() const;
    [[nodiscard]] QString folderOf(const QString &host) const;

private:
    QString m_folder;
};

/// What is to be trusted so that \a chain, a host's own certificate first, is: the authority at its
/// end if it was shown, else the host's own certificate and no other.
[[nodiscard]] net::Certificate authorityOf(const QList<net::Certificate> &chain);

} // namespace registry
