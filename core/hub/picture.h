// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <stop_token>

class QUrl;

namespace hub {

/// What the address of a picture in a description leads to, at most limits::ReadmePicture bytes,
/// not looked into. By TLS, and from hosts that everybody can reach, also behind a redirect: a
/// description must not make us knock on doors at home. Blocks: for worker threads.
///
/// Errors: InvalidArgument for another address; Network; NotFound for an answer that is none;
/// LimitExceeded; Cancelled.
[[nodiscard]] core::Result<QByteArray> fetchPicture(const QUrl &address,
                                                    const std::stop_token &stop = {});

} // namespace hub
