// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/message.h"

namespace net {

/// Collects a short body; LimitExceeded as soon as it is known to be longer than allowed.
class BoundedBody final : public BodyReceiver
{
public:
    explicit BoundedBody(qint64 limit)
        : m_limit(limit)
    {}

    [[nodiscard]] core::Result<void> begin(const Response &response) override;
    [[nodiscard]] core::Result<void> receive(QByteArrayView piece) override;
    [[nodiscard]] QByteArray take() { return std::exchange(m_bytes, {}); }

private:
    [[nodiscard]] std::unexpected<core::Error> tooLarge() const;

    qint64 m_limit;
    QByteArray m_bytes;
    QUrl m_url;
};

} // namespace net
