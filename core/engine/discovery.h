// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/endpoint.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace engine {

/// Where engines and what names them are looked for; tests fill in folders of their own.
struct DiscoveryPlaces
{
    QString home = {};
    QString runtimeFolder = {};            ///< XDG_RUNTIME_DIR.
    QString systemRunFolder = {};          ///< /run, and /var/run on macOS
    QString dockerConfig = {};             ///< Folder of config.json and the contexts.
    QString podmanConnections = {};        ///< File.
    QStringList podmanConfigurations = {}; ///< Files like containers.conf, the last ones count.
    QStringList pipes = {};                ///< Names of the named pipes that there are, of Windows.
    QString dockerHost = {};               ///< Environment variables, empty if not set.
    QString dockerContext = {};
    /// DOCKER_CERT_PATH or the folder of config.json; empty unless DOCKER_TLS_VERIFY, DOCKER_TLS or
    /// DOCKER_CERT_PATH is set.
    QString dockerCertificates = {};
    QString containerHost = {};
    QString containerConnection = {};
    QString containerSshKey = {};

    /// Those of the person who runs the program.
    [[nodiscard]] static DiscoveryPlaces user();
};

/// The engines that contexts, connections and the environment name, and those whose sockets lie in
/// the usual places: Docker as a service, rootless, Docker Desktop, Rancher Desktop, Colima,
/// Podman; on Windows pipes of the first and the third, and of Podman's machine. Each address once,
/// the most telling name first. Reads a few small files, connects nowhere; what cannot be read is
/// passed over.
[[nodiscard]] QList<Endpoint> discover(const DiscoveryPlaces &places = DiscoveryPlaces::user());

/// The engine that \a word means: an address, or the name of one that was discovered. NotFound says
/// which names there are.
[[nodiscard]] core::Result<Endpoint>
findEndpoint(const QString &word, const DiscoveryPlaces &places = DiscoveryPlaces::user());

} // namespace engine
