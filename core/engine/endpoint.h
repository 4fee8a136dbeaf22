// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/address.h"

#include <QString>

namespace engine {

/// An engine that may be there: nothing was asked of it yet.
struct Endpoint
{
    enum class Source {
        Given,       ///< The person named it.
        Environment, ///< DOCKER_HOST or CONTAINER_HOST.
        DockerContext,
        DockerSocket,     ///< One of the usual places.
        PodmanConnection, ///< podman-connections.json.
        PodmanSocket,
    };
    QString name; ///< "default", "desktop-linux", "podman": unique among what was discovered.
    Address address;
    Source source = Source::Given;
    QString description = {}; ///< What the person wrote into the context.
    bool isDefault = false;   ///< What `docker` or `podman` would use without being told.

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

} // namespace engine
