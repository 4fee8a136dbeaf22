// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/routeplaces.h"

#include <QDir>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace registry {

namespace {

/// Of Podman and Docker, on every system.
QString configHome()
{
    const QString home = qEnvironmentVariable("XDG_CONFIG_HOME");
    return home.isEmpty() ? QDir::homePath() + u"/.config"_s : home;
}

QStringList mainConfigurations(const QString &home)
{
    if (const QString named = qEnvironmentVariable("CONTAINERS_REGISTRIES_CONF"); !named.isEmpty())
        return {named};
    return {home + u"/containers/registries.conf"_s, u"/etc/containers/registries.conf"_s};
}

} // namespace

RoutePlaces RoutePlaces::in(const QString &own)
{
    return {.configurations = {own + u"/registries.conf"_s, own + u"/registries.conf.d"_s},
            .certificates = {own + u"/certs.d"_s},
            .daemons = {},
            .own = own};
}

RoutePlaces RoutePlaces::user()
{
    const QString home = configHome();
    RoutePlaces places = in(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
                            + u"/millefeuille"_s);
    places.mains = mainConfigurations(home);
    places.configurations = QStringList{u"/etc/containers/registries.conf.d"_s,
                                        home + u"/containers/registries.conf.d"_s}
                            + places.configurations;
    places.certificates += {home + u"/containers/certs.d"_s, u"/etc/containers/certs.d"_s,
                            home + u"/docker/certs.d"_s, u"/etc/docker/certs.d"_s};
    places.daemons = {home + u"/docker/daemon.json"_s, u"/etc/docker/daemon.json"_s};
    return places;
}

} // namespace registry
