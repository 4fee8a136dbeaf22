// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/client.h"

namespace registry {

/// How this person's registries are spoken to: with every login of userCredentials(), by the ways
/// that the files of this system and this person say, \a insecure hosts besides.
[[nodiscard]] Client::Options userClientOptions(const QStringList &insecure = {});

} // namespace registry
