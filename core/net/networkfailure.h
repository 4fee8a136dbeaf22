// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/message.h"

#include <QList>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslError>
#include <QUrl>

#include <chrono>

namespace net {

/// The failure of \a reply in words that name the host of \a url. Private to core/net.
[[nodiscard]] Failure networkFailure(const QNetworkReply &reply, const QUrl &url);
/// \a chain is what the other side showed, its own certificate first.
[[nodiscard]] Failure tlsFailure(const QUrl &url, const QList<QSslError> &errors,
                                 const QList<QSslCertificate> &chain);
[[nodiscard]] Failure cutFailure(const QUrl &url, qint64 received, qint64 expected);
[[nodiscard]] Failure silenceFailure(const QUrl &url, std::chrono::milliseconds silence);

} // namespace net
