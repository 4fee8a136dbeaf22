// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>

namespace engine {

/// Cuts what an engine sends in pieces into lines of at most some length. One thread.
class LineSplitter final
{
public:
    /// Gets a line without "\n" or "\r\n", valid during the call.
    using Take = std::function<core::Result<void>(QByteArrayView line)>;

    explicit LineSplitter(qint64 limit)
        : m_limit(limit)
    {}

    /// Hands the lines that are complete now to \a take. LimitExceeded, or the first error of
    /// \a take; after either nothing more can be fed.
    [[nodiscard]] core::Result<void> feed(QByteArrayView bytes, const Take &take);
    /// Hands what came after the last end of a line to \a take, if there is anything.
    [[nodiscard]] core::Result<void> finish(const Take &take);
    /// Forgets the line that was begun.
    void clear() { m_line.clear(); }

private:
    qint64 m_limit;
    QByteArray m_line;
};

} // namespace engine
