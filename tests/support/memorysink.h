// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/blobsink.h"

#include <QByteArray>

namespace support {

/// Keeps a blob in memory and counts how often it had to start anew.
class MemorySink final : public registry::BlobSink
{
public:
    qint64 position() const override { return bytes.size(); }
    core::Result<void> write(QByteArrayView piece) override
    {
        bytes.append(piece);
        return {};
    }
    core::Result<void> rewind() override
    {
        bytes.clear();
        ++rewinds;
        return {};
    }

    QByteArray bytes;
    int rewinds = 0;
};

} // namespace support
