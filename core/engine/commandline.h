// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace engine {

struct Endpoint;

/// How a command line for the engine at \a endpoint begins, unquoted: "docker" where it is what
/// Docker uses without being told, else with its context or address; "podman" with its connection
/// or address. Reads the names of certificates, connects nowhere.
[[nodiscard]] QStringList programFor(const Endpoint &endpoint, bool isPodman);

} // namespace engine
