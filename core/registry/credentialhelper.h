// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/credentials.h"

#include <QByteArrayView>
#include <QString>

#include <chrono>
#include <optional>
#include <stop_token>

namespace registry {

/// Asks `docker-credential-<name> get` for \a server. Nothing if it says that there is nothing; Io
/// if \a name is no plain name, the helper is not installed, fails, or takes longer than
/// \a patience; Corrupt if its answer is not what helpers say. Private to core/registry.
[[nodiscard]] core::Result<std::optional<Credentials>>
credentialsFromHelper(const QString &name, const QString &server, std::stop_token stop,
                      std::chrono::milliseconds patience = std::chrono::minutes(1));

/// Lets `docker-credential-<name> store` keep \a credentials for \a server. The secret goes by its
/// standard input. Errors as above.
[[nodiscard]] core::Result<void>
storeWithHelper(const QString &name, const QString &server, const Credentials &credentials,
                std::stop_token stop, std::chrono::milliseconds patience = std::chrono::minutes(1));

/// Reads {"ServerURL","Username","Secret"}; the user "<token>" makes the secret an identity token.
[[nodiscard]] core::Result<std::optional<Credentials>> parseHelperAnswer(QByteArrayView json);

} // namespace registry
