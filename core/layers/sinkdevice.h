// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/layerreader.h"

#include <QIODevice>

#include <optional>

namespace layers {

/// For libraries that write to a QIODevice: what they write goes to a ByteSink, whose first error
/// is kept and makes every later write fail. One thread.
class SinkDevice final : public QIODevice
{
public:
    explicit SinkDevice(ByteSink sink)
        : m_sink(std::move(sink))
    {
        open(WriteOnly | Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] const std::optional<core::Error> &error() const { return m_error; }
    [[nodiscard]] qint64 written() const { return m_written; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        if (m_error)
            return -1;
        if (auto taken = m_sink({data, size}); !taken) {
            m_error = std::move(taken.error());
            return -1;
        }
        m_written += size;
        return size;
    }

private:
    ByteSink m_sink;
    std::optional<core::Error> m_error;
    qint64 m_written = 0;
};

} // namespace layers
