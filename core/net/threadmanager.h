// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QUrl>

#include <span>

namespace net {

/// The network access manager of the calling thread, made on first use and destroyed with the
/// thread. Private to core/net.
[[nodiscard]] QNetworkAccessManager &threadManager();

/// The buffer of the calling thread that bodies are read through.
[[nodiscard]] std::span<char> threadBuffer();

/// True if a request for \a url goes through a proxy of the system.
[[nodiscard]] bool isProxied(const QUrl &url);

/// \a url with everything set that keeps the manager from acting on its own.
[[nodiscard]] QNetworkRequest plainRequest(const QUrl &url);

} // namespace net
