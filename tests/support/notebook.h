// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/message.h"

#include <functional>

namespace support {

/// Notes what it gets.
class Notebook final : public net::BodyReceiver
{
public:
    core::Result<void> begin(const net::Response &response) override
    {
        status = response.status;
        return {};
    }
    core::Result<void> receive(QByteArrayView piece) override
    {
        total += piece.size();
        ++pieces;
        if (keep)
            bytes.append(piece);
        if (onPiece)
            return onPiece();
        return {};
    }

    int status = 0;
    qint64 total = 0;
    int pieces = 0;
    bool keep = true;
    QByteArray bytes;
    std::function<core::Result<void>()> onPiece;
};

} // namespace support
