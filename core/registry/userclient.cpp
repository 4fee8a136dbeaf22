// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/userclient.h"

#include "core/registry/routes.h"
#include "core/registry/usercredentials.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace registry {

Client::Options userClientOptions(const QStringList &insecure)
{
    return {.uploadsFile = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
                           + u"/millefeuille/uploads.json"_s,
            .credentials = userCredentials(),
            .routes = std::make_shared<Routes>(RoutePlaces::user(), insecure)};
}

} // namespace registry
