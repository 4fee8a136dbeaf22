// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/redaction.h"
#include "core/registry/credentials.h"

#include <QByteArray>
#include <QStringList>

#include <stop_token>

namespace engine {

/// The value of X-Registry-Auth, with which an engine logs in for \a repository
/// ("docker.io/library/nginx"); empty if nothing is saved for it.
[[nodiscard]] core::Result<QByteArray>
registryAuth(registry::CredentialSource &source, const QString &repository, std::stop_token stop);
/// The value of X-Registry-Config, with which it logs in to any of \a domains; empty if nothing is
/// saved for any of them.
[[nodiscard]] core::Result<QByteArray> registryConfig(registry::CredentialSource &source,
                                                      const QStringList &domains,
                                                      std::stop_token stop);

/// Takes the secrets of a value of either out of what an engine answers.
[[nodiscard]] core::Redaction redactionOf(const QByteArray &auth);

} // namespace engine
