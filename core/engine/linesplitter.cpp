// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/linesplitter.h"

#include <utility>

namespace engine {

using core::Result;

Result<void> LineSplitter::feed(QByteArrayView bytes, const Take &take)
{
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        const QByteArrayView part = end < 0 ? bytes : bytes.first(end);
        if (part.size() > m_limit - m_line.size())
            return core::fail(core::ErrorCode::LimitExceeded,
                              core::Tr::tr("The engine sent a line that is too long."));
        m_line.append(part);
        if (end < 0)
            break;
        if (auto taken = finish(take); !taken)
            return taken;
        bytes.slice(end + 1);
    }
    return {};
}

Result<void> LineSplitter::finish(const Take &take)
{
    QByteArray line = std::exchange(m_line, {});
    if (line.endsWith('\r'))
        line.chop(1);
    return line.isEmpty() ? Result<void>() : take(line);
}

} // namespace engine
