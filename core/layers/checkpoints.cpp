// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/checkpoints.h"

#include <algorithm>

namespace layers {

void Checkpoints::add(Checkpoint checkpoint)
{
    m_nextOutput = checkpoint.output + m_spacing;
    m_checkpoints.push_back(std::move(checkpoint));
    if (m_checkpoints.size() < Most)
        return;
    for (std::size_t i = 0; 2 * i + 1 < m_checkpoints.size(); ++i)
        m_checkpoints[i] = std::move(m_checkpoints[2 * i + 1]);
    m_checkpoints.resize(m_checkpoints.size() / 2);
    m_spacing *= 2;
    m_nextOutput = m_checkpoints.back().output + m_spacing;
}

const Checkpoint *Checkpoints::before(qint64 output) const
{
    const auto behind = std::ranges::upper_bound(m_checkpoints, output, {}, &Checkpoint::output);
    return behind == m_checkpoints.begin() ? nullptr : &*(behind - 1);
}

} // namespace layers
