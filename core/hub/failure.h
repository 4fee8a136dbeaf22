// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/message.h"

#include <QDateTime>
#include <QString>

namespace hub {

/// An answer of Docker Hub that is no success, in words, and whether trying again may help.
/// \a subject is the repository or the search that it was about.
[[nodiscard]] net::Failure answerFailure(const net::Response &response, const QString &subject,
                                         const QDateTime &now);

} // namespace hub
