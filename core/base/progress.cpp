// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/progress.h"

#include <algorithm>
#include <cmath>

namespace core {

ProgressStatus Progress::status() const
{
    const std::scoped_lock lock(m_mutex);
    ProgressStatus status = m_status;
    m_rate.update(status.doneBytes);
    status.bytesPerSecond = std::max(0.0, m_rate.perSecond());
    const qint64 left = status.totalBytes - status.doneBytes;
    if (left >= 0 && status.bytesPerSecond >= 1)
        status.secondsLeft = std::llround(double(left) / status.bytesPerSecond);
    return status;
}

void Progress::setStep(const QString &step)
{
    const std::scoped_lock lock(m_mutex);
    m_status.step = step;
}

void Progress::setTotal(qint64 bytes)
{
    const std::scoped_lock lock(m_mutex);
    m_status.totalBytes = bytes;
}

void Progress::setDone(qint64 bytes)
{
    const std::scoped_lock lock(m_mutex);
    m_status.doneBytes = bytes;
}

void Progress::add(qint64 bytes)
{
    const std::scoped_lock lock(m_mutex);
    m_status.doneBytes += bytes;
}

void Progress::setPart(const ProgressPart &part)
{
    const std::scoped_lock lock(m_mutex);
    const auto known = std::ranges::find(m_status.parts, part.id, &ProgressPart::id);
    if (known != m_status.parts.end())
        *known = part;
    else if (m_status.parts.size() < MaxParts)
        m_status.parts.append(part);
}

} // namespace core
