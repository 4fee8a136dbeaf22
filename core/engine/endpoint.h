// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/address.h"

#include <QString>

namespace engine {

/// What makes the way to an engine safe, beyond its address.
struct Access
{
    /// Of tcp: a folder with ca.pem, cert.pem and key.pem, or some of them. Empty: TLS with the
    /// authorities that the system trusts, or no TLS on the loopback.
    QString certificates = {};
    /// Of tcp without certificates: no TLS, though the engine is on another machine, because the
    /// person chose so.
    bool allowsPlain = false;
    QString sshKey = {}; ///< Of ssh: file of the private key; empty for what ssh itself uses.
    /// Of ssh: a virtual machine that Podman made here, with another host key each time.
    bool isOwnMachine = false;

    friend bool operator==(const Access &, const Access &) = default;
};

/// An engine that may be there: nothing was asked of it yet.
struct Endpoint
{
    enum class Source {
        Given,       ///< The person named it.
        Environment, ///< DOCKER_HOST or CONTAINER_HOST.
        DockerContext,
        DockerSocket,     ///< One of the usual places.
        PodmanConnection, ///< podman-connections.json or containers.conf.
        PodmanSocket,
    };
    QString name = {}; ///< "default", "desktop-linux", "podman": unique among what was discovered.
    Address address = {};
    Source source = Source::Given;
    QString description = {}; ///< What the person wrote into the context.
    /// What `docker --context` or `podman --connection` calls it; empty if they do not know it.
    QString commandName = {};
    bool isDefault = false; ///< What `docker` or `podman` would use without being told.
    Access access = {};

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

} // namespace engine
