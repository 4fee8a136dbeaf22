// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace registry {

/// The files that say how registries are reached. None of them has to be there.
struct RoutePlaces
{
    QStringList mains = {}; ///< registries.conf: the first of these that is there counts.
    /// After it more of them, or folders of *.conf; what a later one says counts over an earlier
    /// one.
    QStringList configurations;
    QStringList certificates; ///< Folders called certs.d.
    QStringList daemons;      ///< daemon.json of Docker.
    /// Where this program keeps what the person chose in it: see RouteChoices. Part of the others.
    QString own;

    /// Those of this person and this system, with $XDG_CONFIG_HOME and $CONTAINERS_REGISTRIES_CONF
    /// as Podman heeds them.
    [[nodiscard]] static RoutePlaces user();
    /// Those of this program alone, in the folder \a own.
    [[nodiscard]] static RoutePlaces in(const QString &own);
};

} // namespace registry
