// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/userclient.h"

#include "core/registry/routes.h"
#include "core/registry/usercredentials.h"

namespace registry {

Client::Options userClientOptions(const QStringList &insecure)
{
    return {.credentials = userCredentials(),
            .routes = std::make_shared<Routes>(RoutePlaces::user(), insecure)};
}

} // namespace registry
