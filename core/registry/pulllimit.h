// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/net/headers.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>
#include <stop_token>

namespace registry {

class Client;

/// How many pulls Docker Hub allows somebody, from the headers of an answer about a manifest
/// (docs.docker.com, "Docker Hub pull usage and limits").
struct PullLimit
{
    qint64 limit = 0; ///< Pulls in a window of time.
    qint64 remaining = 0;
    std::chrono::seconds window = {};
    QString source = {}; ///< Whose pulls are counted: an IP address, or the ID of an account.
    QDateTime asked = {};

    /// Nothing if \a headers name no limit, or none that can be meant.
    [[nodiscard]] static std::optional<PullLimit> parse(const net::Headers &headers,
                                                        const QDateTime &now);

    /// Everybody who comes from the same address is counted together; otherwise it is an account.
    [[nodiscard]] bool isForAddress() const;
    /// When all pulls are there again, at the latest: the Hub does not say when a window began.
    [[nodiscard]] QDateTime renewedBy() const { return asked.addDuration(window); }

    friend bool operator==(const PullLimit &, const PullLimit &) = default;
};

/// How many pulls Docker Hub still allows whoever asks here, by a HEAD, which costs none; nothing
/// if it names no limit. Asked once, without waiting. Blocks: for a worker thread. The errors of
/// Client.
[[nodiscard]] core::Result<std::optional<PullLimit>> fetchPullLimit(const Client &client,
                                                                    std::stop_token stop = {});

} // namespace registry
