// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/registry/registriesconf.h"
#include "core/registry/routeplaces.h"

#include <QByteArrayView>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace registry {

/// What daemon.json of Docker says of registries.
struct DaemonConf
{
    QList<QUrl> mirrors;  ///< Of docker.io: "registry-mirrors".
    QStringList insecure; ///< "insecure-registries": hosts with ports, or networks.

    /// Corrupt if \a json is none, or names what cannot be meant. The message is empty.
    [[nodiscard]] static core::Result<DaemonConf> parse(QByteArrayView json);

    friend bool operator==(const DaemonConf &, const DaemonConf &) = default;
};

/// All files of RoutePlaces as one value. Private to core/registry.
struct RouteRules
{
    RegistriesConf conf;
    DaemonConf daemon;
    QMap<QString, bool> insecure; ///< By host, what registries.conf and the person say of it.

    /// Fails if one of the files cannot be used, with its name: what it forbids would be allowed.
    [[nodiscard]] static core::Result<RouteRules> read(const RoutePlaces &places);
    /// Differs when a file has changed.
    [[nodiscard]] static QStringList stamp(const RoutePlaces &places);

    [[nodiscard]] bool isInsecure(const QString &host) const;
};

} // namespace registry
