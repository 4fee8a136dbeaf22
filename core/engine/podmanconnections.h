// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/endpoint.h"

#include <QByteArrayView>
#include <QList>
#include <QStringList>

namespace engine {

/// The connections of `podman` in the file \a json, by name, and after them those of the files
/// \a configurations (containers.conf) that no file before or after gives to another: a name in
/// \a json hides the same one there, and of those the last counts. Files that are not there, or
/// damaged, are passed over.
[[nodiscard]] QList<Endpoint> readPodmanConnections(const QString &json,
                                                    const QStringList &configurations = {});

/// Those of podman-connections.json; connections with addresses that cannot be meant are passed
/// over. Corrupt or LimitExceeded.
[[nodiscard]] core::Result<QList<Endpoint>> parsePodmanConnections(QByteArrayView json);
/// The same of [engine.service_destinations] in containers.conf, where people write them by hand
/// and Podman before 5 did too.
[[nodiscard]] core::Result<QList<Endpoint>> parseContainersConf(QByteArrayView toml);

} // namespace engine
