// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/endpoint.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace engine {

/// The contexts of `docker` in \a configFolder, by name; their folders are named by the SHA-256 of
/// the name. Damaged ones are passed over.
[[nodiscard]] QList<Endpoint> readContexts(const QString &configFolder);
/// One of them, from the bytes of its meta.json.
[[nodiscard]] core::Result<Endpoint> parseContext(QByteArrayView metaJson);
/// What `docker context use` wrote into config.json; empty if nothing.
[[nodiscard]] QString currentContext(const QString &configFolder);

} // namespace engine
