// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/credentials.h"

#include <QByteArray>

#include <optional>

namespace registry {

/// What an entry of the keychain holds for \a credentials. Private to core/registry.
[[nodiscard]] QByteArray toKeychainEntry(const Credentials &credentials);

/// Nothing if another program, or another version of this one, wrote something else, or too much.
[[nodiscard]] std::optional<Credentials> parseKeychainEntry(const QByteArray &entry);

} // namespace registry
