// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/registryerror.h"

namespace registry {

/// Why a registry did not let itself be changed, in words: for the kinds Upload and Deletion of
/// \a subject. Private to core/registry.
[[nodiscard]] core::Error writingError(const net::Response &response,
                                       const QList<ErrorEntry> &entries,
                                       const RequestSubject &subject, const QString &detail);

} // namespace registry
